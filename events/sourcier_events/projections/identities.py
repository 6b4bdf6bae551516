"""Which entity answers for a mention, at any position: bindings and merges, and both undone.

A mention is bound to a member; merges link members; the canonical entity is the end of the links.
Nothing is rewritten: after an undo, every claim is again where its member is.
"""

from collections.abc import Iterator
from uuid import UUID

from msgspec.structs import replace

from sourcier_events.event_types import EntitiesMerged, EntityIdentified, MergeUndone
from sourcier_events.projections.records import (
    EntityRecord,
    Mark,
    MentionRecord,
    MergeRecord,
    key,
)
from sourcier_events.projections.work import Work

PERSON = "person"
"""The method of an `EntityIdentified` that a person decided."""


def member_of(work: Work, mention: UUID) -> UUID | None:
    """The member that a mention is bound to."""
    record = work.state.get(key("m", mention), MentionRecord)
    return record.member if record else None


def canonical(work: Work, member: UUID) -> UUID:
    """The entity that answers for a member: itself, unless it was merged."""
    while (record := work.state.get(key("e", member), EntityRecord)) and record.merged_into:
        member = record.merged_into
    return member


def entity_of(work: Work, mention: UUID) -> UUID | None:
    """The canonical entity of a mention, if it has been identified."""
    member = member_of(work, mention)
    return canonical(work, member) if member else None


def members(work: Work, entity: UUID) -> list[UUID]:
    """All members that an entity answers for, itself first."""
    found = [entity]
    for one in found:
        prefix = key("ea", one)
        found += [UUID(name[len(prefix) : -1]) for name in work.state.keys(prefix)]
    return found


def mentions(work: Work, member: UUID) -> Iterator[UUID]:
    """All mentions bound to a member."""
    prefix = key("em", member)
    return (UUID(name[len(prefix) : -1]) for name in work.state.keys(prefix))


def bind(work: Work, event: EntityIdentified) -> bool:
    """Bind a mention; False where a person has bound it and this is a resolver's binding."""
    state = work.state
    before = state.get(key("m", event.mention), MentionRecord)
    by_person = event.method == PERSON
    if before and before.by_person and not by_person:
        return False
    if before:
        state.delete(key("em", before.member, event.mention))
    state.put(key("m", event.mention), MentionRecord(member=event.entity, by_person=by_person))
    state.put(key("em", event.entity, event.mention), Mark())
    if state.get(key("e", event.entity), EntityRecord) is None:
        state.put(key("e", event.entity), EntityRecord(kind=event.kind, label=event.label))
        for prefix in ("f", "s", "c", "ea"):
            state.nothing_under(key(prefix, event.entity))
    work.members[event.entity] = None
    work.entities[canonical(work, event.entity)] = None
    return True


def merge(work: Work, event: EntitiesMerged) -> list[UUID]:
    """Link two entities; the members whose canonical entity changed."""
    state = work.state
    absorbed, into = canonical(work, event.absorbed), canonical(work, event.into)
    record = state.get(key("e", absorbed), EntityRecord)
    if absorbed == into or record is None:
        return []
    moved = members(work, absorbed)
    state.put(key("e", absorbed), replace(record, merged_into=into, merge=event.merge))
    state.put(key("ea", into, absorbed), Mark())
    state.put(key("g", event.merge), MergeRecord(absorbed=absorbed, into=into))
    _touch(work, [absorbed, into, *moved])
    return moved


def undo(work: Work, event: MergeUndone) -> list[UUID]:
    """Take a link away; the members whose canonical entity changed."""
    state = work.state
    merged = state.get(key("g", event.merge), MergeRecord)
    if merged is None or merged.undone:
        return []
    record = state.get(key("e", merged.absorbed), EntityRecord)
    assert record is not None
    state.put(key("e", merged.absorbed), replace(record, merged_into=None, merge=None))
    state.delete(key("ea", merged.into, merged.absorbed))
    state.put(key("g", event.merge), replace(merged, undone=True))
    moved = members(work, merged.absorbed)
    _touch(work, [merged.absorbed, canonical(work, merged.into), *moved])
    return moved


def _touch(work: Work, entities: list[UUID]) -> None:
    for one in entities:
        work.members[one] = None
        work.entities[one] = None
