"""What commands look at: the log and the indexes it keeps. Views only say where a claim was made.

Positions are ends of appends, as clients know them.
"""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from psycopg import sql
from psycopg.errors import UndefinedTable

from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Connection
from sourcier_events.log.reading import LAST
from sourcier_events.projections.generations import schema_name

_CURRENT = "select generation from views.current"

_CLAIM = "select claims.document from {}.claims where claims.id = %s and claims.to_position is null"

_CHANGED = """
    select coalesce(max(append.last_position), 0)
    from unnest(%(streams)s::text []) as wanted (stream)
    cross join lateral (
        select stream_append.first_position
        from log.stream_append
        where stream_append.stream = wanted.stream
        order by stream_append.version desc
        limit 1
    ) as latest
    inner join log.append on append.first_position = latest.first_position
"""

_BOUND = """
    select bound.position, append.last_position, bound.entity
    from log.identity_mention as bound
    inner join lateral (
        select append.last_position
        from log.append
        where append.last_position >= bound.position
        order by append.last_position
        limit 1
    ) as append on true
    where bound.mention = %(mention)s
    order by bound.position desc
    limit 1
"""

_ENTITY = f"select log.kind_of_entity(%(entity)s, {LAST}), log.answering_path(%(entity)s)"

_MERGE = """
    select
        merged.absorbed, merged.into_entity, merged.position, undone.position,
        (
            select later.merge
            from log.identity_merge as later
            where later.absorbed = merged.into_entity
                and not exists (
                    select from log.identity_merge_undone as taken_back
                    where taken_back.merge = later.merge
                )
        )
    from log.identity_merge as merged
    left join log.identity_merge_undone as undone on undone.merge = merged.merge
    where merged.merge = %(merge)s
"""

_LINKED = """
    select max(greatest(merged.position, undone.position))
    from log.identity_merge as merged
    left join log.identity_merge_undone as undone on undone.merge = merged.merge
    where merged.absorbed = any(%(entities)s) or merged.into_entity = any(%(entities)s)
"""

_TRIES = 3


class Bound(Struct, frozen=True):
    """The last binding of a mention: where its event is, the end of its append, the member."""

    position: int
    append: int
    entity: UUID


class KnownEntity(Struct, frozen=True):
    """An entity: its kind, and the members from it to the one that answers for it."""

    kind: EntityKind
    path: tuple[UUID, ...]


class KnownMerge(Struct, frozen=True):
    """A merge as it took effect, when it was undone, and the merge that carried `into` on."""

    absorbed: UUID
    into: UUID
    position: int
    undone: int | None
    blocked_by: UUID | None


async def document_of_claim(connection: Connection, claim: UUID) -> str | None:
    """The document that makes a claim, as far as the views know it."""
    for _ in range(_TRIES):
        cursor = await connection.execute(_CURRENT)
        current = await cursor.fetchone()
        if current is None or current[0] is None:
            return None
        statement = sql.SQL(_CLAIM).format(sql.Identifier(schema_name(current[0])))
        try:
            row = await (await connection.execute(statement, (claim,))).fetchone()
        except UndefinedTable:
            continue  # dropped after a rebuild: readers are with the next one
        return row[0] if row else None
    return None


async def changed(
    connection: Connection, streams: Sequence[str], entities: Sequence[UUID] = ()
) -> int:
    """The last change of streams and of what is merged with entities; 0 where there is none."""
    cursor = await connection.execute(_CHANGED, {"streams": list(streams)})
    row = await cursor.fetchone()
    cursor = await connection.execute(_LINKED, {"entities": list(entities)})
    linked = await cursor.fetchone()
    assert row is not None and linked is not None
    return max(int(row[0]), int(linked[0] or 0))


async def bound(connection: Connection, mention: UUID) -> Bound | None:
    """The last binding of a mention."""
    cursor = await connection.execute(_BOUND, {"mention": mention})
    row = await cursor.fetchone()
    return Bound(*row) if row else None


async def entity(connection: Connection, wanted: UUID) -> KnownEntity | None:
    """An entity that a mention was bound to at some time."""
    cursor = await connection.execute(_ENTITY, {"entity": wanted})
    row = await cursor.fetchone()
    assert row is not None
    return KnownEntity(EntityKind(row[0]), tuple(row[1])) if row[0] else None


async def merge(connection: Connection, wanted: UUID) -> KnownMerge | None:
    """A merge that took effect."""
    cursor = await connection.execute(_MERGE, {"merge": wanted})
    row = await cursor.fetchone()
    return KnownMerge(*row) if row else None
