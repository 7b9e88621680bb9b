"""What the doctor says of the Teams channel, and which settings it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import SecretStr

from gateway.doctor import examine
from gateway.settings import Settings, TeamsSettings
from tests.teams.service import APP_ID, SECRET, TENANT

NEEDED = {"SOUNDING_BOARD_BOT_TOKEN": "a-token-for-tests-only", "SOUNDING_BOARD_SECRET": "a-secret-for-tests-only"}
GIVEN = {"APP_ID": APP_ID, "APP_SECRET": SECRET, "TENANT_ID": TENANT}


def set_up(**changes: str) -> Settings:
    given = {f"SOUNDING_BOARD_TEAMS_{name}": value for name, value in (GIVEN | changes).items()}
    return Settings.from_environment(NEEDED | given)


async def told(settings: Settings) -> str:
    """What the doctor says of Teams."""
    found = [finding for finding in await examine(settings) if finding.words.startswith("teams")]
    return "\n".join(f"{'ok' if one.is_well else 'WRONG'} {one.words}" for one in found)


async def test_all_is_well_where_microsoft_says_so(teams):
    assert (await told(set_up())).splitlines() == [
        "ok teams: Microsoft Entra gives a token.",
        "ok teams: Microsoft's keys can be fetched.",
        "ok teams: on; the bot's messaging endpoint must be https://<the address of the gateway>/teams/messages.",
    ]


async def test_a_secret_that_entra_does_not_know_is_told_to_be_wrong(teams):
    assert "WRONG teams: Microsoft Entra gives no token: the secret is wrong" in await told(
        set_up(APP_SECRET="another~secret.that-is-wrong")
    )


async def test_a_tenant_that_entra_does_not_know_is_told_to_be_wrong(teams):
    assert "SOUNDING_BOARD_TEAMS_TENANT_ID is not known" in await told(
        set_up(TENANT_ID="99999999-2222-4333-8444-555555555555")
    )


async def test_it_is_told_when_microsoft_cannot_be_reached(teams):
    await teams.stop()
    words = await told(set_up())
    assert "WRONG teams: Microsoft Entra gives no token: it cannot be reached" in words
    assert "WRONG teams: login.botframework.com" in words


async def test_a_channel_that_is_not_set_up_is_off_and_that_is_well():
    settings = Settings.from_environment(NEEDED)
    assert settings.teams is None
    assert await told(settings) == "ok teams: off, not set up. docs/teams.md says how."


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"APP_SECRET": ""}, "SOUNDING_BOARD_TEAMS_APP_SECRET is not set; docs/teams.md says where to find it."),
        ({"TENANT_ID": ""}, "SOUNDING_BOARD_TEAMS_TENANT_ID is not set"),
        ({"APP_ID": "sounding-board"}, "SOUNDING_BOARD_TEAMS_APP_ID does not look right"),
        ({"APP_SECRET": APP_ID}, "it is the secret's value, not its id"),
        ({"TENANT_ID": "common"}, "SOUNDING_BOARD_TEAMS_TENANT_ID does not look right"),
    ],
)
async def test_what_is_missing_or_cannot_be_right_is_named_and_the_rest_goes_on(changes, problem):
    settings = set_up(**changes)
    assert settings.teams is None
    words = await told(settings)
    assert words.startswith("WRONG teams: off. ")
    assert problem in words


def test_the_secret_is_shown_nowhere():
    assert SECRET not in repr(set_up())
    assert set_up().teams == TeamsSettings(APP_ID, SecretStr(SECRET), TENANT)


def test_ids_are_the_same_in_capitals():
    assert set_up(APP_ID=APP_ID.upper()).teams == replace(set_up().teams)
