"""Generations in a database: made, fed and read back as the rows that a fold in memory gives."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection, sql

from sourcier_events.projections import generations, runner
from sourcier_events.projections.rows import ROWS, Row
from sourcier_events.projections.runner import Runner

from ...postgres import fresh_database
from .scenario import Rows, Versions

AS_OF = "from_position <= %(at)s and (to_position is null or to_position > %(at)s)"


@contextmanager
def new_database(server: str, template: str) -> Iterator[str]:
    """A database of its own for one example of a property."""
    database = fresh_database(server, template=template)
    with asyncio.Runner() as loop:
        try:
            yield loop.run(database.__aenter__())
        finally:
            loop.run(database.__aexit__(None, None, None))


def empty_generation(connection: Connection[Any]) -> int:
    """A new generation without rows, ready to be fed."""
    with connection.transaction():
        generation = generations.create(connection, "building")
        generations.index(connection, generation.number)
    return generation.number


@contextmanager
def feeding(connection: Connection[Any], generation: int) -> Iterator[Runner]:
    """A runner that holds a generation."""
    feeder = Runner(connection, generation)
    assert feeder.acquire()
    try:
        yield feeder
    finally:
        feeder.release()


def live_generation(connection: Connection[Any]) -> int:
    """A generation that was fed live with all that is in the log, and that readers use."""
    number = empty_generation(connection)
    with feeding(connection, number) as feeder:
        feeder.catch_up()
    assert generations.flip(connection, number)
    return number


@contextmanager
def batches_of(size: int) -> Iterator[None]:
    """Runners fold so many appends in one transaction."""
    before, runner.BATCH = runner.BATCH, size
    try:
        yield
    finally:
        runner.BATCH = before


def versions(connection: Connection[Any], generation: int) -> Versions:
    """All row versions of a generation."""
    return {
        (row_type.view, *_key(row), str(since)): (row, until)
        for row_type in ROWS
        for row, since, until in _read(connection, generation, row_type, "true", {})
    }


def rows_as_of(connection: Connection[Any], generation: int, at: int) -> Rows:
    """The rows that a statement as of a position sees."""
    return {
        (row_type.view, *_key(row)): row
        for row_type in ROWS
        for row, _, _ in _read(connection, generation, row_type, AS_OF, {"at": at})
    }


def _read(
    connection: Connection[Any],
    generation: int,
    row_type: type[Row],
    condition: str,
    parameters: dict[str, object],
) -> Iterator[tuple[Row, int, int | None]]:
    names = row_type.__struct_fields__
    columns = [
        sql.SQL("{}::text" if name in ("qualifiers", "evidence") else "{}").format(
            sql.Identifier(name)
        )
        for name in (*names, "from_position", "to_position")
    ]
    statement = sql.SQL("select {} from {} where " + condition).format(
        sql.SQL(", ").join(columns),
        sql.Identifier(generations.schema_name(generation), row_type.view),
    )
    for *values, since, until in connection.execute(statement, parameters):
        yield row_type(**dict(zip(names, values, strict=True))), since, until


def _key(row: Row) -> tuple[str, ...]:
    return tuple(str(getattr(row, name)) for name in row.key)
