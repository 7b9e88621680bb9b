from __future__ import annotations

import pytest

from gateway.redaction.premises import is_school
from gateway.redaction.recognisers import has_digits, is_nhs_number


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", "943-476-5919"])
def test_an_nhs_number_is_known_by_its_check_digit(number: str) -> None:
    assert is_nhs_number(number)


@pytest.mark.parametrize("number", ["9434765918", "1234567890", "9434765991"])
def test_ten_other_digits_are_no_nhs_number(number: str) -> None:
    assert not is_nhs_number(number)


@pytest.mark.parametrize(("found", "is_number"), [("A1/22", False), ("AB/1234", True), ("Q12B", False)])
def test_a_case_number_has_four_digits(found: str, is_number: bool) -> None:
    assert has_digits(found) is is_number


@pytest.mark.parametrize(
    ("found", "is_one"),
    [
        ("Nightingale Academy", True),
        ("St Mary's RC Primary", True),
        ("Virtual School", False),
        ("The High School", False),
    ],
)
def test_a_school_has_a_name(found: str, is_one: bool) -> None:
    assert is_school(found, frozenset({"the", "virtual"})) is is_one
