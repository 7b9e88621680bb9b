"""What a leader sees in the app's Home tab, and on asking for it with the slash command alone."""

from __future__ import annotations

from typing import Any

from gateway.channels.slack.blocks import Block, Blocks
from gateway.channels.slack.drawing import OWN, record_buttons

TITLE = "Sounding Board"
WHAT = (
    "Say what you are facing, in your own words, under *Messages*. I find what published research on leading "
    "children's services offers for just that, ask you its questions one at a time, and leave you with a record and a "
    "plan. I am a program; I give no legal or HR advice."
)
KEPT = (
    "Personal details are taken out of what you write before it is kept here. Slack keeps its own copy of your "
    "messages, by your council's rules. Coaches read nothing unless you let them."
)
OPENED = "Your conversation with me is in our direct messages, under Apps. What you can do with it:"


def view() -> dict[str, Any]:
    """The Home tab."""
    blocks = Blocks()
    blocks.header(TITLE)
    blocks.told(WHAT)
    blocks.quiet(KEPT)
    return {"type": "home", "blocks": [*blocks.blocks, *record_buttons(OWN)]}


def menu() -> list[Block]:
    """What only the leader sees who used the slash command."""
    blocks = Blocks()
    blocks.told(OPENED)
    return [*blocks.blocks, *record_buttons(OWN)]
