"""Which lines of the record somebody wants to keep where the rest is to go, and which part of a line is to go."""

from __future__ import annotations

import re

from actions.words import pieces
from actions.words.reading import NUMBERS
from knowledge.phrases import plain

_NUMBER = rf"(?:\d+|{'|'.join(NUMBERS[1:])})"
_NAMED = rf"(?:(?:the )?(?:lines?|numbers?|nos?) )?{_NUMBER}"
_LIST = rf"{_NAMED}(?: ?(?:and|to|through|&|-)? ?{_NAMED})*"
_KEEP = r"(?:keep|leave|hold on to|hang on to|save|retain|i (?:only |just )want(?: to keep)?|i want to keep)"
_ONLY = re.compile(
    rf"\bi (?:only|just) want (?:to keep )?(?P<wanted>{_LIST})|"
    rf"\b(?:only {_KEEP}|{_KEEP} (?:only|just|nothing but)|just {_KEEP}) (?P<lines>{_LIST})"
    rf"|\b{_KEEP} (?P<others>{_LIST})(?= only\b| alone\b)"
)
_KEPT = re.compile(rf"\b{_KEEP} (?P<lines>{_LIST})\b")
_REST = re.compile(
    r"\b(?:the rest|everything else|all else|anything else|all the others?|the others|the remainder|nothing else)\b"
)
_EXCEPT = re.compile(
    rf"\b(?:take|strike|delete|remove|drop|throw|get rid of|lose|bin|cut|scrap)\b.*\b(?:everything|all|the lot)\b.*"
    rf"\b(?:except|but|apart from|bar|other than|besides)(?: for)? (?P<lines>{_LIST})"
)
# What is told of others, or of oneself, is no order.
_TELLS = re.compile(r"\b(?:we|they|you|she|he|to|ll|ve|would|managers?|staff)(?: \w+)? $")
_LINES = re.compile(r"\b(?:lines?|numbers?)\b")
_PART = re.compile(
    r"\b(?:line |number )\d+['’]s (?P<of>\w.*?)(?=[,.;]|\s+(?:and|out|off)\b|$)"
    r"|[\"“‘](?P<quoted>[^\"”’]{3,})[\"”’]|(?<=\s)'(?P<marked>[^']{3,})'(?=\s|$)"
    r"|\b(?:the|that) (?:bit|part|words?|piece|sentence|clause)s? "
    r"(?:about|on|where|with|that says|saying|of|which says)?"
    r"\s*(?P<about>\w.*?)(?=\s+(?:from|in|out of|out|off|of)\b(?:\s+(?:of|from|in)?\s*(?:line|number)?)|[,.;]|$)",
    re.I,
)


def only_kept_in(text: str) -> list[int] | None:
    """The numbers of the lines that are to stay where all others go; None where that is not wished."""
    words = plain(text).replace(",", " ").replace(".", " ")
    words = re.sub(r"\s+", " ", words)
    found = _ONLY.search(words) or _EXCEPT.search(words) or (_KEPT.search(words) if _REST.search(words) else None)
    if found is None or _TELLS.search(words[: found.start()]):
        return None
    named = found.groupdict()
    places = _numbers(named.get("wanted") or named.get("lines") or named.get("others") or "")
    return places if len(places) > 1 or _LINES.search(words) else None


def part_in(text: str) -> str | None:
    """The part of a line that is to go, as it is named; None where the whole line is meant."""
    found = _PART.search(text)
    return next(filter(None, found.groups()), None) if found else None


def is_quoted(text: str) -> bool:
    """Whether the part of a line that is to go is given word for word."""
    found = _PART.search(text)
    return found is not None and bool(found["quoted"] or found["marked"])


def without_part(text: str, part: str, word_for_word: bool = False) -> str | None:
    """A line without the words that are given, or without its one sentence or clause about them; None where none is."""
    at = text.lower().find(part.lower()) if word_for_word else -1
    if at >= 0:
        return _tidy(text[:at] + text[at + len(part) :])
    wanted = pieces.content_words(part)
    for parts in (pieces.sentences(text), pieces.clauses(text)):
        about = [one for one in parts if wanted & pieces.content_words(one)]
        if len(about) == 1 and len(parts) > 1:
            return _tidy(text.replace(about[0], "", 1))
    return None


def _tidy(text: str) -> str | None:
    left = re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())).strip(" ,;")
    return left or None


def _numbers(named: str) -> list[int]:
    """Each number that is named; "9 to 12" is all between them."""
    figures = re.sub(rf"\b({'|'.join(NUMBERS[1:])})\b", lambda one: str(NUMBERS.index(one[0])), named)
    ranged = re.sub(
        r"(\d+) ?(?:to|through|-) ?(?:lines? |numbers? )?(\d+)",
        lambda one: " ".join(str(n) for n in range(int(one[1]), min(int(one[2]), 99) + 1)),
        figures,
    )
    return [int(one) for one in re.findall(r"\d+", ranged)]
