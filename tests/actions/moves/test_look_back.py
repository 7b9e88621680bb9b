"""The day to look back is set, changed and dropped in words, beside whatever else is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from actions.words.steps import owners
from actions.words.time import looking_back
from actions.words.time.dates import meant_in
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning, says, told
from tests.actions.leader import TODAY, with_a_record

AT = {"check_in": "2027-01-14", "check_in_asked": True, "another_step": False}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("And the review date should be 29 January, not the governors' meeting.", "2027-01-29"),
        ("Could we look back on 29 January instead, please?", "2027-01-29"),
        ("make the review day 29 jan", "2027-01-29"),
        ("Not 14 January but 29 January for the check-in, please", "2027-01-29"),
        ("cancel the check in please", None),
        ("I don't want to look back on it after all", None),
        ("take that date off", None),
        ("no review day, thanks", None),
    ],
)
@pytest.mark.parametrize("is_over", [False, True])
async def test_the_day_is_another_or_none_as_it_is_wished(
    library: Library, words: str, day: str | None, is_over: bool
) -> None:
    leader = planning(library, (RING,), **AT)
    if is_over:
        leader.state = leader.state.but(asides=leader.state.asides.but(closed=True, share_asked=True))
        state = await leader.interrupts_the_bot("amend", words, None)
    else:
        state = leader.replies_at("sure", words)
    assert (state.asides.check_in, state.steps, state.asides.held) == (day, (RING,), None)


def test_the_day_that_was_set_last_needs_no_name(library: Library) -> None:
    leader = planning(library, (RING,), **AT)
    state = leader.replies_at("sure", "Could the day be 29 January instead? And I'd rather keep this to myself.")
    assert (state.asides.check_in, leader.orders) == ("2027-01-29", ["withhold"])


def test_the_day_is_changed_beside_a_step(library: Library) -> None:
    leader = planning(library, (RING,), **AT)
    words = "Add a step: I will write to the unions by 18 December. And the review day should be 29 January."
    state = leader.replies_at("sure", words)
    assert (state.asides.check_in, state.steps[1].date) == ("2027-01-29", "2026-12-18")


async def test_thanks_at_the_end_are_a_goodbye(library: Library) -> None:
    leader = planning(library, (RING,), **AT)
    state = await leader.interrupts_the_bot("smalltalk", "Thank you. That is all.", "sure")
    assert (leader.responses, state.asides.closed) == (["utter_goodbye"], True)


async def test_neither_a_day_nor_sharing_and_a_goodbye(library: Library) -> None:
    leader = planning(library, (RING,), **AT)
    state = leader.replies_at("sure", "no check in. no sharing. bye")
    assert (state.asides.check_in, leader.orders) == (None, ["withhold"])
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", "no check in. no sharing. bye")
    assert leader.responses == ["utter_check_in_none", "utter_not_shared", "utter_goodbye"]
    assert (state.asides.closed, state.asides.day_words) == (True, None)


def test_what_is_to_be_done_on_a_day_sets_none(library: Library) -> None:
    leader = planning(library, (RING,), **AT)
    says(leader, "we look back at the 29 January figures with the board")
    assert leader.state.asides.check_in == "2027-01-14"
    assert looking_back.unset_beside("drop the weekly review of the figures", is_set=True) is None


@dataclass(frozen=True)
class Reading:
    words: str
    day: date | None


@pytest.mark.parametrize(
    "reading",
    [
        Reading("keep the one with Jan", None),
        Reading("sit down with Jan on Monday", date(2026, 11, 23)),
        Reading("before Jan leaves", None),
        Reading("by end jan", date(2027, 1, 31)),
        Reading("in Jan", date(2027, 1, 31)),
        Reading("Jan", date(2027, 1, 31)),
        Reading("14 Jan", date(2027, 1, 14)),
        Reading("Jan the 5th", date(2027, 1, 5)),
    ],
    ids=lambda reading: reading.words,
)
def test_jan_is_a_month_only_beside_what_dates(reading: Reading) -> None:
    assert meant_in(reading.words, TODAY) == reading.day


def test_jan_is_somebody_where_it_is_asked_who(library: Library) -> None:
    leader = planning(library, draft=RING.but(who=None, when=None, date=None))
    leader.replies_at("step_who", "Jan, by Friday")
    assert [one[1:] for one in told(leader)] == [("Jan", "by Friday", "2026-11-27")]
    assert owners.namesake_in("jan 14") is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("before Friday", "before Friday: Thursday 26 November 2026"),
        ("by Christmas", "by Christmas: Thursday 24 December 2026"),
        ("by end jan", "by end jan: Sunday 31 January 2027"),
        ("by Friday", "Friday 27 November 2026"),
    ],
)
def test_a_day_that_is_not_called_by_its_name_is_said_back_with_the_words_for_it(
    library: Library, words: str, said: str
) -> None:
    leader = planning(library, draft=RING.but(when=None, date=None))
    leader.replies_at("step_when", words)
    assert leader.uttered[0]["about"] == f"you, {said}"


@pytest.mark.parametrize("words", ["she is off this wk so make hers weds 2 dec", "make hers the 2nd of december"])
async def test_a_day_is_no_rating(library: Library, words: str) -> None:
    leader = with_a_record(library)
    before = leader.ratings
    await leader.interrupts_the_bot("change", words, "another_step")
    assert leader.ratings == before
