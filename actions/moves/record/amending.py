"""What a leader has changed in the record: lines struck, put in other words, put right or rated otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.plan import check_in
from actions.moves.record import cutting, filing, ratings, restoring, striking, swapping, undoing
from actions.moves.record.pointing import lines_meant
from actions.moves.record.unquoting import listed, unquoted
from actions.moves.situation.correcting import put_right
from actions.moves.situation.instead import known_by, telling
from actions.parts import Reply
from actions.record import asks_number, can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import Choice, excerpt, say, with_one_summary
from actions.state import State
from actions.words.closing.parting import Order, parted
from actions.words.dialogue import remarks, scores
from actions.words.language import pieces, reading
from actions.words.record import cutting as orders
from actions.words.record import keeping, lines, strikes
from actions.words.record.restoring import only_restores, restores
from actions.words.steps import stepping
from knowledge.library import Library

# A number that begins the new words of a rating in so few words is the rating: "6, he knows", "I'd say 6 now".
RATED_IN = 5
# What reads on for so many words tells what is faced, and is no name of what it is about.
TELLING = 20


@dataclass(frozen=True)
class Amending:
    """Changes the record as it is ordered; a line is named by the number that the leader saw, or by words of it."""

    library: Library
    today: date

    def all_done(
        self, dispatcher: CollectingDispatcher, state: State, orders: Sequence[str], choice: str | None = None
    ) -> State:
        """The state with each order done, in their order; all of them are undone at once."""
        seen = lines_of(record_of(state, self.library))
        messages = CollectingDispatcher()
        back = (restoring.put_back(messages, state, one, self.library) for one in orders if _restores(one))
        restored = next((one for one in back if one is not None), None)
        after = begun = restored or state
        for order in _strikes_last([one for one in orders if restored is None or not _restores(one)]):
            after = self._done(messages, after, seen, order, choice)
        dispatcher.messages.extend(with_one_summary(messages.messages))
        return undoing.edited(after, begun, self.library)

    def heard(self, dispatcher: CollectingDispatcher, state: State, words: str) -> tuple[State, str] | None:
        """What is ordered by the number of a line, or undone, whatever it was read as, and what was told before it.

        None where words order nothing of the kind.
        """
        said = parted(words)
        wanted = restores(words) if state.asides.taken else None
        is_undone = wanted is not None and undoing.meant_by(wanted, state, self.library) is not None
        if not is_undone and not any(self._names_a_line(one, state) for one in said.wishes):
            return None
        after = self.all_done(dispatcher, state, said.with_undoing)
        for other in said.orders:
            after = besides(dispatcher, after, other)
        return after, "" if is_undone else said.told_before

    def _names_a_line(self, order: str, state: State) -> bool:
        """Whether an order says of a line that there is what is to become of it."""
        # What is said of a step is for the door that is asked for, which may be putting it down.
        if not lines.is_numbered(order) or lines.names_a_step(order):
            return False
        if not (lines.wants_rewording(order) or lines.wants_striking(order)):
            return False
        count = len(lines_of(record_of(state, self.library)))
        return any(0 < abs(place) <= count for place in lines.lines_in(order))

    def reworded(self, dispatcher: CollectingDispatcher, state: State, line: str, wish: str, new: str) -> State:
        """A line that the leader wrote, in other words; a rating goes by the number that they begin with."""
        number = _rating_before(new) if self._rates(state, line) else None
        if number is not None:
            # A goodbye behind the number is no word of the answer.
            return self._rerated(dispatcher, state, line, number, remarks.substance_of(new))
        if "#" in line and scores.is_mere(new) and reading.numbers_in(new):
            # A number is no answer where none was asked for: another line is meant, or a rating.
            say(dispatcher, "utter_amend_which", card=self._card(state))
            return state
        after = stepping.put_otherwise(state, line, wish, new, self.today) or state.but(
            amendments=state.amendments.but(reworded={**state.amendments.reworded, line: new})
        )
        say(dispatcher, "utter_amended", card=self._card(after))
        gone = unquoted(record_of(state, self.library), record_of(after, self.library))
        if gone:
            say(dispatcher, "utter_quotes_gone", numbers=listed(gone))
        return after

    def _done(
        self,
        dispatcher: CollectingDispatcher,
        state: State,
        seen: Sequence[tuple[str, str]],
        order: str,
        choice: str | None,
    ) -> State:
        if choice is None and lines.speaks_of_check_in(order):
            return self._checked_in(dispatcher, state, order)
        if moved := lines.moved_in(order):
            return self._moved(dispatcher, state, seen, *moved)
        if choice is None and not (lines.orders_something(order) or ratings.number_for_line(order) is not None):
            say(dispatcher, "utter_nothing_ordered", card=self._card(state))
            return state
        found = lines_meant(seen, choice, order)
        meant = found.ids
        if not found.is_sure and meant:
            return self._which(dispatcher, state, seen, meant, order)
        if not meant:
            say(dispatcher, "utter_amend_which" if seen else "utter_summary_empty", card=self._card(state))
            return state
        number = ratings.number_for_line(order) if self._rates(state, meant[0]) else None
        if number is not None:
            return self._rerated(dispatcher, state, meant[0], number, "")
        if lines.wants_rewording(order):
            return self._put_otherwise(dispatcher, state, meant[0], order)
        part = striking.without_part(dispatcher, state, meant[0], order, self.library) if len(meant) == 1 else None
        if part is not None:
            return part
        after = striking.struck_lines(dispatcher, state, meant, self.library)
        striking.say_missing(dispatcher, order, seen, found.missing)
        return after

    def _rates(self, state: State, line: str) -> bool:
        """Whether a line answers a question that asks for a number."""
        ask = next((ask for ask in state.plan.asks if ask.key == line.removesuffix("-rating")), None)
        return ask is not None and asks_number(ask, self.library)

    def _rerated(self, dispatcher: CollectingDispatcher, state: State, line: str, rating: int, new: str) -> State:
        """Another number for an answer, with new words or with those that stood beside the old one."""
        key = line.removesuffix("-rating")
        before = state.replies[key]
        stood = state.amendments.reworded.get(key, before.text)
        text = next((one for one in (new, stood) if not scores.is_mere(one)), str(rating))
        changed = state.amendments.without(key)
        after = state.but(replies={**state.replies, key: Reply(text=text, rating=rating)}, amendments=changed)
        if before.rating in (None, rating):
            say(dispatcher, "utter_amended", card=self._card(after))
        else:
            say(dispatcher, "utter_rating_changed", card=self._card(after), before=before.rating, rating=rating)
        return after

    def _moved(
        self, dispatcher: CollectingDispatcher, state: State, seen: Sequence[tuple[str, str]], line: int, other: int
    ) -> State:
        """An answer with the words of another; only what answers a question can be put with what answers one."""
        ats = {ask.key: at for at, ask in enumerate(state.plan.asks) if ask.key in state.replies}
        source, target = (ats.get(seen[place - 1][0]) if 0 < place <= len(seen) else None for place in (line, other))
        if source is None or target is None:
            say(dispatcher, "utter_moved_not", card=self._card(state))
            return state
        after = filing.moved(dispatcher, state, source, target, self.library)
        return after.but(plan=state.plan, asides=state.asides)

    def _checked_in(self, dispatcher: CollectingDispatcher, state: State, words: str) -> State:
        """The day to look back as it is wished; where no day can be read, it stays, unless it is to go."""
        day = check_in.day_meant(words, state, self.today)
        if day is None and not lines.wants_striking(words):
            say(dispatcher, "utter_check_in_which")
            return state
        after = check_in.with_check_in(state, day)
        if day:
            return check_in.on_working_day(dispatcher, after, self._card)
        say(dispatcher, "utter_amended", card=self._card(after))
        return after

    def _put_otherwise(self, dispatcher: CollectingDispatcher, state: State, line: str, order: str) -> State:
        """What the leader wrote is reworded; what was taken from it is put right; what the pack says stays."""
        changed = swapping.heard(dispatcher, state, order, self.library)
        if changed:
            after, rest = changed
            for other in parted(rest).orders:
                after = besides(dispatcher, after, other)
            return after
        new = lines.new_words_in(order)
        if can_be_reworded(line):
            if new is None:
                return state.but(asides=state.asides.but(amending=line))
            if orders.is_order(new, dict(lines_of(record_of(state, self.library)))[line]):
                return cutting.ordered(dispatcher, state, line, new, self.library)
            return self.reworded(dispatcher, state, line, order, new)
        field = line.removeprefix("context-")
        new = new or telling(lines.told_behind(order), field)
        if not new or field == line:
            say(dispatcher, "utter_amend_fixed", card=self._card(state))
            return state
        if "situation" in state.amendments.struck and len(new.split()) >= TELLING:
            back = state.but(amendments=state.amendments.without("situation"))
            return self.reworded(dispatcher, back, "situation", order, new)
        return put_right(dispatcher, state, {field: known_by(new, field, state)}, self.library)

    def _which(
        self,
        dispatcher: CollectingDispatcher,
        state: State,
        seen: Sequence[tuple[str, str]],
        meant: Sequence[str],
        order: str,
    ) -> State:
        """Asks which of several lines is meant that an order's words are as much of."""
        places = {line: place for place, (line, _) in enumerate(seen, 1)}
        part = keeping.quoted_in(order)
        does = "Change" if lines.wants_rewording(order) else f'Take "{excerpt(part)}" out of' if part else "Take out"
        choices = [Choice(f"amend:{line}", f"{does} line {places[line]}") for line in meant[: striking.SHOWN]]
        say(dispatcher, "utter_strike_which", choices=choices, card=self._card(state))
        return state

    def _card(self, state: State) -> dict[str, object]:
        return summary_card(record_of(state, self.library))


