"""A claim counts where its mention's entity is, as long as nothing took it out; this decides both.

Whatever changes - a binding, a merge, a publication, a decision, a newer run - is answered by
`refresh` of the claims concerned: what was counted is taken out exactly, then counted anew.
"""

from uuid import UUID

from msgspec.structs import replace

from sourcier_events import catalogue
from sourcier_events.catalogue import Preference, Property, ValueType
from sourcier_events.event_types import (
    ClaimAsserted,
    ClaimKey,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    Rank,
)
from sourcier_events.evidence import overlaps, spans
from sourcier_events.exonyms import city_key
from sourcier_events.log.records import RecordedEvent
from sourcier_events.names import fold
from sourcier_events.projections import facts, identities, sources
from sourcier_events.projections.records import (
    ClaimRecord,
    DecisionRecord,
    Mark,
    Placement,
    RunRecord,
    digest,
    key,
)
from sourcier_events.projections.work import Source, Work

Decision = ClaimRetracted | ClaimReinstated | ClaimRanked
"""What a person decides on claims with one key."""

_RANK_ORDER = {Rank.PREFERRED: 0, Rank.NORMAL: 1, Rank.DEPRECATED: 2}
_LAST_POSITION = 10**15


def add(work: Work, event: RecordedEvent, asserted: ClaimAsserted) -> UUID:
    """Remember a new claim under all the keys by which it may have to be found again."""
    entry = catalogue.find(asserted.kind, asserted.property)
    normalised = catalogue.normalise(entry, asserted.value)
    work.state.put(
        key("k", event.id),
        ClaimRecord(
            claim=event.id,
            asserted=asserted,
            normalised=normalised,
            actor=event.actor,
            position=event.position,
            recorded_at=event.recorded_at,
        ),
    )
    parents: list[tuple[UUID | str, ...]] = [
        ("mc", asserted.mention),
        ("dc", asserted.document),
    ]
    if asserted.reference:
        parents.append(("mr", asserted.reference))
    for parent in parents:
        work.state.put(key(*parent, event.id), Mark())
    refresh(work, event.id)
    return event.id


def of_document(work: Work, document: str) -> list[UUID]:
    """The claims of a document. Those of a run or with a claim key are found among them: a
    document has some hundreds, and is seldom asked."""
    return _under(work, "dc", document)


def of_mention(work: Work, mention: UUID) -> list[UUID]:
    """The claims on a mention, and those whose value it is."""
    return _under(work, "mc", mention) + _under(work, "mr", mention)


def _under(work: Work, *parts: UUID | str) -> list[UUID]:
    prefix = key(*parts)
    return [UUID(name[len(prefix) : -1]) for name in work.state.keys(prefix)]


def decide(work: Work, event: Decision, at: int) -> list[UUID]:
    """Remember what a person decided on a claim key; the claims that have it."""
    decided = DecisionRecord(
        spans=event.claim.spans,
        retracted={ClaimRetracted: True, ClaimReinstated: False}.get(type(event)),
        rank=event.rank if isinstance(event, ClaimRanked) else None,
    )
    work.state.put(key("cd", *_same(event.claim), f"{at:016d}"), decided)
    claims = (record(work, claim) for claim in of_document(work, event.claim.document))
    return [claim.claim for claim in claims if _has_key(claim, event.claim)]


def _has_key(claim: ClaimRecord, wanted: ClaimKey) -> bool:
    asserted = claim.asserted
    return (
        (asserted.kind, asserted.property, claim.normalised)
        == (wanted.kind, wanted.property, wanted.value)
    ) and overlaps(spans(asserted.evidence), wanted.spans)


def record(work: Work, claim: UUID) -> ClaimRecord:
    """What is remembered of a claim."""
    found = work.state.get(key("k", claim), ClaimRecord)
    assert found is not None
    return found


def refresh(work: Work, claim: UUID) -> ClaimRecord:
    """Put a claim where it belongs now."""
    before = record(work, claim)
    placement = _place(work, before)
    if placement == before.placement:
        return before
    if before.placement:
        facts.take_out(work, before, before.placement)
    after = replace(before, placement=placement)
    work.state.put(key("k", claim), after)
    if placement:
        facts.count_in(work, after, placement)
    work.claims[claim] = None
    return after


def _same(claim: ClaimKey) -> tuple[str, ...]:
    return (claim.document, claim.kind, claim.property, digest(claim.value))


def _place(work: Work, claim: ClaimRecord) -> Placement | None:
    asserted = claim.asserted
    entity = identities.entity_of(work, asserted.mention, asserted.kind)
    if entity is None:
        return None
    entry = catalogue.find(asserted.kind, asserted.property)
    source = sources.source(work, asserted.document)
    reference = (
        identities.entity_of(work, asserted.reference, entry.refers_to)
        if asserted.reference
        else None
    )
    rank, retracted = _decisions(work, claim)
    return Placement(
        entity=entity,
        value_key=str(reference) if reference else value_key(entry, claim),
        reference=reference,
        status=_status(work, claim, source.standing, retracted),
        rank=rank,
        preference=_preference(entry, claim, source, rank),
        publisher=source.publisher,
        origin=source.origin,
    )


def value_key(entry: Property, claim: ClaimRecord) -> str:
    """Claims with equal keys say the same: a city has several names, a name several spellings.

    Spellings of a name share a claim key but are values of their own: people look for each.
    """
    if entry.value_type is ValueType.NAME:
        return fold(claim.asserted.value) or claim.normalised
    if entry.value_type is ValueType.TEXT and entry.name == "city":
        return city_key(claim.normalised)
    return claim.normalised


def _status(work: Work, claim: ClaimRecord, standing: str, retracted: bool) -> str:
    if retracted:
        return "retracted"
    if claim.asserted.run:
        run = work.state.get(key("r", claim.asserted.run), RunRecord)
        if run and run.superseded_by:
            return "superseded"
    return standing


def _decisions(work: Work, claim: ClaimRecord) -> tuple[Rank, bool]:
    asserted = claim.asserted
    same = (asserted.document, asserted.kind, asserted.property, digest(claim.normalised))
    prefix = key("cd", *same)
    rank, retracted = Rank.NORMAL, False
    for name in work.state.keys(prefix):
        decided = work.state.get(name, DecisionRecord)
        if decided and overlaps(decided.spans, spans(asserted.evidence)):
            rank = decided.rank or rank
            retracted = retracted if decided.retracted is None else decided.retracted
    return rank, retracted


def _preference(entry: Property, claim: ClaimRecord, source: Source, rank: Rank) -> str:
    """A key whose lowest is the preferred claim among those of one value."""
    ranked = str(_RANK_ORDER[rank])
    confidence = f"{1000 - claim.asserted.confidence:04d}"
    if entry.preference is Preference.STABLE:
        return f"{ranked}{confidence}{claim.position:016d}"
    # Latest publication first; then what is further along; then what we learnt last.
    day = f"{99999999 - int(source.published.replace('-', '') or 0):08d}"
    codes = entry.codes
    step = codes.index(claim.asserted.value) if claim.asserted.value in codes else 0
    return f"{ranked}{day}{len(codes) - step:02d}{_LAST_POSITION - claim.position:016d}{confidence}"
