"""Events are immutable: a type keeps its fields for ever; a new shape is a new schema version.

Names are in the past tense. Fields may be added with a default; anything else needs a higher
`schema` number and an upcaster (see `upcasting`). A payload is `canonical_json` of one of these.
"""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from msgspec import Struct

from sourcier_events.catalogue import EntityKind
from sourcier_events.evidence import Evidence


class Stance(StrEnum):
    """How the document stands to what it says."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    ABSENT = "absent"


class Rank(StrEnum):
    """What a person made of a claim (the ranks of Wikibase)."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True, tag_field="type"):
    """What all events share: nothing but that they have a type and a schema version."""

    schema: ClassVar[int] = 1


class SourceFile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The file a stored text was decoded from, or converted from where it names a `converter`.

    `offsets` maps back to the file: pairs (stored offset, code points to add from there on), where
    file offsets are code points of the file as decoded and nothing else changed. From what was
    converted, such as a web page, nothing maps back: the `converter` and its version can do it
    again. `stated_in` tells for each field of the publication that the file itself says, where.
    """

    sha256: str
    name: str = ""
    encoding: str = "utf-8"
    offsets: tuple[tuple[int, int], ...] = ()
    converter: str = ""
    stated_in: dict[str, str] = {}


class DocumentAdded(Event, frozen=True, kw_only=True):
    """A text was stored for the first time. `length` in code points."""

    document: str
    length: int
    media_type: str = "text/plain"


class PublicationSeen(Event, frozen=True, kw_only=True):
    """A document was found at a url or in a paper. `published` in EDTF, `fetched` in RFC 3339."""

    schema: ClassVar[int] = 2

    publication: UUID
    document: str
    url: str | None = None
    publisher: str | None = None
    origin: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    fetched: str | None = None
    licence: str | None = None
    file: SourceFile | None = None


class PublicationCorrected(PublicationSeen, frozen=True, kw_only=True):
    """What we know of a publication was wrong or incomplete: all of its fields, anew."""


class ReprintRecognised(Event, frozen=True, kw_only=True):
    """A document belongs to a cluster of reprints of one text. `score` in thousandths."""

    document: str
    cluster: UUID
    method: str
    score: int


class DocumentWithdrawn(Event, frozen=True, kw_only=True):
    """The publisher or a person took the document back: its claims support nothing any more."""

    document: str
    reason: str


class DocumentErased(Event, frozen=True, kw_only=True):
    """The text and what quotes it were erased for good; hashes stay."""

    document: str
    reason: str


class ClaimAsserted(Event, frozen=True, kw_only=True):
    """What one document says about one property of one mention, as one run or person read it.

    `reference` is the mention that the value names, where the property is a reference; `value` is
    then its label. `confidence` is in thousandths. `run` is None where a person asserts.
    """

    document: str
    run: UUID | None = None
    mention: UUID
    kind: EntityKind
    property: str
    value: str
    reference: UUID | None = None
    qualifiers: dict[str, str] = {}
    stance: Stance = Stance.ASSERTED
    evidence: tuple[Evidence, ...]
    confidence: int = 1000
    rule: str = ""


class ExtractionFinished(Event, frozen=True, kw_only=True):
    """A run is complete. The claims of the run it supersedes end here.

    `refused` says why nothing was read, such as a language that the extractor does not know.
    """

    run: UUID
    document: str
    extractor: str
    version: str
    configuration: str
    supersedes: UUID | None = None
    refused: str = ""


class ClaimKey(Struct, frozen=True, kw_only=True):
    """What survives a new extractor version: document, property, normalised value, passage.

    A claim has this key where the first three are equal and any of its passages overlaps one here.
    """

    document: str
    kind: EntityKind
    property: str
    value: str
    spans: tuple[tuple[int, int], ...]


class ClaimRetracted(Event, frozen=True, kw_only=True):
    """A person took a claim back; later runs that read it again do not bring it back."""

    claim: ClaimKey
    reason: str


class ClaimReinstated(Event, frozen=True, kw_only=True):
    """A person undid a retraction."""

    claim: ClaimKey
    reason: str


class ClaimRanked(Event, frozen=True, kw_only=True):
    """A person ranked a claim: this beats counting."""

    claim: ClaimKey
    rank: Rank
    reason: str = ""


class Candidate(Struct, frozen=True):
    """An entity that resolution weighed. `score` in thousandths; `because` says what counted."""

    entity: UUID
    score: int
    because: tuple[str, ...] = ()


class EntityIdentified(Event, frozen=True, kw_only=True):
    """A mention was bound to a member. A person's binding beats any resolver's.

    `profile` is what resolution knew of the mention, `blocking_keys` where it looks for others.
    `reason` is why a person bound it.
    """

    mention: UUID
    entity: UUID
    kind: EntityKind
    label: str
    document: str
    run: UUID | None = None
    method: str
    score: int
    candidates: tuple[Candidate, ...] = ()
    blocking_keys: tuple[str, ...] = ()
    profile: dict[str, tuple[str, ...]] = {}
    reason: str = ""


class EntitiesMerged(Event, frozen=True, kw_only=True):
    """Two entities are one: `absorbed` answers as `into` from here on."""

    merge: UUID
    absorbed: UUID
    into: UUID
    reason: str


class MergeUndone(Event, frozen=True, kw_only=True):
    """A merge was a mistake: its two sides are apart again."""

    merge: UUID
    reason: str


class ProjectionAttested(Event, frozen=True, kw_only=True):
    """The state hash of every view at a position, as a rebuild proved it."""

    position: int
    fold_version: int
    hashes: dict[str, str]


AnyEvent = (
    DocumentAdded
    | PublicationSeen
    | PublicationCorrected
    | ReprintRecognised
    | DocumentWithdrawn
    | DocumentErased
    | ClaimAsserted
    | ExtractionFinished
    | ClaimRetracted
    | ClaimReinstated
    | ClaimRanked
    | EntityIdentified
    | EntitiesMerged
    | MergeUndone
    | ProjectionAttested
)

EVENT_TYPES: dict[str, type[Event]] = {
    event_type.__name__: event_type for event_type in AnyEvent.__args__
}


def document_stream(document: str) -> str:
    """The stream of publications, runs and claims of one document."""
    return f"document:{document}"


def entity_stream(entity: UUID) -> str:
    """The stream of one entity: identity and merges."""
    return f"entity:{entity}"
