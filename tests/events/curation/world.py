"""A log that people decide on: a story that is told to a real database, and the views after it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from sourcier_events import log
from sourcier_events.curation import Asked, Desk, Written
from sourcier_events.curation.problems import Problem
from sourcier_events.database import Role, connect_blocking, pool
from sourcier_events.event_types import Event
from sourcier_events.projections import generations
from sourcier_events.projections.rows import Row

from ..projections.scenario import Rows, Story
from ..projections.tables import feeding, live_generation, rows_as_of

BIGGEST = 2**62


class World:
    """A story, the log it was told to, and the views."""

    def __init__(self, url: str, desk: Desk) -> None:
        self.url = url
        self.desk = desk
        self.story = Story()
        self._told = 0

    async def tell(self) -> "World":
        """Append what the story has more, and bring the views there."""
        appends = self.story.appends[self._told :]
        self._told = len(self.story.appends)
        outcomes = await self.desk.commits.append(*appends)
        assert all(isinstance(outcome, log.Appended) for outcome in outcomes), outcomes
        await self.views()
        return self

    async def views(self) -> Rows:
        """The current rows, after all that is in the log."""
        return await asyncio.to_thread(_views, self.url)

    async def row(self, view: type[Row], *key: object) -> Any:
        """A current row, after all that is in the log."""
        return (await self.views()).get((view.view, *map(str, key)))

    async def events(self) -> list[log.RecordedEvent]:
        """Everything in the log."""
        async with self.desk.writers.connection() as connection:
            return [event async for one in log.read(connection) for event in one.events]

    async def position(self) -> int:
        """The end of the log."""
        async with self.desk.writers.connection() as connection:
            return (await log.head(connection)).position


@asynccontextmanager
async def a_world(url: str) -> AsyncIterator[World]:
    """An empty world."""
    async with (
        pool(url, Role.WRITER, size=4) as writers,
        log.GroupCommit(writers).running() as commits,
    ):
        yield World(url, Desk(writers, commits))


def asked(key: str = "k", *, by: str = "anne", expected: int | None = None) -> Asked:
    """A request of somebody."""
    return Asked(actor=by, key=key, expected=expected)


def written(outcome: Written | Problem) -> Written:
    """What was written; it must have been."""
    assert isinstance(outcome, Written), outcome
    return outcome


def only_event(outcome: Written | Problem) -> Event:
    """The one event that was written."""
    [new] = written(outcome).events
    return new.event


def made_merge(outcome: Written | Problem) -> UUID:
    """The merge that was written."""
    return only_event(outcome).merge


def _views(url: str) -> Rows:
    with connect_blocking(url, Role.REBUILDER) as connection:
        current = generations.current(connection)
        number = current.number if current else live_generation(connection)
        with feeding(connection, number) as feeder:
            feeder.catch_up()
        return rows_as_of(connection, number, BIGGEST)
