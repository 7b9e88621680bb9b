"""What a step has somebody told, in its words: the days and the people in it are no day and nobody of the step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.parts import Step
from actions.words.language import pieces
from actions.words.steps import owners

_TELLS = (
    r"(?:say|tell|telling|saying|told|words?|wording|lines?|script|messages?|text|emails?|letter|note|promise|answer|reply"
    r"|announce|explain|tells|says|assure|inform|remind|warn|let)"
)
_ASKS = r"(?:write|ask|ring|call|phone)"
_SPEAKER = r"(?:i|we|you|u|they|he|she|it|there|nobody|nothing|everything|no\s+one|dont|don['’]t|please)"
_WILL = (
    r"(?:['’]?ll|['’]?d|\s+(?:will|wont|won['’]t|shall|are\s+going\s+to|is\s+going\s+to|can|must|should|would|have\s+to"
    r"|need\s+to))"
)
# "Same words to each: I don't know yet"; a speech that is quoted; "tell them they'll know by the 12th".
_SPOKEN = re.compile(
    rf"\b(?:{_TELLS}|{_ASKS})\b[^.:;!?\n\"“”]{{0,60}}:\s+(?=(?:{_SPEAKER})(?:['’]?\w{{1,3}})?\b)(?P<colon>[^\n]+)"
    r"|\b(?:same|one|these|following|this)\s+(?:words?|messages?|lines?|script|wording|thing)\b"
    r"[^.:;!?\n\"“”]{0,40}:\s+(?P<worded>[^\n]+)"
    r"|(?<=\w)[\s,:]+[\"“](?P<quoted>[^\"“”\n]{2,})[\"”]"
    rf"|\b{_TELLS}\b[^.,:;!?\n\"“”]{{1,60}}?\s(?P<that>(?:that\s+)?(?:they|you|u|we|he|she|it|there){_WILL}\b[^.,;:!?\n]*)",
    re.I,
)
# Where a step ends beside a speech: with who does it, or its day.
_TAIL = re.compile(r"(?:[.!?]\s+|,\s+)(?=[^,.!?]+[.!]?\s*$)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?!(?:you|u|youll|they|it|that|this|there)\b)", re.I)
# What stands for a speech while the rest is read: a word that nothing knows.
_STANDS_FOR = "xqz"
# With fewer words before it, a colon leads up to the step itself: "email: I'll ask Dan".
WORDS_BEFORE = 2
# Who does it and when are no more parts than these.
TAILS = 3


def hidden(text: str) -> tuple[str, list[str]]:
    """The text with a word for each thing that is to be told, and these; `shown` puts them back."""
    speeches = list[str]()
    for found in reversed([*_SPOKEN.finditer(text)]):
        name = next(name for name, said in found.groupdict().items() if said)
        start, end = found.span(name)
        if name in ("colon", "worded"):
            if len(text[pieces.clause_start(text, start - 2) : start].split()) < WORDS_BEFORE:
                continue
            end = start + len(_speech(text[start:end]))
        speeches.append(text[start:end])
        text = f"{text[:start]}{_word_for(len(speeches) - 1)}{text[end:]}"
    return text, speeches


def shown(step: Step, speeches: Sequence[str]) -> Step:
    """The step with all that was hidden in its words."""
    said = {"what": step.what, "who": step.who, "when": step.when, "unread": step.unread}
    for n, speech in reversed([*enumerate(speeches)]):
        said = {name: words and words.replace(_word_for(n), speech) for name, words in said.items()}
    return step.but(**said) if speeches else step


def _word_for(place: int) -> str:
    return _STANDS_FOR + chr(ord("a") + place % 26) * (1 + place // 26)


def _speech(text: str) -> str:
    """How far a speech goes that nothing closes: up to another sentence that is not of it, or who does it, or when."""
    text = _SENTENCE.split(text, maxsplit=1)[0]
    for _ in range(TAILS):
        found = _TAIL.search(text)
        tail = text[found.end() :].strip(" .!") if found else ""
        is_tail = owners.says_who_surely(tail) or owners.says_when(tail) or owners.ends_with_owner(tail)
        if found is None or not is_tail:
            break
        text = text[: found.start()]
    return text.rstrip(" .!")
