"""Words for what is known of a situation, told from others that look like them."""

from __future__ import annotations

import pytest

from actions.words.context import contexts


@pytest.mark.parametrize("text", ["our send team", "It is about SEND", "send, I said", "the SEND inspection"])
def test_children_with_special_needs_are_meant(text: str) -> None:
    assert "send" in contexts.of_now(text).split()


@pytest.mark.parametrize(
    "text", ["I send papers early", "Don't send the manager", "we want to send her", "send it round"]
)
def test_nobody_is_meant_where_something_is_sent(text: str) -> None:
    assert "send" not in contexts.of_now(text).split()
