"""Learning which sentences are meant for the bot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from actions import learning
from actions.words.language import talk

TALK = ["take that out please", "what do you mean by that", "show me the summary", "can you take it out"]
MATTER = ["the teams are tired", "we lost two heads", "the budget is short", "two heads are tired"]


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "sentences", lambda: (TALK * 3, MATTER * 3, {TALK[0]}))


def test_what_was_learned_reads_as_the_regression_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    small(monkeypatch)
    assert learning.learn(tmp_path)
    listener = talk.Listener.load(talk.model_path(tmp_path))
    assert min(map(listener.likelihood, TALK)) > max(map(listener.likelihood, MATTER))


def test_it_is_learned_once_and_again_when_what_it_depends_on_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small(monkeypatch)
    assert [learning.learn(tmp_path), learning.learn(tmp_path)] == [True, False]
    monkeypatch.setattr(learning, "_digest", lambda: "another")
    assert learning.learn(tmp_path)


def test_a_half_written_reading_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    small(monkeypatch)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(np, "savez_compressed", interrupted)
    with pytest.raises(KeyboardInterrupt):
        learning.learn(tmp_path)
    assert not talk.model_path(tmp_path).exists()


def test_it_learns_from_every_kind_of_sentence_and_from_no_yes_or_risk() -> None:
    to_bot, of_matter, written = learning.sentences()
    assert len(to_bot) > 5_000
    assert len(of_matter) > 15_000
    assert written <= {*to_bot, *of_matter}
    assert not {"yes", "no"} & {*to_bot}
