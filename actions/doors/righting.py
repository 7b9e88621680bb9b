"""What is said of the plan at any door from the next steps on: put right, recalled, or settled when asked about."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.asides import Unsettled
from actions.doors.base import Said
from actions.doors.plan_settling import WRONG, PlanDoors
from actions.moves.plan import ideas, plan
from actions.moves.questions import settling
from actions.moves.questions.playing_back import play_back
from actions.moves.record import rerating
from actions.moves.topics import asked
from actions.record import wording
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.dialogue import remarks, scores
from actions.words.language import pieces
from actions.words.steps import (
    owners,
    plan_parts,
    righting,
    segments,
    sifting,
    step_telling,
    stepping,
    which_step,
    wrongs,
)
from actions.words.steps.plan_parts import Parts
from actions.words.steps.rights import Right
from actions.words.steps.verdicts import Verdict, says_given, verdict_in

PLANNED = flow.PLANNING | {"sure"}


class RightingDoors(PlanDoors):
    """Hears what is no reply to what was asked, but of the plan."""

    def undone(self, verdict: Verdict, dispatcher: CollectingDispatcher, state: State) -> State:
        """Without the steps that are spoken of; what is said after that is a step instead."""
        if verdict.undone == "no_more":
            return plan.ended(state) if state.asides.draft else state
        if verdict.named and verdict.before and state.asides.draft:
            # "Me. And the other one isn't a step": what was asked for is said, too.
            state = self._told_besides("step_who", verdict.before, dispatcher, state)
        is_again, asides = verdict.undone == "again", state.asides
        # What is said to be no step in the same breath is what was just said, where none is being put down.
        is_itself = asides.draft is None and not verdict.is_order and (asides.another_step or bool(verdict.before))
        places = [] if is_itself else plan.meant_by(state, verdict)
        many = settling.steps_to_choose(state)
        if verdict.named and not (places or is_itself) and len(many) > 1:
            # None is called so: it is not said to be gone, but asked for.
            return settling.ask_which(dispatcher, state, "utter_step_which", verdict.named, (*many, "none"))
        after = plan.without(state, places, is_again)
        if places:
            gone = [excerpt(plan.steps_of(state)[at].what) for at in places]
            say(dispatcher, "utter_step_dropped", words='", "'.join(gone))
        elif not is_again:
            say(dispatcher, "utter_step_none")
        # Whoever takes back the only step may have meant another.
        is_over = verdict.ends or verdict.scope != "one" or plan.steps_of(after)
        if not is_over:
            after = after.but(asides=after.asides.but(another_step=True))
        if verdict.after and not stepping.asks_back(verdict.after):
            return self._told_besides("step_what", verdict.after, dispatcher, after)
        plan.say_changes(dispatcher, state, after)
        return after

    def heard(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """The state after what is said of the plan; None where it is a reply to what was asked."""
        waiting = state.asides.unsettled
        verdict = verdict_in(said.words) if waiting and waiting.among and said.choice is None else None
        if waiting and verdict:
            # Whoever ends the steps, or takes one out, has left the question of these words.
            return self._left_waiting(door, waiting, said, dispatcher, settling.without_unsettled(state))
        kind = settling.settled_as(said.words, said.choice, state)
        if kind and state.asides.unsettled:
            open_, rest = state.asides.unsettled, settling.beside_settling(said.words, said.choice, kind, state)
            # What is open for a moment is not read back.
            aside = CollectingDispatcher() if rest and kind in ("owner", "day") else dispatcher
            after = self._settled(kind, open_, aside, settling.without_unsettled(state))
            return self._told_besides(flow.next_door(after) or door, rest, dispatcher, after) if rest else after
        if said.choice is not None or door not in PLANNED | {"answer"} or state.asides.confirming:
            return None
        is_given = door in flow.STEPPING and says_given(said.words)
        if is_given and state.drafted:
            plan.say_all(dispatcher, state)
            return state
        if is_given or stepping.recalls(said.words):
            return self._recalled("" if is_given else said.words, dispatcher, state)
        if door == "answer":
            return self._told_in_answer(said, dispatcher, state)
        taken = ideas.accepted(state, said.words) if door == "step_what" else None
        if taken:
            for one in taken[0]:
                state = self.begun(one, dispatcher, state)
            return self._told_besides(door, taken[1], dispatcher, state)
        parts = plan_parts.parts_of(said.words) if door in flow.STEPPING | {"check_in"} else None
        is_cut = righting.cuts(said.words, plan.steps_of(state), self.today())
        if parts and not (stepping.pleads(said.words) or is_cut):
            return self._in_parts(door, parts, dispatcher, state)
        righted = self._put_right(door, said.words, dispatcher, state)
        return righted if righted is not None else self._sifted(door, said, dispatcher, state)

    def _left_waiting(
        self, door: str, waiting: Unsettled, said: Said, dispatcher: CollectingDispatcher, state: State
    ) -> State:
        """What waits and is plainly a step is one, or is said to be left out; and then what was said is heard."""
        words = segments.without_announcing(waiting.words)
        if "step" in waiting.among and sifting.tells_plainly(words, self.today()):
            state = self.begun(words, dispatcher, state)
        else:
            say(dispatcher, "utter_step_left_out", words=excerpt(waiting.words))
        upcoming = flow.next_door(state)
        return self.take(upcoming if upcoming in PLANNED else door, said, dispatcher, state)

    def _in_parts(self, door: str, parts: Parts, dispatcher: CollectingDispatcher, state: State) -> State:
        """Each part by itself: what is put right by its place comes before what is taken out, and the end last."""
        rights, _ = righting.rights_in(parts.rest, plan.steps_of(state), self.today())
        after = self._told_besides(door, parts.rest, dispatcher, state) if rights else state
        for order in parts.removals:
            verdict = verdict_in(order)
            after = self.undone(verdict, dispatcher, after) if verdict else after
        if not rights and not after.asides.unsettled:
            # A question that was just asked about the steps is not buried under what else was said.
            after = self._told_besides(door, parts.rest, dispatcher, after)
        if not parts.ends or after.asides.unsettled or after.asides.draft:
            return after
        return flow.with_upcoming(after.but(asides=after.asides.but(another_step=False)))

    def _sifted(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """What a message tells of the plan is taken in; what it asks is answered, and a remark in it is asked about."""
        if door not in flow.STEPPING | {"check_in"} or stepping.pleads(said.words):
            return None
        if door == "check_in" and pieces.is_short(said.words) and stepping.names_no_day(said.words):
            return None
        parts = sifting.sifted(said.words, self.today(), door in ("step_when", "check_in"))
        is_of_draft = door in ("step_who", "step_when") and not parts.told
        if not (parts.asked or parts.remarked) or (is_of_draft and not parts.asked):
            return None
        after = self._told_besides(door, parts.told, dispatcher, state)
        about = f"{parts.asked} {parts.remarked}".strip()
        rated = rerating.in_passing(dispatcher, after, about, self.library, self.today(), is_answering=False)
        if rated is not None:
            return self._doubted(rated[1], dispatcher, rated[0]) if rated[1] else rated[0]
        if parts.asked:
            after = asked.heeded(dispatcher, after, parts.asked, self.library)
        # What leans on a question that was answered already says nothing more.
        is_slight = said.intent == "beside" and not stepping.without_talk(parts.remarked)
        return self._doubted(parts.remarked, dispatcher, after) if parts.remarked and not is_slight else after

    def _doubted(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """Asks whether a remark is a step, or which step it is about."""
        among = ("step", *settling.steps_to_choose(state), "none")
        response = "utter_step_about" if len(among) > 2 else "utter_step_or_not"
        return settling.ask_which(dispatcher, state, response, words, among)

    def _told_in_answer(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State | None:
        """An answer in which a leader calls something their steps: these are put down, and the rest is the answer."""
        ordered = step_telling.told_behind_order(said.words, self.today())
        if ordered:
            told_before, steps = ordered
            answer = remarks.substance_of(told_before)
            before = self._answered_at_last(answer, dispatcher, state) if answer else state
            return self.begun(steps, dispatcher, course.at_next_steps(before))
        told = segments.labelled_in(said.words)
        if told is None:
            return None
        after = self.begun(told[1], dispatcher, state)
        return self.take("answer", Said(told[0], None, said.intent), dispatcher, after) if told[0] else after

    def _answered_at_last(self, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """With an answer that goes on to the steps, of which no more is asked."""
        if scores.rating_in(words) is not None:
            after = self.take("answer", Said(words, None, "kept"), dispatcher, state)
            return after.but(asides=after.asides.but(quiet=False))
        ask = state.plan.current
        play_back(words, dispatcher, wording(ask, state, self.library) if ask else "")
        return course.noted(state, words)

    def _put_right(self, door: str, words: str, dispatcher: CollectingDispatcher, state: State) -> State | None:
        verdict = verdict_in(words)
        is_named = verdict is not None and verdict.is_order and bool(verdict.named and plan.meant_by(state, verdict))
        is_of_steps = door in flow.STEPPING or stepping.names_a_step(words) or is_named
        rights, rest = righting.rights_in(words, plan.steps_of(state), self.today())
        if (
            verdict
            and verdict.undone == "none"
            and is_of_steps
            and not righting.cuts(words, plan.steps_of(state), self.today())
        ):
            # Where steps are told, the door hears it, with what is being put down.
            return None if door in flow.STEPPING else self.undone(verdict, dispatcher, state)
        # What takes nothing out of the words is none, and the words would come back here for ever.
        if rights and len(rest) < len(words):
            return self._righted(door, words, rights, rest, dispatcher, state)
        said = [one for one in pieces.sentences(words) if wrongs.is_wrong(one)]
        named = which_step.named_in(" ".join(said), plan.steps_of(state))
        at = named if named is not None else plan.spoken_of(state)
        is_of_steps = "step" in words.lower() or (door != "sure" and state.asides.draft is None)
        tells_instead = verdict is not None and bool(verdict.after) and not stepping.asks_back(verdict.after)
        if at is None or not wrongs.is_wrong(words) or not is_of_steps or tells_instead:
            return None
        rest = " ".join(one for one in pieces.sentences(words) if one not in said)
        if door != "sure" and rest and not stepping.asks_back(rest):
            # What is told beside it is taken in first, and leaves the step in its place.
            state = self._told_besides(door, rest, dispatcher, state)
        many = settling.steps_to_choose(state)
        if named is None and len(many) > 1:
            return settling.ask_which(dispatcher, state, "utter_step_which", words, (*many, "none"))
        return settling.ask_which(dispatcher, state, "utter_step_wrong", words, WRONG, at)

    def _righted(
        self, door: str, words: str, rights: list[Right], rest: str, dispatcher: CollectingDispatcher, state: State
    ) -> State | None:
        bare = all(one.day and one.at is None and not one.is_of_step for one in rights)
        if bare and door == "step_when":
            return None
        if bare and door in ("check_in", "sure"):
            return self._redated(door, words, rights[-1], dispatcher, state)
        # Where it is asked who, or whom to share with, "me" and "no, my deputy" are what was asked for.
        if door in ("step_who", "sure") and all(one.who and one.at is None and not one.is_of_step for one in rights):
            return None
        after = plan.parted_and_put_right(state, words, rights, self.today())
        if after is None:
            what = next((one.what for one in rights if one.what), None)
            return self.begun(what, dispatcher, state) if what else None
        if after is state and any(one.is_split for one in rights):
            say(dispatcher, "utter_steps_where")
        else:
            plan.say_changes(dispatcher, state, after)
        return self._told_besides(door, rest, dispatcher, after)

    def _told_besides(self, door: str, rest: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What else is said beside what was done about the plan goes in by the door that is next."""
        is_who = owners.says_who_surely(rest) or (door == "step_who" and owners.owner_in(rest) is not None)
        if not (is_who or owners.says_when(rest) or len(pieces.content_words(rest)) > 1):
            return state
        upcoming = flow.next_door(state)
        return self.take(upcoming if upcoming in PLANNED else door, Said(rest, None, "answer"), dispatcher, state)

    def _redated(
        self, door: str, words: str, right: Right, dispatcher: CollectingDispatcher, state: State
    ) -> State | None:
        """A day alone is for what had the day that is denied; else for the check-in where that was said last."""
        dated = {n: step.date for n, step in enumerate(plan.steps_of(state)) if step.date}
        denied = {one.isoformat() for one in right.denied}
        named = [n for n, day in dated.items() if day in denied]
        if len(named) == 1 and state.asides.check_in not in denied:
            after = plan.put_right(state, [replace(right, at=named[0], is_of_step=True)], self.today())
            plan.say_changes(dispatcher, state, after or state)
            return after
        is_asked = door == "check_in" and wrongs.disputes(words) and not wrongs.only_repeats(words) and bool(dated)
        if is_asked:
            return settling.ask_which(dispatcher, state, "utter_day_of_which", words, ("last_step", "check_in"))
        return None
