"""The same person gets the same number throughout a conversation, and their name is kept nowhere.

What is kept of a name are marks: digests that nobody can make or try out without the gateway's secret, and that are
different in each conversation.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from gateway.identity import derived
from gateway.redaction import Mention, Redacted
from gateway.redaction.labels import CHILD, LABEL, NUMBERED, PEOPLE, PERSON

# Kind, number and mark of somebody, as they are stored.
Known = tuple[str, int, str]
# Of a digest; enough that two names of a conversation never share one.
MARK_DIGITS = 32
_SMALL_WORDS = re.compile(r"\b(?:van|von|den|der|de|del|della|di|da|du|la|le|bin|ibn|al|el)\s", re.IGNORECASE)
_TWICE = re.compile(r"(.)\1")


@dataclass(frozen=True)
class Numbered:
    """The text to go on with, and what is new to remember of those in it."""

    text: str
    new: tuple[Known, ...]


@dataclass
class _Somebody:
    """Somebody, or a school, of this conversation, by the marks of their names."""

    kind: str
    number: int
    # Whether the first, the last or the only name that was said is this one.
    marks: set[str] = field(default_factory=set)
    is_new: bool = True

    def has(self, mark: str, *places: str) -> bool:
        return any(f"{place}:{mark}" in self.marks for place in places)


class Numbering:
    """Gives numbers to mentions."""

    def __init__(self, secret: str) -> None:
        self._key = derived(secret, "pseudonyms")

    def numbered(self, redacted: Redacted, conversation_id: str, known: Sequence[Known]) -> Numbered:
        """The text with numbers, and the marks that were not known."""
        people = _people_of(known)
        before = {(one.kind, one.number, mark) for one in people for mark in one.marks}
        meant: dict[int, _Somebody] = {}
        for at, piece in enumerate(redacted.pieces):
            if isinstance(piece, Mention) and piece.kind in NUMBERED:
                meant[at] = self._somebody(piece, conversation_id, people)
        _give_numbers(people, _typed_in(redacted))
        pieces = [_shown(piece, meant.get(at)) for at, piece in enumerate(redacted.pieces)]
        after = [(one.kind, one.number, mark) for one in people for mark in sorted(one.marks)]
        return Numbered("".join(pieces), tuple(line for line in after if line not in before))

    def _somebody(self, mention: Mention, conversation_id: str, people: list[_Somebody]) -> _Somebody:
        """Who is meant, with the names that were said of them now."""
        names = [self._mark(conversation_id, name) for name in _names_in(mention.said)]
        same = [one for one in people if (one.kind in PEOPLE) == (mention.kind in PEOPLE)]
        if mention.kind not in PEOPLE:
            marks = {f"only:{self._mark(conversation_id, ' '.join(_names_in(mention.said)))}"}
            found = [one for one in same if one.marks == marks]
        elif len(names) == 1:
            marks = {f"last:{names[0]}" if mention.is_titled else f"only:{names[0]}"}
            found = _with_one_name(names[0], mention, same)
        else:
            marks = {f"first:{names[0]}", f"last:{names[-1]}"}
            found = _with_both_names(names[0], names[-1], same)
        if len(found) == 1:
            somebody = found[0]
        else:
            somebody = _Somebody(mention.kind, 0)
            people.append(somebody)
        somebody.marks |= marks
        if somebody.is_new and somebody.kind == PERSON:
            # What is said of them further on may tell who they are.
            somebody.kind = mention.kind
        return somebody

    def _mark(self, conversation_id: str, name: str) -> str:
        return hmac.new(self._key, f"{conversation_id}/{name}".encode(), sha256).hexdigest()[:MARK_DIGITS]


def _people_of(known: Sequence[Known]) -> list[_Somebody]:
    people: dict[tuple[str, int], _Somebody] = {}
    for kind, number, mark in known:
        people.setdefault((kind, number), _Somebody(kind, number, is_new=False)).marks.add(mark)
    return list(people.values())


def _give_numbers(people: Sequence[_Somebody], taken: Counter[str]) -> None:
    """Numbers for those who are new, above all that there are of their kind."""
    for one in people:
        taken[one.kind] = max(taken[one.kind], one.number)
    for one in people:
        if one.is_new:
            taken[one.kind] += 1
            one.number = taken[one.kind]


def _typed_in(redacted: Redacted) -> Counter[str]:
    """The highest number of each kind in the labels that the leader typed, which are for whom the leader means."""
    highest: Counter[str] = Counter()
    for piece in redacted.pieces:
        if isinstance(piece, str):
            for label in LABEL.finditer(piece):
                highest |= Counter({label.group(1): int(label.group(2) or 0)})
    return highest


def _with_one_name(name: str, mention: Mention, people: Sequence[_Somebody]) -> list[_Somebody]:
    """Who may be meant by a single name: by a title before it, whoever has that surname and is no child."""
    if mention.is_titled:
        return [one for one in people if one.has(name, "last") and one.kind != CHILD]
    exactly = [one for one in people if one.has(name, "only")]
    return (
        exactly or [one for one in people if one.has(name, "first")] or [one for one in people if one.has(name, "last")]
    )


def _with_both_names(first: str, last: str, people: Sequence[_Somebody]) -> list[_Somebody]:
    """Who has both names, or else is known by one of them alone."""
    both = [one for one in people if one.has(first, "first") and one.has(last, "last")]
    if both:
        return both
    by_first = [one for one in people if one.has(first, "only") and not any(m.startswith("last:") for m in one.marks)]
    by_last = [one for one in people if one.has(last, "last") and not any(m.startswith("first:") for m in one.marks)]
    return by_first or [one for one in by_last if not any(m.startswith("only:") for m in one.marks)]


def _names_in(said: str) -> list[str]:
    """The words of a name, so that "Séan O’Neill" and "sean oneil" are the same."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", said.casefold()) if not unicodedata.combining(sign))
    words = re.sub(r"[^\w\s]", "", _SMALL_WORDS.sub("", plain)).split()
    return [_TWICE.sub(r"\1", word) for word in words] or [plain]


def _shown(piece: str | Mention, somebody: _Somebody | None) -> str:
    if isinstance(piece, str):
        return piece
    return f"[{somebody.kind} {somebody.number}]" if somebody else f"[{piece.kind}]"
