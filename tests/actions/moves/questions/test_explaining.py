"""What a leader hears who asks what is meant, for an example, on what it rests, or what the bot thinks."""

from __future__ import annotations

import pytest

from actions import course
from actions.parts import Context, Known, Offer
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
CONDUCT = "full-report/questions/assessing-capability/5"
ATTRIBUTES = "full-report/questions/assessing-capability/1"
UNTAGGED = "room-for-improvement/questions/governance/3"
SHOWN = ("belief-in-people", "simplicity")


def at_questions(library: Library, *ids: str) -> Leader:
    plan = course.plan_of([library.question(one) for one in ids])
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    offer = Offer(chosen=("belief-in-people",), shown=SHOWN)
    situation = "My managers say yes. The managers then change nothing, and parents wait."
    return Leader(library, State(situation=situation, context=known, offer=offer, plan=plan))


def at_the_choice(library: Library) -> Leader:
    one = at_questions(library, CONDUCT)
    offer = one.state.offer.but(chosen=(), presented=True)
    return Leader(library, one.state.but(offer=offer, plan=State().plan))


@pytest.mark.parametrize(
    "intent", ["help", "about", "definition", "rephrase", "smalltalk", "complaint", "out_of_scope"]
)
async def test_a_word_of_the_question_is_explained_whatever_the_request_was_read_as(
    library: Library, intent: str
) -> None:
    one = at_questions(library, ATTRIBUTES)
    await one.interrupts_the_bot(intent, "Please help, I dont understand attributes", at="answer")
    assert one.responses == ["utter_gloss", "utter_rephrase_rating"]
    assert one.uttered[0]["term"] == "attribute"
    assert not one.state.replies


def test_the_question_in_plain_words_is_not_asked_again_beside_them(library: Library) -> None:
    one = at_questions(library, CONDUCT)
    state = one.replies_at("answer", "what do you want to know, in more easy words")
    assert (one.responses, state.asides.quiet) == (["utter_rephrase"], True)
    assert one.uttered[0]["question"] == library.question(CONDUCT).plain
    assert one.uttered[0]["buttons"]


def test_what_stands_in_the_question_and_has_no_entry_is_explained_by_the_question_in_plain_words(
    library: Library,
) -> None:
    one = at_questions(library, CONDUCT)
    one.replies_at("answer", 'what means "the behaviour that works"?')
    assert one.responses == ["utter_rephrase"]


def test_a_word_that_stands_nowhere_is_said_to_be_unknown_and_the_question_put_plainly(library: Library) -> None:
    one = at_questions(library, CONDUCT)
    one.replies_at("answer", "what is a heptagon?")
    assert one.responses == ["utter_definition_none", "utter_rephrase"]


@pytest.mark.parametrize("door", ["challenge", "performance", "stability", "problem"])
def test_the_choices_of_the_context_are_told_in_a_line_each(library: Library, door: str) -> None:
    one = at_questions(library, CONDUCT)
    one.state = one.state.but(context=Context(), plan=State().plan)
    state = one.replies_at(door, "please explain me the list, what are these?")
    assert one.responses == [f"utter_plain_{door}"]
    assert (state.context, state.situation) == (Context(), one.state.situation)


@pytest.mark.parametrize("door", ["step_what", "step_who", "step_when", "another_step", "check_in", "sure"])
def test_what_is_asked_is_put_plainly_at_the_end_too(library: Library, door: str) -> None:
    one = at_questions(library, CONDUCT)
    state = one.replies_at(door, "sorry, I don't understand the question")
    assert one.responses == [f"utter_plain_{'share' if door == 'sure' else door}"]
    assert not state.steps


def test_a_behaviour_is_told_in_a_sentence_or_two_and_all_of_it_on_wish(library: Library) -> None:
    one = at_the_choice(library)
    one.replies_at("chosen", "Belief in people, what it means for me? can you say more easy")
    assert one.responses == ["utter_plain_behaviour"]
    assert one.uttered[0]["plain"] == library.behaviour("belief-in-people").plain
    one.interrupts("more", one.uttered[0]["buttons"][0]["title"], at="chosen")
    assert one.card("item")


def test_what_is_offered_is_told_in_plain_words_a_line_each(library: Library) -> None:
    one = at_the_choice(library)
    one.replies_at("chosen", "what do these mean?")
    assert one.responses == ["utter_plain_chosen"]
    assert all(library.behaviour(name).plain in one.uttered[0]["lines"] for name in SHOWN)


def test_an_example_is_short_and_told_whole_on_wish(library: Library) -> None:
    one = at_questions(library, CONDUCT)
    one.interrupts("example", "eg?", at="answer")
    assert (one.responses, one.card("item")) == (["utter_example_short"], None)
    assert len(one.uttered[0]["told"].split()) < 60
    one.interrupts("more", "more", at="answer")
    assert one.card("item")


