"""What a leader says to the bot itself within a reply: a protest, that something was said before, a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from actions import contexts, objecting, pieces
from actions.replies import REPLIES
from knowledge.phrases import pattern_of, plain

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "remarks.yml").read_text("utf-8"))
# Where several are made in one breath, the first of these is heeded.
HEEDED = ("no_answer", "strikes", "takes_off", "gives_up", "said", "heard", "why", "later", "skip")
TAKES_BACK = frozenset({"no_answer", "strikes", "takes_off"})
ASKED = frozenset(TABLE["asks"])
_BESIDE = "beside"

_CLAUSES = re.compile(r"[,;:]\s+|\s+[–—-]+\s+")
_LEAD = re.compile(r"^(?:(?:and|but|so|no|now|well|oh|ok|right|because) )+")


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))


_REMARKS = {kind: _any_of(patterns) for kind, patterns in TABLE["remarks"].items()}
_ASKS = {kind: _any_of(patterns) for kind, patterns in TABLE["asks"].items()}
_ADVICE, _TALK, _SUBJECT, _ASIDE = (
    _any_of(TABLE[name]) for name in ("asks_advice", "about_the_talk", "names_the_subject", "beside")
)
_PROTESTS, _ASIDES, _TO_US = (pattern_of(REPLIES[name]) for name in ("protests", "remarks", "to_us"))
_INTENDS, _RAISES = (re.compile(TABLE[name]) for name in ("intends", "raises"))


@dataclass(frozen=True)
class Remarks:
    """The remarks that a reply begins and ends with, and what is left of it between them, unchanged."""

    opening: frozenset[str]
    closing: frozenset[str]
    rest: str

    @property
    def kinds(self) -> frozenset[str]:
        return self.opening | self.closing

    @property
    def heeded(self) -> str | None:
        """The remark that something is to be done about; None where the reply is an answer, whatever it remarks."""
        meant = (
            self.kinds
            if not _says_something(self.rest)
            else (self.opening & {"no_answer", "gives_up", "strikes"})
            | (self.closing & {"strikes", "gives_up", "later", "skip"})
        )
        return next((kind for kind in HEEDED if kind in meant), None)


def remarks_in(text: str) -> Remarks:
    """What is said to the bot at the beginning and at the end; in the middle of an answer it is part of it."""
    said = pieces.sentences(text)
    kinds = [_kinds_of(one) for one in said]
    opening = len(kinds) if all(kinds) and frozenset().union(*kinds) != {_BESIDE} else _run(kinds)
    closing = _run(kinds[opening:][::-1]) if opening < len(kinds) else 0
    rest = said[opening : len(said) - closing]
    begun, ended = (frozenset().union(*part) - {_BESIDE} for part in (kinds[:opening], kinds[len(kinds) - closing :]))
    return Remarks(begun, ended, " ".join(rest))


def _run(kinds: Sequence[frozenset[str]]) -> int:
    """How many sentences in a row are remarks, from the first on; a mere "no" before an answer is none."""
    length = next((n for n, kind in enumerate(kinds) if not kind), len(kinds))
    while length and kinds[length - 1] == {_BESIDE}:
        length -= 1
    return length


def _kinds_of(sentence: str) -> frozenset[str]:
    """What kinds of remark a sentence consists of; none where any clause of it says something else."""
    whole = _kind_of(sentence)
    if whole:
        return frozenset({whole})
    kinds = [_kind_of(clause) for clause in _CLAUSES.split(sentence) if plain(clause)]
    return frozenset(kind for kind in kinds if kind) if all(kinds) else frozenset()


def _kind_of(clause: str) -> str | None:
    words = _words(clause)
    found = (kind for kind, pattern in _REMARKS.items() if pattern.fullmatch(words))
    return next(found, _BESIDE if _ASIDE.fullmatch(words) else None)


def is_about_the_talk(clause: str) -> bool:
    """Whether a clause is about what was said and asked here, and not about the matter."""
    return _speaks_of_the_talk(clause) or bool(_SUBJECT.match(_bare(clause)))


def question_in(text: str) -> str | None:
    """What the last sentence asks of the bot: `example`, `why`, or a matter that it gives no advice on."""
    last = next(reversed(pieces.sentences(text)), "")
    parts = [_words(one) for one in (last, _CLAUSES.split(last)[-1])]
    if not (last.endswith("?") or any("give me" in part for part in parts)):
        return None
    asked = next((kind for kind, pattern in _ASKS.items() if any(map(pattern.fullmatch, parts))), None)
    wants_advice = asked is None and any(map(_ADVICE.fullmatch, parts))
    return contexts.context_in(last, "advice") if wants_advice else asked


def substance_of(text: str) -> str:
    """What is left of a reply without sentences about the talk; empty where it was nothing else."""
    return " ".join(one for one in pieces.sentences(text) if not is_about_the_talk(one))


def only_asks(text: str) -> bool:
    """Whether a reply is a question to the bot that can be answered, and nothing else."""
    return question_in(text) is not None and not _says_something(" ".join(pieces.sentences(text)[:-1]))


def only_protests(text: str) -> bool:
    """Whether a reply puts questions about the talk, and nothing else."""
    return text.rstrip().endswith("?") and not _says_something(text) and bool(_TALK.match(_words(text)))


def _says_something(text: str) -> bool:
    """Whether anything is left of it without questions and without what is about the talk."""
    return any(not one.endswith("?") for one in pieces.sentences(substance_of(text)))


def intends(text: str) -> bool:
    """Whether somebody says what they will do."""
    return bool(_INTENDS.match(_words(text)))


def says_what_raises(text: str) -> bool:
    """Whether a rating comes with what would make it higher."""
    return bool(_RAISES.search(_words(text)))


def _speaks_of_the_talk(clause: str) -> bool:
    return bool(_TALK.match(_bare(clause))) or _kind_of(clause) is not None


def _bare(clause: str) -> str:
    """Its words without those that merely lead in."""
    return _LEAD.sub("", _words(clause))


def _words(text: str) -> str:
    return plain(text).replace(".", "").strip()


def protests(text: str) -> bool:
    """Whether somebody objects to what was made of their words."""
    return bool(_PROTESTS.search(plain(text))) or objecting.disputes(text)


def is_of_situation(sentence: str) -> bool:
    """Whether a sentence is about what a leader faces, and not about this conversation."""
    words = plain(sentence)
    return not (_PROTESTS.search(words) or _ASIDES.search(words) or (pieces.asks(sentence) and _TO_US.search(words)))


def of_situation(text: str) -> str:
    """A text without what is said in it about this conversation; the whole where nothing else is said."""
    lines = (" ".join(_of_the_matter(line)) for line in text.splitlines())
    return "\n".join(line for line in lines if line) or text


def _of_the_matter(line: str) -> list[str]:
    """The sentences about what a leader faces, without what they deny of it."""
    said = (objecting.of_the_matter(one) for one in pieces.sentences(line) if is_of_situation(one))
    return [one for one in said if one]


def states(words: str, text: str) -> bool:
    """Whether words of a text state something of a situation, and are no part of a question."""
    whole = next((sentence for sentence in pieces.sentences(text) if words in sentence), words)
    return is_of_situation(whole) and not pieces.asks(whole)


def statements(text: str) -> list[str]:
    """The sentences that state something of a situation, without what they deny of it."""
    return [sentence for sentence in _of_the_matter(text) if not pieces.asks(sentence)]
