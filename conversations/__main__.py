"""`python -m conversations migrate`: makes or changes the tables."""

from __future__ import annotations

import argparse
import asyncio
import sys

from sqlalchemy.exc import SQLAlchemyError

from conversations import settings
from conversations.database import Database
from conversations.errors import ConversationsError
from conversations.migrating import migrate


def main(arguments: list[str] | None = None) -> int:
    """0 when done; 1 and a sentence on standard error otherwise."""
    parser = argparse.ArgumentParser(prog="python -m conversations", description="The store of what was said.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="make the tables, or bring them up to date; changes nothing when they are")
    parser.parse_args(arguments)
    try:
        version = asyncio.run(_migrate())
    except (ConversationsError, SQLAlchemyError, OSError) as error:
        print(f"The conversations database could not be brought up to date: {error}", file=sys.stderr)
        return 1
    print(f"The conversations database is at version {version}.")
    return 0


async def _migrate() -> str:
    database = Database(settings.read())
    try:
        return await migrate(database)
    finally:
        await database.close()


if __name__ == "__main__":
    sys.exit(main())
