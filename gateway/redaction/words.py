"""A text as words with their places, and what stands around each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gateway.redaction.labels import LABEL

# A hyphen or an apostrophe inside a word belongs to it.
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
# Whose words are nobody's: labels, addresses, links, handles, paths, what is glued to a number. A stroke, a dot or an
# underscore alone makes none: people type "Ann/Ben", "I asked Ann.She is away" and "_Ann_".
_NOBODYS = re.compile(
    LABEL.pattern
    + r"|(?:https?://|www\.)\S*|(?<![\w.-])(?:[\w-]{1,63}\.){1,5}(?:uk|com|org|net|eu|io|edu|gov)\b(?:/\S*)?"
    r"|(?<![\w.+-])[\w.+-]{1,64}@\S*|@[\w.-]+|(?<!\S)(?:~|[A-Za-z]:)?[/\\][\w.-]+[/\\]\S*|\d+[^\W\d_]+"
)
# No word has so many letters; spaCy takes the square of the time for what goes on without a space.
_ENDS = re.compile(r"[.!?,;:]\s+|\n+|\S{60}")
_JOINTS = re.compile(r"(?:\S++\s++){12,}?(?=(?:and|but|because|so|who|which|when|while|that|if)\s)")
# What may stand before the first word of a sentence: nothing, a stop, or an opening quotation mark.
_OPENING = " \t\"“‘'(*>-–—"
_STOPS = ".!?:;\n…•"
# What may stand before a capital letter inside a name.
_PREFIX = re.compile(r"(?:Mc|Mac|O['’]|D['’]|De|Di|Fitz|Le|La|Van|St)(?=[^\W\d_])")


@dataclass(frozen=True)
class Word:
    """One word without its possessive; `opens` where a sentence begins with it, so that its capital says nothing."""

    text: str
    start: int
    end: int
    opens: bool
    is_possessive: bool

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """All in capitals, as acronyms are."""
        return len(self.text) > 1 and self.text.isupper()


def words_of(text: str) -> list[Word]:
    """The words of a text; those of labels such as "[name]", and those inside addresses and numbers, are left out."""
    nobodys = [match.span() for match in _NOBODYS.finditer(text)]
    words: list[Word] = []
    upcoming = 0
    for match in _WORD.finditer(text):
        while upcoming < len(nobodys) and nobodys[upcoming][1] <= match.start():
            upcoming += 1
        inside = upcoming < len(nobodys) and nobodys[upcoming][0] <= match.start()
        if not inside:
            words.append(_word(text, match))
    return words


def clauses_of(text: str) -> Iterator[tuple[int, str]]:
    """The text cut where clauses end, each with its place; put together they are the text again."""
    start = 0
    for match in _ENDS.finditer(text):
        yield from _shorter(text, start, match.end())
        start = match.end()
    yield from _shorter(text, start, len(text))


def _shorter(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """A long clause of somebody who uses no commas, cut where they would stand."""
    for match in _JOINTS.finditer(text, start, end):
        yield start, text[start : match.end()]
        start = match.end()
    if start < end:
        yield start, text[start:end]


def _word(text: str, match: re.Match[str]) -> Word:
    plain = _POSSESSIVE.sub("", match.group())
    start = match.start()
    return Word(plain, start, start + len(plain), _opens(text, start), plain != match.group())


def _opens(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in _OPENING:
        at -= 1
    return at < 0 or text[at] in _STOPS


def is_shaped_as_name(word: str) -> bool:
    """Capitals stand only at the beginning of its parts, as in "McAdam-Lee" and not in "DfE"."""
    parts = word.split("-")
    return all(len(part) == 1 or part[1:].islower() or _PREFIX.sub("", part, count=1)[1:].islower() for part in parts)
