"""What was kept is taken out, put back whole, and moved to the question it is for; what is not clear is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from actions import course, flow
from actions.parts import Context, Known, Offer, Reply
from actions.record import lines_of, record_of
from actions.state import State
from actions.words.dialogue import remarks
from knowledge.library import Library
from knowledge.schema import QuestionKind
from tests.actions.leader import Leader

KNOWN = Known(value="high")
LETTERS = "Nobody in health answers my letters any more."
STAIRS = "I listen on the stairs after the Monday meeting."
COFFEE = "The coffee morning again, I suppose."


@pytest.fixture
def leader(library: Library) -> Leader:
    """At the fourth of four plain questions; the others were answered in their order."""
    every = [
        *library.questions_of("full-report/questions/leading-change"),
        *library.questions_of("room-for-improvement/culture"),
    ]
    asked = [one for one in every if one.kind is QuestionKind.OPEN and not one.parts][:4]
    plan = course.plan_of(asked)
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    state = State(situation="Two managers left.", context=known, offer=Offer(chosen=("openness",)), plan=plan)
    for text in (LETTERS, STAIRS, COFFEE):
        state = course.answered(state, text)
    return Leader(library, state)


def kept(state: State) -> list[str | None]:
    return [state.replies[ask.key].text if ask.key in state.replies else None for ask in state.plan.asks]


def choices(leader: Leader) -> list[Any]:
    return [button["payload"] for one in leader.uttered for button in one["buttons"]]


@pytest.mark.parametrize(
    "words",
    [
        "no, that was never meant as an answer",
        "could you take that out again please",
        "scrap that, it was private",
        "please don't keep that",
        "I'd like that removed",
        "No no that wasn't my answer, that was me thinking. Back to question one please.",
    ],
)
def test_what_is_meant_is_what_was_kept_last(leader: Leader, words: str) -> None:
    assert kept(leader.replies_at("answer", words)) == [LETTERS, STAIRS, None, None]


@pytest.mark.parametrize(
    "words",
    [
        "Take out the forms and nothing happens here.",
        "Take it away and our whole service falls over.",
        "Get rid of the blame culture.",
        "They told us to scrap that and we did.",
        "Don't write it down, our managers say.",
    ],
)
def test_an_answer_with_such_words_is_one(leader: Leader, words: str) -> None:
    assert kept(leader.replies_at("answer", words)) == [LETTERS, STAIRS, COFFEE, words]


def test_what_another_is_named_by_decides_and_what_may_be_either_is_asked(leader: Leader) -> None:
    before = leader.state
    assert kept(leader.replies_at("answer", "delete the stairs bit")) == [LETTERS, None, COFFEE, None]
    leader.state = course.back_to(before, 0)
    assert kept(leader.replies_at("answer", "that wasn't an answer")) == [LETTERS, STAIRS, COFFEE, None]
    assert (leader.responses, choices(leader)) == (
        ["utter_strike_which"],
        ["answer:strike-0", "answer:strike-2", "answer:none"],
    )
    assert kept(leader.replies_at("answer", "x", choice="strike-2")) == [LETTERS, STAIRS, None, None]


@pytest.mark.parametrize("intent", ["change", "go_back", "amend", "complaint"])
async def test_words_go_where_a_sentence_says_whatever_it_was_read_as(leader: Leader, intent: str) -> None:
    words = "Change what I said on the second one. The listening is real but nobody answers. Put that in."
    await leader.interrupts_the_bot(intent, words, at="answer")
    assert kept(leader.state) == [LETTERS, f"{STAIRS} The listening is real but nobody answers.", COFFEE, None]


@pytest.mark.parametrize("words", ["put it back", "Undo that please", "Restore the coffee one.", "I want that back"])
def test_what_was_struck_comes_back_whole_and_in_its_place(leader: Leader, words: str) -> None:
    before = leader.state
    leader.replies_at("answer", "that is not an answer")
    state = leader.replies_at("answer", words)
    assert (kept(state), state.plan.at) == (kept(before), before.plan.at)
    assert leader.responses == ["utter_put_back"]


def test_the_wrong_one_comes_back_and_the_others_are_shown(leader: Leader) -> None:
    leader.replies_at("answer", "delete what I said about the letters")
    state = leader.replies_at("answer", "You've thrown out the wrong one!")
    assert kept(state) == [LETTERS, STAIRS, COFFEE, None]
    assert choices(leader) == ["answer:strike-2", "answer:strike-1", "answer:none"]


def test_what_is_taken_back_again_is_not_put_back(leader: Leader) -> None:
    leader.replies_at("answer", "delete the stairs bit")
    state = leader.replies_at("answer", "That sentence wasn't an answer. Take it back.")
    assert kept(state) == [LETTERS, None, None, None]


def test_a_bit_of_an_answer_is_taken_out_and_what_is_told_beside_it_is_kept(leader: Leader) -> None:
    key = leader.state.plan.asks[2].key
    long = "We meet for coffee. And there is the inspectors' letter, which is for later."
    leader.state = leader.state.but(replies={**leader.state.replies, key: Reply(text=long)})
    told = "Four of them told me so last week."
    state = leader.replies_at("answer", f"{told} Take the bit about the letter out of my answer please.")
    assert [text for _, text in lines_of(record_of(state, leader.library))][-2:] == ["We meet for coffee.", told]
    state = leader.replies_at("answer", "Put it back, just change it to: We meet for coffee on Fridays.")
    assert "We meet for coffee on Fridays." in [text for _, text in lines_of(record_of(state, leader.library))]


def test_where_nothing_was_struck_such_words_are_an_answer(leader: Leader) -> None:
    assert (
        kept(leader.replies_at("answer", "Restore trust in the front door."))[-1] == "Restore trust in the front door."
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("For the first question: we met them twice.", [f"{LETTERS} we met them twice.", STAIRS, COFFEE, None]),
        ("question two, add this: they sing as well", [LETTERS, f"{STAIRS} they sing as well", COFFEE, None]),
        ("My answer to the last question was: we stopped it.", [LETTERS, STAIRS, f"{COFFEE} we stopped it.", None]),
        (
            "We met them twice. Put that in with the first one, would you.",
            [f"{LETTERS} We met them twice.", STAIRS, COFFEE, None],
        ),
        ("No, that was for the first question, not this one.", [f"{LETTERS} {COFFEE}", STAIRS, None, None]),
        (
            "Actually change what I said on the second one. The listening is real but nobody answers. Put that in.",
            [LETTERS, f"{STAIRS} The listening is real but nobody answers.", COFFEE, None],
        ),
        (
            "No, that was for question 1, the one about going first, not this stairs stuff. Move it there please.",
            [f"{LETTERS} {COFFEE}", STAIRS, None, None],
        ),
        ("what I said about the stairs belongs to the third question", [LETTERS, None, f"{COFFEE} {STAIRS}", None]),
    ],
)
def test_an_answer_goes_to_the_question_that_it_is_said_to_be_for(
    leader: Leader, words: str, expected: list[str | None]
) -> None:
    assert kept(leader.replies_at("answer", words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "For the first time in years we agree.",
        "Going back to basics: we listen to our staff.",
        "It was for the other team to decide.",
        "The first thing we did failed.",
        "I put that to the board twice.",
    ],
)
def test_an_answer_that_merely_counts_or_goes_back_is_for_the_question_that_is_open(leader: Leader, words: str) -> None:
    assert kept(leader.replies_at("answer", words)) == [LETTERS, STAIRS, COFFEE, words]


def test_where_it_is_not_clear_which_question_is_meant_they_are_shown(leader: Leader) -> None:
    state = leader.replies_at("answer", "that belonged to the earlier question, not this one")
    assert (kept(state), leader.responses) == ([LETTERS, STAIRS, COFFEE, None], ["utter_move_which"])
    assert choices(leader) == ["answer:move-0", "answer:move-1", "answer:none"]
    assert kept(leader.replies_at("answer", "the first one")) == [f"{LETTERS} {COFFEE}", STAIRS, None, None]


def test_words_that_wait_for_their_question_are_not_lost_to_another_reply(leader: Leader) -> None:
    leader.replies_at("answer", "For the question about helicopters: we have two.")
    state = leader.replies_at("answer", "Our partners never come to the meetings.")
    assert kept(state)[-1] == "we have two. Our partners never come to the meetings."


def test_steps_told_as_an_answer_become_steps(leader: Leader) -> None:
    leader.replies_at("answer", "By asking them first. Now steps: I'll ring health by Friday")
    assert kept(leader.state)[-1] == "By asking them first."
    assert [step.what for step in (*leader.state.steps, leader.state.asides.draft) if step]


@pytest.mark.parametrize("words", ["back to the one I skipped", "No, go back to the skipped one please"])
@pytest.mark.parametrize("door", ["answer", "step_what"])
def test_a_skipped_question_is_opened_again(leader: Leader, words: str, door: str) -> None:
    left = course.skipped(
        leader.state.but(
            replies={key: one for key, one in leader.state.replies.items() if one.text != STAIRS},
            plan=leader.state.plan.but(at=1),
        )
    )
    leader.state = left.but(plan=left.plan.but(at=4 if door == "step_what" else 3))
    state = leader.replies_at(door, words)
    assert (state.plan.at, flow.next_door(state)) == (1, "answer")


@pytest.mark.parametrize(
    "words",
    [
        "I picked openness. These questions are on governance.",
        "that is a loaded question, if I may",
        "I meant that for you. That was sarcasm.",
        "honestly I'm worn out. sorry, that's not what you asked",
    ],
)
def test_what_may_be_meant_for_the_bot_is_asked_about_and_waits(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (kept(state)[-1], leader.responses) == (None, ["utter_keep_as_answer"])
    waiting = leader.state
    assert kept(leader.replies_at("answer", "Keep it", choice="keep"))[-1] is not None
    leader.state = waiting
    assert kept(leader.replies_at("answer", "x", choice="meant"))[-1] is None
    assert leader.responses == ["utter_meant_for_us"]
    leader.state = waiting
    assert (
        kept(leader.replies_at("answer", "Our managers never meet the children."))[-1]
        == "Our managers never meet the children."
    )


@pytest.mark.parametrize(
    "words",
    [
        "I said no to the members and they went quiet.",
        "These questions come up at every board we hold.",
        "I asked my deputy to chair it and she won't, so the team drifts.",
        "Candour.",
    ],
)
def test_what_is_of_the_matter_is_never_doubted(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert "utter_keep_as_answer" not in leader.responses


def test_keeping_only_some_lines_strikes_the_others_after_a_yes(leader: Leader) -> None:
    state = leader.interrupts("amend", "Keep only lines 2 and 3 and bin the rest", at="answer")
    assert (leader.responses, state.amendments.struck) == (["utter_ask_only"], ())
    after = leader.replies_at("answer", "yes please")
    assert len(lines_of(record_of(after, leader.library))) == 2
    assert leader.replies_at("answer", "put it back").amendments.struck == ()


def test_a_part_of_a_line_is_struck_alone(leader: Leader) -> None:
    key = leader.state.plan.asks[0].key
    text = "We meet on Mondays. The lift never works. Health stays away."
    leader.state = leader.state.but(replies={**leader.state.replies, key: Reply(text=text)})
    place = [line for line, _ in lines_of(record_of(leader.state, leader.library))].index(key) + 1
    state = leader.interrupts("amend", f"take out the bit about the lift from line {place}", at="answer")
    assert (state.amendments.reworded, state.amendments.struck) == ({key: "We meet on Mondays. Health stays away."}, ())


def test_plainer_words_stand_in_place_of_the_question(leader: Leader) -> None:
    leader.interrupts("rephrase", "can you put it more simply", at="answer")
    assert (leader.responses, leader.state.asides.quiet) == (["utter_rephrase"], True)


def test_who_worries_about_going_on_is_not_moved_on(leader: Leader) -> None:
    before = leader.state
    assert leader.interrupts("skip", "ought I to move along or am I being slow?", at="answer") == before
    assert leader.responses == ["utter_no_hurry"]


def test_a_look_back_adds_to_what_was_said_and_replaces_nothing(leader: Leader) -> None:
    leader.replies_at("answer", "go back to the first question please")
    assert (
        kept(leader.replies_at("answer", "They write to our chair now."))[0]
        == f"{LETTERS} They write to our chair now."
    )


def test_what_is_told_beside_a_question_to_the_bot_is_kept() -> None:
    words = "What fails here: our scrutiny, which only compliments. And which study is this question from?"
    assert remarks.told_beside_a_question(words) == "What fails here: our scrutiny, which only compliments."
