"""A small world to fold: documents that claim things of entities, and people who decide on them.

A `Story` writes a log, one append for each call, or for each `with story.together()`. `fold_story`
folds it in memory; `write` brings it into a database. Names are short words, ids follow from them.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sourcier_events import catalogue, evidence, log
from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Role, connect
from sourcier_events.event_types import (
    AnyEvent,
    ClaimAsserted,
    ClaimKey,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    DocumentAdded,
    DocumentWithdrawn,
    EntitiesMerged,
    EntityIdentified,
    ExtractionFinished,
    MergeUndone,
    PublicationCorrected,
    PublicationSeen,
    Rank,
    ReprintRecognised,
    document_stream,
    entity_stream,
)
from sourcier_events.identifiers import derived_digest, derived_uuid, publication_id
from sourcier_events.projections.fold import fold
from sourcier_events.projections.rows import ChangeRow, FactRow, Row
from sourcier_events.projections.state import MemoryState

PASSAGES = 12
"""Every document has so many passages; a claim quotes one or more of them."""
_WIDTH = len("passage00 ")


class Entity(Struct, frozen=True):
    """An entity by its name in a story."""

    kind: EntityKind
    name: str

    @property
    def id(self) -> UUID:
        """The member that mentions are bound to."""
        return derived_uuid("story-entity", self.kind, self.name)


def meeting(name: str) -> Entity:
    """A meeting by name."""
    return Entity(EntityKind.MEETING, name)


def participant(name: str) -> Entity:
    """A participant by name."""
    return Entity(EntityKind.PARTICIPANT, name)


def statement(name: str) -> Entity:
    """A statement by name."""
    return Entity(EntityKind.STATEMENT, name)


def text_of(name: str) -> str:
    """The text of the document of that name: passages of equal length, then its name."""
    return " ".join(f"passage{number:02d}" for number in range(PASSAGES)) + f" {name}"


def digest_of(name: str) -> str:
    """The document of that name."""
    return sha256(text_of(name).encode()).hexdigest()


def run_of(document: str, run: str) -> UUID:
    """A run on a document."""
    return derived_uuid("story-run", document, run)


def mention_of(document: str, entity: Entity, run: str = "1") -> UUID:
    """An entity as one run saw it in a document."""
    return derived_uuid("story-mention", document, run, entity.kind, entity.name)


class Story:
    """A log in the making."""

    def __init__(self) -> None:
        self.appends: list[log.Append] = []
        self.claims: dict[UUID, ClaimAsserted] = {}
        self._waiting: list[tuple[str, AnyEvent]] | None = None
        self._texts: list[log.NewDocument] = []
        self._identified: set[UUID] = set()
        self._made = 0

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is told inside becomes one append."""
        self._waiting = []
        yield
        events, self._waiting = self._waiting, None
        self._append(events)

    def document(self, name: str, **publication: Any) -> str:
        """A new document, published once where anything is said of a publication."""
        document = digest_of(name)
        self._texts.append(log.NewDocument(sha256=document, text=text_of(name)))
        added = DocumentAdded(document=document, length=len(text_of(name)))
        events: list[tuple[str, AnyEvent]] = [(document_stream(document), added)]
        if publication:
            events.append((document_stream(document), _seen(document, publication)))
        self._tell(*events)
        return document

    def publish(self, document: str, **publication: Any) -> UUID:
        """A document is seen in a paper or at a url; the publication."""
        event = _seen(document, publication)
        self._tell((document_stream(document), event))
        return event.publication

    def correct(self, publication: UUID, document: str, **fields: Any) -> None:
        """All that is known of a publication, anew."""
        event = PublicationCorrected(publication=publication, document=document, **fields)
        self._tell((document_stream(document), event))

    def reprint(self, document: str, cluster: str) -> None:
        """A document belongs to a cluster of reprints."""
        event = ReprintRecognised(
            document=document,
            cluster=derived_uuid("story-cluster", cluster),
            method="test",
            score=1000,
        )
        self._tell((document_stream(document), event))

    def withdraw(self, document: str, reason: str = "withdrawn") -> None:
        """A document is taken back."""
        self._tell((document_stream(document), DocumentWithdrawn(document=document, reason=reason)))

    def identify(
        self, mention: UUID, entity: Entity, *, document: str, method: str = "test"
    ) -> None:
        """A mention is bound to an entity."""
        self._identified.add(mention)
        event = EntityIdentified(
            mention=mention,
            entity=entity.id,
            kind=entity.kind,
            label=entity.name,
            document=document,
            method=method,
            score=1000,
        )
        self._tell((entity_stream(entity.id), event))

    def claim(
        self,
        document: str,
        entity: Entity,
        name: str,
        value: str | Entity,
        *,
        run: str | None = "1",
        passages: tuple[int, int] = (0, 0),
        **more: Any,
    ) -> UUID:
        """A document says something of an entity, in passages first to last; the claim."""
        mention = self._mention(document, entity, run)
        reference = None
        if isinstance(value, Entity):
            reference = self._mention(document, value, run)
            value = value.name
        event = ClaimAsserted(
            document=document,
            run=run_of(document, run) if run else None,
            mention=mention,
            kind=entity.kind,
            property=name,
            value=value,
            reference=reference,
            evidence=(_passages(*passages),),
            **more,
        )
        self._tell((document_stream(document), event))
        claim = _identifier(self._made)
        self.claims[claim] = event
        return claim

    def finish(self, document: str, run: str = "1", *, supersedes: str | None = None) -> None:
        """A run is complete."""
        event = ExtractionFinished(
            run=run_of(document, run),
            document=document,
            extractor="test",
            version=run,
            configuration="",
            supersedes=run_of(document, supersedes) if supersedes else None,
        )
        self._tell((document_stream(document), event))

    def retract(self, claim: UUID, reason: str = "wrong") -> None:
        """A person takes a claim back."""
        self._decide(ClaimRetracted(claim=self.key_of(claim), reason=reason))

    def reinstate(self, claim: UUID, reason: str = "right after all") -> None:
        """A person undoes a retraction."""
        self._decide(ClaimReinstated(claim=self.key_of(claim), reason=reason))

    def rank(self, claim: UUID, rank: Rank, reason: str = "judged") -> None:
        """A person ranks a claim."""
        self._decide(ClaimRanked(claim=self.key_of(claim), rank=rank, reason=reason))

    def merge(self, absorbed: Entity, into: Entity, reason: str = "the same") -> UUID:
        """Two entities are one; the merge."""
        merge = derived_uuid("story-merge", str(self._made))
        event = EntitiesMerged(merge=merge, absorbed=absorbed.id, into=into.id, reason=reason)
        self._tell((entity_stream(into.id), event))
        return merge

    def undo(self, merge: UUID, reason: str = "not the same") -> None:
        """A merge was a mistake."""
        self._tell((f"merge:{merge}", MergeUndone(merge=merge, reason=reason)))

    def key_of(self, claim: UUID) -> ClaimKey:
        """The key by which people decide on a claim."""
        asserted = self.claims[claim]
        entry = catalogue.find(asserted.kind, asserted.property)
        return ClaimKey(
            document=asserted.document,
            kind=asserted.kind,
            property=asserted.property,
            value=catalogue.normalise(entry, asserted.value),
            spans=evidence.spans(asserted.evidence),
        )

    def _mention(self, document: str, entity: Entity, run: str | None) -> UUID:
        mention = mention_of(document, entity, run or "person")
        if mention not in self._identified:
            self.identify(mention, entity, document=document)
        return mention

    def _decide(self, event: ClaimRetracted | ClaimReinstated | ClaimRanked) -> None:
        self._tell((document_stream(event.claim.document), event))

    def _tell(self, *events: tuple[str, AnyEvent]) -> None:
        self._made += len(events)
        if self._waiting is None:
            self._append(list(events))
        else:
            self._waiting += events

    def _append(self, events: Sequence[tuple[str, AnyEvent]]) -> None:
        if not events:
            return
        first = sum(len(one.events) for one in self.appends) + 1
        self.appends.append(
            log.Append(
                key=derived_digest("story", str(first)),
                events=tuple(
                    log.NewEvent(id=_identifier(first + ordinal), stream=stream, event=event)
                    for ordinal, (stream, event) in enumerate(events)
                ),
                actor="test",
                documents=tuple(self._texts),
            )
        )
        self._texts = []


