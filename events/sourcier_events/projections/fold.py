"""The fold: (state, append) -> state and row versions. No clock, no chance, no input but these.

An event that cannot be folded pauses its subject, visibly: the state is as if it had not been
there, and later events of the subject are left out too, until a rebuild with a mended fold.
"""

from uuid import UUID

from msgspec.structs import replace

from sourcier_events.event_types import (
    AnyEvent,
    ClaimAsserted,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    DocumentAdded,
    DocumentErased,
    DocumentWithdrawn,
    EntitiesMerged,
    EntityIdentified,
    ExtractionFinished,
    MergeUndone,
    ProjectionAttested,
    PublicationCorrected,
    PublicationSeen,
    ReprintRecognised,
    entity_stream,
)
from sourcier_events.log.records import RecordedAppend, RecordedEvent
from sourcier_events.projections import claims, identities, sources
from sourcier_events.projections.records import PausedRecord, RunRecord, key
from sourcier_events.projections.settle import RowSink, settle
from sourcier_events.projections.state import State
from sourcier_events.projections.work import ChangeKind, Note, Work

PAUSED = "x"
"""The prefix of the state keys of paused subjects."""


def fold(state: State, sink: RowSink, append: RecordedAppend) -> None:
    """Fold one append and write the row versions it makes, from its last position on."""
    work = Work(state)
    for event in append.events:
        _fold_or_pause(work, event)
    settle(work, sink, append.last)


def _fold_or_pause(work: Work, event: RecordedEvent) -> None:
    subject = key(PAUSED, _subject(work, event))
    work.begin(event)
    if paused := work.state.get(subject, PausedRecord):
        _note_left_out(work, event, ChangeKind.PAUSED, f"since position {paused.position}")
        return
    noted = len(work.notes)
    work.state.savepoint()
    try:
        _fold_event(work, event)
    except Exception as error:  # whatever it is: one poison event must not stop the others
        work.state.rollback()
        work.sources.clear()
        del work.notes[noted:]
        reason = f"{type(error).__name__}: {error}"
        work.state.put(subject, PausedRecord(position=event.position, error=reason))
        _note_left_out(work, event, ChangeKind.PAUSED, reason)
        return
    if len(work.notes) == noted:
        _note_left_out(work, event, ChangeKind.IGNORED)


def _note_left_out(
    work: Work, event: RecordedEvent, kind: ChangeKind, reason: str | None = None
) -> None:
    """An event that is left out, or had no effect, is in the timeline of all it concerns."""
    content = event.event
    concerned: list[UUID | None] = [*_concerned(work, content)]
    for about in concerned or [None]:
        work.notes.append(
            Note(
                event=event,
                kind=kind,
                about=about,
                document=getattr(content, "document", None),
                property=getattr(content, "property", None),
                reason=reason,
            )
        )


def _concerned(work: Work, event: AnyEvent) -> list[UUID]:
    """The entities that an event would have changed."""
    match event:
        case ClaimAsserted(mention=mention):
            entity = identities.entity_of(work, mention)
            return [entity] if entity else []
        case EntityIdentified(entity=entity):
            members = [entity]
        case EntitiesMerged(absorbed=absorbed, into=into):
            members = [absorbed, into]
        case MergeUndone(merge=merge):
            members = identities.sides(work, merge)
        case _:
            members = []
    return list(dict.fromkeys(identities.canonical(work, one) for one in members))


def _subject(work: Work, event: RecordedEvent) -> str:
    """What an event is about: an entity for claims and identity, else its stream."""
    if isinstance(event.event, ClaimAsserted):
        entity = identities.entity_of(work, event.event.mention)
        return entity_stream(entity) if entity else event.stream
    return event.stream


def _fold_event(work: Work, recorded: RecordedEvent) -> None:
    match recorded.event:
        case DocumentAdded() as event:
            sources.add(work, event)
            work.notes.append(
                Note(event=recorded, kind=ChangeKind.DOCUMENT_ADDED, document=event.document)
            )
        case PublicationCorrected() as event:
            _see(work, recorded, event, ChangeKind.PUBLICATION_CORRECTED)
        case PublicationSeen() as event:
            _see(work, recorded, event, ChangeKind.PUBLICATION_SEEN)
        case ReprintRecognised() as event:
            touched = sources.join(work, event.document, event.cluster, recorded.position)
            _change_document(work, recorded, touched, ChangeKind.REPRINT_RECOGNISED, event.method)
        case DocumentWithdrawn() as event:
            touched = sources.withdraw(work, event.document)
            _change_document(work, recorded, touched, ChangeKind.DOCUMENT_WITHDRAWN, event.reason)
        case DocumentErased() as event:
            touched = sources.erase(work, event.document)
            _change_document(work, recorded, touched, ChangeKind.DOCUMENT_ERASED, event.reason)
        case ClaimAsserted() as event:
            work.asserted[recorded.id] = recorded
            if event.run is None:
                _read(work, recorded, event.document)
            _note_claim(work, recorded, claims.add(work, recorded, event), ChangeKind.CLAIMED)
        case ExtractionFinished() as event:
            _finish(work, recorded, event)
        case ClaimRetracted() as event:
            _decide(work, recorded, event, ChangeKind.RETRACTED)
        case ClaimReinstated() as event:
            _decide(work, recorded, event, ChangeKind.REINSTATED)
        case ClaimRanked() as event:
            _decide(work, recorded, event, ChangeKind.RANKED)
        case EntityIdentified() as event:
            _identify(work, recorded, event)
        case EntitiesMerged() as event:
            _regroup(work, recorded, event, identities.merge(work, event))
        case MergeUndone() as event:
            _regroup(work, recorded, event, identities.undo(work, event))
        case ProjectionAttested():
            work.notes.append(Note(event=recorded, kind=ChangeKind.ATTESTED))


