"""Coaches' accounts, links and sessions; tokens come here as digests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain, count
from unicodedata import normalize

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import new_id
from conversations.people import Coach, CoachLink, CoachSession, Role

LINK_LASTS = timedelta(hours=24)
LONGEST_NAME = 80


async def add_coach(session: AsyncSession, name: str, role: Role, now: datetime) -> Coach:
    """A new account, which has no password yet; raises `IntegrityError` where somebody signs in with the name."""
    coach = Coach(
        id=new_id(), name=await _told_apart(session, name), sign_in_name=folded(name), role=role, created_at=now
    )
    session.add(coach)
    await session.flush()
    return coach


async def add_coach_with(
    session: AsyncSession, subject: str, name: str, login: str, role: Role, now: datetime
) -> Coach:
    """A new account of the council's sign-on; `login` tells people of one name apart, and may be empty."""
    coach = Coach(id=new_id(), name=await _told_apart(session, name, login), subject=subject, role=role, created_at=now)
    session.add(coach)
    await session.flush()
    return coach


def folded(name: str) -> str:
    """A name as it is looked up: whatever the case of its letters, and however they are written as code points."""
    return normalize("NFC", normalize("NFC", " ".join(name.split())).casefold())


async def coach_named(session: AsyncSession, name: str) -> Coach | None:
    """The coach who signs in with this name and a password, whatever the case of its letters."""
    return (await session.scalars(sa.select(Coach).where(Coach.sign_in_name == folded(name)))).one_or_none()


async def coach_of(session: AsyncSession, coach_id: str) -> Coach | None:
    """The coach with this id."""
    return await session.get(Coach, coach_id)


async def coach_with(session: AsyncSession, subject: str) -> Coach | None:
    """The coach whom the council's sign-on knows so."""
    return (await session.scalars(sa.select(Coach).where(Coach.subject == subject))).one_or_none()


async def coaches(session: AsyncSession) -> Sequence[Coach]:
    """Everybody, in the order of the alphabet."""
    return (await session.scalars(sa.select(Coach).order_by(sa.func.lower(Coach.name)))).all()


async def add_link(session: AsyncSession, coach_id: str, token: str, now: datetime) -> None:
    """Lets a coach set a password once; an earlier link is void."""
    await session.execute(sa.delete(CoachLink).where(CoachLink.coach_id == coach_id))
    values = {"token": token, "coach_id": coach_id, "expires_at": now + LINK_LASTS}
    await session.execute(sa.insert(CoachLink), values)


async def coach_of_link(session: AsyncSession, token: str, now: datetime) -> Coach | None:
    """Whose link it is; None for one that was used, is over or never was."""
    join = sa.select(Coach).join(CoachLink, CoachLink.coach_id == Coach.id)
    open_link = (CoachLink.token == token) & (CoachLink.expires_at > now) & Coach.ended_at.is_(None)
    # The council's sign-on is asked each time who somebody is: a password would go round it.
    open_link &= Coach.subject.is_(None)
    return (await session.scalars(join.where(open_link))).one_or_none()


async def set_password(session: AsyncSession, coach_id: str, password: str) -> None:
    """Keeps the hash; the link is used up and every session ends."""
    await session.execute(sa.update(Coach).where(Coach.id == coach_id).values(password=password))
    await session.execute(sa.delete(CoachLink).where(CoachLink.coach_id == coach_id))
    await end_sessions(session, coach_id)


async def change_role(session: AsyncSession, coach_id: str, role: Role) -> None:
    """From the next request on."""
    await session.execute(sa.update(Coach).where(Coach.id == coach_id).values(role=role))


async def end_coach(session: AsyncSession, coach_id: str, now: datetime) -> None:
    """Closes an account at once; what it wrote stays."""
    await session.execute(sa.update(Coach).where(Coach.id == coach_id).values(ended_at=now, password=None))
    await session.execute(sa.delete(CoachLink).where(CoachLink.coach_id == coach_id))
    await end_sessions(session, coach_id)


async def reopen_coach(session: AsyncSession, coach_id: str) -> None:
    """Lets somebody in again whose account was closed."""
    await session.execute(sa.update(Coach).where(Coach.id == coach_id).values(ended_at=None))


async def begin_session(session: AsyncSession, coach_id: str, token: str, now: datetime) -> None:
    """Signs a coach in."""
    values = {"token": token, "coach_id": coach_id, "begun_at": now, "seen_at": now}
    await session.execute(sa.insert(CoachSession), values)


async def session_of(session: AsyncSession, token: str) -> tuple[CoachSession, Coach] | None:
    """A session and whose it is."""
    join = sa.select(CoachSession, Coach).join(Coach, Coach.id == CoachSession.coach_id)
    row = (await session.execute(join.where(CoachSession.token == token, Coach.ended_at.is_(None)))).one_or_none()
    return (row[0], row[1]) if row else None


async def touch_session(session: AsyncSession, token: str, now: datetime) -> None:
    """Notes that it is in use."""
    await session.execute(sa.update(CoachSession).where(CoachSession.token == token).values(seen_at=now))


async def end_session(session: AsyncSession, token: str) -> None:
    """Signs out."""
    await session.execute(sa.delete(CoachSession).where(CoachSession.token == token))


async def end_sessions(session: AsyncSession, coach_id: str) -> None:
    """Signs a coach out everywhere."""
    await session.execute(sa.delete(CoachSession).where(CoachSession.coach_id == coach_id))


async def drop_old_sessions(session: AsyncSession, begun: datetime, seen: datetime) -> None:
    """Deletes sessions begun or last seen before these moments."""
    old = (CoachSession.begun_at < begun) | (CoachSession.seen_at < seen)
    await session.execute(sa.delete(CoachSession).where(old))


async def _told_apart(session: AsyncSession, name: str, login: str = "") -> str:
    """A name like this one that nobody is shown under yet."""
    taken = {folded(one) for one in await session.scalars(sa.select(Coach.name))}
    name = name[:LONGEST_NAME]
    numbered = (_with(name, str(number)) for number in count(2))
    likely = [name, _with(name, login)] if login else [name]
    return next(one for one in chain(likely, numbered) if folded(one) not in taken)


def _with(name: str, what: str) -> str:
    what = f" ({what[: LONGEST_NAME // 2]})"
    return f"{name[: LONGEST_NAME - len(what)]}{what}"
