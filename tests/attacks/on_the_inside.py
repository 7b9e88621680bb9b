"""Rasa and the actions, spoken to by somebody who is not the gateway."""

from __future__ import annotations

import asyncio
import os

import pytest
from aiohttp import ClientSession, web
from pydantic import SecretStr, ValidationError

from actions.app import SETTINGS, run_action
from actions.settings import Settings, read_settings
from gateway.settings import Settings as GatewaySettings
from serving.errors import SettingInvalid
from tests.attacks.table import attack
from tests.attacks.world import World

TOKEN = "a-token-for-tests-only"
WRONG = ("", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"bearer {TOKEN}", TOKEN, "Bearer ", "Basic eDp5", "Bearer ¼")


async def actions() -> tuple[web.AppRunner, int]:
    """The action server's one door, where its settings say that it listens."""
    app = web.Application()
    app[SETTINGS] = settings = Settings(token=SecretStr(TOKEN))
    app.router.add_post("/webhook", run_action)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, settings.host, 0).start()
    return runner, runner.addresses[0][1]


@attack("an action, run by somebody without the shared token", stopped_by="actions.app.run_action")
async def action_without_token(world: World) -> None:
    runner, port = await actions()
    async with ClientSession() as session:
        for given in WRONG:
            url, call = f"http://127.0.0.1:{port}/webhook", {"next_action": "action_welcome"}
            async with session.post(url, json=call, headers={"Authorization": given}) as response:
                assert response.status == 401, given
    await runner.cleanup()


@attack("the actions, spoken to by another address than their own", stopped_by="actions.settings.Settings")
async def actions_from_outside(world: World) -> None:
    runner, port = await actions()
    # All of 127 is this machine, and they listen at one address of it alone.
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.2", port)
    await runner.cleanup()
    with pytest.raises(ValidationError, match="host"):
        Settings.model_validate({"token": TOKEN, "host": "192.0.2.7"})
    everywhere = {"SOUNDING_BOARD_BOT_TOKEN": TOKEN, "SOUNDING_BOARD_ACTIONS_HOST": "192.0.2.7"}
    assert read_settings(os.environ | everywhere).host == "127.0.0.1"


@attack("what leaders say, overheard on the way to Rasa on another host", stopped_by="serving.addresses.is_loopback")
async def overheard(world: World) -> None:
    needed = {"SOUNDING_BOARD_BOT_TOKEN": TOKEN, "SOUNDING_BOARD_SECRET": TOKEN}
    for url in ("http://rasa:5005", "http://10.0.0.5:5005", "http://127.0.0.1.evil.example:5005", "http://[fe80::1]"):
        with pytest.raises(SettingInvalid, match="leads to another host"):
            GatewaySettings.from_environment({**needed, "SOUNDING_BOARD_RASA_URL": url})
    for url in ("https://rasa.internal", "http://127.0.0.1:5005", "http://[::1]:5005", "http://localhost:5005"):
        GatewaySettings.from_environment({**needed, "SOUNDING_BOARD_RASA_URL": url})
