"""The cards in Block Kit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gateway.channels.cards import PARTS, answered, asked, cited, day, facts, lead, rated
from gateway.channels.slack.blocks import Blocks, bold, escaped, quoted, shortened
from gateway.widget.catalogue import words

Card = Mapping[str, Any]

# Of each of the leader's answers, in the summary; the whole is in the record.
ANSWER = 600


def draw(card: Card, text: str, blocks: Blocks) -> None:
    """The reply's text and its card; the text alone for a card of a kind not known here."""
    drawing = CARDS.get(str(card.get("card")))
    if drawing is None:
        blocks.told(escaped(text))
        return
    drawing(card, text, blocks)


def _question(card: Card, text: str, blocks: Blocks) -> None:
    place = str(card.get("place") or "")
    blocks.told(escaped(lead(card, text)))
    blocks.quiet(words("question", place=escaped(place)) if place else words("question_plain"))
    blocks.told(bold(asked(card, text)))
    if card.get("before"):
        blocks.quiet(words("rating_before", rating=card["before"]))
    if card.get("card") == "rating":
        blocks.quiet(words("rating", **{"from": card.get("from", 1), "to": card.get("to", 10)}))
    _source(card, blocks)


def _findings(card: Card, text: str, blocks: Blocks) -> None:
    blocks.told(escaped(text))
    for one in _list(card, "behaviours"):
        _behaviour(one, blocks)
    if _list(card, "cases"):
        blocks.header(words("cases"))
    for one in _list(card, "cases"):
        _case(one, blocks)
    approach = card.get("approach")
    if approach:
        blocks.header(words("approach"))
        steps = "\n".join(f"{n}. {escaped(str(step))}" for n, step in enumerate(_list(approach, "steps"), start=1))
        blocks.told(f"{bold(str(approach.get('title') or ''))}\n{steps}")
        if approach.get("note"):
            blocks.quiet(escaped(str(approach["note"])))
        _source(approach, blocks)


def _comparison(card: Card, text: str, blocks: Blocks) -> None:
    blocks.told(escaped(text))
    for one in _list(card, "cases"):
        _case(one, blocks)


def _behaviour(one: Card, blocks: Blocks) -> None:
    blocks.told(_lines(bold(_of(one, "name")), _because(one), escaped(_of(one, "summary"))))
    underpinned = [
        f"{words(name)}: {escaped('; '.join(map(str, _list(one, name))))}"
        for name in ("knowledge", "skills", "attributes")
        if _list(one, name)
    ]
    blocks.quiet("\n".join(underpinned))
    _source(one, blocks)


def _case(one: Card, blocks: Blocks) -> None:
    blocks.told(_lines(bold(_of(one, "title")), escaped(_of(one, "summary")), _because(one)))
    blocks.told(_places(one))
    lessons = _list(one, "lessons")
    if lessons:
        blocks.told(_lines(bold(words("lessons")), *(f"• {escaped(str(lesson))}" for lesson in lessons)))
    _source(one, blocks)


def _places(one: Card) -> str:
    """The case's context beside the leader's own."""
    there, yours, unknown = (words(name) for name in ("there", "yours", "not_known"))
    rows = [
        f"• {escaped(_of(row, 'aspect'))}: {there.lower()} {escaped(_of(row, 'there'))}; "
        f"{yours.lower()} {escaped(_of(row, 'yours') or unknown)}"
        for row in _list(one, "places")
    ]
    return "\n".join(rows) or escaped(_of(one, "context"))


def _item(card: Card, text: str, blocks: Blocks) -> None:
    blocks.told(escaped(text))
    blocks.told(_lines(bold(_of(card, "title")), *(escaped(str(line)) for line in _list(card, "body"))))
    _source(card, blocks)


def _safety(card: Card, text: str, blocks: Blocks) -> None:
    """Whom to turn to stands in the text, which is all of it."""
    blocks.told(escaped(text))


def _record(card: Card, text: str, blocks: Blocks) -> None:
    blocks.told(escaped(text))
    blocks.header(words("record"))
    if card.get("situation"):
        blocks.told(_lines(bold(words("situation")), _numbered(card, "situation", ""), _quote(_of(card, "situation"))))
    for title, name in PARTS:
        lines = [_numbered(card, _of(one, "id"), _LINES[name](one)) for one in _list(card, name)]
        if lines:
            blocks.told(_lines(bold(words(title)), *lines))
    if card.get("check_in"):
        blocks.told(escaped(words("check_in", day=day(_of(card, "check_in")))))
    sources = [escaped(f"• {cited(one)}") for one in _list(card, "sources")]
    if sources:
        blocks.quiet(_lines(words("sources"), *sources))


def _numbered(card: Card, line_id: str, text: str) -> str:
    """Each line with the number by which it can be changed or taken out."""
    number = (card.get("lines") or {}).get(line_id)
    return f"{number}. {text}".rstrip() if number else f"• {text}" if text else ""


def _answer(one: Card) -> str:
    return _lines(escaped(_of(one, "question")), _quote(answered(one)), rated(one))


def _step(one: Card) -> str:
    return _lines(escaped(_of(one, "what")), *(f"{label}: {escaped(value)}" for label, value in facts(one)))


def _chosen(one: Card) -> str:
    return _lines(escaped(_of(one, "name")), _quote(_of(one, "why")))


def _described(one: Card) -> str:
    return _lines(escaped(f"{_of(one, 'label')}: {_of(one, 'value')}"), _quote(_of(one, "words")))


def _outcome(one: Card) -> str:
    return _lines(day(one.get("day")), _quote(_of(one, "text")))


# How a line of each part of a record is drawn.
_LINES: Mapping[str, Callable[[Card], str]] = {
    "context": _described,
    "behaviours": _chosen,
    "cases": lambda one: escaped(_of(one, "title")),
    "answers": _answer,
    "skipped": lambda one: escaped(_of(one, "question")),
    "steps": _step,
    "outcomes": _outcome,
}

CARDS: Mapping[str, Callable[[Card, str, Blocks], None]] = {
    "question": _question,
    "rating": _question,
    "findings": _findings,
    "comparison": _comparison,
    "item": _item,
    "safety": _safety,
    "summary": _record,
    "record": _record,
}


def _source(one: Card, blocks: Blocks) -> None:
    if one.get("source"):
        blocks.quiet(f"{words('source')}: {escaped(_of(one, 'source'))}")


def _because(one: Card) -> str:
    return f"{words('because')}: _“{escaped(_of(one, 'why')).replace('_', ' ')}”_" if one.get("why") else ""


def _quote(text: str) -> str:
    return quoted(shortened(text, ANSWER))


def _of(one: Card, name: str) -> str:
    value = one.get(name)
    return "" if value is None else str(value)


def _list(one: Card, name: str) -> list[Any]:
    value = one.get(name)
    return list(value) if isinstance(value, (list, tuple)) else []


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
