"""What is said of steps where they are told: that one is none, or to go, or was taken down wrongly, or is the last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from actions.words.language import pieces
from actions.words.language.grammar import written_out
from actions.words.language.replies import REPLIES
from actions.words.language.tables import table_beside
from actions.words.steps import doers, owners
from actions.words.time.calendar import DATED
from knowledge.phrases import pattern_of, plain

Undone = Literal["none", "no_more", "again"]
Scope = Literal["one", "few", "every"]

WORDS_OF_A_STEP = 3

_TABLE = table_beside(__file__)


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(written_out(pattern, _TABLE["pieces"]))


_DENIES, _REMOVES, _LACKS, _ANNOUNCES, _GIVEN = (
    [_of(one) for one in _TABLE[name]] for name in ("denies", "removes", "lacks", "announces", "given")
)
_EXPLAINS, _POINTLESS, _FEW, _EVERY, _PLACE = (
    _of(_TABLE[name]) for name in ("explains", "pointless", "few", "every", "place")
)
_PHRASES: dict[Undone, re.Pattern[str]] = {
    "no_more": pattern_of(REPLIES["no_more_steps"]),
    "again": pattern_of(REPLIES["step_again"]),
}
# An end that is joined to what is said of a step is a clause of its own: "take it out and finish".
_ENDS = re.compile(
    r",?\s+(?:and\s+then|and|then)\s+(?=(?:(?:please|just|lets|let['’]s)\s+)*(?:finish|end|stop|close)"
    r"(?:\s+(?:there|here|now|please|pls|it|this))*\W*$)",
    re.I,
)
# What is quoted is named, whatever stands in it.
_QUOTED = re.compile(r"[\"“”‘]([^\"“”’]{2,})[\"“”’]|(?<!\w)'([^']{2,})'(?!\w)")
_NEVER = re.compile(r"\b(?:never|not|no|wont|cant|cannot|wouldnt|isnt|dont|doesnt)\b")
# Words that add nothing beside these; "me" and "us" may say who.
_SLIGHT = pattern_of(
    [
        *REPLIES["beside"],
        *REPLIES["common"],
        *REPLIES["no"],
        "kindly",
        "obviously",
        "obvs",
        "obv",
        "ofc",
        "clearly",
        "naturally",
        "go on",
        "why not",
        "all right",
        "alright",
        "very much",
        "hm",
        "hmm",
        "um",
        "er",
        *REPLIES["expletives"],
        "sort of",
        "kind of",
        "i",
        "a",
        "to",
        "so",
        "oh",
        "it",
        "is",
    ]
)


@dataclass(frozen=True)
class Verdict:
    """What is said of a step; `before` and `after` are what is said besides that may be a step."""

    undone: Undone
    before: str
    after: str
    # Which steps it is said of: the one that is spoken of, the last two, or all; `named` is what it calls one.
    scope: Scope = "one"
    named: str = ""
    # Whether it is an order to take it out; else it only says that something is none.
    is_order: bool = False
    # Whether it says as well that there is no more.
    ends: bool = False


@dataclass(frozen=True)
class _Clause:
    """What one clause says of steps."""

    undone: Undone
    scope: Scope = "one"
    named: str = ""
    is_order: bool = False


def verdict_in(text: str) -> Verdict | None:
    """What a reply says of the steps; None where it is an answer: "take it off the agenda"."""
    said = [part for clause in pieces.clauses(_QUOTED.sub(_as_name, text)) for part in _ENDS.split(clause)]
    read = [_read(clause) for clause in said]
    found = [(n, one) for n, one in enumerate(read) if one]
    if not found:
        return None
    meant = [one for _, one in found if one.undone != "no_more"]
    # That there is no more says nothing against what is told in the same breath: "ring health, that's all".
    if not meant and not all(one or tells_nothing(clause) for clause, one in zip(said, read, strict=True)):
        return None
    before, after = _telling(said[: found[0][0]]), _telling(_behind(said, found[-1][0], meant))
    # "Scrap that, my deputy" puts an answer right.
    if 0 < len(_telling(said[found[-1][0] + 1 :]).split()) < WORDS_OF_A_STEP:
        return None
    is_order = any(one.is_order for one in meant)
    first = next((one for one in meant if one.scope != "one" or one.named), found[0][1])
    undone = meant[0].undone if meant else "no_more"
    return Verdict(undone, before, after, first.scope, first.named, is_order, ends=len(meant) < len(found))


def announces(text: str) -> bool:
    """Whether words only lead up to a step, or say that it was told before: "two things", "I did just tell you"."""
    words = pieces.bare(text)
    return any(one.fullmatch(words) for one in (*_ANNOUNCES, *_GIVEN))


def says_given(text: str) -> bool:
    """Whether a text says that the steps were told before, and nothing else: "I just gave you two"."""
    said = pieces.sentences(text)
    is_given = [any(one.fullmatch(pieces.bare(sentence)) for one in _GIVEN) for sentence in said]
    return any(is_given) and all(is_one or tells_nothing(one) for is_one, one in zip(is_given, said, strict=True))


def is_slight(text: str) -> bool:
    """Whether words say nothing by themselves."""
    return not re.sub(r"[. ]", "", _SLIGHT.sub(" ", plain(text)))


def explains(text: str) -> bool:
    """Whether a clause only says why, or what was meant, and tells nothing to be done."""
    return bool(_EXPLAINS.match(pieces.bare(text)))


def tells_of_a_deed(text: str) -> bool:
    """Whether words begin with what is done, or with who does it."""
    words = doers.OPENING.sub("", text)
    is_denied = bool(_NEVER.search(pieces.bare(text)))
    return owners.begins_with_deed(words) or (doers.doer_in(words) is not None and not is_denied)


def tells_nothing(text: str) -> bool:
    """Whether a clause holds nothing that could be a step."""
    return is_slight(text) or explains(text) or announces(text)


def _as_name(quoted: re.Match[str]) -> str:
    words = pieces.bare(quoted[1] or quoted[2])
    return f" the step called {words} "


def _read(clause: str) -> _Clause | None:
    words = pieces.bare(clause)
    for patterns in (_DENIES, _REMOVES):
        found = next(filter(None, (one.fullmatch(words) for one in patterns)), None)
        if found:
            by_words = found.groupdict()
            named = by_words.get("target") or by_words.get("about") or (words if _PLACE.search(words) else "")
            return _Clause("none", "one" if named else _scope_of(words), named, patterns is _REMOVES)
    if any(one.fullmatch(words) for one in _LACKS):
        return _Clause("no_more")
    undone = next((name for name, pattern in _PHRASES.items() if _says_merely(plain(clause), pattern)), None)
    return _Clause(undone) if undone else None


def _scope_of(words: str) -> Scope:
    return "few" if _FEW.search(words) else "every" if _EVERY.search(words) else "one"


def _says_merely(words: str, pattern: re.Pattern[str]) -> bool:
    """Whether a clause says that, and nothing that could be a step."""
    found = pattern.search(words)
    if not found or not is_slight(words[: found.start()]):
        return False
    rest = words[found.end() :]
    return is_slight(rest) or explains(rest)


def _behind(said: list[str], at: int, meant: list[_Clause]) -> list[str]:
    """The clauses behind what is said of the steps; in the sentence of an order they say why: "he won't have it"."""
    behind = said[at + 1 :]
    is_open = any(one.is_order for one in meant) and said[at][-1:] not in ".!?;:"
    while is_open and behind and not tells_of_a_deed(behind[0]):
        is_open = behind.pop(0)[-1:] not in ".!?;:"
    return without_why(behind)


def without_why(said: list[str]) -> list[str]:
    """Clauses without those that say why something is dropped: "no point rewriting it, sort the behaviour first"."""
    left, is_why = list[str](), False
    for clause in said:
        words = pieces.bare(clause)
        goes_on = is_why and doers.doer_in(clause) is None and "instead" not in words.split()
        is_why = bool(_POINTLESS.match(words)) or (goes_on and not DATED.search(clause))
        left += [] if is_why else [clause]
        is_why = is_why and clause[-1:] not in ".!?"
    return left


def _telling(said: list[str]) -> str:
    """The clauses of these that may be a step."""
    return " ".join(one for one in said if not tells_nothing(one))
