"""A new text is compared with those in the log at one position, and joins the reprints of one.

What was found is in events: a replay compares nothing. The append makes sure that no similar text
came in after that position.
"""

from typing import Any
from uuid import UUID

from msgspec import Struct

from sourcier.ingestion.history import history
from sourcier_events import identifiers, reprints
from sourcier_events.database import Connection
from sourcier_events.event_types import ReprintRecognised
from sourcier_events.reprints import Likeness

# The texts that share most with ours, and the position at which that was so; one row without a
# document where there is none. Of texts that share as much, the older one comes first.
_CANDIDATES = """
    select
        head.position,
        encode(found.document, 'hex'),
        document.text,
        (
            select c.cluster
            from log.document_cluster as c
            where c.document = found.document
            order by c.position desc
            limit 1
        ) as cluster
    from log.head as head
    left join lateral (
        -- One look into the index for each hash: `&&` with all of them would read the whole table.
        select s.document, s.position, count(*) as shared
        from unnest(%(sketch)s::bigint []) as own (hash)
        inner join log.document_sketch as s on s.sketch @> array[own.hash]
        group by s.document, s.position
        having count(*) >= %(shared)s
        order by shared desc, s.position
        limit %(most)s
    ) as found on true
    left join log.document as document on document.sha256 = found.document
    order by found.shared desc, found.position
"""
_MOST = 8


class Reprint(Struct, frozen=True, kw_only=True):
    """The text that ours is a reprint of. `cluster` is its cluster, if it has one already."""

    document: str
    likeness: Likeness
    cluster: UUID | None


class Comparison(Struct, frozen=True, kw_only=True):
    """What comparing a new text with those at a position gave."""

    position: int
    reprint: Reprint | None = None

    def events(self, document: str) -> tuple[ReprintRecognised, ...]:
        """What is to be recorded of a document: who joins the cluster, the older text first."""
        if self.reprint is None:
            return ()
        known = self.reprint
        joining = [document] if known.cluster else [known.document, document]
        cluster = known.cluster or identifiers.derived_uuid("reprints", known.document)
        return tuple(
            ReprintRecognised(
                document=one,
                cluster=cluster,
                method=known.likeness.method,
                score=known.likeness.score,
            )
            for one in joining
        )


async def compare(connection: Connection, text: str, url: str | None) -> Comparison:
    """Compare a new text with those in the log.

    Who published much the same at the same url before, revised it: that is no reprint.
    """
    pairs = reprints.pairs(text)
    parameters = {"sketch": list(reprints.sketch(pairs)), "most": _MOST, "shared": reprints.SHARED}
    cursor = await connection.execute(_CANDIDATES, parameters)
    rows = await cursor.fetchall()
    like = [one for row in rows if (one := _reprint(pairs, row)) is not None]
    for one in sorted(like, key=lambda each: -each.likeness.score):
        if url is None or url not in (await history(connection, one.document)).urls:
            return Comparison(position=rows[0][0], reprint=one)
    return Comparison(position=rows[0][0])


def _reprint(pairs: frozenset[str], row: tuple[Any, ...]) -> Reprint | None:
    _, document, text, cluster = row
    likeness = reprints.likeness(pairs, reprints.pairs(text)) if text else None
    if likeness is None:
        return None
    return Reprint(document=document, likeness=likeness, cluster=cluster)
