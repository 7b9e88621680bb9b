"""An earlier answer that is put right: where it stands, whatever question is open; the rest is the answer to that."""

from __future__ import annotations

import pytest

from actions import course
from actions.parts import Context, Known, Offer
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
TIES, PARTNERS = "full-report/questions/assessing-capability/7", "full-report/questions/assessing-capability/6"
PEOPLE = "full-report/questions/reading-local-context/5"
NOTE = "A duty lead owned up to an honest mistake, and it was in the paper for the board with her team named."
CARERS = "In June nine of the sixteen couples had said they would take siblings. Nobody had rung them back."


@pytest.fixture
def leader(library: Library) -> Leader:
    """At the second question, after an answer to the first and to its part."""
    plan = course.plan_of([library.question(one) for one in (TIES, PARTNERS, PEOPLE)])
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    leader = Leader(library, State(situation="x", context=known, offer=Offer(chosen=("collaboration",)), plan=plan))
    leader.replies_at("answer", NOTE, intent="kept")
    leader.replies_at("answer", CARERS, intent="kept")
    return leader


def said(leader: Leader) -> list[str]:
    return [reply.text for reply in leader.state.replies.values()]


@pytest.mark.parametrize(
    "words",
    [
        "it was ten of the sixteen couples, not nine",
        "Sorry, that should be 10 couples, not 9.",
        "Please change nine to ten there, and leave the rest as it is.",
        "could you change the 9 to ten please",
        "One correction to my last answer: it was ten of the sixteen, not nine.",
        "a correction to what i said about the couples - nine should be ten",
        "I said nine earlier, I meant ten.",
        "May I correct my last answer? It was not nine but ten.",
        "i got a figure wrong before: ten, not nine. sorry, my mistake",
        "wait going back to the couples, the first one. it was ten not nine",
        "About what I said on the couples. It was ten, not nine.",
    ],
)
def test_a_figure_gives_way_where_it_stands(leader: Leader, words: str) -> None:
    before = leader.state.plan.current
    leader.replies_at("answer", words)
    assert leader.responses == ["utter_answer_reworded"]
    first, second = said(leader)
    assert (first, second.lower()) in ((NOTE, CARERS.lower().replace("nine", one)) for one in ("ten", "10"))
    assert leader.state.plan.current == before


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        (", and I stopped ringing because I was afraid of them, not because of them", None),
        (" because one signed up late", "Because one signed up late"),
        (", and my deputy never saw that list, nor did he ask", None),
    ],
)
def test_what_is_added_beside_a_figure_is_kept_to_its_last_word(leader: Leader, more: str, kept: str | None) -> None:
    leader.replies_at("answer", f"going back to the couples, it was ten not nine{more}")
    kept = kept or f"And{more.removeprefix(', and')}"
    assert said(leader)[1] == f"{CARERS.replace('nine', 'ten')} {kept}"


def test_what_is_said_beside_a_correction_answers_the_open_question(leader: Leader) -> None:
    leader.replies_at(
        "answer",
        "One correction to my last answer: it was ten of the sixteen couples, not nine. As for this question, the "
        "schools come to our board and health sends apologies.",
    )
    assert said(leader) == [
        NOTE,
        CARERS.replace("nine", "ten"),
        "the schools come to our board and health sends apologies.",
    ]


@pytest.mark.parametrize(
    ("words", "now"),
    [
        (
            "Before health, a correction to the answer about the honest mistake, as I have looked it up since: the "
            "paper named the service, not her team; please change that.",
            NOTE.replace("her team", "the service"),
        ),
        (
            "A correction to the answer about the honest mistake: the duty lead told her manager a week later.",
            f"{NOTE} the duty lead told her manager a week later.",
        ),
        (
            "May I put you right on the first point? The paper went to the scrutiny panel as well.",
            f"{NOTE} The paper went to the scrutiny panel as well.",
        ),
    ],
)
def test_a_correction_goes_to_the_answer_that_it_names(leader: Leader, words: str, now: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader) == [now, CARERS]


def test_a_correction_that_is_interrupted_with_is_made_all_the_same(leader: Leader) -> None:
    leader.interrupts("change", "it was ten of the sixteen couples, not nine", "answer")
    leader.replies_at("answer", "it was ten of the sixteen couples, not nine")
    assert said(leader) == [NOTE, CARERS.replace("nine", "ten")]


@pytest.mark.parametrize("intent", ["change", "correct", "amend", "complaint", "go_back"])
async def test_a_correction_is_made_whatever_it_was_read_as(leader: Leader, intent: str) -> None:
    await leader.interrupts_the_bot(intent, "it was ten of the sixteen couples, not nine", "answer")
    assert said(leader) == [NOTE, CARERS.replace("nine", "ten")]


