"""What was learned of sentences that are meant for the bot."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.errors import ReadingNotLearned
from actions.words.language import pieces, talk
from actions.words.language.talk import Listener, likelihood
from scripts.settings import Settings

CORPUS = Path(__file__).parents[4] / "knowledge" / "corpus"
SETS = Path(__file__).parents[4] / "evaluation" / "sets"


@pytest.mark.parametrize(
    "sentence",
    [
        "You have got that the wrong way round.",
        "that bit wasn't meant to go in",
        "could you take the second half of that out again please",
        "Hang on, I only wanted to know how many of these there are.",
        "you skipped past what I said about the schools",
        "Show me what you have written down.",
        "thats not a step i was moaning",
        "can we go back to the one before",
        "Does anyone at the council get to read what I put here?",
    ],
)
def test_what_is_meant_for_the_bot_is_told_in_any_words(sentence: str) -> None:
    assert likelihood(sentence) >= talk.LIKELY


@pytest.mark.parametrize(
    "sentence",
    [
        "Half the team have never worked under anybody else.",
        "You can't run a front door on goodwill.",
        "They took the second half of the money out again.",
        "I skipped the board and went straight to her.",
        "Nobody at the council reads what we put in the plan.",
        "We went back to the one we had before.",
        "ring the chair on friday and tell her straight",
        "Stop the Friday return and see who misses it",
        "that's where it hurts",
    ],
)
def test_what_is_told_in_much_the_same_words_is_of_the_matter(sentence: str) -> None:
    assert likelihood(sentence) < talk.LIKELY


@pytest.mark.parametrize("sentence", ["tomorrow", "Skip", "my deputy", ""])
def test_what_is_too_short_to_tell_is_taken_for_nothing(sentence: str) -> None:
    assert likelihood(sentence) == 0.0


def test_of_what_leaders_tell_next_to_nothing_is_left_out() -> None:
    items = yaml.safe_load((SETS / "situations.yml").read_text("utf-8"))
    said = [one for item in items for one in pieces.sentences(item["text"])]
    assert sum(likelihood(one) >= talk.SURE for one in said) <= 0.02 * len(said)


def test_a_reading_that_training_did_not_write_is_refused_with_what_to_do(tmp_path: Path) -> None:
    changed = talk.model_path(tmp_path)
    changed.parent.mkdir()
    learned = talk.model_path(Settings.read().var)
    changed.write_bytes(learned.read_bytes() + b" ")
    changed.with_name("talk.npz.sha256").write_bytes(learned.with_name("talk.npz.sha256").read_bytes())
    with pytest.raises(ReadingNotLearned, match="make run"):
        Listener.load(changed)


def test_where_nothing_was_learned_every_sentence_is_of_the_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "_listener", None)
    assert likelihood("can we go back to the one before") == 0.0
