"""What stands in a leader's words for somebody whose name was taken out."""

from __future__ import annotations

import re

_PSEUDONYM = re.compile(r"\[[a-z]+ \d{1,4}\]")


def without_pseudonyms(text: str) -> str:
    """The words without "[child 1]" and the like, whose numbers count nothing and are no date."""
    return _PSEUDONYM.sub(" ", text)
