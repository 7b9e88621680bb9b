"""The pack, read once."""

from __future__ import annotations

import pytest

from knowledge.library import Library
from tests.actions.leader import library_of_the_pack


@pytest.fixture(scope="session")
def library() -> Library:
    return library_of_the_pack()
