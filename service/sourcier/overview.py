"""How the log and the views stand, in one look: what `status` prints and readiness asks."""

from datetime import datetime

from msgspec import Struct
from psycopg import sql

from sourcier_events.database import Connection
from sourcier_events.projections import FOLD_VERSION
from sourcier_events.projections.generations import SELECT_CURRENT, Generation
from sourcier_events.projections.rows import VIEWS


class Overview(Struct, frozen=True, kw_only=True):
    """`lag` counts events in the log that the views do not have; `rows` the current ones."""

    position: int
    recorded_at: datetime | None
    appends: int
    documents: int
    generation: int | None
    fold_version: int | None
    views_position: int
    lag: int
    paused: list[str]
    rows: dict[str, int]

    @property
    def fold_is_current(self) -> bool:
        """Whether this program made the views."""
        return self.fold_version in (None, FOLD_VERSION)


_LOG = """
    select
        head.position,
        nullif(head.recorded_at, '-infinity'),
        case when %(count)s then (select count(*) from log.append) else 0 end,
        case when %(count)s then (select count(*) from log.document) else 0 end
    from log.head
"""


async def overview(connection: Connection, *, count_rows: bool = True) -> Overview:
    """How things stand now; without `count_rows` nothing is counted, which is quick."""
    position, recorded_at, appends, documents = await _one(connection, _LOG, count_rows)
    row = await (await connection.execute(SELECT_CURRENT)).fetchone()
    current = Generation(*row) if row else None
    number, views_position = (current.number, current.position) if current else (None, 0)
    cursor = await connection.execute(
        "select subject from views.paused where generation = %s order by subject", (number,)
    )
    return Overview(
        position=position,
        recorded_at=recorded_at,
        appends=appends,
        documents=documents,
        generation=number,
        fold_version=current.fold_version if current else None,
        views_position=views_position,
        lag=position - views_position,
        paused=[subject for (subject,) in await cursor.fetchall()],
        rows=await _rows(connection, current) if count_rows and current else {},
    )


async def _rows(connection: Connection, generation: Generation) -> dict[str, int]:
    counts = {}
    for view in VIEWS:
        statement = sql.SQL("select count(*) from {} where to_position is null").format(
            sql.Identifier(generation.schema, view)
        )
        cursor = await connection.execute(statement)
        row = await cursor.fetchone()
        counts[view] = row[0] if row else 0
    return counts


async def _one(
    connection: Connection, statement: str, count: bool
) -> tuple[int, datetime | None, int, int]:
    row = await (await connection.execute(statement, {"count": count})).fetchone()
    assert row is not None
    return row[0], row[1], row[2], row[3]
