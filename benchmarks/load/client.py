"""A small HTTP client of asyncio: one connection kept, answers read to their end, streams by line.

It runs beside the server on the same cores, so it does as little as it can.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

HOST = "127.0.0.1"
LONGEST_LINE = 16_000_000


@dataclass(frozen=True)
class Answer:
    """Status (0: no answer came), headers in small letters, body, seconds it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


class Connection:
    """One client of a server of this machine; asks one thing at a time."""

    def __init__(self, port: int, tab: str = "") -> None:
        """Speak to a port of loopback, as a tab if it has a name."""
        self._port, self._tab = port, tab
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, limit: float = 60.0, headers: str = "") -> Answer:
        """Return the answer to a path; status 0 where none came within `limit` seconds."""
        began = time.perf_counter()
        try:
            async with asyncio.timeout(limit):
                status, told, body = await self._asked(path, headers)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
            self.close()
            return Answer(0, {}, b"", time.perf_counter() - began)
        except asyncio.CancelledError:
            self.close()
            raise
        if told.get("connection") == "close":
            self.close()
        return Answer(status, told, body, time.perf_counter() - began)

    async def _asked(self, path: str, headers: str) -> tuple[int, dict[str, str], bytes]:
        reader, status, told = await self._head(path, headers)
        body = b"".join([piece async for piece in _body(reader, told)])
        return status, told, body

    async def lines(self, path: str) -> AsyncIterator[bytes]:
        """Yield the pieces of a stream as they come; nothing if it is refused."""
        reader, status, told = await self._head(path, "")
        if status == 200:
            async for piece in _body(reader, told):
                yield piece

    async def _head(
        self, path: str, headers: str
    ) -> tuple[asyncio.StreamReader, int, dict[str, str]]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(HOST, self._port, limit=LONGEST_LINE)
        reader, writer = self._streams
        tab = f"QuantQuake-Tab: {self._tab}\r\n" if self._tab else ""
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{tab}{headers}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.split(":", 1) for line in head[1:] if ":" in line)
        return reader, int(head[0].split()[1]), {n.lower(): v.strip() for n, v in pairs}

    def close(self) -> None:
        """Leave."""
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


async def _body(reader: asyncio.StreamReader, told: dict[str, str]) -> AsyncIterator[bytes]:
    if told.get("transfer-encoding") == "chunked":
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            yield (await reader.readexactly(size + 2))[:-2]
        await reader.readuntil(b"\r\n")
    elif length := int(told.get("content-length", 0)):
        yield await reader.readexactly(length)


async def until_ready(port: int, path: str, tab: str, limit: float = 120.0) -> tuple[Answer, int]:
    """Ask until the answer is ready, as a page does; return it and how often a place was told.

    A 202 or 503 says after how many seconds to ask again.
    """
    began, told = time.perf_counter(), 0
    connection = Connection(port, tab)
    try:
        while True:
            answer = await connection.get(path, limit)
            waited = time.perf_counter() - began
            if answer.status not in (202, 503) or waited > limit:
                return Answer(answer.status, answer.headers, answer.body, waited), told
            told += b'"place":' in answer.body
            await asyncio.sleep(min(10.0, float(answer.headers.get("retry-after", 1))))
    finally:
        connection.close()
