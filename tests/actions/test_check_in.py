"""The day to look back, put right after it was set."""

from __future__ import annotations

import pytest

from actions import check_in, flow
from actions.state import Asides, State, Step
from knowledge.library import Library
from tests.actions.leader import TODAY, Leader
from tests.actions.test_planning import RING, planning


def sharing(library: Library) -> Leader:
    return planning(library, (RING,), another_step=False, check_in_asked=True, check_in="2026-11-27")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hang on. date. half term is feb, so 12 feb", "2027-02-12"),
        ("set the check in for 12 feb", "2027-02-12"),
        ("change the check in to 4 december", "2026-12-04"),
        ("change the check-in from 27 November to 4 December", "2026-12-04"),
        ("check in date is wrong. 4th december", "2026-12-04"),
        ("no, I said first fri in december", "2026-12-04"),
        ("not the 27th, the 4th", "2026-12-04"),
    ],
)
def test_a_day_that_is_put_right_is_no_reply_to_whether_to_share(library: Library, words: str, day: str) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", words)
    assert (leader.orders, leader.responses) == ([], ["utter_check_in_set"])
    assert (state.asides.check_in, flow.next_door(state)) == (day, "sure")


def test_a_no_to_sharing_beside_it_counts_as_well(library: Library) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", "no dont share it. thats the wrong date, i said first fri in december. 4th")
    assert (leader.orders, state.asides.check_in) == (["withhold"], "2026-12-04")
    assert leader.responses == ["utter_check_in_set", "utter_not_shared"]


def test_a_wrong_date_without_the_right_one_has_it_asked_for_again(library: Library) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", "hang on, wrong date")
    assert (leader.orders, flow.next_door(state)) == ([], "check_in")


@pytest.mark.parametrize(
    "words", ["no", "not before Friday, let me read it first", "share it on 4 December", "yes please"]
)
def test_what_does_not_speak_of_it_is_a_reply(library: Library, words: str) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", words)
    assert (state.asides.check_in, len(leader.orders)) == ("2026-11-27", 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("change the check in to 4 december", "2026-12-04"),
        ("set the check in for 12 feb", "2027-02-12"),
        ("check in date is wrong. 4th december", "2026-12-04"),
        ("4 December", None),
        ("I check in with my heads every Friday and they hate it", None),
        ("We have Ofsted on 4 December and nobody is ready", None),
        ("change the check in", None),
    ],
)
def test_after_the_end_only_a_wish_that_speaks_of_it_is_one(words: str, day: str | None) -> None:
    ended = State(situation="x", steps=(Step(what="ring health"),), asides=Asides(closed=True, check_in_asked=True))
    after = check_in.put_right(words, ended, TODAY)
    assert (after.asides.check_in if after else None) == day


def test_a_day_by_its_number_alone_is_of_the_month_of_the_day_it_puts_right(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False, check_in_asked=True, check_in="2027-01-15")
    assert leader.replies_at("sure", "no, and it should be the 22nd").asides.check_in == "2027-01-22"
