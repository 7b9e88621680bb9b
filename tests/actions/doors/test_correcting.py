"""A guess is withdrawn as soon as it is denied; what it is instead is taken by a clear word, or asked with options."""

from __future__ import annotations

import pytest

from actions import flow
from actions.parts import Context, Known, Offer, Suggestion
from actions.record import record_of
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

SITUATION = "The health partners say yes in the meeting and nobody comes to the hubs."
GUESSED = Context(challenge=Known(value="governance", words=SITUATION))
SLIPPING = GUESSED.but(performance=Known(value="low", words="slipped"), asked=("performance",))


def leader(library: Library, context: Context = GUESSED) -> Leader:
    return Leader(library, State(situation=SITUATION, context=context))


@pytest.mark.parametrize(
    "words",
    [
        "Who said anything about being held to account?",
        "I never mentioned accountability. I said partners.",
        "did you get that it's partners? last time you'd put accountability",
        "You've still got accountability down, that's wrong.",
        "Am I still 'being held to account'?",
        "I didn't choose accountability, I asked what you meant.",
        "no",
        "That's not what I said.",
    ],
)
@pytest.mark.parametrize("door", ["performance", "stability", "problem"])
def test_a_denied_guess_is_withdrawn_and_the_options_come(library: Library, words: str, door: str) -> None:
    one = leader(library)
    for _ in range(2):
        # The second time as much as the first.
        one.state = one.state.but(context=GUESSED)
        state = one.replies_at(door, words)
        assert one.responses[0] == "utter_challenge_open"
        assert flow.next_door(state) == "challenge"
        assert "account" not in (state.situation or "")


@pytest.mark.parametrize("door", ["performance", "stability", "problem"])
def test_a_sentence_that_denies_and_tells_is_kept_whole(library: Library, door: str) -> None:
    words = "It isn't about accountability, it's partners who agree and then vanish."
    one = leader(library)
    state = one.replies_at(door, words)
    assert (one.responses[0], flow.next_door(state)) == ("utter_challenge_open", "challenge")
    assert state.situation == f"{SITUATION}\n{words}"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("You've got 'being held to account'. Wrong. Call it money.", "shock"),
        ("No. It's still not being held to account, it's the money. Why can't you hear that?", "shock"),
        (
            "I didn't choose accountability. The sixth of your list, if anything: people are afraid to say it.",
            "culture",
        ),
        ("You put accountability. I said the last one, keeping it going.", "sustaining"),
        ("change accountability to culture would you", "culture"),
    ],
)
def test_what_it_is_instead_is_taken_by_name_or_place(library: Library, words: str, value: str) -> None:
    one = leader(library)
    state = one.replies_at("stability", words)
    assert state.context.value_of("challenge") == value
    assert (state.context.stability, state.context.performance) == (None, None)
    assert state.situation == SITUATION


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("we're on the way UP, not slipping", "improving"),
        ("And change 'slipping' to improving, would you.", "improving"),
        ("Not slipping. Good in 2024, in fact.", "high"),
    ],
)
def test_how_they_perform_is_put_right_and_nothing_else_is_invented(library: Library, words: str, value: str) -> None:
    state = leader(library, SLIPPING).replies_at("stability", words)
    assert state.context.value_of("performance") == value
    assert state.context.stability is None


@pytest.mark.parametrize("words", ["not poor. RI. it requires improvement", "RI not low. fix it", "we're RI, not poor"])
def test_a_judgement_is_said_back_in_the_leaders_term(library: Library, words: str) -> None:
    one = leader(library, SLIPPING)
    state = one.replies_at("stability", words)
    assert [said["fields"] for said in one.uttered if said.get("fields")] == ["RI"]
    assert state.situation == SITUATION


def test_a_press_opens_what_was_guessed_with_its_options(library: Library) -> None:
    one = leader(library)
    state = one.interrupts("correct", "Something else", at="performance", choice="challenge")
    assert (state.context.challenge, flow.next_door(state)) == (None, "challenge")


def test_a_guess_comes_with_a_press_to_put_it_right(library: Library) -> None:
    one = leader(library, SLIPPING.but(stability=Known(value="stable")))
    one.replies_at("problem", "You have misquoted me there.")
    offered = [button["payload"] for said in one.uttered for button in said.get("buttons") or []]
    assert offered in ([], ["correct:challenge", "correct:performance", "correct:stability"])


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, performance of whom? The team managers or the service?",
        "I dont understand this question good, can you explain",
        "What's that one, tame, critical, wicked? I remember the word wicked but I couldn't tell you.",
        "is this thing for directors only?",
        "Is it me?",
        "which would you pick if you were me?",
    ],
)
@pytest.mark.parametrize("door", ["performance", "problem"])
def test_a_question_is_answered_chooses_nothing_and_is_not_kept(library: Library, words: str, door: str) -> None:
    one = leader(library)
    before = one.state
    after = one.replies_at(door, words)
    assert after.but(asides=after.asides.but(quiet=False)) == before
    assert one.responses