def test_a_correction_is_made_at_the_steps(leader: Leader) -> None:
    leader.state = course.at_next_steps(leader.state)
    leader.replies_at("step_what", "Before that: it was ten of the sixteen couples, not nine.")
    assert said(leader) == [NOTE, CARERS.replace("nine", "ten")]
    assert not leader.state.drafted


@pytest.mark.parametrize(
    "words",
    [
        "We need 12 social workers, not 9 as the budget has it, and a duty lead.",
        "I would change the way nine teams report to two boards.",
        "Health sends three people to the board, not one, and the schools send none.",
        "I must correct that with the schools, since they hear nothing from us.",
    ],
)
def test_an_answer_with_figures_corrects_nothing(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words, intent="answer")
    assert said(leader)[:2] == [NOTE, CARERS]
    assert said(leader)[2:] == [words]


def test_an_answer_that_was_gone_back_to_is_mended_and_left(leader: Leader) -> None:
    leader.interrupts("go_back", "can we go back", "answer")
    assert leader.state.asides.revisiting
    leader.replies_at("answer", "Please change nine to ten there, and leave the rest as it is.")
    assert said(leader) == [NOTE, CARERS.replace("nine", "ten")]
    assert not leader.state.asides.revisiting


def test_it_is_asked_which_answer_is_put_right_where_two_may_be(leader: Leader) -> None:
    leader.replies_at("answer", "We have nine couples waiting.", intent="kept")
    leader.replies_at("answer", "Change nine to ten please.")
    assert leader.responses == ["utter_move_which"]
    assert said(leader)[1] == CARERS


def test_a_protest_and_new_words_for_another_answer_are_both_heard(leader: Leader) -> None:
    leader.replies_at("answer", "Something that was no answer at all to this.", intent="kept")
    leader.replies_at(
        "answer",
        "No, that is not an answer to anything, take it out. Question 1, about the honest mistake: change it to: A "
        "duty lead owned up and we stood by her.",
    )
    assert said(leader) == ["A duty lead owned up and we stood by her.", CARERS]


@pytest.mark.parametrize(
    "words",
    [
        "not for me that one. can i go back to what i said about the honest mistake and add: nobody told the panel",
        "Skip this one. I want to go back to question 1 and add that nobody told the panel",
        "can we go back to my first answer and add nobody told the panel",
        "go back to what i said about the honest mistake and add: and i never asked what the panel wants, is that odd?",
    ],
)
def test_what_is_added_in_the_breath_of_going_back_is_no_question(leader: Leader, words: str) -> None:
    before = leader.state.plan.current
    leader.replies_at("answer", words)
    added = "nobody told the panel" if "nobody" in words else "and i never asked what the panel wants, is that odd?"
    assert said(leader) == [f"{NOTE} {added}", CARERS]
    is_skipped = words.startswith(("not for me", "Skip"))
    assert (leader.state.plan.current != before) == is_skipped


def test_the_answer_that_is_shown_is_the_one_that_is_changed_where_none_is_named(leader: Leader) -> None:
    leader.interrupts("go_back", "can we go back", "answer")
    shown = leader.state.plan.at
    leader.interrupts("change", "Change an answer", "answer", choice="change")
    assert leader.state.plan.at == shown


@pytest.mark.parametrize(
    "words",
    [
        "actually it's not nine, it's ten since June, put that right would you",
        "sorry, it's not nine couples, its ten. can you correct that",
    ],
)
def test_a_figure_that_is_ordered_to_be_put_right_is(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert leader.responses == ["utter_answer_reworded"]
    assert said(leader)[1].lower().startswith(CARERS.lower().replace("nine", "ten"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Before that, can I add something to my answer about the couples: the chair told me of a fourth list.",
            "the chair told me of a fourth list.",
        ),
        (
            "can I add something to my last answer? The reviews would be with the chair.",
            "The reviews would be with the chair.",
        ),
        ("I'd like to add one thing to what I said about the couples - their lists are old", "their lists are old"),
    ],
)
def test_what_is_added_to_an_earlier_answer_stands_there_and_not_here(leader: Leader, words: str, told: str) -> None:
    before = leader.state.plan.current
    leader.replies_at("answer", words)
    assert said(leader) == [NOTE, f"{CARERS} {told}"]
    assert leader.state.plan.current == before


def test_what_comes_from_before_names_no_question(leader: Leader) -> None:
    words = "As for what comes from before: the agreement says 'shared risk' on page 1, which would surprise them."
    leader.replies_at("answer", words)
    assert said(leader) == [NOTE, CARERS, words]
