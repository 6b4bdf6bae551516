"""A follower sees every append once and in order, however many notifications get lost.

LISTEN, read what is there, wait for a notification or a timeout, read again.
"""

from collections.abc import AsyncIterator

from psycopg import sql

from sourcier_events.database import Connection
from sourcier_events.log.appending import CHANNEL
from sourcier_events.log.reading import read
from sourcier_events.log.records import RecordedAppend

WAIT = 1.0
"""Seconds after which a follower looks by itself."""


LISTEN = sql.SQL("listen {}").format(sql.Identifier(CHANNEL))
"""The statement that subscribes a connection of its own, in autocommit, to the hints."""


async def notify(connection: Connection) -> None:
    """Say that the log has grown: a hint, sent by one notifier of a process."""
    await connection.execute("select pg_notify(%s, '')", (CHANNEL,))


async def wait_for_growth(connection: Connection, *, seconds: float = WAIT) -> None:
    """Return at a notification or after so many seconds; the connection must LISTEN already."""
    async for _ in connection.notifies(timeout=seconds, stop_after=1):
        pass


async def listen(connection: Connection) -> None:
    """Subscribe a connection of its own, in autocommit, to the hints."""
    await connection.execute(LISTEN)


async def follow(
    connection: Connection, *, after: int = 0, wait: float = WAIT
) -> AsyncIterator[RecordedAppend]:
    """Appends after a position, for ever. The connection is used by nobody else meanwhile."""
    await listen(connection)
    while True:
        async for one in read(connection, after=after):
            after = one.last
            yield one
        await wait_for_growth(connection, seconds=wait)
