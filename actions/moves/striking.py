"""Lines of the record that are struck: several at once, all but some, or a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.asides import Unsettled
from actions.moves import plan
from actions.moves.settling import ONLY_OR_NOT, asked
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import excerpt, say
from actions.state import State
from actions.words import cutting, keeping
from knowledge.library import Library

SHOWN = 6


def kept_only(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State | None:
    """Asks for a yes to striking all lines but those that are named; None where no such thing is wished."""
    places = keeping.only_kept_in(words)
    if places is None:
        return None
    lines = lines_of(record_of(state, library))
    kept = [lines[place - 1][0] for place in places if 0 < place <= len(lines)]
    others = tuple(line for line, _ in lines if line not in kept)
    if not kept or not others:
        say(dispatcher, "utter_amend_which", card=summary_card(record_of(state, library)))
        return state
    shown = '", "'.join(excerpt(text, SHOWN) for line, text in lines if line in kept)
    unsettled = Unsettled(what="only", lines=others)
    return asked(dispatcher, state, unsettled, "utter_ask_only", ONLY_OR_NOT, words=shown, count=len(others))


def struck_lines(dispatcher: CollectingDispatcher, state: State, lines: Sequence[str], library: Library) -> State:
    """Without these lines; the record is shown as it then stands."""
    after = _without(state, lines)
    said = dict(lines_of(record_of(state, library)))
    shown = '", "'.join(excerpt(said[line], SHOWN) for line in lines[:SHOWN] if line in said)
    say(dispatcher, "utter_struck", card=summary_card(record_of(after, library)), words=shown)
    return after


def without_part(
    dispatcher: CollectingDispatcher, state: State, line: str, words: str, library: Library
) -> State | None:
    """A line without the part of it that is named; where it is not clear which that is, how it is to read is asked.

    None where the whole line is meant, or all of it is.
    """
    quoted, part, counts = keeping.quoted_in(words), keeping.part_in(words), cutting.counts(words)
    if (part is None and not counts) or not can_be_reworded(line):
        return None
    text = dict(lines_of(record_of(state, library)))[line]
    if quoted and not keeping.holds(text, quoted):
        say(dispatcher, "utter_part_not_found", card=summary_card(record_of(state, library)), words=excerpt(quoted))
        return state
    left = cutting.left_of(text, words) if quoted or counts else keeping.without_part(text, part or "")
    if left is None:
        return state.but(asides=state.asides.but(amending=line))
    if not left:
        return None
    changed = state.amendments.but(reworded={**state.amendments.reworded, line: left})
    after = state.but(amendments=changed)
    say(dispatcher, "utter_amended_to", card=summary_card(record_of(after, library)), words=left)
    return after


def _without(state: State, lines: Sequence[str]) -> State:
    """The state without these lines; of a step of which something was open nothing is asked any more."""
    numbers = [int(line.removeprefix("step-")) for line in lines if line.startswith("step-")]
    being_told = [n for n in numbers if n >= len(state.steps)]
    kept = [line for line in lines if line not in {f"step-{n}" for n in being_told}]
    after = state.but(amendments=state.amendments.but(struck=(*state.amendments.struck, *kept)))
    for n in sorted(being_told, reverse=True):
        after = plan.with_step_at(after, n)
    return after
