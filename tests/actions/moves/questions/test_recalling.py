"""Going back to a question that is named, and adding to what was said to it."""

from __future__ import annotations

import pytest

from actions import course
from actions.moves.questions import recalling
from actions.parts import Ask, Reply
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

PRIORITY = "It's the detached work. The buildings can go, Mercer Street too."
TOLD = "I haven't, and it's sat there since January."
PHONE = "They did a weekly phone round of every carer at six o'clock."


@pytest.fixture
def leader(library: Library) -> Leader:
    """At the third question: the first has a part that was answered too, the second speaks of a phone round."""
    questions = [q for _, q in library.pack.all() if getattr(q, "text", "").startswith("Which early intervention prio")]
    others = library.questions_of("full-report/questions/leading-change")
    plain_ones = [q for q in others if not q.parts][:2]
    plan = course.plan_of([questions[0], *plain_ones])
    mains = [at for at, ask in enumerate(plan.asks) if ask.kind == "main"]
    texts = [PRIORITY, *([TOLD] * (mains[1] - 1)), PHONE]
    replies = {plan.asks[at].key: Reply(text=text) for at, text in enumerate(texts)}
    return Leader(library, State(situation="The grant ends.", plan=plan.but(at=mains[2]), replies=replies))


def at_of(leader: Leader, place: int) -> int:
    question = leader.state.plan.questions[place - 1]
    return leader.state.plan.asks.index(Ask(question=question))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("No, further. The first question, what can't give way", 1),
        ("back to what must not give way", 1),
        ("go back to the phone round one", 2),
        ("Go back to question two please", 2),
        ("go back", 2),
    ],
)
def test_a_question_is_found_by_its_number_or_its_words(leader: Leader, words: str, place: int) -> None:
    before = leader.state
    state = leader.interrupts("go_back", words, at="answer")
    assert (state.plan.at, state.replies) == (at_of(leader, place), before.replies)


def test_so_many_back_are_counted(leader: Leader) -> None:
    assert leader.interrupts("go_back", "can I go back two", at="answer").plan.at == at_of(leader, 2) - 1


def test_a_part_is_found_by_its_words_and_more_is_asked_for(leader: Leader) -> None:
    for words in (
        "I want to add to my answer on how I've told people",
        "Go back to the one about how have you told people. I had more. I did tell the head of Mercer Academy",
    ):
        state = leader.interrupts("change", words, at="answer")
        assert leader.responses == ["utter_adding"]
        assert "told" in leader.library.question(state.plan.asks[state.plan.at].question).parts[1].text
        assert state.plan.asks[state.plan.at].part == 1


def test_what_stands_behind_the_wish_replaces_and_what_answers_before_it_is_kept(leader: Leader) -> None:
    current = leader.state.plan.current
    assert current is not None
    words = (
        "I haven't. Can I go back to what must not give way. I said the buildings can go and that's not right. "
        "Change it to the buildings can go except Mercer Street"
    )
    for intent in ("go_back", "change"):
        one = Leader(leader.library, leader.state)
        state = one.interrupts(intent, words, at="answer")
        assert state.replies[state.plan.asks[0].key].text == "the buildings can go except Mercer Street"
        assert state.replies[current.key].text == "I haven't."


def test_what_stands_behind_add_is_added_at_once(leader: Leader) -> None:
    current = leader.state.plan.current
    assert current is not None
    key = leader.state.plan.asks[at_of(leader, 2)].key
    state = leader.interrupts("change", "Add to the last one: the officer is retiring in June", at="answer")
    assert state.replies[key].text == f"{PHONE} the officer is retiring in June"
    assert current.key not in state.replies
    words = "It'd need an admin post. That's it. Add to the phone round one, would you: somebody the carers know"
    state = leader.interrupts("change", words, at="answer")
    assert state.replies[key].text.endswith("June. somebody the carers know")
    assert state.replies[current.key].text.startswith("It'd need an admin post.")


@pytest.mark.parametrize("words", ["go back to the one about helicopters", "go back to question nine"])
def test_where_nothing_fits_the_questions_are_listed(leader: Leader, words: str) -> None:
    before = leader.state
    assert leader.interrupts("go_back", words, at="answer") == before
    assert leader.responses == ["utter_which_question"]
    assert leader.uttered[0]["questions"].startswith("1. Which early intervention")


def test_back_again_goes_one_further_and_coming_back_does_not(leader: Leader) -> None:
    leader.interrupts("go_back", "go back", at="answer")
    at = leader.state.plan.at
    assert leader.interrupts("resume", "back again please", at="answer").plan.at == at - 1
    assert leader.interrupts("resume", "I'm back again", at="answer").plan.at == at - 1


@pytest.mark.parametrize(
    "words", ["Also hang on.", "You've taken that as an answer to something.", "I told you the wrong thing."]
)
def test_what_is_said_to_the_bot_before_a_wish_is_no_answer(words: str) -> None:
    assert recalling.answer_before(f"{words} Go back to question four please") is None


def test_how_many_are_left_shows_the_place_alone(leader: Leader) -> None:
    leader.interrupts("summary", "how many question more? I have meeting at 3", at="answer")
    assert (leader.responses, leader.card("summary")) == (["utter_place"], None)


def test_who_asks_what_is_kept_after_an_incident_is_told_that_it_is_not(leader: Leader) -> None:
    words = "is what I said about the team manager in there anywhere?"
    leader.interrupts("privacy", words, at="answer")
    assert leader.responses == ["utter_not_held"]
    leader.state = leader.state.but(asides=leader.state.asides.but(risk="colleague_conduct"))
    leader.interrupts("privacy", words, at="answer")
    assert leader.responses == ["utter_not_held", "utter_kept_out"]


def test_a_mere_back_before_the_wish_answers_nothing(leader: Leader) -> None:
    current = leader.state.plan.current
    assert current is not None
    state = leader.interrupts("change", "Back. Add to the last one: the officer is retiring in June", at="answer")
    assert current.key not in state.replies
    assert state.plan.current == current
