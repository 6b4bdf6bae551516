"""What mutations need of the process around them; the service provides it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from sourcier_events.curation import Desk
from sourcier_events.curation.assertions import Resolver
from sourcier_events.curation.blast_radius import BlastRadius
from sourcier_events.curation.problems import InvalidInput, NotFound
from sourcier_events.curation.visibility import Visibility


class DocumentGiven(Struct, frozen=True, kw_only=True):
    """A text, and what is said of where it was found; see `PublicationSeen` for the fields."""

    text: str
    media_type: str = "text/plain"
    url: str | None = None
    publisher: str | None = None
    origin: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    fetched: str | None = None
    licence: str | None = None


class Added(Struct, frozen=True, kw_only=True):
    """A document is in the log, up to `position`, with what was read in it.

    `arrival` says what was new: added, revision, republished, reread or known. `mentions` and
    `claims` count what this request brought.
    """

    document: str
    position: int
    recorded_at: datetime
    already_done: bool
    arrival: str
    mentions: int
    claims: int


class Documents(Protocol):
    """Adds documents."""

    async def add(self, given: DocumentGiven, actor: str) -> Added | InvalidInput:
        """Store a text, where it was found, and what it says."""
        ...


class BlastRadii(Protocol):
    """Knows what a withdrawal would do."""

    async def of(self, document: str) -> BlastRadius | NotFound:
        """What withdrawing a document would change now; writes nothing."""
        ...


@dataclass(frozen=True)
class Curation:
    """One per process. `patience` is how many seconds a mutation waits for the views."""

    desk: Desk
    resolver: Resolver
    documents: Documents
    blast_radii: BlastRadii
    visibility: Visibility
    patience: float
