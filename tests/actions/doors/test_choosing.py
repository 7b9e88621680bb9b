"""What is chosen of what the research offers, what is refused, and what is asked before anything is chosen."""

from __future__ import annotations

import pytest

from actions.parts import Context, Known, Offer, Suggestion
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader, with_a_record

SITUATION = "The health partners say yes in the meeting and nobody comes to the hubs."
KNOWN = Known(value="high")
NAMES = ("commitment", "collaboration", "resilience")
CASES = ("full-report/case-study-8", "disabled-children/example-4")
SETS = ("full-report/questions/assessing-capability",)


@pytest.fixture
def leader(library: Library) -> Leader:
    offer = Offer(
        behaviours=tuple(Suggestion(id=name) for name in NAMES),
        cases=tuple(Suggestion(id=name) for name in CASES),
        sets=SETS,
        shown=NAMES,
        cases_shown=CASES,
        cases_seen=CASES,
        presented=True,
    )
    context = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    return Leader(library, State(situation=SITUATION, context=context, offer=offer))


@pytest.mark.parametrize(
    "words",
    [
        "Commitment first, then collaboration. I've had enough of hearing about resilience.",
        "Commitment and collaboration. I'm sick of resilience.",
        "commitment n collaboration pls, anything but resilience",
    ],
)
def test_what_is_refused_in_many_words_is_not_taken_up(leader: Leader, words: str) -> None:
    state = leader.replies_at("chosen", words)
    assert (set(state.offer.chosen), state.situation) == ({"commitment", "collaboration"}, SITUATION)


def test_what_answers_beside_a_refusal_said_again_is_not_lost(leader: Leader) -> None:
    leader.replies_at("chosen", "All three")
    first, told = leader.state.plan.questions[0], "The chief executive, whose job goes in April, and finance."
    state = leader.replies_at("answer", f"Not resilience, I said. {told}")
    assert state.offer.chosen == ("commitment", "collaboration")
    is_same = state.plan.questions[0] == first
    assert [reply.text for reply in state.replies.values()] == ([told] if is_same else [])


def test_a_choice_and_a_wish_for_few_questions_are_both_done(leader: Leader) -> None:
    state = leader.replies_at("chosen", "Just the collaboration one please. And keep it to two or three questions.")
    assert (state.offer.chosen, len(state.plan.questions), state.situation) == (("collaboration",), 3, SITUATION)


@pytest.mark.parametrize(
    "words",
    [
        "Before I pick, what's the difference between authority D and the autism clinics one? Collaboration tempts me.",
        "I haven't chosen yet. How do authority D and the autism clinics one differ?",
    ],
)
def test_who_asks_before_choosing_has_chosen_nothing(leader: Leader, words: str) -> None:
    state = leader.replies_at("chosen", words)
    assert (state.offer.chosen, leader.responses) == ((), ["utter_compare"])


@pytest.mark.parametrize(
    "words",
    [
        "Could you tell me more about case study 8?",
        "Before I choose, tell me more about authority D, the one with the new leaders. I fear that is us.",
        "what happened in authority d",
    ],
)
@pytest.mark.parametrize("intent", ["answer", "more", "example", "compare"])
async def test_a_case_is_told_by_its_number_or_its_authority(leader: Leader, words: str, intent: str) -> None:
    if intent == "answer":
        state = leader.replies_at("chosen", words)
    else:
        state = await leader.interrupts_the_bot(intent, words, "chosen")
    assert (leader.responses, state.asides.told["offer"]) == (["utter_example"], (CASES[0],))
    assert (state.offer.chosen, state.situation) == ((), SITUATION)


@pytest.mark.parametrize("words", ["too much to read. just ask me smthing", "just start, no time", "tldr"])
def test_who_has_no_time_to_choose_is_asked_a_few_about_what_fits_best(leader: Leader, words: str) -> None:
    state = leader.replies_at("chosen", words)
    assert (state.offer.chosen, len(state.plan.questions), state.situation) == (("commitment",), 3, SITUATION)


def test_who_is_fed_up_with_a_behaviour_is_not_consoled(leader: Leader) -> None:
    state = leader.replies_at("chosen", "Collaboration. I'm fed up with hearing about resilience.")
    assert (state.offer.chosen, leader.responses) == (("collaboration",), ["utter_chosen"])


def test_a_remark_on_the_list_is_no_situation(leader: Leader) -> None:
    words = "The one on commitment. It seems the nearest to the hubs thing."
    assert leader.replies_at("chosen", words).situation == SITUATION


@pytest.mark.parametrize("words", ["first lot then. resilience", "the ones before. resilience please"])
def test_a_name_beats_a_place(leader: Leader, words: str) -> None:
    one = leader
    one.state = one.state.but(
        offer=one.state.offer.but(shown=("commitment",), rejected=("collaboration", "resilience"))
    )
    assert one.replies_at("chosen", words).offer.chosen == ("resilience",)


