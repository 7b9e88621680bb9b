from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.errors import AddressUnusable, PortTaken, SettingInvalid
from scripts.ports import Ports, check_ports, choose_ports, remember_review_port, review_port
from scripts.settings import Settings


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        yield listener.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def settings(**environment: object) -> Settings:
    return Settings.of(
        {f"SOUNDING_BOARD_{name}": str(value) for name, value in environment.items()}, Path("/nonexistent")
    )


def test_a_port_in_use_names_the_setting_and_how_to_give_another(taken: int) -> None:
    with pytest.raises(PortTaken, match=rf"Port {taken} \(SOUNDING_BOARD_PORT\) is in use .* 'make run PORT=\d+'"):
        check_ports(settings(PORT=taken))


def test_an_inner_port_that_was_asked_for_and_is_in_use_is_told(taken: int, free: int) -> None:
    with pytest.raises(PortTaken, match=r"'make run SOUNDING_BOARD_ACTIONS_PORT=\d+'"):
        check_ports(settings(PORT=free, ACTIONS_PORT=taken))


def test_an_inner_port_that_nobody_asked_for_gives_way(free: int) -> None:
    chosen = choose_ports(settings(PORT=free))
    assert len({chosen.gateway, chosen.rasa, chosen.actions}) == 3
    # The usual port is the gateway's own here, and so cannot be Rasa's.
    assert choose_ports(settings(PORT=5005)).rasa != 5005


def test_ports_that_were_asked_for_are_used(free: int) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        other = listener.getsockname()[1]
    assert choose_ports(settings(PORT=free, RASA_PORT=other)).rasa == other


def test_the_port_of_the_coaches_pages_is_known_after_they_were_started_on_another(tmp_path: Path, free: int) -> None:
    mine = Settings.of({"SOUNDING_BOARD_VAR": str(tmp_path)})
    assert review_port(mine) == 8081
    remember_review_port(mine, Ports(1, 2, 3, free))
    assert review_port(mine) == free
    assert review_port(Settings.of({"SOUNDING_BOARD_VAR": str(tmp_path), "SOUNDING_BOARD_REVIEW_PORT": "9"})) == 9


def test_an_address_that_is_not_this_machines_is_told() -> None:
    with pytest.raises(AddressUnusable, match=r"This machine has no address 192\.0\.2\.1 \(SOUNDING_BOARD_HOST\)"):
        check_ports(settings(HOST="192.0.2.1"))


@pytest.mark.parametrize("value", ["0", "65536", "-1", "eighty", "8080 ", "٨٠٨٠"])
def test_a_port_that_is_none_is_told(value: str) -> None:
    with pytest.raises(SettingInvalid, match=r"SOUNDING_BOARD_PORT is '.*', but must be a whole number from 1"):
        settings(PORT=value)
