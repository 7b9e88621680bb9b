"""What the action server answers to one call of Rasa's."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import yaml
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor

from actions.app import DOMAIN, EXECUTOR, SETTINGS, answer_to, executor_for, run_action
from actions.settings import Settings
from actions.signposts import Signposts
from knowledge.library import Library
from serving.logs import WithoutMessages
from tests.actions.leader import TODAY

ROOT = Path(__file__).parents[2]
WORDS = "Our early help grant ends in March and the partners do not turn up."


def call(action: str, text: str, slots: dict[str, object]) -> dict[str, object]:
    """As Rasa would post it, where a form has just filled the slot that it asked for."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    tracker = {
        "sender_id": "somebody",
        "slots": {**dict.fromkeys(domain["slots"]), **slots},
        "latest_message": {"text": text, "intent": {"name": "answer"}, "entities": []},
        "events": [{"event": "slot", "name": "situation", "value": text}],
        "active_loop": {"name": "coaching"},
        "latest_action_name": "action_listen",
    }
    return {"next_action": action, "sender_id": "somebody", "tracker": tracker, "domain": domain}


async def test_a_check_brings_the_question_along_that_rasa_would_ask_for_next(library: Library):
    executor = executor_for(library, lambda: TODAY, Signposts.read(None))
    checked = await answer_to(
        executor, call("validate_coaching", WORDS, {"situation": WORDS, "requested_slot": "situation"})
    )
    slots = {event["name"]: event["value"] for event in checked["events"]}
    assert slots["requested_slot"] == "challenge"
    alone = await answer_to(executor, call("action_ask_challenge", WORDS, slots))
    assert alone["responses"][0]["response"] == "utter_ask_challenge"
    assert checked["asked"] == alone


async def test_what_is_no_check_brings_nothing_along(library: Library):
    executor = executor_for(library, lambda: TODAY, Signposts.read(None))
    assert "asked" not in await answer_to(executor, call("action_welcome", "", {}))


class Broken(Action):
    """Raises an error that quotes the leader."""

    def name(self) -> str:
        return "action_broken"

    async def run(self, dispatcher: object, tracker: object, domain: object) -> list[dict[str, object]]:
        raise KeyError(WORDS)


async def test_an_action_that_breaks_off_answers_500_and_neither_that_nor_the_log_quotes_the_leader(
    caplog: pytest.LogCaptureFixture,
):
    executor = ActionExecutor()
    executor.register_action(Broken())
    app = web.Application()
    app[SETTINGS] = Settings.model_construct(token=SecretStr("a-token-for-tests-only"))
    app[EXECUTOR], app[DOMAIN] = executor, {}
    app.router.add_post("/webhook", run_action)
    caplog.handler.addFilter(WithoutMessages())
    with caplog.at_level(logging.INFO):
        async with TestClient(TestServer(app)) as client:
            headers = {"Authorization": "Bearer a-token-for-tests-only"}
            answer = await client.post("/webhook", json=call("action_broken", WORDS, {}), headers=headers)
            assert answer.status == 500
            assert WORDS not in await answer.text()
    assert "KeyError at run:" in caplog.text
    assert WORDS not in caplog.text
