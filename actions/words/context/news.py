"""What is told while a question is open and may answer none: news since then, or a fact put right; see `news.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_RETURNED, _CORRECTS, _SWAPS = (re.compile(_TABLE[name]) for name in ("returned", "corrects", "swaps"))
_CLAUSES = re.compile(r"[,;:]\s+|\s+[–—-]+\s+")
_FIGURES = re.compile(r"[£$€]?\d[\d.,]*\d|[£$€]?\d")
# Fewer words that carry something tell nothing.
LEAST = 2


@dataclass(frozen=True)
class News:
    """What is told, what was answered before it, and whether it puts right what was told."""

    told: str
    before: str = ""
    is_correction: bool = False


def news_in(text: str, known: str) -> News | None:
    """What a reply tells that may be no answer; a figure that is swapped stands in `known`, all that was told."""
    said = pieces.sentences(text)
    for at, one in enumerate(said):
        first = _CLAUSES.split(one, maxsplit=1)[0]
        behind = one[len(first) :]
        rest = " ".join([*([behind.strip(" ,;:–—-")] if behind.strip(" ,;:.!?–—-") else []), *said[at + 1 :]])
        words = pieces.bare(first)
        if _CORRECTS.fullmatch(words) and _tells(rest):
            return News(rest, " ".join(said[:at]), is_correction=True)
        if at == 0 and _RETURNED.fullmatch(words) and _tells(rest):
            return News(rest)
        swapped = _SWAPS.fullmatch(one.lower())
        if swapped and swapped["old"] in _FIGURES.findall(known):
            return News(one, " ".join([*said[:at], *said[at + 1 :]]), is_correction=True)
    return None


def shares_figure(told: str, text: str) -> bool:
    """Whether a figure that is put right stands in a text."""
    return bool({*_FIGURES.findall(told)} & {*_FIGURES.findall(text)})


def _tells(text: str) -> bool:
    return len(pieces.content_words(text)) >= LEAST
