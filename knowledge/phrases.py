"""Lists of words and phrases as patterns: a star stands for any ending, case and punctuation do not count."""

from __future__ import annotations

import re
from collections.abc import Sequence


def plain(text: str) -> str:
    """Lower case, apostrophes dropped, all else that is no letter, figure, `%` or `.` a space."""
    unquoted = text.lower().replace("'", "").replace("\u2019", "")
    return " ".join(re.sub(r"[^a-z0-9%.]+", " ", unquoted).split())


def pattern_of(phrases: Sequence[str]) -> re.Pattern[str]:
    """Finds any of the phrases, as whole words, in a text that was made plain."""
    # A star must outlive being made plain.
    written = sorted(("*".join(plain(part) for part in str(phrase).split("*")) for phrase in phrases), key=len)
    words = (re.escape(phrase).replace(r"\*", "[a-z0-9]*") for phrase in reversed(written))
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(words)})(?![a-z0-9])")
