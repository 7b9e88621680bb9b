"""Telling a case or a behaviour, another one each time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import cards, course
from actions.parts import Ask
from actions.speaking import say
from actions.state import State
from knowledge.library import Library
from knowledge.schema import CaseStudy, Example

# What was told of the offer itself, and not of a question.
CASES, BEHAVIOURS, WHOLE = "offer", "more", "whole"
SENTENCES = 3
# From so near on (cosine) an example is one for an answer: below it they had nothing in common but the question.
EXAMPLE_NEAR = 0.3
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def untold(state: State, about: str, ids: Sequence[str]) -> str | None:
    """The first of `ids` that was not told about the same thing before."""
    told = state.asides.told.get(about, ())
    return next((item_id for item_id in ids if item_id not in told), None)


def having_told(state: State, about: str, item_id: str) -> State:
    """The state in which that was told, last of all."""
    told = dict.fromkeys((*state.asides.told.get(about, ()), item_id))
    others = {name: ids for name, ids in state.asides.told.items() if name != about}
    return state.but(asides=state.asides.but(told={**others, about: tuple(told)}))


def more_told(dispatcher: CollectingDispatcher, state: State, library: Library) -> State | None:
    """The whole case of which something was told last; None where nothing was that there is more of."""
    about, told = next(reversed(state.asides.told.items()), ("", ()))
    if not told or about == WHOLE:
        return None
    # What was told to a question of the leader's own is known by its words.
    near = (
        [] if library.is_case(told[-1]) else [one.id for one in library.accounts_near(told[-1]) if one.text == told[-1]]
    )
    case = next((name for name in (told[-1], *near) if library.is_case(name)), None)
    return tell_case(dispatcher, state, WHOLE, case, library) if case else None


def tell_case(
    dispatcher: CollectingDispatcher, state: State, about: str, item_id: str | None, library: Library
) -> State:
    """The case in full; without one, that there is none."""
    if item_id is None:
        say(dispatcher, "utter_example_no_more" if state.asides.told.get(about) else "utter_example_none")
        return state
    card = cards.case_card(library.case(item_id), library)
    say(dispatcher, "utter_example", card=card, title=card["title"], source=card["source"])
    return having_told(state, about, item_id)


def tell_shortly(dispatcher: CollectingDispatcher, state: State, ask: Ask, library: Library) -> State | None:
    """The next example of a question in a sentence or three, and of what it is one; None where no more is near."""
    question = library.question(ask.question)
    behaviours = sorted(question.behaviours, key=lambda name: name not in state.offer.chosen)
    near = {name: text for name in question.examples if (text := _in_short(library.case(name), behaviours, library))}
    # What is an example of the thing itself comes before a case that shows something of it.
    ids = sorted(_fitting(near, state, ask, library), key=lambda name: isinstance(library.case(name), CaseStudy))
    item_id = untold(state, ask.question, ids)
    if item_id is None:
        return None
    item = library.case(item_id)
    source, told = library.citation(item), f"{near[item_id]} {cards.compared_in_words(item, state.context)}".strip()
    say(dispatcher, "utter_example_short", title=item.title, told=told, source=source)
    return having_told(state, ask.question, item_id)


def _fitting(near: Mapping[str, str], state: State, ask: Ask, library: Library) -> list[str]:
    """Those examples that have to do with whom or what was named before, where a question asks on about that."""
    named = course.standing(state, Ask(question=ask.question).key) if ask.kind == "part" else None
    if named is None:
        return list(near)
    asked = library.question(ask.question).parts[ask.part].text
    likeness = library.likeness(f"{named.text} {asked}", list(near.values()))
    return [name for name, how in zip(near, likeness, strict=True) if how >= EXAMPLE_NEAR]


def whole_of(state: State, ask: Ask | None) -> str | None:
    """The example that was told shortly to a question, and not yet in full."""
    told = state.asides.told.get(ask.question, ()) if ask else ()
    return told[-1] if told and told[-1] not in state.asides.told.get(WHOLE, ()) else None


def in_short(text: str) -> str:
    """The first sentences of an account."""
    return " ".join(_SENTENCES.split(text)[:SENTENCES])


def _in_short(item: CaseStudy | Example, behaviours: Sequence[str], library: Library) -> str | None:
    """What was done there; of a case, what it shows of a behaviour that the question is about."""
    if isinstance(item, Example):
        return in_short(item.summary)
    shown = {one.behaviour: one.how for one in item.behaviours}
    about = next((name for name in behaviours if name in shown), None)
    return f"{library.behaviour(about).short_name}: {shown[about]}" if about else None
