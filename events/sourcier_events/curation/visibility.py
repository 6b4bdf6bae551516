"""Whoever changes something may wait until the views have it; all who wait share each look.

A database that does not answer costs no one the answer that their change is in the log.
"""

import asyncio
from contextlib import suppress

import psycopg
from psycopg_pool import PoolTimeout

from sourcier_events.database import Pool

_POSITION = """
    select checkpoint.position
    from views.current
    inner join views.checkpoint on checkpoint.generation = current.generation
"""

_SHORTEST, _LONGEST = 0.005, 0.05
"""Seconds between two looks."""


class Visibility:
    """Knows how far the views of readers are; `readers` is open while anybody waits."""

    def __init__(self, readers: Pool) -> None:
        self._readers = readers
        self._waiting: dict[asyncio.Future[None], int] = {}
        self._watching: asyncio.Task[None] | None = None
        self._joined = asyncio.Event()

    async def wait(self, position: int, seconds: float) -> bool:
        """Whether the views have a position, at the latest after so many seconds."""
        reached = asyncio.get_running_loop().create_future()
        self._waiting[reached] = position
        self._joined.set()
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._watch())
        try:
            async with asyncio.timeout(seconds):
                await reached
            return True
        except TimeoutError:
            return False
        finally:
            del self._waiting[reached]

    async def _watch(self) -> None:
        """Look until nobody waits any more; whoever joins is looked for at once."""
        pause = _SHORTEST
        while not all(reached.done() for reached in self._waiting):
            self._joined.clear()
            await self._look()
            try:
                async with asyncio.timeout(pause):
                    await self._joined.wait()
                pause = _SHORTEST
            except TimeoutError:
                pause = min(2 * pause, _LONGEST)

    async def _look(self) -> None:
        with suppress(psycopg.OperationalError, PoolTimeout):
            position = await self._position()
            for reached, wanted in self._waiting.items():
                if wanted <= position and not reached.done():
                    reached.set_result(None)

    async def _position(self) -> int:
        async with self._readers.connection() as connection:
            row = await (await connection.execute(_POSITION)).fetchone()
            return row[0] if row else 0
