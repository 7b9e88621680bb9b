"""What the options of a choice of the context mean, where they are asked about by their places."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.choices import MEANINGS, OPTIONS
from actions.speaking import say
from actions.state import State
from actions.words import options, pieces, queries
from actions.words.queries import Query


def asked_in(text: str, door: str | None) -> tuple[list[Query], str]:
    """Which of the options that are shown are asked about, and what else is said."""
    labels = OPTIONS.get(door or "", {})
    about = {one: options.asked_about(one, labels) for one in pieces.sentences(text)}
    found = dict.fromkeys(value for values in about.values() for value in values)
    return [Query(queries.OPTIONS, one) for one in found], " ".join(one for one in about if not about[one])


def said(
    dispatcher: CollectingDispatcher, _: State, after: State, door: str | None, query: Query, *__: object
) -> State:
    say(dispatcher, "utter_option_means", option=OPTIONS[str(door)][query.term], means=MEANINGS[query.term])
    return after
