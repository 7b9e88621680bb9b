"""What is struck by what it is about, and no more of it; and what the record is said to have wrong."""

from __future__ import annotations

import time

import pytest

from actions import flow
from actions.parts import Reply
from actions.words.closing import afterthoughts
from actions.words.record import strikes
from actions.words.record.misstated import misstated_in
from knowledge.library import Library
from tests.actions.doors.test_topics import says
from tests.actions.leader import Leader, with_a_record

FIRST = "I go there every Friday. The regional lead does not care whether we sink."
OWN = "My sister works for them, which I find hard."
WHOLE = f"{FIRST} {OWN}"


@pytest.fixture
def leader(library: Library) -> Leader:
    """After the end, with an answer of three sentences, and with two cases shown."""
    leader = with_a_record(library)
    first = next(iter(leader.state.replies))
    replies = {**leader.state.replies, first: Reply(text=WHOLE)}
    shown = ("full-report/case-study-5", "full-report/case-study-8")
    leader.state = leader.state.but(replies=replies, offer=leader.state.offer.but(cases_seen=shown))
    return leader


@pytest.mark.parametrize(
    "words",
    [
        "I should like one line struck, if I may: the one in which I said the regional lead did not care",
        "Please strike the line about the regional lead not caring whether we sink.",
        "can you lose the bit where i say the regional lead doesnt care",
        "Could the sentence on the regional lead come out?",
        "id like to remove something i wrote about the regional lead",
        "strike something unfair: the bit about the regional lead",
        "I would be grateful if the remark about the regional lead were deleted",
        "the line about the regional lead needs to go, it isn't fair on him",
        "what i said about the regional lead should come out",
        "scratch the bit on the regional lead pls",
        "I'd like the line about the regional lead gone please",
    ],
)
async def test_the_sentence_that_is_told_goes_and_no_more(leader: Leader, words: str) -> None:
    await says(leader, "answer", words)
    assert f"I go there every Friday. {OWN}" in leader.lines
    assert leader.responses == ["utter_struck"]
    assert leader.uttered[0]["words"] == "The regional lead does not care whether we sink"


@pytest.mark.parametrize("at", ["sure", "answer", "another_step"])
def test_it_is_heard_at_every_door(leader: Leader, at: str) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(closed=False))
    leader.replies_at(at, "Please take out the line about my sister working for them")
    assert FIRST in leader.lines


async def test_two_bits_in_one_message_both_go(leader: Leader) -> None:
    words = "I want to take out the bit about the regional lead and the bit about my sister, that's private"
    await says(leader, "answer", words)
    assert "I go there every Friday." in leader.lines


@pytest.mark.parametrize(
    "words",
    [
        "and the bit about my sister, that's private. take that out too",
        "The bit about my sister. Can you take it out?",
        'You haven\'t taken it out. Strike "My sister works for them, which I find hard"',
    ],
)
async def test_what_is_named_first_or_quoted_goes_at_the_sharing(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(confirming="share"))
    await leader.interrupts_the_bot("withhold", words, "sure")
    assert FIRST in leader.lines
    assert (leader.orders, leader.state.asides.confirming) == ([], "share")
    # A coach reads what was typed as well, which is said before it is decided.
    assert "utter_struck_for_coaches" in leader.responses


async def test_after_one_bit_another_needs_no_verb(leader: Leader) -> None:
    await says(leader, "answer", "strike the line about the regional lead")
    await says(leader, "answer", "and the one about my sister please")
    assert "I go there every Friday." in leader.lines
    await says(leader, "answer", "the bit about Friday worries me most")
    assert "I go there every Friday." in leader.lines


def test_what_a_line_is_to_say_is_asked_before_the_sharing_goes_on(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(confirming="share"))
    leader.replies_at("sure", "the record says nine teams became six, whereas I told you it was seven")
    assert flow.next_door(leader.state) == "line"
    leader.replies_at("line", "Nine teams became seven.")
    assert ("Nine teams became seven." in leader.lines, flow.next_door(leader.state)) == (True, "sure")