def _see(work: Work, recorded: RecordedEvent, event: PublicationSeen, kind: ChangeKind) -> None:
    touched = sources.see(work, event, recorded.position)
    work.notes.append(Note(event=recorded, kind=kind, document=event.document))
    _refresh_documents(work, recorded, touched, ChangeKind.DOCUMENT_REVISED, None)


def _read(work: Work, recorded: RecordedEvent, document: str) -> None:
    """What a document says is known: those that it revises end."""
    touched = sources.read(work, document)
    _refresh_documents(work, recorded, touched, ChangeKind.DOCUMENT_REVISED, None)


def _change_document(
    work: Work, recorded: RecordedEvent, touched: list[str], kind: ChangeKind, reason: str
) -> None:
    """Something became of a document, the first of those touched; of one not there, nothing."""
    if touched:
        work.notes.append(Note(event=recorded, kind=kind, document=touched[0], reason=reason))
        _refresh_documents(work, recorded, touched, kind, reason)


def _refresh_documents(
    work: Work, recorded: RecordedEvent, documents: list[str], kind: ChangeKind, reason: str | None
) -> None:
    """Claims of these documents may count differently; those that stand differently are noted."""
    for document in documents:
        for claim in claims.of_document(work, document):
            before = claims.record(work, claim).placement
            after = claims.refresh(work, claim).placement
            if before and after and before.status != after.status:
                _note_claim(work, recorded, claim, kind, reason)


def _finish(work: Work, recorded: RecordedEvent, event: ExtractionFinished) -> None:
    before = work.state.get(key("r", event.run), RunRecord)
    work.state.put(
        key("r", event.run),
        RunRecord(
            run=event.run,
            document=event.document,
            extractor=event.extractor,
            version=event.version,
            configuration=event.configuration,
            position=recorded.position,
            recorded_at=recorded.recorded_at,
            refused=event.refused,
            superseded_by=before.superseded_by if before else None,
        ),
    )
    work.runs[event.run] = None
    work.notes.append(Note(event=recorded, kind=ChangeKind.EXTRACTED, document=event.document))
    _read(work, recorded, event.document)
    older = work.state.get(key("r", event.supersedes), RunRecord) if event.supersedes else None
    if older:
        work.state.put(key("r", older.run), replace(older, superseded_by=event.run))
        work.runs[older.run] = None
        for claim in claims.of_document(work, older.document):
            if claims.record(work, claim).asserted.run != older.run:
                continue
            claims.refresh(work, claim)
            _note_claim(work, recorded, claim, ChangeKind.SUPERSEDED)


def _decide(
    work: Work,
    recorded: RecordedEvent,
    event: claims.Decision,
    kind: ChangeKind,
) -> None:
    reason = event.reason or None
    decided = claims.decide(work, event, recorded.position)
    for claim in decided:
        claims.refresh(work, claim)
        _note_claim(work, recorded, claim, kind, reason)
    if not decided:  # it holds for claims that are still to come
        about = event.claim
        work.notes.append(
            Note(
                event=recorded,
                kind=kind,
                document=about.document,
                property=about.property,
                reason=reason,
            )
        )


def _identify(work: Work, recorded: RecordedEvent, event: EntityIdentified) -> None:
    if not identities.bind(work, event):
        return
    work.notes.append(
        Note(
            event=recorded,
            kind=ChangeKind.IDENTIFIED,
            about=identities.canonical(work, event.entity),
            document=event.document,
            reason=event.reason or event.method,
        )
    )
    for claim in claims.of_mention(work, event.mention):
        claims.refresh(work, claim)


def _regroup(
    work: Work,
    recorded: RecordedEvent,
    event: EntitiesMerged | MergeUndone,
    regrouped: identities.Regrouped | None,
) -> None:
    """Both sides are told; the claims of the members stand elsewhere now."""
    if regrouped is None:
        return
    kind = ChangeKind.MERGED if isinstance(event, EntitiesMerged) else ChangeKind.UNMERGED
    sides = regrouped.members[0], regrouped.other
    for about, other in (sides, sides[::-1]):
        work.notes.append(
            Note(
                event=recorded,
                kind=kind,
                about=about,
                merge=event.merge,
                other=other,
                reason=event.reason,
            )
        )
    for member in regrouped.members:
        for mention in identities.mentions(work, member):
            for claim in claims.of_mention(work, mention):
                claims.refresh(work, claim)


def _note_claim(
    work: Work, recorded: RecordedEvent, claim: UUID, kind: ChangeKind, reason: str | None = None
) -> None:
    asserted = claims.record(work, claim).asserted
    work.notes.append(
        Note(
            event=recorded,
            kind=kind,
            document=asserted.document,
            property=asserted.property,
            claim=claim,
            reason=reason,
        )
    )
