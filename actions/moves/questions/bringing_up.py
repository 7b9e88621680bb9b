"""A question that was skipped, put off or never asked, brought up where somebody wants it, also after the end."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.questions import recalling
from actions.parts import Ask
from actions.record import wording
from actions.speaking import say
from actions.state import State
from actions.words.dialogue.wanting import Wanted, wanted_in
from actions.words.language import pieces
from knowledge.library import Library


def wanted(words: str, state: State) -> Wanted | None:
    """The question that is wanted, where there is any such; None where there is none."""
    found = wanted_in(words) if state.plan.asks else None
    if found is None or (found.kind != "numbered" and not _left(found, state)):
        return None
    return found


def brought_up(dispatcher: CollectingDispatcher, state: State, found: Wanted, library: Library) -> State:
    """At that question; what was being done goes on after it."""
    questions = state.plan.questions
    if found.kind == "numbered":
        place = len(questions) if found.place == -1 else found.place
        name = questions[place - 1] if 0 < place <= len(questions) else None
    else:
        among = {one: wording(Ask(question=one), state, library) for one in _left(found, state)}
        name = pieces.nearest(found.naming, among) or next(reversed(among))
    if name is None:
        say(dispatcher, "utter_which_question", questions=recalling.listed(state, library))
        return state
    return _at(dispatcher, state, name, library)


def _at(dispatcher: CollectingDispatcher, state: State, name: str, library: Library) -> State:
    current = state.plan.current
    sharing = state.asides.confirming if state.asides.confirming != "share" else None
    state = state.but(asides=state.asides.but(closed=False, quiet=False, confirming=sharing))
    at = state.plan.asks.index(Ask(question=name))
    if current is not None and current.question == name:
        return state
    if Ask(question=name).key in state.replies:
        return recalling.looked_back(dispatcher, state, at)
    say(dispatcher, "utter_question_brought", place=state.plan.questions.index(name) + 1)
    if current is not None and at > state.plan.at and not state.asides.revisiting:
        return course.next_up(state, library.question(name))
    return course.back_to(state, at)


def _left(found: Wanted, state: State) -> list[str]:
    """The questions that were left so, in their order; a question that was put off may be skipped since."""
    skipped, parked = ([key.rpartition("#")[0] for key in keys] for keys in (state.plan.skipped, state.plan.parked))
    first, second = (parked, skipped) if found.kind == "parked" else (skipped, parked)
    answered = {key.rpartition("#")[0] for key in state.replies}
    every = [one for one in state.plan.questions if one in (first or second)]
    return [one for one in every if one not in answered] or every
