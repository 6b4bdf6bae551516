"""The timeline: every event has a line, and every change of a preferred value has exactly one.

A line on a property shows the preferred value at the ends of the append before and of its own, as
snapshots there show it. `changed` marks the one line that explains why these differ; where no line
on that property is of the event that explains it, there is one more, of the same event.
"""

from collections.abc import Container, Iterator
from uuid import UUID

from msgspec import Struct

from sourcier_events import canonical_json, catalogue
from sourcier_events.catalogue import Cardinality
from sourcier_events.event_types import (
    ClaimAsserted,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    DocumentErased,
    DocumentWithdrawn,
    EntitiesMerged,
    EntityIdentified,
    Event,
    ExtractionFinished,
    MergeUndone,
    PublicationCorrected,
    PublicationSeen,
    ReprintRecognised,
)
from sourcier_events.projections import identities
from sourcier_events.projections.beliefs import Belief, Beliefs
from sourcier_events.projections.records import ClaimRecord, key
from sourcier_events.projections.rows import ChangeRow
from sourcier_events.projections.work import ChangeKind, Note, Work

KIND_OF_EFFECT: dict[type[Event], ChangeKind] = {
    ClaimAsserted: ChangeKind.CLAIMED,
    ClaimRetracted: ChangeKind.RETRACTED,
    ClaimReinstated: ChangeKind.REINSTATED,
    ClaimRanked: ChangeKind.RANKED,
    DocumentErased: ChangeKind.DOCUMENT_ERASED,
    DocumentWithdrawn: ChangeKind.DOCUMENT_WITHDRAWN,
    EntitiesMerged: ChangeKind.MERGED,
    EntityIdentified: ChangeKind.IDENTIFIED,
    ExtractionFinished: ChangeKind.SUPERSEDED,
    MergeUndone: ChangeKind.UNMERGED,
    PublicationCorrected: ChangeKind.PUBLICATION_CORRECTED,
    PublicationSeen: ChangeKind.PUBLICATION_SEEN,
    ReprintRecognised: ChangeKind.REPRINT_RECOGNISED,
}
"""What a line says happened, that shows what an event did to a fact."""


Fact = tuple[UUID, str, str]
"""Entity, property and, where the property has many values, the key of one."""


class _Line(Struct, frozen=True, kw_only=True):
    """A note, and what it is about; where that is a fact, what this append made of it."""

    note: Note
    about: UUID | None
    fact: Fact | None = None
    belief: Belief | None = None


def change_rows(work: Work, beliefs: Beliefs) -> Iterator[ChangeRow]:
    """The lines that an append adds, in the order in which they were noted."""
    lines = [_line(work, beliefs, note) for note in work.notes]
    explaining = _explaining(lines)
    more = list(_unexplained(work, beliefs, explaining))
    for ordinal, line in enumerate(lines):
        changed = line.fact is not None and explaining.get(line.fact) == ordinal
        yield _row(line, ordinal, changed)
    for ordinal, line in enumerate(more, start=len(lines)):
        yield _row(line, ordinal, True)


def _line(work: Work, beliefs: Beliefs, note: Note) -> _Line:
    record = work.state.get(key("k", note.claim), ClaimRecord) if note.claim else None
    if record is None or record.placement is None:
        return _Line(note=note, about=note.about)
    placement, asserted = record.placement, record.asserted
    entry = catalogue.find(asserted.kind, asserted.property)
    many = entry.cardinality is Cardinality.MANY
    return _Line(
        note=note,
        about=placement.entity,
        fact=(placement.entity, entry.name, placement.value_key if many else ""),
        belief=beliefs.of(placement.entity, entry, placement.value_key),
    )


def _explaining(lines: list[_Line]) -> dict[Fact, int]:
    """Of each fact that changed, which line explains it, if any does: it is of the event that does,
    at best on the claim that is preferred now, or was."""
    found: dict[Fact, tuple[int, int]] = {}
    for ordinal, line in enumerate(lines):
        belief = line.belief
        if line.fact and belief and belief.changed and line.note.event is belief.cause:
            claims = [one.claim for one in (belief.after, belief.before) if one]
            claim = line.note.claim
            distance = claims.index(claim) if claim in claims else len(claims)
            found[line.fact] = min(found.get(line.fact, (distance, ordinal)), (distance, ordinal))
    return {fact: ordinal for fact, (_, ordinal) in found.items()}


def _unexplained(work: Work, beliefs: Beliefs, explained: Container[Fact]) -> Iterator[_Line]:
    """A line for each fact that changed without one: of entities that still answer for themselves,
    since what became of the others is said of the entity that they joined."""
    reasons = {note.event.position: note.reason for note in work.notes}
    for (entity, name), touched in work.facts.items():
        kind = identities.kind_of(work, entity)
        if kind is None or identities.canonical(work, entity) != entity:
            continue
        entry = catalogue.find(kind, name)
        for value_key in touched if entry.cardinality is Cardinality.MANY else ("",):
            fact, belief = (entity, name, value_key), beliefs.of(entity, entry, value_key)
            if belief.changed and fact not in explained:
                yield _effect(work, fact, belief, reasons)


def _effect(work: Work, fact: Fact, belief: Belief, reasons: dict[int, str | None]) -> _Line:
    entity, name, _ = fact
    preferred = belief.after or belief.before
    assert belief.cause is not None and preferred is not None and preferred.claim is not None
    claim = work.state.get(key("k", preferred.claim), ClaimRecord)
    note = Note(
        event=belief.cause,
        kind=KIND_OF_EFFECT[type(belief.cause.event)],
        document=claim.asserted.document if claim else None,
        property=name,
        claim=preferred.claim,
        reason=reasons.get(belief.cause.position),
    )
    return _Line(note=note, about=entity, fact=fact, belief=belief)


def _row(line: _Line, ordinal: int, changed: bool) -> ChangeRow:
    note, event = line.note, line.note.event
    bound = event.event if isinstance(event.event, EntityIdentified) else None
    before = line.belief.before if line.belief else None
    after = line.belief.after if line.belief else None
    return ChangeRow(
        id=f"{event.position}-{ordinal}",
        position=event.position,
        ordinal=ordinal,
        event=event.id,
        event_type=type(event.event).__name__,
        schema_version=event.schema,
        stream=event.stream,
        version=event.version,
        correlation=event.correlation,
        causation=event.causation,
        kind=note.kind,
        about=line.about,
        document=note.document,
        property=note.property,
        claim=note.claim,
        merge=note.merge,
        other=note.other,
        method=bound.method if bound else None,
        score=bound.score if bound else None,
        candidates=_candidates(bound) if bound else None,
        changed=changed,
        before=before.value if before else None,
        before_reference=before.reference if before else None,
        after=after.value if after else None,
        after_reference=after.reference if after else None,
        reason=note.reason,
        actor=event.actor,
        recorded_at=event.recorded_at,
    )


def _candidates(bound: EntityIdentified) -> str | None:
    """As JSON, where any were weighed."""
    return canonical_json.encode(bound.candidates).decode() if bound.candidates else None
