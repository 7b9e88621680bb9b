"""A whole conversation with all that is kept in one PostgreSQL, and nothing of it in files."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.conftest import UNHURRIED
from tests.journeys.leader import arriving
from tests.postgres import connected
from tests.prove.test_crashes import SITUATION, said_by
from tests.stack import NAMES, running


@pytest.mark.timeout(300)
async def test_a_conversation_kept_in_postgresql_goes_on_after_every_process_was_killed(
    postgresql_url: URL, tmp_path: Path
) -> None:
    address = postgresql_url.render_as_string(hide_password=False)
    stores = {f"SOUNDING_BOARD_{name}_URL": address for name in ("DATABASE", "TRACKER")}
    with running(tmp_path, UNHURRIED | stores) as stack:
        async with arriving(stack.url) as leader:
            await leader.say(SITUATION)
            await leader.clarify()
            await leader.choose("affirm:all")
            for name in NAMES:
                stack.kill(name)
            stack.start()
            await asyncio.to_thread(stack.wait)
            await leader.say("Three of our schools and the police, and the quokka team.")
            assert (await leader.record()).count("quokka") == 1
            assert len(await said_by(leader)) == len(leader.turns) - 1, leader.transcript()
            with connected(postgresql_url) as database:
                assert database.execute("SELECT count(*) FROM trackers").fetchone() == (1,)
            async with leader.session.delete(f"{stack.url}/api/conversation") as answer:
                assert answer.status == 200, await answer.text()
        assert databases_in(tmp_path) == ["knowledge.db"]
    with connected(postgresql_url) as database:
        for table in ("conversations", "turns", "records", "erasures", "trackers"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608


def databases_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.db"))
