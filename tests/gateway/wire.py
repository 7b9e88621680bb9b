"""The wire to a database, which can be cut and mended: a real server on loopback that passes on what it hears."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import URL

from tests.waiting import until

LARGEST = 65536


class Wire:
    """Leads from a port on loopback to the socket of the tests' PostgreSQL."""

    def __init__(self, url: URL) -> None:
        self._socket = Path(str(url.query["host"])) / ".s.PGSQL.5432"
        self._direct = url
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._port = 0

    @property
    def url(self) -> URL:
        """The database's address at this end of the wire."""
        return self._direct.set(host="127.0.0.1", port=self._port, query={"ssl": "disable"})

    async def mend(self) -> None:
        """Listens, on the same port as before where it was cut."""
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Ends every connection and takes no new one."""
        if self._server:
            self._server.close()
            self._server = None
        for end in self._ends:
            end.transport.abort()
        await until(lambda: not self._ends)

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_unix_connection(self._socket)
        self._ends |= {writer, far_writer}
        await asyncio.wait([_passing(reader, far_writer), _passing(far_reader, writer)], return_when="FIRST_COMPLETED")
        for end in (writer, far_writer):
            end.close()
            self._ends.discard(end)


def _passing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> asyncio.Task[None]:
    async def go() -> None:
        try:
            while heard := await reader.read(LARGEST):
                writer.write(heard)
                await writer.drain()
        except ConnectionError:
            # The wire was cut; both ends are closed by who waits for this.
            return

    return asyncio.create_task(go())
