"""What a leader who cannot choose a step said themselves that could be one."""

from __future__ import annotations

import re

from actions import course
from actions.moves import playing_back
from actions.speaking import Choice
from actions.state import State
from actions.words import pieces, scores

IDEAS = 3
WORDS_OF_AN_IDEA = 14
WORDS_OF_A_PROMISE = 30
# "I will have to see" promises nothing.
_WILL = re.compile(
    r"(?:(?:so|and|then|well|ok|yes|right),? )*(?:i will|i['’]?ll|i am going to|i['’]?m going to)(?: \w+ly)? "
    r"(?!(?:have to|need to|never|not|always|be (?:honest|there|fine)|admit|say|think|see how|try to remember)\b)\w+",
    re.I,
)


def commitments_of(state: State) -> list[Choice]:
    """What the leader said in an answer that they will do, the last first, as choices; no step that is put down."""
    known = {pieces.bare(step.what) for step in state.drafted}
    texts = [reply.text for ask in state.plan.asks if (reply := course.standing(state, ask.key))]
    said = (one.strip(" .;") for text in texts for one in pieces.sentences(text) if _WILL.match(one))
    fresh = [one for one in said if len(one.split()) <= WORDS_OF_A_PROMISE and pieces.bare(one) not in known]
    return [Choice("answer:idea", one) for one in list(dict.fromkeys(fresh))[::-1][:IDEAS]]


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
