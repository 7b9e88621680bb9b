"""What words tell of where an authority stands: its judgements, its politics, and the kind of problem it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.words.context import contexts, politics
from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_NEAR = int(_TABLE["near"])
# A longer clause says something besides.
MUCH = 16


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)")


_NAMES = {name: _word(pattern) for name, pattern in _TABLE["judgements"].items()}
_JUDGED, _NO_JUDGEMENT = _word(_TABLE["judged"]), _word(_TABLE["no_judgement"])
_DISOWNED, _LASTING, _DATED = re.compile(_TABLE["disowned"]), _word(_TABLE["lasting"]), re.compile(_TABLE["dated"])
_BEFORE, _AFTER = re.compile(_TABLE["past"]["before"]), re.compile(_TABLE["past"]["after"])
_NOW_BEFORE = re.compile(_TABLE["now_before"])
_PART, _LEANS, _MIXED = _word(_TABLE["part"]), re.compile(_TABLE["leans"]), re.compile(_TABLE["mixed"])
_CLAUSES = re.compile(_TABLE["clauses"], re.I)
_TRENDS = {value: _word(pattern) for value, pattern in _TABLE["trends"].items()}
_US, _NOW, _ALONE = re.compile(rf"^{_TABLE['us']}"), re.compile(_TABLE["now"]), re.compile(_TABLE["alone"])
_KINDS = {value: _word(f"{adjective}{_TABLE['problem']}") for value, adjective in _TABLE["kinds"].items()}


_BOTH, _SUPPOSES = (re.compile(_TABLE[name]) for name in ("both", "supposes"))


@dataclass(frozen=True)
class Told:
    """A value of a field, the words that tell it, and the term of the field that was used for it, where one was."""

    value: str | None
    words: str
    term: str | None = None
    # It says which way it goes, and takes for granted where it started.
    is_of_now: bool = False


def told_in(text: str, field: str) -> Told | None:
    """What the first sentence that tells it says of one field; what it denies it does not say, and asks it neither."""
    if field == "performance":
        return _performance_in(text)
    tell = {"stability": _stability, "problem": _problem}.get(field)
    said = [one for one in pieces.sentences(text) if tell and not pieces.asks(one)]
    return next((told for one in said if tell and (told := tell(one))), None)


def tells_more(words: str) -> bool:
    """Whether words hold much besides what tells where an authority stands."""
    return len(words.split()) > MUCH


def mixed_in(text: str) -> str | None:
    """What says in a clause of a reply that it is good here and bad there; None where nothing does."""
    return next((found[0] for one in pieces.clauses(text) if (found := _MIXED.search(contexts.of_now(one)))), None)


def split_in(text: str) -> Told | None:
    """Judgements of which one part's is low and another's is high, where a text tells of both; no value is theirs."""
    judging = [one for one in pieces.sentences(text) if _judges(one)]
    said = {value for one in judging for value in _judges(one)}
    is_of_part = any(_PART.search(contexts.of_now(one)) for one in judging)
    is_split = is_of_part and {"low", "high"} <= said
    return Told(None, " ".join(judging), str(_TABLE["split_term"])) if is_split else None


def _judges(sentence: str) -> set[str]:
    return contexts.mentioned(without_supposed(pieces.without_denied(sentence)), "performance")


def without_supposed(sentence: str) -> str:
    """A sentence made plain without what it only supposes."""
    return _SUPPOSES.sub(" ", contexts.of_now(sentence))


def says_both(text: str) -> bool:
    return any(_BOTH.search(contexts.of_now(one)) for one in pieces.sentences(text) if not pieces.asks(one))


def clauses(sentence: str) -> list[str]:
    return [one for one in _CLAUSES.split(sentence) if one]


def lasts(words: str) -> bool:
    return bool(_LASTING.search(contexts.of_now(words)))


def without_lasting(words: str) -> str:
    return _LASTING.sub(" ", contexts.of_now(words))


def of_the_whole(text: str) -> str:
    """A text without the clauses about one service or a partnership: its judgement is not the authority's."""
    return " ".join(kept for _, kept in _apart_from_parts(text) if kept)


def _apart_from_parts(text: str) -> list[tuple[str, str]]:
    """Each sentence, and what of it is not about a part; what leans on such a clause goes with it."""
    is_part, found = False, []
    for sentence in pieces.sentences(text):
        kept = []
        for clause in _CLAUSES.split(sentence):
            words = contexts.of_now(clause)
            is_part = bool(_PART.search(words)) or (is_part and bool(_LEANS.match(words)))
            kept += [] if is_part else [clause]
        found.append((sentence, ", ".join(kept)))
    return found


