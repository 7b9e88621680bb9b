"""Saying back what was heard: a clause of the leader's own words, unchanged, where one is worth it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.questions import strain
from actions.speaking import excerpt, say
from actions.words.dialogue import advising, remarks
from actions.words.language import pieces, reading
from actions.words.language.grammar import TABLE
from knowledge.phrases import plain

# Fewer words say nothing by themselves, and more are too many to hear again.
LEAST, MOST = 5, 18
# What tells most and cannot be cut is heard again whole, up to so many words.
LONGEST = 27
SHORT_ANSWER = 4

# Where a sentence that is too long may be cut: nothing behind such a joint completes what stands before it.
_JOINTS = re.compile(
    r"(?<=[;:])\s+|\s+[–—-]+\s+|,\s+(?=(?:and|but|so|or)\s+(?:i|we|they|she|he|it|you|nobody|people|my|our|the)\b)",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:but|and|so|or|oh|ooh|er|um|well(?=,? (?:we|i|it|there|they|the)\b)),?\s+)+",
    re.I,
)
_OWN, _PRESENT, _PAST = (re.compile(rf"\b(?:{TABLE[name]})\b") for name in ("own", "present", "past"))
_POINTS_BACK = re.compile(rf"\b{TABLE['points_back']}")
_SETS_OUT, _OF_QUESTION = re.compile(TABLE["sets_out"]), re.compile(TABLE["speaks_of_question"])
_TELLS, _TURNS = (re.compile(rf"\b(?:{TABLE[name]})\b") for name in ("tells", "turns"))
_OPPOSES = re.compile(r"^\W*(?:but|yet|though|except|only)\b", re.I)
# Who answers so has answered; what comes behind it only says why.
_OWNED = re.compile(r"(?:(?:well|yes|honestly|probably|mostly|it is|its|thats) )*(?:me|mine|myself)(?: \w+){0,2}\.?")
# What counts for a sentence is first whether the answer turns there; that it comes later only decides between two.
TURN, LATER, TOO_SHORT, CONCEDED = 4.0, 0.5, -2.0, -4.0
_HANGS = re.compile(rf"(?:{TABLE['hangs']})\b")
_CONTRADICTS = re.compile(TABLE["contradicts"])
_LEANS = re.compile(rf"(?:{TABLE['leans']})\b")
_WEIGHS, _NOT_WEIGHING = re.compile(rf"\b(?:{TABLE['weighs']}|{TABLE['strains']})\b"), re.compile(TABLE["not_weighing"])


def play_back(value: str, dispatcher: CollectingDispatcher, question: str = "") -> None:
    """Says back what was said, where it is short, or a whole sentence of it that tells; else that it is kept.

    What weighs on somebody, and what they ask themselves, is stayed with, without their words.
    """
    clause = telling_clause(value, question)
    heavy = any(map(weighs, pieces.sentences(value)))
    if heavy:
        say(dispatcher, "utter_heard_hard")
    elif _only_wonders(value):
        say(dispatcher, "utter_heard_wonder")
    elif clause is None:
        say(dispatcher, "utter_heard_short")
    else:
        say(dispatcher, "utter_heard", words=excerpt(clause, LONGEST))


def telling_clause(text: str, question: str = "") -> str | None:
    """A short answer itself, or the sentence that tells most of what a leader says of themselves or their people.

    None where nothing is left without questions, talk about the talk, the question's own words, and torn quotations,
    or where what is left cannot be said back whole.
    """
    said = [one for one in _plainly_said(text) if not _is_of_the_talk(one) and not _echoes(one, question)]
    whole = _LEADING.sub("", " ".join(said)).rstrip(",.;:! ")
    if SHORT_ANSWER <= len(whole.split()) <= MOST and _is_whole(whole) and says_something(whole):
        return whole
    if said and _OWNED.fullmatch(plain(said[0])):
        return said[0].rstrip(",.;:! ")
    last = max(len(said) - 1, 1)
    ranked = {
        one: _worth(one) + LATER * place / last + (CONCEDED if _is_conceded(said, place) else 0.0)
        for place, one in enumerate(said)
        if says_something(one)
    }
    best = max(ranked, key=lambda one: ranked[one], default="")
    # Where what tells most cannot be said back whole, nothing less is.
    return max(_clauses_of(best), key=_worth, default=None)


def _only_wonders(text: str) -> bool:
    """Whether an answer consists of questions, which somebody asks themselves."""
    said = pieces.sentences(text)
    return bool(said) and all(one.rstrip("\"”')").endswith("?") for one in said)


def _echoes(sentence: str, question: str) -> bool:
    """Whether a sentence only says what was asked."""
    said, asked = pieces.content_words(sentence), pieces.content_words(question)
    return len(said) > 1 and len(said & asked) >= 0.7 * len(said)


def weighs(sentence: str) -> bool:
    """Whether a sentence tells of distress or anger, short of risk; "nobody was crying" does not."""
    words = plain(sentence)
    if strain.is_said_alone(sentence):
        return True
    return any(not _NOT_WEIGHING.search(words[: found.start()]) for found in _WEIGHS.finditer(words))


def _plainly_said(text: str) -> list[str]:
    said = pieces.sentences(text)
    return [one for one in said if not (one.rstrip("\"”')").endswith("?") or advising.advice_in(one))]


def _clauses_of(sentence: str) -> list[str]:
    """A sentence, or where it is too long what stands whole between its joints; nothing that hangs on more."""
    if len(sentence.split()) <= MOST:
        return _said_alone([sentence], MOST)
    parts = _JOINTS.split(sentence)
    standing = [one for place, one in enumerate(parts) if not _is_conceded(parts, place)]
    return _said_alone(standing, MOST) or _said_alone([sentence], LONGEST)


def _is_conceded(said: Sequence[str], place: int) -> bool:
    """Whether what comes next takes it back, or tells what was so in place of it."""
    return place + 1 < len(said) and bool(_CONTRADICTS.match(plain(said[place + 1])))


def _said_alone(parts: Sequence[str], most: int) -> list[str]:
    """Those parts of a sentence that mean something by themselves, in no more than so many words."""
    stripped = [_LEADING.sub("", part.strip()).rstrip(",.;:!") for part in parts]
    return [
        one
        for one in stripped
        if LEAST <= len(one.split()) <= most and _is_whole(one) and says_something(one) and not _HANGS.match(plain(one))
    ]


def _is_of_the_talk(clause: str) -> bool:
    """Whether it is about what was said and asked here: "that's a question and a half"."""
    return remarks.is_about_the_talk(clause) or bool(_OF_QUESTION.match(plain(clause)))


def says_something(clause: str) -> bool:
    """Whether any word of it carries something, and is no number."""
    return any(word not in reading.NUMBERS and not word.isdigit() for word in pieces.content_words(clause))


def _is_whole(clause: str) -> bool:
    """A clause that was torn out of a quotation or a bracket is none."""
    return clause.count('"') % 2 == 0 and all(
        clause.count(one) == clause.count(other) for one, other in ("“”", "()", "[]")
    )


def _worth(clause: str) -> float:
    words = plain(clause)
    own = 2.0 if _OWN.search(words) else 0.0
    time = 1.0 if _PRESENT.search(words) else -1.0 if _PAST.search(words) else 0.0
    leaning = -1.5 if _LEANS.match(words) else 0.0
    scene = -2.5 if _SETS_OUT.match(words) else 0.0
    tells = 1.3 if _TELLS.search(words) else 0.0
    points_back = -4.0 if _POINTS_BACK.search(words) else 0.0
    turn = TURN if _TURNS.search(words) else 0.5 * TURN if _OPPOSES.match(clause) else 0.0
    short = TOO_SHORT if len(words.split()) < LEAST else 0.0
    return (
        own
        + time
        + scene
        + tells
        + turn
        + short
        + leaning
        + points_back
        + 0.4 * min(len(pieces.content_words(clause)), 5)
    )
