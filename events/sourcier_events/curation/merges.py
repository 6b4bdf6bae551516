"""A merge groups two entities and rewrites nothing; the last of a chain is undone first.

Both are decided under the lock: no entity is absorbed twice, and no two merges make a circle.
"""

from uuid import UUID

from sourcier_events import identifiers
from sourcier_events.curation import lookups
from sourcier_events.curation.asking import Asked, Written
from sourcier_events.curation.carrying_out import Desk, Plan, Step, carry_out
from sourcier_events.curation.identity import of_kind
from sourcier_events.curation.lookups import KnownEntity, KnownMerge
from sourcier_events.curation.problems import (
    MergeSuperseded,
    NotFound,
    NothingToChange,
    Problem,
    Refused,
)
from sourcier_events.curation.wording import checked_reason, invalid
from sourcier_events.database import Connection
from sourcier_events.event_types import EntitiesMerged, MergeUndone, entity_stream
from sourcier_events.log.reading import event_at


async def merge(
    desk: Desk, asked: Asked, absorbed: UUID, into: UUID, reason: str
) -> Written | Problem:
    """Let `absorbed` answer as `into`; of merged entities, those that answer for them are meant.

    The merge's id follows from the request: it is in the event written.
    """

    async def look(connection: Connection) -> Plan:
        if absorbed == into:
            raise invalid("an entity cannot be merged with itself", "into")
        one = await of_kind(connection, absorbed, None, "absorbed")
        other = await of_kind(connection, into, one.kind, "into")
        event = EntitiesMerged(
            merge=identifiers.merge_id(asked.request),
            absorbed=absorbed,
            into=into,
            reason=checked_reason(reason),
        )
        changed = await _changed(connection, (*one.path, *other.path))
        return Plan(
            steps=(Step(stream=entity_stream(absorbed), event=event),),
            changed=changed,
            objection=_one_already(one, other, changed),
            entities=(*one.path, *other.path),
        )

    return await carry_out(desk, asked, look)


async def undo(desk: Desk, asked: Asked, merge: UUID, reason: str) -> Written | Problem:
    """Let both sides of a merge answer for themselves again, each with its own claims."""

    async def look(connection: Connection) -> Plan:
        found = await lookups.merge(connection, merge)
        recorded = await event_at(connection, found.position) if found else None
        if found is None or recorded is None:
            raise Refused(
                NotFound(message="there is no such merge", path=("merge",), id=str(merge))
            )
        event = MergeUndone(merge=merge, reason=checked_reason(reason))
        ends = (found.absorbed, found.into)
        return Plan(
            steps=(Step(stream=recorded.stream, event=event, answers=recorded.id),),
            changed=await _changed(connection, ends),
            objection=_in_the_way(found),
            entities=ends,
        )

    return await carry_out(desk, asked, look)


async def _changed(connection: Connection, entities: tuple[UUID, ...]) -> int:
    """The last change of identity among entities: what is bound to them, and their merges."""
    return await lookups.changed(connection, [entity_stream(one) for one in entities], entities)


def _one_already(one: KnownEntity, other: KnownEntity, since: int) -> Problem | None:
    if one.path[-1] != other.path[-1]:
        return None
    return NothingToChange(message="both are one entity already", path=("into",), since=since)


def _in_the_way(found: KnownMerge) -> Problem | None:
    if found.undone is not None:
        return NothingToChange(message="this merge was undone", path=("merge",), since=found.undone)
    if found.blocked_by is not None:
        return MergeSuperseded(
            message="the entity was merged on since: undo that merge first",
            path=("merge",),
            blocked_by=found.blocked_by,
        )
    return None
