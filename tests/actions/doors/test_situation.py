"""What is taken of the context, and what is not; each thing that is taken is said back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions import course
from actions.moves.situation import offering
from actions.parts import Context, Known, Offer, Suggestion
from actions.state import State
from actions.words.context import contexts
from actions.words.dialogue import remarks
from actions.words.situation import reasons, statements
from knowledge.library import Library
from knowledge.schema import Question
from knowledge.search import Guess, Result
from tests.actions.leader import TODAY, FakeSearch, Leader

SITUATION = "The whole senior team is at each other's throats."
CHANGE = Context(challenge=Known(value="change"), performance=Known(value="low"))


def leader(library: Library, context: Context = CHANGE) -> Leader:
    return Leader(library, State(situation=SITUATION, context=context))


def fields_said(one: Leader) -> list[str]:
    return [message["fields"] for message in one.uttered if message.get("fields")]


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("tame lol. nothing tame about it. whys it matter which?", "problem", None),
        ("it isn't tame", "problem", None),
        ("wicked, not tame", "problem", "wicked"),
        ("I don't think we're stable", "stability", None),
        ("not stable", "stability", "unstable"),
        ("so settled isn't the word", "stability", "unstable"),
        ("it hasn't changed in years", "stability", "stable"),
        ("no longer inadequate", "performance", "improving"),
        ("not struggling, good", "performance", "high"),
        ("we're requires improvement", "performance", "low"),
        ("And it isn't 'shock', nobody is shocked", "challenge", None),
        ("it isn't shock, it's the members", "challenge", "landscape"),
    ],
)
def test_what_a_reply_denies_it_does_not_say(words: str, field: str, value: str | None) -> None:
    assert contexts.context_in(words, field) == value


def test_a_denial_of_the_choice_chooses_nothing_and_the_question_beside_it_is_answered(library: Library) -> None:
    one = leader(library, CHANGE.but(stability=Known(value="stable")))
    state = one.replies_at("problem", "tame lol. nothing tame about it. whys it matter which?")
    assert (state.context.problem, state.situation) == (None, SITUATION)
    assert one.responses == ["utter_why_context"]


def test_a_denial_of_the_challenge_opens_it_again_and_the_pending_question_stays(library: Library) -> None:
    said = "no. not 'change over time'. its that they hate each other. fostering wont sit in a room with safeguarding"
    one = leader(library)
    state = one.replies_at("stability", said)
    assert one.responses == ["utter_challenge_open"]
    assert (state.context.challenge, state.context.stability) == (None, None)
    assert "fostering wont sit in a room" in (state.situation or "")


def test_a_denial_that_says_what_it_is_puts_the_challenge_right(library: Library) -> None:
    one = leader(library)
    state = one.replies_at("stability", "settled. It isn't leading change though, it's about blame.")
    assert state.context.value_of("challenge") == "culture"
    assert fields_said(one) == ["a culture of learning rather than blame", "settled politics"]


@pytest.mark.parametrize("words", ["not changed for years", "no, it hasn't changed"])
def test_politics_that_did_not_change_deny_no_challenge(library: Library, words: str) -> None:
    state = leader(library).replies_at("stability", words)
    assert (state.context.value_of("challenge"), state.context.value_of("stability")) == ("change", "stable")


def test_what_is_named_beside_a_shrug_is_taken(library: Library) -> None:
    one = leader(library, Context())
    state = one.replies_at("challenge", "bit of all. structures i spose")
    assert state.context.value_of("challenge") == "system-design"
    assert fields_said(one) == ["structures and ways of delivering services"]


def test_a_shrug_is_left_open_and_no_guess_is_put_in_its_place(library: Library) -> None:
    guessing = replace(FakeSearch().finding, understood={**FakeSearch().finding.understood, "challenge": sure(0.9)})
    one = leader(Library(library.pack, FakeSearch(guessing)), Context())  # type: ignore[arg-type]
    state = one.replies_at("challenge", "don't know")
    assert one.responses == ["utter_context_open"]
    assert offering.looked_up(state, one.library).context.value_of("challenge") is None


@pytest.mark.parametrize(("lead", "value"), [(0.15, None), (0.5, "shock")])
def test_a_reply_that_names_nothing_is_guessed_only_where_that_is_sure(
    library: Library, lead: float, value: str | None
) -> None:
    guessing = replace(FakeSearch().finding, understood={**FakeSearch().finding.understood, "challenge": sure(lead)})
    one = leader(Library(library.pack, FakeSearch(guessing)), Context())  # type: ignore[arg-type]
    state = one.replies_at("challenge", "It is all of these things at once, from where I stand.")
    assert state.context.value_of("challenge") == value
    assert one.responses == ["utter_context_noted" if value else "utter_context_added"]


def sure(lead: float) -> Guess:
    return Guess(value="shock", sureness=lead, words="all of these things at once")


def test_what_the_situation_says_of_the_context_is_said_back(library: Library) -> None:
    one = Leader(library, State())
    one.replies_at("situation", "We are rated good, same cabinet for ten years, and the heads of service do not speak.")
    assert fields_said(one) == ["performing consistently well; settled politics"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hang on, that's not what I said.",
        "You have quoted my complaint back at me.",
        "I haven't told you anything yet, so how can I say?",
        "no i mean ive only got 10 mins.",
        "Can I dismiss him on notice before the inspection window?",
    ],
)
def test_a_protest_a_remark_or_a_question_is_no_reason(library: Library, sentence: str) -> None:
    result = Result("openness", 1.0, sentence)
    finding = replace(FakeSearch().finding, behaviours=[result])
    state = State(situation=f"{sentence} The heads of service do not speak.", context=CHANGE)
    found = offering.looked_up(state, Library(library.pack, FakeSearch(finding)))  # type: ignore[arg-type]
    assert found.offer.behaviours == (Suggestion(id="openness"),)


def test_what_is_said_to_the_program_is_not_searched_for() -> None:
    said = "no i mean ive only got 10 mins. hubs merging, partners drifting off. why do you ask?"
    assert statements.of_situation(said) == "hubs merging, partners drifting off."
    assert statements.of_situation("why do you ask?") == "why do you ask?"


def test_a_denied_challenge_is_asked_again_however_much_was_asked(library: Library) -> None:
    full = Context(challenge=Known(value="shock"), asked=("challenge", "performance", "stability"))
    one = leader(library, full)
    one.state = one.state.but(offer=Offer(behaviours=(Suggestion(id="openness"),), shown=("openness",)))
    state = one.replies_at("chosen", "And it isn't 'shock', nobody is shocked.")
    assert (state.context.challenge, state.context.asked) == (None, ("performance", "stability"))
    assert state.offer.behaviours == ()


WELL = CHANGE.but(performance=Known(value="high", words="we do well"), asked=("performance",))


@pytest.mark.parametrize(
    "words",
    [
        "No. We are doing badly, systemic failings. Not performing well at all.",
        "yes but have you got it that we're NOT performing well",
        "we are not performing well, we are in trouble",
        "we're struggling to be honest, it's systemic failings",
        "no, performance is bad, we were slated",
        "who said we are doing well? we're on our knees",
    ],
)
@pytest.mark.parametrize("door", ["stability", "problem"])
def test_how_they_perform_is_put_right_at_another_question_which_comes_again(
    library: Library, door: str, words: str
) -> None:
    state = leader(library, WELL).replies_at(door, words)
    assert state.context.value_of("performance") == "low"
    assert door not in state.context.asked


@pytest.mark.parametrize(
    "words",
    [
        "Er no, hang on, I never said we were performing consistently well, far from it. Where did you get that from?",
        "the performance",
        "the performance is wrong",
        "I didn't say we are good",
    ],
)
def test_how_they_perform_is_open_again_where_it_is_denied_or_named_to_be_put_right(
    library: Library, words: str
) -> None:
    one = leader(library, WELL)
    state = one.replies_at("problem", words)
    assert "utter_taken_back_of_context" in one.responses
    assert (state.context.performance, state.situation) == (None, SITUATION)


@pytest.mark.parametrize(
    ("words", "performance", "stability"),
    [
        ("We're good, have been for years, and the parents still shout at the team.", "high", None),
        ("Basically the tribunals are completely out of hand and my team gets shouted at as well.", None, None),
        ("We are good with families and the team is good, yet the cases pile up.", None, None),
    ],
)
def test_nothing_is_taken_from_an_opening_that_does_not_say_it(
    library: Library, words: str, performance: str | None, stability: str | None
) -> None:
    sure = {name: Guess(value="unknown", sureness=0.0, words="") for name in ("challenge", "theme")}
    guessed = {
        "performance": Guess(value="high", sureness=0.9, words=words),
        "stability": Guess(value="stable", sureness=0.9, words=words),
    }
    found = replace(FakeSearch().finding, understood={**sure, **guessed})
    of_it = Library(library.pack, FakeSearch(found))  # type: ignore[arg-type]
    state = Leader(of_it, State()).replies_at("situation", words)
    assert (state.context.value_of("performance"), state.context.value_of("stability")) == (performance, stability)


@pytest.mark.parametrize(
    "words",
    ["settled, same cabinet for a decade", "the parents shout at the team every day and three have handed in"],
)
def test_what_belongs_elsewhere_uses_up_no_question_but_the_second_time(library: Library, words: str) -> None:
    one = leader(library, WELL)
    assert one.replies_at("problem", words).context.problem is None
    assert one.replies_at(
        "problem", "and the health team has been cut by a third since the summer"
    ).context.problem == (Known(value=None))


@pytest.mark.parametrize(
    ("words", "responses"),
    [
        ("eg? I don't know what you mean by those", ["utter_example_problem", "utter_plain_problem"]),
        ("what do you mean by those?", ["utter_plain_problem"]),
        ("what did you mean by the list?", ["utter_plain_problem"]),
    ],
)
def test_what_the_choices_mean_is_told_in_plain_words(library: Library, words: str, responses: list[str]) -> None:
    one = leader(library, WELL)
    assert one.replies_at("problem", words).context == WELL
    assert one.responses == responses


def test_who_reads_this_is_told_and_the_question_comes_again(library: Library) -> None:
    said = "Before I answer that, may I ask who reads what I write here? I would be a little careful about the interim."
    one = leader(library, WELL)
    assert one.replies_at("problem", said).context.problem is None
    assert "utter_privacy" in one.responses


@pytest.mark.parametrize(
    "words",
    [
        "and got another case? one thats actually in intervention or RI",
        "another case? one that is in intervention",
        "have you any other case studies? ideally requires improvement",
    ],
)
@pytest.mark.parametrize("door", ["chosen", "answer"])
def test_another_case_is_told_of_the_kind_that_is_named(library: Library, door: str, words: str) -> None:
    question = next(item for _, item in library.pack.all() if isinstance(item, Question))
    one = Leader(library, State(situation=SITUATION, context=CHANGE, plan=course.plan_of([question])))
    state = one.replies_at(door, words)
    told = state.asides.told["offer"]
    assert [library.context_of(name)["performance"] for name in told] == ["low"]
    assert state.replies == {}


@pytest.mark.parametrize(
    "words",
    ["Another case came in on Friday and nobody picked it up", "the case conference was chaired by somebody new"],
)
def test_a_case_of_their_own_stays_an_answer(words: str) -> None:
    assert not remarks.asks_for_a_case(words)


@pytest.mark.parametrize(
    "words", ["that case isn't in intervention at all", "this example is nothing like ours", "why is that one here"]
)
def test_an_objection_to_a_case_is_no_reason_for_it(words: str) -> None:
    assert reasons.reason_in(words) is None


def test_what_a_first_sentence_says_and_no_more_is_meant_whatever_is_told_behind_it(library: Library) -> None:
    leader = Leader(library, State(situation=SITUATION, context=CHANGE.but(performance=None)))
    state = leader.replies_at("performance", "Improving. We came out of requires improvement last spring.")
    assert state.context.value_of("performance") == "improving"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (f"got 10 mins b4 a mtg. {SITUATION} quick pls", SITUATION),
        (f"Right, {SITUATION} I'm about to be rude about colleagues.", f"Right, {SITUATION}"),
        (f"I've been asked to try this thing. {SITUATION} I'd value some help thinking about it.", SITUATION),
    ],
)
def test_what_is_said_of_being_here_is_no_situation(library: Library, words: str, kept: str) -> None:
    one = Leader(library, State())
    assert one.replies_at("situation", words).situation == kept


@pytest.mark.parametrize(
    "words",
    [
        "Right. I've been asked to try this. I have been a DCS for eleven years and I've seen a lot of tools.",
        "hi. ive just been asked to step up to interim ad from monday, im a service manager. dont know where to start",
    ],
)
def test_who_only_introduces_themselves_is_asked_what_it_is_about(library: Library, words: str) -> None:
    one = Leader(library, State())
    state = one.replies_at("situation", words)
    assert (state.situation, one.responses) == (None, ["utter_situation_thin"])
    assert (one.replies_at("situation", SITUATION).situation or "").endswith(SITUATION)


def test_who_does_not_know_how_to_begin_is_told(library: Library) -> None:
    one = Leader(library, State())
    state = one.replies_at("situation", "I don't really know where to start.")
    assert (state.situation, one.responses) == (None, ["utter_begin"])


def test_a_question_of_a_leaders_own_matter_stays_in_the_situation(library: Library) -> None:
    one = leader(library, CHANGE.but(stability=Known(value="stable")))
    own = "But what is underneath is this: how do I tell her no without losing her?"
    state = one.replies_at("problem", f"Complex, I suppose, for the money is real and so are the families. {own}")
    assert (state.context.value_of("problem"), own in (state.situation or "")) == ("wicked", True)
    assert one.responses == ["utter_context_noted"]


@pytest.mark.parametrize("words", ["none of them. recruitment i said", "None of these, it's about recruitment really"])
def test_what_fits_no_option_is_called_as_its_leader_calls_it(library: Library, words: str) -> None:
    leader = Leader(library, State(situation="Five workers left on Friday and forty children wait."))
    state = leader.replies_at("challenge", words)
    assert state.context.challenge is not None
    assert (state.context.challenge.value, state.context.challenge.term) == (None, "recruitment")
    assert state.situation == "Five workers left on Friday and forty children wait."
    assert "recruitment" in leader.lines[1]


@pytest.mark.parametrize("words", ["none of them really", "None of these, I don't know", "none, sorry"])
def test_who_names_nothing_instead_leaves_it_open(library: Library, words: str) -> None:
    leader = Leader(library, State(situation="Five workers left on Friday and forty children wait."))
    state = leader.replies_at("challenge", words)
    assert (state.context.challenge and state.context.challenge.term, leader.responses) == (
        None,
        ["utter_context_open"],
    )


def politics_of(library: Library, stability: Known | None) -> Leader:
    context = Context(challenge=Known(value="shock"), performance=Known(value="low"), stability=stability)
    return Leader(library, State(situation="The grant ends in March.", context=context))


@pytest.mark.parametrize("known", [None, Known(value=None), Known(value="unstable")])
@pytest.mark.parametrize("words", ["no, we're stable", "no no, we are settled"])
def test_how_settled_it_is_is_heard_where_something_else_is_asked(
    library: Library, known: Known | None, words: str
) -> None:
    state = politics_of(library, known).replies_at("problem", words)
    assert state.context.value_of("stability") == "stable"


@pytest.mark.parametrize(
    "words",
    [
        "I said it before, councillors are at each other's throats",
        "a long way from settled",
        "anything but stable these days",
        "the leader and the lead member have fallen out",
        "members are feuding",
        "politically it's chaos",
    ],
)
def test_politics_is_unsettled_in_other_words(library: Library, words: str) -> None:
    assert politics_of(library, None).replies_at("stability", words).context.value_of("stability") == "unstable"


@pytest.mark.parametrize("words", ["skip", "pass", "no thanks", "next", "never mind", "come back to that later"])
def test_what_leaves_a_question_is_no_situation(library: Library, words: str) -> None:
    leader = Leader(library, State())
    state = leader.replies_at("situation", words)
    assert (leader.responses, state.situation, state.asides.thin_situation) == (["utter_begin"], None, None)


@pytest.mark.parametrize("words", ["no, keep it", "nah leave it as it was", "keep the old one please"])
def test_who_wants_the_topic_kept_is_back_at_it(library: Library, words: str) -> None:
    leader = Leader(library, State(situation="The grant ends in March."))
    leader.state = leader.state.turned_to(None, TODAY)
    assert leader.replies_at("situation", words).situation == "The grant ends in March."


def test_what_was_left_open_before_is_not_carried_into_a_new_topic(library: Library) -> None:
    leader = politics_of(library, Known(value=None))
    leader.state = leader.state.turned_to(None, TODAY)
    leader.replies_at("situation", "Nobody comes to the improvement board and two heads have resigned.")
    assert leader.state.context.stability is None


@pytest.mark.parametrize(
    "words",
    [
        "I don't know sorry, I am too junior for that. My manager tells me nothing and I dare not ask.",
        "No idea, above my grade. My manager tells me nothing and I dare not ask.",
        "couldn't tell you, that's for the director. my manager tells me nothing and i dare not ask",
    ],
)
def test_who_begins_by_not_knowing_is_asked_no_more_and_what_else_they_tell_is_kept(
    library: Library, words: str
) -> None:
    leader = politics_of(library, None)
    state = leader.replies_at("stability", words)
    assert state.context.stability == Known(value=None)
    assert "dare not ask" in (state.situation or "")


@pytest.mark.parametrize("words", ["Complex, I should say.", "A tangle, I would say; complex."])
async def test_an_option_beside_a_question_to_the_bot_is_taken(library: Library, words: str) -> None:
    leader = Leader(library, State(situation="The heads of service keep their own counsel."))
    state = await leader.interrupts_the_bot("why", "May I ask why you want to know that?", "problem", words)
    assert (leader.responses[0], state.context.value_of("problem")) == ("utter_why_context", "wicked")


@pytest.mark.parametrize("words", ["i think number 8. it is about trust", "8, none of them. its about trust"])
def test_none_of_the_options_by_its_place_is_noted_in_the_words_that_stand_instead(
    library: Library, words: str
) -> None:
    state = Leader(library, State(situation="My manager keeps things from me.")).replies_at("challenge", words)
    assert state.context.challenge is not None
    assert (state.context.challenge.value, state.context.challenge.term) == (None, "trust")


def test_what_stands_beside_none_of_them_by_its_place_is_kept(library: Library) -> None:
    leader = Leader(library, State(situation="My manager keeps things from me."))
    state = leader.replies_at("challenge", "number 8. Nobody here trusts the manager and she keeps things back.")
    assert (state.context.challenge, leader.responses) == (Known(value=None), ["utter_context_open"])
    assert (state.situation or "").endswith("and she keeps things back.")
