"""What lies on the table while a slot is asked for: the words of it, and the same in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import cards
from actions.choices import AT_A_QUESTION, CONTEXT_CHOICES, HEARD_ANYWHERE, HEARD_AT, RATINGS, STEP_CHOICES, SURE
from actions.parts import Ask
from actions.record import asks_number, wording
from actions.speaking import Choice, say
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Concept, Gloss

HIGHEST = 10
# What is asked for in words that stand in the domain.
_ASKED = {
    "challenge": "heart centre mainly subject",
    "performance": "performance performing authority judgements service",
    "stability": "political politics leadership council steady",
    "problem": "problem kind wicked tame critical complex",
    "chosen": "behaviours cases approach findings research",
    "step_what": "step plan concrete",
    "check_in": "check date look back",
    "sure": "coach share transcript record",
}


def words_on(door: str | None, state: State, library: Library) -> str:
    """All that was just asked and shown."""
    shown = [_ASKED.get(door or "", ""), *(choice.label for choice in CONTEXT_CHOICES.get(door or "", ()))]
    ask = state.plan.current
    if door == "answer" and ask:
        question = library.question(ask.question)
        shown += [wording(ask, state, library), question.text, question.plain, *(part.text for part in question.parts)]
    if door == "chosen":
        behaviours = [library.behaviour(name) for name in state.offer.shown]
        shown += [f"{one.name} {one.short_name} {one.summary} {one.plain}" for one in behaviours]
        shown += [library.case(name).title for name in state.offer.cases_shown]
    return " ".join(shown)


def terms_of(library: Library) -> str:
    """All the words that can be explained."""
    return " ".join([*(item.term for item in library.every(Concept)), *(item.word for item in library.every(Gloss))])


def say_plainly(dispatcher: CollectingDispatcher, door: str | None, state: State, library: Library) -> State:
    """What is asked, in plain words; it is not asked again beside them."""
    if door == "answer" and state.plan.current:
        _question_plainly(dispatcher, state.plan.current, state, library)
    elif door == "chosen":
        shown = [library.behaviour(name) for name in state.offer.shown]
        lines = "\n".join(f"- {one.short_name.capitalize()}: {one.plain}" for one in shown)
        say(dispatcher, "utter_plain_chosen", choices=cards.findings_choices(state.offer, library), lines=lines)
    elif door:
        say(dispatcher, f"utter_plain_{_asked_by(door, state)}", choices=_choices(door, state))
    else:
        # After the end nothing is asked that could be put otherwise.
        say_not_understood(dispatcher, "utter_not_understood", door)
    return state.but(asides=state.asides.but(quiet=bool(door)))


def say_not_understood(dispatcher: CollectingDispatcher, response: str, door: str | None) -> None:
    """That a request was not understood, and what can be asked for here."""
    say(dispatcher, response, choices=HEARD_AT.get(door or "", HEARD_ANYWHERE))


def _question_plainly(dispatcher: CollectingDispatcher, ask: Ask, state: State, library: Library) -> None:
    if ask.kind == "raise":
        _raising_plainly(dispatcher, ask, state)
        return
    question = library.question(ask.question)
    plain = question.parts[ask.part].plain if ask.kind == "part" else question.plain
    is_rated = asks_number(ask, library)
    card = cards.question_card(ask, state, library, plain)
    choices = [*(RATINGS if is_rated else []), *AT_A_QUESTION]
    say(dispatcher, "utter_rephrase_rating" if is_rated else "utter_rephrase", card, choices, question=plain)


def _raising_plainly(dispatcher: CollectingDispatcher, ask: Ask, state: State) -> None:
    given = state.replies.get(Ask(question=ask.question).key)
    rating = given.rating if given and given.rating else 0
    if 0 < rating < HIGHEST:
        say(dispatcher, "utter_plain_raise", choices=AT_A_QUESTION, rating=rating, next=rating + 1)
    else:
        say(dispatcher, "utter_plain_keep" if rating else "utter_ask_raise_unrated", choices=AT_A_QUESTION)


def _asked_by(door: str, state: State) -> str:
    return str(state.asides.deciding) if door == "sure" else door


def _choices(door: str, state: State) -> Sequence[Choice]:
    if door == "sure":
        return SURE[state.asides.deciding]
    return CONTEXT_CHOICES.get(door) or STEP_CHOICES.get(door) or ()