@pytest.mark.parametrize("is_read_as_more", [False, True])
def test_those_before_come_back_where_none_is_named(leader: Leader, is_read_as_more: bool) -> None:
    one = leader
    one.state = one.state.but(
        offer=one.state.offer.but(shown=("commitment",), rejected=("collaboration", "resilience"))
    )
    words = "show me the first lot"
    state = one.interrupts("more", words, "chosen") if is_read_as_more else one.replies_at("chosen", words)
    assert (state.offer.chosen, state.offer.shown, state.offer.presented) == ((), NAMES, False)


@pytest.mark.parametrize("words", ["What else is there?", "what else have you got", "are there any others"])
def test_what_else_there_is_brings_others_and_no_more_of_the_same(leader: Leader, words: str) -> None:
    more = Suggestion(id="openness")
    leader.state = leader.state.but(offer=leader.state.offer.but(behaviours=(*leader.state.offer.behaviours, more)))
    state = leader.interrupts("more", words, "chosen")
    assert state.offer.shown == ("openness",)
    assert "utter_more" not in leader.responses


@pytest.mark.parametrize("words", ["no. not resilience. commitment", "I meant commitment. not resilience"])
def test_a_behaviour_that_is_taken_back_is_not_left_as_chosen(leader: Leader, words: str) -> None:
    leader.replies_at("chosen", "resilience")
    state = leader.replies_at("answer", words)
    assert (state.offer.chosen, state.plan.skipped, state.plan.at) == (("commitment",), (), 0)


def test_one_name_that_is_whole_is_chosen_alone(leader: Leader) -> None:
    state = leader.replies_at("chosen", "The first speaks to me, the ability to collaborate.")
    assert state.offer.chosen == ("collaboration",)


@pytest.mark.parametrize(
    "words",
    [
        "I should like to start with {name}, please, because I think the answer lies next door rather than with us.",
        "Let us begin with {name}, as that is where we are weakest.",
    ],
)
def test_a_choice_with_a_reason_is_a_choice(leader: Leader, words: str) -> None:
    shown = leader.state.offer.shown[-1]
    leader.replies_at(
        "chosen",
        words.format(name=leader.library.behaviour(shown).name[:1].lower() + leader.library.behaviour(shown).name[1:]),
    )
    assert leader.state.offer.chosen == (shown,)


PEOPLE = ("collaboration", "belief-in-people", "resilience")


@pytest.fixture
def offered_people(leader: Leader) -> Leader:
    offer = leader.state.offer.but(behaviours=tuple(Suggestion(id=name) for name in PEOPLE), shown=PEOPLE)
    leader.state = leader.state.but(offer=offer)
    return leader


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("The team one and resilience. Not so much collaboration.", ("belief-in-people", "resilience")),
        ("people and resilience pls", ("belief-in-people", "resilience")),
        ("can we start with the people one", ("belief-in-people",)),
        (
            "Thanks, that is useful, for it is the board I had in mind. I would like to look at collaborating please.",
            ("collaboration",),
        ),
    ],
)
def test_what_is_named_loosely_is_chosen(offered_people: Leader, words: str, chosen: tuple[str, ...]) -> None:
    assert offered_people.replies_at("chosen", words).offer.chosen == chosen


@pytest.mark.parametrize(
    "words", ["We have good people and no money for them", "My people are tired. My managers too."]
)
def test_a_common_word_in_what_is_told_chooses_nothing(offered_people: Leader, words: str) -> None:
    assert offered_people.replies_at("chosen", words).offer.chosen == ()


@pytest.mark.parametrize("intent", ["answer", "go_back", "complaint"])
async def test_who_chose_another_as_well_gets_it_first(offered_people: Leader, intent: str) -> None:
    offered_people.replies_at("chosen", "resilience")
    words = "I said the team one too. Can we begin there?"
    if intent == "answer":
        state = offered_people.replies_at("answer", words)
    else:
        state = await offered_people.interrupts_the_bot(intent, words, "answer")
    assert (state.offer.chosen, state.replies) == (("belief-in-people", "resilience"), {})
    first = offered_people.library.question(state.plan.questions[0])
    assert "belief-in-people" in first.behaviours


@pytest.mark.parametrize(
    "words", ["the team one first please", "can we start with the people questions", "belief in people questions now"]
)
def test_a_behaviour_that_is_named_loosely_is_turned_to(offered_people: Leader, words: str) -> None:
    offered_people.replies_at("chosen", "resilience")
    state = offered_people.replies_at("answer", words)
    assert (state.offer.chosen, state.replies) == (("resilience", "belief-in-people"), {})


@pytest.mark.parametrize(
    "words", ["I'd start with the people.", "The team.", "I want to begin with people nobody listens to"]
)
def test_where_somebody_would_start_in_the_matter_is_an_answer(offered_people: Leader, words: str) -> None:
    offered_people.replies_at("chosen", "resilience")
    assert offered_people.replies_at("answer", words).offer.chosen == ("resilience",)


