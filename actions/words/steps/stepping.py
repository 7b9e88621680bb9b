"""Reading what a leader says of a step itself, where the step, who or when was asked for."""

from __future__ import annotations

import re
from datetime import date

from actions.state import State
from actions.words.language import pieces, reading
from actions.words.language.pieces import content_words, sentences
from actions.words.language.replies import REPLIES
from actions.words.steps import deadlines, owners
from actions.words.steps.verdicts import announces, explains, is_slight, verdict_in
from actions.words.time import looking_back
from actions.words.time.dates import meant_in, without_days
from knowledge.phrases import pattern_of, plain

# With no more words that carry something, a clause beside a question only says why it is asked: "it mustn't".
CARRYING = 1
# A day in so few words, with so few besides that carry something, is a reply where one was asked for.
WORDS_OF_A_DAY, BESIDE_A_DAY = 8, 2
_WHICH = re.compile(
    r"(?:(?:sorry|ok|okay|hang on|wait|but|and|so|er|um) )*(?:which|what) (?:one|step)\b(?! will\b| should\b)"
)
_STEP = re.compile(r"\b(?:steps?|actions?)\b")
# "Is the housing step in the plan as well?", "have you got both of them down?"
_OF_PLAN = re.compile(
    r"\b(?:is|isnt|are|arent|was|were|has|have|havent|did|didnt|do|whats|what|which|how many|where|wheres)\b"
    r"(?: [a-z0-9]+){0,12}? "
    r"(?:(?:in|on|of) (?:the|my|that) (?:plan|list)|(?:my|the) (?:next )?(?:plan|steps|list)"
    r"|(?:the|that|my) (?:\w+ ){0,4}?(?:step|one) (?:\w+ ){0,6}?"
    r"(?:in|on|there|down|kept|added|included|missing|gone|lost)"
    r"|(?:it|that|them|those|both|one) (?:down|in|there|on there))\b"
)
# "I said me and the deputy" may be taken for a protest.
# "Go on then, in three weeks" may be taken for a wish to go on.
DATED_BY = ("resume", "next_steps")
REPEATED_BY = ("complaint", "help", "smalltalk", "about", "amend", "change", "correct")
_REPEATS = re.compile(
    r"\W*(?:(?:but|no|well|like|as)\W+)*(?:i(?:['’]ve|\s+have)?(?:\s+(?:just|already|did))*\s+)?(?:said|told\s+you|say)\b"
    r"(?:\s+(?:that|it|so|already))*\W+",
    re.I,
)

_PLEADS, _RECALLS, _OF_ANSWER, _NO_DAY = (
    pattern_of(REPLIES[name]) for name in ("pleads", "recalls_steps", "of_an_answer", "no_day")
)
_NO_MORE = pattern_of(REPLIES["no_more_steps"])
# "No one knows" is no no; and what somebody corrects begins with one, too.
_ENDS = re.compile(
    r"(?:no|nope|nah|none|enough|im done|i am done|all done|thats (?:it|all|plenty|enough|me))\b(?! (?:one|body)\b)"
)
_NO_STEP = re.compile(
    r"[,;]?\s*\b(?:and|but|so)?\s*(?=[^.;!?]{0,80}?(?:\bnot\b|\bno\b|n['’]?t\b)[^.;!?]{0,80}?\b(?:step|action)\b)"
    r"\b(?:that|this|it|which)(?:['’]?s|\s+is|\s+was)?(?:n['’]?t)?\s+(?:really\s+|just\s+)?(?:not\s+|no\s+)?"
    r"(?:really\s+)?(?:an?\s+|one\s+of\s+my\s+)?(?:next\s+)?(?:step|action)\b[^.;!?]*[.;!?]*",
    re.I,
)
_BOUNDARY = re.compile(r"[.;!?]\s+|,\s+(?=(?:and|but|then|also)\b)", re.I)
_WHO = pattern_of(REPLIES["step_who"])


def put_otherwise(state: State, line: str, wish: str, new: str, today: date) -> State | None:
    """The state with another day for a step, or somebody else who does it; None where other words for it are meant."""
    number = int(line.removeprefix("step-")) if line.startswith("step-") else len(state.steps)
    if number >= len(state.steps):
        return None
    step, day = state.steps[number], meant_in(new, today)
    if day and looking_back.is_merely_a_day(new, today):
        changed = deadlines.moved(step, day, (), today).but(when=new, date=day.isoformat(), unread=None)
    elif _WHO.search(plain(wish.removesuffix(new))):
        # What is said after the name says why, or something else.
        changed = step.but(who=owners.leading_in(new) or new)
    else:
        return None
    return state.but(steps=(*state.steps[:number], changed, *state.steps[number + 1 :]))


