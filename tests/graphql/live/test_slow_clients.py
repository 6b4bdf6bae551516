"""A client that takes nothing is cut off, told where to go on, and holds nobody else up."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from sourcier_events.database import Pool
from sourcier_graphql.live.settings import LiveSettings

from .serving import SUBSCRIPTION, Served, nobody_left, serving
from .telling import Telling
from .waiting import eventually

IMPATIENT = LiveSettings(patience_seconds=0.5, wait_seconds=0.2)
LARGE = 256 * 1024
"""Bytes of a change as these tests show it: soon every buffer on the way is full."""


@pytest.fixture
async def served(told: Telling, readers: Pool) -> AsyncIterator[Served]:
    """A server that has much to say and little patience."""
    for number in range(100):
        told.story.document(f"{number}")
    await told.tell()
    async with serving(told.url, readers, IMPATIENT, padding=LARGE) as one:
        yield one


def narrow_socket(port: int) -> socket.socket:
    """A connection whose own buffer is small."""
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)
    one.connect(("127.0.0.1", port))
    one.setblocking(False)
    return one


@asynccontextmanager
async def lazy_socket(served: Served) -> AsyncIterator[Any]:
    """A socket that reads one message ahead, no more."""
    given: dict[str, Any] = {
        "sock": narrow_socket(served.port),
        "max_queue": 1,
        "compression": None,
    }
    async with served.socket(**given) as one:
        try:
            yield one
        finally:
            one.connection.transport.abort()


async def test_a_socket_that_takes_nothing_gets_an_error_with_where_to_go_on(
    told: Telling, served: Served
) -> None:
    async with lazy_socket(served) as lazy:
        await lazy.subscribe(since=0)
        await eventually(lambda: served.operations.rendered)
        await eventually(lambda: not served.deliveries.hub.subscribers)
        got, answer = [], await lazy.hear()
        while answer["type"] == "next":
            got.append(answer["payload"]["data"]["changes"]["id"])
            answer = await lazy.hear()
        assert answer["type"] == "error"
        extensions = answer["payload"][0]["extensions"]
        assert extensions["code"] == "TOO_SLOW"
        # It goes on exactly there, on the same socket.
        assert int(extensions["since"]) == len(got) < 100
        await lazy.subscribe("2", since=int(extensions["since"]))
        assert await lazy.changes(3) == [f"{len(got) + more}-0" for more in (1, 2, 3)]


async def test_a_socket_that_never_takes_anything_is_closed_and_forgotten(served: Served) -> None:
    async with lazy_socket(served) as lazy:
        await lazy.subscribe(since=0)
        await eventually(lambda: served.operations.rendered)
        await nobody_left(served)


async def test_a_slow_one_holds_nobody_else_up(told: Telling, served: Served) -> None:
    async with lazy_socket(served) as lazy, served.socket() as eager:
        await lazy.subscribe(since=0)
        await eager.subscribe(since=0)
        assert await eager.changes(100) == [f"{number}-0" for number in range(1, 101)]
        await told.document("after")
        assert await eager.changes(1) == ["101-0"]


async def test_a_stream_that_takes_nothing_is_ended_and_forgotten(served: Served) -> None:
    reader, writer = await asyncio.open_connection(sock=narrow_socket(served.port), limit=1024)
    body = json.dumps({"query": SUBSCRIPTION, "variables": {"since": 0}}).encode()
    head = (
        "POST /graphql/stream HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    try:
        async with asyncio.timeout(30):
            assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        await eventually(lambda: served.operations.rendered)
        await nobody_left(served)
    finally:
        writer.transport.abort()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


async def test_a_server_stops_though_a_client_takes_nothing(told: Telling, readers: Pool) -> None:
    for number in range(100):
        told.story.document(f"{number}")
    await told.tell()
    settings = LiveSettings(patience_seconds=0.5, wait_seconds=0.2)
    async with (
        serving(told.url, readers, settings, padding=LARGE) as served,
        lazy_socket(served) as lazy,
    ):
        await lazy.subscribe(since=0)
        await eventually(lambda: served.operations.rendered)
        async with asyncio.timeout(20):
            await served.stop()