@pytest.mark.parametrize(
    "words",
    [
        "take out line 3. and could i have the belief in people questions",
        "Change line 3 to low. And I'd like the questions about the people one, with ratings.",
    ],
)
def test_what_is_wished_beside_a_change_to_the_record_is_done_as_well(library: Library, words: str) -> None:
    one = with_a_record(library)
    state = one.interrupts("amend", words)
    assert "belief-in-people" in state.offer.chosen
    assert state.plan.current is not None
    assert not state.asides.closed
    assert one.lines[2] != "improving"


EVERY = ("openness", "collaboration", "belief-in-people", "resilience", "commitment", "simplicity", "learning")


@pytest.fixture
def offered(library: Library) -> Leader:
    """With three on the table of all that were found."""
    offer = Offer(
        behaviours=tuple(Suggestion(id=name) for name in EVERY),
        sets=SETS,
        shown=("collaboration", "simplicity", "resilience"),
        presented=True,
    )
    context = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    return Leader(library, State(situation=SITUATION, context=context, offer=offer))


def test_what_has_nothing_to_do_with_it_gives_way_to_what_was_shown_before(offered: Leader) -> None:
    words = (
        "Simplifying has nothing to do with it; I had only asked something. You had learning there a moment ago and "
        "I should prefer that one back, together with collaboration."
    )
    state = offered.replies_at("chosen", words)
    assert (set(state.offer.chosen), state.situation) == ({"learning", "collaboration"}, SITUATION)


@pytest.mark.parametrize(
    "words",
    [
        "You have that wrong. I did not choose simplifying; I chose belief in my team, and collaborating.",
        "I didn't pick simplifying, I wanted belief in my people and collaborating",
    ],
)
def test_what_was_not_chosen_gives_way_to_what_was_and_is_no_answer(offered: Leader, words: str) -> None:
    offered.replies_at("chosen", "simplicity and collaboration please")
    state = offered.replies_at("answer", words)
    assert (set(state.offer.chosen), state.replies) == ({"belief-in-people", "collaboration"}, {})


def test_one_that_is_not_meant_beside_the_one_that_is(offered: Leader) -> None:
    offered.replies_at("chosen", "simplicity and collaboration please")
    state = offered.replies_at("answer", "no i said belief in people, not simplify")
    assert (state.offer.chosen, state.replies) == (("belief-in-people",), {})


@pytest.mark.parametrize(
    "words",
    [
        "That was not an answer to the question. Please take it out, and let me choose the behaviours again.",
        "can i choose again please",
        "can we go back to the choice of behaviours",
    ],
)
def test_who_wishes_to_choose_again_may(offered: Leader, words: str) -> None:
    offered.replies_at("chosen", "simplicity and collaboration please")
    offered.replies_at("answer", "They all sit in one room on most days.", intent="kept")
    offered.replies_at("answer", words)
    assert "utter_which_behaviour" in offered.responses
    assert ("utter_taken_back" in offered.responses) == ("take it out" in words)


def test_a_wish_to_know_of_what_is_shown_tells_nothing_of_a_situation(offered: Leader) -> None:
    words = "I should like to know which of the two case studies lies nearer to our own position."
    assert offered.replies_at("chosen", words).situation == SITUATION


@pytest.mark.parametrize("intent", [None, "reject"])
async def test_what_is_chosen_stays_beside_a_refusal_and_why_it_is_one(leader: Leader, intent: str | None) -> None:
    words = (
        "I should like to work with collaboration, alongside the second case study, the one about clinics. "
        "I do not want the resilience one; my resilience is not the difficulty."
    )
    if intent:
        await leader.interrupts_the_bot(intent, words, "chosen")
    else:
        leader.replies_at("chosen", words)
    assert (leader.state.offer.chosen, leader.state.offer.rejected) == (("collaboration",), ())


def test_a_choice_beside_a_wish_for_another_case_is_taken_and_the_case_told(leader: Leader) -> None:
    leader.replies_at("chosen", "The collaboration one. Got another case though? Preferably a merger")
    assert (leader.state.offer.chosen, leader.responses[-1]) == (("collaboration",), "utter_example")


async def test_who_names_none_and_asks_for_another_case_puts_nothing_aside(leader: Leader) -> None:
    await leader.interrupts_the_bot("reject", "ok that one. got another case tho? preferably a merger", "chosen")
    assert (leader.state.offer.shown, leader.state.offer.rejected) == (NAMES, ())


@pytest.mark.parametrize("intent", [None, "reject", "more"])
async def test_a_case_is_brought_back_by_its_authority(leader: Leader, intent: str | None) -> None:
    words = "Please bring back the case study of authority E"
    if intent:
        await leader.interrupts_the_bot(intent, words, "chosen")
    else:
        leader.replies_at("chosen", words)
    told = next(one for one in leader.uttered if one["response"] == "utter_example")
    assert told["title"] == leader.library.case("full-report/case-study-4").title
    assert leader.state.offer.rejected == ()
