"""Lines of the record are changed as they are ordered, each in its turn, and what was done is undone."""

from __future__ import annotations

import pytest

from actions import flow
from actions.asides import Asides
from actions.parts import Context, Known, Step
from actions.record import lines_of, record_of
from knowledge.library import Library
from tests.actions.leader import HUBS, SITUATION, Leader, with_a_record


@pytest.fixture
def leader(library: Library) -> Leader:
    return with_a_record(library)


def record(leader: Leader) -> list[str]:
    return [text for _, text in lines_of(record_of(leader.state, leader.library))]


def ratings(leader: Leader) -> list[int | None]:
    return [reply.rating for reply in leader.state.replies.values()]


def test_each_of_several_orders_is_done_on_the_line_that_it_names(leader: Leader) -> None:
    leader.interrupts("amend", "Change line 7 to 6. And line 2 to how we run the place.")
    after = record(leader)
    assert (after[0], after[1], ratings(leader)) == (SITUATION, "how we run the place", [None, 6, 4])
    leader.interrupts("amend", "line 3 shud say poor in spring, up now. take out line 6")
    assert "up now" in record(leader)[2]
    assert HUBS not in record(leader)


@pytest.mark.parametrize("words", ["hang on, strike the last line", "wait, and then take out the last line please"])
def test_the_last_line_is_the_last_whatever_leads_up_to_it(leader: Leader, words: str) -> None:
    before = record(leader)
    leader.interrupts("amend", words)
    assert (record(leader), leader.responses) == (before[:-1], ["utter_struck"])


def test_an_order_that_names_no_line_there_is_changes_none(leader: Leader) -> None:
    before = record(leader)
    leader.interrupts("amend", "change line 40 to visitors share a kettle")
    assert (record(leader), leader.responses) == (before, ["utter_amend_which"])


@pytest.mark.parametrize("words", ["Change line 7 to: 6, he knows now", "line 7 should be 6, he knows now"])
def test_new_words_of_a_rating_that_begin_with_a_number_change_it(leader: Leader, words: str) -> None:
    leader.interrupts("amend", words)
    assert (record(leader)[6], ratings(leader)) == ("6, he knows now", [None, 6, 4])
    assert leader.responses == ["utter_rating_changed"]
    leader.interrupts("amend", "change line 7 to he knows, all 6 heads say so to him")
    assert ratings(leader) == [None, 6, 4]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (
            "Line 1 has a leftover at the end, 'Thanks, I'm tough enough'. Take that out. "
            "And in line 6 take out 'with schools it's thin'",
            (
                "Nine teams became six. People have gone quiet.",
                "Visitors share a kettle. And there is a letter from the inspectors about waiting times.",
            ),
        ),
        (
            "take out the bit about the inspectors' letter",
            (SITUATION, "Visitors share a kettle. With schools it's thin."),
        ),
        (
            'remove "People have gone quiet" from line 1',
            ("Nine teams became six. Thanks, I'm tough enough.", HUBS),
        ),
        ("in line 1 delete 'the cat sat on the mat'", (SITUATION, HUBS)),
        ("take out the bit about the weather from line 6", (SITUATION, HUBS)),
    ],
)
def test_a_part_that_is_named_goes_and_no_more(leader: Leader, words: str, left: tuple[str, str]) -> None:
    leader.interrupts("amend", words)
    assert (record(leader)[0], record(leader)[5]) == left


def test_a_step_is_taken_out_by_its_words_and_no_other_is_cut(leader: Leader) -> None:
    leader.state = leader.state.but(
        steps=(Step(what="Two things", who="me", when="May"), Step(what="The two leads ring me", who="me", when="May"))
    )
    leader.interrupts("amend", "Take out the step 'Two things'")
    assert record(leader)[8:] == ["The two leads ring me"]


@pytest.mark.parametrize(
    "undo", ["Undo that.", "put it back", "You've overwritten it all. Undo that.", "no! change it back"]
)
@pytest.mark.parametrize(
    "order",
    [
        "change line 1 to 6. And line 2 to money",
        "change line 7 to: 9, all well",
        "take out line 6",
        "take out 'With schools it's thin' from line 6",
        "change line 9 to ring the mayor",
        "move step 1 to 4 December",
        "strike lines 1 to 9",
    ],
)
async def test_what_was_done_last_is_undone_whole(leader: Leader, order: str, undo: str) -> None:
    before, rated = record(leader), ratings(leader)
    days = leader.state.steps
    leader.interrupts("amend", order)
    assert (record(leader), ratings(leader), leader.state.steps) != (before, rated, days)
    await leader.interrupts_the_bot("complaint", undo, at="sure")
    assert (record(leader), ratings(leader), leader.state.steps) == (before, rated, days)


def test_what_was_said_since_stays_behind_what_is_undone(leader: Leader) -> None:
    leader.interrupts("amend", "change line 1 to We are tired")
    leader.state = flow.told_more(leader.state, "And the roof leaks.")
    leader.interrupts("amend", "undo that")
    assert record(leader)[0] == f"{SITUATION}\nAnd the roof leaks."


