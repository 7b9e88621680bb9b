"""What the research offers as cards to show, and the choices that go with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from actions.parts import Ask, Context, Offer
from actions.record import LABELS, VALUES, asks_number, named
from actions.speaking import Choice
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Approach, Behaviour, CaseStudy, Example


def findings_card(state: State, library: Library) -> dict[str, Any]:
    offer = state.offer
    words = {s.id: s.words or "" for s in (*offer.behaviours, *offer.cases)}
    return {
        "card": "findings",
        "behaviours": [_behaviour_line(library.behaviour(item_id), words[item_id], library) for item_id in offer.shown],
        "cases": [_case_line(library.case(item_id), state, library) for item_id in offer.cases_shown],
        "approach": _approach_lines(offer, library),
    }


def findings_choices(offer: Offer, library: Library) -> list[Choice]:
    """One for each behaviour on the table, then all of them, another look, or none."""
    one_each = [Choice(f"affirm:{item_id}", library.behaviour(item_id).name) for item_id in offer.shown]
    return [
        *([Choice("affirm:all", "All of these")] if len(one_each) > 1 else []),
        *one_each,
        Choice("more", "Tell me more"),
        Choice("reject", "Not that"),
    ]


def question_card(ask: Ask, state: State, library: Library, words: str) -> dict[str, Any]:
    """The question that is put, in those words; what is to be rated with the scale."""
    question = library.question(ask.question)
    is_rating = asks_number(ask, library)
    return {
        "card": "rating" if is_rating else "question",
        "place": state.plan.place,
        "question": words,
        "kind": str(question.kind) if ask.kind == "main" else "open",
        "source": library.citation(question),
    } | ({"from": 1, "to": 10} if is_rating else {})


def behaviour_card(item: Behaviour, library: Library) -> dict[str, Any]:
    """A behaviour in full: how it shows, and what underpins it."""
    lists = (("Knowledge", item.knowledge), ("Skills", item.skills), ("Attributes", item.attributes))
    body = [item.summary, *item.in_practice]
    body += [f"{label}: {'; '.join(one.name for one in items)}." for label, items in lists]
    return {"card": "item", "title": item.name, "body": body, "source": library.citation(item)}


def case_card(item: CaseStudy | Example, library: Library) -> dict[str, Any]:
    """A case study or short example in full."""
    if isinstance(item, Example):
        body = [item.summary, item.lesson]
    else:
        body = [item.summary, item.context.described, *item.lessons]
    return {"card": "item", "title": item.title, "body": body, "source": library.citation(item)}


def comparison_card(
    one: CaseStudy | Example, other: CaseStudy | Example, state: State, library: Library
) -> dict[str, Any]:
    """Two cases side by side: their context, what happened there, what follows, and how each differs from here."""
    return {
        "card": "comparison",
        "title": f"{one.title} / {other.title}",
        "cases": [_case_line(item, state, library) | {"lessons": _lessons(item)} for item in (one, other)],
    }


def _lessons(item: CaseStudy | Example) -> list[str]:
    return [item.lesson] if isinstance(item, Example) else list(item.lessons)


def _behaviour_line(item: Behaviour, words: str, library: Library) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "why": words,
        "summary": item.summary,
        "knowledge": [one.name for one in item.knowledge],
        "skills": [one.name for one in item.skills],
        "attributes": [one.name for one in item.attributes],
        "source": library.citation(item),
    }


def _case_line(item: CaseStudy | Example, state: State, library: Library) -> dict[str, Any]:
    words = next((s.words for s in state.offer.cases if s.id == item.id), None)
    compared = _places(item, state.context)
    return {
        "id": item.id,
        "title": item.title,
        "summary": item.summary,
        "why": words or "",
        "context": _in_words(compared),
        "places": compared,
        "source": library.citation(item),
    }


def _places(item: CaseStudy | Example, context: Context) -> list[dict[str, str]]:
    """What is known of a case's authority, each beside the same of the leader's; "" where that is not known."""
    place = item.context if isinstance(item, CaseStudy) else item
    known: tuple[tuple[Literal["performance", "stability"], str | None], ...] = (
        ("performance", place.performance),
        ("stability", place.stability),
    )
    return [
        {
            "aspect": LABELS[field],
            "there": VALUES.get(value, value),
            "yours": named(mine) if (mine := getattr(context, field)) else "",
        }
        for field, value in known
        if value
    ]


def compared_in_words(item: CaseStudy | Example, context: Context) -> str:
    """How a case's authority has performed and was led, beside the leader's own, as far as that is known."""
    return _in_words(_places(item, context))


def _in_words(compared: Sequence[Mapping[str, str]]) -> str:
    """The same in a line, for where there is no room for a table."""
    return " ".join(
        f"{one['aspect']}: {one['there']} there{', ' + one['yours'] + ' here' if one['yours'] else ''}."
        for one in compared
    )


def _approach_lines(offer: Offer, library: Library) -> dict[str, Any] | None:
    if offer.approach is None:
        return None
    item = library.get(offer.approach, Approach)
    return {"title": item.title, "steps": list(item.steps), "note": item.note, "source": library.citation(item)}
