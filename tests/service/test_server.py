"""A server that stops ends what has no end of its own, and keeps nobody who takes nothing."""

import asyncio
import errno
import gc
import os
import select
import signal
import socket
import sys

import httpx
import pytest
from litestar import Litestar, asgi
from litestar.types import Receive, Scope, Send

from sourcier import server
from sourcier.settings import Settings

SETTINGS = Settings(port=0)


async def test_what_has_no_end_is_ended_before_the_server_waits_for_it() -> None:
    stopped = asyncio.Event()

    @asgi("/", copy_scope=False)
    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"begun", "more_body": True})
        await stopped.wait()
        await send({"type": "http.response.body", "body": b" and ended", "more_body": False})

    addresses: asyncio.Queue[str] = asyncio.Queue()
    serving = asyncio.create_task(
        server.serve_application(
            Litestar([endless], openapi_config=None, logging_config=None),
            server.listen(SETTINGS),
            addresses.put_nowait,
            trusted_proxies="",
            stopping=stopped.set,
        )
    )
    async with httpx.AsyncClient() as client, client.stream("GET", await addresses.get()) as got:
        chunks = got.aiter_text()
        assert await anext(chunks) == "begun"
        os.kill(os.getpid(), signal.SIGTERM)
        assert [chunk async for chunk in chunks] == [" and ended"]
    await serving


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot be told to")
def test_the_system_ends_connections_whose_client_takes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server, "UNTAKEN", 1)
    with server.listen(SETTINGS) as listening, socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        client.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            accepted.setblocking(False)
            with pytest.raises(OSError) as ended:
                send_for_ever(accepted)
    assert ended.value.errno == errno.ETIMEDOUT


def send_for_ever(connection: socket.socket) -> None:
    """Send whenever there is room, until the system says that there is no connection."""
    while True:
        _, writable, _ = select.select([], [connection], [], 30)
        assert writable, "the system keeps the connection"
        connection.send(b"x" * 65536)


def test_nothing_that_is_sent_waits_for_more_to_be_sent() -> None:
    with server.listen(SETTINGS) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


async def test_what_is_there_at_the_start_is_no_garbage_to_be_looked_for() -> None:
    addresses: asyncio.Queue[str] = asyncio.Queue()
    application = Litestar([], openapi_config=None, logging_config=None)
    serving = asyncio.create_task(
        server.serve_application(
            application, server.listen(SETTINGS), addresses.put_nowait, trusted_proxies=""
        )
    )
    await addresses.get()
    assert gc.get_freeze_count() > len(gc.get_objects())
    os.kill(os.getpid(), signal.SIGTERM)
    await serving
    gc.unfreeze()
