"""Saying back what was heard: a clause of the leader's own words, unchanged, where one is worth it."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import excerpt, say
from actions.words import pieces, reading, remarks
from actions.words.remarks import TABLE
from knowledge.phrases import plain

# Fewer words say nothing by themselves, and more are too many to hear again.
LEAST, MOST = 5, 18
SHORT_ANSWER = 4

_CLAUSES = re.compile(r"(?<=[;:])\s+|,\s+|\s+[–—-]+\s+|\s+(?=(?:but|because|so that|although|which|while)\b)", re.I)
_FINER = re.compile(r"\s+(?=(?:and|so|or)\b)", re.I)
_LEADING = re.compile(
    r"^(?:(?:but|and|so|because|so that|although|which|while|or"
    r"|oh|ooh|er|um|well(?=,? (?:we|i|it|there|they|the)\b)),?\s+)+",
    re.I,
)
_OWN, _PRESENT, _PAST = (re.compile(rf"\b(?:{TABLE[name]})\b") for name in ("own", "present", "past"))
_POINTS_BACK = re.compile(rf"\b{TABLE['points_back']}")
_SETS_OUT, _OF_QUESTION = re.compile(TABLE["sets_out"]), re.compile(TABLE["speaks_of_question"])
_TELLS = re.compile(rf"\b(?:{TABLE['tells']})\b")
_LEANS = re.compile(rf"(?:{TABLE['leans']})\b")
_WEIGHS, _NOT_WEIGHING = re.compile(rf"\b(?:{TABLE['weighs']}|{TABLE['strains']})\b"), re.compile(TABLE["not_weighing"])


def play_back(value: str, dispatcher: CollectingDispatcher) -> None:
    """Says back a clause of what was said; where none tells anything, that it was heard."""
    clause = telling_clause(value)
    if clause is None:
        say(dispatcher, "utter_heard_short")
        return
    heavy = any(map(weighs, pieces.sentences(value)))
    say(dispatcher, "utter_heard_hard" if heavy else "utter_heard", words=excerpt(clause, MOST))


def telling_clause(text: str) -> str | None:
    """The clause that tells most: what the leader says of themselves or their people, as it is now, near the end.

    None where nothing is left without questions, talk about the talk, and torn quotations.
    """
    return best_clause(text) or _whole(text)


def best_clause(text: str) -> str | None:
    """The same, where there is more than a few words."""
    parts = [(clause, weighs(one)) for one in _plainly_said(text) for clause in _clauses_of(one)]
    last = max(len(parts) - 1, 1)
    ranked = {
        clause: _worth(clause) + 1.5 * place / last + 3 * heavy + 2 * weighs(clause)
        for place, (clause, heavy) in enumerate(parts)
    }
    return max(ranked, key=lambda clause: ranked[clause], default=None)


def weighs(sentence: str) -> bool:
    """Whether a sentence tells of distress or anger, short of risk; "nobody was crying" does not."""
    words = plain(sentence)
    return any(not _NOT_WEIGHING.search(words[: found.start()]) for found in _WEIGHS.finditer(words))


def _plainly_said(text: str) -> list[str]:
    said = pieces.sentences(text)
    return [one for one in said if not (one.rstrip("\"”')").endswith("?") or remarks.advice_in(one))]


def _clauses_of(sentence: str) -> list[str]:
    """The clauses that may be said back; one that is too long is cut at a joint where that leaves enough."""
    found = []
    for clause in _CLAUSES.split(sentence):
        parts = _FINER.split(clause) if len(clause.split()) > MOST else [clause]
        stripped = [_LEADING.sub("", part.strip()).rstrip(",.;:!") for part in (parts if len(parts) > 1 else [clause])]
        found += [part for part in stripped if len(part.split()) >= LEAST and _is_whole(part)]
    return [one for one in found if says_something(one) and not _is_of_the_talk(one)]


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
    too_long = -3.0 if len(words.split()) > MOST else 0.0
    return (
        own + time + scene + tells + leaning + points_back + too_long + 0.4 * min(len(pieces.content_words(clause)), 5)
    )


def _whole(text: str) -> str | None:
    """A short answer itself, without what is not to be said back."""
    kept = [one for one in _plainly_said(text) if not _is_of_the_talk(one) and _is_whole(one)]
    words = " ".join(kept)
    return words if SHORT_ANSWER <= len(words.split()) <= MOST else None
