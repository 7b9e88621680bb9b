"""The leader's record as it stands: their own words, ratings and steps, and what was cited; nothing else."""

from __future__ import annotations

from typing import Any

from actions.state import Ask, State
from knowledge.library import CHALLENGES, Library, spoken
from knowledge.schema import Document, Item

LABELS = {
    "challenge": "What it is mainly about",
    "theme": "Whose outcomes it is about",
    "performance": "How the authority has performed",
    "stability": "How settled its political leadership is",
    "problem": "What kind of problem it is",
}
VALUES = {
    **CHALLENGES,
    "child-poverty": "children in poverty",
    "disabled-children": "disabled children",
    "early-intervention": "early intervention and prevention",
    "general": "children in general",
    "high": "consistently well",
    "improving": "improving",
    "low": "poorly, or slipping",
    "stable": "settled",
    "unstable": "unsettled or new",
    "tame": "known causes, known ways to solve it (a tame problem)",
    "critical": "it threatens us now (a critical problem)",
    "wicked": "complex, with many sides and no clear answer (a wicked problem)",
}


def record_of(state: State, library: Library) -> dict[str, Any]:
    """The record as JSON, in the shape that `gateway.record.model` reads."""
    behaviours = [library.behaviour(item_id) for item_id in state.offer.chosen]
    cases = [library.case(item_id) for item_id in state.offer.cases_shown] if state.offer.chosen else []
    asked = [library.question(ask.question) for ask in state.plan.asks if ask.key in state.replies]
    return {
        "situation": state.situation,
        "context": _context_lines(state),
        "behaviours": [
            {"id": item.id, "name": item.name, "why": _words_for(state, item.id) or ""} for item in behaviours
        ],
        "cases": [{"id": item.id, "title": item.title} for item in cases],
        "answers": [_answer(state, ask, library) for ask in state.plan.asks if ask.key in state.replies],
        "skipped": [
            {"id": ask.key, "question": wording(ask, state, library)}
            for ask in state.plan.asks
            if ask.key in state.plan.skipped and ask.key not in state.replies
        ],
        "steps": [step.model_dump() for step in state.steps],
        "check_in": state.asides.check_in,
        "sources": _sources([*behaviours, *cases, *asked], library),
    }


def wording(ask: Ask, state: State, library: Library) -> str:
    """The question that an ask puts, from the pack; what would raise a rating is asked in the domain's words."""
    question = library.question(ask.question)
    if ask.kind == "part":
        return question.parts[ask.part]
    if ask.kind == "raise":
        given = state.replies.get(Ask(question=ask.question).key)
        return f"{question.text} ({given.rating if given and given.rating else '?'} of 10: what would change that?)"
    return question.text


def _context_lines(state: State) -> list[dict[str, str]]:
    lines = []
    for field, label in LABELS.items():
        known = getattr(state.context, field)
        if known and known.value:
            value = VALUES.get(known.value, known.value)
            lines.append({"label": label, "value": value, "words": known.words or ""})
    return lines


def _answer(state: State, ask: Ask, library: Library) -> dict[str, Any]:
    reply = state.replies[ask.key]
    return {"id": ask.key, "question": wording(ask, state, library), "text": reply.text, "rating": reply.rating}


def _words_for(state: State, item_id: str) -> str | None:
    return next((suggestion.words for suggestion in state.offer.behaviours if suggestion.id == item_id), None)


def _sources(items: list[Item], library: Library) -> list[dict[str, Any]]:
    places: dict[str, list[str]] = {}
    for item in items:
        for source in item.sources:
            listed = places.setdefault(source.document, [])
            place = spoken(source.locator)
            if place not in listed:
                listed.append(place)
    documents = [library.get(name, Document) for name in places]
    return [{"document": d.title, "publisher": d.publisher, "year": d.year, "items": places[d.id]} for d in documents]
