"""What an interruption is before it is what it was read as: each way of hearing it in turn, until one knows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions import flow
from actions.doors.deciding import share
from actions.doors.righting import PLANNED
from actions.doors.turnings import TURNING
from actions.interruptions import asking, beside, safety
from actions.interruptions.replies import UNDONE_BY, asks_of_the_kept, is_reply
from actions.interruptions.turn import Turn
from actions.moves.plan import check_in
from actions.moves.questions import bringing_up, heeding, settling
from actions.moves.record import editing, filing
from actions.moves.situation import earlier
from actions.moves.topics import returning, sharing
from actions.speaking import say
from actions.state import State
from actions.words.closing import afterthoughts, consenting
from actions.words.context import contexts
from actions.words.dialogue import cases, limits, remarks, risks
from actions.words.language import pieces, wishes
from actions.words.record import lines, placing
from actions.words.time import looking_back

Hearing = Callable[[Turn, State], State | None]


def heard(turn: Turn, state: State, do: Callable[[State], State]) -> State:
    """The state after the message was heard; `do` does what it was read as, where it is nothing else."""
    at_once = _first(AT_ONCE, turn, state)
    if at_once:
        return at_once
    # What is chosen by its name must follow the list at once.
    now = _declined(turn, state.but(asides=state.asides.next_turn))
    number = _topic_named(turn, state)
    if number is not None:
        now = turn.doors.told_before_return(turn.door, turn.words, turn.dispatcher, now)
        return returning.returned(turn.dispatcher, now, number, turn.words, turn.library, turn.today)
    # So must what is done with a question that was brought.
    kept = now.but(asides=now.asides.but(near=state.asides.near))
    if is_reply(turn, kept):
        return turn.take(kept, turn.words)
    now = beside.answered(turn, settling.let_go(now))
    return _first(ELSE, turn, now) or _undone_and_done(turn, now, do)


def _first(hearings: Sequence[Hearing], turn: Turn, state: State) -> State | None:
    return next((after for hearing in hearings if (after := hearing(turn, state)) is not None), None)


def _risk_denied(turn: Turn, state: State) -> State | None:
    return turn.take_as_read(state, "sure") if safety.is_denied(state, turn.tracker) else None


def _no_risk_again(turn: Turn, state: State) -> State | None:
    """What was taken for a risk and was none is none when it is said again, at more length or in part."""
    is_one = turn.intent in safety.Safety.intents and not turn.is_pressed and turn.door is not None
    return turn.take(state, turn.words) if is_one and risks.says_again(turn.words, state.asides.cleared) else None


def _ended(turn: Turn, state: State) -> State | None:
    """What is said of the plan beside a goodbye is done, and nothing more is asked."""
    if turn.intent != "stop" or turn.is_pressed or state.asides.confirming == "go_on":
        return None
    after = turn.doors.ended_with(turn.words, turn.dispatcher, state)
    return None if after is state else after.but(asides=after.asides.but(leaving=True))


def _not_added(turn: Turn, state: State) -> State | None:
    """A no to adding what was said last, where sharing is asked as well: the door hears which it is."""
    is_open = turn.is_typed and turn.door == "sure" and bool(state.asides.held) and state.asides.deciding == "share"
    is_no = is_open and consenting.without_refusal_to_add(turn.words) is not None
    return turn.take(state.but(asides=state.asides.next_turn), turn.words) if is_no else None


def _sharing_taken_back(turn: Turn, state: State) -> State | None:
    after = sharing.taken_back(turn.dispatcher, state, turn.words) if turn.is_typed else None
    return beside.answered(turn, after) if after else None


def _record_edited(turn: Turn, state: State) -> State | None:
    """What is ordered for the record, whatever it was read as; what stands beside it counts.

    An order that was read as one does what else is ordered with it as well.
    """
    if not turn.is_typed or turn.door == "line":
        return None
    hear = editing.unnumbered if turn.intent == "amend" else editing.heard
    edited = hear(turn.dispatcher, state, turn.words, turn.door, turn.library, turn.today)
    if not edited:
        return None
    after, told = edited
    after = turn.take(after, told) if told else after
    return flow.left_closed(_declined_before(turn, after))


def _declined_before(turn: Turn, state: State) -> State:
    """Not shared, where that is asked and said first, beside what is ordered: "I said no. Strike line 2"."""
    first, *others = pieces.sentences(turn.words) or [""]
    is_asked = turn.door == "sure" and state.asides.deciding == "share" and not state.asides.share_asked
    is_no = is_asked and bool(others) and consenting.without_refusal(first) == ""
    return share(turn.dispatcher, state, False) if is_no else state


def _day_to_look_back(turn: Turn, state: State) -> State | None:
    """The day to look back as it is wished, from the steps on and after the end, whatever the wish was read as."""
    is_open = turn.door in (None, *PLANNED) or state.asides.check_in is not None
    is_one = turn.is_typed and is_open and turn.door != "line" and not state.asides.confirming
    is_line = lines.speaks_of_check_in(turn.words) and looking_back.unset_beside(turn.words) is None
    if not (is_one and (state.steps or state.asides.check_in)) or is_line:
        return None
    if turn.door is None:
        thought = afterthoughts.read(turn.words, turn.today)
        is_day = thought is not None and thought.kind == "check_in"
        done = turn.doors.brought_up(turn.words, turn.dispatcher, state) if is_day else None
        return flow.left_closed(done) if done else None
    wished = check_in.wished(turn.dispatcher, state, turn.words, turn.today, is_last=turn.door == "sure")
    if wished is None:
        return None
    after, rest = wished
    return turn.take(after, rest) if rest else after


def _kept_after_all(turn: Turn, state: State) -> State | None:
    """What was left out as a risk, where it is wished for at once."""
    if not (turn.is_typed and turn.door and state.asides.left_out and risks.wants_kept(turn.words)):
        return None
    return turn.take(state.but(asides=state.asides.next_turn), state.asides.left_out)


def _question_wanted(turn: Turn, state: State) -> State | None:
    """A question that was skipped or never asked, whatever the wish for it was read as; after the end as well."""
    wanted = bringing_up.wanted(turn.words, state) if turn.is_typed and turn.door != "line" else None
    if wanted is None or turn.door:
        return turn.take(state, turn.words) if wanted else None
    return bringing_up.brought_up(turn.dispatcher, state, wanted, turn.library)


def _advice_wanted(turn: Turn, state: State) -> State | None:
    """What a program must not give, whatever the question for it was read as; after the end as well."""
    asked = limits.asked_in(turn.words) if turn.is_typed and turn.door != "line" else None
    if asked and not turn.door:
        say(turn.dispatcher, f"utter_out_of_scope_{asked.kind}")
        return flow.left_closed(state)
    return turn.take(state.but(asides=state.asides.next_turn), turn.words) if asked else None


def _case_objected_to(turn: Turn, state: State) -> State | None:
    """What is said against a case that was shown, or asks why it was, whatever it was read as."""
    found = cases.objections_in(turn.words)[0] if turn.is_typed and turn.door not in (None, "line") else []
    is_shown = bool(state.offer.cases_seen or state.offer.cases_shown)
    return turn.take(state.but(asides=state.asides.next_turn), turn.words) if found and is_shown else None


AT_ONCE: tuple[Hearing, ...] = (
    _risk_denied,
    _no_risk_again,
    _advice_wanted,
    asking.scale_asked,
    asking.whole_set_asked,
    _ended,
    _not_added,
    _sharing_taken_back,
    _day_to_look_back,
    _record_edited,
    asking.asked_where_again,
    asking.asked_what_is_kept,
    _kept_after_all,
    _question_wanted,
    asking.place_asked,
    _case_objected_to,
)


def _declined(turn: Turn, state: State) -> State:
    """Not shared, where that is asked and a no stands beside what else is wished."""
    if not turn.is_typed or turn.door != "sure" or asks_of_the_kept(turn, state):
        return state
    is_asked = state.asides.deciding == "share" and turn.intent not in ("share", "withhold")
    is_no = is_asked and consenting.without_refusal(turn.words) is not None
    return flow.left_closed(share(turn.dispatcher, state, False)) if is_no else state


def _topic_named(turn: Turn, state: State) -> int | None:
    """The number of the earlier topic that is named; none where words turn to another matter."""
    if not (turn.is_free or (turn.is_typed and turn.intent == "start_over")):
        return None
    number = earlier.chosen_by_name(turn.words, state)
    if number is not None or (turn.door in TURNING and earlier.turning_in(turn.words, state) is not None):
        return number
    return earlier.returned_to(turn.words, state, turn.library)


def _of_the_context(turn: Turn, state: State) -> State | None:
    """Words that look back, or put the context right where it is asked for, or are a value of it, such as "RI"."""
    wish = looking_back.wished_beside(turn.words, turn.today) if turn.intent == "amend" and turn.door else None
    door = turn.door if turn.is_typed and turn.door in flow.CLARIFIED else None
    is_told = door and (turn.intent == "correct" or contexts.is_merely(turn.words, door))
    return turn.take_as_read(state) if (wish and wish[1]) or is_told else None


ELSE: tuple[Hearing, ...] = (_of_the_context, asking.place_wanted, asking.asked_of_the_research)


def _undone_and_done(turn: Turn, state: State, do: Callable[[State], State]) -> State:
    """The state without a last answer that the leader protests was none, and with what else they wish."""
    made = remarks.remarks_in(placing.orders_apart(turn.words))
    is_protest = turn.is_typed and turn.is_at_a_question and made.heeded in remarks.TAKES_BACK
    # Who wishes all of it erased means no one answer.
    is_protest = is_protest and not (turn.intent == "erase" and wishes.means_all(turn.words))
    if is_protest and turn.intent in UNDONE_BY:
        return turn.take(state, turn.words)
    done = do(filing.taken_back(turn.dispatcher, state, turn.words, turn.library) if is_protest else state)
    is_place_asked = turn.is_at_a_question and turn.is_typed and remarks.without_place_asked(turn.words)
    if is_place_asked:
        heeding.say_place(turn.dispatcher, done)
    return done
