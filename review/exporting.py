"""What the filter shows as a file, with the notes: written while it is read, a page of conversations at a time."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web

from conversations import accesses, annotating, finding, queries
from conversations.database import Database
from conversations.finding import Place
from conversations.passages import Passage, passages_of
from conversations.people import Action, Coach, Role
from conversations.reviews import Review
from review import guard
from review.filters import Query, query_of
from review.keys import CLOCK, DATABASE, visitor
from review.reading import open_to

COLUMNS = (
    *("conversation", "channel", "begun", "last activity", "status", "turn", "at", "kind", "said", "rating"),
    *("replied", "tags", "comments"),
)
# Conversations that are held in memory at once.
PIECE = 100
# Spreadsheets would run what begins with these.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")

routes = web.RouteTableDef()


@dataclass
class Whole:
    """A conversation with all that belongs to it."""

    review: Review
    turns: list[Passage] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    tags: list[dict[str, Any]] = field(default_factory=list)
    assessments: list[dict[str, Any]] = field(default_factory=list)


@routes.get("/export.csv")
@guard.allows(Role.LEAD)
async def as_csv(request: web.Request) -> web.StreamResponse:
    """A line for each turn."""
    return await _send(request, "text/csv", "csv", _csv_head(), _csv_of)


@routes.get("/export.jsonl")
@guard.allows(Role.LEAD)
async def as_json_lines(request: web.Request) -> web.StreamResponse:
    """A line for each conversation."""
    return await _send(request, "application/jsonl", "jsonl", "", _json_of)


async def wholes(database: Database, query: Query, coach: Coach) -> AsyncIterator[list[Whole]]:
    """Everything that the filter shows, in pieces; what is taken back in between is not in the next piece."""
    place: Place | None = None
    while True:
        async with database.reading() as session:
            page = await finding.page_of(session, query.filter(), place, PIECE)
            found = {review.conversation_id: Whole(review) for review in page.reviews}
            ids = list(found)
            for turn in await passages_of(session, ids):
                found[turn.conversation_id].turns.append(turn)
            for record in await queries.records_of(session, ids):
                found[record.conversation_id].records.append(record.record)
            for comment, name in await annotating.comments_of(session, ids):
                line = {"turn": comment.turn, "by": name, "at": comment.at.isoformat(), "text": comment.text}
                found[comment.conversation_id].comments.append(line)
            for tag in await annotating.tags_of(session, ids):
                found[tag.conversation_id].tags.append({"turn": tag.turn, "name": tag.name})
            kept = defaultdict(list)
            for assessment, name in await annotating.assessments_of(session, ids):
                kept[assessment.conversation_id].append((assessment, name))
        for of, some in kept.items():
            visible = open_to(found[of].review, coach, some)
            found[of].assessments = [{"by": name, "scores": one.scores, "note": one.note} for one, name in visible]
        yield list(found.values())
        if not page.has_older:
            return
        last = page.reviews[-1]
        place = Place(last.activity_at, last.conversation_id)


async def _send(
    request: web.Request, content_type: str, ending: str, head: str, write: Callable[[Whole], str]
) -> web.StreamResponse:
    query, coach, now = query_of(request.query), visitor(request).coach, request.app[CLOCK]()
    detail = f"{ending} of {json.dumps(query.given())}{' and a search' if query.q else ''}"
    async with request.app[DATABASE].writing() as session:
        await accesses.note(session, now, coach.name, Action.EXPORTED, detail=detail)
    name = f"sounding-board-{now:%Y-%m-%d}.{ending}"
    response = web.StreamResponse(headers={"Content-Disposition": f'attachment; filename="{name}"'})
    response.content_type, response.charset = content_type, "utf-8"
    await response.prepare(request)
    await response.write(head.encode())
    async for piece in wholes(request.app[DATABASE], query, coach):
        # Their leaders can ask; it is written down before anything leaves.
        async with request.app[DATABASE].writing() as session:
            ids = [whole.review.conversation_id for whole in piece]
            await accesses.note_each(session, now, coach.name, Action.IN_EXPORT, ids)
        for whole in piece:
            await response.write(write(whole).encode())
    await response.write_eof()
    return response


def _json_of(whole: Whole) -> str:
    review = whole.review
    line = {
        "conversation": review.conversation_id,
        "channel": review.channel,
        "begun": _when(review.begun_at),
        "last_activity": _when(review.activity_at),
        "status": review.status,
        "stage": review.stage,
        "turns": [
            {
                "turn": one.number,
                "kind": one.kind,
                "at": _when(one.at),
                "said": one.said,
                "choice": one.choice_id,
            }
            | {"replies": list(one.replies), "withheld": one.withheld}
            for one in whole.turns
        ],
        "records": whole.records,
        "tags": whole.tags,
        "comments": whole.comments,
        "assessments": whole.assessments,
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


def _csv_head() -> str:
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    return "\ufeff" + _row(COLUMNS)


def _csv_of(whole: Whole) -> str:
    review = whole.review
    about = (review.conversation_id, review.channel, _when(review.begun_at), _when(review.activity_at), review.status)
    # Notes on the whole stand in a row of their own, with turn 0.
    rows = [_row((*about, 0, "", "", "", "", "", *_notes(whole, 0)))] if _notes(whole, 0) != ("", "") else []
    for turn in whole.turns:
        replied = "\n".join(str(reply.get("text") or "") for reply in turn.replies)
        rating = (turn.choice_id or "").removeprefix("answer:")
        said = (turn.number, _when(turn.at), turn.kind, turn.said, rating if rating.isdigit() else "")
        rows.append(_row((*about, *said, replied, *_notes(whole, turn.number))))
    return "".join(rows)


def _notes(whole: Whole, turn: int) -> tuple[str, str]:
    tags = ", ".join(tag["name"] for tag in whole.tags if tag["turn"] == turn)
    return tags, "\n".join(f"{one['by']}: {one['text']}" for one in whole.comments if one["turn"] == turn)


def _row(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def _harmless(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULAS) else text


def _when(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
