"""Asking for each slot of the form: what the leader sees when it is their turn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import cards
from actions.choices import AT_A_QUESTION, CONTEXT_CHOICES, RATINGS, SAID_ALREADY, STEP_CHOICES, SURE, days_of
from actions.moves.plan import ideas
from actions.moves.record import confiding
from actions.moves.situation import offering
from actions.parts import Ask
from actions.record import asks_number, lines_of, rating_before, record_of, wording
from actions.speaking import Choice, excerpt, say
from actions.state import State
from actions.words.time.dates import other_day_in, spoken
from knowledge.library import Library

# So much of what was said is played back before it is turned to.
PLAYED_BACK = 40


class AskFor(Action, ABC):
    """Asks for one slot; says nothing where all that is to be said in this turn has been said."""

    slot: str

    def __init__(self, library: Library) -> None:
        self.library = library

    def name(self) -> str:
        return f"action_ask_{self.slot}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> list[dict[str, Any]]:
        state = State.of(tracker)
        if state.asides.quiet:
            return state.but(asides=state.asides.but(quiet=False)).events_from(state)
        return self.ask(dispatcher, state).events_from(state)

    @abstractmethod
    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        """Puts the question and gives the state as it is then."""


class AskPlainly(AskFor):
    """Asks with the domain's words for the slot, and with choices where there are any."""

    choices: Sequence[Choice] = ()

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        say(dispatcher, f"utter_ask_{self.slot}", choices=self.choices)
        return state


class AskSituation(AskPlainly):
    slot = "situation"


class AskChallenge(AskPlainly):
    slot = "challenge"
    choices = CONTEXT_CHOICES["challenge"]


class AskPerformance(AskPlainly):
    slot = "performance"
    choices = CONTEXT_CHOICES["performance"]


class AskStability(AskPlainly):
    slot = "stability"
    choices = CONTEXT_CHOICES["stability"]


class AskProblem(AskPlainly):
    slot = "problem"
    choices = CONTEXT_CHOICES["problem"]


class AskStepWhat(AskPlainly):
    """What they will do; what they said already that they will, to be taken with a press."""

    slot = "step_what"
    choices = STEP_CHOICES["step_what"]

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        promised = ideas.commitments_of(state)
        if not promised:
            return super().ask(dispatcher, state)
        say(dispatcher, "utter_ask_step_promised", choices=[*promised, *self.choices])
        return state


class AskOfStep(AskPlainly):
    """Asks what is open of a step, which it names."""

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        step = state.asides.draft
        say(dispatcher, f"utter_ask_{self.slot}", choices=self.choices, words=excerpt(step.what) if step else "")
        return state


class AskStepWho(AskOfStep):
    slot = "step_who"
    choices = STEP_CHOICES["step_who"]


class AskStepWhen(AskOfStep):
    """By when; where a day was said with the weekday of another, which of the two."""

    slot = "step_when"
    choices = STEP_CHOICES["step_when"]

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        draft = state.asides.draft
        day = date.fromisoformat(draft.date) if draft and draft.date and draft.unread else None
        other = other_day_in(draft.unread, day) if draft and draft.unread and day else None
        if day is None or other is None:
            return super().ask(dispatcher, state)
        say(dispatcher, "utter_date_weekday", choices=[*days_of(day, other), *self.choices])
        return state


class AskAnotherStep(AskPlainly):
    slot = "another_step"
    choices = STEP_CHOICES["another_step"]


class AskCheckIn(AskPlainly):
    slot = "check_in"
    choices = STEP_CHOICES["check_in"]


class AskOutcome(AskFor):
    """On the day that was set to look back: what became of the steps."""

    slot = "outcome"

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        steps = "; ".join(f"“{step.what}”" for step in state.steps)
        say(dispatcher, "utter_ask_outcome" if steps else "utter_ask_outcome_plain", steps=steps)
        return state


