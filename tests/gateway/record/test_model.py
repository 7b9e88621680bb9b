from __future__ import annotations

import pytest
from pydantic import ValidationError

from gateway.record.model import Record
from tests.gateway.record.records import FULL


def test_what_a_later_bot_adds_is_passed_over() -> None:
    assert Record.model_validate({**FULL.model_dump(mode="json"), "mood": "good"}) == FULL


def test_an_empty_record_is_a_record() -> None:
    assert Record.model_validate({"situation": None, "check_in": None}) == Record()


def test_an_error_does_not_show_what_was_said() -> None:
    with pytest.raises(ValidationError) as caught:
        Record.model_validate({"situation": {"a private": "matter"}})
    assert "private" not in str(caught.value)