async def test_an_order_with_the_number_of_a_line_is_heard_whatever_it_was_read_as(leader: Leader) -> None:
    leader.state = leader.state.but(asides=Asides(), plan=leader.state.plan.but(at=0), replies={})
    await leader.interrupts_the_bot("complaint", "No, that is old. Change line 1 to We are tired", at="answer")
    assert record(leader)[0] == "We are tired"
    leader.replies_at("answer", "They meet in the canteen on Mondays. Take out line 1.")
    assert SITUATION not in record(leader)
    assert [one.text for one in leader.state.replies.values()] == ["They meet in the canteen on Mondays."]


def test_words_that_are_no_option_stand_for_what_it_is_about(leader: Leader) -> None:
    leader.interrupts("amend", "No, line 1 is old. Change line 2 to signing off a plan I doubt")
    assert record(leader)[1] == "signing off a plan I doubt"
    leader.interrupts("amend", "change line 2 to culture")
    assert record(leader)[1] == "a culture of learning rather than blame"


def test_a_situation_that_was_struck_is_told_anew_by_its_old_number(leader: Leader) -> None:
    leader.interrupts("amend", "take out line 1")
    told = (
        "Nine teams became six and nobody brings me what went wrong any more, because whoever spoke up lost out in it."
    )
    leader.interrupts("amend", f"change line 1 to {told}")
    assert (record(leader)[0], leader.state.context.value_of("challenge")) == (told, "shock")


def test_a_topic_is_called_as_its_situation_reads_now(leader: Leader) -> None:
    leader.interrupts("amend", "change line 1 to The roof leaks")
    assert leader.state.situation_now == "The roof leaks"


@pytest.mark.parametrize(
    "words",
    [
        "Change the rating for lead member to 6",
        "the score on the lead member should be 6 not 2",
        "make the member rating 6",
        "change my rating about whether the lead member has heard a clear account of our direction and values to a 6",
    ],
)
@pytest.mark.parametrize("intent", ["change", "amend"])
def test_a_rating_is_changed_by_what_it_is_about(leader: Leader, intent: str, words: str) -> None:
    leader.interrupts(intent, words)
    assert (ratings(leader), leader.responses) == ([None, 6, 4], ["utter_rating_changed"])
    leader.interrupts("amend", "undo that")
    assert ratings(leader) == [None, 2, 4]


def test_which_rating_is_meant_is_asked_where_it_may_be_several(leader: Leader) -> None:
    leader.interrupts("change", "change the confidence rating to 6")
    assert (ratings(leader), leader.responses) == ([None, 2, 4], ["utter_rerate_which"])
    button = next(one["buttons"][0] for one in leader.uttered if one["buttons"])
    leader.interrupts("amend", button["title"], choice=button["payload"].removeprefix("amend:"))
    assert ratings(leader) == [None, 6, 4]


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Has the record got the right rating on the lead member, 6 not 2?", "utter_held_ratings"),
        ("is the performance right in my record?", "utter_held_field"),
        ("did you keep that I'd changed my mind about the kettle?", "utter_held_nearest"),
        ("did you keep the bit about the kettle?", "utter_held"),
        ("is my score for the lead member right in there?", "utter_held_ratings"),
    ],
)
async def test_a_yes_is_said_only_of_what_the_record_says(leader: Leader, words: str, response: str) -> None:
    before = record(leader), ratings(leader)
    leader.state = leader.state.but(asides=Asides(share_asked=True))
    await leader.interrupts_the_bot("out_of_scope", words, at="sure")
    assert (leader.responses, (record(leader), ratings(leader))) == ([response], before)
    leader.state = leader.state.but(asides=Asides(closed=True))
    await leader.interrupts_the_bot("complaint", words, at=None)
    assert leader.responses == [response]


def quotes(leader: Leader) -> list[str]:
    return [line["words"] for line in record_of(leader.state, leader.library)["context"]]


@pytest.mark.parametrize(
    ("order", "left"),
    [
        (
            "change line 1 to: We run nine teams as six since April",
            ["", ""],
        ),
        ("take out the bit about people gone quiet", ["Nine teams became six.", ""]),
        ("take out line 1", ["", ""]),
    ],
)
def test_what_is_quoted_on_other_lines_goes_with_what_is_cut_and_that_is_said(
    leader: Leader, order: str, left: list[str]
) -> None:
    known = Context(
        challenge=Known(value="shock", words="Nine teams became six."),
        performance=Known(value="low", words="People have gone quiet."),
    )
    leader.state = leader.state.but(context=known)
    leader.interrupts("amend", order)
    assert quotes(leader) == left
    said = [one["numbers"] for one in leader.uttered if one["response"] == "utter_quotes_gone"]
    assert said == (["2, 3"] if order.startswith("change") else [])


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("3 December 2026", ""),
        ("Thurs 3rd Dec", ""),
        ("by 3/12/26", ""),
        ("before the board on 3 December", "before the board on 3 December"),
        ("Friday 3 December", "Friday 3 December"),
        ("tomorrow", "tomorrow"),
        ("", ""),
    ],
)
def test_a_date_is_not_said_twice(leader: Leader, when: str, shown: str) -> None:
    leader.state = leader.state.but(steps=(Step(what="ring her", who="me", when=when, date="2026-12-03"),))
    assert record_of(leader.state, leader.library)["steps"][0]["when"] == shown
