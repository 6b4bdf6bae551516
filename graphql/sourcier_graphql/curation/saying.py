"""The payload of what was written, with the ids of what it refers to."""

from typing import TypeVar

from sourcier_events import event_types
from sourcier_events.curation import Written
from sourcier_graphql.curation import results
from sourcier_graphql.curation.deciding import AsRecorded
from sourcier_graphql.curation.ids import claim_id
from sourcier_graphql.curation.inputs import (
    RankClaimInput,
    ReinstateClaimInput,
    RetractClaimInput,
)
from sourcier_graphql.curation.port import Added

Kind = TypeVar("Kind", bound=event_types.Event)


def claim_retracted(
    given: RetractClaimInput, written: Written, recorded: AsRecorded
) -> results.ClaimRetracted:
    """A retraction."""
    return results.ClaimRetracted(claim_id=claim_id(given.claim), **recorded)


def claim_reinstated(
    given: ReinstateClaimInput, written: Written, recorded: AsRecorded
) -> results.ClaimReinstated:
    """A reinstatement."""
    return results.ClaimReinstated(claim_id=claim_id(given.claim), **recorded)


def claim_ranked(
    given: RankClaimInput, written: Written, recorded: AsRecorded
) -> results.ClaimRanked:
    """A ranking."""
    return results.ClaimRanked(claim_id=claim_id(given.claim), **recorded)


def identified(given: object, written: Written, recorded: AsRecorded) -> results.MentionIdentified:
    """A binding."""
    [event] = _of(written, event_types.EntityIdentified)
    return results.MentionIdentified(entity_id=event.entity, mention=event.mention, **recorded)


def merged(given: object, written: Written, recorded: AsRecorded) -> results.EntitiesMerged:
    """A merge."""
    [event] = _of(written, event_types.EntitiesMerged)
    return results.EntitiesMerged(entity_id=event.into, merge=event.merge, **recorded)


def undone(given: object, written: Written, recorded: AsRecorded) -> results.MergeUndone:
    """An undoing."""
    [event] = _of(written, event_types.MergeUndone)
    return results.MergeUndone(merge=event.merge, **recorded)


def withdrawn(given: object, written: Written, recorded: AsRecorded) -> results.DocumentWithdrawn:
    """A withdrawal."""
    [event] = _of(written, event_types.DocumentWithdrawn)
    return results.DocumentWithdrawn(document_id=event.document, **recorded)


def asserted(given: object, written: Written, recorded: AsRecorded) -> results.ClaimsAsserted:
    """Claims, in the order in which they were given, and the run that made them."""
    claims = [new for new in written.events if isinstance(new.event, event_types.ClaimAsserted)]
    runs = [event.run for event in _of(written, event_types.ExtractionFinished)]
    [document] = {event.document for event in _of(written, event_types.ClaimAsserted)}
    return results.ClaimsAsserted(
        document_id=document,
        claim_ids=[new.id for new in claims],
        run_id=runs[0] if runs else None,
        **recorded,
    )


def added(outcome: Added, recorded: AsRecorded) -> results.DocumentAdded:
    """A document."""
    return results.DocumentAdded(
        document_id=outcome.document,
        sha256=outcome.document,
        arrival=results.Arrival(outcome.arrival),
        mentions=outcome.mentions,
        claims=outcome.claims,
        **recorded,
    )


def _of(written: Written, kind: type[Kind]) -> list[Kind]:
    return [new.event for new in written.events if isinstance(new.event, kind)]