def _identifier(position: int) -> UUID:
    return derived_uuid("story-event", str(position))


def _seen(document: str, publication: dict[str, Any]) -> PublicationSeen:
    identifier = publication_id(document, publication.get("url"), publication.get("publisher"))
    return PublicationSeen(publication=identifier, document=document, **publication)


def _passages(first: int, last: int) -> evidence.Evidence:
    return evidence.select(text_of(""), first * _WIDTH, (last + 1) * _WIDTH - 1)


def recorded(appends: Iterable[log.Append]) -> list[log.RecordedAppend]:
    """The appends as the log would give them back: dense positions, times in their order."""
    result, position = [], 0
    for one in appends:
        first, last = position + 1, position + len(one.events)
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=last)
        events = tuple(
            log.RecordedEvent(
                position=first + ordinal,
                append=last,
                recorded_at=at,
                id=new.id,
                stream=new.stream,
                version=0,
                schema=new.event.schema,
                actor=one.actor,
                correlation=None,
                causation=None,
                content_hash=b"",
                event=new.event,
            )
            for ordinal, new in enumerate(one.events)
        )
        result.append(log.RecordedAppend(first=first, last=last, recorded_at=at, events=events))
        position = last
    return result


Rows = dict[tuple[str, ...], Row]
"""Rows of all views by the name of the view and their key."""
Versions = dict[tuple[str, ...], tuple[Row, int | None]]
"""Row versions and their ends, by the name of the view, their key and their beginning."""


