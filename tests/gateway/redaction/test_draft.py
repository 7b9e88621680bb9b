from __future__ import annotations

import pytest

from gateway.redaction import Mention, Redacted
from gateway.redaction.draft import Draft, Span
from gateway.redaction.presidio import PresidioRedactor


def test_what_is_hidden_keeps_its_order_however_late_it_is_found() -> None:
    draft = Draft.of("Ann met Bob and Cy").hiding([Span(8, 11, "child")])
    assert draft.text == "Ann met [name] and Cy"
    draft = draft.hiding([Span(0, 3, "colleague"), Span(19, 21, "person")])
    assert draft.redacted().text == "[colleague] met [child] and [person]"
    assert [mention.said for mention in draft.redacted().mentions] == ["Ann", "Bob", "Cy"]


def test_labels_that_a_leader_typed_stay_and_are_no_mentions() -> None:
    redacted = Draft.of("[child 2] and [phone] and [whatever]").redacted()
    assert redacted.text == "[child 2] and [phone] and [whatever]"
    assert redacted.mentions == ()


def test_a_span_that_touches_a_label_is_let_go() -> None:
    draft = Draft.of("see [child 2] now")
    assert draft.free([Span(0, 6, "address"), Span(0, 3, "person")]) == [Span(0, 3, "person")]


def test_no_repr_shows_what_was_said() -> None:
    mention = Mention("child", "Svetlana")
    assert "Svetlana" not in repr((mention, Redacted(("Svetlana", mention)), Draft("Svetlana", (mention,))))


@pytest.mark.parametrize("text", ["[Svetlana] rang", "(Svetlana) rang", "[child Svetlana] rang"])
def test_brackets_of_a_leader_hide_nothing(redactor: PresidioRedactor, text: str) -> None:
    assert "Svetlana" not in redactor.redacted(text).text
