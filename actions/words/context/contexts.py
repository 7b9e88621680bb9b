"""What a reply says of one field of the context, and what it says that it is not."""

from __future__ import annotations

import re

from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from knowledge.phrases import pattern_of, plain

_SENDS = re.compile(
    r"\b(?:(?:[Ii]|[Ww]e|you|they|to|would|will|can|could|must|should|not|never|always|please)"
    r"|(?:do|did|wo|ca)n['\u2019]?t|(?:[Ii]|we)['\u2019]?ll) send\b"
    r"|\bsend (?=(?:it|them|him|her|us|me|you|an?|the|my|out|back|up|down|over|round|off)\b)"
)
_OF_US = re.compile(r"\b(?:we|it|its|things|they|theyre|politic\w*|members|councillors)\b")
_FIELDS = {
    field: [(value, pattern_of(phrases)) for value, phrases in values.items()]
    for field, values in REPLIES.items()
    if isinstance(values, dict)
}
_BESIDE_PUT_RIGHT = pattern_of(REPLIES["beside_put_right"])
CONTEXT_VALUES = {field: {"unknown", *(value for value, _ in values)} for field, values in _FIELDS.items()}


def context_in(text: str, field: str) -> str | None:
    """What a reply says of one field of the context, as an id of the schema; what it denies it does not say."""
    kept = of_now(pieces.without_denied(text))
    denied, denials = denied_in(text, field), _denials(text)
    value: str
    for value, pattern in _FIELDS[field]:
        # "Not settled" is itself a way to say something.
        said = pattern.search(_without_longer(kept, pattern, field)) or any(pattern.match(one) for one in denials)
        if said and value not in denied:
            return value
    return None


def denied_in(text: str, field: str) -> set[str]:
    """What a reply says of one field that it is not."""
    denials = _denials(text)
    return {
        value
        for value, pattern in _FIELDS[field]
        if any(pattern.search(one) and not pattern.match(one) for one in denials)
    }


def mentioned(text: str, field: str) -> set[str]:
    """The values of a field that a text holds a word for, denied or not."""
    return {value for value, pattern in _FIELDS[field] if pattern.search(of_now(text))}


def values_of(field: str) -> list[str]:
    return [value for value, _ in _FIELDS[field]]


def is_merely(text: str, field: str) -> bool:
    """Whether a text says a value of a field and nothing else."""
    said = of_now(text)
    rest = said
    for _, pattern in _FIELDS[field]:
        rest = pattern.sub(" ", rest)
    return rest != said and not pieces.content_words(rest)


def tells_of_politics(text: str) -> bool:
    """Whether words only say of "us" that things are settled or not, wherever they say it: "no, we're stable"."""
    return bool(_OF_US.search(of_now(text))) and is_merely(text, "stability") and not is_merely(text, "performance")


def put_right_in(text: str) -> str | None:
    """The field that a text names to have it put right, and says nothing else: "the performance"."""
    rest = _BESIDE_PUT_RIGHT.sub(" ", plain(text))
    named = [field for field, pattern in _FIELDS["put_right"] if pattern.search(rest)]
    return named[0] if named and is_merely(rest, "put_right") else None


def words_for(text: str, field: str, value: str) -> str | None:
    """The clause of a text in which a field of the context is said."""
    pattern = dict(_FIELDS[field])[value]
    return next((clause for clause in pieces.clauses(text) if pattern.search(of_now(clause))), None)


def _denials(text: str) -> list[str]:
    return [plain(piece) for piece in pieces.denials_in(text)]


def _without_longer(words: str, pattern: re.Pattern[str], field: str) -> str:
    """The words without those that are part of a longer phrase for another value: "requires improvement"."""
    for _, other in _FIELDS[field]:
        if other is not pattern:
            words = other.sub(lambda found: " " if _is_wider(found[0], pattern) else found[0], words)
    return words


def _is_wider(phrase: str, pattern: re.Pattern[str]) -> bool:
    found = pattern.search(phrase)
    return found is not None and len(found[0]) < len(phrase)


def of_now(text: str) -> str:
    """A text made plain in which "we're" does not look like "were", nor "I send papers" like a word for SEND."""
    return plain(re.sub(r"\bwe['\u2019]re\b", "we are", _SENDS.sub(" ", text), flags=re.I))
