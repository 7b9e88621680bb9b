"""What is said against a case that was shown, or asks why it was; what else a message says is apart from that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import grammar, pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{grammar.written_out(one, _TABLE['pieces'])})" for one in _TABLE[name]))


_REFUSES, _WHY = _any_of("refuses"), _any_of("why")
_NUMBERED = re.compile(grammar.written_out("<numbered>", _TABLE["pieces"]))
_LEANS, _BESIDE, _SEVERAL = (re.compile(_TABLE[name]) for name in ("leans", "beside", "several"))


@dataclass(frozen=True)
class Objection:
    """A sentence about a case: whether it wants it gone, and whether it asks why it was shown."""

    words: str
    is_refusal: bool
    asks_why: bool

    @property
    def is_of_several(self) -> bool:
        return bool(_SEVERAL.search(pieces.bare(self.words)))


def names_none(words: str) -> bool:
    """Whether an objection is to a case, and calls it by no number or authority."""
    return _NUMBERED.search(pieces.bare(words)) is None


def objections_in(text: str) -> tuple[list[Objection], str]:
    """What is said of cases in a text, sentence by sentence, and what else it says."""
    found, rest = list[Objection](), list[str]()
    was_one = False
    for sentence in pieces.sentences(text):
        words = pieces.bare(sentence)
        one = Objection(sentence, bool(_REFUSES.fullmatch(words)), bool(_WHY.fullmatch(words)))
        is_one = one.is_refusal or one.asks_why
        if is_one:
            found.append(one)
        elif not (was_one and _LEANS.fullmatch(words)):
            rest.append(sentence)
        was_one = is_one
    return found, " ".join(one for one in rest if not (found and _BESIDE.fullmatch(pieces.bare(one))))
