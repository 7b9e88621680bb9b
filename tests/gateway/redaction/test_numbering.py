from __future__ import annotations

import pytest

from gateway.redaction import Mention, Redacted
from gateway.redaction.numbering import Known, Numbering

SECRET = "a secret of some length"


class Talk:
    """A conversation in which people are mentioned."""

    def __init__(self, secret: str = SECRET, conversation_id: str = "c1") -> None:
        self._numbering, self._id = Numbering(secret), conversation_id
        self.known: list[Known] = []

    def names(self, *mentions: tuple[str, str] | Mention) -> list[str]:
        """The labels of one message."""
        pieces = [one if isinstance(one, Mention) else Mention(*one) for one in mentions]
        numbered = self._numbering.numbered(Redacted(tuple(pieces)), self._id, self.known)
        self.known += numbered.new
        return numbered.text.replace("][", "]|[").split("|")


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Svetlana", "svetlana"),
        ("Oisín Brank", "Oisin Brank"),
        ("Svetlana Brank", "Svetlana"),
        ("Svetlana", "Svetlana Brank"),
        ("Svetlana Brank", "Brank"),
        ("Svetlana Brank", "Svetlana Ann Brank"),
        ("Ann-Marie O’Hanrahan", "AnnMarie O'Hanrahan"),
        ("Svetlana van den Brank", "Svetlana Brank"),
        ("Lily", "Lilly"),
    ],
)
def test_somebody_keeps_their_number_under_another_spelling(first: str, again: str) -> None:
    talk = Talk()
    assert talk.names(("child", "Somebody Else"), ("colleague", first)) == ["[child 1]", "[colleague 1]"]
    assert talk.names(("person", again)) == ["[colleague 1]"]


def test_each_kind_is_counted_by_itself_and_numbers_go_on() -> None:
    talk = Talk()
    assert talk.names(("child", "Ann"), ("colleague", "Bea"), ("child", "Cy")) == [
        "[child 1]",
        "[colleague 1]",
        "[child 2]",
    ]
    assert talk.names(("child", "Di"), ("child", "Ann")) == ["[child 3]", "[child 1]"]


def test_who_somebody_is_may_be_said_later_in_the_same_message() -> None:
    assert Talk().names(("person", "Ann"), ("child", "Ann")) == ["[child 1]", "[child 1]"]


def test_two_with_the_same_first_name_are_two() -> None:
    talk = Talk()
    assert talk.names(("colleague", "Ann Brank"), ("colleague", "Ann Holt")) == ["[colleague 1]", "[colleague 2]"]
    # Which of them cannot be told, so it is neither.
    assert talk.names(("colleague", "Ann")) == ["[colleague 3]"]


def test_mrs_brank_is_not_her_child() -> None:
    talk = Talk()
    assert talk.names(("child", "Ann Brank")) == ["[child 1]"]
    assert talk.names(Mention("person", "Brank", is_titled=True)) == ["[person 1]"]


def test_a_councillor_with_a_title_is_the_one_with_that_surname() -> None:
    talk = Talk()
    assert talk.names(Mention("councillor", "Brank", is_titled=True)) == ["[councillor 1]"]
    assert talk.names(("person", "Ann Brank")) == ["[councillor 1]"]


def test_schools_have_numbers_and_phones_have_none() -> None:
    talk = Talk()
    assert talk.names(
        ("school", "Elm Academy"), ("phone", "1"), ("school", "elm academy"), ("school", "Oak Academy")
    ) == [
        "[school 1]",
        "[phone]",
        "[school 1]",
        "[school 2]",
    ]


def test_what_is_kept_holds_no_name_and_tells_nothing_without_secret_and_conversation() -> None:
    talks = [Talk(), Talk(secret="another secret, as long"), Talk(conversation_id="c2")]
    for talk in talks:
        talk.names(("child", "Svetlana Brank"))
    kept = [{mark for _, _, mark in talk.known} for talk in talks]
    assert all("svetlana" not in repr(marks).lower() for marks in kept)
    assert kept[0].isdisjoint(kept[1] | kept[2])


def test_nothing_new_is_remembered_of_who_is_known() -> None:
    talk = Talk()
    talk.names(("child", "Ann Brank"))
    before = list(talk.known)
    talk.names(("child", "Ann Brank"))
    assert talk.known == before


def test_a_number_that_the_leader_typed_is_given_to_nobody_else() -> None:
    numbered = Numbering(SECRET).numbered(Redacted(("[child 3]", " and ", Mention("child", "Ann"))), "c1", ())
    assert numbered.text == "[child 3] and [child 4]"
