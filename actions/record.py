"""The leader's record as it stands: their own words, ratings and steps, and what was cited; nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actions.parts import Ask, Known, Reply, Step
from actions.state import State, Topic
from actions.words.language import pieces
from actions.words.time.dates import says_only
from knowledge.library import CHALLENGES, Library, spoken
from knowledge.schema import Document, Item, QuestionKind

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

# Which of its entries a line of each list is known by.
WORDS = {
    "context": "value",
    "behaviours": "name",
    "cases": "title",
    "answers": "text",
    "skipped": "question",
    "steps": "what",
    "outcomes": "text",
}


def record_of(state: State, library: Library) -> dict[str, Any]:
    """The record as JSON, in the shape that `gateway.record.model` reads; each line that can be struck has an id."""
    behaviours = [library.behaviour(item_id) for item_id in state.offer.chosen]
    seen = dict.fromkeys((*state.offer.cases_shown, *state.offer.cases_seen)) if state.offer.chosen else ()
    cases = [library.case(item_id) for item_id in seen]
    # Unpacked once, and only where there may be something to set a rating beside.
    earlier = state.earlier_topics if any(reply.rating for reply in state.replies.values()) else ()
    lines = {
        "situation": [{"id": "situation", "text": state.situation}] if state.situation else [],
        "context": _context_lines(state),
        "behaviours": [{"id": one.id, "name": one.name, "why": _words_for(state, one.id) or ""} for one in behaviours],
        "cases": [{"id": one.id, "title": one.title} for one in cases],
        "answers": [_answer(state, ask, earlier, library) for ask in state.plan.asks if ask.key in state.replies],
        "skipped": _skipped(state, library),
        "steps": _steps(state, library),
        "outcomes": [{"id": f"outcome-{n}", **one.model_dump()} for n, one in enumerate(state.outcomes)],
    }
    kept = {name: [line for line in of if line["id"] not in state.amendments.struck] for name, of in lines.items()}
    _reword(kept, state.amendments.reworded)
    if "situation" in (*state.amendments.struck, *state.amendments.reworded):
        _unquote(kept)
    left = {line["id"] for of in kept.values() for line in of}
    asked = [library.question(ask.question) for ask in state.plan.asks if ask.key in state.replies and ask.key in left]
    situation = next((line["text"] for line in kept.pop("situation")), None)
    shown = [item for item in (*behaviours, *cases) if item.id in left]
    return {
        "topic": state.number,
        "begun": state.begun,
        "situation": situation,
        **kept,
        "check_in": state.asides.check_in,
        "sources": sources_of([*shown, *asked], library),
        "unsaid": _unsaid(state.amendments.unsaid, [situation or "", *_theirs(kept)]),
    }


def lines_of(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The id and the words of each line that a leader may strike or reword, in the order in which they are read."""
    situation = [("situation", str(record["situation"]))] if record["situation"] else []
    return [*situation, *((line["id"], line[word]) for name, word in WORDS.items() for line in record[name])]