@pytest.mark.parametrize(
    ("door", "words", "value"),
    [
        ("problem", "I think the last one, nobody knows the answer", "wicked"),
        ("problem", "the second, I suppose", "critical"),
        ("challenge", "The fourth of your list, if anything", "governance"),
        ("challenge", "making it last, really", "sustaining"),
        ("performance", "Ah ok. Medium. Ofsted say we requires improvement", "low"),
        ("stability", "The same lot in charge since I came", "stable"),
    ],
)
def test_an_option_is_meant_by_place_by_label_or_by_what_it_denotes(
    library: Library, door: str, words: str, value: str
) -> None:
    empty = Context() if door == "challenge" else GUESSED
    state = leader(library, empty).replies_at(door, words)
    assert getattr(state.context, door).value == value


@pytest.mark.parametrize(
    "words", ["None of those. It's delegation and the team not talking.", "Neither really", "none of these fit"]
)
def test_none_of_these_leaves_it_open_and_takes_no_guess(library: Library, words: str) -> None:
    state = leader(library, Context()).replies_at("challenge", words)
    assert state.context.challenge == Known(value=None)


@pytest.mark.parametrize(
    "words",
    [
        "Half of the hub managers have handed in their notice this month.",
        "The board meets every month and the police have not been since May.",
    ],
)
def test_more_of_the_situation_is_kept_and_the_question_comes_once_more(library: Library, words: str) -> None:
    state = leader(library).replies_at("problem", words)
    assert words in (state.situation or "")
    assert state.context.problem is None
    assert state.context.value_of("challenge") == "governance"


@pytest.mark.parametrize("words", ["Thank you for to see me", "nice to meet you", "Hello, good morning. How are you"])
def test_before_anything_is_told_a_greeting_is_returned(library: Library, words: str) -> None:
    one = Leader(library, State())
    one.interrupts("smalltalk", words, at="situation")
    assert one.responses == ["utter_greeted"]


@pytest.mark.parametrize(
    "words", ["I'm not sure I should be using this. should I?", "is it ok for me to use this or is it for directors?"]
)
def test_whether_it_is_for_them_is_answered_and_is_no_situation(library: Library, words: str) -> None:
    one = Leader(library, State())
    assert one.replies_at("situation", words).situation is None
    assert one.responses == ["utter_for_whom"]


TABLE = ("learning", "outcomes", "resilience")
SHOWN, SEEN = ("full-report/case-study-5", "full-report/case-study-10"), ("full-report/chapter-3/example-6",)


@pytest.fixture
def offered(library: Library) -> Leader:
    """Before three behaviours, and two cases after another two."""
    one = leader(library, SLIPPING.but(stability=Known(value="stable"), problem=Known(value="wicked")))
    offer = Offer(
        behaviours=tuple(Suggestion(id=name) for name in (*TABLE, "openness")),
        cases=tuple(Suggestion(id=name) for name in (*SEEN, *SHOWN)),
        shown=TABLE,
        cases_shown=(*SEEN, "full-report/case-study-3"),
        cases_seen=(*SHOWN, *SEEN),
        presented=True,
    )
    one.state = one.state.but(offer=offer)
    return one


@pytest.mark.parametrize(
    "words",
    [
        "Personal resilience and tenacity? I asked about a budget. Where's the help there? Why these?",
        "Personal resilience and tenacity? I asked about a budget.",
        "Why personal resilience? I'm fine.",
        "why've you given me resilience when I spoke of money?",
        "resilience?",
    ],
)
@pytest.mark.parametrize("intent", ["answer", "reject"])
def test_a_question_or_a_complaint_about_what_is_offered_chooses_and_drops_nothing(
    offered: Leader, words: str, intent: str
) -> None:
    state = (
        offered.replies_at("chosen", words) if intent == "answer" else offered.interrupts(intent, words, at="chosen")
    )
    assert (state.offer.chosen, state.offer.rejected, state.situation) == ((), (), SITUATION)
    assert offered.responses


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("resilience then", ("resilience",)),
        ("the last one", ("resilience",)),
        (
            "Why personal resilience? I'm fine. The results and outcomes one, I'd take that, and the learning.",
            ("outcomes", "learning"),
        ),
        ("no i want resilience", ("resilience",)),
        ("I like this one, learning", ("learning",)),
    ],
)
@pytest.mark.parametrize("intent", ["answer", "reject"])
def test_a_name_or_a_place_chooses_whatever_it_was_read_as(
    offered: Leader, words: str, chosen: tuple[str, ...], intent: str
) -> None:
    state = (
        offered.replies_at("chosen", words) if intent == "answer" else offered.interrupts(intent, words, at="chosen")
    )
    assert set(state.offer.chosen) == set(chosen)
    assert state.situation == SITUATION


