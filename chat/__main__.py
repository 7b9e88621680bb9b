"""`python -m chat [--url URL] [--record FILE] [--new]`: talks with Sounding Board until the leader leaves."""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
from pathlib import Path

from rich.console import Console

from chat.api import Api, connected
from chat.cookie import CookieFile
from chat.errors import ChatError, CookieNotKept
from chat.files import record_file
from chat.patience import Patience
from chat.reader import PipedReader, Reader, TerminalReader
from chat.screen import Screen
from chat.settings import Settings
from chat.talk import LEFT, Talk

INTERRUPTED = 130


def main() -> int:
    """0 after the leader left; 1 and a sentence on standard error where it could not go on."""
    settings = Settings.read()
    args = _arguments(settings)
    try:
        record = record_file(args.record) if args.record else None
        return asyncio.run(_talk(args.url.rstrip("/"), CookieFile(settings.cookie_file), args.new, record))
    except ChatError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


async def _talk(url: str, cookies: CookieFile, is_new: bool, record: Path | None) -> int:
    reader, screen = _ends()
    async with connected(url, {} if is_new else cookies.of(url)) as api:
        talk = Talk(api, reader, screen, Patience())
        await talk.begin()
        _keep(cookies, url, api, screen)
        await talk.go_on()
        if talk.is_erased:
            _keep(cookies, url, api, screen)
            return 0
        is_saved = record is None or await talk.save(record)
        screen.note(LEFT)
    return 0 if is_saved else 1


def _ends() -> tuple[Reader, Screen]:
    """Both ends of the conversation: a terminal where a person sits at it, plain lines otherwise."""
    screen = Screen(Console())
    if sys.stdin.isatty() and screen.is_terminal:
        return TerminalReader(), screen
    if isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no text must not end the conversation.
        sys.stdin.reconfigure(errors="replace")
    return PipedReader(sys.stdin), screen


def _keep(cookies: CookieFile, url: str, api: Api, screen: Screen) -> None:
    try:
        cookies.keep(url, api.cookies)
    except CookieNotKept as error:
        # One can talk all the same.
        screen.problem(str(error))


def _arguments(settings: Settings) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chat", description="Talk with Sounding Board in the terminal.")
    parser.add_argument("--url", default=settings.url, help="where Sounding Board is (%(default)s)")
    parser.add_argument("--record", metavar="FILE", help="write the record at the end: .docx, .md or .ics")
    parser.add_argument(
        "--new",
        action="store_true",
        help="begin a new conversation; the earlier one stays stored but cannot be reached from here any more",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
