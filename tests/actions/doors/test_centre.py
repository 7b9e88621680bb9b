"""What is at the centre, said in words at any choice of the context; and what was told of the authority."""

from __future__ import annotations

import pytest

from actions.moves.situation import offering
from actions.parts import Context, Known
from actions.state import State
from actions.words.context import standing
from actions.words.context.centre import centre_in
from actions.words.situation import reasons
from knowledge.library import Library
from tests.actions.leader import Leader

SITUATION = "The whole senior team is at each other's throats."
CULTURE = Context(challenge=Known(value="culture"), performance=Known(value="low"))


def leader(library: Library, context: Context = CULTURE) -> Leader:
    return Leader(library, State(situation=SITUATION, context=context))


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("It's the money and the politics.", ("shock", "landscape")),
        ("It's the structures, and the culture, I would say.", ("system-design", "culture")),
        ("you've misread me. its scrutiny mostly, n a bit of the structures", ("governance", "system-design")),
        ("Settled. And leading change over time, I said.", ("change",)),
        ("did you notice it's not about culture, it's about scrutiny", ("governance",)),
        ("being held to account and the members", ("governance", "landscape")),
        ("the politics are settled", ()),
        ("it's not the money", ()),
        ("it's the structures too", ()),
        ("it's about money for foster carers", ()),
    ],
)
def test_the_centre_is_what_a_clause_names_and_nothing_else(words: str, values: tuple[str, ...]) -> None:
    found = centre_in(words)
    assert (found.values if found else ()) == values


@pytest.mark.parametrize("door", ["performance", "stability", "problem"])
def test_of_two_named_the_first_is_taken_and_said_so(library: Library, door: str) -> None:
    one = leader(library)
    state = one.replies_at(door, "No, wrong. It's being held to account and the politics.")
    assert state.context.value_of("challenge") == "governance"
    assert "utter_centre_of_two" in one.responses


def test_a_place_beside_what_it_is_about_is_one_of_the_list_that_is_shown(library: Library) -> None:
    one = leader(library, CULTURE.but(stability=Known(value="stable")))
    state = one.replies_at("problem", "bit of 2, mostly 3. Three then. And it's not about culture, it's about scrutiny")
    assert (state.context.value_of("problem"), state.context.value_of("challenge")) == ("wicked", "governance")


def test_an_option_named_again_beside_an_answer_is_taken(library: Library) -> None:
    one = leader(library)
    state = one.replies_at("stability", "Settled. And being held to account, I said. Not that it matters.")
    assert (state.context.value_of("stability"), state.context.value_of("challenge")) == ("stable", "governance")


@pytest.mark.parametrize(
    "words",
    [
        "the council changed hands in the spring",
        "Labour won the council last year",
        "the Lib Dems took control in May",
        "the Tories lost the council to the Greens",
        "there is an incoming administration",
        "commissioners were sent in over the summer",
        "politics are about as steady as a blancmange on a train",
    ],
)
def test_politics_that_changed_hands_are_unsettled(words: str) -> None:
    told = standing.told_in(words, "stability")
    assert told is not None
    assert told.value == "unstable"


@pytest.mark.parametrize(
    "words", ["we have a new leader of the duty team", "politics solid as a rock", "he took control of the meeting"]
)
def test_what_changed_hands_elsewhere_unsettles_no_politics(words: str) -> None:
    told = standing.told_in(words, "stability")
    assert told is None or told.value == "stable"


@pytest.mark.parametrize(
    ("words", "value", "term"),
    [
        ("As to performance, results were good until 2021 and have been slipping ever since.", "low", None),
        ("inadequate in 2021. a bit better since", "improving", "inadequate, improving"),
        ("the phone bill is up a bit since", None, None),
        ("RI two years ago. Not 'slipping': we have inched some of it back.", "improving", "RI, improving"),
    ],
)
def test_which_way_it_went_since_is_told(words: str, value: str | None, term: str | None) -> None:
    told = offering.told(words, "performance")
    assert (told and told.value, told and told.term) == (value, term)


@pytest.mark.parametrize("door", ["stability", "chosen"])
def test_a_leaders_own_word_for_the_same_judgement_is_kept_and_not_asked_again(library: Library, door: str) -> None:
    one = leader(library)
    state = one.replies_at(door, "And we're inadequate, not 'poorly or slipping'. Please fix that.")
    known = state.context.performance
    assert known is not None
    assert (known.value, known.term) == ("low", "inadequate")
    assert "utter_corrected" in one.responses


