"""What both processes read from the environment, and refuse in the same words."""

from __future__ import annotations

import pytest

from gateway.settings import Settings as GatewaySettings
from review.settings import Settings as ReviewSettings
from serving.errors import SettingInvalid, SettingMissing

NEEDED = {"SOUNDING_BOARD_BOT_TOKEN": "t" * 16, "SOUNDING_BOARD_SECRET": "s" * 16, "SOUNDING_BOARD_IDENTITY": "0" * 64}
SIGN_ON = {
    "SOUNDING_BOARD_OIDC_ISSUER": "https://sign-on.example.gov.uk/v2.0",
    "SOUNDING_BOARD_OIDC_CLIENT_ID": "review-pages",
    "SOUNDING_BOARD_OIDC_CLIENT_SECRET": "a client's secret",
    "SOUNDING_BOARD_OIDC_COACHES": "coaches",
}
both = pytest.mark.parametrize("settings", [GatewaySettings, ReviewSettings], ids=["gateway", "review"])


@both
def test_what_both_are_told_they_both_read(settings):
    given = {"BEHIND_PROXY": "1", "HOSTS": "board.example.gov.uk, Coaches.example.gov.uk", "BODY_SECONDS": "5"}
    read = settings.from_environment(NEEDED | {f"SOUNDING_BOARD_{name}": value for name, value in given.items()})
    assert (read.behind_proxy, read.body_seconds) == (True, 5.0)
    assert read.hosts == {"board.example.gov.uk", "coaches.example.gov.uk"}


@both
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SOUNDING_BOARD_BEHIND_PROXY", "true"),
        ("SOUNDING_BOARD_BEHIND_PROXY", "yes"),
        ("SOUNDING_BOARD_BODY_SECONDS", "601"),
        ("SOUNDING_BOARD_SECRET", "hunter2"),
        ("SOUNDING_BOARD_RETIRED_SECRETS", "hunter2"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_but_not_shown(settings, key, value):
    with pytest.raises(SettingInvalid, match=key) as caught:
        settings.from_environment(NEEDED | {key: value})
    assert value not in str(caught.value)


@both
def test_a_secret_that_is_missing_is_named(settings):
    with pytest.raises(SettingMissing, match="SOUNDING_BOARD_SECRET is not set; 'make run' makes it"):
        settings.from_environment(NEEDED | {"SOUNDING_BOARD_SECRET": ""})


def services(url: str) -> None:
    """Reads each address of a service that is asked for something."""
    GatewaySettings.from_environment(NEEDED | {"SOUNDING_BOARD_RASA_URL": url})
    ReviewSettings.from_environment(NEEDED | SIGN_ON | {"SOUNDING_BOARD_OIDC_ISSUER": url})


@pytest.mark.parametrize("url", ["https://elsewhere.example.gov.uk", "http://127.0.0.1:5005", "http://localhost:5005"])
def test_a_service_is_asked_over_tls_or_on_this_machine(url):
    services(url)


@pytest.mark.parametrize("url", ["http://elsewhere", "http://127.0.0.1.evil.example", "http://[fe80::1]"])
@pytest.mark.parametrize(
    ("settings", "key"),
    [(GatewaySettings, "SOUNDING_BOARD_RASA_URL"), (ReviewSettings, "SOUNDING_BOARD_OIDC_ISSUER")],
    ids=["gateway", "review"],
)
def test_a_service_on_another_host_is_not_asked_in_the_clear(settings, key, url):
    with pytest.raises(SettingInvalid, match=f"{key} leads to another host"):
        settings.from_environment(NEEDED | SIGN_ON | {key: url})


@pytest.mark.parametrize("key", [key for key in SIGN_ON if "ISSUER" not in key])
def test_what_a_sign_on_lacks_is_named_with_where_it_is_explained(key):
    with pytest.raises(SettingMissing, match=f"{key} is not set; docs/operating.md"):
        ReviewSettings.from_environment(NEEDED | SIGN_ON | {key: ""})
