"""The doors of a yes or no that is waited for, and of a line of the record that is written anew."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import ADD_TO_RECORD, SURE
from actions.doors.afterthoughts import AfterthoughtDoors
from actions.doors.base import Doors, Said
from actions.doors.situation import told
from actions.moves.plan import check_in
from actions.moves.questions import risk
from actions.moves.record import adding, line_told, undoing
from actions.moves.situation import earlier
from actions.moves.topics import asked
from actions.speaking import order, say
from actions.state import State
from actions.words.closing import afterthoughts, consenting
from actions.words.dialogue import new_matter, remarks, risks
from actions.words.language import pieces, reading, wishes
from actions.words.situation import statements
from actions.words.time import looking_back

# So many words that tell something are not lost beside a no.
TELLING = 6


class DecidingDoors(AfterthoughtDoors):
    """Going on after a safety message, erasing, sharing, another topic; and the new words for a line."""

    def take_sure(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        decide = {"go_on": self._go_on, "turn": self._turn, "erase": self._erase, "share": self._share}
        return decide[state.asides.deciding](said, dispatcher, state)

    def _erase(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What cannot be taken back needs the button, or words that say so and nothing else."""
        if said.choice or reading.says_yes_to("erase", said.words):
            yes = said.choice in (None, "yes")
            return flow.left_closed(erase(dispatcher, state, yes))
        thought = afterthoughts.read(said.words, self.today())
        if thought and (thought.is_more or thought.kind in ("amend", "asks")):
            return self.brought_up(said.words, dispatcher, state) or state
        return flow.left_closed(erase(dispatcher, state, False))

    def _share(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """A yes shares, a no does not, whatever stands beside it; all else is done first, and it is asked again."""
        if said.choice in ("yes", "no"):
            return flow.left_closed(share(dispatcher, state, said.choice == "yes"))
        if said.choice == "add":
            return self._held_added(dispatcher, state)
        free = state.but(asides=state.asides.but(held=None))
        put_right = self._check_in_first(said.words, dispatcher, free)
        if put_right:
            return put_right
        if reading.says_yes_to("share", said.words) or consenting.only_wishes_to_share(said.words):
            return flow.left_closed(share(dispatcher, free, True))
        if consenting.defers(said.words):
            return flow.left_closed(_decided(dispatcher, free, False, "utter_share_later"))
        rest = consenting.without_refusal(said.words)
        # "No, strike line 3" may be of the record alone; a no by itself is of what was asked.
        first = next(iter(pieces.sentences(said.words)), "")
        is_apart = reading.says_no(first) or consenting.without_privacy(first) is not None
        if rest is not None and (is_apart or not wishes.changes_the_record(said.words)):
            return self._declined(said.words if wishes.gives_on(said.words) else rest, dispatcher, free)
        if afterthoughts.takes_leave(said.words):
            return self.taken_leave(dispatcher, free)
        return self._done_first(said.words, dispatcher, free)

    def _declined(self, rest: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """Not shared; and what else was said is done, or asked about."""
        after = share(dispatcher, state, False)
        done = self.brought_up(rest, dispatcher, after) if rest else None
        if done is None and wishes.gives_on(rest):
            done = asked.answered(dispatcher, after, rest, self.library)
        if done is None and len(rest.split()) > TELLING and statements.statements(rest):
            say(dispatcher, "utter_belongs_where", choices=[ADD_TO_RECORD])
            return flow.left_closed(after.but(asides=after.asides.but(held=rest)))
        return flow.left_closed(done or after)

    def _done_first(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is neither a yes nor a no is done or answered; what cannot be placed is kept until its leader says."""
        done = self.brought_up(words, dispatcher, state)
        if done:
            return done
        if not _tells(words):
            say(dispatcher, "utter_yes_or_no")
            return state
        say(dispatcher, "utter_belongs_where", choices=[ADD_TO_RECORD, *SURE["share"]])
        return state.but(asides=state.asides.but(held=words, quiet=True))

    def _held_added(self, dispatcher: CollectingDispatcher, state: State) -> State:
        held = state.asides.held
        free = state.but(asides=state.asides.but(held=None))
        return adding.added(dispatcher, free, held, held, self.library) if held else free

    def _turn(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """Whether what was said is a new topic or belongs here; either way its words are kept."""
        held = state.asides.held or ""
        free = state.but(asides=state.asides.but(confirming=None, held=None, besides=None))
        door, read = flow.next_door(free), earlier.turning_in(state.asides.besides or "", free)
        is_taken_up = said.choice is None and new_matter.takes_up(said.words)
        if said.choice == "no" or (said.choice is None and not is_taken_up and _stays(said.words)):
            # It was read for another matter already.
            here = Said(read.here if read else held, None, "answer")
            return Doors.take(self, door, here, dispatcher, free) if door else free
        is_new = said.choice == "yes" or said.intent == "affirm" or reading.says_yes(said.words)
        if is_new or is_taken_up or new_matter.is_wish_alone(said.words):
            told_before = remarks.substance_of(read.before) if read else ""
            is_reply = bool(door and told_before) and not remarks.is_doubtful(told_before)
            left = (
                Doors.take(self, str(door), Said(told_before, None, "answer"), dispatcher, free) if is_reply else free
            )
            return begun(self, dispatcher, left, held)
        if wishes.describes_a_situation(said.words):
            return begun(self, dispatcher, free, f"{held} {said.words}".strip())
        say(dispatcher, "utter_turn_again")
        return state

    def take_line(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        line = state.asides.amending
        if line is None:
            return state
        free = state.but(asides=state.asides.but(amending=None))
        says_so = consenting.wishes_to_share(said.words) or consenting.refuses_of_sharing(said.words)
        if flow.next_door(free) == "sure" and says_so:
            # Whoever says yes or no to what was asked before leaves the line as it is.
            return Doors.take(self, "sure", said, dispatcher, free)
        after = line_told.told(dispatcher, free, line, said.words, self.library, self.today())
        return flow.left_closed(undoing.edited(after, free, self.library)) if after else state

    def _check_in_first(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """A day that is put right is no reply to whether to share, unless it says that, too; None where none is."""
        after = check_in.put_right(words, state, self.today(), is_pending=True)
        if after:
            after = check_in.on_working_day(dispatcher, after)
            is_no = consenting.refuses_of_sharing(words)
            return flow.left_closed(share(dispatcher, after, False)) if is_no else after
        if state.steps and not state.asides.confirming and looking_back.speaks_of(words):
            return state.but(asides=state.asides.but(check_in_asked=False))
        return None

    def _go_on(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is said of an incident is no answer to anything; what was none is taken for what it was."""
        going = state.but(asides=state.asides.but(confirming=None, held=None, besides=None))
        meant = _meant(said, state)
        if meant:
            risk.say_misread(dispatcher, said.words, is_something_else=said.choice == "other")
            if meant == state.asides.held:
                going = going.but(asides=going.asides.but(risk=None, cleared=meant))
            return self._taken_after_all(meant, dispatcher, going)
        if state.asides.held and not said.choice and risks.wants_kept(said.words):
            return self._taken_after_all(state.asides.held, dispatcher, going)
        no = said.intent == "deny" or reading.declines(said.words)
        if risks.reassures(said.words, state.asides.risk):
            no = False
        if not no and (said.intent == "affirm" or risks.goes_on(said.words, state.asides.risk)):
            risk.say_going_on(dispatcher, state, said.words)
            return going.but(asides=going.asides.but(left_out=state.asides.held))
        if no:
            say(dispatcher, "utter_waiting", choices=SURE["go_on"])
            return state.but(asides=state.asides.but(quiet=True))
        # More of the same, or a leader who has gone on to something else: that is for them to say.
        say(dispatcher, "utter_not_coached_on", choices=SURE["moved_on"])
        return state.but(asides=state.asides.but(quiet=True, besides=said.words))

    def _taken_after_all(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was left out goes in by the door that is open, as its leader wishes."""
        door = flow.next_door(state)
        return self.take(door, Said(words, None, "answer"), dispatcher, state) if door else state


def begun(doors: AfterthoughtDoors, dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """A new topic with what was said of it already."""
    say(dispatcher, "utter_new_topic")
    after = state.turned_to(None, doors.today())
    return told(dispatcher, after, words, doors.library) if words else after


def _stays(words: str) -> bool:
    return reading.declines(words) or new_matter.belongs_here(words)


def _tells(words: str) -> bool:
    """Whether words state something, and are no mere wavering."""
    is_wavering = len(words.split()) <= reading.THIN or reading.does_not_know(words)
    is_of_sharing = reading.speaks_of_sharing(words) and not reading.wants_to_add(words)
    return bool(statements.statements(words)) and not (is_wavering or is_of_sharing or reading.asks_something(words))


def _meant(said: Said, state: State) -> str | None:
    """What counts after all: what was taken for a risk and was none, or what the leader has gone on to."""
    held, besides = state.asides.held, state.asides.besides
    if said.choice == "other":
        return besides or held
    if said.choice:
        return held if said.choice == "misread" else None
    return held if risks.was_misread(said.words, state.asides.risk) else None


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
    return _decided(dispatcher, state, yes, "utter_shared" if yes else "utter_not_shared")


def _decided(dispatcher: CollectingDispatcher, state: State, yes: bool, response: str) -> State:
    order(dispatcher, "share" if yes else "withhold")
    say(dispatcher, response)
    return state.but(asides=state.asides.but(confirming=None, share_asked=True, just_shared=yes))