def summary_card(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record as a card, with the number by which each of its lines can be named; no card where it has none."""
    numbers = {line_id: n for n, (line_id, _) in enumerate(lines_of(record), start=1)}
    shown = {name: value for name, value in record.items() if name != "unsaid"}
    return {"card": "summary", **shown, "lines": numbers} if numbers else {}


def can_be_reworded(line_id: str) -> bool:
    """Only what the leader wrote can be put in other words; the rest can be struck."""
    is_answer = "#" in line_id and not line_id.startswith("skipped-")
    return is_answer or line_id == "situation" or line_id.startswith(("step-", "outcome-"))


def wording(ask: Ask, state: State, library: Library) -> str:
    """The question that an ask puts, from the pack; what would raise a rating is asked in the domain's words."""
    question = library.question(ask.question)
    if ask.kind == "part":
        return question.parts[ask.part].text
    if ask.kind == "raise":
        given = state.replies.get(Ask(question=ask.question).key)
        rated = f"{given.rating} of 10: " if given and given.rating else ""
        return f"{question.text} ({rated}what would raise it?)"
    return question.text


def asks_number(ask: Ask, library: Library) -> bool:
    """Whether it is answered with a number: a question of confidence, or a part that asks how confident somebody is."""
    question = library.question(ask.question)
    if ask.kind == "part":
        return question.parts[ask.part].text.startswith("How confident")
    return ask.kind == "main" and question.kind is QuestionKind.CONFIDENCE


def rating_before(earlier: Sequence[Topic], ask: Ask) -> tuple[Topic, Reply] | None:
    """The latest earlier topic in which the same question was rated, and what was said to it there."""
    for topic in sorted(earlier, key=lambda one: one.begun or "", reverse=True):
        reply = topic.replies.get(ask.key)
        if reply and reply.rating is not None:
            return topic, reply
    return None


def _reword(lines: dict[str, list[dict[str, Any]]], reworded: dict[str, str]) -> None:
    for line in (line for of in lines.values() for line in of if line["id"] in reworded):
        line["what" if "what" in line else "text"] = reworded[line["id"]]


def _unquote(lines: dict[str, list[dict[str, Any]]]) -> None:
    """What was quoted of a situation that reads otherwise now, or is gone, is gone with it: it is to be unsaid."""
    now = next((line["text"] for line in lines["situation"]), "")
    for line, quoted in [*((line, "words") for line in lines["context"]), *((b, "why") for b in lines["behaviours"])]:
        line[quoted] = line[quoted] if line[quoted] in now else ""


def _theirs(lines: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """All that the leader wrote and the record holds, but for what was quoted of it."""
    return [line[WORDS[name]] for name in ("answers", "steps", "outcomes") for line in lines[name]]


def _unsaid(taken_out: Sequence[str], kept: Sequence[str]) -> list[str]:
    """The sentences that were taken out and stand nowhere in the record now: no coach is to read them either."""
    sentences = dict.fromkeys(one for text in taken_out for one in pieces.sentences(text))
    return [one for one in sentences if not any(one in text for text in kept)]


def named(known: Known) -> str:
    """What is known, as the leader calls it, or else as it is called here."""
    return known.term or VALUES.get(known.value or "", known.value or "")


def _context_lines(state: State) -> list[dict[str, Any]]:
    lines = []
    for field, label in LABELS.items():
        known = getattr(state.context, field)
        is_told = known and (known.value != "general" or known.words)
        if known and is_told and (known.value or known.term):
            lines.append({"id": f"context-{field}", "label": label, "value": named(known), "words": known.words or ""})
    return lines


def _answer(state: State, ask: Ask, earlier: Sequence[Topic], library: Library) -> dict[str, Any]:
    reply = state.replies[ask.key]
    before = rating_before(earlier, ask) if reply.rating is not None else None
    return {
        "id": ask.key,
        "question": wording(ask, state, library),
        "text": reply.text,
        "rating": reply.rating,
        "before": {"rating": before[1].rating, "day": before[0].begun} if before else None,
    }


def _skipped(state: State, library: Library) -> list[dict[str, Any]]:
    # What was said to it and struck answers it no more.
    answered = {*state.replies} - {*state.amendments.struck}
    passed = {*state.plan.skipped, *state.plan.parked}
    left = [ask for ask in state.plan.asks if ask.key in passed and ask.key not in answered]
    return [{"id": f"skipped-{ask.key}", "question": wording(ask, state, library)} for ask in left]


def _steps(state: State, library: Library) -> list[dict[str, Any]]:
    questions = {ask.key: wording(ask, state, library) for ask in state.plan.asks}
    return [
        {
            "id": f"step-{n}",
            "what": step.what,
            # One column holds whoever was taken from a sentence and whoever was named.
            "who": "me" if step.who == "I" else step.who or "",
            "when": _when(step),
            "date": step.date,
            "answer": questions.get(step.answer or ""),
        }
        for n, step in enumerate(state.drafted)
    ]


def _when(step: Step) -> str:
    """What a leader said of the day, where that is more than the date itself."""
    said = step.when or ""
    return "" if step.date and says_only(said, date.fromisoformat(step.date)) else said


def _words_for(state: State, item_id: str) -> str | None:
    return next((suggestion.words for suggestion in state.offer.behaviours if suggestion.id == item_id), None)


def sources_of(items: Sequence[Item], library: Library) -> list[dict[str, Any]]:
    """The publications that items are from, each with the places in it."""
    places: dict[str, list[str]] = {}
    for item in items:
        for source in item.sources:
            listed = places.setdefault(source.document, [])
            place = spoken(source.locator)
            if place not in listed:
                listed.append(place)
    documents = [library.get(name, Document) for name in places]
    return [{"document": d.title, "publisher": d.publisher, "year": d.year, "items": places[d.id]} for d in documents]
