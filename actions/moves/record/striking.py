"""Lines of the record that are struck: several at once, all but some, a part of one, or what is told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.asides import Unsettled
from actions.moves.plan import plan
from actions.moves.questions.settling import ONLY_OR_NOT, asked
from actions.moves.record import pointing
from actions.record import can_be_reworded, lines_of, record_of, summary_card
from actions.speaking import Choice, excerpt, say
from actions.state import State
from actions.words.record import cutting, keeping, strikes
from knowledge.library import Library

SHOWN = 6
# What was struck by what it is about is shown as it was written, as long as this.
WRITTEN = 40


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
    say_of_coaches(dispatcher, state)
    return after


def say_missing(
    dispatcher: CollectingDispatcher, order: str, seen: Sequence[tuple[str, str]], lines: Sequence[int]
) -> None:
    """Which of the lines and cases that were to go are not in the record."""
    if lines:
        say(dispatcher, "utter_struck_missing", numbers=", ".join(map(str, lines)))
    for n in strikes.cases_in(order):
        if not pointing.cases_meant(f"case {n}", seen):
            say(dispatcher, "utter_cut_none", words=f"case study {n}")


def say_of_coaches(dispatcher: CollectingDispatcher, state: State) -> None:
    """Where sharing is asked about: what was typed of it is hidden with it."""
    if flow.next_door(state) == "sure" and state.asides.deciding == "share":
        say(dispatcher, "utter_struck_for_coaches")


@dataclass
class _Going:
    """What goes of the record: whole lines and sentences of lines, and how those lines read without them.

    Or what it is not clear of which line it is told, or the line that has to be written anew.
    """

    whole: list[str]
    taken: list[str] = field(default_factory=list)
    changed: dict[str, str] = field(default_factory=dict)
    doubtful: str | None = None
    anew: str | None = None


def described(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library, is_answering: bool
) -> tuple[State, str] | None:
    """Without each sentence or line that is told by what it is about, and what else was said; which is asked in doubt.

    None where nothing is wished struck so, and where an answer may be given and nothing of it is in the record.
    """
    wanted = strikes.struck_in(words, is_more=bool(state.asides.taken) and not is_answering)
    if wanted is None:
        return None
    lines = lines_of(record_of(state, library))
    found = {about: _most_about(about, lines) for about in wanted.abouts}
    cases = {n: pointing.cases_meant(f"case {n}", lines) for n in wanted.cases}
    if is_answering and not any((*found.values(), *cases.values())):
        return None
    is_of_steps = any(line.startswith("step-") for best in found.values() for line, _ in best)
    if is_of_steps and flow.next_door(state) in flow.PLANNING:
        # What is being planned is for the doors of the steps.
        return None
    going = _going(wanted, found, [line for every in cases.values() for line in every], dict(lines))
    if going.anew:
        # How it is to read without that is for its writer.
        return state.but(asides=state.asides.but(amending=going.anew)), wanted.rest
    changed = state.amendments.but(reworded={**state.amendments.reworded, **going.changed})
    after = _without(state.but(amendments=changed), going.whole)
    gone = [*going.taken, *(text for line, text in lines if line in going.whole)]
    if gone:
        shown = '", "'.join(excerpt(one, WRITTEN) for one in gone)
        say(dispatcher, "utter_struck", card=summary_card(record_of(after, library)), words=shown)
        say_of_coaches(dispatcher, state)
    for one in (*(about for about in found if not found[about]), *(f"case study {n}" for n in cases if not cases[n])):
        say(dispatcher, "utter_cut_none", words=excerpt(one))
    if going.doubtful:
        _ask_which(dispatcher, going.doubtful, [line for line, _ in found[going.doubtful]], after, library)
    return after, wanted.rest


def _going(
    wanted: strikes.Strikes, found: Mapping[str, Sequence[tuple[str, str]]], cases: Sequence[str], texts: dict[str, str]
) -> _Going:
    going = _Going(list(cases))
    for about, best in found.items():
        if len(best) != 1 or not _is_plain(about, best[0][1]):
            going.doubtful = going.doubtful or (about if best else None)
            continue
        line, said = best[0]
        is_whole = wanted.is_answer or line.startswith("step-") or not can_be_reworded(line)
        left = "" if is_whole else keeping.without_quoted(going.changed.get(line, texts[line]), said)
        if left:
            going.changed[line] = left
            going.taken.append(said)
        elif line == "situation" or (wanted.is_bit and len(said.split()) > keeping.LONG):
            going.anew = line
            return going
        else:
            going.whole.append(line)
    return going


def _ask_which(
    dispatcher: CollectingDispatcher, about: str, among: Sequence[str], state: State, library: Library
) -> None:
    record = record_of(state, library)
    places = {line: place for place, (line, _) in enumerate(lines_of(record), 1)}
    choices = [
        Choice(f"amend:{line}", f"Take the bit about {about} out of line {places[line]}")
        for line in dict.fromkeys(among)
        if line in places
    ]
    say(dispatcher, "utter_strike_which", choices=choices[:SHOWN], card=summary_card(record))


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


def _most_about(about: str, lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The sentences of what the leader wrote, and the other lines, that share most words with what is named."""
    wanted = strikes.words_naming(about)
    said = [
        (line, one) for line, text in lines for one in (keeping.statements(text) if can_be_reworded(line) else [text])
    ]
    shared = {one: len(wanted & strikes.words_naming(one[1])) for one in said}
    best = max(shared.values(), default=0)
    most = [one for one in dict.fromkeys(said) if best and shared[one] == best]
    return [one for one in most if can_be_reworded(one[0])] or most


def _is_plain(about: str, sentence: str) -> bool:
    """Whether a sentence says half of what is named at least."""
    wanted = strikes.words_naming(about)
    return 2 * len(wanted & strikes.words_naming(sentence)) >= len(wanted)
