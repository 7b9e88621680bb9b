"""What a leader may do at any moment besides answering; the form asks its question again afterwards."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import findings, flow, reading
from actions.coaching import name_words, put_aside
from actions.record import record_of
from actions.speaking import excerpt, keep_record, say
from actions.state import Ask, Context, Known, State
from knowledge.library import Library


class Interruption(Action, ABC):
    """Does one thing and gives the state as it is then; a record that changed is handed to the gateway."""

    about: str

    def __init__(self, library: Library) -> None:
        self.library = library

    def name(self) -> str:
        return f"action_{self.about}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> list[dict[str, Any]]:
        state = State.of(tracker)
        after = self.do(dispatcher, state, tracker)
        if record_of(after, self.library) != record_of(state, self.library):
            keep_record(dispatcher, record_of(after, self.library))
        return after.events_from(state)

    @abstractmethod
    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State: ...


class Says(Interruption):
    """Says something of the domain's and changes nothing."""

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        say(dispatcher, f"utter_{self.about}")
        return state


class Help(Says):
    about = "help"


class Smalltalk(Says):
    about = "smalltalk"


class OutOfScope(Says):
    about = "out_of_scope"


class Privacy(Says):
    about = "privacy"


class Outside(Says):
    """After the end, for whatever no rule knows; the turn is taken back, or Rasa would go on saying it."""

    about = "outside"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> list[dict[str, Any]]:
        return [*await super().run(dispatcher, tracker, _), UserUtteranceReverted()]


class Example(Interruption):
    """A case study or example for the question, another one each time; before the questions, the next nearest case."""

    about = "example"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        ask = state.plan.current
        about = ask.question if ask else "offer"
        seen = state.asides.examples.get(about, 0)
        ids = self.library.question(ask.question).examples if ask else [s.id for s in state.offer.cases]
        if seen >= len(ids):
            say(dispatcher, "utter_example_none")
            return state
        card = findings.case_card(self.library.case(ids[seen]), self.library)
        say(dispatcher, "utter_example", card=card, title=card["title"], source=card["source"])
        return state.but(asides=state.asides.but(examples={**state.asides.examples, about: seen + 1}))


class Why(Interruption):
    """Why this is asked, and where it comes from."""

    about = "why"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        slot = tracker.get_slot("requested_slot")
        if slot == "answer" and state.plan.current:
            question = self.library.question(state.plan.current.question)
            say(dispatcher, "utter_why", why=question.why, source=self.library.citation(question))
        elif slot == "chosen":
            say(dispatcher, "utter_why_choosing")
        elif slot in flow.CLARIFIED:
            say(dispatcher, "utter_why_context")
        else:
            say(dispatcher, "utter_why_step")
        return state


class Rephrase(Interruption):
    """The question in simpler words."""

    about = "rephrase"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        ask = state.plan.current
        if tracker.get_slot("requested_slot") == "answer" and ask and ask.kind == "main":
            say(dispatcher, "utter_rephrase", question=self.library.question(ask.question).plain)
        else:
            say(dispatcher, "utter_rephrase_other")
        return state


class Skip(Interruption):
    about = "skip"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        say(dispatcher, "utter_kept_as_it_was" if state.asides.revisiting else "utter_skipped")
        return flow.skipped(state)


class Back(Interruption):
    """Shows the question before this one again, answered or not."""

    about = "back"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        at = flow.ask_before(state) if tracker.get_slot("requested_slot") == "answer" else None
        return _looked_back(dispatcher, state, at)


class Change(Interruption):
    """Brings back the question that was answered last, so that a new answer can take the old one's place."""

    about = "change"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        at = flow.last_answered(state) if tracker.get_slot("requested_slot") == "answer" else None
        return _looked_back(dispatcher, state, at)


def _looked_back(dispatcher: CollectingDispatcher, state: State, at: int | None) -> State:
    if at is None:
        say(dispatcher, "utter_back_none")
        return state
    given = state.replies.get(state.plan.asks[at].key)
    if given:
        say(dispatcher, "utter_back", words=excerpt(given.text))
    else:
        say(dispatcher, "utter_back_open")
    return flow.back_to(state, at)


