"""A reply in its pieces: sentences, clauses, what is denied in them, and the words that carry something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from actions.words.language.once import once
from actions.words.language.replies import REPLIES
from knowledge.phrases import pattern_of, plain

SHORT = 8

_CLAUSES = re.compile(
    r"(?<=[.!?;:])\s+|,\s+|\s+[–—-]\s+|\s+(?=(?:but|because|so that|although|which|while)\b)|\n+", re.I
)
# A sentence may end within quotation marks or brackets.
_SENTENCES = re.compile(r"(?:(?<=[.!?;])|(?<=[.!?;][\"”’')]))\s+|\n+")
_FULL_STOPS = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’')]))\s+|\n+")
_MEANT = re.compile(
    r"\b(?:but|though|and|or|well|only|yet|it['’]?s)[\s,]+(?:really|actually|underneath(?: (?:it|that)(?: all)?)?"
    r"|deep down|at heart|in truth|in fact|honestly"
    r"|if i['’]?m honest|what it really is|the real (?:thing|issue|problem) is"
    r"|at bottom|behind (?:it|that)(?: all)?)\b[\s,:]*(?=\S)",
    re.I,
)
# What somebody says that it is not, up to where they say what it is.
_DENIED = re.compile(
    r"\b(?:not(?!\s+(?:only|just)\b)|no longer|never|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t"
    r"|nothing(?!\s+(?:is|was|has|had|will|can|works?|chang|happen))|(?:nobody|no one) is"
    r"|rather than|instead of|far from|anything but|less (?:about|a matter of|a question of)"
    r"|hardly (?:a|an|about|to do with)"
    r"|(?:do|would)n['’]?t (?:think|feel|believe|say|call)(?: that)?(?: it['’]?s| it is| we['’]?re| we are)?)\b"
    # What is put in between ends no denial: "not, in the first instance, a matter of money".
    r"(?:,(?!\s*(?:but|it|we|i|they|that)\b)[^,.;:!?]{2,40},)?.*?"
    r"(?=[,.;:!?]|\b(?:but|than|it['’]?s|it is|we['’]?re|we are)\b|$)",
    re.I | re.S,
)
_NOT_THE_WORD = re.compile(
    r"\b(\w+) (?:isn['’]?t|is not|was not|wasn['’]?t|wouldn['’]?t be)(?: really| at all)? "
    r"(?:the (?:word|issue|problem|point|matter|question|heart of it|main thing)|what (?:it|this) is about|it)\b",
    re.I,
)
_CLAUSE_START = re.compile(r"[,.;:!?–—]\s+|\s-+\s+|\n|\b(?:but|and)\s+", re.I)
_ONE = re.compile(r"\b((?:[a-z]+ )?[a-z]+) ones?\b(?! (?:year|month|week|day|of)s?\b)")
_SUBJECT = re.compile(r"\babout\s+(\S+\s.+)$", re.I | re.S)
_STOPS = pattern_of(REPLIES["common"])


def clauses(text: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSES.split(text) if clause and clause.strip()]


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCES.split(text) if sentence.strip()]


def whole(said: Sequence[str], text: str) -> list[str]:
    """The sentences of a text, from one full stop to the next, of which any of these pieces is a part."""
    spoken = [one.strip() for one in _FULL_STOPS.split(text) if one.strip()]
    return [one for one in spoken if any(piece.strip() in one for piece in said)]


def meant_in(sentence: str) -> str:
    """What a sentence comes to where it says what is so on the face of it first: "politics, but really my own team"."""
    found = list(_MEANT.finditer(sentence))
    return sentence[found[-1].end() :] if found else sentence


@once
def bare(text: str) -> str:
    """The words of a piece alone, in small letters, without marks and apostrophes."""
    return plain(text).replace(".", "").strip()


def denials_in(text: str) -> list[str]:
    """The pieces in which somebody says what is not so, or not wanted."""
    return [found[0] for found in _DENIED.finditer(plainly_denied(text))]


def plainly_denied(text: str) -> str:
    """ "Settled isn't the word" denies what comes before it."""
    return _NOT_THE_WORD.sub(r"not \1", text)


def without_denied(text: str) -> str:
    """What is left of a correction without what it says is not so: "not culture, it's money" speaks of money."""
    return _DENIED.sub("", plainly_denied(text))


def denied_spans(text: str) -> list[tuple[int, int]]:
    """Where a text says what is not so, or not wanted."""
    return [found.span() for found in _DENIED.finditer(text)]


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that `at` stands in."""
    return max((found.end() for found in _CLAUSE_START.finditer(text, 0, at)), default=0)


def ones_in(text: str) -> list[str]:
    """What stands before "one" in short clauses: "the caseworkers one"."""
    short = (plain(clause) for clause in clauses(text) if is_short(clause))
    return [found[1] for clause in short for found in _ONE.finditer(clause)]


def subject_in(text: str) -> str | None:
    """What somebody says that it is about, in words of their own; None where they do not say."""
    found = _SUBJECT.search(text)
    return found.group(1) if found else None


@once
def content_words(text: str) -> frozenset[str]:
    """The words that carry what is said, shortened to what is alike in their forms."""
    # A full stop may stand in a number, and is kept there.
    words = (word.strip(".") for word in plain(text).split())
    return frozenset(word[:6] for word in words if len(word) > 2 and not _STOPS.fullmatch(word))


def nearest[K](text: str, among: Mapping[K, str], least: int = 1) -> K | None:
    """The key of what shares most words with a text; None where nothing shares at least so many."""
    wanted = content_words(text)
    shared = {key: len(wanted & content_words(other)) for key, other in among.items()}
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] >= least else None


def is_short(text: str) -> bool:
    return len(text.split()) <= SHORT


def asks(text: str) -> bool:
    return text.rstrip().endswith("?")
