"""The options of a choice of the context by their places: what they mean, and which of several counts most."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.choices import CONTEXT_CHOICES, MEANINGS, OPTIONS
from actions.parts import ContextField
from actions.speaking import say
from actions.state import State
from actions.words.context import options
from actions.words.dialogue import queries
from actions.words.dialogue.queries import Query
from actions.words.language import pieces
from knowledge.library import CHALLENGES


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


def label_said(dispatcher: CollectingDispatcher, state: State, term: str) -> bool:
    """What the label means under which a situation was taken, where that is asked; whether it is."""
    taken = state.context.value_of("challenge")
    label = CHALLENGES.get(taken or "", "")
    if not taken or not pieces.content_words(term) or not pieces.content_words(term) <= pieces.content_words(label):
        return False
    say(dispatcher, "utter_option_means", option=label.capitalize(), means=MEANINGS[taken])
    return True


def asked_which_of(values: Sequence[str], field: ContextField, dispatcher: CollectingDispatcher, state: State) -> State:
    """Which of the options that were named counts most, with a button for each and one to leave it open."""
    choices = [one for one in CONTEXT_CHOICES[field] if one.id.removeprefix("answer:") in (*values, "unknown")]
    say(dispatcher, "utter_context_which_of", choices=choices)
    context = state.context.but(returned=(*state.context.returned, field))
    return state.but(context=context, asides=state.asides.but(quiet=True))
