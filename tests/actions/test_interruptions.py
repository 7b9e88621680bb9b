"""What is done on a wish, and what is left alone."""

from __future__ import annotations

import pytest

from actions import flow
from actions.state import Asides, Context, Known, Offer, Reply, State, Suggestion
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from tests.actions.leader import Leader

KNOWN = Known(value="high", words="good for years")
SITUATION = "Three heads of service guard their budgets."
BEHAVIOURS = ("openness", "simplicity", "learning")
CASES = ("full-report/case-study-1", "full-report/case-study-2", "full-report/case-study-3")
SET = "full-report/questions/leading-change"


@pytest.fixture
def leader(library: Library) -> Leader:
    """At a question after an open one and a rating were answered."""
    questions = library.questions_of(SET)
    confidence = next(q for _, q in library.pack.all() if isinstance(q, Question) and q.kind is QuestionKind.CONFIDENCE)
    opened = next(q for q in questions if q.kind is QuestionKind.OPEN and not q.parts)
    left = next(q for q in questions if q.id not in (confidence.id, opened.id))
    plan = flow.plan_of([opened, confidence, left])
    first, second = plan.asks[0], plan.asks[1]
    replies = {
        first.key: Reply(text="All three managers left and I said it about working with schools."),
        second.key: Reply(text="6", rating=6),
    }
    known = Context(challenge=KNOWN.but(value="change"), performance=KNOWN, stability=KNOWN, problem=KNOWN)
    offer = Offer(
        behaviours=tuple(Suggestion(id=name) for name in BEHAVIOURS),
        cases=tuple(Suggestion(id=name) for name in CASES),
        shown=BEHAVIOURS[:2],
        cases_shown=CASES[:2],
        chosen=("openness",),
    )
    state = State(situation=SITUATION, context=known, offer=offer, plan=plan.but(at=3), replies=replies)
    return Leader(library, state)


@pytest.fixture
def choosing(leader: Leader) -> Leader:
    """The same leader before anything was chosen."""
    offer = leader.state.offer.but(chosen=(), shown=BEHAVIOURS, presented=True)
    return Leader(leader.library, State(situation=SITUATION, context=leader.state.context, offer=offer))


def texts(state: State) -> list[str]:
    return [reply.text for reply in state.replies.values()]


def test_an_example_of_a_choice_about_the_context_says_what_the_choices_mean(leader: Leader) -> None:
    before = leader.state
    assert leader.interrupts("example", "give me an example", at="stability") == before
    assert leader.responses == ["utter_example_stability"]


@pytest.mark.parametrize(("intent", "words"), [("amend", "take out line 1"), ("topics", "my topics")])
def test_after_the_end_the_record_is_not_shown_once_more(leader: Leader, intent: str, words: str) -> None:
    ended = leader.state.asides.but(closed=True)
    leader.state = leader.state.but(asides=ended)
    assert leader.interrupts(intent, words).asides.quiet
    assert leader.responses


def test_after_the_end_new_words_for_a_line_are_asked_for(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(closed=True))
    assert not leader.interrupts("amend", "change line 1").asides.quiet
    assert leader.replies_at("line", "We share nothing").asides.quiet


# Lines of the record: 1 the situation, then four of the context, a behaviour, two cases, the answers.


def test_a_line_of_the_context_is_put_right_and_not_struck(leader: Leader) -> None:
    state = leader.interrupts("amend", "change line 3 to improving", at="answer")
    assert leader.responses == ["utter_corrected"]
    assert state.context.value_of("performance") == "improving"
    assert state.amendments.struck == ()


def test_what_the_research_says_is_not_reworded_nor_struck_by_mistake(leader: Leader) -> None:
    state = leader.interrupts("amend", "change line 6 to kindness", at="answer")
    assert leader.responses == ["utter_amend_fixed"]
    assert state.amendments.struck == ()


@pytest.mark.parametrize(
    "words", ["take out what I said about working with schools", "take out the bit where all three managers left"]
)
def test_a_wish_to_strike_strikes_the_line_whose_words_it_names(leader: Leader, words: str) -> None:
    answer = next(iter(leader.state.replies))
    state = leader.interrupts("amend", words, at="answer")
    assert (state.amendments.struck, state.amendments.reworded) == ((answer,), {})


def test_a_line_is_reworded_with_the_words_for_it_or_else_asked_for_them(leader: Leader) -> None:
    state = leader.interrupts("amend", "change line 1 to We share nothing", at="answer")
    assert state.amendments.reworded == {"situation": "We share nothing"}
    assert leader.interrupts("amend", "reword line 1", at="answer").asides.amending == "situation"


