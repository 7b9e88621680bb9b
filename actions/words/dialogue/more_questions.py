"""A wish for more questions than were promised, or a denial of the promise; see `more_questions.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import grammar, pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_DENIES, _WISHES = (
    [re.compile(grammar.written_out(one, _TABLE["pieces"])) for one in _TABLE[name]] for name in ("denies", "wishes")
)
_COUNTS = re.compile(grammar.written_out(_TABLE["counts"], _TABLE["pieces"]))
_IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_OF_QUESTIONS = re.compile(r"\b(?:questions?|qs)\b")
_NO_MORE = re.compile(r"(?:(?:and|but|so|ok|please|not|any) )*(?:no|not any|without any) more\b")
# What only says again that it was not asked for.
_OBJECTS = re.compile(
    r"(?:(?:no|but|and|well) )*(?:i )?(?:didnt|did not|never|dont) (?:ask|say|want|mean|asked|said)(?: for)?"
    r"(?: (?:that|this|it|so))?"
)


@dataclass(frozen=True)
class More:
    """How many more are wished for, None where that is not said, and what else is said."""

    count: int | None
    rest: str
    # The number counts what comes beside those that were planned: "two more".
    is_further: bool = False


def more_in(text: str, is_promised: bool) -> More | None:
    """The wish for more questions that a text holds; None where it holds none.

    Where few were promised, a bare number is one of questions.
    """
    counts: list[int] = []
    rest: list[str] = []
    is_one = is_further = False
    is_of_questions = is_promised or bool(_OF_QUESTIONS.search(pieces.bare(text)))
    for sentence in pieces.sentences(text):
        clauses = pieces.clauses(sentence)
        found = {clause: _found(clause) if is_of_questions else None for clause in clauses}
        if not any(found.values()):
            rest.append(sentence)
            continue
        is_one = True
        further = [_number(one["count"]) for one in found.values() if one and one.groupdict().get("count")]
        counts, is_further = [*counts, *further], is_further or bool(further)
        counted = {clause: _COUNTS.fullmatch(pieces.bare(clause)) for clause in clauses if not found[clause]}
        counts += [_number(one["count"]) for one in counted.values() if one]
        left = [clause for clause, one in counted.items() if not one and pieces.content_words(clause)]
        rest += [" ".join(left)] if left else []
    if not is_one:
        return None
    told = [one for one in rest if not _OBJECTS.fullmatch(pieces.bare(one))]
    return More(counts[-1] if counts else None, " ".join(told), is_further)


def _found(clause: str) -> re.Match[str] | None:
    words = pieces.bare(clause) + (" ?" if clause.rstrip().endswith("?") else "")
    ways = (words, words.removesuffix(" ?"))
    if _NO_MORE.match(words):
        return None
    wished = (one.fullmatch(ways[1]) for one in _WISHES)
    denied = (one.fullmatch(way) for one in _DENIES for way in ways)
    return next(filter(None, (*wished, *denied)), None)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _IN_WORDS[word]
