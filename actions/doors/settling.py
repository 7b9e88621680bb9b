"""The reply to what was asked of a leader's own words: they are kept, let go, moved or taken out."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.asides import Unsettled
from actions.choices import MEANT
from actions.doors.answering import KEPT
from actions.doors.base import Doors, Said
from actions.moves.questions import explaining, heeding, recalling, settling
from actions.moves.record import filing, striking, telling_more, undoing
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import pieces, reading
from actions.words.record import placing, restoring

# What says of words that are asked about that they were no answer.
PROTESTS = remarks.TAKES_BACK | {"asked"}


class Settling(Doors):
    """Takes the press or the words that settle what was not clear."""

    def settled(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """The state once that is settled; None where the reply is about something else, and goes in by its door."""
        open_ = state.asides.unsettled or settling.wished_back(said.words, said.choice, state)
        free = settling.let_go(state)
        if open_ is None or open_.what == "plan":
            return None
        if open_.what == "keep" and not said.choice and remarks.remarks_in(said.words).heeded in PROTESTS:
            return self._not_kept(open_, said, dispatcher, free)
        refused = self._no_first(door, open_, said, dispatcher, state)
        if refused is not None:
            return refused
        rest = restoring.kept_too(said.words) if open_.what in ("beside", "keep") and not said.choice else None
        if rest is not None or (open_.what == "beside" and said.choice == "keep"):
            kept = self._kept_too(open_, said, dispatcher, free)
            more = restoring.told_besides(rest or "", open_.words)
            is_more = bool(more) and not kept.asides.unsettled
            return self.take(door, Said(more, None, "answer"), dispatcher, kept) if is_more else kept
        if open_.what == "beside" and not said.choice and restoring.keeps_out(said.words):
            say(dispatcher, "utter_nothing_changed")
            return free
        if open_.what == "beside":
            return None
        if open_.what == "place" and said.choice == "situation":
            return telling_more.added(dispatcher, free, open_.words)
        at = self._at(open_, said, state)
        if at is not None:
            return self._placed(open_, at, dispatcher, free)
        is_meant = settling.agreed(said.words, said.choice, state)
        if is_meant is None:
            return None
        if not is_meant:
            wish = remarks.wish_within(open_.words) if open_.what == "keep" else None
            if wish:
                return self.take(door, Said(wish, None, "answer"), dispatcher, free)
            if open_.what == "keep":
                say(dispatcher, "utter_meant_for_us", choices=MEANT if state.plan.current else [])
            else:
                say(dispatcher, "utter_nothing_changed")
            return self._refiled(open_, free) if open_.what == "move" else free
        if open_.what == "only":
            struck = striking.struck_lines(dispatcher, free, open_.lines, self.library)
            return undoing.edited(struck, free, self.library)
        return self.take(door, Said(open_.words, None, KEPT), dispatcher, free) if open_.words else free

    def _no_first(
        self, door: str, open_: Unsettled, said: Said, dispatcher: CollectingDispatcher, state: State
    ) -> State | None:
        """Once a no was said to what is asked, and what else is said was taken in; None where that is not both."""
        first, *others = pieces.sentences(said.words) or [""]
        if said.choice or open_.what not in ("place", "move") or not (others and reading.says_no(first)):
            return None
        after = self.settled(door, Said(first, None, "answer"), dispatcher, state)
        # That it was no answer says the same once more, of words that were not kept.
        rest = filing.without_taking_back(" ".join(others))
        return self.take(door, Said(rest, None, "answer"), dispatcher, after) if after and rest else after

    def _not_kept(self, open_: Unsettled, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was doubted is none, as is protested, and what was asked in it, or since, is answered."""
        say(dispatcher, "utter_nothing_changed")
        words, made, ask = open_.words, remarks.remarks_in(said.words), state.plan.current
        if ask and made.told:
            return heeding.told(dispatcher, state, ask, made.told, said.words, self.library)
        asked, _ = explaining.asked_in(words, "answer", state, self.library)
        if not asked:
            say(dispatcher, "utter_no_answer_to_that")
        return explaining.answered(dispatcher, state, state, "answer", asked, words, self.library)

    def _kept_too(self, open_: Unsettled, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """With what was kept out where it is said to belong: the situation, or the answer that it is or stood by."""
        state = state.but(asides=state.asides.but(kept_out=None))
        keys = [ask.key for ask in state.plan.asks]
        if not said.choice and restoring.is_of_situation(said.words):
            return telling_more.added(dispatcher, state, open_.words)
        at = keys.index(open_.key) if open_.key in keys else state.plan.at
        if at == state.plan.at and (open_.key is None or open_.key not in state.replies):
            return self.take("answer", Said(open_.words, None, KEPT), dispatcher, state)
        return filing.filed(dispatcher, state, at, open_.words)

    def _at(self, open_: Unsettled, said: Said, state: State) -> int | None:
        """The answer or question that is chosen, by a press or by its words."""
        if open_.what not in ("strike", "move"):
            return None
        kind, _, place = (said.choice or "").partition("-")
        if kind == open_.what and place.isdigit() and int(place) < len(state.plan.asks):
            return int(place)
        if said.choice or not placing.names_a_question(said.words):
            return None
        return recalling.question_named(state, pieces.bare(said.words), state.plan.at, self.library)

    def _placed(self, open_: Unsettled, at: int, dispatcher: CollectingDispatcher, state: State) -> State:
        if open_.what == "strike":
            return filing.struck(dispatcher, state, at) if state.plan.asks[at].key in state.replies else state
        if open_.words:
            return filing.filed(dispatcher, state, at, open_.words)
        source = next((n for n, ask in enumerate(state.plan.asks) if ask.key == open_.key), None)
        if source is None:
            return recalling.looked_back(dispatcher, state, at)
        return filing.moved(dispatcher, state, source, at, self.library)

    def _refiled(self, open_: Unsettled, state: State) -> State:
        """Words that belong to none of the questions before are not lost: they begin the answer to the open one."""
        return settling.begun(state, open_.words) if open_.words else state
