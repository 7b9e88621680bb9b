"""What is done on what a leader says to the bot itself: a last answer taken back, a question put off, one answered."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.choices import NEXT_STEPS
from actions.moves.questions import playing_back
from actions.moves.research import table
from actions.moves.research.telling import CASES, more_told, tell_case, tell_shortly, untold
from actions.moves.situation import offering
from actions.parts import Ask
from actions.record import wording
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.context import contexts
from actions.words.dialogue import advising, remarks
from knowledge.library import Library
from knowledge.schema import CaseStudy, Example


def say_how_to_begin(dispatcher: CollectingDispatcher, words: str) -> None:
    """What to do first, where nothing of a situation was told; advice that is asked for is refused."""
    advised(dispatcher, State(), words)
    say(dispatcher, "utter_begin")


def said_already(dispatcher: CollectingDispatcher, state: State) -> State:
    """Past what is left of the question, which counts as answered by what was said before."""
    if state.asides.revisiting:
        say(dispatcher, "utter_kept_as_it_was")
        return course.skipped(state)
    say(dispatcher, "utter_said_already")
    after = course.skipped(state)
    return after.but(plan=after.plan.but(skipped=state.plan.skipped))


def skipped(dispatcher: CollectingDispatcher, state: State) -> State:
    say(dispatcher, "utter_kept_as_it_was" if state.asides.revisiting else "utter_skipped")
    return course.skipped(state)


def past_told_part(dispatcher: CollectingDispatcher, state: State, ask: Ask, words: str, library: Library) -> State:
    """Past the part that comes next, where what was just said to its question answers it in as many words."""
    part = state.plan.current
    if part is None or part.kind != "part" or part.question != ask.question or part.key in state.replies:
        return state
    question = wording(part, state, library)
    if not remarks.tells_what_is_asked(words, question):
        return state
    say(dispatcher, "utter_part_told", question=question)
    return course.moved_on(state)


def may_be_put_off(state: State) -> bool:
    """Whether another question is left to be asked before it."""
    return not (state.asides.revisiting or course.is_last_question(state.plan))


def put_off(dispatcher: CollectingDispatcher, state: State) -> State:
    """The question comes again when the others were asked; the last cannot."""
    if not may_be_put_off(state):
        say(dispatcher, "utter_parked_none")
        return state
    say(dispatcher, "utter_parked")
    return course.parked(state)


def stayed(dispatcher: CollectingDispatcher, state: State) -> State:
    """The question that is open stays open, for as long as its leader likes."""
    say(dispatcher, "utter_no_hurry")
    return state


def at_next_steps(dispatcher: CollectingDispatcher, state: State) -> State:
    """Past the questions that are left, unless there is no room for another step."""
    if len(state.steps) >= flow.STEPS_AT_MOST:
        say(dispatcher, "utter_next_steps_enough")
        return state
    return course.at_next_steps(state)


def case_told(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """The next case that was not told; where words name a context, one from such an authority."""
    cases = offering.cases_of(state.offer)
    wanted = {field: contexts.context_in(words, field) for field in ("performance", "stability")}
    if any(wanted.values()):
        every = (*library.every(CaseStudy), *library.every(Example))
        known = {one: library.context_of(one) for one in dict.fromkeys((*cases, *(item.id for item in every)))}
        cases = [one for one, said in known.items() if all(said.get(f) == v for f, v in wanted.items() if v)]
    return tell_case(dispatcher, state, CASES, untold(state, CASES, cases), library)


def say_heard(dispatcher: CollectingDispatcher, state: State, is_said: bool = False) -> None:
    """What was heard of the last answer, where somebody doubts that they were; `is_said`: of an answer to this one."""
    ask = state.plan.current
    if is_said and ask and ask.key not in state.replies:
        _say_not_held(dispatcher, state)
        return
    at = course.last_answered(state)
    clause = playing_back.telling_clause(state.replies[state.plan.asks[at].key].text) if at is not None else None
    if clause:
        say(dispatcher, "utter_did_hear", words=excerpt(clause, playing_back.LONGEST))
    else:
        say(dispatcher, "utter_did_hear_all")


def _say_not_held(dispatcher: CollectingDispatcher, state: State) -> None:
    """That there is no answer to the question that is open, and what was kept last."""
    last = next(iter(course.last_kept(state)), None)
    if last is None:
        say(dispatcher, "utter_answer_missing")
    else:
        say(dispatcher, "utter_answer_held", words=excerpt(state.replies[state.plan.asks[last].key].text))


def say_why(dispatcher: CollectingDispatcher, ask: Ask, library: Library) -> None:
    question = library.question(ask.question)
    say(dispatcher, "utter_why", why=question.why, source=library.citation(question))


def say_place(dispatcher: CollectingDispatcher, state: State) -> None:
    """Which question of how many it is; before the questions and after them, what is still to come."""
    if state.plan.current:
        left = len(state.plan.asks) - state.plan.at
        say(dispatcher, "utter_place", choices=[NEXT_STEPS], place=state.plan.place, left=left)
    else:
        say(dispatcher, "utter_place_past" if state.plan.asks else "utter_place_before", most=course.QUESTIONS_AT_MOST)


def no_answer(dispatcher: CollectingDispatcher, state: State) -> State:
    """That words which only speak of others are no answer, and what can be had."""
    say(dispatcher, "utter_no_answer")
    return state


def told(
    dispatcher: CollectingDispatcher, state: State, ask: Ask, asked: Sequence[str], words: str, library: Library
) -> State:
    """Answers what is asked about the talk in a reply to `ask`."""
    for one in asked:
        state = _told(one, dispatcher, state, ask, words, library)
    return state


def _told(what: str, dispatcher: CollectingDispatcher, state: State, ask: Ask, words: str, library: Library) -> State:
    if what == "example":
        return tell_shortly(dispatcher, state, ask, library) or _without_example(dispatcher, state, ask, library)
    if what == "more":
        return more_told(dispatcher, state, library) or _without_example(dispatcher, state, ask, library)
    if what == "why":
        say_why(dispatcher, ask, library)
    elif what == "unclear":
        return _plainly(dispatcher, state, ask, library)
    elif what == "names":
        say(dispatcher, "utter_names_hidden")
    else:
        say_place(dispatcher, state)
    return state


def _plainly(dispatcher: CollectingDispatcher, state: State, ask: Ask, library: Library) -> State:
    """The question in plain words, unless the answer beside it has led on."""
    return table.say_plainly(dispatcher, "answer", state, library) if state.plan.current == ask else state


def _without_example(dispatcher: CollectingDispatcher, state: State, ask: Ask, library: Library) -> State:
    say(dispatcher, "utter_example_no_more" if state.asides.told.get(ask.question) else "utter_example_none")
    return _plainly(dispatcher, state, ask, library)


def advised(dispatcher: CollectingDispatcher, state: State, text: str) -> State:
    """Says who can help where a reply ends with asking for advice that a program must not give."""
    if matter := advising.advice_in(text):
        say(dispatcher, f"utter_out_of_scope_{matter}")
    return state


def answer_asked_of_context(dispatcher: CollectingDispatcher, text: str, door: str | None = None) -> bool:
    """What a reply ends with asking, where the situation is told or something of its context; False where nothing."""
    advised(dispatcher, State(), text)
    asked = remarks.told_at_the_end(text) if door else []
    if "example" in asked:
        say(dispatcher, f"utter_example_{door}")
    elif "why" in asked:
        say(dispatcher, "utter_why_context")
    elif "place" in asked:
        say_place(dispatcher, State())
    return bool(advising.advice_in(text)) or not {"example", "why", "place"}.isdisjoint(asked)
