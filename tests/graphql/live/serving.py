"""A server on a real socket, and clients that speak to it as browsers and programs do."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx
import uvicorn
import websockets
from httpx_sse import EventSource, ServerSentEvent, aconnect_sse
from litestar import Litestar, Router

from sourcier_events.database import Pool
from sourcier_graphql.live.deliveries import Deliveries
from sourcier_graphql.live.handlers import Live, handlers
from sourcier_graphql.live.settings import LiveSettings

from .standing_in import Authentication, Operations
from .waiting import eventually

SETTINGS = LiveSettings(wait_seconds=0.2, init_seconds=0.3, patience_seconds=5)
SUBSCRIPTION = "subscription { changes { id } }"


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Served:
    """A server at work."""

    def __init__(self, url: str, readers: Pool, settings: LiveSettings, padding: int) -> None:
        self.operations = Operations(padding=padding)
        self.authentication = Authentication()
        self.deliveries = Deliveries(url, readers, settings)
        live = Live(self.deliveries, self.operations, self.authentication)

        @asynccontextmanager
        async def lifespan(_: Litestar) -> AsyncIterator[None]:
            async with self.deliveries.running():
                yield

        self.application = Litestar(
            [Router("/graphql", route_handlers=handlers(live, live.serve))],
            lifespan=[lifespan],
            openapi_config=None,
            logging_config=None,
        )
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.server = _Server(
            uvicorn.Config(
                self.application, log_config=None, lifespan="on", timeout_graceful_shutdown=5
            )
        )
        self.serving = asyncio.create_task(self.server.serve([self.listening]))

    async def stop(self) -> None:
        """As the service does: subscriptions end first."""
        self.deliveries.close()
        self.server.should_exit = True
        await self.serving

    @asynccontextmanager
    async def socket(self, *, init: Any = None, **more: Any) -> AsyncIterator["Socket"]:
        """A socket, acknowledged already unless `init` is False."""
        given = {"subprotocols": ["graphql-transport-ws"], "max_size": None} | more
        address = f"ws://127.0.0.1:{self.port}/graphql"
        async with websockets.connect(address, **given) as connection:
            one = Socket(connection)
            if init is not False:
                await one.say({"type": "connection_init"} | ({"payload": init} if init else {}))
                assert await one.hear() == {"type": "connection_ack"}
            yield one

    @asynccontextmanager
    async def stream(
        self,
        query: str = SUBSCRIPTION,
        *,
        headers: dict[str, str] | None = None,
        by_url: bool = False,
        **variables: Any,
    ) -> AsyncIterator["Stream"]:
        """A stream of events."""
        address = f"http://127.0.0.1:{self.port}/graphql/stream"
        given: dict[str, Any] = {"json": {"query": query, "variables": variables}}
        if by_url:
            given = {"params": {"query": query, "variables": json.dumps(variables)}}
        async with (
            httpx.AsyncClient(timeout=30) as http,
            aconnect_sse(
                http, "GET" if by_url else "POST", address, headers=headers or {}, **given
            ) as source,
        ):
            yield Stream(source)


class Socket:
    """A client that speaks graphql-transport-ws."""

    def __init__(self, connection: websockets.ClientConnection) -> None:
        self.connection = connection

    async def say(self, message: Any) -> None:
        """Send one message; text goes as it is."""
        text = message if isinstance(message, (str, bytes)) else json.dumps(message)
        await self.connection.send(text)

    async def subscribe(
        self, operation: str = "1", query: str = SUBSCRIPTION, **variables: Any
    ) -> None:
        """Begin an operation."""
        payload = {"query": query, "variables": variables}
        await self.say({"id": operation, "type": "subscribe", "payload": payload})

    async def hear(self) -> Any:
        """The next message."""
        async with asyncio.timeout(30):
            return json.loads(await self.connection.recv())

    async def changes(self, count: int) -> list[str]:
        """The ids of the next changes."""
        return [(await self.hear())["payload"]["data"]["changes"]["id"] for _ in range(count)]

    async def closed(self) -> tuple[int, str]:
        """Code and reason of the close that comes next."""
        async with asyncio.timeout(30):
            try:
                message = await self.connection.recv()
            except websockets.ConnectionClosed as error:
                assert error.rcvd is not None
                return error.rcvd.code, error.rcvd.reason
        raise AssertionError(f"not closed, but {message!r}")


class Stream:
    """A client of server-sent events."""

    def __init__(self, source: EventSource) -> None:
        self.source = source
        self._events = source.aiter_sse()

    @property
    def response(self) -> httpx.Response:
        """The response, its head at least."""
        return self.source.response

    async def hear(self) -> ServerSentEvent:
        """The next event."""
        async with asyncio.timeout(30):
            return await anext(self._events)

    async def changes(self, count: int) -> list[str]:
        """The ids of the next changes."""
        heard = [(await self.hear()).json() for _ in range(count)]
        return [one["data"]["changes"]["id"] for one in heard]


@asynccontextmanager
async def serving(
    url: str, readers: Pool, settings: LiveSettings = SETTINGS, *, padding: int = 0
) -> AsyncIterator[Served]:
    """A server on a database."""
    one = Served(url, readers, settings, padding)
    try:
        await eventually(lambda: one.server.started)
        yield one
    finally:
        await one.stop()


async def nobody_left(served: Served) -> None:
    """Return when nothing is held for any subscriber."""
    await eventually(lambda: not served.deliveries.hub.subscribers)
    await eventually(lambda: not served.server.server_state.tasks)
