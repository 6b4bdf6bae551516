"""All statements of one request see one snapshot of the database, on one connection.

The connection is taken at the first statement: a request that reads nothing, such as introspection,
takes none.
"""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Self

from psycopg import errors, sql
from psycopg_pool import PoolTimeout

from sourcier_events.database import Connection, Pool
from sourcier_graphql.reading.cut import Pin
from sourcier_graphql.refusals import Refusal

_BEGIN = """
    begin isolation level repeatable read read only;
    set local statement_timeout = {}
"""

_PIN = """
    select
        current.generation,
        checkpoint.position,
        head.position,
        nullif(head.recorded_at, '-infinity')
    from log.head
    cross join views.current
    left join views.checkpoint using (generation)
"""


class GenerationGone(Exception):
    """The generation was dropped since it was pinned; the request can be answered by a new one."""


class Transaction:
    """A read-only transaction that begins when it is first used."""

    def __init__(self, pool: Pool, *, statement_seconds: float) -> None:
        self._pool = pool
        self._milliseconds = int(statement_seconds * 1000)
        self._stack = AsyncExitStack()
        self._beginning = asyncio.Lock()
        self._pinning = asyncio.Lock()
        self._connection: Connection | None = None
        self._pin: Pin | None = None
        self.generation_gone = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if self._connection is not None and not self._connection.closed:
                await self._connection.rollback()
        finally:
            await self._stack.aclose()

    async def connection(self) -> Connection:
        """The connection, in its transaction."""
        async with self._beginning:
            if self._connection is None:
                try:
                    taken = await self._stack.enter_async_context(self._pool.connection())
                except PoolTimeout as error:
                    raise Refusal("BUSY", "the server is busy, try again later") from error
                await taken.execute(sql.SQL(_BEGIN).format(sql.Literal(self._milliseconds)))
                self._connection = taken
        return self._connection

    async def fetch(
        self, text: str, parameters: Mapping[str, Any], *, binary: bool = False
    ) -> list[tuple[Any, ...]]:
        """The rows of one statement."""
        connection = await self.connection()
        try:
            cursor = await connection.execute(text.encode(), parameters, binary=binary)
            return await cursor.fetchall()
        except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
            self.generation_gone = True
            raise GenerationGone from error
        except errors.QueryCanceled as error:
            raise Refusal("TIMEOUT", "the request took too long, ask for less") from error

    async def pin(self) -> Pin:
        """The generation that this request reads."""
        async with self._pinning:
            if self._pin is None:
                [(generation, checkpoint, head, recorded_at)] = await self.fetch(_PIN, {})
                if generation is None or checkpoint is None:
                    raise Refusal("VIEWS_NOT_BUILT", "the views have not been built yet")
                self._pin = Pin(generation, checkpoint, head, recorded_at)
        return self._pin
