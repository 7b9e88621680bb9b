"""What is objected to, denied or asked is no part of a situation; it is heeded, said back, and the question returns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.choices import CONTEXT_CHOICES
from actions.moves.situation import offering
from actions.parts import Context, Known, Offer, Suggestion
from actions.state import State
from actions.words.context import contexts, objecting
from knowledge.library import Library
from knowledge.search import Result
from tests.actions.leader import FakeSearch, Leader

SITUATION = "Since the review the safeguarding partnership has ceased to function."
GOVERNANCE = Context(challenge=Known(value="governance", words=SITUATION))


def leader(library: Library, context: Context = GOVERNANCE) -> Leader:
    return Leader(library, State(situation=SITUATION, context=context))


@pytest.mark.parametrize(
    "words",
    [
        "That is not correct. It is not, in the first instance, a matter of accountability.",
        "No, it's not about accountability.",
        "Accountability is not the issue.",
        "I wouldn't say it's about being held to account",
        "It has nothing to do with accountability.",
        "That's wrong.",
        "You have misread me. Kindly amend that.",
        "I don't agree.",
        "Not accountability.",
        "I did not say that.",
        "You've got the wrong end of the stick.",
    ],
)
def test_what_was_understood_is_taken_back_and_the_pending_question_returns(library: Library, words: str) -> None:
    one = leader(library)
    state = one.replies_at("performance", words)
    assert one.responses[0] == "utter_challenge_open"
    assert (state.context.challenge, state.context.performance, state.context.asked) == (None, None, ())
    assert state.situation == SITUATION


def test_what_it_is_instead_is_kept_and_what_it_is_not_is_not(library: Library) -> None:
    said = (
        "That is not correct. It is not, in the first instance, a matter of accountability. "
        "It is a matter of relationships between statutory partners who no longer trust one another."
    )
    state = leader(library).replies_at("performance", said)
    assert state.situation == f"{SITUATION}\n{said[said.index('It is a matter of rel') :]}"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("That's wrong, this is about money.", "shock"),
        ("No, not accountability, it's the culture.", "culture"),
        ("It's not accountability. It's the politics.", "landscape"),
        ("I disagree, it's the structures", "system-design"),
    ],
)
def test_a_correction_corrects_and_is_said_back(library: Library, words: str, value: str) -> None:
    one = leader(library)
    assert one.replies_at("performance", words).context.value_of("challenge") == value
    assert one.responses[0] == "utter_corrected"


def test_what_was_taken_last_is_what_an_objection_means(library: Library) -> None:
    taken = GOVERNANCE.but(performance=Known(value="high", words="good"), asked=("performance",))
    one = leader(library, taken)
    state = one.replies_at("stability", "no, that's wrong")
    assert one.responses == ["utter_taken_back_of_context"]
    assert (state.context.value_of("challenge"), state.context.performance) == ("governance", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Not enough money for early help.",
        "It is not working.",
        "We do not trust the board.",
        "The budget is not balanced",
    ],
)
def test_what_is_not_so_tells_of_the_situation(sentence: str) -> None:
    assert objecting.of_the_matter(sentence) == sentence


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("hang on what is wicked, wicked is for a witch no?", "utter_definition"),
        ("what does tame mean?", "utter_definition"),
        ("whats the difference between them", "utter_plain_problem"),
        ("what do you mean?", "utter_plain_problem"),
        ("what is a zebra crossing?", "utter_definition_none"),
        ("Which studies?", "utter_evidence"),
        ("You have not answered me. Which studies found that the right approach depends on it?", "utter_evidence"),
        ("where does this come from?", "utter_evidence"),
        ("Who is going to win the cup?", "utter_no_answer_to_that"),
    ],
)
def test_a_question_at_a_choice_is_answered_and_the_choice_stays_open(
    library: Library, words: str, response: str
) -> None:
    one = leader(library)
    before = one.state
    state = one.replies_at("problem", words)
    assert (state.context, state.situation) == (before.context, before.situation)
    assert one.responses[0] == response


@pytest.mark.parametrize(("words", "value"), [("improving?", "improving"), ("I think it is wicked", None)])
def test_a_guess_at_a_choice_is_taken(library: Library, words: str, value: str | None) -> None:
    field = "performance" if value else "problem"
    assert leader(library).replies_at(field, words).context.value_of(field) == (value or "wicked")


def test_a_choice_that_was_a_question_is_taken_back(library: Library) -> None:
    taken = GOVERNANCE.but(problem=Known(value="wicked", words="what is wicked"), asked=("problem",))
    one = leader(library, taken)
    one.state = one.state.but(offer=Offer(behaviours=(Suggestion(id="openness"),), shown=("openness",), presented=True))
    state = one.interrupts("correct", "no no I was asking what means wicked, I did not say it is that", at="chosen")
    assert one.responses == ["utter_definition", "utter_taken_back_of_context"]
    assert state.context.problem is None


@pytest.mark.parametrize("door", ["situation", "performance", "problem"])
def test_a_wish_to_delete_is_no_part_of_the_situation(library: Library, door: str) -> None:
    one = leader(library)
    before = one.state
    state = one.replies_at(door, "delete the one about Marcus, I don't want that written down")
    assert state == before
    assert one.responses == ["utter_delete_which"]


def test_what_others_delete_tells_of_the_situation() -> None:
    assert not objecting.wants_deleted("The council wants to delete the posts")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("RI", "low"),
        ("we're RI", "low"),
        ("good with outstanding features", "high"),
        ("ILACS good", "high"),
        ("RI to good", "improving"),
        ("out of RI", "improving"),
        ("improvement notice", "low"),
    ],
)
def test_the_shorthand_for_judgements_is_understood(words: str, value: str) -> None:
    assert contexts.context_in(words, "performance") == value


@pytest.mark.parametrize(
    "poor", ["Need a plan.", "Ofsted due in spring.", "Hello good day", "It is not a matter of accountability."]
)
def test_the_next_clause_is_the_reason_where_the_first_is_poor(library: Library, poor: str) -> None:
    telling = "The heads of service do not speak."
    result = Result("openness", 1.0, poor, (f"Hello, {telling}",))
    finding = replace(FakeSearch().finding, behaviours=[result, replace(result, others=())])
    state = State(situation=f"{poor} Hello, {telling}", context=GOVERNANCE)
    found = offering.looked_up(state, Library(library.pack, FakeSearch(finding))).offer.behaviours  # type: ignore[arg-type]
    assert [suggestion.words for suggestion in found] == [telling, None]


@pytest.mark.parametrize(
    "words", ["why this one resilience?", "I did not ask for resilience. Why do you offer it to me?"]
)
@pytest.mark.parametrize("intent", ["why", "answer"])
def test_why_this_one_gets_its_own_reason(library: Library, words: str, intent: str) -> None:
    one = leader(library)
    offer = Offer(behaviours=(Suggestion(id="openness"), Suggestion(id="resilience", words="We are worn out.")))
    one.state = one.state.but(offer=offer.but(shown=("openness", "resilience"), presented=True))
    if intent == "why":
        one.interrupts("why", words, at="chosen")
    else:
        one.replies_at("chosen", words)
    assert one.responses == ["utter_why_this"]
    assert one.uttered[0]["words"] == "We are worn out"


def test_every_choice_of_the_problem_is_a_term_that_can_be_explained(library: Library) -> None:
    values = [choice.id.removeprefix("answer:") for choice in CONTEXT_CHOICES["problem"]][:-1]
    assert all(library.concept_called(value) for value in values)


@pytest.mark.parametrize(("words", "value"), [("RI", "low"), ("we're RI", "low"), ("Good.", "high")])
async def test_a_judgement_that_was_read_as_small_talk_is_an_answer(library: Library, words: str, value: str) -> None:
    one = leader(library)
    state = await one.interrupts_the_bot("smalltalk", words, at="performance")
    assert state.context.value_of("performance") == value


@pytest.mark.parametrize("intent", ["why", "about", "definition"])
async def test_which_studies_gets_the_sources_however_it_was_read(library: Library, intent: str) -> None:
    one = leader(library)
    before = one.state.context
    assert (await one.interrupts_the_bot(intent, "Which studies?", at="performance")).context == before
    assert one.responses == ["utter_evidence"]
    assert "Resourceful leadership" in next(said["sources"] for said in one.uttered if said.get("sources"))
