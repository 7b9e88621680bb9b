"""`python -m gateway`: serves leaders until it is told to stop."""

from __future__ import annotations

import sys

import uvloop
from aiohttp import web

from conversations.errors import ConversationsError
from gateway.app import create_app
from gateway.errors import GatewayError
from gateway.memory import forbid_core_dumps
from gateway.redaction.presidio import PresidioRedactor
from gateway.settings import Settings
from serving import logs
from serving.errors import ServingError

# Seconds that a connection may be without a whole request: longer than proxies keep theirs.
KEEPALIVE = 75.0
# Seconds that a turn has to end after the gateway was told to stop; one that has not is taken up at the next start.
SHUTDOWN = 8.0


def main() -> int:
    """0 after it was told to stop; 1 and a sentence on standard error where it cannot start."""
    logs.configure()
    forbid_core_dumps()
    try:
        settings = Settings.read()
        web.run_app(
            create_app(settings, PresidioRedactor()),
            host=settings.host,
            port=settings.port,
            access_log=None,
            shutdown_timeout=SHUTDOWN,
            keepalive_timeout=KEEPALIVE,
            print=None,
            loop=uvloop.new_event_loop(),
        )
    except (GatewayError, ServingError, ConversationsError, OSError) as error:
        print(f"The gateway could not start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
