"""A cry for help that is said outright: it is heard whatever the classifier makes of it, which weighs words alike.

Few patterns, for what another can mean in another way is left to the classifier. They are in `cries.yml`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, Dict, List, Optional, Pattern, Text

import yaml

_TABLE = yaml.safe_load((Path(__file__).parent / "cries.yml").read_text("utf-8"))
_PIECE = re.compile(r"<(\w+)>")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u2018\u02bc](?=\w)")
# One that is not closed reaches to the end.
_QUOTED = re.compile(
    r"[\"\u201c\u201d\u00ab].*?(?:[\"\u201d\u201c\u00bb]|$)|(?<!\w)['\u2018].*?(?:['\u2019](?!\w)|$)", re.DOTALL
)


def _compiled(pattern: Text) -> Pattern[Text]:
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda piece: _TABLE["pieces"][piece[1]], pattern)
    return re.compile(pattern)


_CRIES: List[Dict[Text, Any]] = [
    {**cry, **{name: [_compiled(one) for one in cry[name]] for name in ("says", "unless")}} for cry in _TABLE["cries"]
]
_OTHERS = [_compiled(one) for one in _TABLE["others"]]


def cry_in(text: Text) -> Optional[Text]:
    """The risk that a message tells in words that nobody can take for anything else; None where there are no such."""
    plain = _APOSTROPHES.sub("", text).lower()
    # A message that is quoted as a whole is the leader's own.
    own = _QUOTED.sub(" , ", plain) if _QUOTED.sub("", plain).strip(" .!?") else plain.strip("\"'\u201c\u201d ")
    sentences = [" ".join(sentence.split()) for sentence in _SENTENCES.split(own)]
    return next((cry["risk"] for cry in _CRIES if _is_cried(cry, sentences)), None)


def _is_cried(cry: Dict[Text, Any], sentences: List[Text]) -> bool:
    is_short = sum(len(sentence.split()) for sentence in sentences) <= cry.get("longest", sys.maxsize)
    return is_short and any(_is_said(cry, sentence) for sentence in sentences)


def _is_said(cry: Dict[Text, Any], sentence: Text) -> bool:
    """Whether a sentence says it in earnest and in the leader's own name."""
    found = next(filter(None, (pattern.search(sentence) for pattern in cry["says"])), None)
    if found is None or any(pattern.search(sentence) for pattern in cry["unless"]):
        return False
    return not any(other.search(sentence[: found.start()]) for other in _OTHERS)
