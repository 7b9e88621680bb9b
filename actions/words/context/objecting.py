"""How a leader objects to what their words were taken for, and what of a message is no part of what they face."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.words.context import contexts
from actions.words.language import pieces
from actions.words.language.tables import table_beside
from knowledge.phrases import plain

_TABLE = table_beside(__file__)
_CLAUSES = re.compile(r"(?<=[,;:])\s+|\s+[–—-]+\s+")
# A comma that lost what stood before or behind it.
_LOOSE = re.compile(r"^(?:(?:and|but|no|so)?\s*,\s*)+|\s*,\s*(?=[.!?;,]|$)", re.I)
# What is denied of the matter by its name alone is short: "not accountability".
NAMED_ALONE = 7


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))


_SUBJECT, _BESIDE, _NAMED, _COUNTS = (re.compile(_TABLE[name]) for name in ("subject", "beside", "named", "counts"))
_ELSEWHERE, _QUESTION, _CORRECTS = (re.compile(_TABLE[name]) for name in ("deletes_elsewhere", "question", "corrects"))
_DISPUTES, _COMPLAINS, _DELETES, _OF_THE_SHOWN = (
    _any_of(_TABLE[name]) for name in ("disputes", "complains", "deletes", "of_the_shown")
)
_INSISTING = re.compile(_TABLE["insisting"])


def disputes(text: str) -> bool:
    """Whether a clause of a text objects to what was understood, whatever else it says."""
    return any(map(_is_dispute, _clauses(text))) or bool(_CORRECTS.match(pieces.bare(text)))


def denied_of_the_subject(text: str, field: str) -> set[str]:
    """What a text says of one field that the matter is not; "not enough money" denies no matter of money."""
    plainly = pieces.plainly_denied(text)
    return set[str]().union(*(contexts.denied_in(plainly[start:end], field) for start, end in _denials(plainly)))


def of_the_matter(sentence: str) -> str:
    """A sentence without what it objects to and denies of the matter; empty where nothing else is left."""
    if wants_deleted(sentence) or _is_dispute(sentence):
        return ""
    plainly = pieces.plainly_denied(sentence)
    kept, at = "", 0
    for start, end in _denials(plainly):
        kept, at = kept + plainly[at:start], end
    clauses = _clauses(kept + plainly[at:])
    left = [clause for clause in clauses if not _is_dispute(clause)]
    if not at and len(left) == len(clauses):
        return sentence
    # A semicolon holds two halves together, and stays.
    rest = _LOOSE.sub("", " ".join(left)).lstrip(" ,;:–—-").rstrip(" ,:–—-")
    return rest if pieces.content_words(rest) else ""


def wants_deleted(sentence: str) -> bool:
    """Whether a sentence wishes for something to be taken out of what is kept."""
    words = pieces.bare(sentence)
    return bool(_DELETES.fullmatch(words)) and not _ELSEWHERE.search(words)


def complains(sentence: str) -> bool:
    """Whether a sentence says that the bot did not answer, or what was asked of it."""
    return bool(_COMPLAINS.fullmatch(pieces.bare(sentence)))


def speaks_of_the_shown(sentence: str) -> bool:
    """Whether a sentence is about what is shown here, and tells nothing of a situation."""
    return bool(_OF_THE_SHOWN.fullmatch(pieces.bare(sentence)))


def insists(sentence: str) -> bool:
    """Whether somebody says that they said something already."""
    return bool(_INSISTING.match(pieces.bare(sentence)))


def without_insisting(sentence: str) -> str:
    """What they say that they said, as it stands there: "I did say: slipping since 2022"."""
    lead, mark, said = sentence.partition(":")
    is_lead = bool(mark) and _INSISTING.fullmatch(pieces.bare(lead))
    return said.strip() if is_lead else sentence


def asks(sentence: str) -> bool:
    return pieces.asks(sentence) and begins_to_ask(sentence)


def begins_to_ask(clause: str) -> bool:
    """Whether words are a question by how they begin, with or without its mark."""
    return bool(_QUESTION.match(pieces.bare(clause)))


def _is_dispute(clause: str) -> bool:
    return bool(_DISPUTES.fullmatch(pieces.bare(clause)))


def _clauses(text: str) -> list[str]:
    return [part for one in pieces.sentences(text) for part in _CLAUSES.split(one) if plain(part)]


def _denials(text: str) -> list[tuple[int, int]]:
    """Where a text says what the matter is not, with the subject of it where that says nothing else."""
    spans = []
    for start, end in pieces.denied_spans(text):
        begin = pieces.clause_start(text, start)
        if _denies(text[begin:start], text[start:end]):
            spans.append((begin if _is_subject(text[begin:start]) else start, end))
    return spans


def _denies(lead: str, denied: str) -> bool:
    said = plain(denied)
    if _COUNTS.match(said) or not (_is_subject(lead) or _BESIDE.match(said)):
        return False
    is_label = any(contexts.denied_in(denied, field) for field in ("challenge", "theme"))
    return bool(_NAMED.match(said)) or (is_label and len(said.split()) <= NAMED_ALONE)


def _is_subject(lead: str) -> bool:
    words = plain(lead)
    return not words or bool(_SUBJECT.fullmatch(words))
