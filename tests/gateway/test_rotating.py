"""`make rotate-secrets` at a gateway that has leaders: started again, it knows them all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from gateway.channels.plain import FORM
from gateway.sessions import COOKIE
from review.secrets import is_signed, signature
from review.settings import Settings as ReviewSettings
from scripts.secrets import rotate, secrets_of
from scripts.settings import Settings


def secrets_in(var: Path) -> dict[str, object]:
    """What a gateway is told, as `make run` tells it."""
    kept = {name.removeprefix("SOUNDING_BOARD_").lower(): value for name, value in secrets_of(var, {}).items()}
    retired = tuple(SecretStr(one) for one in kept["retired_secrets"].split())
    return {"secret": SecretStr(kept["secret"]), "identity": SecretStr(kept["identity"]), "retired_secrets": retired}


def turn(var: Path) -> None:
    rotate(Settings.of({"SOUNDING_BOARD_VAR": str(var)}), datetime.now(UTC).date())


async def test_after_two_rotations_a_leader_is_where_they_were_with_the_cookie_they_had(
    open_gateway, new_leader, tmp_path
):
    leader = await new_leader(await open_gateway(**secrets_in(tmp_path)))
    await leader.say("We had a poor inspection.")
    await leader.client.get("/plain")
    cookie = next(iter(leader.client.session.cookie_jar)).value
    for _ in range(2):
        turn(tmp_path)
        later = await new_leader(await open_gateway(**secrets_in(tmp_path)), with_session=False)
        response = await later.client.get("/api/turns", headers={"Cookie": f"{COOKIE}={cookie}"})
        assert response.status == 200
        assert "poor inspection" in await response.text()
    # On the next visit the cookie is signed with the newest, for as long again as a cookie lasts.
    again = await later.client.post("/api/session", headers={"Cookie": f"{COOKIE}={cookie}"})
    assert again.status == 200
    fresh = again.cookies[COOKIE].value
    assert fresh.split(".")[1] == cookie.split(".")[1]
    assert fresh.split(".")[3] != cookie.split(".")[3]


async def test_a_form_that_was_open_while_the_secrets_were_rotated_is_taken(open_gateway, new_leader, tmp_path):
    server = await open_gateway(**secrets_in(tmp_path))
    leader = await new_leader(server)
    page = await (await leader.client.get("/plain")).text()
    token = page.partition('name="token" value="')[2].partition('"')[0]
    cookie = next(iter(leader.client.session.cookie_jar)).value
    turn(tmp_path)
    later = await new_leader(await open_gateway(**secrets_in(tmp_path)), with_session=False)
    response = await later.client.post(
        "/plain/sharing",
        data={"token": token, "shared": "yes"},
        headers={"Cookie": f"{COOKIE}={cookie}", "Content-Type": FORM},
        allow_redirects=False,
    )
    assert response.status == 303


def test_a_coachs_form_that_was_open_is_taken_too(settings, tmp_path):
    before = ReviewSettings(database_url=settings.database_url, secret=secrets_in(tmp_path)["secret"])
    signed = signature(before.secrets[0], "forms", "session")
    turn(tmp_path)
    kept = secrets_in(tmp_path)
    kept.pop("identity")
    after = ReviewSettings(database_url=settings.database_url, **kept)
    assert is_signed(signed, after.secrets, "forms", "session")
    assert not is_signed(signed, after.secrets[:1], "forms", "session")
