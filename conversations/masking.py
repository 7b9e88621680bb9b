"""Words that leaders took out of their record, hidden from coaches wherever else they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

MARK = "[taken out by its writer]"
# A sentence of fewer words may stand anywhere, and a shorter quotation may be of anything.
FEWEST_WORDS = 3
SHORTEST_QUOTE = 8
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]")


class Mask:
    """Hides sentences, and what is quoted of them in part, in texts and in all texts of cards and the like."""

    def __init__(self, sentences: Sequence[str]) -> None:
        whole = sorted((one for one in sentences if len(one.split()) >= FEWEST_WORDS), key=len, reverse=True)
        self._plain = [_plain(one) for one in whole]
        spelt = (r"\s+".join(re.escape(word) for word in one.split()) for one in whole)
        self._whole = re.compile("|".join(spelt) or r"(?!)", re.IGNORECASE)

    def __call__(self, value: Any) -> Any:
        """The same text, list or object, hidden in what hides."""
        if not self._plain:
            return value
        if isinstance(value, str):
            return self._hidden(value)
        if isinstance(value, dict):
            return {name: self(one) for name, one in value.items()}
        return [self(one) for one in value] if isinstance(value, list) else value

    def _hidden(self, text: str) -> str:
        if self._is_part(text):
            return MARK
        left = self._whole.sub(MARK, text)
        return _QUOTED.sub(lambda quote: MARK if self._is_part(quote[1]) else quote[0], left)

    def _is_part(self, text: str) -> bool:
        """Whether a text is an excerpt of what is hidden."""
        said = _plain(text)
        return len(said) >= SHORTEST_QUOTE and any(said in one for one in self._plain)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(".\u2026 ")
