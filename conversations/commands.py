"""What changes the database; the caller brings the session, commits, and says what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import accesses, indexing
from conversations.models import Conversation, Erasure, Json, Record, Turn, TurnKind, TurnState
from conversations.notes import Assessment, Comment, Tag
from conversations.people import Action
from conversations.pseudonyms import Pseudonym
from conversations.reviews import Facet, Review, Words
from conversations.statements import rows_changed

_turns, _conversations = cast(sa.Table, Turn.__table__), cast(sa.Table, Conversation.__table__)
_records = cast(sa.Table, Record.__table__)
_drawn = [cast(sa.Table, model.__table__) for model in (Review, Facet, Words, Comment, Tag, Assessment)]
_pseudonyms = cast(sa.Table, Pseudonym.__table__)
# Who the access log says did it, where it was the leader.
LEADER = "the leader"
# What every turn needs is put together once.
_this_turn = (_turns.c.conversation_id == sa.bindparam("of")) & (_turns.c.number == sa.bindparam("at"))
_add_turn = sa.insert(_turns)
# None of the replies, where there is an address to deliver them to; nothing on the web.
_to_deliver = (
    sa.select(sa.literal(0))
    .where(_conversations.c.id == sa.bindparam("of"), _conversations.c.address.is_not(None))
    .scalar_subquery()
)
_answer_turn = (
    sa.update(_turns)
    .where(_this_turn)
    .values(
        state=TurnState.ANSWERED,
        replies=sa.bindparam("new_replies"),
        answered_at=sa.bindparam("now"),
        delivered=_to_deliver,
    )
)
# What is not new stays.
_note_answer = (
    sa.update(_conversations)
    .where(_conversations.c.id == sa.bindparam("of"))
    .values(
        last_activity_at=sa.bindparam("now"),
        offered=sa.func.coalesce(sa.bindparam("new_choices", type_=Json), _conversations.c.offered),
    )
)


@dataclass(frozen=True)
class Said:
    """What begins a turn, already without personal data: words, or a choice with its label, or neither."""

    key: str
    kind: TurnKind
    text: str | None = None
    choice_id: str | None = None
    # Whether the leader is to be told that personal details were taken out.
    tells: bool = False


async def begin(
    session: AsyncSession, conversation_id: str, key: str, channel: str, now: datetime, address: str | None = None
) -> None:
    """Adds a conversation without turns; raises `IntegrityError` where the key has one."""
    new = Conversation(id=conversation_id, key=key, channel=channel, created_at=now, last_activity_at=now, shared=False)
    new.address = address
    session.add(new)
    await session.flush()


async def receive(session: AsyncSession, conversation_id: str, number: int, said: Said, now: datetime) -> Turn:
    """Adds a turn that waits for its answer; raises `IntegrityError` where its number or its key is taken."""
    values = {
        "conversation_id": conversation_id,
        "number": number,
        "key": said.key,
        "kind": said.kind,
        "said": said.text,
        "choice_id": said.choice_id,
        "state": TurnState.RECEIVED,
        "refusals": 0,
        "replies": None,
        "tells": said.tells,
        "received_at": now,
        "answered_at": None,
        "delivered": None,
    }
    await session.execute(_add_turn, values)
    if said.tells:
        here = _conversations.c.id == conversation_id
        await session.execute(sa.update(_conversations).where(here).values(told=True))
    return Turn(**values)


async def tell_later(session: AsyncSession, conversation_id: str) -> None:
    """Lets the leader be told of what was taken out the next time that something is."""
    await session.execute(sa.update(_conversations).where(_conversations.c.id == conversation_id).values(told=False))


async def receive_again(session: AsyncSession, turn: Turn, now: datetime) -> None:
    """Lets a turn that had failed wait for its answer once more."""
    await _update(session, turn, state=TurnState.RECEIVED, refusals=0, received_at=now, delivered=None)


async def answer(
    session: AsyncSession, turn: Turn, replies: list[dict[str, Any]], record: dict[str, Any] | None, now: datetime
) -> None:
    """Stores the replies, the choices that they offer, and the record unless it is None."""
    choices = [choice for reply in replies for choice in reply["choices"]]
    place = {"of": turn.conversation_id, "now": now}
    await session.execute(_answer_turn, place | {"at": turn.number, "new_replies": replies})
    await session.execute(_note_answer, place | {"new_choices": choices or None})
    if record is not None:
        await keep_record(session, turn.conversation_id, record, now)


async def keep_record(session: AsyncSession, conversation_id: str, record: dict[str, Any], now: datetime) -> None:
    """Stores the record of a topic in place of the one there was; one that names no topic is the first's."""
    topic, day = int(record.get("topic") or 1), record.get("check_in")
    values = {
        "record": {name: value for name, value in record.items() if name != "unsaid"},
        "unsaid": record.get("unsaid") or [],
        "changed_at": now,
        "check_in": date.fromisoformat(day) if day else None,
    }
    changed = await session.execute(sa.update(_records).where(_record(conversation_id, topic)).values(values))
    if not rows_changed(changed):
        await session.execute(sa.insert(_records), {"conversation_id": conversation_id, "topic": topic, **values})


