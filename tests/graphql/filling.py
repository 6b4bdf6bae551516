"""Rows of a generation, written by hand: what the fold would have written."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid5

import psycopg
from psycopg import sql

from sourcier_events import log
from sourcier_events.database import Role, connect, connection_string
from sourcier_events.event_types import DocumentAdded, DocumentWithdrawn, document_stream
from sourcier_events.identifiers import derived_digest
from sourcier_events.projections import generations
from sourcier_events.projections.rows import Row

_NAMESPACE = UUID("0b0f8ad4-6f0e-4f27-9b5e-5d3f5f2f1c11")


def identifier(name: str) -> UUID:
    """An id that is the same whenever the name is."""
    return uuid5(_NAMESPACE, name)


def digest(text: str) -> str:
    """The identity of a document."""
    return sha256(text.encode()).hexdigest()


class Filling:
    """One generation, being filled."""

    def __init__(self, connection: psycopg.Connection[tuple[object, ...]], number: int) -> None:
        self._connection = connection
        self.number = number

    def put(self, row: Row, since: int = 1, until: int | None = None) -> None:
        """A row that holds from a position up to another."""
        names = [*row.__struct_fields__, "from_position", "to_position"]
        statement = sql.SQL("insert into {} ({}) values ({})").format(
            sql.Identifier(row.view),
            sql.SQL(", ").join(map(sql.Identifier, names)),
            sql.SQL(", ").join(sql.Placeholder() for _ in names),
        )
        values = [getattr(row, name) for name in row.__struct_fields__]
        self._connection.execute(statement, [*values, since, until])

    def end(self, view: str, row: UUID, until: int) -> None:
        """A row does not hold any more."""
        statement = sql.SQL("update {} set to_position = %s where id = %s and to_position is null")
        self._connection.execute(statement.format(sql.Identifier(view)), [until, row])

    def checkpoint(self, position: int) -> None:
        """The views are at a position."""
        self._connection.execute(
            "update views.checkpoint set position = %s where generation = %s",
            [position, self.number],
        )

    def serve(self, position: int) -> None:
        """Index the generation and let readers use it."""
        generations.index(self._connection, self.number)
        self.checkpoint(position)
        assert generations.flip(self._connection, self.number)


@contextmanager
def filling(url: str) -> Iterator[Filling]:
    """A new generation of the views of a database."""
    with psycopg.connect(connection_string(url), autocommit=True) as connection:
        connection.execute(sql.SQL("set role {}").format(sql.Identifier(Role.REBUILDER)))
        yield Filling(connection, generations.create(connection, "building").number)


@contextmanager
def feeding(url: str, number: int = 1) -> Iterator[Filling]:
    """A generation that is there."""
    with psycopg.connect(connection_string(url, Role.REBUILDER), autocommit=True) as connection:
        generations.use(connection, number)
        yield Filling(connection, number)


def drop(url: str, number: int) -> None:
    """Remove a generation."""
    with psycopg.connect(connection_string(url, Role.REBUILDER), autocommit=True) as connection:
        generations.drop(connection, number)


def ends(url: str) -> list[tuple[int, datetime]]:
    """Where each append of the log ends, and when it was recorded."""
    statement = "select last_position, recorded_at from log.append order by last_position"
    with psycopg.connect(connection_string(url, Role.READER)) as connection:
        return connection.execute(statement).fetchall()


async def append(url: str, *appends: log.Append) -> None:
    """Append to the log."""
    async with await connect(url, Role.WRITER) as connection:
        for outcome in await log.append(connection, *appends):
            assert isinstance(outcome, log.Appended)


def document_append(text: str, *, more: int = 0) -> log.Append:
    """An append that brings a document, of `1 + more` events."""
    own = digest(text)
    events = [DocumentAdded(document=own, length=len(text))]
    events += [DocumentWithdrawn(document=own, reason=str(at)) for at in range(more)]
    return log.Append(
        key=derived_digest("test", text),
        actor="tests",
        documents=(log.NewDocument(sha256=own, text=text),),
        events=tuple(
            log.NewEvent(id=identifier(f"{text} {at}"), stream=document_stream(own), event=event)
            for at, event in enumerate(events)
        ),
    )