class AskSure(AskFor):
    """A yes or no: whether to go on, to erase, to begin something new, or to share; what that means is said once."""

    slot = "sure"

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        asked = state.asides.deciding
        if asked != "share":
            words = excerpt(state.asides.held or "", PLAYED_BACK)
            say(dispatcher, f"utter_ask_{asked}", choices=SURE[asked], words=words)
            return state
        is_again = state.asides.share_explained
        if not is_again and confiding.met_a_risk(state):
            say(dispatcher, "utter_kept_out")
        say(dispatcher, "utter_ask_share_again" if is_again else "utter_ask_share", choices=SURE["share"])
        return state.but(asides=state.asides.but(share_explained=True))


class AskLine(AskFor):
    """What a line of the record is to say."""

    slot = "line"

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        lines = dict(lines_of(record_of(state, self.library)))
        say(dispatcher, "utter_ask_line", words=lines.get(state.asides.amending or "", ""))
        return state


class AskChosen(AskFor):
    """Shows what was found the first time, and asks which of it to take up."""

    slot = "chosen"

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        if not state.offer.behaviours:
            state = offering.looked_up(state, self.library)
        choices = cards.findings_choices(state.offer, self.library)
        if state.offer.presented:
            say(dispatcher, "utter_ask_chosen_again", choices=choices)
            return state
        response = "utter_findings" if state.offer.fits else "utter_findings_weak"
        say(dispatcher, response, card=cards.findings_card(state, self.library), choices=choices)
        return state.but(offer=offering.presented(state.offer))


class AskAnswer(AskFor):
    """Puts the question that is due: itself, a part of it, or what would raise the rating."""

    slot = "answer"

    def ask(self, dispatcher: CollectingDispatcher, state: State) -> State:
        ask = state.plan.current
        if ask is None:
            return state
        put = {"main": self._question, "part": self._part, "raise": self._raise}[ask.kind]
        put(dispatcher, ask, state)
        return state

    def _question(self, dispatcher: CollectingDispatcher, ask: Ask, state: State) -> None:
        question = self.library.question(ask.question)
        is_rating = asks_number(ask, self.library)
        card = cards.question_card(ask, state, self.library, question.text)
        numbers = RATINGS if is_rating else []
        before = rating_before(state.earlier_topics, ask) if is_rating else None
        if before:
            day = spoken(date.fromisoformat(before[0].begun)) if before[0].begun else "before"
            say(dispatcher, "utter_rated_before", rating=before[1].rating, day=day)
            card |= {"before": before[1].rating}
        say(
            dispatcher,
            "utter_ask_rating" if is_rating else "utter_ask_answer",
            card=card,
            choices=[*numbers, *AT_A_QUESTION],
            place=state.plan.place,
            question=question.text,
        )

    def _part(self, dispatcher: CollectingDispatcher, ask: Ask, state: State) -> None:
        question = wording(ask, state, self.library)
        card = cards.question_card(ask, state, self.library, question)
        numbers = RATINGS if asks_number(ask, self.library) else []
        say(dispatcher, "utter_ask_part", card, [*numbers, SAID_ALREADY, *AT_A_QUESTION], question=question)

    def _raise(self, dispatcher: CollectingDispatcher, ask: Ask, state: State) -> None:
        given = state.replies.get(Ask(question=ask.question).key)
        rating = given.rating if given and given.rating else 0
        if rating == 0:
            say(dispatcher, "utter_ask_raise_unrated", choices=AT_A_QUESTION)
        elif rating == 10:
            say(dispatcher, "utter_ask_keep", choices=AT_A_QUESTION, rating=rating)
        else:
            say(dispatcher, "utter_ask_raise", choices=AT_A_QUESTION, rating=rating, next=rating + 1)


ASKING = (
    AskSituation,
    AskChallenge,
    AskPerformance,
    AskStability,
    AskProblem,
    AskChosen,
    AskAnswer,
    AskStepWhat,
    AskStepWho,
    AskStepWhen,
    AskAnotherStep,
    AskCheckIn,
    AskOutcome,
    AskSure,
    AskLine,
)