def besides(dispatcher: CollectingDispatcher, state: State, other: Order) -> State:
    """What is ordered beside the record: to share it, or to end, is done; for the rest it must be said again."""
    if other.intent == "share":
        return state.but(asides=state.asides.but(confirming="share"))
    if other.intent == "stop":
        return state.but(asides=state.asides.but(leaving=True))
    # The record is shown in any case.
    if other.intent != "summary":
        say(dispatcher, "utter_order_waiting", words=other.words)
    return state


def _restores(order: str) -> bool:
    """Whether an order wishes something back as it was; in words for a line it may say so of anything."""
    is_for_a_line = lines.is_numbered(order) and lines.wants_rewording(order) and lines.new_words_in(order)
    return only_restores(order) or (not is_for_a_line and restores(order) is not None)


def _rating_before(new: str) -> int | None:
    first = next(iter(pieces.clauses(new)), "")
    return scores.rating_in(first) if len(first.split()) <= RATED_IN else None


def _strikes_last(orders: Sequence[str]) -> list[str]:
    """Lines that are only struck are struck at once and last: those left have other numbers then."""
    struck = [one for one in orders if lines.wants_striking(one) and lines.lines_in(one) and not keeping.part_in(one)]
    if not struck or len(orders) == 1:
        return list(orders)
    places = dict.fromkeys(place for one in struck for place in lines.lines_in(one))
    named = ", ".join("last" if place < 0 else str(place) for place in places)
    named += "".join(f", case study {n}" for one in struck for n in strikes.cases_in(one))
    named += ", the case study" if any(map(strikes.names_a_case, struck)) else ""
    return [*(one for one in orders if one not in struck), f"take out lines {named}"]
