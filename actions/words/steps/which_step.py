"""Which step of the plan words name: by its place, or by words of it or of who does it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.parts import Step
from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from actions.words.time.dates import without_days
from knowledge.phrases import pattern_of, plain

_NAMES = ("one first 1st 1", "two second 2nd 2", "three third 3rd 3", "four fourth 4th 4", "five fifth 5th 5")
_NTH = r"first|second|third|fourth|last|1st|2nd|3rd|4th"
_PLACE = re.compile(
    rf"\b(?:(?:step|number|no)\s+(?P<step>\d|one|two|three|four|five)\b"
    rf"|(?P<nth>{_NTH})(?:\s+next)?\s+(?:steps?|ones?)\b(?:['’]s)?"
    r"|(?:^|[.;,]\s+)the\s+(?P<alone>first|second|third|last)\b(?=\s+(?:of|has|is|was|should|needs|swallow\w*|took|ate|got)\b|\W*$)"
    rf"|^\W*(?:the\s+)?(?P<bare>{_NTH})\W*$"
    rf"|(?:for|of|on)\s+the\s+(?P<of>first|second|third|last)(?=\s*(?:[,.;:]|$|\s(?:it|its|the|my|our|me|i|we)\b)))",
    re.I,
)
_NEXT = re.compile(r"\b(?:next|other|further)\s+(?:step|one)\b", re.I)
SLIGHT = pattern_of(
    [*REPLIES["beside"], *REPLIES["no"], *REPLIES["dated"], *REPLIES["corrects_a_day"], *REPLIES["right_beside"]]
)


def place_in(text: str, plan: Sequence[Step]) -> int | None:
    """The step that is counted: "the first one", "step 2"; None where none is, or the plan has none there."""
    found = _PLACE.search(text)
    if found is None:
        return None
    said = next(filter(None, found.groups())).lower()
    counted = next((n for n, names in enumerate(_NAMES) if said in names.split()), len(plan))
    at = len(plan) - 1 if said == "last" else counted
    return at if 0 <= at < len(plan) else None


def counts_beyond(text: str, plan: Sequence[Step]) -> bool:
    """Whether a step is counted that the plan does not have yet, or called the next."""
    found = _PLACE.search(text)
    is_past = found is not None and place_in(text, plan) is None
    return bool(plan) and (is_past or (found is None and bool(_NEXT.search(text))))


def without_place(text: str) -> str:
    """The text without what counts a step, in which a "1st" is no day."""
    return _PLACE.sub(" ", text)


def named_in(text: str, plan: Sequence[Step]) -> int | None:
    """The step that is counted, or else that shares most words with a text; None where none does."""
    at = place_in(text, plan)
    if at is not None:
        return at
    words = SLIGHT.sub(" ", plain(_unowned(without_days(text))))
    return pieces.nearest(words, {n: words_of(step) for n, step in enumerate(plan)})


def shares(rest: frozenset[str], step: Step) -> bool:
    return bool(_stems(rest) & _stems(pieces.content_words(words_of(step))))


def is_all_of(rest: frozenset[str], step: Step) -> bool:
    """Whether words say nothing but words of a step."""
    return bool(rest) and _stems(rest) <= _stems(pieces.content_words(words_of(step)))


def words_of(step: Step) -> str:
    return _unowned(f"{step.what} {step.who or ''}")


def _stems(words: frozenset[str]) -> set[str]:
    return {word.rstrip("s") for word in words}


def _unowned(text: str) -> str:
    """ "Mark's" is of Mark."""
    return re.sub(r"['’]s\b", "", text)
