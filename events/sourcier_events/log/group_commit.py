"""Requests that arrive together are appended in one call, and each gets its own outcome.

An append that is refused fails alone: its neighbours are appended without it.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sourcier_events.database import Pool
from sourcier_events.log.appending import append
from sourcier_events.log.following import notify
from sourcier_events.log.records import Append, Appended, Outcome

_Request = tuple[tuple[Append, ...], asyncio.Future[list[Outcome]]]


class GroupCommit:
    """One task appends for all requests of a process, and is its one notifier."""

    def __init__(self, pool: Pool, *, most: int = 64) -> None:
        self._pool = pool
        self._most = most
        self._requests: asyncio.Queue[_Request] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def append(self, *appends: Append) -> list[Outcome]:
        """One outcome for each append; raises `AppendRefused` as `log.append` does."""
        if self._task is None or self._task.done():
            raise RuntimeError("appends go through only inside `running()`")
        future: asyncio.Future[list[Outcome]] = asyncio.get_running_loop().create_future()
        await self._requests.put((appends, future))
        return await future

    @asynccontextmanager
    async def running(self) -> AsyncIterator["GroupCommit"]:
        """Appends go through while this context is open; those under way are finished."""
        self._task = task = asyncio.create_task(self._run())
        try:
            yield self
        finally:
            self._task = None
            waiting = asyncio.create_task(self._requests.join())
            # A task that died of a bug finishes nothing: its error is raised here.
            await asyncio.wait({waiting, task}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        while True:
            requests = [await self._requests.get()]
            while not self._requests.empty() and len(requests) < self._most:
                requests.append(self._requests.get_nowait())
            try:
                await self._commit(requests)
            finally:
                for _ in requests:
                    self._requests.task_done()

    async def _commit(self, requests: list[_Request]) -> None:
        try:
            outcomes = await self._append([one for appends, _ in requests for one in appends])
        except Exception as error:
            if len(requests) == 1:
                _fail(requests[0][1], error)
                return
            for request in requests:
                await self._commit([request])
            return
        for appends, future in requests:
            mine, outcomes = outcomes[: len(appends)], outcomes[len(appends) :]
            if not future.done():
                future.set_result(mine)

    async def _append(self, appends: list[Append]) -> list[Outcome]:
        async with self._pool.connection() as connection:
            outcomes = await append(connection, *appends)
            if any(isinstance(outcome, Appended) for outcome in outcomes):
                await notify(connection)
            return outcomes


def _fail(future: asyncio.Future[list[Outcome]], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
