"""What the research offers, as parts of a card: behaviours with their reasons, case studies, an approach."""

from __future__ import annotations

from typing import Any

from gateway.channels.teams.elements import (
    Element,
    buttons,
    container,
    heading,
    labelled,
    points,
    press,
    quiet,
    table,
    texts,
    told,
    unfold,
)
from gateway.widget.catalogue import words

Part = dict[str, Any]

UNDERPINNED = ("knowledge", "skills", "attributes")


def found(card: Part, choices: list[dict[str, str]]) -> list[Element]:
    """The findings; takes out of `choices` those that stand for one of the behaviours."""
    behaviours = [_behaviour(one, number, choices) for number, one in enumerate(card.get("behaviours") or [])]
    cases = [_case(one) for one in card.get("cases") or []]
    approach = [_approach(card["approach"])] if card.get("approach") else []
    groups = (("behaviours", behaviours), ("cases", cases), ("approach", approach))
    return [part for name, of in groups if of for part in (heading(words(name), "Large"), *of)]


def compared(card: Part) -> list[Element]:
    """Two cases, one below the other."""
    return [_case(one) for one in card.get("cases") or []]


def _behaviour(one: Part, number: int, choices: list[dict[str, str]]) -> Element:
    about = [*told(one.get("summary"))]
    for name in UNDERPINNED:
        if texts(one.get(name)):
            about += [heading(words(name), "Default"), *points(texts(one[name]))]
    folded = f"about-{number}"
    actions = [unfold(words("about_behaviour"), folded)] if about else []
    hidden = [container(about, "default", id=folded, isVisible=False)] if about else []
    named = [heading(one.get("name", "")), *_why(one)]
    return container([*named, *_source(one), *buttons([*actions, *_take(one, choices)]), *hidden])


def _take(one: Part, choices: list[dict[str, str]]) -> list[Element]:
    """The choice that stands for this very behaviour, taken out of the reply's others."""
    mine = [choice for choice in choices if choice["id"] == f"affirm:{one.get('id')}"]
    for choice in mine:
        choices.remove(choice)
    said = {choice["id"]: words("work_with_named", what=choice["label"]) for choice in mine}
    return [press(words("work_with"), {"choice": name}, said=text, tooltip=text) for name, text in said.items()]


def _case(one: Part) -> Element:
    lessons = texts(one.get("lessons"))
    follows = [heading(words("lessons"), "Default"), *points(lessons)] if lessons else []
    title = heading(one.get("title", ""))
    return container([title, *told(one.get("summary")), *_places(one), *_why(one), *follows, *_source(one)])


def _places(one: Part) -> list[Element]:
    """The case's context beside the leader's own, as a table where it came in parts."""
    places = one.get("places") or []
    if not places:
        return quiet(one.get("context"))
    rows = [(part["aspect"], part["there"], part["yours"] or words("not_known")) for part in places]
    return [table((" ", words("there"), words("yours")), rows)]


def _approach(one: Part) -> Element:
    note = quiet(one["note"]) if one.get("note") else []
    steps = points(texts(one.get("steps")), numbered=True)
    return container([heading(one.get("title", "")), *steps, *note, *_source(one)])


def _why(one: Part) -> list[Element]:
    return labelled(words("because"), f"“{one['why']}”") if one.get("why") else []


def _source(one: Part) -> list[Element]:
    return quiet(f"{words('source')}: {one['source']}") if one.get("source") else []
