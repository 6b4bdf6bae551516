"""Which entity answers for a mention, at any position: bindings and merges, and both undone.

A mention is bound to a member; merges link members; the canonical entity is the end of the links.
Nothing is rewritten: after an undo, every claim is again where its member is.
"""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from sourcier_events.catalogue import EntityKind
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


class Regrouped(NamedTuple):
    """Members that have another canonical entity now, and the entity that they joined or left.

    The first of the members answered for them all, or does so now.
    """

    members: list[UUID]
    other: UUID


def member_of(work: Work, mention: UUID) -> UUID | None:
    """The member that a mention is bound to."""
    record = work.state.get(key("m", mention), MentionRecord)
    return record.member if record else None


def canonical(work: Work, member: UUID) -> UUID:
    """The entity that answers for a member: itself, unless it was merged."""
    return _answering(work, member)[0]


def entity_of(work: Work, mention: UUID, kind: EntityKind | None = None) -> UUID | None:
    """The canonical entity of a mention, if it has been identified; as of that kind, if given."""
    member = member_of(work, mention)
    if member is None:
        return None
    entity, record = _answering(work, member)
    return entity if kind is None or (record and record.kind is kind) else None


def kind_of(work: Work, entity: UUID) -> EntityKind | None:
    """The kind of an entity that is known."""
    record = work.state.get(key("e", entity), EntityRecord)
    return record.kind if record else None


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


def merge(work: Work, event: EntitiesMerged) -> Regrouped | None:
    """Link two entities; None where they are one already, not of one kind, or not known."""
    state = work.state
    absorbed, into = canonical(work, event.absorbed), canonical(work, event.into)
    record = state.get(key("e", absorbed), EntityRecord)
    if absorbed == into or record is None or record.kind is not kind_of(work, into):
        return None
    moved = members(work, absorbed)
    state.put(key("e", absorbed), replace(record, merged_into=into, merge=event.merge))
    state.put(key("ea", into, absorbed), Mark())
    state.put(key("g", event.merge), MergeRecord(absorbed=absorbed, into=into))
    _touch(work, [into, *moved])
    return Regrouped(moved, into)


def undo(work: Work, event: MergeUndone) -> Regrouped | None:
    """Take a link away; None where there is none."""
    state = work.state
    merged = state.get(key("g", event.merge), MergeRecord)
    if merged is None or merged.undone:
        return None
    record = state.get(key("e", merged.absorbed), EntityRecord)
    assert record is not None
    state.put(key("e", merged.absorbed), replace(record, merged_into=None, merge=None))
    state.delete(key("ea", merged.into, merged.absorbed))
    state.put(key("g", event.merge), replace(merged, undone=True))
    moved, left = members(work, merged.absorbed), canonical(work, merged.into)
    _touch(work, [left, *moved])
    return Regrouped(moved, left)


def sides(work: Work, merge: UUID) -> list[UUID]:
    """The two entities that a merge links, or linked before it was undone; none if unknown."""
    merged = work.state.get(key("g", merge), MergeRecord)
    return [merged.absorbed, merged.into] if merged else []


def _answering(work: Work, member: UUID) -> tuple[UUID, EntityRecord | None]:
    while (record := work.state.get(key("e", member), EntityRecord)) and record.merged_into:
        member = record.merged_into
    return member, record


def _touch(work: Work, entities: list[UUID]) -> None:
    for one in entities:
        work.members[one] = None
        work.entities[one] = None
