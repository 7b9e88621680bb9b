"""Every attack of the table, tried on servers that really run."""

from __future__ import annotations

import pytest

from tests.attacks.table import Attack, attacks, named
from tests.attacks.world import World


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("attack", attacks(), ids=str)
async def test_it_is_stopped(attack: Attack, world: World) -> None:
    await attack.tried(world)
    # Whatever was tried, the next leader finds everything as it should be.
    response = await (await world.leader()).say("And then?")
    assert (response.status, world.rasa.texts[-1]) == (200, "And then?")


@pytest.mark.parametrize("attack", attacks(), ids=str)
def test_what_stops_it_is_there(attack: Attack) -> None:
    assert named(attack.stopped_by) is not None


def test_no_attack_stands_in_the_table_twice() -> None:
    names = [attack.what for attack in attacks()]
    assert len(set(names)) == len(names)
