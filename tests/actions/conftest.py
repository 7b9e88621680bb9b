"""The pack, read once, and what was learned of words that are meant for the bot."""

from __future__ import annotations

import pytest

from actions.words.language import talk
from knowledge.library import Library
from scripts.settings import Settings
from tests.actions.leader import library_of_the_pack


@pytest.fixture(scope="session")
def library() -> Library:
    return library_of_the_pack()


@pytest.fixture(scope="session", autouse=True)
def listener() -> None:
    talk.listen_with(talk.Listener.load(talk.model_path(Settings.read().var)))
