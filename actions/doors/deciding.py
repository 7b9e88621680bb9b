"""The doors of a yes or no that is waited for, and of a line of the record that is written anew."""

from __future__ import annotations

from typing import Literal

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import SURE
from actions.doors.base import Doors, Said
from actions.moves import check_in, recalling, strain
from actions.moves.offering import cases_of
from actions.moves.telling import CASES, tell_case, untold
from actions.record import record_of, summary_card
from actions.speaking import excerpt, order, say
from actions.state import State
from actions.words import looking_back, reading, remarks, wishes

# The risks that somebody may report who merely has a feeling.
OF_OTHERS = frozenset({"child_risk", "colleague_conduct", "other_adult_risk"})


class DecidingDoors(Doors):
    """Going on after a safety message, erasing, sharing; and the new words for a line."""

    def take_sure(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        asked = state.asides.deciding
        if asked == "go_on":
            no = said.intent == "deny" or reading.declines(said.words)
            yes = not no and (said.intent == "affirm" or reading.wants_to_go_on(said.words))
            return self._go_on(said, yes, no, dispatcher, state)
        if asked == "share" and not said.choice:
            put_right = self._check_in_first(said.words, dispatcher, state)
            if put_right:
                return put_right
        if not said.choice and _only_changes(asked, said.words):
            say(dispatcher, "utter_amend_which", card=summary_card(record_of(state, self.library)))
            return state
        # What cannot be taken back needs the button, or words that say so and nothing else.
        yes = said.choice == "yes" if said.choice else reading.says_yes_to(asked, said.words)
        if not (said.choice or yes) and not _is_no(asked, said.words):
            return self._asked_again(said.words, dispatcher, state)
        return flow.left_closed({"erase": erase, "share": share}[asked](dispatcher, state, yes))

    def _asked_again(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is neither a yes nor a no is done or kept where it belongs, and said to be; then it is asked again."""
        if reading.asks_something(words) and reading.speaks_of_cases(words):
            return tell_case(dispatcher, state, CASES, untold(state, CASES, cases_of(state.offer)), self.library)
        if not _tells(words):
            say(dispatcher, "utter_yes_or_no")
            return state
        named = recalling.named_in(state, words, self.library)
        key = state.plan.asks[named.at].key if named.at is not None else None
        if key is None or key not in state.replies:
            say(dispatcher, "utter_context_added")
            return flow.told_more(state, words)
        after = flow.added_to(state, key, words)
        say(dispatcher, "utter_added_to_answer", words=excerpt(state.replies[key].text))
        return after

    def take_line(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        line = state.asides.amending
        if line is None:
            return state
        amendments = state.amendments.but(reworded={**state.amendments.reworded, line: said.words})
        after = state.but(amendments=amendments, asides=state.asides.but(amending=None))
        say(dispatcher, "utter_amended", card=summary_card(record_of(after, self.library)))
        return flow.left_closed(after)

    def _check_in_first(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """A day that is put right is no reply to whether to share, unless it says that, too; None where none is."""
        after = check_in.put_right(words, state, self.today(), is_pending=True)
        if after:
            check_in.say_set(dispatcher, after)
            return flow.left_closed(share(dispatcher, after, False)) if reading.refuses_to_share(words) else after
        if state.steps and not state.asides.confirming and looking_back.speaks_of(words):
            return state.but(asides=state.asides.but(check_in_asked=False))
        return None

    def _go_on(self, said: Said, yes: bool, no: bool, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is said of an incident is no answer to anything; what was none is taken for what it was."""
        going = state.but(asides=state.asides.but(confirming=None, held=None, besides=None))
        meant = _meant(said, state)
        if meant:
            say(dispatcher, "utter_going_on" if said.choice == "other" else "utter_misread")
            if not said.choice:
                strain.met(dispatcher, said.words)
            if meant == state.asides.held:
                going = going.but(asides=going.asides.but(risk=None))
            door = flow.next_door(going)
            return self.take(door, Said(meant, None, "answer"), dispatcher, going) if door else going
        if yes:
            if state.asides.risk in OF_OTHERS and reading.makes_light(said.words):
                say(dispatcher, "utter_feeling_is_enough")
            say(dispatcher, "utter_going_on")
            return going
        if no:
            say(dispatcher, "utter_waiting", choices=SURE["go_on"])
            return state.but(asides=state.asides.but(quiet=True))
        # More of the same, or a leader who has gone on to something else: that is for them to say.
        say(dispatcher, "utter_not_coached_on", choices=SURE["moved_on"])
        return state.but(asides=state.asides.but(quiet=True, besides=said.words))


def _is_no(asked: Literal["erase", "share"], words: str) -> bool:
    """Whether words decline; what asks to keep everything, or to go on, erases nothing."""
    if reading.wants_to_add(words) and _tells(words):
        return False
    if asked == "erase":
        return True
    return reading.declines(words) or reading.refuses_to_share(words) or reading.keeps_private(words)


def _tells(words: str) -> bool:
    """Whether words state something, and are no mere wavering."""
    is_wavering = len(words.split()) <= reading.THIN or reading.does_not_know(words)
    is_of_sharing = reading.speaks_of_sharing(words) and not reading.wants_to_add(words)
    return bool(remarks.statements(words)) and not (is_wavering or is_of_sharing or reading.asks_something(words))


def _only_changes(asked: Literal["erase", "share"], words: str) -> bool:
    """Whether words order a change of the record, and say neither yes nor no."""
    is_reply = reading.says_yes_to(asked, words) or reading.refuses_to_share(words)
    return wishes.changes_the_record(words) and not is_reply


def _meant(said: Said, state: State) -> str | None:
    """What counts after all: what was taken for a risk and was none, or what the leader has gone on to."""
    held, besides = state.asides.held, state.asides.besides
    if said.choice == "other":
        return besides or held
    return held if said.choice == "misread" or reading.was_misread(said.words) else None


def erase(dispatcher: CollectingDispatcher, state: State, yes: bool) -> State:
    """Only a plain yes erases."""
    if yes:
        order(dispatcher, "erase")
        say(dispatcher, "utter_erased")
    else:
        say(dispatcher, "utter_not_erased")
    return state.but(asides=state.asides.but(confirming=None, quiet=yes))


def share(dispatcher: CollectingDispatcher, state: State, yes: bool) -> State:
    """Only a plain yes shares; anything else hides what an earlier topic shared, for it is all one conversation."""
    order(dispatcher, "share" if yes else "withhold")
    say(dispatcher, "utter_shared" if yes else "utter_not_shared")
    return state.but(asides=state.asides.but(confirming=None, share_asked=True))
