"""What the fold remembers: small keyed records, never changed in place, only put anew.

No record grows with the number of claims on an entity; what does is one record per claim, found by
the order of its key. Keys are ASCII, parts joined with `|`; see the functions at the end.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from msgspec import Struct

from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import (
    ClaimAsserted,
    PublicationCorrected,
    PublicationSeen,
    Rank,
)


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """What all records share."""


class Mark(Record, frozen=True, kw_only=True):
    """The key says it all."""


class Count(Record, frozen=True, kw_only=True):
    """How many claims of a value share a document, publisher or origin."""

    number: int


class DocumentRecord(Record, frozen=True, kw_only=True):
    """A document and its publications, in the order in which we saw them.

    `joined` is the position at which it was recognised as a reprint; `read` says that a run or a
    person has said what it says.
    """

    document: str
    length: int
    media_type: str
    publications: tuple[UUID, ...] = ()
    cluster: UUID | None = None
    joined: int = 0
    read: bool = False
    withdrawn: bool = False
    erased: bool = False


class ClusterRecord(Record, frozen=True, kw_only=True):
    """Reprints of one text: how many of them name each agency."""

    agencies: dict[str, int] = {}


class PublicationRecord(Record, frozen=True, kw_only=True):
    """A publication as its latest event has it, and where in the log it was last seen."""

    publication: PublicationSeen | PublicationCorrected
    seen: int


class UrlRecord(Record, frozen=True, kw_only=True):
    """The publications at one url in the order in which they were seen; the last is there now."""

    publications: tuple[UUID, ...]


class RunRecord(Record, frozen=True, kw_only=True):
    """A finished run."""

    run: UUID
    document: str
    extractor: str
    version: str
    configuration: str
    position: int
    recorded_at: datetime
    refused: str = ""
    superseded_by: UUID | None = None


class MentionRecord(Record, frozen=True, kw_only=True):
    """The member that a mention is bound to; `by_person` bindings are never undone by resolvers."""

    member: UUID
    by_person: bool = False


class EntityRecord(Record, frozen=True, kw_only=True):
    """A member; `merged_into` is a member too, and `merge` what put it there."""

    kind: EntityKind
    label: str
    merged_into: UUID | None = None
    merge: UUID | None = None


class MergeRecord(Record, frozen=True, kw_only=True):
    """A merge as it took effect."""

    absorbed: UUID
    into: UUID
    undone: bool = False


class Placement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a claim stands in the facts. What was counted is remembered, so it can be taken out."""

    entity: UUID
    value_key: str
    reference: UUID | None = None
    status: str
    rank: Rank
    preference: str
    publisher: str
    origin: str

    @property
    def active(self) -> bool:
        """Whether the claim is neither retracted, superseded, revised, withdrawn nor deprecated."""
        return self.status == "active" and self.rank is not Rank.DEPRECATED


class ClaimRecord(Record, frozen=True, kw_only=True):
    """A claim as it was asserted, and where it stands now."""

    claim: UUID
    asserted: ClaimAsserted
    normalised: str
    actor: str
    position: int
    recorded_at: datetime
    placement: Placement | None = None


class DecisionRecord(Record, frozen=True, kw_only=True):
    """What people decided on claims with one key and these spans; the latest position counts."""

    spans: tuple[tuple[int, int], ...]
    retracted: bool | None = None
    rank: Rank | None = None


class ValueRecord(Struct, frozen=True, kw_only=True):
    """The support of one value of a fact. `best` is the preference key of its preferred claim."""

    claims: int = 0
    documents: int = 0
    publishers: int = 0
    origins: int = 0
    best: str = ""
    claim: UUID | None = None
    value: str = ""
    reference: UUID | None = None


class FactRecord(Record, frozen=True, kw_only=True):
    """All values of one property of one entity, and what once stood there.

    By value: `former` counts claims that no longer count; `taken_back` those of them that a person
    retracted or deprecated, or a source revised; `retracted` the first of these; `denied` the
    claims that deny the value.
    """

    values: dict[str, ValueRecord] = {}
    former: dict[str, int] = {}
    taken_back: dict[str, int] = {}
    retracted: dict[str, int] = {}
    denied: dict[str, int] = {}


class RowRecord(Record, frozen=True, kw_only=True):
    """The current version of a row: since when, and a digest of its content."""

    since: int
    digest: bytes


class FactRowRecord(RowRecord, frozen=True, kw_only=True):
    """The current version of a row of a fact: which event last set its preferred value, and where
    in the log."""

    set_by: UUID
    set_at: int


class PausedRecord(Record, frozen=True, kw_only=True):
    """A subject whose events are left out since one of them could not be folded."""

    position: int
    error: str


AnyRecord = (
    Mark
    | Count
    | DocumentRecord
    | ClusterRecord
    | PublicationRecord
    | UrlRecord
    | RunRecord
    | MentionRecord
    | EntityRecord
    | MergeRecord
    | ClaimRecord
    | DecisionRecord
    | FactRecord
    | RowRecord
    | FactRowRecord
    | PausedRecord
)


def key(*parts: UUID | str) -> str:
    """A state key; ends with the separator, so that a key is never the prefix of another's part.

    UUIDs are written as 32 hex digits, four times as quickly as with dashes.
    """
    # As `part.hex`, without its call: this is what a fold does most.
    return "|".join([part if isinstance(part, str) else f"{part.int:032x}" for part in parts]) + "|"


def digest(text: str) -> str:
    """A part for a text of any length and letters: half a SHA-256, in hex."""
    return sha256(text.encode()).hexdigest()[:32]


def row_place(view: str, *row_key: object) -> str:
    """The state key of the current version of a row."""
    return key("w", view, digest("|".join(map(str, row_key))))
