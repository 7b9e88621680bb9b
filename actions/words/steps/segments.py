"""How a reply is cut into what may be steps: as it counts them, calls them so, or sets them side by side."""

from __future__ import annotations

import re

from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from actions.words.steps.doers import JOINS, MODAL, SUBJECT
from actions.words.steps.verdicts import announces, is_slight
from actions.words.time.calendar import MONTH, SPAN
from knowledge.phrases import pattern_of, plain

# Numbers that count steps stand at the beginning of a clause, one after another.
_COUNTED = re.compile(
    r"(?:^|[.;:,\n]|\s(?=\(?[a-e]\)|\(?\d[.)]\s))\s*(?:and\s+|then\s+)?"
    r"(?:\(?(?:step\s+)?(\d)\b[.):]?|(?:step\s+(one|two|three|four|five)\b[.):]?"
    r"|(one|two|three|four|five)(?:\s+is)?\s*[,.:)–-])|\(?([a-e])\)"
    r"|(?:the\s+)?(first|second|third|fourth|fifth)(?:ly)?\b(?:\s+(?:next\s+)?(?:step|one)\b)?(?:\s+is(?:\s+(?:to|that))?\b)?[,:]?)"
    r"(?=\s+\S)",
    re.I,
)
# "Me, 4 December" counts no step.
_OF_A_DAY = re.compile(rf"\s+(?:of\s+)?(?:{MONTH}|{SPAN}\b)", re.I)
_PLACES = ("1 one first a", "2 two second b", "3 three third c", "4 four fourth d", "5 five fifth e")
_INTRODUCES = pattern_of(REPLIES["introduces_steps"])
_SEGMENTS = re.compile(
    rf"((?<=[.;!?])\s+|\n+|,?\s+(?:and\s+then|then|and\s+also)\s+(?={SUBJECT}{MODAL})"
    rf"|,\s+(?:and\s+)?(?={SUBJECT}{MODAL}))"
)
_BULLET = re.compile(r"^\s*[-•*–]\s+")
_ONLY_JOINS = re.compile(rf"[\s.,;!]*(?:{JOINS})?[\s.,;!]*", re.I)
_LABELLED = re.compile(
    r"(?:^|[.;!?\n]\s*)(?:(?:and|but|so|now|right|ok|oh|wait|well|yes|no|look|actually|hang on|hold on|sorry|also"
    r"|thanks|(?:just\s+)?(?:before|after)\s+(?:that|this|we\s+\w+(?:\s+on)?|i\s+\w+)|first)[,\s]+)*"
    r"(?:(?:i(?:['’]ve|\s+(?:do\s+|did\s+)?(?:have|had|want))|there(?:['’]s|\s+(?:is|are)))(?:\s+got)?\s+)?"
    r"(?:(?:my|the|an?|one|two|three|another|some|more|other|further|first|second|third|last|final)\s+)*"
    r"(?:(?:next\s+)?steps?|plan)(?:\s+(?:are|is|then|after all|now))?\s*:\s*",
    re.I,
)
# "Before that, one more step: …".
WORDS_BEFORE_A_LABEL = 3
_LEADS_UP = re.compile(r":\s+|,\s+|\s+[–—-]+\s+")


def labelled_in(text: str) -> tuple[str, str] | None:
    """What a reply says before "steps:", and what it calls so; None where it calls nothing so."""
    found = _LABELLED.search(text)
    told = text[found.end() :].strip() if found else ""
    return (text[: found.start() + 1].strip(), told) if found and pieces.content_words(told) else None


def without_announcing(text: str) -> str:
    """The text without what only leads up to a step: "one more:", "two things.", "I did just tell you!"."""
    left = text
    for sentence in pieces.sentences(text):
        led = _led_up_to(sentence)
        called = labelled_in(sentence)
        is_called = called is not None and len(called[0].split()) <= WORDS_BEFORE_A_LABEL
        told = called[1] if called and is_called else led or ("" if announces(sentence) else sentence)
        left = left.replace(sentence, told, 1)
    return left.strip() or text


def _led_up_to(sentence: str) -> str:
    """What a sentence leads up to: "yep, one more: ring the chair"; empty where it does not."""
    for _ in range(WORDS_BEFORE_A_LABEL):
        before, *behind = _LEADS_UP.split(sentence, maxsplit=1)
        if not behind or not pieces.content_words(behind[0]):
            return ""
        if announces(before):
            return behind[0]
        if not is_slight(before):
            return ""
        sentence = behind[0]
    return ""


def segments(text: str) -> list[tuple[str, str]]:
    """The parts of a reply that may be steps, each with what stands before it."""
    parts = ["", *_SEGMENTS.split(text)]
    ends = ["", *(part.rstrip()[-1:] for part in parts[1::2])]
    told = [(ends[n], _BULLET.sub("", part).strip()) for n, part in enumerate(parts[1::2])]
    return [(joint, one) for joint, one in told if not _ONLY_JOINS.fullmatch(one)]


def counted(text: str) -> list[str]:
    """The steps that a reply counts: "1 ring health. 2 write to the DfE"; none where it counts none."""
    found = [one for one in _COUNTED.finditer(text) if not _OF_A_DAY.match(text, one.end())]
    # Who has told a step before goes on counting from there: "Second step: … Third step: …".
    first = _number(found[0]) if found and "step" in found[0][0].lower() else 0
    if first is None or len(found) < 2 or any(_number(one) != n for n, one in enumerate(found, first)):
        return []
    ends = [*(one.start() for one in found[1:]), len(text)]
    told = [text[one.end() : end].strip(" .,;\n") for one, end in zip(found, ends, strict=True)]
    opening = text[: found[0].start()].strip(" .,:;\n")
    is_said = pieces.content_words(_INTRODUCES.sub(" ", plain(opening)))
    return [f"{opening}: {told[0]}", *told[1:]] if is_said else told


def _number(counted: re.Match[str]) -> int | None:
    """The place that is counted, from 0 on; None for one that no plan has."""
    said = next(one for one in counted.groups() if one).lower()
    return next((n for n, words in enumerate(_PLACES) if said in words.split()), None)
