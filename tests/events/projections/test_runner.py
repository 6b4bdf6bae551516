"""The live runner: one at a time, all of a batch or nothing, and never past a broken invariant."""

import time
from typing import Any

import pytest
from psycopg import Connection
from psycopg.errors import InsufficientPrivilege

from sourcier_events.database import Role, connect_blocking
from sourcier_events.projections import generations
from sourcier_events.projections.postgres_state import PostgresState
from sourcier_events.projections.rows import ROWS
from sourcier_events.projections.runner import FencedOff, Runner
from sourcier_events.projections.versions import LostRow, RowVersions

from .scenario import Folded, Story, meeting, write
from .tables import batches_of, empty_generation, feeding, live_generation, versions

SUMMIT = meeting("sommet")


@pytest.fixture
def connection(database_url: str):
    """The connection of a runner."""
    with connect_blocking(database_url, Role.REBUILDER) as connection:
        yield connection


@pytest.fixture
def another(database_url: str):
    """The connection of another runner."""
    with connect_blocking(database_url, Role.REBUILDER) as connection:
        yield connection


def told(documents: int) -> Story:
    """A story of so many documents, an append each."""
    story = Story()
    for number in range(documents):
        with story.together():
            document = story.document(f"{number}", publisher=f"Journal {number}")
            story.claim(document, SUMMIT, "city", ("Kyiv", "Paris")[number % 2])
            story.finish(document)
    return story


def stored(connection: Connection[Any], generation: int) -> tuple[int, int, dict[str, int]]:
    """The checkpoint, the records of the state, and the rows of every view."""
    row = connection.execute(
        "select position from views.checkpoint where generation = %s", (generation,)
    ).fetchone()
    assert row
    counted = {
        name: connection.execute(f"select from views_{generation}.{name}").rowcount
        for name in ("state", *(one.view for one in ROWS))
    }
    return row[0], counted.pop("state"), counted


def test_a_generation_is_fed_by_one_runner_at_a_time(
    connection: Connection[Any], another: Connection[Any]
) -> None:
    number = empty_generation(connection)
    second = Runner(another, number)
    with feeding(connection, number):
        assert not second.acquire()
    assert second.acquire()
    second.release()


def test_different_generations_have_a_runner_each(
    connection: Connection[Any], another: Connection[Any]
) -> None:
    first, second = empty_generation(connection), empty_generation(connection)
    with feeding(connection, first), feeding(another, second):
        pass


def test_a_dead_runner_leaves_its_place_to_the_next(database_url: str, another) -> None:
    number = empty_generation(another)
    connection = connect_blocking(database_url, Role.REBUILDER)
    assert Runner(connection, number).acquire()
    session = connection.info.backend_pid
    connection.close()
    while another.execute("select from pg_stat_activity where pid = %s", (session,)).rowcount:
        time.sleep(0.01)  # the server has not noticed yet
    with feeding(another, number):
        pass


def test_a_runner_that_was_taken_over_unawares_stops_and_writes_nothing(
    database_url: str, connection: Connection[Any], another: Connection[Any]
) -> None:
    write(database_url, told(3).appends)
    number = empty_generation(connection)
    first, second = Runner(connection, number), Runner(another, number)
    assert first.acquire()
    first.release()  # as when its session was lost and it does not know
    assert second.acquire()
    with pytest.raises(FencedOff):
        first.step()
    assert stored(connection, number) == (0, 0, dict.fromkeys((one.view for one in ROWS), 0))
    second.catch_up()
    appends = write(database_url, [])
    assert versions(connection, number) == Folded().read(appends).views.versions()


def test_a_runner_that_was_overtaken_and_acquires_again_begins_where_the_other_stopped(
    database_url: str, connection: Connection[Any], another: Connection[Any]
) -> None:
    appends = write(database_url, told(4).appends)
    number = empty_generation(connection)
    first = Runner(connection, number)
    assert first.acquire()
    first.release()
    with feeding(another, number) as second:
        second.catch_up(until=appends[1].last)
    assert first.acquire()
    assert first.position == appends[1].last
    first.catch_up()
    first.release()
    assert versions(connection, number) == Folded().read(appends).views.versions()


def test_a_generation_that_is_gone_cannot_be_acquired(connection: Connection[Any]) -> None:
    number = empty_generation(connection)
    generations.drop(connection, number)
    with pytest.raises(FencedOff, match="is gone"):
        Runner(connection, number).acquire()


@pytest.mark.parametrize(
    ("place", "name"),
    [(RowVersions, "write"), (PostgresState, "flush"), (Runner, "_move")],
    ids=["before the rows", "between rows and state", "before the checkpoint"],
)
def test_rows_state_and_checkpoint_are_written_together_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
    database_url: str,
    connection: Connection[Any],
    place: type,
    name: str,
) -> None:
    story = told(6)
    appends = write(database_url, story.appends)
    number = empty_generation(connection)
    with batches_of(2), feeding(connection, number) as feeder:
        feeder.step()
        before = stored(connection, number)
        with monkeypatch.context() as patch:
            patch.setattr(place, name, _fail)
            with pytest.raises(ConnectionAbortedError):
                feeder.step()
        assert stored(connection, number) == before
        assert feeder.position == before[0] == appends[1].last
        feeder.catch_up()
    assert versions(connection, number) == Folded().read(appends).views.versions()


def _fail(*arguments: object) -> None:
    raise ConnectionAbortedError


def test_a_step_at_the_end_of_the_log_does_nothing(
    database_url: str, connection: Connection[Any]
) -> None:
    number = empty_generation(connection)
    with feeding(connection, number) as feeder:
        assert feeder.step() == 0
        write(database_url, told(1).appends)
        assert feeder.step() == 1
        assert feeder.step() == 0


def test_a_runner_stops_at_the_position_it_is_told(
    database_url: str, connection: Connection[Any]
) -> None:
    appends = write(database_url, told(5).appends)
    number = empty_generation(connection)
    with feeding(connection, number) as feeder:
        assert feeder.catch_up(until=appends[2].last) == appends[2].last
    assert versions(connection, number) == Folded().read(appends[:3]).views.versions()


def test_a_current_row_that_somebody_deleted_stops_the_runner_loudly(
    database_url: str, connection: Connection[Any]
) -> None:
    story = told(3)
    write(database_url, story.appends[:1])
    number = live_generation(connection)
    connection.execute(f"delete from views_{number}.facts")
    write(database_url, story.appends[1:])
    with feeding(connection, number) as feeder:
        before = stored(connection, number)
        with pytest.raises(LostRow, match="current rows of facts are gone"):
            feeder.step()
        assert stored(connection, number) == before


def test_nobody_but_the_rebuilder_writes_views(database_url: str) -> None:
    with connect_blocking(database_url, Role.REBUILDER) as connection:
        number = live_generation(connection)
    for role in (Role.READER, Role.WRITER, Role.OWNER, Role.ERASER):
        with connect_blocking(database_url, role) as connection:
            for statement in (
                f"delete from views_{number}.facts",
                "update views.checkpoint set position = 0",
                "update views.current set generation = null",
            ):
                with pytest.raises(InsufficientPrivilege):
                    connection.execute(statement)
