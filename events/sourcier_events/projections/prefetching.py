"""Which records a batch will look at, as far as its events tell: one statement instead of many."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sourcier_events.event_types import ClaimAsserted, EntityIdentified, PublicationSeen
from sourcier_events.log.records import RecordedAppend
from sourcier_events.projections.postgres_state import PostgresState
from sourcier_events.projections.records import EntityRecord, MentionRecord, key, row_place


def prefetch(state: PostgresState, appends: Iterable[RecordedAppend]) -> None:
    """Load documents, mentions and claims of a batch, then the facts of the entities it names."""
    events = [event for append in appends for event in append.events]
    state.prefetch(list({one for event in events for one in _direct(event.event, event.id)}))
    entities: set[UUID] = set()
    wanted: set[str] = set()
    for event in events:
        if isinstance(event.event, EntityIdentified):
            entities.add(event.event.entity)
    state.prefetch([key("e", entity) for entity in entities])
    for event in events:
        claim = event.event
        if isinstance(claim, ClaimAsserted):
            mention = state.get(key("m", claim.mention), MentionRecord)
            if mention:
                entities.add(mention.member)
                wanted.add(key("f", mention.member, claim.property))
                wanted.add(row_place("facts", mention.member, claim.property, ""))
    known = [one for one in entities if state.get(key("e", one), EntityRecord)]
    for entity in known:
        for view in ("meetings", "participants", "statements", "entities"):
            wanted.add(row_place(view, entity))
    state.prefetch(list(wanted))


def _direct(event: object, identifier: UUID) -> Iterator[str]:
    if isinstance(event, ClaimAsserted):
        yield key("k", identifier)
        yield row_place("claims", identifier)
        yield key("d", event.document)
        yield key("m", event.mention)
        if event.reference:
            yield key("m", event.reference)
        if event.run:
            yield key("r", event.run)
    elif isinstance(event, EntityIdentified):
        yield key("m", event.mention)
        yield key("e", event.entity)
    elif isinstance(event, PublicationSeen):
        yield key("d", event.document)
        yield key("p", event.publication)
