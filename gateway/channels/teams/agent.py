"""What the SDK calls when something happens in Teams."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Coroutine
from typing import Any

from aiohttp import ClientError
from microsoft_agents.activity import Activity, InvokeResponse, TurnContextProtocol
from microsoft_agents.hosting.core import ActivityHandler

from gateway.channels.teams.desk import Desk
from gateway.channels.teams.errors import TeamsError
from gateway.channels.teams.files import CONSENT, Files
from gateway.channels.teams.reading import address_of, heard, name_of, place_of

log = logging.getLogger("gateway.teams")

# Seconds: Teams gives up a request after 15; what takes longer is sent by the courier when it is there.
LONGEST = 12.0
# Until the first sign that something is being written, which Teams shows for some seconds; the next; its sending.
FIRST_SIGN, NEXT_SIGN, SIGNING = 0.4, 4.0, 2.0
# Activities that are known again, so that what is delivered twice is not answered twice; older ones the store knows.
REMEMBERED = 10_000
# Seconds that work has when the gateway is told to stop.
GRACE = 3.0


class Agent(ActivityHandler):
    """Answers messages and buttons. The work goes on when the request that began it is over."""

    def __init__(self, desk: Desk, files: Files) -> None:
        self._desk, self._files = desk, files
        self._work: set[asyncio.Task[None]] = set()
        self._seen: OrderedDict[str, None] = OrderedDict()

    async def close(self) -> None:
        """Lets work end, and stops what does not."""
        if self._work:
            _, unfinished = await asyncio.wait(self._work, timeout=GRACE)
            for task in unfinished:
                task.cancel()
            if unfinished:
                await asyncio.wait(unfinished)

    async def on_message_activity(self, turn_context: TurnContextProtocol[Any]) -> None:
        """Words, or a button."""
        activity = turn_context.activity
        what = heard(activity)
        if self._is_repeated(what.activity):
            return
        if what.pressed.record:
            await self._while_typing(turn_context, self._files.offer(what, address_of(activity)))
        else:
            await self._while_typing(turn_context, self._desk.take(what, address_of(activity)))

    async def on_installation_update_add(self, turn_context: TurnContextProtocol[Any]) -> None:
        """A leader has added the bot for themselves; in a team it waits until somebody calls it."""
        activity = turn_context.activity
        if not place_of(activity).is_shared and not self._is_repeated(name_of(activity)):
            await self._while_typing(turn_context, self._desk.greet(place_of(activity), address_of(activity)))

    async def on_invoke_activity(self, turn_context: TurnContextProtocol[Any]) -> InvokeResponse:
        """A leader has said whether a file may be put into their OneDrive."""
        if turn_context.activity.name != CONSENT:
            return InvokeResponse(status=501)
        await self._while_typing(turn_context, self._files.consented(turn_context.activity))
        return InvokeResponse(status=200)

    async def _while_typing(self, context: TurnContextProtocol[Any], work: Coroutine[object, object, None]) -> None:
        """Begins the work, and shows that it goes on until it is done or the request has to end."""
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        clock = asyncio.get_running_loop().time
        deadline, pause = clock() + LONGEST, FIRST_SIGN
        while not task.done() and clock() < deadline:
            await asyncio.wait({task}, timeout=min(pause, deadline - clock()))
            if not task.done() and clock() < deadline:
                await self._show_typing(context)
            pause = NEXT_SIGN
        if task.done():
            # What nobody foresaw is for the adapter to tell.
            task.result()

    async def _show_typing(self, context: TurnContextProtocol[Any]) -> None:
        try:
            async with asyncio.timeout(SIGNING):
                await context.send_activity(Activity(type="typing"))
        except (ClientError, TimeoutError, TeamsError) as error:
            # A courtesy that stands in nobody's way.
            log.info("typing outcome=%s", type(error).__name__)

    def _is_repeated(self, name: str) -> bool:
        """True for an activity that was here before; this one is known from now on."""
        if name in self._seen:
            return True
        self._seen[name] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return False