def test_where_no_example_is_near_that_is_said_and_the_question_put_plainly(library: Library) -> None:
    one = at_questions(library, UNTAGGED)
    one.interrupts("example", "example?", at="answer")
    assert one.responses == ["utter_example_none", "utter_rephrase"]


def test_an_example_of_a_term_for_their_situation_is_not_made_up(library: Library) -> None:
    one = at_questions(library, CONDUCT)
    one.state = one.state.but(context=Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN), plan=State().plan)
    one.replies_at("problem", "Give me eksample of wicked problem in my situation?")
    assert one.responses == ["utter_definition", "utter_example_problem", "utter_example_none_of_yours"]


@pytest.mark.parametrize(
    "words", ["Which study, and what sample?", "how many people does that rest on", "how sure is it?"]
)
@pytest.mark.parametrize("door", ["answer", "chosen"])
def test_what_it_rests_on_is_told_with_who_was_asked_and_its_limits(library: Library, door: str, words: str) -> None:
    one = at_questions(library, CONDUCT) if door == "answer" else at_the_choice(library)
    one.replies_at(door, words)
    assert one.responses == ["utter_evidence"]
    assert all(fact in one.uttered[0]["sources"] for fact in ("2011", "22 directors", "eight", "no figure"))


def test_the_think_piece_is_said_to_be_no_study(library: Library) -> None:
    one = at_questions(library, UNTAGGED)
    one.replies_at("answer", "What is the evidence for this?")
    assert "no study" in one.uttered[0]["sources"]


@pytest.mark.parametrize(
    ("door", "words", "response", "said"),
    [
        ("answer", "is this a good answer?", "utter_no_opinion_place", {"place": "1 of 1"}),
        ("answer", "am I being too slow?", "utter_no_opinion_place", {"place": "1 of 1"}),
        ("chosen", "which would you pick?", "utter_no_opinion", {}),
        ("challenge", "what do you think it is?", "utter_no_opinion", {}),
    ],
)
def test_who_asks_what_it_thinks_hears_that_it_does_not_judge_and_something_of_use(
    library: Library, door: str, words: str, response: str, said: dict[str, str]
) -> None:
    one = at_questions(library, CONDUCT) if door == "answer" else at_the_choice(library)
    one.replies_at(door, words)
    assert one.responses == [response]
    assert said.items() <= one.uttered[0].items()


def test_an_answer_with_a_doubt_beside_it_is_kept_without_it(library: Library) -> None:
    one = at_questions(library, CONDUCT, UNTAGGED)
    said = "I go with the new manager to every meeting and let her see how I do it."
    state = one.replies_at("answer", f"{said} Is it good answer?")
    assert [reply.text for reply in state.replies.values()] == [said]
    assert one.responses == ["utter_heard", "utter_no_opinion_kept"]


async def test_what_is_not_understood_is_said_to_be_and_what_can_be_had_here(library: Library) -> None:
    one = at_questions(library, CONDUCT)
    await one.interrupts_the_bot("about", "did you move it?", at="answer")
    assert one.responses == ["utter_not_understood"]
    assert len(one.uttered[0]["buttons"]) in (2, 3)


def test_every_question_and_every_part_has_plain_words_that_differ(library: Library) -> None:
    questions = [library.question(name) for name in library.pack.items["questions"]]
    assert all(one.plain != one.text for question in questions for one in (question, *question.parts))


@pytest.mark.parametrize(
    ("term", "entry"),
    [
        ("system leadership", "Systems leadership"),
        ("systems leadership", "Systems leadership"),
        ("system", "system"),
        ("the system", "system"),
    ],
)
def test_a_term_is_explained_by_its_own_entry_before_the_words_in_it(library: Library, term: str, entry: str) -> None:
    assert [getattr(one, "term", None) or one.word for one in library.entries_for(term)] == [entry]


@pytest.mark.parametrize(
    "words",
    [
        'Could you tell me what is meant by "corporate leaders"? I know members, but am not certain who is corporate.',
        "can you tell me who is meant by corporate leaders",
        "would you tell me what corporate means? not sure i get it",
    ],
)
def test_a_word_that_one_asks_to_be_told_is_explained_and_what_is_not_known_is_no_reason(
    library: Library, words: str
) -> None:
    one = at_the_choice(library)
    before = one.state.situation
    one.replies_at("chosen", words)
    assert one.responses[0] in ("utter_gloss", "utter_definition")
    assert one.state.situation == before


def test_a_reminder_that_one_asks_for_is_still_one(library: Library) -> None:
    one = at_the_choice(library)
    one.replies_at("chosen", "could you tell me when the date comes?")
    assert one.responses == ["utter_reminder"]
