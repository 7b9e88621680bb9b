"""What is found in hundreds of messages that were written for this; `said/` says what each file is for."""

from __future__ import annotations

import pytest

from gateway.redaction.presidio import PresidioRedactor
from tests.gateway.redaction.said import KINDS, messages_in


# What is known to be beyond it stays in the files, and so the share is not quite one.
@pytest.mark.parametrize(("name", "least", "most_damaged"), [("known", 0.98, 0.01), ("unseen", 0.95, 0.02)])
def test_what_is_personal_goes_and_the_rest_stays(
    redactor: PresidioRedactor, name: str, least: float, most_damaged: float, capsys: pytest.CaptureFixture[str]
) -> None:
    messages = list(messages_in(name))
    after = [redactor.redacted(message.text).text for message in messages]
    left = [one for message, text in zip(messages, after, strict=True) for one in message.left(text)]
    damaged = [message.text for message, text in zip(messages, after, strict=True) if message.lost(text)]
    every = sum(len(message.personal) for message in messages)
    with capsys.disabled():
        print(f"\n{name}: {every - len(left)} of {every} removed, {len(damaged)} of {len(messages)} messages damaged")
    assert 1 - len(left) / every >= least, left
    assert len(damaged) / len(messages) <= most_damaged, damaged


def test_messages_in_which_there_is_nobody_stay_as_they_are(redactor: PresidioRedactor) -> None:
    changed = [one.text for one in messages_in("kept") if redactor.redacted(one.text).text != one.text]
    assert changed == []


def test_every_kind_is_among_the_messages() -> None:
    assert {kind for name in ("known", "unseen") for one in messages_in(name) for kind, _ in one.personal} == set(KINDS)
