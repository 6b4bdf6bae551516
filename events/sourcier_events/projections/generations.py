"""Which generations of the views there are, and which one readers use.

A generation is made by the rebuilder in a schema of its own. Readers change over in one
transaction on the registry, and only to a generation that is not behind.
"""

from importlib import resources
from typing import Any

from msgspec import Struct
from psycopg import Connection, sql

from sourcier_events.projections import FOLD_VERSION
from sourcier_events.projections.rows import ROWS


class Generation(Struct, frozen=True):
    """One generation; `position` is its checkpoint."""

    number: int
    fold_version: int
    status: str
    position: int

    @property
    def schema(self) -> str:
        """The PostgreSQL schema of its tables."""
        return schema_name(self.number)


_SELECT = """
    select g.number, g.fold_version, g.status, c.position
    from views.generation as g
    inner join views.checkpoint as c on c.generation = g.number
"""


SELECT_CURRENT = f"{_SELECT} where g.number = (select generation from views.current)"
"""The row of the generation that readers use, as `Generation` takes it."""


def schema_name(number: int) -> str:
    """The PostgreSQL schema of a generation."""
    return f"views_{number}"


def current(connection: Connection[Any]) -> Generation | None:
    """The generation that readers use; None before the first one is built."""
    row = connection.execute(SELECT_CURRENT).fetchone()
    return Generation(*row) if row else None


def all_generations(connection: Connection[Any]) -> list[Generation]:
    """All generations, oldest first."""
    return [Generation(*row) for row in connection.execute(f"{_SELECT} order by g.number")]


def create(connection: Connection[Any], status: str) -> Generation:
    """Make the schema and the tables of a new generation, without indexes."""
    row = connection.execute(
        "insert into views.generation (fold_version, status) values (%s, %s) returning number",
        (FOLD_VERSION, status),
    ).fetchone()
    assert row is not None
    number = row[0]
    connection.execute("insert into views.checkpoint (generation) values (%s)", (number,))
    schema = sql.Identifier(schema_name(number))
    connection.execute("select views.create_generation_schema(%s)", (number,))
    use(connection, number)
    connection.execute(_script("generation.sql"))
    connection.execute(
        sql.SQL("grant usage on schema {} to sourcier_reader, sourcier_writer").format(schema)
    )
    connection.execute(
        sql.SQL(
            "grant select on all tables in schema {} to sourcier_reader, sourcier_writer"
        ).format(schema)
    )
    return Generation(number, FOLD_VERSION, status, 0)


def index(connection: Connection[Any], number: int) -> None:
    """Make the indexes of a generation, after its rows."""
    use(connection, number)
    connection.execute(_script("generation_indexes.sql"))
    for row_type in ROWS:
        connection.execute(sql.SQL("analyze {}").format(sql.Identifier(row_type.view)))


def use(connection: Connection[Any], number: int) -> None:
    """Unqualified table names mean those of this generation, on this connection."""
    connection.execute(sql.SQL("set search_path to {}").format(sql.Identifier(schema_name(number))))


def flip(connection: Connection[Any], number: int) -> bool:
    """Readers use this generation from here on; False while it is behind the current one."""
    with connection.transaction():
        connection.execute("select from views.current for update")
        connection.execute("select from views.checkpoint for update")  # no runner moves meanwhile
        before, after = current(connection), _one(connection, number)
        if before and before.position > after.position:
            return False
        connection.execute("update views.generation set status = 'previous' where status = 'live'")
        connection.execute(
            "update views.generation set status = 'live' where number = %s", (number,)
        )
        connection.execute("update views.current set generation = %s", (number,))
    return True


def drop(connection: Connection[Any], number: int) -> None:
    """Remove a generation that readers no longer use."""
    with connection.transaction():
        connection.execute(
            sql.SQL("drop schema if exists {} cascade").format(sql.Identifier(schema_name(number)))
        )
        connection.execute("delete from views.generation where number = %s", (number,))


def _one(connection: Connection[Any], number: int) -> Generation:
    row = connection.execute(f"{_SELECT} where g.number = %s", (number,)).fetchone()
    assert row is not None
    return Generation(*row)


def _script(name: str) -> bytes:
    return resources.files(__package__).joinpath(name).read_bytes()
