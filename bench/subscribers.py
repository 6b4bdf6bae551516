"""What subscribers cost a server: from the commit of the views to the last of them, and its CPU.

python bench/subscribers.py --subscribers 200 --appends 20
"""

import argparse
import asyncio
import json
import multiprocessing
import socket
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import islice
from typing import Any

import psutil
import psycopg
import uvicorn
import websockets
from database import bench_database
from litestar import Litestar
from psycopg import Connection
from synthetic import appends

from sourcier_events import log
from sourcier_events.database import Role, connect, connect_blocking, pool
from sourcier_events.projections import generations
from sourcier_events.projections.runner import Runner
from sourcier_graphql.access.authentication import Authentication
from sourcier_graphql.access.settings import AccessSettings
from sourcier_graphql.app import GraphQLService
from sourcier_graphql.live.hub import APPLICATION_NAME

SUBSCRIPTION = """
    subscription($since: Position) {
        changes(since: $since) {
            id kind position recordedAt property before after about { id } document { title }
        }
    }
"""


def serve(url: str, listening: socket.socket) -> None:
    """The server, in a process of its own."""

    async def run() -> None:
        async with pool(url, Role.READER, size=10) as readers:
            unlimited = AccessSettings(anonymous_per_minute=0)
            service = GraphQLService(
                url, readers, authentication=Authentication(readers, unlimited)
            )
            application = Litestar(
                [service.route()],
                lifespan=[lambda _: service.running()],
                openapi_config=None,
                logging_config=None,
            )
            config = uvicorn.Config(application, log_config=None, ws_per_message_deflate=False)
            await uvicorn.Server(config).serve([listening])

    asyncio.run(run())


class Views:
    """Views that are fed by hand, so that it is known when they move."""

    def __init__(self, url: str, connection: Connection[Any]) -> None:
        self._url = url
        with connection.transaction():
            generation = generations.create(connection, "building")
            generations.index(connection, generation.number)
        self._runner = Runner(connection, generation.number)
        assert self._runner.acquire()
        assert generations.flip(connection, generation.number)

    async def append(self, one: log.Append) -> None:
        """Append without feeding."""
        async with await connect(self._url, Role.WRITER) as connection:
            await log.append(connection, one)

    def feed(self) -> int:
        """Bring the views up to the log; the position they have."""
        return self._runner.catch_up()


class Subscriber:
    """One socket with one subscription."""

    def __init__(self, connection: websockets.ClientConnection) -> None:
        self._connection = connection
        self.received = 0

    async def subscribe(self, since: int) -> None:
        """Begin after a position."""
        await self._connection.send('{"type":"connection_init"}')
        await self._connection.recv()
        payload = {"query": SUBSCRIPTION, "variables": {"since": f"{since:019}"}}
        await self._connection.send(
            json.dumps({"id": "1", "type": "subscribe", "payload": payload})
        )

    async def until(self, position: int) -> float:
        """When all up to a position had come."""
        end = f'"since":"{position:019}"'
        while True:
            message = str(await self._connection.recv())
            if '"type":"next"' not in message:
                raise SystemExit(message)
            self.received += 1
            if end in message[-80:]:
                return time.perf_counter()


@asynccontextmanager
async def audience(port: int, count: int, since: int) -> AsyncIterator[list[Subscriber]]:
    """So many subscribers."""
    async with AsyncExitStack() as stack:
        found = []
        for _ in range(count):
            opening = websockets.connect(
                f"ws://127.0.0.1:{port}/graphql",
                subprotocols=[websockets.Subprotocol("graphql-transport-ws")],
                compression=None,
            )
            one = Subscriber(await stack.enter_async_context(opening))
            await one.subscribe(since)
            found.append(one)
        yield found


async def measure(url: str, port: int, server: psutil.Process, options: Any) -> None:
    """One append after another, each until the last subscriber has all of it."""
    with connect_blocking(url, Role.REBUILDER) as connection:
        views, source = Views(url, connection), appends(options.appends + 1)
        await views.append(next(source))
        start = views.feed()
        async with audience(port, options.subscribers, start - 1) as found:
            await asyncio.gather(*(one.until(start) for one in found))
            for one in found:
                one.received = 0
            before, delays = cpu_seconds(server), []
            for one in islice(source, options.appends):
                await views.append(one)
                position = await asyncio.to_thread(views.feed)
                began = time.perf_counter()
                ends = await asyncio.gather(*(each.until(position) for each in found))
                delays.append(max(ends) - began)
            used = cpu_seconds(server) - before
            report(found, delays, used, url, server)


def report(
    found: list[Subscriber], delays: list[float], used: float, url: str, server: psutil.Process
) -> None:
    """Print what was measured."""
    deliveries = sum(one.received for one in found)
    changes = deliveries // len(found)
    print(f"{len(found)} subscribers, {len(delays)} appends, {changes} changes")
    print(f"connections that listen: {connections(url)}")
    print(
        "commit of the views to the last subscriber: "
        f"median {statistics.median(delays) * 1000:.0f} ms, longest {max(delays) * 1000:.0f} ms "
        f"for {changes / len(delays):.0f} changes each"
    )
    print(
        f"server CPU: {used / deliveries * 1e6:.0f} µs a delivery, "
        f"{used / changes * 1e3:.1f} ms a change; "
        f"memory: {server.memory_info().rss / 2**20:.0f} MiB"
    )


def cpu_seconds(process: psutil.Process) -> float:
    """CPU that a process has used."""
    times = process.cpu_times()
    return float(times.user + times.system)


def connections(url: str) -> int:
    """How many connections listen."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            """
            select from pg_stat_activity
            where datname = current_database() and application_name = %s
            """,
            [APPLICATION_NAME],
        ).rowcount


def main() -> None:
    """Read the options, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--database-url", help="an empty database")
    parser.add_argument("--subscribers", type=int, default=200)
    parser.add_argument("--appends", type=int, default=20)
    options = parser.parse_args()
    with (
        bench_database(options.database_url) as url,
        socket.create_server(("127.0.0.1", 0), backlog=1024) as listening,
    ):
        process = multiprocessing.get_context("fork").Process(
            target=serve, args=(url, listening), daemon=True
        )
        process.start()
        assert process.pid
        try:
            port = listening.getsockname()[1]
            asyncio.run(measure(url, port, psutil.Process(process.pid), options))
        finally:
            process.terminate()
            process.join()


if __name__ == "__main__":
    main()
