"""What the matter is about by the names of the options and nothing else: one of them, or several in one breath."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.language.tables import table_beside
from knowledge.phrases import plain

_TABLE = table_beside(__file__)
_LABELS = {value: re.compile(name) for value, name in _TABLE["labels"].items()}
_NAMES = {value: re.compile(f"(?:{_TABLE['labels'][value]})|{name}") for value, name in _TABLE["names"].items()}
_SAYS, _AND, _SIDE = re.compile(rf"(?:{_TABLE['says']}) "), re.compile(_TABLE["and"]), re.compile(_TABLE["side"])
_TAIL = re.compile(rf"(?:{_TABLE['tail']})$")
_INSISTS = re.compile(rf" {_TABLE['insists']}{_TABLE['tail']}$")
_ALSO = re.compile(_TABLE["also"])
_MAINLY = re.compile(r"\b(?:mostly|mainly|chiefly|above all)\b")
# What is denied and then said stands on both sides of a comma.
_CLAUSES = re.compile(r"(?<=[,;:])\s+|\s+[–—-]+\s+")
_LEADS = re.compile(r"^(?:(?:and|but|no|so|well|yes|oh|ok|sorry|right|actually) )+")


@dataclass(frozen=True)
class Centre:
    """The options in the order in which they count, and the words that name them."""

    values: tuple[str, ...]
    words: str

    @property
    def beside(self) -> str | None:
        """What was named after the first."""
        return self.values[1] if len(self.values) > 1 else None


def centre_in(text: str) -> Centre | None:
    """What the last sentence or clause that does so names; what is denied is not meant."""
    said = [
        part
        for one in reversed(pieces.sentences(text))
        for part in dict.fromkeys((one, *reversed(_CLAUSES.split(one))))
    ]
    named = (Centre(values, one) for one in said if (values := _named(one)))
    return next(named, None)


def _named(part: str) -> tuple[str, ...]:
    words = plain(pieces.without_denied(part)).replace(".", "").strip()
    is_insisting = _INSISTS.search(f" {words}")
    words = _INSISTS.sub("", f" {words}").strip()
    lead = _SAYS.match(f"{words} ")
    bare = words[lead.end() :] if lead else _LEADS.sub("", words)
    values = _options(bare, bool(lead or is_insisting))
    return () if len(values) == 1 and _ALSO.search(words) else values


def _options(words: str, is_said: bool) -> tuple[str, ...]:
    """The options that words list; empty where they hold anything else. What counts most comes first.

    Where nothing leads up to it, one of them must be called by its label.
    """
    whole = _option(words, _NAMES if is_said else _LABELS)
    if whole:
        return (whole,)
    parts = [one for one in _AND.sub(" & ", f" {words} ").split(" & ") if one.strip()]
    names = _NAMES if is_said or any(_option(one, _LABELS) for one in parts) else _LABELS
    found = {one: _option(one, names) for one in parts}
    ordered = sorted(found, key=lambda one: not _MAINLY.search(one))
    values = [value for one in ordered if (value := found[one])]
    return tuple(dict.fromkeys(values)) if values and len(values) == len(parts) else ()


def _option(words: str, names: dict[str, re.Pattern[str]]) -> str | None:
    whole = _TAIL.sub("", words.strip())
    bare = _SIDE.sub("", whole, count=1)
    return next((value for value, name in names.items() if name.fullmatch(bare) or name.fullmatch(whole)), None)
