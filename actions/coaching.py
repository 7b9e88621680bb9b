"""The form's validation: takes what was said for the slot that was asked for, and says which slot comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.types import DomainDict

from actions import findings, flow, reading
from actions.dates import date_in
from actions.record import record_of
from actions.speaking import excerpt, keep_record, say
from actions.state import FORM_SLOTS, Ask, ContextField, Known, State, Step
from knowledge.library import CHALLENGES, Library
from knowledge.schema import QuestionKind

Slots = dict[str, Any]
ENOUGH_WORDS = 6
PLAYED_BACK = 4


class ValidateCoaching(FormValidationAction):
    """Validates each slot of the form `coaching`."""

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        self._library, self._today = library, today

    def name(self) -> str:
        return "validate_coaching"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[str]:
        """What is filled, so that it is validated, and the one slot to ask for next."""
        filled = [slot for slot in FORM_SLOTS if tracker.get_slot(slot) is not None]
        upcoming = flow.next_slot(State.of(tracker), tracker)
        return [*filled, *([upcoming] if upcoming else [])]

    def validate_situation(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> Slots:
        state = State.of(tracker)
        earlier = state.asides.thin_situation
        text = f"{earlier} {value}" if earlier else value
        if earlier is None and len(text.split()) < ENOUGH_WORDS:
            say(dispatcher, "utter_situation_thin")
            return {"situation": None, **state.but(asides=state.asides.but(thin_situation=text)).changes_from(state)}
        context = findings.understood(self._library.find(text))
        if context.challenge and context.challenge.value:
            say(dispatcher, "utter_understood", challenge=CHALLENGES[context.challenge.value])
        after = state.but(situation=text, context=context, asides=state.asides.but(thin_situation=None))
        return {"situation": text, **self._changed(dispatcher, state, after)}

    def validate_challenge(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        return self._context("challenge", value, dispatcher, tracker)

    def validate_performance(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        return self._context("performance", value, dispatcher, tracker)

    def validate_stability(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        return self._context("stability", value, dispatcher, tracker)

    def validate_problem(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        return self._context("problem", value, dispatcher, tracker)

    def validate_chosen(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        names = self._named(value, choice_of(tracker), state)
        if names:
            after = findings.chosen(state, names, self._library)
            say(
                dispatcher,
                "utter_chosen",
                count=len(after.plan.questions),
                names=findings.names_in_words(names, self._library),
                sets=findings.sets_in_words(after, self._library),
            )
            return {"chosen": ",".join(names), **self._changed(dispatcher, state, after)}
        if reading.says_no(value):
            return {"chosen": None, **put_aside(state, state.offer.shown, dispatcher).changes_from(state)}
        if len(value.split()) < ENOUGH_WORDS:
            return {"chosen": None}
        # So much in words tells more of the situation.
        offer = state.offer.but(presented=False)
        after = findings.looked_up(state.but(situation=f"{state.situation}\n{value}", offer=offer), self._library)
        say(dispatcher, "utter_context_noted")
        return {"chosen": None, **self._changed(dispatcher, state, after)}

    def validate_answer(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        ask = state.plan.current
        if ask is None:
            return {"answer": None}
        if ask.kind == "main" and self._library.question(ask.question).kind is QuestionKind.CONFIDENCE:
            return self._rating(ask, value, choice_of(tracker), state, dispatcher)
        after = flow.answered(state, value)
        self._play_back(value, dispatcher)
        return {"answer": None, **self._changed(dispatcher, state, after)}

    def validate_step_what(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        if reading.says_no(value) or reading.does_not_know(value):
            return {"step_what": None, "another_step": "no"}
        return {"step_what": value}

    def validate_step_who(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        return {"step_who": "" if reading.does_not_know(value) else value}

    def validate_step_when(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        state = State.of(tracker)
        day = date_in(value, self._today())
        when = "" if reading.does_not_know(value) else value
        if when and day is None:
            say(dispatcher, "utter_date_unclear")
        step = Step(
            what=tracker.get_slot("step_what"),
            who=tracker.get_slot("step_who") or "",
            when=when,
            date=day.isoformat() if day else None,
        )
        cleared = dict.fromkeys(("step_what", "step_who", "step_when", "another_step"))
        return {**cleared, **self._changed(dispatcher, state, flow.with_step(state, step))}

    def validate_another_step(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        if reading.says_no(value):
            return {"another_step": "no"}
        if reading.says_yes(value) and len(value.split()) <= 4:
            return {"another_step": "yes"}
        # A leader who does not say yes but what it is has given the step.
        return {"another_step": "yes", "step_what": value}

    def validate_check_in(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        day = date_in(value, self._today())
        if day is None:
            if not reading.says_no(value) and not reading.does_not_know(value):
                say(dispatcher, "utter_date_unclear")
            return {"check_in": value}
        after = state.but(asides=state.asides.but(check_in=day.isoformat()))
        return {"check_in": value, **self._changed(dispatcher, state, after)}

    def _context(self, field: ContextField, value: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> Slots:
        state = State.of(tracker)
        choice = choice_of(tracker)
        # A button of an earlier question says nothing about this one.
        meant = choice if choice in reading.CONTEXT_VALUES[field] else reading.context_in(value, field)
        left_open = reading.does_not_know(value) or meant in (None, "unknown")
        say(dispatcher, "utter_context_unclear" if left_open and meant is None else "utter_context_noted")
        known = Known(value=None if left_open else meant, words=value)
        context = state.context.but(**{field: known}, asked=(*state.context.asked, field))
        return {field: known.value or "unknown", **self._changed(dispatcher, state, state.but(context=context))}

    def _named(self, value: str, choice: str | None, state: State) -> list[str]:
        """The behaviours that a choice or words name, of those on the table."""
        table = list(state.offer.shown)
        if choice and choice != "all":
            return [choice] if choice in table else []
        if choice == "all" or reading.says_yes(value) or reading.does_not_know(value):
            return table
        plain = value.lower()
        named = [i for i in table if any(word in plain for word in name_words(self._library.behaviour(i).name))]
        ordinals = (("1", "first"), ("2", "second"), ("3", "third"))
        counted = [i for i, words in zip(table, ordinals, strict=False) if set(words) & set(plain.split())]
        return named or (counted if len(plain.split()) <= 6 else [])

    def _rating(
        self, ask: Ask, value: str, choice: str | None, state: State, dispatcher: CollectingDispatcher
    ) -> Slots:
        rating = reading.rating_in(choice or value)
        before = state.replies.get(ask.key)
        if rating is None and state.asides.asked_number != ask.key:
            # The words are an answer, too; they are kept while the number is asked for.
            say(dispatcher, "utter_ask_rating_again")
            kept = flow.answered(state, value)
            after = state.but(replies=kept.replies, asides=state.asides.but(asked_number=ask.key))
            return {"answer": None, **self._changed(dispatcher, state, after)}
        text = f"{before.text} {value}" if before and state.asides.asked_number == ask.key else value
        after = flow.answered(state.but(asides=state.asides.but(asked_number=None)), text, rating)
        if rating is None:
            self._play_back(value, dispatcher)
        return {"answer": None, **self._changed(dispatcher, state, after)}

    def _play_back(self, value: str, dispatcher: CollectingDispatcher) -> None:
        if len(value.split()) < PLAYED_BACK:
            say(dispatcher, "utter_heard_short")
        else:
            say(dispatcher, "utter_heard", words=excerpt(value))

    def _changed(self, dispatcher: CollectingDispatcher, before: State, after: State) -> Slots:
        keep_record(dispatcher, record_of(after, self._library))
        return after.changes_from(before)


def choice_of(tracker: Tracker) -> str | None:
    """The value of the button that was pressed; None where words were typed."""
    return next(tracker.get_latest_entity_values("choice"), None)


def put_aside(state: State, names: tuple[str, ...], dispatcher: CollectingDispatcher) -> State:
    """The next best in place of `names`; where nothing is left, what there was comes back."""
    rejected = tuple(dict.fromkeys((*state.offer.rejected, *names, *state.offer.cases_shown)))
    offer = findings.shown(state.offer.but(rejected=rejected, presented=False))
    if not offer.shown:
        say(dispatcher, "utter_more_none")
        return state.but(offer=findings.shown(state.offer.but(rejected=(), presented=False)))
    say(dispatcher, "utter_rejected")
    return state.but(offer=offer)


def name_words(name: str) -> list[str]:
    """The words by which a behaviour can be meant: those that carry its name."""
    plain = {"the", "ability", "to", "and", "in", "a", "their", "across", "demonstrating", "on", "of", "personal"}
    return [word for word in name.lower().split() if word not in plain]
