"""What a leader calls it outright, and what they only say again."""

from __future__ import annotations

import pytest

from actions.words.context import outright


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("No - I said settled. Only one post changed.", "stability", "stable"),
        ("I've told you twice it's settled", "stability", "stable"),
        ("I did say improving", "performance", "improving"),
        ("Wrong, I said new and complex.", "stability", "unstable"),
        ("Wrong, I said new and complex.", "problem", "wicked"),
        ("Unsettled, as I've told you several times now", "stability", "unstable"),
        ("I said only until the spring", "stability", "unstable"),
        ("I said the politics are stable in cabinet and nowhere else", "stability", None),
        ("I told her it would hold", "stability", None),
        ("I said the new lead member wants it", "stability", None),
    ],
)
def test_what_a_leader_insists_that_they_said_is_heard_by_its_name(words: str, field: str, value: str | None) -> None:
    told = outright.said_again(words, field)
    assert (told.value if told else None) == value


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("Labour for forty years, but half the cabinet went last week, so call it unsettled.", "stability", "unstable"),
        ("the party is the same, everybody in it isn't. i'd go with new", "stability", "unstable"),
        ("Half of it is known and half is a mess. I'd say complex, on balance.", "problem", "wicked"),
        ("so put us down as improving then", "performance", "improving"),
        ("stable til the autumn, then nobody knows", "stability", "unstable"),
        ("new i guess", "stability", "unstable"),
        ("the new system went live in june", "stability", None),
        ("I wouldn't call it settled", "stability", None),
        ("some call it settled", "stability", None),
        ("Shall we call it new?", "stability", None),
    ],
)
def test_the_last_word_on_it_counts_for_more_than_what_is_told(words: str, field: str, value: str | None) -> None:
    told = outright.told_in(words, field)
    assert (told.value if told else None) == value


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("Unsettled, as I've told you several times now", True),
        ("like i said the complex one", True),
        ("settled is kind, i said til march", True),
        ("I said to the board that it cannot go on", False),
        ("I told the managers that we are improving, and they laughed, for they see the waiting list each day", False),
    ],
)
def test_what_is_only_said_again_is_about_the_talk(words: str, is_so: bool) -> None:
    assert outright.insists(words) is is_so