@pytest.mark.parametrize("door", ["performance", "stability", "problem"])
@pytest.mark.parametrize(
    ("words", "called"),
    [
        (
            "Blame is a side of it, but the crux of it is how we work with the schools trust.",
            "how we work with the schools trust",
        ),
        ("nah its more abt me n the deputy tbh", "me n the deputy"),
        ("It comes down to the ICB, honestly.", "the ICB"),
    ],
)
def test_what_is_at_the_heart_and_no_option_withdraws_the_guess(
    library: Library, door: str, words: str, called: str
) -> None:
    one = leader(library)
    known = one.replies_at(door, words).context.challenge
    assert known is not None
    assert (known.value, known.term) == (None, called)
    assert "utter_topic_is" in one.responses
    assert words in (one.state.situation or "")


def test_the_heart_of_it_and_an_answer_beside_it_are_both_taken(library: Library) -> None:
    state = leader(library).replies_at("stability", "no it's more about the partners. politics: hung since May")
    assert (state.context.challenge and state.context.challenge.term) == "the partners"
    assert state.context.value_of("stability") == "unstable"


@pytest.mark.parametrize("words", ["The heart of it is that nobody listens.", "It's mostly about the rota."])
def test_what_an_answer_calls_the_heart_of_something_changes_no_topic(library: Library, words: str) -> None:
    assert leader(library).replies_at("answer", words).context == CULTURE


def test_what_was_told_against_what_was_noted_counts_at_any_door(library: Library) -> None:
    one = leader(library)
    said = "You have it as culture, whereas I told you the heart of it is the partnership with health."
    known = one.replies_at("check_in", said).context.challenge
    assert (known and known.term) == "the partnership with health"


@pytest.mark.parametrize(
    "clause",
    [
        "Blame is a side of it.",
        "nudged up a bit since",
        "or nobody at all comes",
        "money and the politics, I said.",
        "As to politics, they are steady enough",
        "The closest is the second on your list, I suppose.",
        "Neither case is for us.",
    ],
)
def test_what_says_nothing_of_the_matter_is_no_reason(clause: str) -> None:
    assert reasons.reason_in(clause) is None


def test_what_is_said_of_what_is_shown_is_not_kept(library: Library) -> None:
    one = leader(library, Context())
    state = one.replies_at("challenge", "Health isn't on your list, oddly. Closest is the politics.")
    assert "list" not in (state.situation or "")


def test_what_was_said_before_is_taken_and_quoted_without_its_lead(library: Library) -> None:
    one = leader(library, Context(challenge=Known(value="culture")))
    state = one.replies_at("performance", "I did say: good until 2021, going down since.")
    assert (state.context.performance and state.context.performance.words) == "good until 2021, going down since."
    assert state.situation == SITUATION


def test_a_word_of_a_long_reply_is_no_kind_of_problem(library: Library) -> None:
    one = leader(library, CULTURE.but(stability=Known(value="stable")))
    said = (
        "He wants three people gone before the spring. The evidence says one of them should go, through a proper "
        "process, and the others hold up the front door."
    )
    assert one.replies_at("problem", said).context.value_of("problem") is None


def test_what_was_said_is_insisted_on_by_its_name_behind_or_before(library: Library) -> None:
    one = leader(library, CULTURE.but(stability=Known(value="stable"), problem=Known(value="tame")))
    state = one.replies_at("chosen", "And messy, as I also told you.")
    assert state.context.value_of("problem") == "wicked"


def test_a_place_beside_what_it_is_about_in_a_breath_is_none_of_what_is_asked(library: Library) -> None:
    one = leader(library, Context(challenge=Known(value="governance")))
    said = (
        "oh it's the money, the cut, number two I think, though it's also people being so cross with us about the hubs"
    )
    state = one.replies_at("performance", said)
    assert (state.context.value_of("challenge"), state.context.performance) == ("shock", None)


def test_a_place_with_a_question_beside_it_is_taken(library: Library) -> None:
    one = leader(library, CULTURE.but(stability=Known(value="stable")))
    state = one.replies_at("problem", "3 i think. does it matter?? got like 8 mins")
    assert state.context.value_of("problem") == "wicked"
