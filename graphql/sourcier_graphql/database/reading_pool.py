"""A few connections answer many requests; who cannot be served in time is told so.

A request takes a connection for one statement and gives it back at once. Reads change nothing, so a
read whose connection was lost is asked again, once, on another connection.
"""

import asyncio
from collections import deque
from types import TracebackType
from typing import Self

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from sourcier_events.database import Role, connection_string
from sourcier_graphql.database.prepared_connection import Parameters, PreparedConnection, Row
from sourcier_graphql.refusals import Refusal

_Turn = asyncio.Future[PreparedConnection | None]

_LONGEST_LIFE = 3600.0  # seconds: a server process keeps what it ever cached


class ReadingPool:
    """Readers of one database; opens connections when they are needed, `size` at most.

    A statement may take `statement_seconds`; a request waits `wait_seconds` for a connection, and
    not at all where `most_waiting` wait already.
    """

    def __init__(
        self,
        url: str,
        *,
        size: int = 4,
        statement_seconds: float = 10.0,
        wait_seconds: float = 5.0,
        most_waiting: int = 1000,
    ) -> None:
        self._connection_string = _connection_string(url, statement_seconds)
        self._size = size
        self._wait_seconds = wait_seconds
        self._most_waiting = most_waiting
        self._connections: set[PreparedConnection] = set()
        self._idle: list[PreparedConnection] = []  # the last used is used next: its caches are warm
        self._open = 0  # connections that are open, or being opened
        self._waiting: deque[_Turn] = deque()
        self._closing: set[asyncio.Task[None]] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close everything; whoever still waits for an answer is refused."""
        self._closed = True
        for turn in self._waiting:
            if not turn.done():
                turn.set_exception(_unavailable())
        self._waiting.clear()
        for connection in list(self._connections):
            self._discard(connection)
        await asyncio.gather(*self._closing)

    async def fetch_one(self, text: bytes, parameters: Parameters = ()) -> Row:
        """The only row of one statement, as `PreparedConnection.fetch_one` gives it.

        Refuses as BUSY, TIMEOUT or UNAVAILABLE; raises the other exceptions of `psycopg.errors`.
        """
        try:
            try:
                return await self._fetch_one_once(text, parameters)
            except _Lost:
                await asyncio.sleep(0)  # all connections that were lost with it are seen now
                return await self._fetch_one_once(text, parameters)
        except _Lost as error:
            raise _unavailable() from error
        except errors.QueryCanceled as error:
            raise Refusal("TIMEOUT", "the request took too long, ask for less") from error

    async def _fetch_one_once(self, text: bytes, parameters: Parameters) -> Row:
        connection = self._taken() or await self._connection()
        try:
            return await connection.fetch_one(text, parameters)
        except psycopg.Error as error:
            if connection.usable:
                raise
            raise _Lost from error
        finally:
            self._give_back(connection)

    def _taken(self) -> PreparedConnection | None:
        """An idle connection; those that were lost meanwhile are cleared away."""
        while self._idle:
            connection = self._idle.pop()
            if connection.usable:
                return connection
            self._discard(connection)
        return None

    async def _connection(self) -> PreparedConnection:
        """A new connection, or one that is given back in time."""
        try:
            async with asyncio.timeout(self._wait_seconds):
                if self._closed:
                    raise _unavailable()
                if self._open < self._size:
                    self._open += 1
                    return await self._opened()
                return await self._waited() or await self._opened()
        except TimeoutError as error:
            raise _busy() from error

    async def _waited(self) -> PreparedConnection | None:
        """What somebody else had, first come, first served; None is the right to open one."""
        if len(self._waiting) >= self._most_waiting:
            raise _busy()
        turn: _Turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # we go, though it was our turn
                self._hand_on(turn.result())
            raise

    async def _opened(self) -> PreparedConnection:
        """A new connection, already counted."""
        try:
            if self._closed:
                raise _unavailable()
            connection = await PreparedConnection.connect(self._connection_string)
        except BaseException as error:
            self._hand_on(None)
            if isinstance(error, psycopg.Error):
                raise _unavailable() from error
            raise
        self._connections.add(connection)
        return connection

    def _give_back(self, connection: PreparedConnection) -> None:
        age = asyncio.get_running_loop().time() - connection.opened_at
        if not connection.usable or self._closed or age > _LONGEST_LIFE:
            self._discard(connection)
        else:
            self._hand_on(connection)

    def _hand_on(self, connection: PreparedConnection | None) -> None:
        """A connection, or the right to open one, goes to the first who waits."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(connection)
                return
        if connection is None:
            self._open -= 1
        else:
            self._idle.append(connection)

    def _discard(self, connection: PreparedConnection) -> None:
        if connection not in self._connections:
            return
        self._connections.remove(connection)
        closing = asyncio.get_running_loop().create_task(self._close(connection))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close(self, connection: PreparedConnection) -> None:
        # It counts as open until the server has let go of it.
        try:
            await connection.close()
        finally:
            self._hand_on(None)


class _Lost(Exception):
    """The connection was lost before the answer came."""


def _busy() -> Refusal:
    return Refusal("BUSY", "the server is busy, try again later")


def _unavailable() -> Refusal:
    return Refusal("UNAVAILABLE", "the database cannot be reached, try again later")


def _connection_string(url: str, statement_seconds: float) -> str:
    """Settings of the session: nobody has to begin a transaction to have them."""
    base = connection_string(url, Role.READER)
    settings = {
        "statement_timeout": int(statement_seconds * 1000),
        "default_transaction_read_only": "on",
        "jit": "off",  # compiling takes longer than any of these statements
        "plan_cache_mode": "force_generic_plan",  # so does planning them again
        "random_page_cost": "1.1",  # the views of what is asked for are in memory
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    given = conninfo_to_dict(base).get("options") or ""
    return make_conninfo(base, options=f"{given} {options}", client_encoding="UTF8")
