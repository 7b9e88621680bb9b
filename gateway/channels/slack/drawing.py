"""A reply as a message of Slack's: blocks, and a text for notifications and screen readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gateway.channels.cards import drawn_or_told
from gateway.channels.slack import cards
from gateway.channels.slack.blocks import (
    ACTIONS,
    FALLBACK_TEXT,
    OPTION_VALUE,
    OPTIONS,
    Block,
    Blocks,
    Element,
    actions,
    button,
    escaped,
    overflow,
    shortened,
)
from gateway.record.files import Ending
from gateway.widget.catalogue import words

# What a button says by its `action_id`: that its value is a choice, words to be said, or a kind of file.
CHOICE, SAY, FILE = "choice", "say", "file"
# In the value of a button that is not of the conversation in which it stands, but of the leader's own.
OWN = "own"
# The words that stand for what the web has buttons for, as the bot understands them.
SUMMARY, SHARE, WITHHOLD = "summary", "share this with my coach", "stop sharing"
ERASE, START_OVER = "delete everything", "start over"
CUT = "The rest is in your record, which you can take away as a file."
CHOSEN = "You chose: "
# Blocks that the buttons may need.
SPARE = 6

_number = re.compile(r"[0-9]{1,2}")


def message(reply: Mapping[str, Any], greeting: str = "", chosen: str | None = None) -> dict[str, Any]:
    """`text` and `blocks` for a reply; `greeting` is mrkdwn before it, `chosen` what the leader has pressed."""
    card, text = reply.get("card") or {}, str(reply.get("text") or "")
    before = " ".join(filter(None, (greeting, f"{CHOSEN}{escaped(chosen)}" if chosen else "")))
    blocks = _drawn(card, text, before)
    if blocks.is_cut:
        blocks.blocks.append({"type": "context", "elements": [{"type": "mrkdwn", "text": CUT}]})
    blocks.blocks += _buttons(reply.get("choices") or [], card.get("card") in ("question", "rating"))
    if card.get("card") in ("summary", "record"):
        blocks.blocks += record_buttons("", card.get("topic"))
    fallback = " ".join(filter(None, (greeting, shortened(escaped(text), FALLBACK_TEXT))))
    return {"text": fallback or CUT, "blocks": blocks.blocks}


def _drawn(card: Mapping[str, Any], text: str, before: str) -> Blocks:
    def begun(draw: Callable[[Blocks], None]) -> Blocks:
        blocks = Blocks(SPARE)
        blocks.quiet(before)
        draw(blocks)
        return blocks

    return drawn_or_told(
        lambda: begun(lambda blocks: cards.draw(card, text, blocks)),
        lambda: begun(lambda blocks: blocks.told(escaped(text))),
    )


def record_buttons(whose: str, topic: int | None = None) -> list[Block]:
    """The record as files, of the latest topic unless one is given, and what can be done with what is kept."""
    of = f":{topic}" if topic else ""
    files = [button(ending.label, f"{FILE}:{ending}", f"{whose}/{ending}{of}") for ending in Ending]
    phrases = (
        (words("summary"), SUMMARY),
        (words("share"), SHARE),
        (words("plain_withhold"), WITHHOLD),
        (words("start_over"), START_OVER),
    )
    says = [button(label, f"{SAY}:{n}", f"{whose}/{phrase}") for n, (label, phrase) in enumerate(phrases)]
    erase = button(words("erase"), f"{SAY}:erase", f"{whose}/{ERASE}", style="danger")
    return [actions(files, f"files{whose}"), actions([*says, erase], f"says{whose}")]


def _buttons(choices: Sequence[Mapping[str, str]], is_question: bool) -> list[Block]:
    """Numbers in a row, then the others; under a question the last few go behind the three dots."""
    elements = [(choice["label"], choice["id"], f"{CHOICE}:{n}") for n, choice in enumerate(choices)]
    numbers = [one for one in elements if _number.fullmatch(one[0])]
    others = [one for one in elements if one not in numbers]
    rows: list[Block] = []
    if numbers:
        rows.append(actions([button(*_placed(one)) for one in numbers[:ACTIONS]], "numbers"))
    hidden = _hidden(others) if is_question else []
    shown: list[Element] = [button(*_placed(one)) for one in others if one not in hidden]
    if hidden:
        shown.append(overflow([(label, choice) for label, choice, _ in hidden], f"{CHOICE}:more"))
    for start in range(0, len(shown), ACTIONS):
        rows.append(actions(shown[start : start + ACTIONS], f"choices{start}"))
    return rows[: SPARE - 2]


def _hidden(others: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    if len(others) <= OPTIONS:
        return []
    return [one for one in others[-OPTIONS:] if len(one[1]) <= OPTION_VALUE]


def _placed(element: tuple[str, str, str]) -> tuple[str, str, str]:
    label, choice, action = element
    return label, action, choice
