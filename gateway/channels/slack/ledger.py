"""Writes down what arrives, many at a time: whatever comes while one commit runs is in the next."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from conversations import deliveries
from conversations.database import Database
from conversations.models import Arrival
from gateway.channels.slack.notes import CHANNEL
from serving.logs import where

log = logging.getLogger("gateway.slack")

# Slack tells again for an hour at most of what it was not thanked for.
KNOWN = timedelta(days=1)


class Ledger:
    """What has arrived by Slack."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unwritten: list[tuple[dict[str, Any], asyncio.Future[bool]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def write(self, row: dict[str, Any]) -> bool:
        """True where it is new; returns when it is kept for good, or raises what the database raises."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._unwritten.append((row | {"channel": CHANNEL}, future))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return await future

    async def done(self, key: str, now: datetime) -> None:
        """Notes that it has been seen to; where that fails it is seen to again, which changes nothing."""
        try:
            async with self._database.writing() as session:
                await deliveries.arrival_done(session, key, now)
        except SQLAlchemyError as error:
            log.error("arrival %s", where(error))

    async def left(self, now: datetime) -> Sequence[Arrival]:
        """What has not been seen to, in order; what was long ago is forgotten."""
        async with self._database.writing() as session:
            await deliveries.drop_arrivals(session, now - KNOWN)
        async with self._database.reading() as session:
            return await deliveries.waiting_arrivals(session, CHANNEL)

    async def _write(self) -> None:
        while self._unwritten:
            batch, self._unwritten = self._unwritten, []
            try:
                new = await self._commit([row for row, _ in batch])
            except Exception as error:
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)
                continue
            for row, future in batch:
                if not future.done():
                    future.set_result(row["key"] in new)
                # The same thing twice in one batch is new once.
                new.discard(row["key"])

    async def _commit(self, rows: list[dict[str, Any]]) -> set[str]:
        async with self._database.writing() as session:
            return await deliveries.arrive(session, list({row["key"]: row for row in rows}.values()))
