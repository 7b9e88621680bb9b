"""Where chat channels answer, sealed."""

from __future__ import annotations

import pytest

from gateway.addresses import Addresses
from gateway.errors import AddressUnreadable

ADDRESS = {"channel": "D0ANN", "thread": None, "nested": {"to": ["U0ANN"]}}
SEALED_BY = Addresses("a-secret-for-tests-only")


def test_what_is_sealed_opens_again():
    assert SEALED_BY.open(SEALED_BY.seal(ADDRESS, "one"), "one") == ADDRESS


def test_a_sealed_address_tells_nothing_and_looks_different_each_time():
    first, second = (SEALED_BY.seal(ADDRESS, "one") for _ in range(2))
    assert first != second
    assert "D0ANN" not in first


@pytest.mark.parametrize("about", ["two", ""])
def test_it_opens_about_the_same_thing_alone(about):
    with pytest.raises(AddressUnreadable):
        SEALED_BY.open(SEALED_BY.seal(ADDRESS, "one"), about)


def test_another_installation_cannot_open_it():
    with pytest.raises(AddressUnreadable):
        Addresses("another-secret-for-tests").open(SEALED_BY.seal(ADDRESS, "one"), "one")


@pytest.mark.parametrize("sealed", ["", "short", "äöü", "A" * 200])
def test_what_is_no_sealed_address_is_refused(sealed):
    with pytest.raises(AddressUnreadable):
        SEALED_BY.open(sealed, "one")
