"""What is done on a wish, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import course, flow
from actions.asides import Asides
from actions.parts import Context, Known, Offer, Reply, Suggestion
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from knowledge.search import Result
from tests.actions.leader import TODAY, FakeSearch, Leader

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
    plan = course.plan_of([opened, confidence, left])
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


def test_all_lines_that_are_named_are_struck_and_a_number_beyond_them_is_told(leader: Leader) -> None:
    struck = leader.interrupts("amend", "strike line 10 and line 6 and 40", at="answer").amendments.struck
    assert struck == (list(leader.state.replies)[1], "openness")
    assert leader.responses == ["utter_struck", "utter_struck_missing"]


def test_wishes_in_one_message_name_the_lines_as_the_leader_saw_them(leader: Leader) -> None:
    state = leader.interrupts("amend", "strike line 1. change line 9 to We meet", at="answer")
    assert state.amendments.struck == ("situation",)
    assert state.amendments.reworded == {next(iter(leader.state.replies)): "We meet"}


def test_what_is_ordered_beside_an_amendment_is_done_or_said_to_wait(leader: Leader) -> None:
    state = leader.interrupts("amend", "strike line 10. next steps", at="answer")
    assert (flow.next_door(state), len(state.amendments.struck)) == ("step_what", 1)
    leader.interrupts("amend", "strike line 9. new topic", at="step_what")
    assert leader.responses == ["utter_struck", "utter_order_waiting"]


@pytest.mark.parametrize("words", ["change the check in to 4 december", "check in date is wrong. 4th december"])
def test_the_day_to_look_back_is_changed_after_the_end(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(closed=True, check_in="2026-12-11"))
    state = leader.interrupts("amend", words)
    assert (state.asides.check_in, state.asides.quiet) == ("2026-12-04", True)
    assert leader.responses == ["utter_check_in_set"]


def test_the_day_to_look_back_stays_where_no_other_is_named_and_goes_where_it_is_struck(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(closed=True, check_in="2026-12-11"))
    assert leader.interrupts("amend", "the check in date is wrong").asides.check_in == "2026-12-11"
    assert leader.responses == ["utter_check_in_which"]
    assert leader.interrupts("amend", "take out the check in").asides.check_in is None


@pytest.mark.parametrize("situation", [None, "change the check in to 4 december"])
def test_a_topic_that_was_begun_by_mistake_is_dropped(leader: Leader, situation: str | None) -> None:
    leader.state = leader.state.turned_to(None, TODAY).but(situation=situation)
    state = leader.interrupts("topics", "no not a new topic. go back to the other one", at="situation")
    assert (state.number, state.earlier_topics, state.situation) == (1, (), SITUATION)


def test_a_topic_that_says_something_is_kept_when_the_other_is_wanted_and_stays_when_no_new_one_is(
    leader: Leader,
) -> None:
    other = leader.state.turned_to(None, TODAY).but(situation="Nobody comes.", replies=leader.state.replies)
    leader.state = other
    assert leader.interrupts("topics", "this isn't a new topic").number == other.number
    assert leader.responses == ["utter_topic_stays"]
    state = leader.interrupts("topics", "go back to the other one")
    assert (state.number, [topic.situation for topic in state.earlier_topics]) == (1, ["Nobody comes."])


@pytest.mark.parametrize("words", ["can i see what we did on the other one", "open my old topic", "back to the other"])
def test_a_topic_that_has_only_begun_is_kept_when_another_is_wanted(leader: Leader, words: str) -> None:
    leader.state = leader.state.turned_to(None, TODAY).but(situation="The grant ends in March.")
    state = leader.interrupts("topics", words, at="problem")
    assert (state.number, [topic.situation for topic in state.earlier_topics]) == (1, ["The grant ends in March."])


def test_an_empty_topic_offers_those_before_it_for_a_summary(leader: Leader) -> None:
    leader.state = leader.state.turned_to(None, TODAY)
    leader.interrupts("summary", "summary", at="situation")
    assert leader.responses == ["utter_summary_empty_topic"]
    assert [button["payload"] for button in leader.uttered[0]["buttons"]] == ["topics:1"]


def test_a_wish_for_a_file_shows_the_record_and_where_its_buttons_are(leader: Leader) -> None:
    leader.interrupts("summary", "where's the calendar file", at="answer")
    assert (leader.responses, bool(leader.card("summary"))) == (["utter_files_no_date"], True)
    leader.state = leader.state.but(asides=leader.state.asides.but(check_in="2026-12-11"))
    leader.interrupts("summary", "word version", at="answer")
    assert leader.responses == ["utter_files"]


REASONS = {
    "openness": "finance wants fifteen per cent off every line",
    "resilience": "everyone upstairs says be resilient",
    "belief-in-people": "so they all ring my caseworkers quoting her",
    "collaboration": "the trust has deleted the post that our partners paid for",
    "learning": None,
}
CLINIC, AMNESTY = "disabled-children/example-4", "full-report/chapter-3/example-1"


@pytest.fixture
def offered(choosing: Leader) -> Leader:
    """Before five behaviours, three of them on the table, and three cases."""
    offer = Offer(
        behaviours=tuple(Suggestion(id=name, words=words) for name, words in REASONS.items()),
        cases=tuple(Suggestion(id=name) for name in (CLINIC, CASES[0], AMNESTY)),
        shown=("openness", "resilience", "belief-in-people"),
        cases_shown=(CLINIC, CASES[0]),
        presented=True,
    )
    return Leader(choosing.library, choosing.state.but(offer=offer))


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("I want to work on COLLABORATION", "collaboration"),
        ("The collaboration one", "collaboration"),
        ("Right. The collaboration one. That's the one I'd have picked before you took it away.", "collaboration"),
        ("Fine. Fine! The caseworkers one then, because they're the ones I'm actually losing.", "belief-in-people"),
        ("That is not the amnesty. But I know the idea. I'll take the learning one, and the amnesty.", "learning"),
        ("finance one", "openness"),
    ],
)
def test_a_wish_for_what_is_named_chooses_it(offered: Leader, words: str, chosen: str) -> None:
    assert offered.replies_at("chosen", words).offer.chosen == (chosen,)
    assert offered.state.situation == SITUATION


def test_a_word_in_several_reasons_means_the_behaviour_that_speaks_of_it_most(offered: Leader) -> None:
    said = "hubs merging, staff flat, partners drifting off"
    both = tuple(Suggestion(id=name, words=said) for name in ("commitment", "collaboration"))
    offered.state = offered.state.but(offer=Offer(behaviours=both, shown=("commitment", "collaboration")))
    assert offered.replies_at("chosen", "partners one").offer.chosen == ("collaboration",)


@pytest.mark.parametrize(
    "words",
    [
        "NOT resilience. I've just said. Take that one out.",
        "Hang on, that's not what I said. I don't want to be told to be more resilient, thank you.",
        "take out resilience",
    ],
)
def test_a_refusal_takes_out_what_it_names_and_only_that(offered: Leader, words: str) -> None:
    cases = offered.state.offer.cases_shown
    for state in (offered.replies_at("chosen", words), offered.interrupts("reject", words, at="chosen")):
        assert (state.offer.rejected, state.offer.cases_shown) == (("resilience",), cases)
        assert state.situation == SITUATION


def test_not_that_still_puts_all_aside(offered: Leader) -> None:
    state = offered.interrupts("reject", "not that", at="chosen")
    assert set(state.offer.rejected) == {"openness", "resilience", "belief-in-people", CLINIC, CASES[0]}


@pytest.mark.parametrize(
    "words",
    [
        "Hang on, that's not what I said.",
        "You have quoted my complaint back at me as evidence that I need to learn continuously.",
        "The reason you give for that is still my joke at your expense.",
        "I haven't told you anything of the sort so far.",
    ],
)
def test_a_protest_is_asked_what_to_put_right_and_adds_nothing(offered: Leader, words: str) -> None:
    before = offered.state
    assert offered.replies_at("chosen", words) == before
    assert offered.responses == ["utter_put_right_what"]


def test_a_question_adds_nothing_and_more_of_the_situation_is_said_to_be_added(offered: Leader) -> None:
    offered.replies_at("chosen", "And what is the difference between those two cases then?")
    assert offered.state.situation == SITUATION
    offered.replies_at("chosen", "The trust has sent somebody new to each of the last six meetings.")
    assert "somebody new" in (offered.state.situation or "")
    assert offered.responses == ["utter_context_added"]


def test_what_is_said_of_the_performance_among_more_puts_it_right(offered: Leader) -> None:
    said = "Who told you we're performing well? Nobody asked me that. We're requires improvement."
    assert offered.replies_at("chosen", said).context.value_of("performance") == "low"
    assert "utter_corrected" in offered.responses


@pytest.mark.parametrize("intent", ["answer", "more"])
def test_a_case_that_was_put_aside_comes_back_when_it_is_asked_for(offered: Leader, intent: str) -> None:
    offered.interrupts("reject", "not that", at="chosen")
    words = "Can I have the clinic example back"
    state = (
        offered.replies_at("chosen", words) if intent == "answer" else offered.interrupts(intent, words, at="chosen")
    )
    assert state.offer.cases_shown[0] == CLINIC
    assert CLINIC not in state.offer.rejected
    card = offered.card("item")
    assert card is not None
    assert card["title"] == offered.library.case(CLINIC).title


def test_a_case_is_told_by_words_of_its_title(offered: Leader) -> None:
    offered.interrupts("more", "An issues amnesty. Tell me more about that one.", at="chosen")
    card = offered.card("item")
    assert card is not None
    assert card["title"] == "An issues amnesty"


def test_who_wants_to_start_again_tells_the_situation_anew_and_the_old_one_is_kept(offered: Leader) -> None:
    said = "Start again, please - use only what I said about bad news not reaching me."
    state = offered.replies_at("chosen", said)
    assert state.situation is None
    assert [topic.situation for topic in state.earlier_topics] == [SITUATION]


def test_a_statement_with_a_word_of_a_title_is_more_of_the_situation_and_no_wish_for_a_case(offered: Leader) -> None:
    said = "The trust went back on its word and the clinic has been shut for weeks."
    assert said in (offered.replies_at("chosen", said).situation or "")
    assert offered.responses == ["utter_context_added"]


def test_what_is_told_beside_a_refusal_is_kept(offered: Leader) -> None:
    said = "The trust has sent somebody new to each of the last six meetings."
    found = [Result(one.id, 1.0, one.words or "") for one in offered.state.offer.behaviours]
    search = FakeSearch(replace(FakeSearch().finding, behaviours=found))
    offered.library = Library(offered.library.pack, search)  # type: ignore[arg-type]
    state = offered.replies_at("chosen", f"Not resilience. {said}")
    assert state.offer.rejected == ("resilience",)
    assert said in (state.situation or "")


@pytest.mark.parametrize(
    "words",
    [
        "Health want the outcomes but nobody pays for them at all.",
        "It is not the first time that they have cut this.",
        "The heads of service never speak of resilience in front of the staff.",
    ],
)
def test_a_name_within_a_sentence_of_the_situation_neither_chooses_nor_refuses(offered: Leader, words: str) -> None:
    state = offered.replies_at("chosen", words)
    assert (state.offer.chosen, state.offer.rejected) == ((), ())
    assert words in (state.situation or "")


@pytest.fixture
def keeping(offered: Leader) -> Leader:
    """Before three behaviours, of which one is about keeping people with you, and a case on information systems."""
    table = ("simplicity", "commitment", "openness")
    every = tuple(Suggestion(id=name) for name in (*table, "resilience", "collaboration"))
    cases = ("full-report/chapter-6/example-2", "child-poverty/example-3")
    offer = offered.state.offer.but(behaviours=every, shown=table, cases_shown=cases)
    return Leader(offered.library, offered.state.but(offer=offer))


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("the one about keeping people with you, and the last", ("commitment", "openness")),
        ("No, two of them. Commitment AND the last. And why on earth a number?", ("commitment", "openness")),
        ("It is late and I am off to cabinet in five minutes, anyway. resilience one I suppose", ("resilience",)),
        ("commitment and the first", ("simplicity", "commitment")),
        ("the second and the third", ("commitment", "openness")),
    ],
)
def test_several_are_chosen_by_name_by_what_they_are_about_and_by_place(
    keeping: Leader, words: str, chosen: tuple[str, ...]
) -> None:
    assert set(keeping.replies_at("chosen", words).offer.chosen) == set(chosen)


def test_a_case_that_a_choice_asks_about_is_told_beside_it(keeping: Leader) -> None:
    words = "collaborate, just that. And tell me why that streamlining IT one is there"
    assert keeping.replies_at("chosen", words).offer.chosen == ("collaboration",)
    card = keeping.card("item")
    assert card is not None
    assert card["title"] == "Streamlining unwieldy information systems"


def test_what_a_choice_tells_besides_is_kept(keeping: Leader) -> None:
    told = "The trust has sent somebody new to each of the last six meetings."
    assert told in (keeping.replies_at("chosen", f"{told} Resilience, I suppose.").situation or "")
    assert keeping.state.offer.chosen == ("resilience",)


def test_the_choice_is_changed_while_no_question_was_answered(keeping: Leader) -> None:
    offer = keeping.state.offer.but(chosen=("openness",), sets=(SET,))
    plan = course.plan_of(keeping.library.questions_of(SET))
    begun = keeping.state.but(offer=offer, plan=plan)
    words = "No, two of them. Commitment AND the last. And why on earth a number?"
    keeping.state = begun
    state = keeping.replies_at("answer", words)
    assert (set(state.offer.chosen), state.replies) == ({"commitment", "openness"}, {})
    keeping.state = course.answered(begun, "We meet monthly.")
    assert keeping.replies_at("answer", words).offer.chosen == ("openness",)


@pytest.mark.parametrize(
    "words",
    [
        "No, commitment is the one thing that we never lacked.",
        "Commitment.",
        "Two of them, and neither has any resilience",
    ],
)
def test_an_answer_to_the_first_question_that_holds_a_name_stays_one(keeping: Leader, words: str) -> None:
    offer = keeping.state.offer.but(chosen=("openness",))
    plan = course.plan_of(keeping.library.questions_of(SET))
    keeping.state = keeping.state.but(offer=offer, plan=plan)
    state = keeping.replies_at("answer", words)
    assert (state.offer.chosen, len(state.replies)) == (("openness",), 1)


STEADY = "full-report/case-study-10"
UNLIKE = (
    "Fine. Tell me, the second case, a high-performing authority with very stable leadership? "
    "We're nothing like them. I haven't had a stable week since the leader went."
)


@pytest.fixture
def steady(offered: Leader) -> Leader:
    """Before two cases, of which the second is a steady authority."""
    offer = offered.state.offer.but(cases_shown=(CLINIC, STEADY), cases=(Suggestion(id=CLINIC), Suggestion(id=STEADY)))
    found = [Result(one.id, 1.0, one.words or "") for one in offer.behaviours]
    cases = [Result(one.id, 1.0, "") for one in offer.cases]
    search = FakeSearch(replace(FakeSearch().finding, behaviours=found, cases=cases))
    library = Library(offered.library.pack, search)  # type: ignore[arg-type]
    return Leader(library, offered.state.but(offer=offer))


@pytest.mark.parametrize(
    "words",
    [
        UNLIKE,
        "I said we're nothing like them, the stable one. Why's it still there",
        "The second case is not like us at all",
        "The second case? We're nothing like them.",
    ],
)
@pytest.mark.parametrize("intent", ["answer", "reject"])
def test_a_case_that_is_nothing_like_theirs_is_put_aside_alone(steady: Leader, words: str, intent: str) -> None:
    state = steady.replies_at("chosen", words) if intent == "answer" else steady.interrupts(intent, words, at="chosen")
    assert (state.offer.rejected, steady.responses) == ((STEADY,), ["utter_rejected"])
    assert "nothing like" not in (state.situation or "")


def test_what_is_told_beside_a_case_that_is_nothing_like_theirs_is_kept(steady: Leader) -> None:
    assert "I haven't had a stable week" in (steady.replies_at("chosen", UNLIKE).situation or "")


@pytest.mark.parametrize("intent", ["answer", "reject"])
def test_why_something_is_still_there_rejects_nothing(steady: Leader, intent: str) -> None:
    before, words = steady.state, "Why's it still there"
    after = steady.replies_at("chosen", words) if intent == "answer" else steady.interrupts(intent, words, at="chosen")
    assert (after, steady.responses) == (before, ["utter_put_right_what"])


async def test_what_is_said_beside_a_question_is_taken_by_the_door_that_is_open(leader: Leader) -> None:
    pending = leader.state.plan.asks[3].key
    words = "The heads and the health visitors, if they would talk to us at all."
    state = await leader.interrupts_the_bot("privacy", "Who can read this?", at="answer", reply=words)
    assert leader.orders == ["tell_readers"]
    assert state.replies[pending].text == words
    assert leader.responses.index("utter_privacy") == 0


def test_how_many_questions_are_left_is_told_at_any_moment(leader: Leader) -> None:
    before, words = leader.state, "how many questions are left?"
    assert leader.interrupts("summary", words, at="answer") == before
    assert leader.responses == ["utter_place"]
    leader.state = before.but(plan=before.plan.but(at=len(before.plan.asks)))
    leader.interrupts("summary", words, at="step_what")
    assert leader.responses == ["utter_place_past"]


def test_how_many_questions_come_is_told_before_the_first(choosing: Leader) -> None:
    choosing.interrupts("summary", "how many left", at="chosen")
    assert choosing.responses == ["utter_place_before"]


REFUSALS = [
    "collaboration? no. tried that last place, collaborating is what got them RI. not that one. resilience maybe",
    "collaboration? nah. resilience",
    "Collaboration, no. Resilience, yes",
    "Collaboration isn't for us, resilience then",
    "i dont want collaboration, i want resilience",
    "Resilience, not collaborating",
]


@pytest.mark.parametrize("words", REFUSALS)
def test_what_is_refused_in_the_same_breath_is_not_taken(keeping: Leader, words: str) -> None:
    assert keeping.replies_at("chosen", words).offer.chosen == ("resilience",)


def test_what_was_said_not_to_be_wanted_is_given_up_at_the_first_question(keeping: Leader) -> None:
    both = keeping.replies_at("chosen", "collaboration and resilience")
    assert set(both.offer.chosen) == {"collaboration", "resilience"}
    state = keeping.replies_at("answer", "no. i said NOT collaboration. take that off")
    assert (state.offer.chosen, state.replies) == (("resilience",), {})


def test_an_answer_that_denies_a_word_of_a_name_stays_one(keeping: Leader) -> None:
    keeping.replies_at("chosen", "collaboration and resilience")
    state = keeping.replies_at("answer", "Not much collaboration between the heads of service, I am afraid.")
    assert (len(state.offer.chosen), len(state.replies)) == (2, 1)


async def test_what_is_said_beside_a_question_is_no_reply_where_it_is_about_the_talk(leader: Leader) -> None:
    before, words = leader.state, "I don't know what you mean by those at all."
    state = await leader.interrupts_the_bot("privacy", "Who can read this?", at="answer", reply=words)
    assert (state.replies, state.plan) == (before.replies, before.plan)
    assert leader.responses == ["utter_privacy", "utter_rephrase_rating"]


@pytest.mark.parametrize(
    ("intent", "order", "last"),
    [
        ("summary", "Show me what you have so far.", "utter_summary_at"),
        ("pause", "Right, need to go, back in an hour.", "utter_paused"),
    ],
)
async def test_what_a_reply_ends_with_ordering_is_done_once_the_reply_is_kept(
    leader: Leader, intent: str, order: str, last: str
) -> None:
    pending, words = leader.state.plan.asks[3].key, "Two of them think it is a cuts plan."
    state = await leader.interrupts_the_bot(intent, order, at="answer", reply=words)
    assert (state.replies[pending].text, leader.responses[-1]) == (words, last)


async def test_a_question_that_is_past_is_not_left_a_second_time(leader: Leader) -> None:
    pending, before = leader.state.plan.asks[3].key, leader.state.plan
    words = "Two of them think it is a cuts plan."
    state = await leader.interrupts_the_bot("skip", "Next question please.", at="answer", reply=words)
    assert (state.replies[pending].text, state.plan.at, state.plan.skipped) == (words, before.at + 1, before.skipped)


async def test_sharing_that_a_reply_ends_with_wishing_is_asked_for_at_once(leader: Leader) -> None:
    pending, words = leader.state.plan.asks[3].key, "Two of them think it is a cuts plan."
    state = await leader.interrupts_the_bot("share", "Now share it with my coach.", at="answer", reply=words)
    assert (state.replies[pending].text, state.asides.confirming) == (words, "share")


@pytest.mark.parametrize("words", ["3 mins.", "I have three minutes left."])
async def test_how_little_time_there_is_orders_no_pause(leader: Leader, words: str) -> None:
    pending, told = leader.state.plan.asks[3].key, "Two of them think it is a cuts plan."
    state = await leader.interrupts_the_bot("pause", words, at="answer", reply=told)
    assert (state.replies[pending].text, state.asides.paused) == (told, False)


async def test_what_only_sounds_like_an_order_at_the_end_of_a_reply_is_part_of_it(leader: Leader) -> None:
    pending, words = leader.state.plan.asks[3].key, "They push for a longer programme."
    state = await leader.interrupts_the_bot("pause", "I say we pause in February.", at="answer", reply=words)
    assert state.replies[pending].text == f"{words} I say we pause in February."


async def test_what_else_is_asked_beside_a_question_is_answered_too(leader: Leader) -> None:
    before = leader.state.replies
    state = await leader.interrupts_the_bot("why", "why this question?", at="answer", reply="and is there an example")
    assert (state.replies, leader.responses[0]) == (before, "utter_why")
    assert any(one.startswith("utter_example") for one in leader.responses)


@pytest.mark.parametrize("intent", ["pause", "smalltalk", "help"])
async def test_a_mere_value_is_one_whatever_it_was_taken_for(leader: Leader, intent: str) -> None:
    context = leader.state.context.but(performance=None)
    leader.state = State(situation=SITUATION, context=context)
    state = await leader.interrupts_the_bot(intent, "RI", at="performance")
    assert state.context.value_of("performance") == "low"


def test_a_wish_to_delete_chooses_nothing(choosing: Leader) -> None:
    before = choosing.state
    assert choosing.replies_at("chosen", "delete my last answer, I don't want that written down") == before
    assert choosing.responses == ["utter_delete_which"]


@pytest.mark.parametrize("at", ["answer", "performance", "chosen", "step_what"])
async def test_what_is_beside_the_point_is_refused_wherever_it_is_asked(leader: Leader, at: str) -> None:
    before = leader.state
    assert (
        await leader.interrupts_the_bot("out_of_scope", "what is the weather in Leeds this afternoon", at=at) == before
    )
    assert leader.responses == ["utter_out_of_scope"]


@pytest.mark.parametrize("words", ["6", "christmas eve", "hm, I wonder"])
def test_what_chooses_nothing_is_said_to_be_no_choice(choosing: Leader, words: str) -> None:
    before = choosing.state
    assert choosing.replies_at("chosen", words) == before
    assert choosing.responses == ["utter_choice_unclear"]
