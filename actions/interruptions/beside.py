"""What is told beside a wish, in the same breath: part of an answer, its beginning, or a reply before an order."""

from __future__ import annotations

from collections.abc import Callable

from actions import flow
from actions.doors.answering import KEPT
from actions.doors.righting import PLANNED
from actions.interruptions.turn import Turn
from actions.moves.plan import plan
from actions.moves.questions import heeding
from actions.state import State
from actions.words.context import contexts
from actions.words.dialogue import queries, remarks
from actions.words.language import pieces, reading, talk, wishes
from actions.words.steps import moving, plan_replies
from actions.words.steps.verdicts import verdict_in

# What is asked of the bot within an answer.
ASKED = ("why", "privacy", "definition")
# What is ordered at the end of a reply, and done when that was taken in.
ORDERED = frozenset(
    {
        *("summary", "pause", "stop", "next_steps", "park", "skip", "go_back", "change", "another_side", "whole_set"),
        *("topics", "start_over", "share", "withhold", "amend"),
    }
)
# What is wished of the question that is open.
_OF_THE_QUESTION = frozenset({"skip", "park"})
# Where a no says that there is no step, or no further one.
_STEP_OR_NONE = frozenset({"step_what", "another_step"})
# What has a question put in other words.
PUT_OTHERWISE = ("definition", "rephrase")


def ordered(turn: Turn, state: State, do: Callable[[State], State]) -> State | None:
    """What a reply ends with ordering, done after the reply was taken in; None where it orders nothing."""
    if turn.reply is None or turn.door is None or turn.intent not in ORDERED:
        return None
    if remarks.is_of_time(turn.words):
        # "Three minutes" orders no pause.
        return turn.take(state, turn.reply)
    if turn.intent == "start_over" and not wishes.begins_anew(turn.words):
        # "I stopped in spring. Start that again": what they will do is part of what they answer.
        return turn.take(state, f"{turn.reply} {turn.words}", KEPT if turn.is_at_a_question else "answer")
    # What is said so far of a question that is put off is the beginning of its answer.
    is_put_off = turn.is_at_a_question and remarks.remarks_in(turn.words).heeded == "later"
    is_order = len(turn.words.split()) < talk.LEAST or remarks.may_be_talk(turn.words)
    if is_put_off or not (is_order and remarks.substance_of(turn.reply)):
        return turn.take(state, f"{turn.reply} {turn.words}")
    left = _left_for(turn, state, turn.reply)
    if left is not None:
        return do(left)
    after = turn.take(state, turn.reply)
    return after if _is_done(turn, state, after) else do(after)


def moved(turn: Turn, state: State) -> State | None:
    """A step that is ordered to another day, with what is said beside that, which may say why; None where none is."""
    if turn.reply is None or not turn.is_typed or turn.door not in PLANNED or state.asides.confirming:
        return None
    if not moving.moves(turn.words, plan.steps_of(state), turn.today):
        return None
    return turn.take(state, f"{turn.words} {turn.reply}")


def _left_for(turn: Turn, state: State, reply: str) -> State | None:
    """With the little that is said before an order: why a question is left is no answer, and a word is not gone into.

    None where it is more than that.
    """
    ask = state.plan.current
    if ask is None or not turn.is_at_a_question:
        return None
    if remarks.says_why_left(reply):
        return state
    is_left = turn.intent in _OF_THE_QUESTION and reading.is_thin(reply)
    return turn.doors.answer_begun(reply, turn.dispatcher, state, ask) if is_left else None


def _is_done(turn: Turn, before: State, after: State) -> bool:
    """Whether an order came about as the reply was taken in, or must wait: a question that is past is not skipped."""
    if after.asides.unsettled:
        return True
    is_past = before.plan.current != after.plan.current
    return turn.intent in _OF_THE_QUESTION and turn.is_at_a_question and is_past


def answered(turn: Turn, state: State) -> State:
    """With what plainly replies to what is asked of the plan, beside what is wished: "the 11th. May I see it?"."""
    if not turn.is_typed or turn.reply is not None or turn.door not in PLANNED or state.asides.confirming:
        return state
    if turn.door in _STEP_OR_NONE:
        is_enough = state.asides.draft is None and _is_enough(turn.words)
        return state.but(asides=state.asides.but(another_step=False)) if is_enough else state
    reply = plan_replies.reply_in(turn.door, turn.words)
    return turn.take(state, reply) if reply else state


def _is_enough(words: str) -> bool:
    """Whether a sentence says that there is no further step: "those two are enough. May I see the record?"."""
    read = (verdict_in(one) for one in pieces.sentences(words))
    return any(one is not None and one.undone == "no_more" for one in read)


def wondered(turn: Turn, state: State) -> State | None:
    """What somebody asks themselves is part of their answer, and is taken with the rest; None where it is not."""
    if turn.intent not in ASKED or turn.is_pressed or not (turn.is_at_a_question and queries.wonders(turn.words)):
        return None
    return turn.take(state, f"{turn.reply or ''} {turn.words}".strip())


def begun(turn: Turn, state: State) -> State | None:
    """With what was said beside asking what a question means as the beginning of its answer; else None."""
    ask = state.plan.current
    if turn.intent not in PUT_OTHERWISE or not turn.is_at_a_question or ask is None or state.asides.confirming:
        return None
    told = _told(turn)
    if not told or remarks.remarks_in(told).kinds:
        return None
    return turn.doors.answer_begun(told, turn.dispatcher, state, ask)


def replied(turn: Turn, state: State) -> State:
    """The state with what else was said beside the question, taken in by the door that is asked for."""
    if turn.reply is None and turn.is_at_a_question and turn.intent in ASKED:
        told = _told(turn)
        return turn.take(state, told) if told else state
    if turn.reply is None or turn.door is None:
        return state
    ask, asked = state.plan.current, remarks.remarks_in(turn.reply).told
    # Who asks for help beside an "I don't know" gives no answer.
    has_substance = bool(remarks.substance_of(turn.reply)) and not reading.does_not_know(turn.reply)
    # "Complex, I should say" sounds as if it were said to the bot, and names an option.
    has_substance = has_substance or (turn.door in flow.CLARIFIED and contexts.is_merely(turn.reply, turn.door))
    if asked and ask and turn.is_at_a_question and not has_substance:
        return heeding.told(turn.dispatcher, state, ask, asked, turn.reply, turn.library)
    # What was said beside a question may lean on it.
    return turn.take(state, turn.reply, "beside") if has_substance else state


def _told(turn: Turn) -> str | None:
    """What is told of the matter beside a question to the bot; None where nothing much is."""
    if turn.reply is None:
        return remarks.told_beside_a_question(turn.words)
    return remarks.substance_of(turn.reply) or None