async def test_an_answer_that_is_named_as_one_goes_whole(leader: Leader) -> None:
    await says(leader, "answer", "Take out the answer about my sister")
    assert not [line for line in leader.lines if "Friday" in line]


async def test_what_is_ordered_beside_it_is_done_too(leader: Leader) -> None:
    await says(leader, "answer", "delete the bit about my sister, and take out line 2. Thanks, bye")
    assert FIRST in leader.lines


async def test_what_stands_nowhere_is_said_to(leader: Leader) -> None:
    before = leader.lines
    await says(leader, "answer", "please strike the line about the bishop's umbrella")
    assert (leader.lines, leader.responses) == (before, ["utter_cut_none"])


async def test_what_may_be_either_is_asked(leader: Leader) -> None:
    third = list(leader.state.replies)[2]
    leader.state = leader.state.but(replies={**leader.state.replies, third: Reply(text="4. My sister knows.")})
    before = leader.lines
    await says(leader, "answer", "strike the line about my sister")
    assert (leader.lines, leader.responses) == (before, ["utter_strike_which"])


@pytest.mark.parametrize(
    "words",
    [
        "We should cut the line about agency staff in the budget",
        "I could drop the answer that members always give",
        "I told her to take out the bit about the mayor",
        "Hang on, did you take out the bit about the mayor?",
        "I would rather take the part about hubs out of the paper",
        "They strike a balance where I would not",
        "Go back to the one about the thresholds, would you",
        "Strike it, and go back to the one about thresholds",
        "I want to take the shouting out of what I said about the heads",
        "you can drop that line of questioning",
        "delete the first one and make the one with the chair Tuesday",
        "The point about costs I would like to work out with health",
    ],
)
def test_what_is_told_is_no_wish(words: str) -> None:
    assert strikes.struck_in(words) is None


def test_an_answer_of_what_the_record_does_not_say_is_no_wish(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(closed=False))
    before = leader.lines
    leader.replies_at("answer", "I want to delete the one about parking permits in our policy")
    assert "utter_cut_none" not in leader.responses
    assert [line for line in before if line not in leader.lines] == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("strike lines 7, 8 and 9, and case study 8 which does not fit", ["Leading change"]),
        ("take case study 8 out, it isnt us", ["Leading change"]),
        ("please remove case studies 5 and case study 8", []),
    ],
)
async def test_a_case_is_struck_by_its_number(leader: Leader, words: str, left: list[str]) -> None:
    titles = {one.id: one.title for one in map(leader.library.case, leader.state.offer.cases_seen)}
    await leader.interrupts_the_bot("amend", words, None)
    kept = [title for title in titles.values() if title in leader.lines]
    assert titles["full-report/case-study-8"] not in kept
    assert len(kept) == len(left)


def test_the_only_case_needs_no_number(leader: Leader) -> None:
    leader.state = leader.state.but(offer=leader.state.offer.but(cases_seen=("full-report/case-study-8",)))
    leader.interrupts("amend", "strike line 10, and the case study which i told you doesnt fit")
    assert not {"ring the chair", leader.library.case("full-report/case-study-8").title} & set(leader.lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "One thing more: the record says it is mainly about a sudden change in money, "
            "whereas I told you the heart of it is the tie with housing.",
            "the tie with housing",
        ),
        ("the record has a sudden change in money, but i said the tie with housing", "the tie with housing"),
        (
            "my summary says a sudden change in money when i told you it's about the tie with housing",
            "the tie with housing",
        ),
    ],
)
async def test_what_was_taken_and_is_said_to_be_otherwise_is_put_right(leader: Leader, words: str, said: str) -> None:
    await says(leader, "answer", words)
    assert leader.lines[1] == said
    assert leader.responses[0] in ("utter_corrected", "utter_topic_is")


async def test_of_a_leaders_own_words_it_is_asked_how_they_should_read(leader: Leader) -> None:
    before = leader.lines
    await says(leader, "answer", "the record says nine teams became six, whereas I told you it was seven")
    assert (leader.lines, leader.state.asides.amending) == (before, "situation")


