"""The live runner: rows, state and checkpoint of a batch are one transaction, fenced by an epoch.

One runner feeds a generation at a time: an advisory lock keeps others waiting, and the epoch in
the checkpoint stops one that lost its lock without noticing.
"""

from collections.abc import Iterator
from typing import Any

from psycopg import Connection

from sourcier_events.log.reading import LAST, READ_APPENDS, decode_append
from sourcier_events.log.records import RecordedAppend
from sourcier_events.projections.fold import PAUSED, fold
from sourcier_events.projections.generations import use
from sourcier_events.projections.postgres_state import PostgresState
from sourcier_events.projections.prefetching import prefetch
from sourcier_events.projections.records import PausedRecord, key
from sourcier_events.projections.versions import RowVersions

BATCH = 64
"""Appends folded in one transaction."""

CHANNEL = "sourcier_views"
"""The NOTIFY channel on which a runner says that views have moved on: a hint, no more."""

_LOCK = int.from_bytes(b"sourcier", "big") % 2**31


class FencedOff(RuntimeError):
    """Another runner has taken this generation over; this one must stop."""


def read_appends(
    connection: Connection[Any], *, after: int, until: int = LAST, page: int = BATCH
) -> Iterator[RecordedAppend]:
    """Appends after a position, in order, page by page."""
    while True:
        appends = _page(connection, after, until, page)
        yield from appends
        if len(appends) < page:
            return
        after = appends[-1].last


def _page(connection: Connection[Any], after: int, until: int, most: int) -> list[RecordedAppend]:
    cursor = connection.execute(
        READ_APPENDS,
        {"after": after, "until": until, "types": None, "limit": most},
        binary=True,
    )
    return [decode_append(row) for row in cursor]


class Runner:
    """Feeds one generation from the log, on a connection of its own as the rebuilder."""

    def __init__(self, connection: Connection[Any], generation: int) -> None:
        self._connection = connection
        self.generation = generation
        self._epoch: int | None = None
        self.position = 0

    def acquire(self) -> bool:
        """Take the generation over; False while another runner holds it."""
        row = self._connection.execute(
            "select pg_try_advisory_lock(%s, %s)", (_LOCK, self.generation)
        ).fetchone()
        if not row or not row[0]:
            return False
        row = self._connection.execute(
            """
            update views.checkpoint set epoch = epoch + 1
            where generation = %s
            returning epoch, position
            """,
            (self.generation,),
        ).fetchone()
        if row is None:
            self.release()
            raise FencedOff(f"generation {self.generation} is gone")
        self._epoch, self.position = row
        use(self._connection, self.generation)
        return True

    def release(self) -> None:
        """Let another runner take over."""
        self._connection.execute("select pg_advisory_unlock(%s, %s)", (_LOCK, self.generation))

    def step(self, *, until: int = LAST) -> int:
        """Fold one batch; how many appends it had. Raises `FencedOff`."""
        with self._connection.transaction():
            appends = _page(self._connection, self.position, until, BATCH)
            if not appends:
                return 0
            state, versions = PostgresState(self._connection), RowVersions()
            prefetch(state, appends)
            for append in appends:
                fold(state, versions, append)
            versions.write(self._connection)
            record_paused(self._connection, self.generation, state)
            state.flush()
            self._move(appends[-1].last)
        self.position = appends[-1].last
        return len(appends)

    def catch_up(self, *, until: int = LAST) -> int:
        """Fold all that is there; the position reached."""
        while self.step(until=until):
            pass
        return self.position

    def _move(self, position: int) -> None:
        moved = self._connection.execute(
            """
            update views.checkpoint set position = %s, moved_at = clock_timestamp()
            where generation = %s and epoch = %s and position = %s
            """,
            (position, self.generation, self._epoch, self.position),
        )
        if moved.rowcount != 1:
            raise FencedOff(f"another runner feeds generation {self.generation}")
        self._connection.execute("select pg_notify(%s, '')", (CHANNEL,))


def record_paused(connection: Connection[Any], generation: int, state: Any) -> None:
    """Show the subjects that the fold has paused."""
    for name in state.keys(key(PAUSED)):
        paused = state.get(name, PausedRecord)
        connection.execute(
            """
            insert into views.paused (generation, subject, position, error)
            values (%s, %s, %s, %s)
            on conflict do nothing
            """,
            (generation, name.split("|")[1], paused.position, paused.error),
        )