def without_denied(text: str) -> tuple[str, str]:
    """A text without what it calls no step itself, and that; "" where it only says so of what came before."""
    found = _NO_STEP.search(text)
    if found is None:
        return text, ""
    starts = [0, *(one.end() for one in _BOUNDARY.finditer(text, 0, found.start()))]
    # What is denied stands before it, in the same sentence or the last that says anything.
    start = next((at for at in reversed(starts) if not is_slight(text[at : found.start()])), 0)
    rest = f"{text[:start].rstrip(' ,;')} {text[found.end() :].lstrip(' ,;.!?')}".strip()
    return (rest, text[start : found.end()]) if text[start : found.start()].strip() else (text, "")


def names_a_step(text: str) -> bool:
    return bool(_STEP.search(plain(text)))


def recalls(text: str) -> bool:
    """Whether somebody says that they told their steps before, or wants to put one in."""
    verdict = verdict_in(text)
    return bool(_RECALLS.search(plain(text))) and not (verdict and verdict.undone == "none")


def without_recall(text: str) -> str:
    """What else is said beside that."""
    return " ".join(one for one in sentences(text) if not _RECALLS.search(plain(one)))


def pleads(text: str) -> bool:
    """Whether somebody asks to be helped with what they are asked, or to have it chosen."""
    return any(_PLEADS.search(plain(one)) for one in sentences(text))


def asks_back(text: str) -> bool:
    """Whether a reply asks something, and tells nothing besides."""
    said = sentences(text)
    is_asked = [reading.asks_something(one) for one in said]
    return any(is_asked) and all(asks or _leans(one) for asks, one in zip(is_asked, said, strict=True))


def without_talk(text: str) -> str:
    """A reply without sentences that only announce a step, protest that it was told, or lean on what was asked."""
    return " ".join(one for one in sentences(text) if not _leans(one))


def _leans(sentence: str) -> bool:
    is_remark = explains(sentence) and len(content_words(sentence)) <= CARRYING
    return is_slight(sentence) or announces(sentence) or is_remark


def is_of_the_steps(text: str, intent: str, is_telling: bool) -> bool:
    """Whether words are of the steps, whatever they were read as: one is none, or was told already.

    `is_telling`: steps are told just now; else they must be named.
    """
    verdict = verdict_in(text)
    if verdict and verdict.undone == "none":
        return is_telling or names_a_step(text)
    if is_telling and (asks_which(text) or asks_of_plan(text)):
        return True
    repeated = _REPEATS.match(text) if is_telling and intent in REPEATED_BY else None
    return bool(repeated and owners.owner_in(text[repeated.end() :]))


def asks_which(text: str) -> bool:
    """Whether somebody asks which step it is that they are asked about."""
    return any(_WHICH.match(pieces.bare(one)) for one in sentences(text))


def asks_of_plan(text: str) -> bool:
    """Whether somebody asks what stands in the plan, or whether a step does."""
    return any("?" in one and bool(_OF_PLAN.search(plain(one))) for one in sentences(text))


def is_a_day(text: str, today: date) -> bool:
    """Whether a few words name a day, and hardly anything besides: "ffs. check mon"."""
    is_short = len(text.split()) <= WORDS_OF_A_DAY and "?" not in text
    return is_short and meant_in(text, today) is not None and len(content_words(without_days(text))) <= BESIDE_A_DAY


def is_of_an_answer(text: str) -> bool:
    """Whether words speak of a question or an answer, so that they may be no step."""
    return bool(_OF_ANSWER.search(plain(text)))


def ends(text: str) -> bool:
    """Whether a reply says in any form that there is no more: it begins with a no, or says enough."""
    first = next(iter(sentences(text)), "")
    return bool(_ENDS.match(plain(first)) or reading.declines(text) or _NO_MORE.search(plain(first)))


def names_no_day(text: str) -> bool:
    """Whether somebody wants no day set."""
    return bool(_NO_DAY.search(plain(text)))
