"""The rows of the views and of the log, held in memory; a cut of them is what held at a position.

Nothing here is clever: a cut filters all rows by their two positions, and lookups are dictionaries.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Self
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from sourcier_events import canonical_json, log
from sourcier_events.database import Role, connect, connection_string
from sourcier_events.projections.rows import VIEWS

from .answers import Cursors

Row = Mapping[str, Any]


@dataclass(frozen=True)
class End:
    """The last position of an append, and when it was recorded."""

    position: int
    recorded_at: datetime


@dataclass(frozen=True)
class Content:
    """What the log has of an event, and the views have not."""

    content_hash: str
    payload: Any


@dataclass
class Tables:
    """All that can be read: `views` by name, texts by their digests."""

    views: dict[str, list[Row]]
    ends: list[End]
    checkpoint: int
    texts: dict[str, str | None]
    functions: "TextFunctions"
    contents: dict[int, "Content"] = field(default_factory=dict)
    """What each event says, by its position."""
    cursors: Cursors = field(default_factory=Cursors)
    """The cursors that were given out for these rows."""

    @property
    def head(self) -> int:
        """The end of the log."""
        return self.ends[-1].position if self.ends else 0

    @cached_property
    def now(self) -> "Cut":
        """What the views have now."""
        return Cut(self, self.checkpoint, current=True)

    def at(self, position: int, *, asked: bool = False) -> "Cut":
        """What held at a position."""
        known: dict[tuple[int, bool], Cut] = self.__dict__.setdefault("cuts", {})
        if (position, asked) not in known:
            known[position, asked] = Cut(self, position, current=False, asked=asked)
        return known[position, asked]

    def end_at(self, position: int) -> int:
        """The last position of the last append up to a position."""
        return max((one.position for one in self.ends if one.position <= position), default=0)

    def end_when(self, when: datetime) -> int:
        """The last position of the last append up to a time."""
        return max((one.position for one in self.ends if one.recorded_at <= when), default=0)

    def recorded_at(self, position: int) -> datetime | None:
        """When an append ended that ends here."""
        return next((one.recorded_at for one in self.ends if one.position == position), None)


class TextFunctions:
    """What PostgreSQL makes of texts: words and snippets have tests of their own."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(connection_string(url, Role.READER), autocommit=True)
        self._known: dict[tuple[Any, ...], Any] = {}

    def ask(self, statement: str, *parameters: Any) -> Any:
        """The only row of a statement; the same answer to the same question."""
        key = (statement, *parameters)
        if key not in self._known:
            self._known[key] = self._connection.execute(statement, parameters).fetchone()
        return self._known[key]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


class Cut:
    """The rows that held at one position."""

    def __init__(
        self, tables: Tables, position: int, *, current: bool, asked: bool = False
    ) -> None:
        self.tables = tables
        self.position = position
        self.current = current
        self.asked = asked
        """Whether a client asked for this time: ids then carry it."""
        self._indexes: dict[tuple[str, str], dict[Any, list[Row]]] = {}
        self._rows: dict[str, list[Row]] = {}

    def rows(self, view: str) -> list[Row]:
        """The rows of a view that hold."""
        if view not in self._rows:
            self._rows[view] = [row for row in self.tables.views[view] if self._holds(row)]
        return self._rows[view]

    def where(self, view: str, column: str, value: Any) -> list[Row]:
        """The rows that have a value in a column."""
        if value is None:
            return []
        if (view, column) not in self._indexes:
            index = defaultdict(list)
            for row in self.rows(view):
                index[row[column]].append(row)
            self._indexes[view, column] = dict(index)
        return self._indexes[view, column].get(value, [])

    def one(self, view: str, value: Any, column: str = "id") -> Row | None:
        """The row that has a value in a column, where there is one."""
        found = self.where(view, column, value)
        assert len(found) <= 1, f"{len(found)} rows of {view} have {column} {value}"
        return found[0] if found else None

    def canonical(self, member: UUID) -> UUID | None:
        """Who answers for an entity."""
        row = self.one("entities", member)
        return None if row is None else row["canonical"]

    def members(self, canonical: UUID) -> set[UUID]:
        """All for whom an entity answers."""
        return {row["id"] for row in self.where("entities", "canonical", canonical)}

    def _holds(self, row: Row) -> bool:
        if self.current:
            return row["to_position"] is None
        ends = row["to_position"]
        return row["from_position"] <= self.position and (ends is None or ends > self.position)


def loaded(url: str, functions: TextFunctions) -> Tables:
    """All rows of the current generation of a database."""
    with psycopg.connect(connection_string(url, Role.READER), row_factory=dict_row) as connection:
        read = _reader(connection)
        [current] = read("select generation from views.current")
        schema = f"views_{current['generation']}"
        [checkpoint] = read(
            "select position from views.checkpoint where generation = %s", current["generation"]
        )
        ends = read("select last_position, recorded_at from log.append order by last_position")
        texts = read("select encode(sha256, 'hex') as id, text from log.document")
        return Tables(
            views={
                view: read(sql.SQL("select * from {}").format(sql.Identifier(schema, view)))
                for view in VIEWS
            },
            ends=[End(one["last_position"], one["recorded_at"]) for one in ends],
            checkpoint=checkpoint["position"],
            texts={one["id"]: one["text"] for one in texts},
            contents=asyncio.run(_contents(url)),
            functions=functions,
        )


async def _contents(url: str) -> dict[int, Content]:
    async with await connect(url, Role.READER) as connection:
        return {
            event.position: Content(
                event.content_hash.hex(), json.loads(canonical_json.encode(event.event))
            )
            async for append in log.read(connection)
            for event in append.events
        }


def _reader(connection: psycopg.Connection[Any]) -> Callable[..., list[Row]]:
    def read(statement: Any, *parameters: Any) -> list[Row]:
        return connection.execute(statement, parameters or None).fetchall()

    return read


def ordered(rows: Iterable[Row], *columns: str) -> list[Row]:
    """Rows by these columns."""
    return sorted(rows, key=lambda row: tuple(row[one] for one in columns))