async def test_where_no_line_says_so_it_is_asked_which(leader: Leader) -> None:
    await says(leader, "answer", "the record says we lost the bishop, but I told you we found him")
    assert leader.responses == ["utter_amend_which"]


@pytest.mark.parametrize(
    "words",
    [
        "The audit record says we visited monthly, but I told the team that was untrue",
        "the record shows that nobody rang, and I said nothing",
        "the record shows the money went, but I told the board it had not",
        "she says it is money, whereas I told you it is trust",
    ],
)
def test_what_is_told_of_another_record_is_no_correction(words: str) -> None:
    found = misstated_in(words)
    assert found is None or not found.instead


@pytest.mark.parametrize(
    "words",
    [
        "Thank you; that is all for today. I shall download it now",
        "thanks, that's everything. will print it for my deputy",
        "cheers thats me done, downloading it now",
        "bye, and I will save a copy",
    ],
)
async def test_whoever_leaves_with_the_record_is_bidden_goodbye(leader: Leader, words: str) -> None:
    await says(leader, "answer", words)
    assert leader.responses == ["utter_goodbye"]
    leader.interrupts("summary", words)
    assert leader.responses[-1:] == ["utter_goodbye"] or "utter_files" not in leader.responses


@pytest.mark.parametrize("words", ["Thanks. I will keep it to myself", "That is all. Can I download it?"])
def test_what_is_more_than_a_goodbye_is_none(words: str) -> None:
    assert not afterthoughts.takes_leave(words)


@pytest.mark.parametrize(
    "piece", ["the bit about ", "i want the ", "take out ", "the record says a ", "you have down ", "i told "]
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        started = time.thread_time()
        strikes.struck_in(text)
        misstated_in(text)
        return time.thread_time() - started

    assert min(seconds(8000) for _ in range(2)) < max(0.1, 4 * max(seconds(4000) for _ in range(2)))


@pytest.mark.parametrize(
    "words",
    [
        "never mind, leave it",
        "no, leave it as it is",
        "actually keep it",
        "cancel",
        "let it stand then",
        "No change, thanks",
    ],
)
def test_a_line_may_stay_after_all(leader: Leader, words: str) -> None:
    before = leader.lines
    leader.state = leader.state.but(asides=leader.state.asides.but(amending="situation"))
    leader.replies_at("line", words)
    assert (leader.lines, leader.state.asides.amending) == (before, None)
    assert leader.responses == ["utter_nothing_changed"]


def test_a_question_at_a_line_is_not_what_it_says(leader: Leader) -> None:
    before = leader.lines
    leader.state = leader.state.but(asides=leader.state.asides.but(amending="situation"))
    leader.replies_at("line", "what does it say now?")
    assert (leader.lines, leader.state.asides.amending) == (before, "situation")


def test_a_line_is_struck_or_cut_where_that_is_said(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(amending="situation"))
    leader.replies_at("line", "remove the last sentence")
    assert "Nine teams became six. People have gone quiet." in leader.lines
    leader.state = leader.state.but(asides=leader.state.asides.but(amending="situation"))
    leader.replies_at("line", "just strike it then")
    assert not [line for line in leader.lines if "Nine teams" in line]


@pytest.mark.parametrize(
    "words", ["Leave the teams out of this.", "Nothing. Nobody asked.", "Keep it small, they said."]
)
def test_new_words_for_a_line_are_kept(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(amending="situation"))
    leader.replies_at("line", words)
    assert words in leader.lines


def test_a_label_goes_with_its_brackets(library: Library) -> None:
    leader = with_a_record(library)
    first = next(iter(leader.state.replies))
    said = "We tell stories. [person 1] who runs a hub called me a hypocrite. And they wait."
    leader.state = leader.state.but(replies={**leader.state.replies, first: Reply(text=said)})
    leader.replies_at("sure", "take out the bit about [person 1] calling me a hypocrite")
    assert "We tell stories. And they wait." in leader.lines


def test_a_case_that_is_not_there_is_said_to_be_missing(leader: Leader) -> None:
    leader.interrupts("amend", "take out line 11 and case study 9")
    assert leader.responses == ["utter_struck", "utter_cut_none"]
