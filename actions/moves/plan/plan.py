"""The plan of next steps: what is put down, put right and taken out, and how it is said back as it then stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.parts import Step
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.steps import deadlines, drafting, owners, righting, splitting
from actions.words.steps.doers import OPENING
from actions.words.steps.rights import Right
from actions.words.steps.verdicts import Verdict
from actions.words.steps.which_step import named_in
from actions.words.time.dates import spoken, spoken_in_full

SAID_WORDS = 30
# So many names tell two steps apart.
SEVERAL = 2
# A sentence about a day is no name of it: "Thursday is the day for the first one".
_TELLS = re.compile(r"\b(?:not|its|is|are|was|should|will|ones?|steps?|make|move|change|shift|put|set)\b", re.I)


def steps_of(state: State) -> list[Step]:
    """All that was told, in the order of the record; of what was struck nothing is left."""
    struck = state.amendments.struck
    return [Step(what="") if f"step-{n}" in struck else step for n, step in enumerate(state.drafted)]


def spoken_of(state: State) -> int | None:
    """The place of the step that was said last: the one being put down, or the last that stands."""
    if state.asides.draft:
        return len(state.steps)
    return next((n for n in reversed(range(len(state.steps))) if steps_of(state)[n].what), None)


def with_step_at(state: State, at: int, *instead: Step) -> State:
    """The state with that step as it now is, or without it; what is open of it is asked about."""
    plan = list(state.drafted)
    plan[at : at + 1] = instead
    gone = [f"step-{n}" for n in range(at, at + 1 if instead else len(plan) + 1)]
    after = with_plan(state.but(amendments=state.amendments.without(*gone)), plan)
    is_done = not (after.asides.draft or instead)
    return after.but(asides=after.asides.but(another_step=None)) if is_done else after


def with_plan(state: State, plan: Sequence[Step]) -> State:
    """The state with these steps; those of which something is open are being put down."""
    still_open = [step for step in plan if _is_open(step)]
    asides = state.asides.but(draft=next(iter(still_open), None), upcoming=tuple(still_open[1:]))
    return state.but(steps=tuple(step for step in plan if not _is_open(step)), asides=asides)


def meant_by(state: State, verdict: Verdict) -> list[int]:
    """The places of the steps that a verdict is of: one it names, the last two, all, or the one that was said last."""
    steps = steps_of(state)
    told = [n for n, step in enumerate(steps) if step.what]
    if verdict.scope != "one":
        return told[-2:] if verdict.scope == "few" else told
    at = named_in(verdict.named, steps) if verdict.named else spoken_of(state)
    return [at] if at is not None and steps[at].what else []


def without(state: State, places: Sequence[int], ask_again: bool) -> State:
    """The state without those steps; what was told with them is asked about next, unless one is to be told anew."""
    for at in reversed(places):
        state = with_step_at(state, at)
    asides = state.asides
    if not ask_again:
        return state.but(asides=asides.but(another_step=False))
    waiting = (*([asides.draft] if asides.draft else []), *asides.upcoming)
    return state.but(asides=asides.but(draft=None, upcoming=waiting, another_step=True))


def ended(state: State) -> State:
    """The state with no more steps to come; what is open of those that were told is left open."""
    told = (*([state.asides.draft] if state.asides.draft else []), *state.asides.upcoming)
    left = (
        one.but(
            who=one.who or "", when=one.when or one.unread or "", unread=None, date=None if one.unread else one.date
        )
        for one in told
    )
    return state.but(steps=(*state.steps, *left), asides=state.asides.but(draft=None, upcoming=(), another_step=False))


def _is_open(step: Step) -> bool:
    return step.who is None or step.when is None


def begun(state: State, told: Sequence[Step]) -> State:
    """The state with these steps after what is being put down already."""
    asides = state.asides
    pending = [asides.draft] if asides.draft else []
    return flow.drafted(state.but(asides=asides.but(another_step=None)), *pending, *asides.upcoming, *told)


def say_changes(dispatcher: CollectingDispatcher, before: State, after: State) -> None:
    """Says each step that is new or was changed as it now stands; last the one that is asked about."""
    known, draft = steps_of(before), after.asides.draft
    for step in after.steps:
        if step not in known:
            _say(dispatcher, "whole", step)
    for step in after.asides.upcoming:
        if step not in known:
            _say(dispatcher, "so_far", step)
    at = spoken_of(after)
    if after == before and at is not None and not draft:
        _say(dispatcher, "whole", steps_of(after)[at])
    if draft and (draft not in known or draft != before.asides.draft):
        _say(dispatcher, "so_far", draft)


def say_all(dispatcher: CollectingDispatcher, state: State) -> None:
    """Says the whole plan as it stands."""
    for step in steps_of(state):
        if step.what:
            _say(dispatcher, "so_far" if _is_open(step) else "whole", step)


def _say(dispatcher: CollectingDispatcher, how: str, step: Step) -> None:
    day = spoken_in_full(date.fromisoformat(step.date)) if step.date else step.when
    named = deadlines.named_otherwise(step)
    if named:
        # What begins then is not done by then, and "before Friday" is no Friday.
        day = f"{named}: {day}"
    who = owners.spoken(step.who) if step.who else None
    about = ", ".join(part for part in (who, day if not step.unread else None) if part)
    say(
        dispatcher,
        f"utter_step_{how}" if about else f"utter_step_{how}_bare",
        words=excerpt(step.what, SAID_WORDS),
        about=about,
    )


def put_right(state: State, rights: Sequence[Right], today: date) -> State | None:
    """The state with what a reply puts right of its steps; None where there is no such step."""
    steps, spoken = [[step] for step in steps_of(state)], spoken_of(state)
    for right in rights:
        places = [spoken if right.at is None else right.at]
        if right.is_every:
            places = [n for n, (step, *_) in enumerate(steps) if step.who is None] or [*range(len(steps))]
        for at in places:
            if at is None:
                return None
            steps[at] = [*steps[at][:-1], *_righted(steps[at][-1], right, today)]
    changed = [f"step-{n}" for n, before in enumerate(steps_of(state)) if steps[n] != [before]]
    fresh = state.but(amendments=state.amendments.without(*changed))
    after = with_plan(fresh, [one for some in steps for one in some])
    return state if after.drafted == state.drafted else after


def _joined(state: State, right: Right) -> State | None:
    """The state with a step as one with the one before it; None where there is no such step."""
    steps, spoken = steps_of(state), spoken_of(state)
    at = max(1, (spoken if right.at is None else right.at) or 0)
    if at >= len(steps) or not (steps[at].what and steps[at - 1].what):
        return None
    first, second = steps[at - 1], steps[at]
    whole = first.but(
        what=f"{first.what.rstrip(' .,;')}, and {re.sub(r'^and ', '', second.what)}",
        who=first.who or second.who,
        when=second.when if first.when is None else first.when,
        date=first.date or second.date,
    )
    fresh = state.but(amendments=state.amendments.without(f"step-{at - 1}"))
    return with_step_at(with_step_at(fresh, at), at - 1, whole)


def parted_and_put_right(state: State, words: str, rights: Sequence[Right], today: date) -> State | None:
    """As `put_right`; where a step is said to be two, what else is said is of the one or the other."""
    joins = [one for one in rights if one.is_joined]
    if joins:
        # However often it is said, they are joined once.
        joined, others = _joined(state, joins[0]), [one for one in rights if not one.is_joined]
        return put_right(joined, others, today) if joined and others else joined
    splits, others = [one for one in rights if one.is_split], [one for one in rights if not one.is_split]
    names = tuple(one.named for one in others if one.named)
    if len(names) == SEVERAL:
        # "That's two, the vendor is me, the letters are his" says where the one ends.
        splits = [replace(one, names=one.names or names) for one in splits]
    parted = put_right(state, splits, today) if splits else None
    if parted is None or not others:
        return parted if splits else put_right(state, rights, today)
    if parted is state:
        # They may be two already; one that cannot be parted is not dated for both.
        return put_right(state, others, today) if len({one.at for one in others}) > 1 else state
    anew = [one for one in righting.rights_in(words, steps_of(parted), today)[0] if not one.is_split]
    return put_right(parted, anew, today) or parted


def _righted(step: Step, right: Right, today: date) -> Sequence[Step]:
    if right.what:
        told = drafting.told_in(right.what, today)
        new, *others = told.steps or (step,)
        if new.when is None and new.unread is None:
            new = new.but(when=step.when, date=step.date, unread=step.unread)
        return (new.but(who=new.who or step.who), *others)
    if right.more:
        return (step.but(what=f"{step.what.rstrip(' .,')}, {right.more}"),)
    if right.less:
        return (step.but(what=_without(step.what, right.less)),)
    if right.is_split:
        return splitting.parts_of(step, right.names, today) or (step,)
    if right.who:
        step = step.but(who=right.who)
    if right.day is None:
        return (step,)
    is_day = deadlines.is_when(right.words) and not _TELLS.search(right.words)
    words = right.words if is_day else spoken(right.day)
    dated = deadlines.timed(deadlines.moved(step, right.day, right.denied, today), words, today)
    return (dated if dated.unread else dated.but(date=right.day.isoformat()),)


def _without(what: str, less: str) -> str:
    """The words of a step without these, and without what only joined them to the rest."""
    at = what.lower().index(less.lower())
    before, after = what[:at].rstrip(" ,;:–-"), what[at + len(less) :].strip(" ,;:.!?–-")
    left = f"{before} {after}".strip() if before else OPENING.sub("", after)
    return left or what
