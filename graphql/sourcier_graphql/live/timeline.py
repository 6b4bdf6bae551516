"""The timeline is read in pages that hold all changes of an event or none.

Changes up to the checkpoint never change, and are the same in every generation. So a page needs no
transaction: it names the generation that was current a moment ago; None says that it is gone.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from psycopg import errors, sql

from sourcier_events.database import Connection
from sourcier_graphql.live.place import Place
from sourcier_graphql.planning.scope import held_at


class Change(Struct, frozen=True):
    """A change as far as subscribers choose by it.

    `append` is the end of the append that it came with; `concerned` are all ids that then named the
    entity it is about: an entity and those that were merged with it.
    """

    place: Place
    append: int
    kind: str
    concerned: frozenset[UUID]
    document: str | None

    @property
    def id(self) -> str:
        """Its own id, without the type: position and ordinal."""
        return f"{self.place.position}-{self.place.ordinal}"


class Wanted(Struct, frozen=True):
    """Which changes: about any of these entities or documents, of any of these kinds.

    None means all.
    """

    entities: frozenset[UUID] = frozenset()
    documents: frozenset[str] = frozenset()
    about: bool = False
    kinds: frozenset[str] | None = None

    def takes(self, change: Change) -> bool:
        """Whether this change is among them."""
        if self.kinds is not None and change.kind not in self.kinds:
            return False
        return (
            not self.about
            or change.document in self.documents
            or not self.entities.isdisjoint(change.concerned)
        )


EVERYTHING = Wanted()

SPAN = 200_000
"""Positions that one page looks through for kinds that may be rare."""


class Views(Struct, frozen=True):
    """Where the views are, and the log: the generation is None before the first one is built."""

    generation: int | None
    checkpoint: int
    head: int


class Page(Struct, frozen=True):
    """Changes in order, and the place up to which there are no others that were asked for."""

    changes: Sequence[Change]
    until: Place


async def look(connection: Connection) -> Views:
    """Where the views and the log are now."""
    cursor = await connection.execute(
        """
        select current.generation, coalesce(checkpoint.position, 0), head.position
        from log.head
        cross join views.current
        left join views.checkpoint using (generation)
        """
    )
    row = await cursor.fetchone()
    assert row is not None
    return Views(*row)


# Members are those at the end of the change's append: the same whenever it is read.
_PAGE = sql.SQL("""
    with page as (
        select h.position, h.ordinal, h.from_position, h.kind, h.about, h.document
        from {views}.changes as h
        where
            (h.position, h.ordinal) > (%(position)s, %(ordinal)s)
            and h.position <= %(until)s
            {wanted}
        order by h.position
        fetch first (%(most)s) rows with ties
    )
    select
        page.position, page.ordinal, page.from_position, page.kind, page.document, page.about,
        array(
            select member.id
            from {views}.entities as own
            inner join {views}.entities as member on member.canonical = own.canonical
            where
                own.id = page.about
                and {own_held}
                and {member_held}
        )
    from page
    order by page.position, page.ordinal
""")

_HELD = {
    f"{alias}_held": sql.SQL(held_at(alias, "page.from_position")) for alias in ("own", "member")
}
_OF_KINDS = sql.SQL("and h.kind = any (%(kinds)s)")

# Whoever was ever one with them: more than is wanted. What was not so then is left out later.
_ABOUT = sql.SQL("""
    and (
        h.document = any (%(documents)s)
        or h.about = any (%(entities)s)
        or h.about = any (
            array(
                select member.id
                from {views}.entities as own
                inner join {views}.entities as member on member.canonical = own.canonical
                where own.id = any (%(entities)s)
            )
        )
    )
""")


async def read(
    connection: Connection,
    views: Views,
    *,
    after: Place,
    most: int,
    wanted: Wanted = EVERYTHING,
) -> Page | None:
    """The next page up to the checkpoint of these views; None where the generation is gone."""
    until = views.checkpoint
    if wanted.kinds is not None:
        until = min(until, after.position + SPAN)
    parameters = {
        "position": after.position,
        "ordinal": after.ordinal,
        "until": until,
        "most": most,
        "entities": list(wanted.entities),
        "documents": list(wanted.documents),
        "kinds": list(wanted.kinds or ()),
    }
    try:
        cursor = await connection.execute(_statement(views, wanted), parameters)
        rows = await cursor.fetchall()
    except (errors.UndefinedTable, errors.InvalidSchemaName):
        return None
    changes = [change for change in map(_change, rows) if wanted.takes(change)]
    # Ties make a page longer, never shorter: a short one is all that there is.
    return Page(changes, Place(until if len(rows) < most else rows[-1][0]))


def _statement(views: Views, wanted: Wanted) -> sql.Composed:
    schema = sql.Identifier(f"views_{views.generation}")
    conditions: list[sql.Composable] = []
    if wanted.about:
        conditions.append(_ABOUT.format(views=schema))
    if wanted.kinds is not None:
        conditions.append(_OF_KINDS)
    return _PAGE.format(views=schema, wanted=sql.SQL("").join(conditions), **_HELD)


def _change(row: tuple[Any, ...]) -> Change:
    position, ordinal, append, kind, document, about, members = row
    concerned = frozenset({about, *members} - {None})
    return Change(Place(position, ordinal), append, kind, concerned, document)