@pytest.mark.parametrize("words", ["strike the last line", "take out line 10", "Take out the 10th line"])
def test_a_line_is_struck_by_its_number(leader: Leader, words: str) -> None:
    assert leader.interrupts("amend", words, at="answer").amendments.struck == (list(leader.state.replies)[1],)


def test_a_number_beyond_the_record_strikes_nothing(leader: Leader) -> None:
    leader.interrupts("amend", "take out line 40", at="answer")
    assert leader.responses == ["utter_amend_which"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("change my rating: 7", 7),
        ("make my rating an 8", 8),
        ("make that a 5 not a 6", 5),
        ("change question 2 to 9", 9),
    ],
)
def test_a_rating_is_changed_and_the_wish_is_no_part_of_the_answer(leader: Leader, words: str, number: int) -> None:
    state = leader.interrupts("change", words, at="answer")
    assert leader.responses == ["utter_rating_changed"]
    assert list(state.replies.values())[1] == Reply(text=str(number), rating=number)


def test_words_beside_a_rating_stay_when_its_number_changes(leader: Leader) -> None:
    key = leader.state.plan.asks[1].key
    leader.state = leader.state.but(replies={key: Reply(text="6, they meet at last", rating=6)})
    state = leader.interrupts("change", "change my rating to 7", at="answer")
    assert state.replies[key] == Reply(text="6, they meet at last", rating=7)


def test_words_that_are_told_of_a_rating_are_its_answer_and_keep_or_bring_a_number(leader: Leader) -> None:
    key = leader.state.plan.asks[1].key
    state = leader.interrupts("change", "change my rating: 8 because they meet now", at="answer")
    assert state.replies[key] == Reply(text="8 because they meet now", rating=8)
    state = leader.interrupts("change", "add to my rating: and they talk", at="answer")
    assert state.replies[key] == Reply(text="8 because they meet now and they talk", rating=8)


def test_an_answer_is_changed_with_the_words_for_it(leader: Leader) -> None:
    state = leader.interrupts("change", "change my first answer to: nobody left", at="answer")
    assert texts(state) == ["nobody left", "6"]
    assert state.plan.at == 3


def test_a_case_that_is_named_is_told_however_often_and_otherwise_the_next_one(choosing: Leader) -> None:
    titles = []
    for words in ("the second case", "the second case", "another case", "another case"):
        choosing.interrupts("more", words, at="chosen")
        card = choosing.card("item")
        assert card is not None
        titles.append(card["title"])
    named = [choosing.library.case(CASES[n]) for n in (1, 1, 0, 2)]
    assert titles == [one.title for one in named]
    choosing.interrupts("more", "another case", at="chosen")
    assert choosing.responses == ["utter_example_no_more"]


def test_the_first_case_is_the_first_of_those_on_the_table(choosing: Leader) -> None:
    choosing.interrupts("reject", "not that", at="chosen")
    offer = choosing.state.offer.but(cases_shown=CASES[2:], rejected=CASES[:2])
    choosing.state = choosing.state.but(offer=offer)
    choosing.interrupts("more", "the first case", at="chosen")
    card = choosing.card("item")
    assert card is not None
    assert card["title"] == choosing.library.case(CASES[2]).title


def test_a_conversation_that_counted_what_was_told_still_loads() -> None:
    assert Asides.model_validate({"examples": {"offer": 2}, "quiet": True}) == Asides(quiet=True)


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("Yes, the second one", BEHAVIOURS[1:2]),
        ("the first and the last", (BEHAVIOURS[0], BEHAVIOURS[2])),
        ("openness please", BEHAVIOURS[:1]),
        ("not the first one, the second", BEHAVIOURS[1:2]),
        ("all of these", BEHAVIOURS),
        ("yes please", BEHAVIOURS),
        ("not sure", BEHAVIOURS),
        ("not sure which of these fits", BEHAVIOURS),
        ("yes, those look right", BEHAVIOURS),
        ("no, those look wrong", ()),
        ("I would rather look at something else", ()),
        ("ok, what is that about?", ()),
        ("not the first one", ()),
    ],
)
def test_a_choice_in_words_takes_what_it_names(choosing: Leader, words: str, chosen: tuple[str, ...]) -> None:
    assert choosing.replies_at("chosen", words).offer.chosen == chosen


def test_more_of_the_situation_is_no_choice_because_of_an_everyday_word(choosing: Leader) -> None:
    said = "We meet every Friday and learn nothing from it, and the two of them leave as soon as they can."
    state = choosing.replies_at("chosen", said)
    assert state.offer.chosen == ()
    assert said in (state.situation or "")
