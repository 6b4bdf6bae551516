"""One connection runs one prepared statement at a time and hands on the bytes of one row.

It drives libpq from the event loop: no cursor, no adaptation, no transaction. A statement is its
own snapshot. A connection whose statement was not waited for is never used again.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Self

import psycopg
from psycopg import AsyncConnection, errors, pq

from sourcier_events.database import Connection

Row = list[bytes | None]
Parameters = Sequence[bytes | None]

_SUCCESS = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK)
_CANCEL_SECONDS = 5.0

# The server does not know the statement any more, or what it returns has another type now.
_STALE = (errors.InvalidSqlStatementName, errors.FeatureNotSupported)


class PreparedConnection:
    """Statements are prepared at their first use; `most_statements` are kept, the latest used."""

    def __init__(self, connection: Connection, *, most_statements: int = 256) -> None:
        self._connection = connection
        self._libpq = connection.pgconn
        self._socket = connection.pgconn.socket
        self._most_statements = most_statements
        self._names: OrderedDict[bytes, bytes] = OrderedDict()
        self._named = 0
        self._results: list[pq.abc.PGresult] = []
        self._answer: asyncio.Future[list[pq.abc.PGresult]] | None = None
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._socket, self._on_readable)
        self.usable = True
        self.opened_at = self._loop.time()

    @classmethod
    async def connect(cls, connection_string: str, *, most_statements: int = 256) -> Self:
        """A connection of its own; raises `psycopg.OperationalError`."""
        connection = await AsyncConnection.connect(connection_string, autocommit=True)
        return cls(connection, most_statements=most_statements)

    async def fetch_one(self, text: bytes, parameters: Parameters = ()) -> Row:
        """The only row of a statement, in text format; parameters `$1`… are in text format too.

        Raises the exceptions of `psycopg.errors`; `ProgrammingError` where it is not one row. After
        `OperationalError` or cancellation `usable` may be False.
        """
        name = self._names.get(text)
        if name is None:
            name = await self._prepare(text)
        else:
            self._names.move_to_end(text)
        try:
            return await self._execute(name, parameters)
        except _STALE:
            self._names.pop(text, None)
            return await self._execute(await self._prepare(text), parameters)

    async def close(self) -> None:
        """Close; a statement that still runs is cancelled on the server first."""
        running = self._libpq.transaction_status == pq.TransactionStatus.ACTIVE
        self._lose(psycopg.OperationalError("the connection was closed"))
        if running:
            with suppress(psycopg.Error):
                await self._connection.cancel_safe(timeout=_CANCEL_SECONDS)
        await self._connection.close()

    async def _prepare(self, text: bytes) -> bytes:
        if len(self._names) >= self._most_statements:
            _, oldest = self._names.popitem(last=False)
            await self._run(lambda: self._libpq.send_query(b'deallocate "%b"' % oldest))
        self._named += 1
        name = b"read_%d" % self._named
        await self._run(lambda: self._libpq.send_prepare(name, text))
        self._names[text] = name
        return name

    async def _execute(self, name: bytes, parameters: Parameters) -> Row:
        result = await self._run(lambda: self._libpq.send_query_prepared(name, parameters))
        if result.ntuples != 1:
            raise psycopg.ProgrammingError(f"{result.ntuples} rows where one is wanted")
        return [result.get_value(0, column) for column in range(result.nfields)]

    async def _run(self, send: Callable[[], None]) -> pq.abc.PGresult:
        """Send one command and wait for its result."""
        if not self.usable or self._answer is not None:
            raise psycopg.OperationalError("the connection is closed, or in use")
        self._answer = answer = self._loop.create_future()
        try:
            send()
            self._flush()
            results = await answer
        except BaseException:
            if self._answer is answer:  # not answered: the next one would get this answer
                self._lose(psycopg.OperationalError("the statement was not waited for"))
            raise
        return _only(results)

    def _flush(self) -> None:
        """Send what libpq holds back, now or once the socket takes more."""
        if self._libpq.flush():
            self._loop.add_writer(self._socket, self._on_writable)

    def _on_writable(self) -> None:
        try:
            if self._libpq.flush() == 0:
                self._loop.remove_writer(self._socket)
        except psycopg.Error as error:
            self._lose(error)

    def _on_readable(self) -> None:
        """Also called when the server closes an idle connection."""
        try:
            self._libpq.consume_input()
            while not self._libpq.is_busy():
                result = self._libpq.get_result()
                if result is None:
                    self._answered()
                    return
                self._results.append(result)
        except psycopg.Error as error:
            self._lose(error)

    def _answered(self) -> None:
        if self._libpq.status != pq.ConnStatus.OK:
            self._lose(psycopg.OperationalError(self._libpq.get_error_message()))
            return
        answer, self._answer = self._answer, None
        results, self._results = self._results, []
        if answer is not None and not answer.done():
            answer.set_result(results)

    def _lose(self, error: psycopg.Error) -> None:
        """Not usable any more; whoever waits gets the error."""
        if not self.usable:
            return
        self.usable = False
        self._loop.remove_reader(self._socket)
        self._loop.remove_writer(self._socket)
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_exception(error)


def _only(results: list[pq.abc.PGresult]) -> pq.abc.PGresult:
    """The result of a command; raises its error."""
    for result in results:
        if result.status not in _SUCCESS:
            raise errors.error_from_result(result)
    return results[-1]
