"""What words tell of where an authority stands: its judgements, its politics, and the kind of problem it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from actions.words import contexts, pieces

_TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "standing.yml").read_text("utf-8"))
_NEAR = int(_TABLE["near"])
# A longer clause says something besides.
MUCH = 16


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)")


_NAMES = {name: _word(pattern) for name, pattern in _TABLE["judgements"].items()}
_JUDGED, _NO_JUDGEMENT = _word(_TABLE["judged"]), _word(_TABLE["no_judgement"])
_TRENDS = {value: _word(pattern) for value, pattern in _TABLE["trends"].items()}
_US = re.compile(rf"^{_TABLE['us']}")
_KINDS = {value: _word(f"{adjective}{_TABLE['problem']}") for value, adjective in _TABLE["kinds"].items()}


def _politics(adjective: str) -> re.Pattern[str]:
    noun = f"{_TABLE['politics']}{_TABLE['not_politics']}"
    before = rf"{adjective} (?:\w+ )?{noun}"
    return _word(rf"{before}|{_TABLE['politics']} (?:{_TABLE['verb']} )+{adjective}|{_TABLE['politics']} {adjective}$")


_POLITICS = {"unstable": _politics(_TABLE["unsettled"]), "stable": _politics(_TABLE["settled"])}


@dataclass(frozen=True)
class Told:
    """A value of a field, the words that tell it, and the term of the field that was used for it, where one was."""

    value: str
    words: str
    term: str | None = None


def told_in(text: str, field: str) -> Told | None:
    """What the first sentence that tells it says of one field; what it denies it does not say, and asks it neither."""
    tell = {"performance": _performance, "stability": _stability, "problem": _problem}.get(field)
    said = [one for one in pieces.sentences(text) if tell and not pieces.asks(one)]
    return next((told for one in said if tell and (told := tell(one))), None)


def tells_more(words: str) -> bool:
    """Whether words hold much besides what tells where an authority stands."""
    return len(words.split()) > MUCH


def _performance(sentence: str) -> Told | None:
    """A direction counts for more than the judgement it starts from: "good, then RI, now on the up"."""
    words = contexts.of_now(pieces.without_denied(sentence))
    judgement, trend = _judgement(words), _trend(contexts.of_now(sentence))
    if trend and (judgement or _US.match(words[: trend[1]])):
        term = f"{judgement[1]}, {trend[0]}" if judgement and judgement[0] == "low" != trend[0] else None
        return Told(trend[0], sentence, term)
    return Told(judgement[0], sentence, judgement[1] if judgement[0] == "low" else None) if judgement else None


def _judgement(words: str) -> tuple[str, str] | None:
    """The last judgement that is named and what it is called there."""
    found = [(one.start(), "low", one[0]) for one in _NAMES["low"].finditer(words)]
    ordinary = {one.start() for one in _NO_JUDGEMENT.finditer(words)}
    for value in ("low", "high"):
        near = (one for one in _NAMES[f"{value}_near"].finditer(words) if one.start() not in ordinary)
        found += [(one.start(), value, one[0]) for one in near if _is_near(words, one.start(), one.end())]
    # "Requires improvement to be good" is one judgement.
    last = max(found, default=None)
    return (last[1], _as_written(last[2])) if last else None


def _as_written(name: str) -> str:
    return re.sub(r"\bri\b", "RI", re.sub(r"^(a|an) | to be good$", "", name))


def _is_near(words: str, start: int, end: int) -> bool:
    before, after = words[:start].split()[-_NEAR:], words[end:].split()[: _NEAR + 1]
    return bool(_JUDGED.search(" ".join(before)) or _JUDGED.search(" ".join(after)))


def _trend(words: str) -> tuple[str, int] | None:
    """Which way it goes at last, and where that is said."""
    found = [(one.start(), value) for value, pattern in _TRENDS.items() for one in pattern.finditer(words)]
    kept = [one for one in found if not re.search(r"\bnot( \w+)? $", words[: one[0]])]
    return (max(kept)[1], max(kept)[0]) if kept else None


def _stability(sentence: str) -> Told | None:
    words = contexts.of_now(pieces.without_denied(sentence))
    return next((Told(value, sentence) for value, one in _POLITICS.items() if one.search(words)), None)


def _problem(sentence: str) -> Told | None:
    words = contexts.of_now(pieces.without_denied(sentence))
    return next((Told(value, sentence) for value, one in _KINDS.items() if one.search(words)), None)
