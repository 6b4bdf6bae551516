"""A rebuild reads the log and nothing else, into a new generation, while the old one serves.

The log is read in bounded ranges, a transaction each; finished row versions are copied as they
come, current ones at the end, indexes after. Readers change over once the new generation is not
behind the old one: there is no gap and no lock on appends.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct
from psycopg import Connection

from sourcier_events.projections import generations
from sourcier_events.projections.fold import fold
from sourcier_events.projections.generations import Generation
from sourcier_events.projections.postgres_state import encode
from sourcier_events.projections.runner import FencedOff, Runner, read_appends, record_paused
from sourcier_events.projections.state import MemoryState
from sourcier_events.projections.state_hash import state_hashes
from sourcier_events.projections.versions import RowVersions

PAGE = 256
"""Appends read in one transaction."""
_FLUSH = 20_000

Progress = Callable[[int, int], None]
"""Called with the position folded and the position to reach."""


class Verification(Struct, frozen=True):
    """The hashes of the live and of the rebuilt views at one position."""

    position: int
    live: dict[str, str]
    rebuilt: dict[str, str]

    @property
    def equal(self) -> bool:
        """Whether the rebuilt views prove the live ones."""
        return self.live == self.rebuilt

    @property
    def different(self) -> list[str]:
        """The views that differ."""
        return [view for view, found in self.live.items() if self.rebuilt.get(view) != found]


@contextmanager
def building(
    connection: Connection[Any],
    *,
    until: int,
    status: str = "building",
    progress: Progress = lambda position, of: None,
) -> Iterator[Generation]:
    """A new generation, made from the log up to a position, the end of an append.

    It is locked while the context lasts: who removes unfinished generations leaves it alone. It
    stays, unless an error ends the context.
    """
    with connection.transaction():
        generation = generations.create(connection, status)
        _try_lock(connection, generation.number)  # before anybody else can see it
    try:
        _fill(connection, generation.number, until, progress)
        yield Generation(generation.number, generation.fold_version, status, until)
    except BaseException:
        generations.drop(connection, generation.number)
        raise
    finally:
        _unlock(connection, generation.number)


def replay(
    connection: Connection[Any], *, progress: Progress = lambda position, of: None
) -> Generation:
    """Rebuild the views and let readers change over; older generations but one are dropped."""
    drop_unfinished(connection)
    with building(connection, until=log_position(connection), progress=progress) as new:
        runner = Runner(connection, new.number)
        if not runner.acquire():
            raise FencedOff(f"another runner feeds generation {new.number}")
        try:
            runner.catch_up()
            while not generations.flip(connection, new.number):
                runner.catch_up()
        finally:
            runner.release()
    _drop_old(connection)
    current = generations.current(connection)
    assert current is not None
    return current


def verify(
    connection: Connection[Any], *, progress: Progress = lambda position, of: None
) -> Verification:
    """Rebuild on the side, up to where the live views are, and compare; nothing is left behind."""
    live = generations.current(connection)
    if live is None:
        raise NothingToVerify("there are no views yet; build them with `sourcier replay`")
    with building(connection, until=live.position, status="trial", progress=progress) as trial:
        found = Verification(
            live.position,
            state_hashes(connection, live.number, live.position),
            state_hashes(connection, trial.number, live.position),
        )
        generations.drop(connection, trial.number)
    return found


class NothingToVerify(LookupError):
    """No generation of the views is live."""


def log_position(connection: Connection[Any]) -> int:
    """The position of the log's head."""
    row = connection.execute("select position from log.head").fetchone()
    assert row is not None
    return int(row[0])


def drop_unfinished(connection: Connection[Any]) -> None:
    """Remove what killed rebuilds left behind; one under way holds its advisory lock."""
    for number in _unfinished(connection):
        if _try_lock(connection, number):
            if number in _unfinished(connection):  # still: it may have been finished meanwhile
                generations.drop(connection, number)
            _unlock(connection, number)


def _unfinished(connection: Connection[Any]) -> list[int]:
    found = generations.all_generations(connection)
    return [one.number for one in found if one.status in ("building", "trial")]


@contextmanager
def _without_cycle_collection() -> Iterator[None]:
    """The fold makes no reference cycles; looking for them would take a fifth of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _fill(connection: Connection[Any], number: int, until: int, progress: Progress) -> None:
    state, versions = MemoryState(), RowVersions()
    generations.use(connection, number)
    with _without_cycle_collection():
        for append in read_appends(connection, after=0, until=until, page=PAGE):
            fold(state, versions, append)
            progress(append.last, until)
            if len(versions) > _FLUSH:
                versions.write_finished(connection)
    with connection.transaction():
        versions.write(connection)
        record_paused(connection, number, state)
        with connection.cursor().copy("copy state (key, record) from stdin") as copy:
            for key, record in state.items():
                copy.write_row((key, encode(record)))
        generations.index(connection, number)
        connection.execute(
            "update views.checkpoint set position = %s where generation = %s", (until, number)
        )


def _drop_old(connection: Connection[Any]) -> None:
    """Keep the generation before the current one: whoever still reads it finishes in peace."""
    previous = [one for one in generations.all_generations(connection) if one.status == "previous"]
    for one in previous[:-1]:
        generations.drop(connection, one.number)


_BUILDING = int.from_bytes(b"building", "big") % 2**31


def _try_lock(connection: Connection[Any], number: int) -> bool:
    row = connection.execute("select pg_try_advisory_lock(%s, %s)", (_BUILDING, number)).fetchone()
    return bool(row and row[0])


def _unlock(connection: Connection[Any], number: int) -> None:
    connection.execute("select pg_advisory_unlock(%s, %s)", (_BUILDING, number))
