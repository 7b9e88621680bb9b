"""What a reply looks like in Teams: words, or Adaptive Cards with buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from gateway.channels.cards import asked, drawn_or_told, lead
from gateway.channels.teams import findings, summary
from gateway.channels.teams.elements import (
    Element,
    buttons,
    cards,
    container,
    heading,
    labelled,
    lines_of,
    pieces,
    press,
    quiet,
    texts,
    told,
)
from gateway.widget.catalogue import words

Reply = dict[str, Any]

# What can be said of any question: the first few are shown, the others are one press away.
COMMANDS = ("example", "why", "rephrase", "skip", "park", "go_back", "pause", "summary", "help")
AT_ONCE = 4
# Numbers to press, in one row.
A_ROW = 5


@dataclass(frozen=True)
class Message:
    """One message: words as Teams' simple markup, or a card."""

    text: str | None = None
    card: Element | None = None


@dataclass
class Drawing:
    """A reply that is being drawn; a card takes out of `choices` those that it draws itself."""

    text: str
    choices: list[dict[str, str]]
    body: list[Element] = field(default_factory=list)


def messages(reply: Reply) -> list[Message]:
    """The messages that a reply is sent as: one, or a few where it is longer than Teams takes at once."""
    return drawn_or_told(lambda: _messages(reply), lambda: plain(reply))


def _messages(reply: Reply) -> list[Message]:
    card, choices = reply.get("card") or {}, list(reply.get("choices") or [])
    draw = CARDS.get(card.get("card", ""))
    if draw is None and not choices:
        return [Message(text=part) for part in _markup(reply["text"])]
    drawing = Drawing(reply["text"], choices)
    if draw is not None:
        draw(card, drawing)
    else:
        drawing.body = told(drawing.text)
    return [Message(card=drawn) for drawn in cards(drawing.body, _buttons(drawing.choices))]


def _question(card: Reply, drawing: Drawing) -> None:
    place = str(card.get("place") or "")
    label = words("question", place=place) if place else words("question_plain")
    drawing.body = [
        *told(lead(card, drawing.text)),
        *quiet(label),
        heading(asked(card, drawing.text)),
        *(quiet(words("rating_before", rating=card["before"])) if card.get("before") else []),
        *(_scale(card, drawing) if card["card"] == "rating" else []),
        *source(card),
    ]


def _scale(card: Reply, drawing: Drawing) -> list[Element]:
    """The numbers to press."""
    numbers = [choice for choice in drawing.choices if choice["label"].isdigit()]
    drawing.choices = [choice for choice in drawing.choices if choice not in numbers]
    rows = [numbers[at : at + A_ROW] for at in range(0, len(numbers), A_ROW)]
    ends = words("rating", **{"from": card.get("from", 1), "to": card.get("to", 10)})
    return [*quiet(ends), *(row for part in rows for row in buttons([_choice(choice) for choice in part]))]


def _item(card: Reply, drawing: Drawing) -> None:
    lines = [block for line in texts(card.get("body")) for block in told(line)]
    drawing.body = [*told(drawing.text), heading(card.get("title", "")), *lines, *source(card)]


def _safety(card: Reply, drawing: Drawing) -> None:
    said = [line for line in drawing.text.splitlines() if not line.startswith("- ")]
    lines = [block for line in card.get("lines") or [] for block in labelled(line["who"], line["how"])]
    drawing.body = [*told("\n".join(said)), container(lines, "attention")]


def _findings(card: Reply, drawing: Drawing) -> None:
    drawing.body = [*told(drawing.text), *findings.found(card, drawing.choices)]


def _comparison(card: Reply, drawing: Drawing) -> None:
    drawing.body = [*told(drawing.text), *findings.compared(card)]


def _summary(card: Reply, drawing: Drawing) -> None:
    drawing.body = [*told(drawing.text), *summary.record(card), *summary.ways(card)]


def source(one: Reply) -> list[Element]:
    """Where something comes from."""
    return quiet(f"{words('source')}: {one['source']}") if one.get("source") else []


CARDS: dict[str, Callable[[Reply, Drawing], None]] = {
    "question": _question,
    "rating": _question,
    "item": _item,
    "safety": _safety,
    "findings": _findings,
    "comparison": _comparison,
    "summary": _summary,
    "record": _summary,
}


def _buttons(choices: Sequence[dict[str, str]]) -> list[Element]:
    """Answers first, then what helps with a question; of that, what is said less often is in Teams' overflow menu."""
    commands = [choice for choice in choices if choice["id"] in COMMANDS]
    answers = [choice for choice in choices if choice not in commands]
    helps = [_choice(one) | {"mode": "primary" if at < AT_ONCE else "secondary"} for at, one in enumerate(commands)]
    return [*buttons([_choice(choice) for choice in answers]), *([_menu(helps)] if helps else [])]


def _menu(actions: list[Element]) -> Element:
    return {"type": "ActionSet", "actions": actions, "separator": True}


def _choice(choice: dict[str, str]) -> Element:
    return press(choice["label"], {"choice": choice["id"]})


# Characters of one message of words; written out, each of them may take six.
LONGEST_TEXT = 2_000


def _markup(text: str) -> list[str]:
    """Words in Teams' simple markup, in which nothing of them is read as markup."""
    parts = pieces(text, LONGEST_TEXT)
    return [escape(part.strip()).replace("\n", "<br/>") for part in parts if part.strip()]


def plain(reply: Reply) -> list[Message]:
    """A reply in words alone, with the choices below it."""
    offered = [f"- {choice['label']}" for choice in reply.get("choices") or []]
    return [Message(text=part) for part in _markup("\n".join([reply["text"], *offered]))]


def read_out(card: Element) -> list[Message]:
    """All that a card says, and what its buttons stand for, in words alone."""
    return [Message(text=part) for part in _markup("\n".join(lines_of(card)))]
