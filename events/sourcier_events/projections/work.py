"""What folding one append touches: rows are written once per append, from the state at its end.

Handlers change the state and say here what they touched; `fold` then settles it.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from sourcier_events.log.records import RecordedEvent
from sourcier_events.projections.records import FactRecord, key
from sourcier_events.projections.state import State


class ChangeKind(StrEnum):
    """What a line of the timeline says happened."""

    DOCUMENT_ADDED = "document_added"
    DOCUMENT_REVISED = "document_revised"
    DOCUMENT_WITHDRAWN = "document_withdrawn"
    DOCUMENT_ERASED = "document_erased"
    PUBLICATION_SEEN = "publication_seen"
    PUBLICATION_CORRECTED = "publication_corrected"
    REPRINT_RECOGNISED = "reprint_recognised"
    EXTRACTED = "extracted"
    IDENTIFIED = "identified"
    CLAIMED = "claimed"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
    REINSTATED = "reinstated"
    RANKED = "ranked"
    MERGED = "merged"
    UNMERGED = "unmerged"
    ATTESTED = "attested"
    IGNORED = "ignored"
    PAUSED = "paused"


@dataclass(frozen=True, kw_only=True)
class Note:
    """One line of the timeline, before its facts are settled.

    A line on a claim is about the entity where the claim stands at the end of the append. `about`
    is what a line on no claim is about, or one on a claim that stands nowhere.
    """

    event: RecordedEvent
    kind: ChangeKind
    about: UUID | None = None
    document: str | None = None
    property: str | None = None
    claim: UUID | None = None
    merge: UUID | None = None
    other: UUID | None = None
    reason: str | None = None


class Source(Struct, frozen=True, kw_only=True):
    """A document as its claims see it. `published` is the last day its date allows, in ISO 8601."""

    standing: str
    origin: str
    publisher: str
    published: str


_NOTHING = FactRecord()

FactKey = tuple[UUID, str]


@dataclass
class Work:
    """The state, and what this append has touched so far."""

    state: State
    claims: dict[UUID, None] = field(default_factory=dict)
    documents: dict[str, None] = field(default_factory=dict)
    publications: dict[UUID, None] = field(default_factory=dict)
    runs: dict[UUID, None] = field(default_factory=dict)
    members: dict[UUID, None] = field(default_factory=dict)
    entities: dict[UUID, None] = field(default_factory=dict)
    facts: dict[FactKey, dict[str, RecordedEvent]] = field(default_factory=dict)
    """Facts with the values that were touched, and the last event that touched each."""
    facts_before: dict[FactKey, FactRecord] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    """What the claims of a document rest on, until something of the document changes."""
    asserted: dict[UUID, RecordedEvent] = field(default_factory=dict)
    """The claims of this append."""
    _event: RecordedEvent | None = None

    def begin(self, event: RecordedEvent) -> None:
        """Whatever is touched from here on, this event touches."""
        self._event = event

    def fact(self, entity: UUID, name: str) -> FactRecord:
        """The fact of an entity as it is now."""
        return self.state.get(fact_key(entity, name), FactRecord) or _NOTHING

    def touch_fact(self, entity: UUID, name: str, value_key: str) -> None:
        """A value of a fact is about to change: remember how the fact was before the append."""
        place = (entity, name)
        if place not in self.facts:
            self.facts[place] = {}
            self.facts_before[place] = self.fact(entity, name)
        assert self._event is not None
        self.facts[place][value_key] = self._event
        self.entities[entity] = None


def fact_key(entity: UUID, name: str) -> str:
    """The state key of a fact."""
    return key("f", entity, name)
