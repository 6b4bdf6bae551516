"""A process has one hub: one connection that listens, one read per batch for whoever is up to date.

A subscriber is a place in the timeline, and asks for what comes after it: of the hub's memory where
that reaches back so far, else of the database. So the seam between replay and following is a
comparison, and a subscriber that is behind costs nobody else anything.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from psycopg import OperationalError, sql
from psycopg_pool import PoolTimeout

from sourcier_events.database import Connection, Pool, Role, connect
from sourcier_events.log.following import wait_for_growth
from sourcier_events.projections.runner import CHANNEL
from sourcier_graphql.live import timeline
from sourcier_graphql.live.place import Place
from sourcier_graphql.live.recent import Recent
from sourcier_graphql.live.settings import LiveSettings
from sourcier_graphql.live.timeline import Page, Views, Wanted
from sourcier_graphql.live.watching import going_away, too_many
from sourcier_graphql.refusals import Refusal, bad_position

APPLICATION_NAME = "sourcier live"
"""How the one connection that listens shows in `pg_stat_activity`."""

_LISTEN = sql.SQL("set application_name to {}; listen {}").format(
    sql.Literal(APPLICATION_NAME), sql.Identifier(CHANNEL)
)

PAGE = 500
"""Changes that are read at once, or all of one event."""

_READS = 2
"""Readers of the database at once, of those who are behind: the pool serves others too."""

_LONGEST_PAUSE = 15.0
_LONGEST_LOOK = 10.0

_logger = logging.getLogger("sourcier_graphql")


class Hub:
    """Knows the end of the timeline, and wakes who waits for it to move."""

    def __init__(self, url: str, readers: Pool, settings: LiveSettings | None = None) -> None:
        """`url` is the database; `readers` is open while the hub runs."""
        self.settings = settings or LiveSettings()
        self._url = url
        self._readers = readers
        self._recent = Recent(self.settings.most_recent)
        self._moved = asyncio.Event()
        self._wanted = asyncio.Event()
        self._reading = asyncio.Semaphore(_READS)
        self._subscribers = 0
        self._furthest = Place(0)
        self._progress = asyncio.Event()
        self._fresh = False
        self._closing = False

    @property
    def subscribers(self) -> int:
        """How many subscriptions there are."""
        return self._subscribers

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Follow the views meanwhile."""
        task = asyncio.create_task(self._run(), name="hub of subscriptions")
        try:
            yield
        finally:
            self.close()
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def close(self) -> None:
        """End every subscription, with the word that the server stops."""
        self._closing = True
        self._wake()

    @contextmanager
    def _subscribed(self) -> Iterator[None]:
        if self._closing:
            raise going_away()
        if self._subscribers >= self.settings.most_subscribers:
            raise too_many()
        self._subscribers += 1
        self._wanted.set()
        try:
            yield
        finally:
            self._subscribers -= 1
            if not self._subscribers:
                self._wanted.clear()

    async def start(self, since: Place | None) -> Place:
        """Where a subscription begins. Raises a refusal where there is no such place yet."""
        try:
            async with self._readers.connection() as connection:
                views = await timeline.look(connection)
        except (OperationalError, PoolTimeout) as error:
            raise Refusal("BUSY", "the server is busy, try again later") from error
        if views.generation is None:
            raise Refusal("VIEWS_NOT_BUILT", "the views have not been built yet")
        if since is None:
            return Place(views.checkpoint)
        if since.position > views.head:
            raise bad_position("`since` is beyond the end of the log")
        return since

    async def pages(self, place: Place, wanted: Wanted) -> AsyncGenerator[Page, None]:
        """All that comes after a place, for ever; raises `EndOfWatch` where the server ends it."""
        with self._subscribed():
            while not self._closing:
                self._reached(place)
                moved = self._moved
                page = self._recent.after(place, PAGE)
                if page is None:
                    page = await self._replayed(place, wanted)
                if page is not None and page.until > place:
                    place = page.until
                    yield page
                else:
                    await self._moves(moved, place)
            raise going_away()

    def _reached(self, place: Place) -> None:
        """A subscriber has taken everything up to here."""
        if place > self._furthest:
            self._furthest = place
            self._progress.set()

    async def _moves(self, moved: asyncio.Event, place: Place) -> None:
        """Return when there may be something after a place."""
        # Who is behind waits for the database to come back, and nobody tells of that.
        seconds = self.settings.wait_seconds if place < self._recent.floor else None
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await moved.wait()

    async def _replayed(self, place: Place, wanted: Wanted) -> Page | None:
        """A page of the database; None where it cannot be read now."""
        async with self._reading:
            try:
                async with self._readers.connection() as connection:
                    views = await timeline.look(connection)
                    return await timeline.read(
                        connection, views, after=place, most=PAGE, wanted=wanted
                    )
            except (OperationalError, PoolTimeout) as error:
                _logger.warning("a replay waits for the database: %s", type(error).__name__)
                return None

    async def _run(self) -> None:
        pause = self.settings.wait_seconds
        while True:
            await self._wanted.wait()
            try:
                async with await connect(self._url, Role.READER) as connection:
                    await connection.execute(_LISTEN)
                    pause = self.settings.wait_seconds
                    await self._follow(connection)
            except (OperationalError, TimeoutError) as error:
                _logger.warning("subscriptions wait for the database: %s", type(error).__name__)
            except Exception:
                _logger.exception("the hub of subscriptions failed; it tries again")
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _follow(self, connection: Connection) -> None:
        while True:
            if not self._subscribers:
                # What is appended while nobody listens is not read; who comes later starts anew.
                self._fresh = False
                self._recent.restart(self._recent.end)
                await self._wanted.wait()
            await self._catch_up(connection)
            await wait_for_growth(connection, seconds=self.settings.wait_seconds)

    async def _catch_up(self, connection: Connection) -> None:
        views = await self._look(connection)
        if views.generation is None:
            return
        if not self._fresh:
            self._recent.restart(Place(views.checkpoint))
            self._fresh = True
            self._wake()
        while self._recent.end.position < views.checkpoint:
            await self._until_needed()
            page = await timeline.read(connection, views, after=self._recent.end, most=PAGE)
            if page is None:
                views = await self._look(connection)
                continue
            self._recent.extend(page)
            self._wake()

    async def _until_needed(self) -> None:
        """Read no further ahead of the foremost subscriber than memory reaches.

        Else, where much comes at once, everybody would be left behind and read for themselves.
        """
        most = self.settings.most_recent // 2
        while self._subscribers and self._recent.count_after(self._furthest) > most:
            self._progress.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(self.settings.wait_seconds):
                    await self._progress.wait()

    async def _look(self, connection: Connection) -> Views:
        """A connection that has died without a word shows here."""
        async with asyncio.timeout(_LONGEST_LOOK):
            return await timeline.look(connection)

    def _wake(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
