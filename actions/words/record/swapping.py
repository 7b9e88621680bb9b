"""Words of a line of the record that are to give way to others: "in line 9 change £12.60 to £13.10"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.record import corrections, lines

# What gives way, and what comes in its place.
Pair = tuple[str, str]

# More words are what the line is to say, and not what gives way in it; nobody orders that in a longer sentence.
WORDS_AT_MOST, LONGEST = 8, 300
_QUOTE = "[\"“”'‘’]?"
_OLD, _NEW = r"(?P<old>[^.!?;:]{1,60}?)", r"(?P<new>[^!?;:]{1,60}?)"
_END = rf"{_QUOTE}(?:,?\s+(?:please|pls|thanks|thank\s+you|there|in\s+it))*[\s.,;!]*$"
_CHANGES = re.compile(
    r"\b(?:change|swap|replace|alter|correct|amend|turn)\s+(?:the\s+(?:words?|figure|number)\s+|the\s+|that\s+)?"
    rf"{_QUOTE}{_OLD}{_QUOTE}\s+(?:to|with|for|into|by)\s+{_QUOTE}{_NEW}{_END}",
    re.I,
)
# What stands before the new wording where the old one is named behind it.
_INSTEAD = re.compile(
    rf"\b(?:say|says|read|reads|be|with|was|is|to|put|have|use)\s+(?:a\s+|an\s+|the\s+)?{_QUOTE}{_NEW}{_QUOTE},?\s+"
    rf"(?:and\s+|but\s+)?(?:instead\s+of|in\s+place\s+of|rather\s+than|not)\s+(?:a\s+|an\s+|the\s+)?{_QUOTE}{_OLD}{_END}",
    re.I,
)
_LINE = re.compile(
    r"[\s,]*\b(?:(?:in|on|of|for|at|from|to)\s+)?(?:the\s+|my\s+)?(?:lines?|number)\s*\d+\b(?:['’]s)?(?:\s+back)?[\s,:]*",
    re.I,
)
_WORDING = r"(?!(?:i|we|they|he|she|it|you|there|this|that|to|be|is)\b)\S+(?:\s+\S+){0,2}?"
_BARE = re.compile(rf"(?:change\s+)?(?P<new>{_WORDING}),?\s+(?:and\s+)?not\s+(?P<old>{_WORDING}){_END}", re.I)
_SHOULD = re.compile(
    rf"(?P<old>\S.{{0,60}}?)\s+(?:should|ought\s+to|must|needs\s+to)\s+(?:say|read)\s+{_NEW}{_END}", re.I
)
_AS_IT_WAS = re.compile(r"\b(?:back|to)\s+(?:as|how|what)\s+(?:it|they)\s+(?:was|were)\b|\bback\s+to\s+how\b", re.I)


@dataclass(frozen=True)
class LineSwap:
    """The number of a line, what may give way in it to what, and whether it is put back before that."""

    line: int
    pairs: tuple[Pair, ...]
    is_put_back: bool


def swap_in_line(sentence: str) -> LineSwap | None:
    """What of a line gives way to what; None where a sentence says no such thing, or names no line."""
    places = lines.lines_in(sentence) if lines.is_numbered(sentence) else []
    pairs = pairs_in(_LINE.sub(" ", sentence)) if len(places) == 1 else ()
    return LineSwap(places[0], pairs, bool(_AS_IT_WAS.search(sentence))) if pairs else None


def pairs_in(sentence: str) -> tuple[Pair, ...]:
    """What gives way to what, by each way of saying so: the wording that is named last is what is meant."""
    said = " ".join(sentence.split()).strip(" :,")
    if len(said) > LONGEST:
        return ()
    figures = corrections.swap_in(said)
    ways = (_last(_INSTEAD, said), _CHANGES.search(said), _BARE.match(said), _SHOULD.match(said))
    pairs = [(found["old"].strip(), found["new"].strip()) for found in ways if found]
    if figures:
        pairs.append((figures.old, figures.new))
    return tuple(one for one in pairs if all(0 < len(words.split()) <= WORDS_AT_MOST for words in one))


def swapped(text: str, pairs: Sequence[Pair]) -> str | None:
    """A text with one wording in the place of another; None where it does not hold it, holds it twice, or is it."""
    for old, new in pairs:
        places = corrections.held(old, text)
        if len(places) == 1 and pieces.bare(new) and pieces.bare(old) != pieces.bare(text):
            ((start, end),) = places
            put = new[0].upper() + new[1:] if text[start].isupper() else new
            return text[:start] + put + text[end:]
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """What is found from the latest place on, so that the new wording is no longer than it must be."""
    starts = [found.start() for found in re.finditer(r"(?<!\w)\w", text)]
    return next(filter(None, (pattern.match(text, at) for at in reversed(starts))), None)