@pytest.mark.parametrize(
    "words",
    ["I should like neither.", "I said neither. What else is there?", "none of them", "what else have you got?"],
)
def test_neither_puts_all_aside(offered: Leader, words: str) -> None:
    assert set(TABLE) <= set(offered.replies_at("chosen", words).offer.rejected)


@pytest.mark.parametrize(
    "words",
    [
        "How does the consistently high-performing case differ from the landscape one?",
        "No. The first two you showed me: consistently high-performing, and the landscape with very stable leadership.",
    ],
)
@pytest.mark.parametrize("intent", ["answer", "compare", "reject"])
def test_cases_are_compared_that_were_shown_before(offered: Leader, words: str, intent: str) -> None:
    state = (
        offered.replies_at("chosen", words) if intent == "answer" else offered.interrupts(intent, words, at="chosen")
    )
    card = offered.card("comparison")
    assert card is not None
    assert [one["id"] for one in card["cases"]] == list(SHOWN)
    assert state.offer.rejected == ()


@pytest.mark.parametrize(
    ("door", "words", "responses"),
    [
        ("challenge", "wots the diff btw 4 and 6", 2),
        ("challenge", "How is number 2 different from number 1?", 2),
        ("problem", "what does 2 mean", 1),
        ("performance", "explain 3 pls", 1),
    ],
)
def test_what_options_mean_is_told_by_their_places_and_nothing_is_kept(
    library: Library, door: str, words: str, responses: int
) -> None:
    one = leader(library, Context())
    state = one.replies_at(door, words)
    assert one.responses == ["utter_option_means"] * responses
    assert (state.situation, flow.next_door(state)) == (SITUATION, "challenge")


@pytest.mark.parametrize(
    "words", ["2 and 3 really", "Somewhere between the second and the third", "either 2 or 3, not sure"]
)
def test_of_several_options_that_are_named_it_is_asked_which_counts_most(library: Library, words: str) -> None:
    one = leader(library)
    state = one.replies_at("problem", words)
    offered = [button["payload"] for said in one.uttered for button in said["buttons"]]
    assert offered == ["answer:critical", "answer:wicked", "answer:unknown"]
    assert (state.context.problem, state.situation) == (None, SITUATION)
    # Not a second time.
    one.replies_at("problem", words)
    assert "utter_context_which_of" not in one.responses


@pytest.mark.parametrize("words", ["3 then, if I must pick", "the third, I suppose. 3."])
def test_what_only_picks_from_a_list_is_no_situation(library: Library, words: str) -> None:
    state = leader(library).replies_at("problem", words)
    assert (state.context.value_of("problem"), state.situation) == ("wicked", SITUATION)


@pytest.mark.parametrize("words", ["It's mixed.", "bit patchy tbh", "don't know, it's up and down"])
def test_neither_good_nor_bad_is_kept_in_their_words_and_left_open(library: Library, words: str) -> None:
    state = leader(library).replies_at("performance", words)
    known = state.context.performance
    assert known is not None
    assert known.value is None
    assert known.term in words
    assert "performance" in state.context.asked


def test_what_went_wrong_is_told_and_no_protest(library: Library) -> None:
    words = "But people have gone silent: in supervision nobody mentions the visit that went wrong."
    assert words in (leader(library, Context()).replies_at("challenge", words).situation or "")


def test_what_follows_what_is_so_on_the_face_of_it_is_meant(library: Library) -> None:
    state = leader(library, Context()).replies_at("challenge", "it's money on paper, but underneath it's fear of blame")
    assert state.context.value_of("challenge") == "culture"


def test_a_judgement_that_is_called_wrong_gives_way_to_what_it_was(library: Library) -> None:
    low = Known(value="low", words="RI", term="RI")
    one = leader(library, GUESSED.but(performance=low, asked=("performance",)))
    state = one.replies_at("stability", "No, RI is wrong. Good last year, it was RI before that.")
    assert state.context.performance == Known(value="improving", words="Good last year, it was RI before that.")


def test_the_judgement_of_one_service_is_not_the_authoritys(library: Library) -> None:
    one = leader(library, SLIPPING)
    words = "We are a good authority; the local area SEND inspection is a partnership one and that came out weak."
    state = one.replies_at("stability", words)
    assert state.context.performance == Known(value="high", words="We are a good authority;", term="good")


