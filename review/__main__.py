"""`python -m review` serves coaches; `python -m review coach NAME` prints a link with which one sets a password."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from conversations import accesses, accounts
from conversations.database import Database
from conversations.errors import ConversationsError, NotMigrated
from conversations.migrating import check, migrate
from conversations.people import Action, Role
from review import secrets
from review.app import create_app
from review.errors import InputInvalid, NameTaken, ReviewError
from review.settings import Settings
from serving import logs
from serving.clock import utc_now
from serving.errors import ServingError


def main(arguments: list[str] | None = None) -> int:
    """0 when done or told to stop; 1 and a sentence on standard error otherwise."""
    parser = argparse.ArgumentParser(prog="python -m review", description="The coaches' pages.")
    commands = parser.add_subparsers(dest="command")
    coach = commands.add_parser("coach", help="add somebody, or give them a new link to set a password")
    coach.add_argument("name")
    coach.add_argument("--role", choices=list(Role), default=Role.COACH)
    given = parser.parse_args(arguments)
    try:
        settings = Settings.read()
        if given.command:
            print(asyncio.run(_invite(settings, " ".join(given.name.split()), Role(given.role))))
        else:
            _serve(settings)
    except (ReviewError, ServingError, ConversationsError, SQLAlchemyError, OSError) as error:
        print(f"The review pages could not do that: {error}", file=sys.stderr)
        return 1
    return 0


def _serve(settings: Settings) -> None:
    logs.configure()
    # It names the addresses that it fetches, and with them what came back from the sign-on.
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    app = create_app(settings)
    web.run_app(app, host=settings.host, port=settings.port, access_log=None, print=None)


async def _invite(settings: Settings, name: str, role: Role) -> str:
    if not 1 <= len(name) <= accounts.LONGEST_NAME:
        raise InputInvalid(f"a name has from 1 to {accounts.LONGEST_NAME} characters.")
    token, now = secrets.new_token(), utc_now()
    async with Database(settings.database_url) as database:
        await _prepare(database)
        async with database.writing() as session:
            coach = await accounts.coach_named(session, name)
            done = f"link as {role}"
            if coach is None:
                coach = await accounts.add_coach(session, name, role, now)
            elif coach.role != role:
                raise NameTaken(name)
            elif coach.ended_at:
                await accounts.reopen_coach(session, coach.id)
                done = f"open again, {done}"
            await accounts.add_link(session, coach.id, secrets.digest(token), now)
            await accesses.note(session, now, "the command line", Action.ACCOUNT, detail=f"{coach.name}: {done}")
    return f"{name} sets a password here, once, within a day:\n{settings.url}/welcome/{token}"


async def _prepare(database: Database) -> None:
    """Makes the tables where there are none yet: coaches may be there before the first leader."""
    try:
        await check(database)
    except NotMigrated as error:
        if error.found is not None:
            raise
        await migrate(database)


if __name__ == "__main__":
    sys.exit(main())
