"""Which questions of a reply are put to somebody who may know, and which leaders ask themselves: `asking.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.dialogue import remarks
from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_TAG, _BEGINS, _OWN, _OF_THE_TALK, _AROUND, _EXPLAINS = (
    re.compile(_TABLE[name]) for name in ("tag", "begins", "own", "of_the_talk", "around", "explains")
)
# Who asks in fewer words and goes on tells something: "Honestly? Never."
LEAST = 3


@dataclass(frozen=True)
class Put:
    """What of a reply is asked, and what it tells besides; empty where it only asks."""

    asked: str
    told: str


def put_in(text: str) -> Put | None:
    """What a reply asks, where it is nothing but questions, or begins or ends with one that is not its writer's own."""
    said = pieces.sentences(text)
    asks = list[bool]()
    for one in said:
        goes_on = asks[-1:] == [True] and pieces.is_short(one) and bool(_BEGINS.match(pieces.bare(one)))
        asks.append((goes_on or is_question(one)) and not _is_remark(one))
    if not any(asks):
        return None
    told = [one for n, one in enumerate(said) if not asks[n] and _tells(one, n > 0 and asks[n - 1])]
    if not told:
        return Put(text, "")
    if asks[-1] and is_for_others(said[-1]):
        return Put(said[-1], " ".join(said[:-1]))
    opens = asks[0] and len(said[0].split()) >= LEAST and is_of_the_talk(said[0])
    return Put(said[0], " ".join(said[1:])) if opens else None


def holds_question(text: str) -> bool:
    """Whether any sentence of a text asks."""
    return any(map(is_question, pieces.sentences(text)))


def without_explaining(text: str) -> str:
    """What is told beside a question that was heard, without what only explains that."""
    return " ".join(one for one in pieces.sentences(text) if not _EXPLAINS.fullmatch(pieces.bare(one)))


def is_question(sentence: str) -> bool:
    """Whether a sentence asks, with its mark or without, and is no statement with a tag behind it."""
    words = pieces.bare(sentence)
    begins = bool(_BEGINS.match(words))
    if sentence.rstrip("\"”’')").endswith("?"):
        return begins or not is_tagged(sentence)
    return bool(_OF_THE_TALK.search(words)) and begins and pieces.is_short(sentence)


def is_tagged(sentence: str) -> bool:
    """Whether a sentence states something and ends with a tag that asks nothing."""
    words = pieces.bare(sentence)
    return bool(_TAG.fullmatch(words)) and not _BEGINS.match(words)


def is_for_others(sentence: str) -> bool:
    """Whether a question is put to somebody who may know, and is not one that leaders ask themselves."""
    words = pieces.bare(sentence)
    if _OF_THE_TALK.search(words) or _AROUND.fullmatch(words):
        return True
    return not _OWN.search(words) and remarks.may_be_talk(sentence)


def is_of_the_talk(sentence: str) -> bool:
    """Whether a question is about what was asked and shown here."""
    words = pieces.bare(sentence)
    return bool(_OF_THE_TALK.search(words)) or (not _OWN.search(words) and remarks.is_likely(sentence))


def _tells(sentence: str, is_behind: bool) -> bool:
    """Whether a sentence tells something, be it a "no" to the question before it, which it may also only explain."""
    words = pieces.bare(sentence)
    if _is_remark(sentence):
        return False
    return not _EXPLAINS.fullmatch(words) if is_behind else bool(pieces.content_words(words))


def _is_remark(sentence: str) -> bool:
    """Whether the grammar of remarks says what is wanted."""
    return bool(remarks.kinds_of(sentence) - {remarks.BESIDE, "aside"})
