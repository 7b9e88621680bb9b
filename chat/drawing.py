"""Cards as headed blocks of lines, the same for a terminal and for plain output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chat.cards import (
    Answered,
    Card,
    Comparison,
    Findings,
    FoundApproach,
    FoundBehaviour,
    FoundCase,
    Item,
    Place,
    Question,
    RecordLine,
    Source,
    Step,
    Summary,
)

POINT = "•"


@dataclass(frozen=True)
class Line:
    """`look` is how it is set: plain, heading, quote (the leader's own words) or quiet; `mark` stands before it."""

    text: str
    look: str = "plain"
    mark: str = ""


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
        case Comparison():
            return Drawing(card.title, _joined(_case(one) for one in card.cases))
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
    for behaviour in card.behaviours:
        yield _behaviour(behaviour)
    if card.cases:
        yield [Line("Case studies near your situation", "heading")]
    for case in card.cases:
        yield _case(case)
    if card.approach:
        yield _approach(card.approach)


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
    return [
        Line(one.title, "heading"),
        *([Line(one.summary)] if one.summary else []),
        # The same in parts, where it came so, else in a sentence.
        *([_place(place) for place in one.places] or ([Line(one.context)] if one.context else [])),
        *_why(one.why),
        *_points("What follows from it", one.lessons),
        *_cited(one.source),
    ]


def _place(one: Place) -> Line:
    return Line(f"{one.aspect}. There: {one.there}. Where you are: {one.yours or 'not said'}.", mark=POINT)


def _approach(one: FoundApproach) -> list[Line]:
    steps = [Line(step, mark=POINT) for step in one.steps]
    note = [Line(f"To bear in mind: {one.note}")] if one.note else []
    return [Line(f"An approach: {one.title}", "heading"), *steps, *note, *_cited(one.source)]


def _item(card: Item) -> Iterator[Sequence[Line]]:
    for paragraph in card.body:
        yield [Line(paragraph)]
    yield _cited(card.source)


def _summary(card: Summary) -> Iterator[Sequence[Line]]:
    numbers = card.lines
    if card.situation:
        said = Line(card.situation, "quote", _numbered(numbers, "situation"))
        yield [Line("What you are facing", "heading"), said]
    yield _listed("How you described it", numbers, ((one, f"{one.label}: {one.value}") for one in card.context))
    yield _listed("What you chose to work with", numbers, ((one, one.name) for one in card.behaviours))
    yield _listed("Case studies you were shown", numbers, ((one, one.title) for one in card.cases))
    for answer in card.answers:
        yield _answer(answer, numbers)
    yield _listed("Questions left for now", numbers, ((one, one.question) for one in card.skipped))
    yield _listed("Your next steps", numbers, ((step, _step(step)) for step in card.steps))
    if card.check_in:
        yield [Line(f"You will look back on this on {_spoken(card.check_in)}.")]
    yield _listed("What came of it", numbers, ((one, f"{_spoken(one.day)}: {one.text}") for one in card.outcomes))
    yield _points("Where this comes from", [_source(source) for source in card.sources])


def _listed(title: str, numbers: Mapping[str, int], lines: Iterable[tuple[RecordLine, str]]) -> list[Line]:
    """Lines of the record, each with the number by which it can be changed or taken out."""
    listed = [Line(words, mark=_numbered(numbers, one.id) or POINT) for one, words in lines]
    return [Line(title, "heading"), *listed] if listed else []


def _numbered(numbers: Mapping[str, int], line_id: str) -> str:
    return f"{numbers[line_id]}." if line_id in numbers else ""


def _answer(one: Answered, numbers: Mapping[str, int]) -> list[Line]:
    lines = [Line(one.question, "heading", _numbered(numbers, one.id))]
    # A number that was given without a word beside it is said once.
    if one.rating is None or one.text != str(one.rating):
        lines.append(Line(one.text, "quote"))
    if one.rating is not None:
        lines.append(Line(_rated(one), "quote"))
    return lines


def _rated(one: Answered) -> str:
    rated = f"{one.rating} of 10"
    if one.before is None:
        return rated
    day = _spoken(one.before.day) if one.before.day else "before"
    return f"{rated} ({day}: {one.before.rating})"


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
    return [Line(title, "heading"), *(Line(point, mark=POINT) for point in points)] if points else []


def _why(words: str) -> list[Line]:
    return [Line(f"Because you said: “{words}”", "quiet")] if words else []


def _cited(source: str) -> list[Line]:
    return [Line(f"Source: {source}", "quiet")] if source else []


def _joined(blocks: Iterable[Sequence[Line]]) -> tuple[Line, ...]:
    """The blocks that hold something, an empty line between them."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [GAP, *block] if lines else block
    return tuple(lines)


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
