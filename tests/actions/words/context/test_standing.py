"""What is said of judgements, politics and the kind of problem is heard in any words, and only what is said."""

from __future__ import annotations

import pytest

from actions.words.context import contexts, standing
from actions.words.situation import reasons


@pytest.mark.parametrize(
    ("words", "value", "term"),
    [
        ("AD, mid-sized county, Good in 2023 and holding steady.", "high", None),
        ("Three good inspections have persuaded everyone that nothing need be examined.", "high", None),
        ("Ofsted had us down as outstanding", "high", "outstanding"),
        ("interim dcs, RI, dfe on my back", "low", "RI"),
        ("We require improvement, so they tell us", "low", "require improvement"),
        ("RI, improving", "improving", "RI, improving"),
        ("Good two inspections back, then RI, now clawing our way up.", "improving", "RI, improving"),
        ("And we're on the way up, not slipping.", "improving", None),
        ("Good in 2022 but I'd say it has slipped since", "low", None),
        ("Judged inadequate in the spring", "low", "inadequate"),
        ("We were inadequate two years ago and now require improvement", "improving", None),
        ("we went from inadequate to RI last year", "improving", None),
        ("Ofsted said inadequate for leaders in 2022 and requires improvement overall", "low", "requires improvement"),
        ("Good in 2021, I think.", "high", "good in 2021"),
        ("We have been good since 2015", "high", None),
        ("Inadequate is out of date. good this yr, was inadequate b4", "improving", None),
        ("ri to good last year. now sliding i think", "low", None),
        ("Weak on SEND, good on everything else", "high", "good"),
        ("Our fostering service was judged inadequate but the authority is good", "high", "good"),
    ],
)
def test_a_judgement_is_heard_with_where_it_goes_and_in_the_leaders_term(
    words: str, value: str, term: str | None
) -> None:
    told = standing.told_in(words, "performance")
    assert told is not None
    assert (told.value, told.term) == (value, term)


@pytest.mark.parametrize(
    "words",
    [
        "The good heads of service have left.",
        "Good people are worn out by the front door.",
        "There is inadequate staffing on Fridays.",
        "The parents are getting better at complaining.",
        "Are we good, would Ofsted say?",
        "Attendance at panel is improving.",
        "After our area inspection the partnership has a priority action plan.",
        "Our youth justice inspection came out as requires improvement.",
        "Three of our homes were rated good. They are inadequate now.",
        "The SEND inspection was last year and that was the weak one.",
    ],
)
def test_an_ordinary_good_or_better_is_no_judgement(words: str) -> None:
    assert standing.told_in(words, "performance") is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a stable Labour majority and a sound lead member", "stable"),
        ("The same party since 1889, near enough.", "stable"),
        ("our politics are pretty settled", "stable"),
        ("it's a minority administration", "unstable"),
        ("we have a new council leader", "unstable"),
        ("politics still all over the place", "unstable"),
        ("Our politics: settled, though the portfolio holder is new.", "stable"),
        ("The politics is steady but we have a new lead member", "stable"),
        ("Only the lead member is new, the group is as it was", "stable"),
        ("Same leader since 2017, the lead member is new", "stable"),
        ("the same cabinet member keeps asking for figures", None),
        ("the council has a new building", None),
    ],
)
def test_politics_are_heard_by_what_is_said_of_them(words: str, value: str | None) -> None:
    told = standing.told_in(words, "stability")
    assert (told.value if told else None) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("It's a messy human problem, not a technical one.", "wicked"),
        ("honestly a knotty old tangle", "wicked"),
        ("it is a purely technical matter", "tame"),
        ("the process for complaints is slow", None),
    ],
)
def test_the_kind_of_problem_is_heard_where_it_is_said_of_the_problem(words: str, value: str | None) -> None:
    told = standing.told_in(words, "problem")
    assert (told.value if told else None) == value


@pytest.mark.parametrize(
    "clause",
    [
        "morning, so I don't quite know where to start",
        "I direct children's services in a well-performing shire county.",
        "Head of service in a small borough, four years in.",
        "DCS, small unitary, Good in 2023 and holding steady",
        "I asked you what you meant by it.",
        "Same as I told you before:",
        "Who said anything about money here",
        "I don't know what it is really",
        "Our inspectors said we require improvement",
    ],
)
def test_who_somebody_is_where_they_stand_and_talk_are_no_reason(clause: str) -> None:
    assert reasons.reason_in(clause) is None


@pytest.mark.parametrize(
    "clause",
    [
        "Two of my three heads of service don't speak to each other",
        "I run the panel because nobody else will own the decisions",
        "The deputy tells me that the budget is fine and it is not",
    ],
)
def test_what_states_something_of_the_matter_may_be_a_reason(clause: str) -> None:
    assert reasons.reason_in(clause) == clause


def test_one_clause_is_the_reason_for_one_thing_only() -> None:
    said = "The heads of service do not speak."
    assert reasons.reason_among([said], said, taken=set()) == said
    assert reasons.reason_among([said], said, taken={said}) is None


def test_one_part_that_is_good_and_one_that_is_poor_make_no_judgement_of_the_whole() -> None:
    told = standing.split_in("Fostering is weak. The rest was rated good. We meet on Fridays.")
    assert told is not None
    assert (told.value, told.words) == (None, "Fostering is weak. The rest was rated good.")
    assert standing.split_in("Fostering is good and the rest was rated good.") is None


@pytest.mark.parametrize(
    "words",
    ["Members are at each other's throats after May", "cabinet and the leader: our politics are at loggerheads"],
)
def test_members_who_fight_are_unsettled(words: str) -> None:
    told = standing.told_in(words, "stability")
    assert told is not None
    assert told.value == "unstable"


@pytest.mark.parametrize("words", ["far from settled", "it is anything but stable"])
def test_what_is_far_from_settled_is_unsettled(words: str) -> None:
    assert contexts.context_in(words, "stability") == "unstable"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Our rating's good and the cabinet has not changed.", "high"),
        ("Decent shape, a good rating, and nobody lies awake.", "high"),
        ("Good ofsted two years ago, but the hubs in the south have slipped since the grant went.", "high"),
        ("I'd give the rating of our homes a good deal of thought", None),
    ],
)
def test_a_rating_is_a_judgement_and_a_part_that_slipped_is_not_the_whole(words: str, value: str | None) -> None:
    told = standing.told_in(words, "performance")
    assert (told.value if told else None) == value


@pytest.mark.parametrize("words", ["I'm not sure if this is the right place for me?", "Is this the right tool for me?"])
def test_whether_this_is_the_place_is_no_matter(words: str) -> None:
    assert not reasons.tells_of_the_matter(f"Hello. {words} I am a new service manager.")


def test_how_many_programs_somebody_has_seen_is_no_reason() -> None:
    assert reasons.reason_in("I've seen plenty of leadership programs before.") is None
    tried = "We have tried three models of practice and none took root."
    assert reasons.reason_in(tried) == tried
