"""The row of a claim: what was asserted, and where that stands now."""

from uuid import UUID

from sourcier_events import canonical_json
from sourcier_events.projections.records import ClaimRecord, key
from sourcier_events.projections.rows import ClaimRow
from sourcier_events.projections.work import Work


def claim_row(work: Work, claim: UUID) -> ClaimRow | None:
    """A claim where it stands; None while it stands nowhere."""
    record = work.state.get(key("k", claim), ClaimRecord)
    if record is None or record.placement is None:
        return None
    asserted, placement = record.asserted, record.placement
    return ClaimRow(
        id=record.claim,
        document=asserted.document,
        run=asserted.run,
        mention=asserted.mention,
        entity=placement.entity,
        kind=asserted.kind,
        property=asserted.property,
        value=asserted.value,
        value_key=placement.value_key,
        reference=placement.reference,
        qualifiers=canonical_json.encode(asserted.qualifiers).decode(),
        stance=asserted.stance,
        evidence=canonical_json.encode(asserted.evidence).decode(),
        confidence=asserted.confidence,
        rule=asserted.rule,
        rank=placement.rank,
        status=placement.status,
        actor=record.actor,
        position=record.position,
        recorded_at=record.recorded_at,
    )