class Pause(Interruption):
    about = "pause"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        say(dispatcher, "utter_paused")
        return state.but(asides=state.asides.but(paused=True))


class Summary(Interruption):
    """The record so far."""

    about = "summary"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if not state.situation:
            say(dispatcher, "utter_summary_empty")
        else:
            say(dispatcher, "utter_summary", card={"card": "summary", **record_of(state, self.library)})
        return state


class Definition(Interruption):
    """What a term means, from the glossary; nothing is guessed."""

    about = "definition"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        concept = self.library.concept_in(str(tracker.latest_message.get("text") or ""))
        if concept is None:
            say(dispatcher, "utter_definition_none")
        else:
            say(
                dispatcher,
                "utter_definition",
                term=concept.term,
                definition=concept.definition,
                source=self.library.citation(concept),
            )
        return state


class More(Interruption):
    """A behaviour in full: the one that was named, or else the next on the table that was not yet opened."""

    about = "more"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        text = str(tracker.latest_message.get("text") or "").lower()
        table = state.offer.chosen or state.offer.shown
        named = [i for i in table if any(w in text for w in name_words(self.library.behaviour(i).name))]
        seen = state.asides.examples.get("more", 0)
        wanted = named[:1] or list(table[seen : seen + 1])
        if not wanted:
            say(dispatcher, "utter_more_none")
            return state
        card = findings.behaviour_card(self.library.behaviour(wanted[0]), self.library)
        say(dispatcher, "utter_more", card=card, title=card["title"], source=card["source"])
        return state.but(asides=state.asides.but(examples={**state.asides.examples, "more": seen + (not named)}))


class Reject(Interruption):
    """Puts aside what was named, or all that is on the table, and brings the next best."""

    about = "reject"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        text = str(tracker.latest_message.get("text") or "").lower()
        table = state.offer.shown
        named = tuple(i for i in table if any(w in text for w in name_words(self.library.behaviour(i).name)))
        return put_aside(state, named or table, dispatcher)


class Correct(Interruption):
    """Puts right what was taken from the leader's words, and looks again."""

    about = "correct"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        text = str(tracker.latest_message.get("text") or "")
        fields: dict[str, Known] = {}
        for field in ("stability", "performance", "theme", "challenge"):
            value = reading.context_in(text, field)
            if value:
                fields[field] = Known(value=value, words=text)
        if not fields:
            say(dispatcher, "utter_correct_unclear")
            return state
        context: Context = state.context.but(**fields)
        say(dispatcher, "utter_corrected", fields=", ".join(str(known.value) for known in fields.values()))
        return findings.looked_up(
            state.but(context=context, offer=state.offer.but(rejected=(), presented=False)), self.library
        )


class Safety(Interruption):
    """Who to turn to, first; nothing of it goes into the record."""

    about = "safety"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        say(dispatcher, f"utter_{tracker.latest_message['intent']['name']}")
        return state


class Resume(Interruption):
    """Where they were, before going on from there."""

    about = "resume"

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        situation = findings.situation_in_short(state)
        slot = tracker.get_slot("requested_slot")
        if slot == "answer" and state.plan.asks:
            mains = [Ask(question=q).key for q in state.plan.questions]
            done = sum(key in state.replies for key in mains)
            say(dispatcher, "utter_resumed_questions", place=state.plan.place, situation=situation, answered=done)
        elif slot == "chosen":
            say(dispatcher, "utter_resumed_choosing", situation=situation)
        elif slot in flow.CLARIFIED:
            say(dispatcher, "utter_resumed_context", situation=situation)
        elif slot and slot != "situation":
            say(dispatcher, "utter_resumed_steps", situation=situation)
        else:
            say(dispatcher, "utter_resumed_closed" if state.situation else "utter_resumed_start", situation=situation)
        return state


INTERRUPTIONS = (
    Help,
    Smalltalk,
    OutOfScope,
    Privacy,
    Outside,
    Example,
    Why,
    Rephrase,
    Skip,
    Back,
    Change,
    Pause,
    Summary,
    Definition,
    More,
    Reject,
    Correct,
    Safety,
    Resume,
)
