"""Decisions on claims hold for the claim key: for whatever a later run reads there again, too."""

from collections.abc import Callable
from uuid import UUID

from msgspec import Struct

from sourcier_events import catalogue, log
from sourcier_events.curation import lookups
from sourcier_events.curation.asking import Asked, Written
from sourcier_events.curation.carrying_out import Desk, Plan, Step, carry_out
from sourcier_events.curation.problems import NotFound, NothingToChange, Problem, Refused
from sourcier_events.curation.wording import checked_reason
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    AnyEvent,
    ClaimAsserted,
    ClaimKey,
    ClaimRanked,
    ClaimReinstated,
    ClaimRetracted,
    DocumentErased,
    DocumentWithdrawn,
    ExtractionFinished,
    Rank,
    document_stream,
)
from sourcier_events.evidence import overlaps, spans
from sourcier_events.log import RecordedEvent


class Standing(Struct, frozen=True, kw_only=True):
    """A claim, its key, and how it stands by what people decided.

    `retraction` took it back last or reinstated it, `ranking` ranked it last. `changed` is the last
    change of the claim, the end of an append.
    """

    asserted: RecordedEvent
    key: ClaimKey
    changed: int
    retraction: RecordedEvent | None = None
    ranking: RecordedEvent | None = None

    @property
    def retracted(self) -> bool:
        """Whether people have taken it back."""
        return self.retraction is not None and isinstance(self.retraction.event, ClaimRetracted)

    @property
    def rank(self) -> Rank:
        """The rank that a person gave it."""
        event = self.ranking.event if self.ranking else None
        return event.rank if isinstance(event, ClaimRanked) else Rank.NORMAL


async def retract(desk: Desk, asked: Asked, claim: UUID, reason: str) -> Written | Problem:
    """Take a claim back."""

    def plan(standing: Standing) -> Plan:
        event = ClaimRetracted(claim=standing.key, reason=checked_reason(reason))
        last = standing.retraction or standing.asserted
        objection = _already("retracted", last) if standing.retracted else None
        return _plan(standing, event, standing.asserted, objection)

    return await _decide(desk, asked, claim, plan)


async def reinstate(desk: Desk, asked: Asked, claim: UUID, reason: str) -> Written | Problem:
    """Take a retraction back."""

    def plan(standing: Standing) -> Plan:
        event = ClaimReinstated(claim=standing.key, reason=checked_reason(reason))
        last = standing.retraction or standing.asserted
        objection = None if standing.retracted else _already("not retracted", last)
        return _plan(standing, event, last, objection)

    return await _decide(desk, asked, claim, plan)


async def rank(
    desk: Desk, asked: Asked, claim: UUID, wanted: Rank, reason: str
) -> Written | Problem:
    """Prefer a claim, deprecate it, or rank it as any other."""

    def plan(standing: Standing) -> Plan:
        event = ClaimRanked(claim=standing.key, rank=wanted, reason=checked_reason(reason))
        last = standing.ranking or standing.asserted
        objection = _already(f"ranked {wanted}", last) if standing.rank is wanted else None
        return _plan(standing, event, standing.asserted, objection)

    return await _decide(desk, asked, claim, plan)


async def _decide(
    desk: Desk, asked: Asked, claim: UUID, plan: Callable[[Standing], Plan]
) -> Written | Problem:
    async def look(connection: Connection) -> Plan:
        return plan(await standing_of(connection, claim))

    return await carry_out(desk, asked, look)


async def standing_of(connection: Connection, claim: UUID) -> Standing:
    """How a claim stands in the log; raises `Refused` where there is no such claim."""
    document = await lookups.document_of_claim(connection, claim)
    events = (
        [one async for one in log.read_stream(connection, document_stream(document))]
        if document
        else []
    )
    asserted = next((one for one in events if one.id == claim), None)
    if asserted is None or not isinstance(asserted.event, ClaimAsserted):
        raise Refused(NotFound(message="there is no such claim", path=("claim",), id=str(claim)))
    concerning = [one for one in events if _concerns(one, asserted, asserted.event)]
    return Standing(
        asserted=asserted,
        key=key_of(asserted.event),
        changed=max(one.append for one in concerning),
        retraction=_last(concerning, ClaimRetracted, ClaimReinstated),
        ranking=_last(concerning, ClaimRanked),
    )


def key_of(asserted: ClaimAsserted) -> ClaimKey:
    """The key that decisions on a claim are about."""
    entry = catalogue.find(asserted.kind, asserted.property)
    return ClaimKey(
        document=asserted.document,
        kind=asserted.kind,
        property=asserted.property,
        value=catalogue.normalise(entry, asserted.value),
        spans=spans(asserted.evidence),
    )


def _concerns(one: RecordedEvent, asserted: RecordedEvent, claim: ClaimAsserted) -> bool:
    """Whether an event of the document changes how a claim of it stands."""
    match one.event:
        case ClaimRetracted(claim=key) | ClaimReinstated(claim=key) | ClaimRanked(claim=key):
            return _same(key, key_of(claim))
        case ExtractionFinished(supersedes=superseded):
            return superseded is not None and superseded == claim.run
        case DocumentWithdrawn() | DocumentErased():
            return True
    return one.id == asserted.id


def _same(one: ClaimKey, other: ClaimKey) -> bool:
    return (one.kind, one.property, one.value) == (
        other.kind,
        other.property,
        other.value,
    ) and overlaps(one.spans, other.spans)


def _last(events: list[RecordedEvent], *kinds: type[AnyEvent]) -> RecordedEvent | None:
    return next((one for one in reversed(events) if isinstance(one.event, kinds)), None)


def _plan(
    standing: Standing, event: AnyEvent, answers: RecordedEvent, objection: Problem | None
) -> Plan:
    stream = document_stream(standing.key.document)
    return Plan(
        steps=(Step(stream=stream, event=event, answers=answers.id),),
        changed=standing.changed,
        objection=objection,
        streams=(stream,),
    )


def _already(what: str, last: RecordedEvent) -> NothingToChange:
    return NothingToChange(message=f"the claim is {what}", path=("claim",), since=last.append)