async def checked_in(session: AsyncSession, conversation_id: str, topic: int, day: date) -> None:
    """Notes that the leader was asked what became of it on the day they had set."""
    await session.execute(sa.update(_records).where(_record(conversation_id, topic)).values(checked_in=day))


async def refuse(session: AsyncSession, turn: Turn) -> None:
    """Counts that the bot was there and would not take the turn."""
    await _update(session, turn, refusals=turn.refusals + 1)


async def fail(session: AsyncSession, turn: Turn, now: datetime) -> None:
    """Closes a turn that will have no answer, unless the leader sends it again."""
    await _update(session, turn, state=TurnState.FAILED, answered_at=now, delivered=_to_deliver)


async def share(session: AsyncSession, conversation_id: str, shared: bool, now: datetime) -> None:
    """Says whether coaches may read the conversation; taken back, it is hidden at once with all that they noted."""
    changed = (_conversations.c.id == conversation_id) & (_conversations.c.shared != shared)
    result = await session.execute(sa.update(_conversations).where(changed).values(shared=shared))
    if not rows_changed(result):
        return
    if not shared:
        await indexing.withdraw(session, conversation_id)
    action = Action.SHARED if shared else Action.WITHDRAWN
    await accesses.note(session, now, LEADER, action, conversation_id)


async def erase(session: AsyncSession, conversation_id: str, now: datetime, who: str = LEADER) -> None:
    """Deletes a conversation with its turns and records, and notes that Rasa has to forget it, too."""
    # First what the review pages lock first, so that the two never wait for each other.
    here = _conversations.c.id == conversation_id
    await session.execute(sa.select(_conversations.c.id).where(here).with_for_update())
    await indexing.forget_words(session, conversation_id)
    # What coaches added and what was drawn for them goes with the conversation; each is named, to be sure of it.
    for table in (_turns, _records, _pseudonyms, *_drawn):
        await session.execute(sa.delete(table).where(table.c.conversation_id == conversation_id))
    await session.execute(sa.delete(_conversations).where(here))
    session.add(Erasure(conversation_id=conversation_id, requested_at=now))
    await accesses.note(session, now, who, Action.ERASED, conversation_id)
    await session.flush()


async def erasure_done(session: AsyncSession, conversation_id: str) -> None:
    """Notes that Rasa has forgotten a conversation."""
    await session.execute(sa.delete(Erasure).where(Erasure.conversation_id == conversation_id))


def _record(conversation_id: str, topic: int) -> sa.ColumnElement[bool]:
    return (_records.c.conversation_id == conversation_id) & (_records.c.topic == topic)


async def _update(session: AsyncSession, turn: Turn, **values: object) -> None:
    place = {"of": turn.conversation_id, "at": turn.number}
    await session.execute(sa.update(_turns).where(_this_turn).values(values), place)
