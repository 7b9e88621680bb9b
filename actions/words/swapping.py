"""One wording of a line in the place of another, as it is ordered: "in line 9 change £12.60 to £13.10"."""

from __future__ import annotations

import re

from actions.words import pieces, put_right
from actions.words.wishes import BEGINNING

# More words are what the line is to say, and not what gives way in it.
WORDS_AT_MOST = 8
# Nobody orders that in a longer sentence.
LONGEST = 300
_ENDS = r"(?:[\s.,;!]+(?:please|pls|thanks|thank\s+you))*[\s.,;!]*$"
_LINE = re.compile(
    r"[\s,]*\b(?:(?:in|on|of|for|at|from|to)\s+)?(?:the\s+|my\s+)?(?:lines?|number)\s*\d+\b(?:['’]s)?(?:\s+back)?[\s,:]*",
    re.I,
)
_WORDING = r"(?!(?:i|we|they|he|she|it|you|there|this|that|to|be|is)\b)\S+(?:\s+\S+){0,2}?"
_SWAPS = [
    re.compile(pattern, re.I | re.S)
    for pattern in (
        rf"{BEGINNING}(?:change|replace|swap|correct|make|alter|turn|amend|fix)\s+(?P<old>\S.*?)\s+(?:to|with|by|for|into)\s+"
        rf"(?P<new>\S.*?){_ENDS}",
        rf"(?:.*\b(?:with|to|say|put|read|as|but|only)\s+)?(?P<new>\S.*?),?\s+(?:in\s+place|instead)\s+of\s+(?P<old>\S.*?){_ENDS}",
        rf"(?:change\s+)?(?:(?:it\s+)?(?:should|ought\s+to)\s+(?:be|say|read)\s+)?(?P<new>{_WORDING}),?\s+(?:and\s+)?not\s+(?P<old>{_WORDING}){_ENDS}",
        rf"(?P<old>\S.*?)\s+(?:should|ought\s+to|must|needs\s+to)\s+(?:say|read)\s+(?P<new>\S.*?){_ENDS}",
    )
]
_QUOTES = "\"“”'‘’ ,"
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?:word\s+)?", re.I)


def swapped(text: str, order: str) -> tuple[str, str] | None:
    """A text with one wording in the place of another, and what else was said; None where it does not say the first."""
    first, *others = pieces.sentences(order) or [""]
    if len(first) > LONGEST:
        return None
    told = " ".join(_LINE.sub(" ", first).split())
    for old, new in _pairs(told):
        there = put_right.held(old, text) if old else []
        if there and old.lower() != text.strip(" .").lower():
            for begin, end in reversed(there):
                text = f"{text[:begin]}{new}{text[end:]}"
            return text, " ".join(others)
    return None


def _pairs(told: str) -> list[tuple[str, str]]:
    """What gives way and what takes its place, by each way of saying so; with an article before them or without."""
    figures = put_right.swap_in(told)
    pairs = [(figures.old, figures.new)] if figures else []
    for pattern in _SWAPS:
        found = pattern.match(told)
        old, new = (found["old"].strip(_QUOTES), found["new"].strip(_QUOTES)) if found else ("", "")
        if 0 < len(old.split()) <= WORDS_AT_MOST and 0 < len(new.split()) <= WORDS_AT_MOST:
            pairs += [(old, new), (_ARTICLE.sub("", old), _ARTICLE.sub("", new))]
    return pairs