@pytest.mark.parametrize(
    ("words", "performance"),
    [
        (
            "Performance is wrong: we're rated good. Please change it, and I'd like to take simplify and commitment.",
            "high",
        ),
        ("Not slipping at all, we're improving. I'll take commitment and simplifying please.", "improving"),
    ],
)
def test_what_is_chosen_beside_a_correction_is_taken_and_so_is_that(
    library: Library, words: str, performance: str
) -> None:
    found = tuple(Suggestion(id=one) for one in ("commitment", "simplicity", "resilience"))
    known = Known(value="stable")
    context = SLIPPING.but(stability=known, problem=known)
    offer = Offer(behaviours=found, shown=("commitment", "simplicity", "resilience"), presented=True)
    state = Leader(library, State(situation=SITUATION, context=context, offer=offer)).replies_at("chosen", words)
    assert state.context.value_of("performance") == performance
    assert set(state.offer.chosen) == {"commitment", "simplicity"}


def test_what_is_chosen_where_the_context_is_asked_anew_is_taken(library: Library) -> None:
    known = Known(value="stable")
    context = GUESSED.but(stability=known, problem=known)
    one = Leader(library, State(situation=SITUATION, context=context, offer=Offer(shown=("commitment", "resilience"))))
    state = one.replies_at("performance", "Consistently well. And I said I would take commitment to the questions.")
    assert (state.context.value_of("performance"), state.offer.chosen) == ("high", ("commitment",))


def test_why_something_is_not_chosen_is_no_situation(offered: Leader) -> None:
    shown = offered.state.offer.shown
    names = [offered.library.behaviour(one).short_name for one in shown]
    before = offered.state.situation
    state = offered.replies_at("chosen", f"{names[0]}. Not {names[1]}, thanks, we are good enough at that as it is.")
    assert (state.offer.chosen, state.situation) == ((shown[0],), before)


def test_a_case_that_was_seen_stays_among_those_that_were_shown(library: Library) -> None:
    seen, shown = "disabled-children/example-4", "full-report/case-study-5"
    offer = Offer(chosen=("commitment",), cases_shown=(shown,), cases_seen=(seen, shown))
    record = record_of(State(situation=SITUATION, offer=offer), library)
    assert {one["id"] for one in record["cases"]} == {seen, shown}


def test_what_a_leader_insists_on_is_final_and_the_open_question_is_answered_beside_it(library: Library) -> None:
    taken = GUESSED.but(stability=Known(value="unstable", words="new"), asked=("stability",))
    one = leader(library, taken)
    state = one.replies_at("problem", "No - I said settled. Only the lead member changed. The third one: complex.")
    assert (state.context.value_of("stability"), state.context.value_of("problem")) == ("stable", "wicked")
    assert one.responses == ["utter_corrected", "utter_context_noted"]


def test_a_protest_that_says_what_is_so_takes_nothing_else_back(library: Library) -> None:
    one = leader(library, SLIPPING)
    state = one.replies_at("stability", "That is wrong. We were inadequate in 2019 and good last November.")
    assert (state.context.value_of("performance"), state.context.value_of("challenge")) == ("high", "governance")


def test_the_topic_is_named_by_the_words_of_its_option(library: Library) -> None:
    one = leader(library)
    state = one.replies_at("stability", "That is wrong. The matter is making improvement last. Politics: settled.")
    assert state.context.value_of("challenge") == "sustaining"


def test_the_honest_answer_is_both_and_what_is_supposed_corrects_nothing(library: Library) -> None:
    one = leader(library, GUESSED.but(theme=Known(value="general")))
    words = (
        "Poorly on SEND. Social care is Good, as it was. The answer is both, and if you call us failing you're wrong."
    )
    state = one.replies_at("performance", words)
    assert one.responses == ["utter_context_noted"]
    assert state.context.performance == Known(
        value=None, words="Poorly on SEND. Social care is Good, as it was.", term="good in one part, poor in another"
    )


def test_what_is_denied_is_not_said_back_as_put_right(library: Library) -> None:
    context = GUESSED.but(
        theme=Known(value="disabled-children", words="send"),
        performance=Known(value="high", words="good", term="good last year"),
        asked=("performance",),
    )
    one = leader(library, context)
    words = (
        "It is not so. Good is the social care judgement. On SEND we are poor. And SEND isn't disabled children, it's "
        "special educational needs."
    )
    state = one.replies_at("stability", words)
    known = state.context
    assert (known.value_of("performance"), known.theme and known.theme.term) == (None, "special educational needs")
    assert [message.get("fields") for message in one.uttered] == [
        "good in one part, poor in another, special educational needs"
    ]
