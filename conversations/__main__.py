"""`python -m conversations migrate` makes or changes the tables; `erased` and `erase` are for restored backups."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from conversations import accesses, commands, queries, settings
from conversations.database import Database
from conversations.errors import ConversationsError
from conversations.migrating import check, migrate

# Who the access log says did it.
WHO = "the command line"


def main(arguments: list[str] | None = None) -> int:
    """0 when done; 1 and a sentence on standard error otherwise."""
    given = _parser().parse_args(arguments)
    try:
        print(asyncio.run(_with_database(given.work, getattr(given, "ids", ()))))
    except (ConversationsError, SQLAlchemyError, OSError) as error:
        print(f"The conversations database could not {given.doing}: {error}", file=sys.stderr)
        return 1
    return 0


async def _migrate(database: Database, _: Sequence[str]) -> str:
    return f"The conversations database is at version {await migrate(database)}."


async def _erased(database: Database, _: Sequence[str]) -> str:
    await check(database)
    async with database.reading() as session:
        return "\n".join(await accesses.erased_ids(session))


async def _erase(database: Database, ids: Sequence[str]) -> str:
    await check(database)
    there = 0
    for conversation_id in ids:
        async with database.writing() as session:
            if await queries.is_kept(session, conversation_id):
                await commands.erase(session, conversation_id, datetime.now(UTC), WHO)
                there += 1
    await database.scrub()
    return f"{there} erased, {len(ids) - there} not there. Rasa forgets them when the gateway is started."


async def _with_database(work: Callable[[Database, Sequence[str]], Awaitable[str]], ids: Sequence[str]) -> str:
    async with Database(settings.read()) as database:
        return await work(database, ids)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m conversations", description="The store of what was said.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser(
        "migrate", help="make the tables, or bring them up to date; changes nothing when they are"
    )
    one.set_defaults(work=_migrate, doing="be brought up to date")
    one = commands.add_parser("erased", help="print the ids of the conversations that were erased")
    one.set_defaults(work=_erased, doing="be read")
    one = commands.add_parser("erase", help="erase conversations by their ids; while the gateway does not run")
    one.add_argument("ids", nargs="*")
    one.set_defaults(work=_erase, doing="be changed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