class Views:
    """A sink that keeps every row version, and refuses what no table could hold."""

    def __init__(self) -> None:
        self._versions: dict[tuple[str, ...], list[tuple[Row, int, int | None]]] = {}

    def open(self, row: Row, key: tuple[object, ...], since: int) -> None:
        assert key == tuple(getattr(row, name) for name in row.key)
        versions = self._versions.setdefault(_place(type(row), key), [])
        assert not versions or (versions[-1][2] or since + 1) <= since, "already current"
        versions.append((row, since, None))

    def close(self, view: type[Row], key: tuple[object, ...], since: int, until: int) -> None:
        row, opened, closed = self._versions[_place(view, key)].pop()
        assert (opened, closed) == (since, None), "another version is current"
        assert since < until, "cut within an append"
        self._versions[_place(view, key)].append((row, since, until))

    def current(self, *, without: Sequence[type[Row]] = ()) -> Rows:
        """The current rows."""
        return {
            place: versions[-1][0]
            for place, versions in self._versions.items()
            if versions[-1][2] is None and type(versions[-1][0]) not in without
        }

    def as_of(self, position: int) -> Rows:
        """The rows that were current at a position."""
        return {
            place: row
            for place, versions in self._versions.items()
            for row, since, until in versions
            if since <= position and (until is None or until > position)
        }

    def versions(self) -> Versions:
        """Every version of every row."""
        return {
            (*place, str(since)): (row, until)
            for place, versions in self._versions.items()
            for row, since, until in versions
        }


def _place(view: type[Row], key: tuple[object, ...]) -> tuple[str, ...]:
    return (view.view, *map(str, key))


class Folded:
    """What a fold in memory made of a story so far."""

    def __init__(self) -> None:
        self.state = MemoryState()
        self.views = Views()

    def read(self, appends: Iterable[log.RecordedAppend]) -> "Folded":
        """Fold more."""
        for one in appends:
            fold(self.state, self.views, one)
        return self

    def row(self, view: type[Row], *key: object) -> Any:
        """The current row with that key, or None."""
        return self.views.current().get(_place(view, key))

    def fact(self, entity: Entity, name: str, value_key: object = "") -> FactRow | None:
        """The current fact: of one value, where the property has many."""
        found = self.row(FactRow, entity.id, name, value_key)
        assert found is None or isinstance(found, FactRow)
        return found

    def changes(self, about: Entity | None = None) -> list[ChangeRow]:
        """The timeline, of one entity or of all, in order."""
        rows = [row for row in self.views.current().values() if isinstance(row, ChangeRow)]
        wanted = [row for row in rows if about is None or row.about == about.id]
        return sorted(wanted, key=lambda row: (row.position, row.ordinal))


def fold_story(story: Story) -> Folded:
    """Fold a whole story in memory."""
    return Folded().read(recorded(story.appends))


NOBODY = UUID(int=0)


def set_by_nobody(row: Row) -> Row:
    """A row of a fact without who last set it: that does not follow from what holds now alone."""
    return replace(row, set_by=NOBODY, set_at=0) if isinstance(row, FactRow) else row


def believed(folded: Folded) -> Rows:
    """The current rows without the timeline and without who set what."""
    rows = folded.views.current(without=[ChangeRow])
    return {place: set_by_nobody(row) for place, row in rows.items()}


def write(url: str, appends: Sequence[log.Append]) -> list[log.RecordedAppend]:
    """Bring appends into the log of a database; the whole log as it then is."""
    return asyncio.run(_write(url, appends))


async def _write(url: str, appends: Sequence[log.Append]) -> list[log.RecordedAppend]:
    async with await connect(url, Role.WRITER) as connection:
        for start in range(0, len(appends), 16):
            await log.append(connection, *appends[start : start + 16])
        return [one async for one in log.read(connection)]
