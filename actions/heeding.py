"""What is done on what a leader says to the bot itself: a last answer taken back, a question put off, one answered."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow, pieces, playing_back, remarks
from actions.speaking import excerpt, say
from actions.state import Ask, State
from actions.telling import tell_case, untold
from knowledge.library import Library

# A last answer is named by at least so many of its words, or it is the one before.
NAMED_BY = 2


def taken_back(dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """The state without the answer that is meant to be none, and at its question again."""
    at = _answer_meant(state, words)
    if at is None:
        say(dispatcher, "utter_taken_back_none")
        return state
    key = state.plan.asks[at].key
    say(dispatcher, "utter_taken_back", words=excerpt(state.replies[key].text))
    left = state.but(replies={name: reply for name, reply in state.replies.items() if name != key})
    asides = left.asides.but(probing=False, adding=False, asked_number=None)
    if at == left.plan.at or _is_next_to(state, at):
        return left.but(plan=left.plan.but(at=at), asides=asides)
    return flow.back_to(left.but(asides=asides), at)


def _answer_meant(state: State, words: str) -> int | None:
    """Where the answer is that is named; else the current one, where it is begun or shown again; else the last."""
    current, asks = state.plan.current, state.plan.asks
    given = {at: state.replies[ask.key].text for at, ask in enumerate(asks) if ask.key in state.replies}
    named = pieces.nearest(words, given, least=NAMED_BY)
    if named is not None:
        return named
    return state.plan.at if current and current.key in state.replies else flow.last_answered(state)


def _is_next_to(state: State, at: int) -> bool:
    """Whether the conversation has come to where it is straight from there, so that it simply goes on again."""
    current, asked = state.plan.current, state.plan.asks[at]
    is_same = current is not None and current.question == asked.question
    return not state.asides.revisiting and (at == state.plan.at - 1 or is_same)


def said_already(dispatcher: CollectingDispatcher, state: State) -> State:
    """Past what is left of the question, which counts as answered by what was said before."""
    if state.asides.revisiting:
        say(dispatcher, "utter_kept_as_it_was")
        return flow.skipped(state)
    say(dispatcher, "utter_said_already")
    after = flow.skipped(state)
    return after.but(plan=after.plan.but(skipped=state.plan.skipped))


def skipped(dispatcher: CollectingDispatcher, state: State) -> State:
    say(dispatcher, "utter_kept_as_it_was" if state.asides.revisiting else "utter_skipped")
    return flow.skipped(state)


def put_off(dispatcher: CollectingDispatcher, state: State) -> State:
    """The question comes again when the others were asked; the last cannot."""
    if state.asides.revisiting or flow.is_last_question(state.plan):
        say(dispatcher, "utter_parked_none")
        return state
    say(dispatcher, "utter_parked")
    return flow.parked(state)


def at_next_steps(dispatcher: CollectingDispatcher, state: State) -> State:
    """Past the questions that are left, unless there is no room for another step."""
    if len(state.steps) >= flow.STEPS_AT_MOST:
        say(dispatcher, "utter_next_steps_enough")
        return state
    return flow.at_next_steps(state)


def say_heard(dispatcher: CollectingDispatcher, state: State) -> None:
    """What was heard of the last answer, where somebody doubts that they were."""
    at = flow.last_answered(state)
    clause = playing_back.telling_clause(state.replies[state.plan.asks[at].key].text) if at is not None else None
    if clause:
        say(dispatcher, "utter_did_hear", words=excerpt(clause, playing_back.MOST))
    else:
        say(dispatcher, "utter_did_hear_all")


def say_why(dispatcher: CollectingDispatcher, ask: Ask, library: Library) -> None:
    question = library.question(ask.question)
    say(dispatcher, "utter_why", why=question.why, source=library.citation(question))


def answer_asked(dispatcher: CollectingDispatcher, state: State, ask: Ask, text: str, library: Library) -> State:
    """Answers the question to the bot that a reply to `ask` ends with, if it does: an example, why, or who can help."""
    asked = remarks.question_in(text)
    if asked == "example":
        examples = library.question(ask.question).examples
        return tell_case(dispatcher, state, ask.question, untold(state, ask.question, examples), library)
    if asked == "why":
        say_why(dispatcher, ask, library)
    elif asked:
        say(dispatcher, f"utter_out_of_scope_{asked}")
    return state


def answer_asked_of_context(dispatcher: CollectingDispatcher, text: str, door: str | None = None) -> bool:
    """The same where the situation is told, or something of its context; whether something was answered."""
    asked = remarks.question_in(text)
    if asked in remarks.ASKED:
        if door:
            say(dispatcher, f"utter_example_{door}" if asked == "example" else "utter_why_context")
    elif asked:
        say(dispatcher, f"utter_out_of_scope_{asked}")
    return asked is not None and (door is not None or asked not in remarks.ASKED)
