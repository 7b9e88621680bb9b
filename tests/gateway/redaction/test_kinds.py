from __future__ import annotations

import pytest

from gateway.redaction.presidio import PresidioRedactor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cllr Tolliver-Nash has the votes", "Cllr [councillor] has the votes"),
        ("Svetlana, 14, is missing her mum", "[child], 14, is missing her mum"),
        ("svetlana is 9 and angry", "[child] is 9 and angry"),
        ("Svetlana's placement ended", "[child]'s placement ended"),
        ("a boy called Bogdan ran", "a boy called [child] ran"),
        ("the foster carer, Svetlana, gave notice", "the foster carer, [carer], gave notice"),
        ("his gran Svetlana rang", "his gran [relative] rang"),
        ("my deputy svetlana rang", "my deputy [colleague] rang"),
        ("Svetlana's team is flying", "[colleague]'s team is flying"),
        ("Svetlana, our new head of fostering, rang", "[colleague], our new head of fostering, rang"),
        ("Svetlana from housing rang", "[colleague] from housing rang"),
        ("Svetlana is 30 cases over", "[person] is 30 cases over"),
        ("Svetlana rang", "[person] rang"),
    ],
)
def test_the_words_beside_a_name_say_who_somebody_is(redactor: PresidioRedactor, text: str, expected: str) -> None:
    assert redactor.redacted(text).text == expected