def _performance_in(text: str) -> Told | None:
    """What the first sentence says that tells it, unless the next says which way it goes now."""
    said = [(one, kept) for one, kept in _apart_from_parts(text) if kept and not pieces.asks(one)]
    told = [found for one, kept in said if (found := _performance(one, kept))]
    first = next(iter(told), None)
    now = next((one for one in told[1:] if one.is_of_now), None)
    return _since(first, now, text) if first and now else first


def _since(first: Told, now: Told, text: str) -> Told:
    """Which way it went from a judgement: "RI in 2022. Up a bit since"."""
    words = f"{first.words} {now.words}"
    is_from = first.value == "low" and first.value != now.value and first.term
    term = f"{first.term}, {now.value}" if is_from else None
    return Told(now.value, words if words in text else now.words, term, is_of_now=True)


def _performance(sentence: str, kept: str) -> Told | None:
    """A direction counts for more than the judgement it starts from: "good, then RI, now on the up"."""
    words = contexts.of_now(pieces.without_denied(kept))
    judgement, trend = _judgement(words), _trend(contexts.of_now(kept))
    is_alone = contexts.is_merely(kept, "performance")
    lead = words[: trend[1]] if trend else ""
    if trend and (judgement or is_alone or _US.match(lead) or _NOW.match(words) or _says_since(lead, words)):
        term = f"{judgement[1]}, {trend[0]}" if judgement and judgement[0] == "low" != trend[0] else None
        return Told(trend[0], sentence, term, is_of_now=not judgement)
    if judgement is None:
        return None
    # One judgement is not "consistently": it is said back as it was said.
    term = None if judgement[0] == "improving" or _LASTING.search(words) else judgement[1]
    return Told(judgement[0], sentence, term)


def _says_since(lead: str, words: str) -> bool:
    """Whether words say by themselves which way it went since something: "up a bit since"."""
    return bool(_ALONE.match(lead)) and words.removesuffix(".").strip().endswith(("since", "since then"))


def _judgement(words: str) -> tuple[str, str] | None:
    """The last judgement that is named and what it is called there; one that was another before is a direction."""
    found = [(one.start(), "low", one) for one in _NAMES["low"].finditer(words)]
    found += [(one.start(), "high", one) for one in _NAMES["high"].finditer(words)]
    ordinary = {one.start() for one in _NO_JUDGEMENT.finditer(words)}
    for value in ("low", "high"):
        near = (one for one in _NAMES[f"{value}_near"].finditer(words) if one.start() not in ordinary)
        judged = (one for one in near if _is_near(words, one.start(), one.end()) or _is_past(words, one))
        found += [(one.start(), value, one) for one in judged]
    found = sorted((one for one in found if not _DISOWNED.match(words[one[2].end() :])), key=lambda one: one[0])
    # "Requires improvement to be good" is one judgement.
    past = [one for one in found if _is_past(words, one[2])]
    last = next((one for one in reversed(found) if one not in past), None)
    if last is None:
        return None
    if last[1] == "high" and any(one[1] == "low" for one in past):
        return "improving", ""
    if _has_risen(words, [one[2] for one in found], last[2]):
        return "improving", ""
    dated = _DATED.match(words[last[2].end() :]) if last[1] == "high" else None
    return last[1], _as_written(last[2][0] + (dated[0] if dated else ""))


def _has_risen(words: str, judgements: Sequence[re.Match[str]], last: re.Match[str]) -> bool:
    """Whether the lowest judgement gave way to the one above it: "inadequate in 2022 and now RI"."""
    is_above = "improvement" in last[0] or last[0].endswith("ri")
    is_now = bool(_NOW_BEFORE.search(words[: last.start()]))
    before = [one for one in judgements if one.start() < last.start() and one[0] == "inadequate"]
    return is_above and any(is_now or _is_past(words, one) for one in before)


def judgement_named(text: str) -> tuple[str, str] | None:
    """The last judgement that words name by its name alone, and that name: "inadequate"; None where none is."""
    words = contexts.of_now(text)
    ordinary = {one.start() for one in _NO_JUDGEMENT.finditer(words)}
    found = [
        (one.start(), kind.removesuffix("_near"), one[0]) for kind in _NAMES for one in _NAMES[kind].finditer(words)
    ]
    named = [one for one in sorted(found) if one[0] not in ordinary]
    return (named[-1][1], _as_written(named[-1][2])) if named else None


def _is_past(words: str, judgement: re.Match[str]) -> bool:
    """Whether a judgement gave way to another: "was RI before", "from RI to good"."""
    return bool(_BEFORE.search(words[: judgement.start()]) or _AFTER.match(words[judgement.end() :]))


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
    value = politics.value_in(sentence)
    limited = politics.limited_in(sentence) if value == "stable" else None
    if limited:
        return Told("unstable", sentence, limited)
    return Told(value, sentence) if value else None


def _problem(sentence: str) -> Told | None:
    words = contexts.of_now(pieces.without_denied(sentence))
    return next((Told(value, sentence) for value, one in _KINDS.items() if one.search(words)), None)
