"""Answers that are put in other words while the questions go on: whole, or the sentence that is taken up."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.record import undoing
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.language import pieces
from knowledge.library import Library

# So many words in common say which sentence of an answer is to read otherwise; so many of the new ones are said back.
TAKEN_UP, SAID_BACK = 2, 40


def put_instead(dispatcher: CollectingDispatcher, state: State, at: int, words: str, library: Library) -> State | None:
    """That answer with words in place of the sentence that they take up; None where they take up none of it."""
    reply = course.standing(state, state.plan.asks[at].key)
    said = pieces.sentences(reply.text) if reply else []
    place = _taken_up(words, said)
    if reply is None or place is None:
        return None
    text = " ".join([*said[:place], words, *said[place + 1 :]])
    return reworded(dispatcher, state, at, text, library)


def _taken_up(words: str, said: Sequence[str]) -> int | None:
    """The place of the sentence that words take up: it shares enough with them, or is the only one that shares any."""
    among = dict(enumerate(said))
    alone = [place for place, one in among.items() if pieces.content_words(one) & pieces.content_words(words)]
    return alone[0] if len(alone) == 1 else pieces.nearest(words, among, least=TAKEN_UP)


def reworded(
    dispatcher: CollectingDispatcher, state: State, at: int, text: str, library: Library, around: str | None = None
) -> State:
    """That answer in other words; a number that is not told again stays, and the question that is open stays open.

    Of a long one what is said back begins with the sentence that holds what is `around`.
    """
    key = state.plan.asks[at].key
    given = state.replies.get(key)
    after = course.put_down(state, key, text, given.rating if given else None)
    place = state.plan.questions.index(state.plan.asks[at].question) + 1
    say(dispatcher, "utter_answer_reworded", words=excerpt(_from(around, text), SAID_BACK), place=place)
    return undoing.edited(after, state, library)


def _from(around: str | None, text: str) -> str:
    """A text, or where it is too long to be said back, from the sentence on that holds those words."""
    said = pieces.sentences(text)
    if around is None or len(text.split()) <= SAID_BACK:
        return text
    at = next((n for n, one in enumerate(said) if around.lower() in one.lower()), 0)
    return " ".join(["…", *said[at:]] if at else said)
