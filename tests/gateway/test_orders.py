"""What a leader has done by saying so: the bot hands it to the gateway as an order."""

from __future__ import annotations

import pytest

from tests.postgres import on_both_stores
from tests.waiting import until

pytestmark = on_both_stores


@pytest.mark.parametrize(("words", "is_shared"), [(["share"], True), (["share", "withhold"], False)])
async def test_words_share_and_take_back(open_gateway, new_leader, words, is_shared):
    leader = await new_leader(await open_gateway())
    for said in words:
        assert (await leader.say(said)).status == 200
    answer = await (await leader.client.get("/api/turns", params={"after": 0})).json()
    assert answer["shared"] is is_shared


async def test_words_erase_everything_and_the_last_words_still_arrive(open_gateway, new_leader, rasa):
    leader = await new_leader(await open_gateway())
    await leader.say("hello")
    answer = await leader.say("erase")
    assert (answer.status, (await answer.json())["replies"][0]["text"]) == (200, "You said: erase")
    assert (await leader.client.get("/api/turns", params={"after": 0})).status == 401
    await until(lambda: rasa.forgotten)
