"""Where a person bound a mention, a newer run's mention of the same passage is bound the same way.

Runs see mentions of their own; what a person decided on one of them is about the passage.
"""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from sourcier.resolution.profile import Profile
from sourcier_events import log
from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Connection
from sourcier_events.event_types import ClaimAsserted, EntityIdentified, document_stream
from sourcier_events.log.reading import event_at
from sourcier_events.names import fold
from sourcier_events.projections.identities import PERSON

METHOD = "carried/1"
BECAUSE = "a person bound the same passage"

Span = tuple[int, int]

_LATEST = """
    select distinct on (bound.mention) bound.position, bound.kind, bound.label, bound.profile
    from log.identity_mention as bound
    where bound.mention = any(%(mentions)s)
    order by bound.mention, bound.position desc
"""


class Decided(Struct, frozen=True, kw_only=True):
    """A mention of an earlier reading that a person bound at a position."""

    position: int
    kind: EntityKind
    entity: UUID
    label: str
    spans: tuple[Span, ...]


class Decisions(Struct, frozen=True):
    """What people decided in some documents, the latest first, and all mentions there are."""

    made: tuple[Decided, ...] = ()
    mentions: tuple[UUID, ...] = ()


async def decided(connection: Connection, profiles: Sequence[Profile]) -> Decisions:
    """What people decided on mentions in the documents of the profiles."""
    documents = sorted({one for profile in profiles for one in profile.get("document")})
    mentions = {
        mention
        for document in documents
        async for recorded in log.read_stream(connection, document_stream(document))
        for mention in _mentions(recorded)
    }
    if not mentions:
        return Decisions()
    cursor = await connection.execute(_LATEST, {"mentions": sorted(mentions)})
    found = []
    for position, kind, label, profile in await cursor.fetchall():
        recorded = await event_at(connection, position)
        event = recorded.event if recorded else None
        if isinstance(event, EntityIdentified) and event.method == PERSON:
            spans = tuple(map(_span, profile.get("span", ())))
            found.append(
                Decided(
                    position=position,
                    kind=EntityKind(kind),
                    entity=event.entity,
                    label=label,
                    spans=spans,
                )
            )
    latest_first = sorted(found, key=lambda one: -one.position)
    return Decisions(tuple(latest_first), tuple(sorted(mentions)))


def carried(profile: Profile, decisions: Sequence[Decided]) -> UUID | None:
    """The entity that a person bound the passage of a mention to."""
    spans = tuple(map(_span, profile.get("span")))
    for one in decisions:
        if one.kind is profile.kind and _same_passage(profile.label, spans, one):
            return one.entity
    return None


def _same_passage(label: str, spans: tuple[Span, ...], one: Decided) -> bool:
    """The same words in an overlapping passage, or two passages that are mostly one."""
    pairs = [(mine, theirs) for mine in spans for theirs in one.spans if _shared(mine, theirs) > 0]
    if fold(label) == fold(one.label):
        return bool(pairs)
    return any(2 * _shared(mine, theirs) >= _covered(mine, theirs) for mine, theirs in pairs)


def _shared(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _covered(one: Span, other: Span) -> int:
    """The length of two overlapping passages together."""
    return max(one[1], other[1]) - min(one[0], other[0])


def _span(text: str) -> Span:
    start, _, end = text.partition("-")
    return int(start), int(end)


def _mentions(recorded: log.RecordedEvent) -> list[UUID]:
    if not isinstance(recorded.event, ClaimAsserted):
        return []
    reference = recorded.event.reference
    return [recorded.event.mention, *([reference] if reference else [])]
