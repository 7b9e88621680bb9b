"""`python -m actions` serves the custom actions on loopback."""

from __future__ import annotations

import sys

import uvloop
from aiohttp import web

from actions.app import create_app
from actions.errors import ActionsError
from actions.settings import read_settings
from knowledge.errors import KnowledgeError
from serving.logs import configure


def main() -> int:
    """0 after it was told to stop; 1 and a sentence on standard error where it cannot start."""
    configure()
    try:
        settings = read_settings()
        web.run_app(
            create_app(settings),
            host=settings.host,
            port=settings.port,
            access_log=None,
            print=None,
            loop=uvloop.new_event_loop(),
        )
    except (ActionsError, KnowledgeError, OSError) as error:
        print(f"The action server could not start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
