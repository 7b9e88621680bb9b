"""Which number is meant where one is corrected, and that a question about one changes nothing."""

from __future__ import annotations

import asyncio

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.record import ratings
from actions.parts import Context, Known, Offer, Reply
from actions.record import lines_of, record_of
from actions.state import State
from actions.words.dialogue import scores
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from tests.actions.leader import Leader, with_a_record

KNOWN = Known(value="high")
WORDS = "3. They do talk but it is all shouting."


@pytest.fixture
def leader(library: Library) -> Leader:
    """At an open question after a rating, and what would raise it, were answered."""
    confidence = next(q for _, q in library.pack.all() if isinstance(q, Question) and q.kind is QuestionKind.CONFIDENCE)
    opened = library.questions_of("full-report/questions/leading-change")
    left = next(q for q in opened if q.kind is QuestionKind.OPEN and not q.parts)
    plan = course.plan_of([confidence, left])
    replies = {plan.asks[0].key: Reply(text=WORDS, rating=3), plan.asks[1].key: Reply(text="Weekly meetings.")}
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    offer = Offer(chosen=("openness",))
    at = next(at for at, ask in enumerate(plan.asks) if ask.question == left.id)
    return Leader(library, State(situation="x", context=known, offer=offer, plan=plan.but(at=at), replies=replies))


def rated(state: State) -> Reply:
    return next(reply for reply in state.replies.values() if reply.rating is not None)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("eh, 3? no, 4. They do talk but it's about the shouting", 4),
        ("not a 3, a 4", 4),
        ("4, not 3", 4),
        ("7... hmm, hang on, 6", 6),
        ("10 - no, that's too generous - 8", 8),
        ("three. sorry, make that a four", 4),
        ("5, or rather 6", 6),
        ("5 actually", 5),
        ("6. No, we were at 2 last year", 6),
        ("8. Better than 2", 8),
        ("I'd not give it more than a 4", 4),
        ("between 3 and 4", 3),
    ],
)
def test_a_number_corrected_in_the_same_breath_gives_way(text: str, rating: int) -> None:
    assert scores.rating_in(text) == rating


@pytest.mark.parametrize(
    "words",
    [
        "no, I said 4, not 3. The health team has no idea who we are.",
        "The health team has no idea who we are. The 3 should be a 4.",
        "That 3 was meant to be a 4. The health team has no idea who we are.",
        "not a 3, a 4. The health team has no idea who we are.",
    ],
)
def test_a_correction_changes_the_rating_and_the_rest_is_the_answer(leader: Leader, words: str) -> None:
    for state in (
        Leader(leader.library, leader.state).replies_at("answer", words),
        Leader(leader.library, leader.state).interrupts("change", words, at="answer"),
    ):
        assert rated(state) == Reply(text=WORDS, rating=4)
        assert list(state.replies.values())[-1].text == "The health team has no idea who we are."


def test_a_mere_correction_is_no_answer_to_the_question_that_is_open(leader: Leader) -> None:
    state = leader.replies_at("answer", "I said 4, not 3")
    assert (rated(state).rating, len(state.replies)) == (4, 2)
    assert leader.responses == ["utter_rating_changed"]


def test_where_it_is_asked_what_would_raise_it_another_number_alone_is_one(leader: Leader) -> None:
    first = leader.state.plan.asks[0].key
    replies = {first: leader.state.replies[first]}
    leader.state = leader.state.but(plan=leader.state.plan.but(at=1), replies=replies)
    assert rated(leader.replies_at("answer", "no, 4")) == Reply(text=WORDS, rating=4)


def test_a_number_that_was_never_given_is_not_corrected(leader: Leader) -> None:
    words = "We have 8, not 9, because two left."
    state = leader.replies_at("answer", words)
    assert (rated(state).rating, list(state.replies.values())[-1].text) == (3, words)


@pytest.mark.parametrize("words", ["the 3 should be a 4. line 8 please", "change line 8 to a 4", "line 8: 4 not 3"])
def test_a_line_of_a_rating_gets_its_new_number_and_is_not_struck(leader: Leader, words: str) -> None:
    lines = [line for line, _ in lines_of(record_of(leader.state, leader.library))]
    place = lines.index(leader.state.plan.asks[0].key) + 1
    state = leader.interrupts("amend", words.replace("line 8", f"line {place}"), at="answer")
    assert rated(state) == Reply(text=WORDS, rating=4)
    assert (state.amendments.struck, state.amendments.reworded) == ((), {})


@pytest.mark.parametrize(
    "words",
    [
        "oh one more thing, what did you say about my rating, the 3?",
        "what rating did I give for that?",
        "what number did you put?",
        "did i say 3?",
        "why have you got me down as a 3?",
        "where did the 3 come from?",
        "how come it says my score was so low?",
    ],
)
def test_a_question_about_a_rating_changes_nothing_and_is_answered(leader: Leader, words: str) -> None:
    before = leader.state
    for at in ("answer", None):
        assert leader.interrupts("change", words, at=at) == before
        assert leader.responses == ["utter_rating_given"]
    assert leader.replies_at("answer", words).replies == before.replies
    assert leader.responses == ["utter_rating_given"]


