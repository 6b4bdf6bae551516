"""A person says whose a mention is: of an entity that is there, or of a new one, which is a split.

A person's binding beats every resolver's; only a later person's beats it.
"""

from uuid import UUID

from msgspec.structs import replace

from sourcier_events import identifiers
from sourcier_events.catalogue import EntityKind
from sourcier_events.curation import lookups
from sourcier_events.curation.asking import Asked, Written
from sourcier_events.curation.carrying_out import Desk, Plan, Step, carry_out
from sourcier_events.curation.problems import NotFound, NothingToChange, Problem, Refused
from sourcier_events.curation.wording import LONGEST_LABEL, checked, checked_reason, invalid
from sourcier_events.database import Connection
from sourcier_events.event_types import EntityIdentified, entity_stream
from sourcier_events.log import RecordedEvent
from sourcier_events.log.reading import event_at
from sourcier_events.projections.identities import PERSON


async def identify(
    desk: Desk,
    asked: Asked,
    mention: UUID,
    entity: UUID | None,
    reason: str,
    *,
    label: str | None = None,
) -> Written | Problem:
    """Bind a mention to an entity; None makes a new one, known by `label` or as the mention was."""

    async def look(connection: Connection) -> Plan:
        now, before = await _binding(connection, mention)
        event = replace(
            before,
            entity=entity or identifiers.separate_entity_id(asked.request, mention),
            label=checked(label, LONGEST_LABEL, "label") if label is not None else before.label,
            method=PERSON,
            score=1000,
            candidates=(),
            reason=checked_reason(reason),
        )
        if entity:
            await of_kind(connection, entity, before.kind, "entity")
        return Plan(
            steps=(Step(stream=entity_stream(event.entity), event=event, answers=now.id),),
            changed=now.append,
            objection=_objection(now, before, event),
            mentions=(mention,),
        )

    return await carry_out(desk, asked, look)


async def of_kind(
    connection: Connection, entity: UUID, kind: EntityKind | None, *path: str
) -> lookups.KnownEntity:
    """An entity, of that kind if one is given; raises `Refused`."""
    found = await lookups.entity(connection, entity)
    if found is None:
        raise Refused(NotFound(message="there is no such entity", path=path, id=str(entity)))
    if kind is not None and found.kind is not kind:
        raise invalid(f"a {kind} is wanted here, this is a {found.kind}", *path)
    return found


async def _binding(connection: Connection, mention: UUID) -> tuple[RecordedEvent, EntityIdentified]:
    found = await lookups.bound(connection, mention)
    recorded = await event_at(connection, found.position) if found else None
    if recorded is None or not isinstance(recorded.event, EntityIdentified):
        raise Refused(
            NotFound(message="there is no such mention", path=("mention",), id=str(mention))
        )
    return recorded, recorded.event


def _objection(
    now: RecordedEvent, before: EntityIdentified, wanted: EntityIdentified
) -> Problem | None:
    """A resolver's binding may be confirmed by a person; a person's need not be."""
    if before.method == PERSON and before.entity == wanted.entity:
        return NothingToChange(
            message="a person has bound the mention to this entity",
            path=("entity",),
            since=now.append,
        )
    return None
