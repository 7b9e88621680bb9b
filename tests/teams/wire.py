"""A proxy on loopback that leads whatever it is asked for to one port."""

from __future__ import annotations

import asyncio

LARGEST = 65536


class Proxy:
    """Takes CONNECT, as proxies of councils do."""

    def __init__(self) -> None:
        self.hosts: set[str] = set()
        self._server: asyncio.Server | None = None
        self._work: set[asyncio.Task[None]] = set()
        self._port = 0

    @property
    def url(self) -> str:
        assert self._server
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def start(self, port: int) -> None:
        self._port = port
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", 0)

    async def stop(self) -> None:
        if self._server:
            self._server.close()
        for work in self._work:
            work.cancel()
        if self._work:
            await asyncio.wait(self._work)

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        ends = [writer]
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            method, where, *_ = head.split()
            assert method == b"CONNECT"
            self.hosts.add(where.decode().partition(":")[0])
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
            ends.append(far_writer)
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            await asyncio.gather(_pass(reader, far_writer), _pass(far_reader, writer))
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            # Somebody went away, which ends the wire.
            return
        finally:
            for end in ends:
                end.transport.abort()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while heard := await reader.read(LARGEST):
        writer.write(heard)
        await writer.drain()
    writer.close()
