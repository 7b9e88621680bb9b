"""Messages written for this, with what is personal in braces, as in "{n:Svetlana} rang"; `KINDS` has the letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gateway.redaction.labels import LABEL

HERE = Path(__file__).parent
KINDS = {
    "n": "name of an adult",
    "c": "name of a child",
    "a": "address",
    "p": "postcode",
    "t": "phone",
    "e": "e-mail",
    "h": "handle",
    "d": "date of birth",
    "N": "NHS number",
    "u": "pupil number",
    "i": "NI number",
    "k": "case number",
    "s": "school",
    "x": "age or place that points at a child",
}
_MARKED = re.compile(r"\{(\w):([^}]*)\}")
_WORD = re.compile(r"[\w£%]+")


@dataclass(frozen=True)
class Message:
    """A message; `personal` has kind and words of each thing that must go, `rest` what must stay."""

    text: str
    personal: tuple[tuple[str, str], ...]
    rest: str

    def left(self, after: str) -> list[tuple[str, str]]:
        """What is personal and of which a word of two letters or more is left, unless it stands elsewhere, too."""
        allowed, words = set(_words(self.rest)), set(_words(LABEL.sub(" ", after)))
        return [
            (kind, said)
            for kind, said in self.personal
            if any(word in words and word not in allowed for word in _words(said) if len(word) > 1)
        ]

    def lost(self, after: str) -> list[str]:
        """The words that should have stayed."""
        return list((Counter(_words(self.rest)) - Counter(_words(LABEL.sub(" ", after)))).elements())


def messages_in(name: str) -> Iterator[Message]:
    """The messages of a file beside this; in a line "\\n" is a new line."""
    for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            said = line.replace("\\n", "\n")
            personal = tuple(match.groups() for match in _MARKED.finditer(said))
            yield Message(_MARKED.sub(r"\2", said), personal, _MARKED.sub(" ", said))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
