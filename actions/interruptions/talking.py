"""Talk about the conversation itself: how it works, what it cannot do, where we are, a pause."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.doors.base import words_of
from actions.interruptions.base import Interruption, Says, is_at_a_question
from actions.interruptions.topics import choices_of
from actions.moves.questions import explaining, heeding, recalling
from actions.moves.record import confiding
from actions.moves.research.table import say_not_understood
from actions.moves.topics import stopping
from actions.parts import Ask
from actions.record import lines_of, record_of, summary_card
from actions.speaking import Choice, say, situation_in_short
from actions.state import State
from actions.words.closing import afterthoughts, consenting
from actions.words.dialogue import advising, queries
from actions.words.dialogue.confiding import asked_in
from actions.words.language import wishes


class Help(Says):
    intents = ("help",)


class Smalltalk(Says):
    """A greeting is returned, and so is any kind word before anything was told; then the question comes again."""

    intents = ("smalltalk",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        is_beginning = not (state.situation or state.asides.thin_situation or state.earlier_topics)
        if wishes.greets(words_of(tracker)) or is_beginning:
            say(dispatcher, "utter_greeted")
            return state
        return super().do(dispatcher, state, tracker)


class Privacy(Interruption):
    intents = ("privacy",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        words = words_of(tracker)
        confiding.answered(dispatcher, state, asked_in(words).kinds or ("readers",), words, self.library)
        return state


class About(Interruption):
    """What the program is, where that is asked; what else was read as that was not understood."""

    intents = ("about",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if queries.asks_about_us(words_of(tracker)):
            say(dispatcher, "utter_about")
        else:
            say_not_understood(dispatcher, "utter_not_understood", tracker.get_slot("requested_slot"))
        return state


class Complaint(Says):
    """Takes it calmly and says what can be had instead; who says what it is taken for is told what it is."""

    intents = ("complaint",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if queries.says_what_we_are(words_of(tracker)):
            say(dispatcher, "utter_about")
            return state
        return super().do(dispatcher, state, tracker)


class OutOfScope(Interruption):
    """Refuses, and says who could help with it."""

    intents = ("out_of_scope",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        kind = advising.matter_of_advice(words_of(tracker))
        if kind:
            say(dispatcher, f"utter_out_of_scope_{kind}")
        else:
            say_not_understood(dispatcher, "utter_out_of_scope", tracker.get_slot("requested_slot"))
        return state


class Definition(Interruption):
    """A word that is named, or else what is asked, in plain words; nothing is guessed."""

    intents = ("definition",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        words, door = words_of(tracker), tracker.get_slot("requested_slot")
        asked = [queries.Query("meaning", queries.term_in(words))]
        return explaining.answered(dispatcher, state, state, door, asked, words, self.library)


class Pause(Interruption):
    """Keeps the place; the form says nothing more in this turn."""

    intents = ("pause",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if consenting.wishes_to_share(words_of(tracker)):
            # What is wished for last is not left undone.
            return state.but(asides=state.asides.but(confirming="share"))
        return stopping.paused(dispatcher, state)


class Stop(Interruption):
    """Ends with what there is."""

    intents = ("stop",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if state.asides.confirming == "go_on":
            return stopping.paused(dispatcher, state)
        return state.but(asides=state.asides.but(leaving=True))


class Summary(Interruption):
    """Where we are, and the record so far, its lines numbered so that they can be struck or changed."""

    intents = ("summary",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        record = record_of(state, self.library)
        if not lines_of(record):
            earlier = choices_of(state)
            say(dispatcher, "utter_summary_empty_topic" if earlier else "utter_summary_empty", choices=earlier)
            return state
        if wishes.wants_files(words_of(tracker)):
            confiding.say_files(dispatcher, state, self.library)
            if flow.next_door(state) is None and afterthoughts.takes_leave(words_of(tracker)):
                say(dispatcher, "utter_goodbye")
            return state
        place = state.plan.place if state.plan.current else ""
        if not state.asides.closed and wishes.wants_place(words_of(tracker)):
            heeding.say_place(dispatcher, state)
            return state
        say(dispatcher, "utter_summary_at" if place else "utter_summary", card=summary_card(record), place=place)
        return state


class Resume(Interruption):
    """Where they were, before going on from there; what was stopped half-way is open again."""

    intents = ("resume", "start")

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if state.asides.revisiting and is_at_a_question(tracker) and wishes.wants_further_back(words_of(tracker)):
            return recalling.looked_back(dispatcher, state, course.ask_before(state))
        # Somebody who says no more than where they were has only looked away; the others come through the door.
        if state.asides.closed or not words_of(tracker) or wishes.greets(words_of(tracker)):
            say(dispatcher, "utter_hello")
        state = state.but(asides=state.asides.but(closed=False))
        door = flow.next_door(state)
        self._say_where(dispatcher, state)
        if topics := state.earlier_topics:
            choices = [Choice("topics", "Earlier topics")]
            say(dispatcher, "utter_resumed_others", choices=choices, count=len(topics))
        return state.but(asides=state.asides.but(quiet=door is None, closed=door is None))

    def _say_where(self, dispatcher: CollectingDispatcher, state: State) -> None:
        # What is to be confirmed first says so itself.
        door = flow.next_door(state.but(asides=state.asides.but(confirming=None)))
        situation = situation_in_short(state)
        if door == "answer":
            mains = [Ask(question=question).key for question in state.plan.questions]
            done = sum(key in state.replies for key in mains)
            say(dispatcher, "utter_resumed_questions", place=state.plan.place, situation=situation, answered=done)
        elif door == "chosen":
            say(dispatcher, "utter_resumed_choosing", situation=situation)
        elif door in flow.CLARIFIED:
            say(dispatcher, "utter_resumed_context", situation=situation)
        elif not state.situation:
            say(dispatcher, "utter_resumed_start")
        else:
            say(dispatcher, "utter_resumed_steps" if door else "utter_resumed_closed", situation=situation)


ALL = (Help, Smalltalk, Privacy, About, Complaint, OutOfScope, Definition, Pause, Stop, Summary, Resume)
