"""A story told while others listen: appended to the log bit by bit, and fed to the views."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection

from sourcier_events import log
from sourcier_events.database import Role, connect, connect_blocking
from sourcier_events.projections import generations
from sourcier_events.projections.runner import Runner

from ...events.projections.scenario import Story
from ...events.projections.tables import empty_generation


class Telling:
    """A story, the log it is appended to, and the views that are fed from there."""

    def __init__(self, url: str, connection: Connection[Any]) -> None:
        self.url = url
        self.story = Story()
        self.connection = connection
        self._appended = 0
        self._runner: Runner | None = None
        self.position = 0

    async def append(self) -> int:
        """Append what was told since the last time; the position of the log."""
        new = self.story.appends[self._appended :]
        self._appended += len(new)
        async with await connect(self.url, Role.WRITER) as connection:
            for outcome in await log.append(connection, *new):
                assert isinstance(outcome, log.Appended), outcome
                self.position = outcome.last
        return self.position

    async def feed(self) -> int:
        """Bring the views up to the log; the position they have."""
        return await asyncio.to_thread(self._feed)

    async def tell(self) -> int:
        """Append and feed; the position."""
        await self.append()
        return await self.feed()

    async def document(self, name: str) -> int:
        """Tell of one more document, which is one change; its position."""
        self.story.document(name)
        return await self.tell()

    async def new_generation(self) -> None:
        """Build the views anew, and let readers change over."""
        await asyncio.to_thread(self._new_generation)

    async def drop_old_generations(self) -> None:
        """Remove all generations but the one that readers use."""
        await asyncio.to_thread(self._drop_old)

    def restart(self) -> None:
        """The runner stops, and the next feeding is another one's."""
        if self._runner:
            self._runner.release()
            self._runner = None

    def _feed(self) -> int:
        if self._runner is None:
            current = generations.current(self.connection)
            assert current
            self._runner = Runner(self.connection, current.number)
            assert self._runner.acquire()
        return self._runner.catch_up()

    def _new_generation(self) -> None:
        self.restart()
        number = empty_generation(self.connection)
        runner = Runner(self.connection, number)
        assert runner.acquire()
        runner.catch_up()
        assert generations.flip(self.connection, number)
        self._runner = runner

    def _drop_old(self) -> None:
        current = generations.current(self.connection)
        for one in generations.all_generations(self.connection):
            if current and one.number != current.number:
                generations.drop(self.connection, one.number)


@contextmanager
def telling(url: str) -> Iterator[Telling]:
    """A database with views of nothing yet."""
    with connect_blocking(url, Role.REBUILDER) as connection:
        one = Telling(url, connection)
        one._new_generation()
        yield one
