"""Several wishes in one message."""

from __future__ import annotations

import pytest

from actions.words.closing.parting import Order, parted


@pytest.mark.parametrize(
    ("text", "parts", "besides"),
    [
        ("strike line 12. next steps", ["strike line 12."], [("next_steps", "next steps")]),
        ("strike line 12, next steps", ["strike line 12"], [("next_steps", "next steps")]),
        ("Skip. strike line 3", ["strike line 3"], [("skip", "Skip")]),
        ("strike line 3. change line 2 to we meet", ["strike line 3.", "change line 2 to we meet"], []),
        ("change line 2 to Plan, do, next steps", ["change line 2 to Plan, do, next steps"], []),
        ("change line 2 to Ask her. See Jo tomorrow.", ["change line 2 to Ask her. See Jo tomorrow."], []),
    ],
)
def test_what_is_ordered_beside_an_amendment_is_told_from_it(
    text: str, parts: list[str], besides: list[tuple[str, str]]
) -> None:
    assert parted(text)[:2] == (parts, [Order(*order) for order in besides])