@pytest.mark.parametrize(
    "words", ["can you change my rating to 4?", "could my rating be 7?", "What did I say? make it 4"]
)
def test_a_wish_put_as_a_question_is_no_question_about_a_rating(words: str) -> None:
    assert not ratings.asks_what_was_given(words)


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("can I change the 3 to a 4 after all, two people did ring me so it isn't a 3", 4),
        ("could you bump that up to a 5, the new manager is good", 5),
        ("on reflection my score should be 6", 6),
        ("I'd like to move the 3 to a 2 since Friday", 2),
    ],
)
def test_a_wish_for_another_number_is_no_answer_whatever_comes_with_it(leader: Leader, words: str, rating: int) -> None:
    current = leader.state.plan.current
    state = leader.replies_at("answer", words)
    assert (rated(state).rating, state.plan.current) == (rating, current)
    assert current is not None
    assert current.key not in state.replies


@pytest.mark.parametrize(
    "words", ["They gave us a 3 not a 5 in the peer review.", "We moved it from 3 to 4 teams.", "change it to 2 teams"]
)
def test_numbers_of_the_matter_change_no_rating(leader: Leader, words: str) -> None:
    assert rated(leader.replies_at("answer", words)).rating == 3


def test_a_number_where_none_stood_is_changed_from_nothing(leader: Leader) -> None:
    key, dispatcher = leader.state.plan.asks[0].key, CollectingDispatcher()
    before = leader.state.but(replies={key: Reply(text=WORDS)})
    state = ratings.rerated(dispatcher, before, 0, 4)
    assert (state.replies[key].rating, [one["response"] for one in dispatcher.messages]) == (4, ["utter_heard_short"])


def test_two_numbers_for_a_rating_are_asked_about_and_change_none(library: Library) -> None:
    leader = with_a_record(library)
    plan = leader.state.plan
    asides = leader.state.asides.but(closed=False)
    leader.state = leader.state.but(plan=plan.but(at=len(plan.asks) - 1), asides=asides)
    rated = next(ask.key for ask in plan.asks if ask.question == plan.questions[1])
    words = "Can I change my second answer? It isn't a 2, it's more like a 6 for my own two teams and a 3 for the rest"
    state = leader.interrupts("change", words, at="answer")
    assert (state.replies[rated].rating, state.asides.asked_number) == (2, rated)
    assert "utter_rating_changed" not in leader.responses
    state = leader.replies_at("answer", "5", "5")
    assert state.replies[rated].rating == 5


@pytest.fixture
def rating_next(library: Library) -> Leader:
    """Where a number is asked for, after an open question and one that was rated with a four."""
    every = [one for _, one in library.pack.all() if isinstance(one, Question)]
    opened = next(one for one in every if one.kind is QuestionKind.OPEN and not one.parts)
    first, other = [one for one in every if one.kind is QuestionKind.CONFIDENCE and not one.parts][:2]
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    plan = course.plan_of([opened, first, other])
    leader = Leader(library, State(situation="x", context=known, offer=Offer(chosen=("openness",)), plan=plan))
    for words in ("They recite the plan.", "I should say four. Not one of them would defend it.", "If I led it."):
        leader.replies_at("answer", words, intent="kept")
    return leader


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("Six. And on reflection I was too generous with the earlier four; it ought to be a three.", 6),
        ("Six, and the earlier four should have been a three.", 6),
        ("6. oh and that 4 make it a 3, we did put it in the union paper", 6),
        ("youve put 4 for the plan one, its 3 now, 4 was before september", None),
        ("You noted 4 where I said 3.", None),
        ("why have you got 4 there? i said 3", None),
        (
            "The three is for question 2, not for this one. Please change my rating on question 2 from four to three.",
            None,
        ),
        ("my 4 earlier was kind. its really a 3", None),
        ("i said 3 and youve written 4", None),
    ],
)
@pytest.mark.parametrize("intent", ["answer", "correct", "amend"])
def test_an_earlier_number_gives_way_beside_the_one_that_is_asked_for(
    rating_next: Leader, words: str, now: int | None, intent: str
) -> None:
    if intent == "answer":
        state = rating_next.replies_at("answer", words)
    else:
        state = asyncio.run(rating_next.interrupts_the_bot(intent, words, at="answer")) or rating_next.state
    given = [reply.rating for reply in state.replies.values() if reply.rating is not None]
    assert given == [3, *([now] if now else [])]
    assert [*state.replies.values()][1].text.startswith("I should say four. Not one of them would defend it.")
    assert rating_next.responses[0] == "utter_rating_changed"


def test_a_number_of_something_else_changes_no_rating(rating_next: Leader) -> None:
    state = rating_next.replies_at("answer", "5. the 4 teams in the north were stable, now its 3")
    assert [reply.rating for reply in state.replies.values() if reply.rating is not None] == [4, 5]


@pytest.mark.parametrize("words", ["explain the 1 to 10 thing", "what am i rating exactly", "how does the scale work?"])
def test_a_question_what_the_number_is_gives_none(rating_next: Leader, words: str) -> None:
    before = rating_next.state
    assert rating_next.replies_at("answer", words).replies == before.replies
    assert {"utter_rephrase_rating", "utter_rating_scale"} & {*rating_next.responses}


def test_who_is_back_with_the_number_that_is_asked_for_answers(rating_next: Leader) -> None:
    state = rating_next.replies_at("answer", "back. with the teams prob 6, they are fine inside")
    assert [reply.rating for reply in state.replies.values()][-1] == 6
    assert "utter_place_which" not in rating_next.responses
