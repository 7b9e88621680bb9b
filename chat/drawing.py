"""Cards as headed blocks of lines, the same for a terminal and for plain output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chat.cards import Card, Findings, FoundBehaviour, FoundCase, Item, Question, Source, Step, Summary


@dataclass(frozen=True)
class Line:
    """`look` is how it is set: plain, heading, quote (the leader's own words), point (one of a list) or quiet."""

    text: str
    look: str = "plain"


@dataclass(frozen=True)
class Drawing:
    """A card; `says_it_all` where the reply's text is in it already."""

    title: str
    lines: tuple[Line, ...]
    says_it_all: bool = False


GAP = Line("")


def drawn(card: Card, text: str) -> Drawing:
    """The drawing of a card that came with this text."""
    match card:
        case Findings():
            return Drawing("What the research offers", _joined(_findings(card)))
        case Question():
            return _question(card, text)
        case Item():
            return Drawing(card.title, _joined(_item(card)))
        case Summary():
            return Drawing("Your record", _joined(_summary(card)))


def _question(card: Question, text: str) -> Drawing:
    title = f"Question {card.place}" if card.place else "Question"
    # The words around the question belong to it: "To stay with that for a moment: …".
    asked_in_text = card.question in text
    words = text.removeprefix(f"{card.place}. ") if asked_in_text else card.question
    lines = [Line(words)]
    if card.lowest is not None and card.highest is not None:
        lines.append(Line(f"A number from {card.lowest} to {card.highest}.", "quiet"))
    return Drawing(title, (*lines, *_cited(card.source)), asked_in_text)


def _findings(card: Findings) -> Iterator[Sequence[Line]]:
    yield [Line(card.note)] if card.note else []
    for behaviour in card.behaviours:
        yield _behaviour(behaviour)
    if card.cases:
        yield [Line("Case studies near your situation", "heading")]
    for case in card.cases:
        yield _case(case)
    if card.approach:
        steps = [Line(step, "point") for step in card.approach.steps]
        yield [Line(f"An approach: {card.approach.title}", "heading"), *steps, *_cited(card.approach.source)]


def _behaviour(one: FoundBehaviour) -> list[Line]:
    underpinned = (("Knowledge", one.knowledge), ("Skills", one.skills), ("Attributes", one.attributes))
    return [
        Line(one.name, "heading"),
        *([Line(one.summary)] if one.summary else []),
        *_why(one.why),
        *(Line(f"{label}: {'; '.join(names)}", "quiet") for label, names in underpinned if names),
        *_cited(one.source),
    ]


def _case(one: FoundCase) -> list[Line]:
    told = [Line(words) for words in (one.summary, one.context) if words]
    return [Line(one.title, "heading"), *told, *_why(one.why), *_cited(one.source)]


def _item(card: Item) -> Iterator[Sequence[Line]]:
    for paragraph in card.body:
        yield [Line(paragraph)]
    yield _cited(card.source)


def _summary(card: Summary) -> Iterator[Sequence[Line]]:
    if card.situation:
        yield [Line("What you are facing", "heading"), Line(card.situation, "quote")]
    yield _points("How you described it", [f"{one.label}: {one.value}" for one in card.context])
    yield _points("What you chose to work with", [one.name for one in card.behaviours])
    yield _points("Case studies you were shown", [one.title for one in card.cases])
    for answer in card.answers:
        rating = f" ({answer.rating} of 10)" if answer.rating is not None else ""
        yield [Line(answer.question, "heading"), Line(f"{answer.text}{rating}", "quote")]
    yield _points("Questions left for now", [one.question for one in card.skipped])
    yield _points("Your next steps", [_step(step) for step in card.steps])
    if card.check_in:
        yield [Line(f"You will look back on this on {_spoken(card.check_in)}.")]
    yield _points("Where this comes from", [_source(source) for source in card.sources])


def _step(step: Step) -> str:
    when = f"{step.when} ({_spoken(step.date)})" if step.when and step.date else step.when
    if step.date and not step.when:
        when = _spoken(step.date)
    return "; ".join(part for part in (step.what, step.who, when) if part)


def _source(source: Source) -> str:
    where = ", ".join(str(part) for part in (source.publisher, source.year) if part)
    places = f": {'; '.join(source.items)}" if source.items else ""
    return f"{source.document} ({where}){places}" if where else f"{source.document}{places}"


def _points(title: str, points: Sequence[str]) -> list[Line]:
    return [Line(title, "heading"), *(Line(point, "point") for point in points)] if points else []


def _why(words: str) -> list[Line]:
    return [Line(f"Because you said: “{words}”", "quiet")] if words else []


def _cited(source: str) -> list[Line]:
    return [Line(f"Source: {source}", "quiet")] if source else []


def _joined(blocks: Iterator[Sequence[Line]]) -> tuple[Line, ...]:
    """The blocks that hold something, an empty line between them."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [GAP, *block] if lines else block
    return tuple(lines)


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
