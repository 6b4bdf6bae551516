"""Subscribers in memory: what they get, as long as anybody cares."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager

import psycopg

from sourcier_events.database import Pool
from sourcier_graphql.live.deliveries import Deliveries
from sourcier_graphql.live.hub import APPLICATION_NAME
from sourcier_graphql.live.settings import LiveSettings
from sourcier_graphql.live.watching import Delivery, Watch

from .waiting import eventually

SETTINGS = LiveSettings(wait_seconds=0.2)


class Listener:
    """One subscription, taken as fast as it comes."""

    def __init__(self, deliveries: Deliveries, watch: Watch) -> None:
        self.following = deliveries.to(watch)
        self.got: list[Delivery] = []
        self.task = asyncio.create_task(self._listen())

    @property
    def ids(self) -> list[str]:
        """The changes it got."""
        return [one.change.id for one in self.got]

    async def _listen(self) -> None:
        async with aclosing(self.following.deliveries()) as deliveries:
            async for delivery in deliveries:
                self.got.append(delivery)

    async def until(self, position: int) -> list[str]:
        """What it got, once that reaches a position."""
        await eventually(lambda: self._reached(position) or self.task.done())
        if self.task.done():
            self.task.result()
        return self.ids

    def _reached(self, position: int) -> bool:
        return bool(self.got) and self.got[-1].change.place.position >= position

    async def stop(self) -> None:
        """Care no more."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


class Audience:
    """All who listen on one hub."""

    def __init__(self, deliveries: Deliveries) -> None:
        self.deliveries = deliveries
        self.hub = deliveries.hub
        self._listeners: list[Listener] = []

    async def joined(self, watch: Watch) -> Listener:
        """A listener whose subscription has begun."""
        one = Listener(self.deliveries, watch)
        self._listeners.append(one)
        await eventually(lambda: one.following.since is not None or one.task.done())
        return one

    async def stop(self) -> None:
        """Nobody listens any more."""
        await asyncio.gather(*(one.stop() for one in self._listeners))


@asynccontextmanager
async def audience(
    url: str, readers: Pool, settings: LiveSettings = SETTINGS
) -> AsyncIterator[Audience]:
    """A hub, and those who listen on it."""
    deliveries = Deliveries(url, readers, settings)
    async with deliveries.running():
        one = Audience(deliveries)
        try:
            yield one
        finally:
            await one.stop()


def connections(url: str, *, kill: bool = False) -> int:
    """How many connections listen on a database; with `kill`, they do so no more."""
    with psycopg.connect(url, autocommit=True) as admin:
        listening = admin.execute(
            """
            select pid from pg_stat_activity
            where datname = current_database() and application_name = %s
            """,
            [APPLICATION_NAME],
        ).fetchall()
        if kill:
            for (pid,) in listening:
                admin.execute("select pg_terminate_backend(%s)", [pid])
        return len(listening)
