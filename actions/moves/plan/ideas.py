"""What a leader who cannot choose a step said themselves that could be one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions import course
from actions.moves.questions import playing_back
from actions.speaking import Choice
from actions.state import State
from actions.words.dialogue import scores
from actions.words.language import pieces, reading
from actions.words.steps.verdicts import verdict_in

IDEAS = 3
WORDS_OF_AN_IDEA = 14
WORDS_OF_A_PROMISE = 30
# "I will have to see" promises nothing.
_WILL = re.compile(
    r"(?:(?:so|and|then|well|ok|yes|right),? )*(?:i will|i['’]?ll|i am going to|i['’]?m going to)(?: \w+ly)? "
    r"(?!(?:have to|need to|never|not|always|be (?:honest|there|fine)|admit|say|think|see how|try to remember)\b)\w+",
    re.I,
)

# A reply that takes what was offered, and says nothing else.
_TAKES = re.compile(
    r"(?:(?:yes|yeah|yep|yup|aye|ok|okay|sure|please|pls|definitely|absolutely|certainly|indeed|right|so|and|then|well|too|also"
    r"|both|all|three|two|of|on|them|those|these|it|that|this|the|a|one|ones|first|second|third|last|[1-3]|to|is|for|with|as|i|ill|id"
    r"|will|would|like|want|do|take|have|put|add|keep|go|use|include|down|in|my|plan|steps?|good|great|fine|lovely|thanks"
    r"|thank you|me)(?: |$))+"
)
_POINTS = re.compile(
    r"\b(?:yes|go on|yeah|yep|yup|aye|ok|okay|sure|definitely|absolutely|certainly|one|take|add|keep|put|use)\b"
)
_EVERY = re.compile(r"\b(?:both|all)\b")
_NAMES = re.compile(
    r"(?:(?:yes|yeah|yep|ok|okay|sure|please|to|and|i|ill|id|will|like|want|take|do|have|add|put|keep|use) )*"
    r"(?:(?:the|that|my) (?:one|step|bit) (?:about|on|with|for|to) (\w+(?: \w+){0,5})"
    r"|(?:the|that|my) (\w+(?: \w+){0,4}) (?:one|step|bit))(?: (?:please|pls|too|as well|then|thanks|down|in))*"
)


def commitments_of(state: State) -> list[Choice]:
    """What the leader said in an answer that they will do, the last first, as choices; no step that is put down."""
    known = {pieces.bare(step.what) for step in state.drafted}
    texts = [reply.text for ask in state.plan.asks if (reply := course.standing(state, ask.key))]
    said = (one.strip(" .;") for text in texts for one in pieces.sentences(text) if _WILL.match(one))
    fresh = [one for one in said if len(one.split()) <= WORDS_OF_A_PROMISE and pieces.bare(one) not in known]
    return [Choice("answer:idea", one) for one in list(dict.fromkeys(fresh))[::-1][:IDEAS]]


def accepted(state: State, words: str) -> tuple[list[str], str] | None:
    """What was said before that a reply takes for a step, and what else it says; None where it takes nothing so.

    "Yes to that one", of one; "the first", "both", "the one about housing", of several.
    """
    offered = [one.label for one in commitments_of(state)]
    said = pieces.sentences(words)
    for n, sentence in enumerate(said if offered else ()):
        clauses = pieces.clauses(sentence)
        for some in (clauses, clauses[:1]):
            taken = [] if verdict_in(", ".join(some)) else _meant_by(" ".join(some), offered)
            if taken:
                behind = sentence[sentence.index(some[-1]) + len(some[-1]) :].lstrip(" ,;:–-")
                return taken, " ".join(one for one in (*said[:n], behind, *said[n + 1 :]) if one)
    return None


def _meant_by(words: str, offered: Sequence[str]) -> list[str]:
    """Which of what is offered words take, that say nothing else; nothing where that is not clear."""
    bare = pieces.bare(words)
    if _TAKES.fullmatch(bare):
        counted = [n - 1 if n > 0 else n for n in reading.places_in(words) if n <= len(offered)]
        is_pointed = len(offered) == 1 and bool(_POINTS.search(bare))
        return [*offered] if is_pointed or _EVERY.search(bare) else [offered[n] for n in counted]
    found = _NAMES.fullmatch(bare)
    at = pieces.nearest(found[1] or found[2], dict(enumerate(offered))) if found else None
    return [offered[at]] if at is not None else []


def ideas_of(state: State) -> list[Choice]:
    """Up to three short things that the leader said, as choices; first what they said would help."""
    struck = state.amendments.struck
    given = [ask for ask in state.plan.asks if ask.key in state.replies and ask.key not in struck]
    texts = [state.amendments.reworded.get(ask.key, state.replies[ask.key].text) for ask in given]
    told = [
        (ask.kind == "raise", scores.says_what_raises(text), n, text)
        for n, (ask, text) in enumerate(zip(given, texts, strict=True))
    ]
    clauses = (playing_back.telling_clause(text) for *_, text in sorted(told, reverse=True))
    short = (one.strip(" .,;") for one in clauses if one and len(one.split()) <= WORDS_OF_AN_IDEA)
    return [Choice("answer:idea", one) for one in list(dict.fromkeys(short))[:IDEAS]]
