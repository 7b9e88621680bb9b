"""What of the context is called outright, put right in words of one's own, and quoted from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.moves.situation import offering
from actions.parts import Context, Known
from actions.state import State
from actions.words.situation import reasons, statements
from knowledge.library import Library
from knowledge.search import Result
from tests.actions.leader import FakeSearch, Leader, with_a_record

SITUATION = "Four hubs lose their managers in spring. The teams hear it from the press."
OPEN = Context(challenge=Known(value="landscape"), performance=Known(value="improving"))
SETTLED = OPEN.but(stability=Known(value="stable", words="same party"), asked=("challenge", "stability"))


def leader(library: Library, context: Context) -> Leader:
    return Leader(library, State(situation=SITUATION, context=context))


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("stable till the autumn. after that your guess is as good as mine", "stable till the autumn"),
        ("Same party for an age, but the leader resigned at Easter and the cabinet is green, so call it new.", None),
        ("the same lot as ever, although the leader stood down last month", None),
        ("Unsettled, as I have told you twice.", None),
    ],
)
def test_what_is_settled_no_longer_is_not_taken_for_settled(library: Library, words: str, term: str | None) -> None:
    known = leader(library, OPEN).replies_at("stability", words).context.stability
    assert known is not None
    assert (known.value, known.term) == ("unstable", term)


@pytest.mark.parametrize(
    "words",
    ["Wrong, I said new. And 3, complex, because each service sees it otherwise.", "no, i said unsettled and complex"],
)
def test_a_value_that_is_said_again_is_put_right_beside_the_one_that_is_asked(library: Library, words: str) -> None:
    context = leader(library, SETTLED).replies_at("problem", words).context
    assert (context.value_of("stability"), context.value_of("problem")) == ("unstable", "wicked")


@pytest.mark.parametrize(
    "words",
    ["settled is a bit kind, i said till june", "settled is pushing it, only until june i said"],
)
def test_what_was_taken_too_far_is_taken_back(library: Library, words: str) -> None:
    one = leader(library, SETTLED)
    one.replies_at("problem", words)
    assert one.state.context.value_of("stability") != "stable"


def test_who_says_it_again_in_anger_gives_no_reason_for_anything(library: Library) -> None:
    one = leader(library, OPEN)
    state = one.replies_at("stability", "Unsettled, as I've now told you four times.")
    assert state.situation == SITUATION
    assert state.context.stability == Known(value="unstable")


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("not structures at all, it's the people - and having to smile through it. we're improving", "the people"),
        ("nah its not our structures its keeping staff. been improving for a while", "keeping staff"),
    ],
)
def test_what_a_leader_calls_it_instead_stands_for_what_they_deny(library: Library, words: str, term: str) -> None:
    one = leader(library, Context(challenge=Known(value="system-design", words="split in two")))
    context = one.replies_at("performance", words).context
    assert context.challenge is not None
    assert (context.challenge.value, (context.challenge.term or "").startswith(term)) == (None, True)
    assert context.value_of("performance") == "improving"


@pytest.mark.parametrize(
    ("order", "value"),
    [
        ("change line 4, stable only till June", "stable only till June"),
        ("Change line 4, it's not settled.", "unsettled or new"),
        ("change line 4: new", "unsettled or new"),
    ],
)
def test_a_line_of_the_context_is_put_right_however_it_is_said(library: Library, order: str, value: str) -> None:
    one = with_a_record(library)
    one.state = one.state.but(context=one.state.context.but(stability=Known(value="stable", words="settled")))
    one.interrupts("amend", order)
    assert one.lines[3] == value
    assert one.state.context.value_of("stability") == "unstable"
    assert "utter_amend_fixed" not in one.responses


def test_a_line_of_the_context_that_is_only_complained_of_is_not_put_in_those_words(library: Library) -> None:
    one = with_a_record(library)
    one.interrupts("amend", "change line 3, it's wrong")
    assert one.lines[2] == "improving"


def test_a_short_reply_on_the_context_is_quoted_as_no_reason(library: Library) -> None:
    text = f"{SITUATION}\nstable till the autumn. after that, new councils and a new map for all of us"
    result = Result(id="resilience", score=1.0, words="new councils and a new map for all of us")
    finding = replace(FakeSearch().finding, behaviours=[result])
    finds = Library(library.pack, FakeSearch(finding))  # type: ignore[arg-type]
    replied, told = (
        offering.looked_up(State(situation=one, context=OPEN), finds).offer.behaviours[0].words
        for one in (text, f"{SITUATION} After that, new councils and a new map for all of us.")
    )
    assert (replied, told) == (None, "new councils and a new map for all of us")


@pytest.mark.parametrize(
    "clause",
    [
        "Unsettled, as I have said five times now",
        "but I'm not sure what counts as a partner",
        "Many of the causes are well known",
    ],
)
def test_what_is_said_of_the_talk_is_no_reason(clause: str) -> None:
    assert reasons.reason_in(clause) is None


@pytest.mark.parametrize(
    "words",
    [
        "Good morning. I am told you put questions and never give advice, which will be a change for me.",
        "hiya. a colleague said you might help",
        "Hello there.",
    ],
)
def test_a_greeting_and_what_was_heard_of_the_bot_are_no_situation(library: Library, words: str) -> None:
    state = Leader(library, State()).replies_at("situation", words)
    assert (state.situation, state.asides.thin_situation) == (None, None)


def test_what_is_faced_is_kept_without_what_was_heard_of_the_bot(library: Library) -> None:
    told = "We have lost three team managers and the board wants a plan by Friday."
    state = Leader(library, State()).replies_at("situation", f"I hear you ask good questions. {told}")
    assert state.situation == told


@pytest.mark.parametrize(
    "words", ["I heard that the members want it closed by June", "They said this council cannot pay for it any longer"]
)
def test_what_was_heard_of_the_matter_is_told(words: str) -> None:
    assert statements.without_talk(words) == words
