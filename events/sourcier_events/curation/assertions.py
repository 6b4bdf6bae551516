"""What people and other extractors claim is held to what the built-in one is: the quote must stand.

One request is one complete reading of a document: by a person, or by a run, which then takes the
place of the run that the same actor's extractor made before.
"""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sourcier_events import identifiers, log
from sourcier_events.catalogue import EntityKind
from sourcier_events.curation.asking import Asked, Written
from sourcier_events.curation.carrying_out import GIVEN, Desk, Plan, Step, carry_out
from sourcier_events.curation.documents import unknown
from sourcier_events.curation.identity import of_kind
from sourcier_events.curation.problems import Problem, Refused
from sourcier_events.curation.readings import ClaimGiven, MentionGiven, checked_claims, kinds_of
from sourcier_events.curation.wording import LONGEST_LABEL, checked
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    EntityIdentified,
    ExtractionFinished,
    document_stream,
    entity_stream,
)
from sourcier_events.log import RecordedEvent
from sourcier_events.projections.identities import PERSON


class RunGiven(Struct, frozen=True, kw_only=True):
    """Which extractor read the document. `configuration` is whatever tells its settings apart."""

    extractor: str
    version: str
    configuration: str = ""


class Assertion(Struct, frozen=True, kw_only=True):
    """What somebody reads in a document; no `run` where a person does."""

    document: str
    mentions: tuple[MentionGiven, ...]
    claims: tuple[ClaimGiven, ...]
    run: RunGiven | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """What is to be resolved: `reader` is the run or the request that the mentions are local to."""

    reader: UUID
    run: UUID | None
    document: str
    mentions: tuple[MentionGiven, ...]
    claims: tuple[ClaimAsserted, ...]


class Resolved(Struct, frozen=True):
    """Bindings of the mentions, in order, decided at a position; None: whenever.

    They do not hold any more once somebody binds one of the mentions that they rest on.
    """

    position: int | None
    bindings: tuple[EntityIdentified, ...]
    rests_on: tuple[UUID, ...] = ()


class Resolver(Protocol):
    """Finds out whom the mentions of a reading are about."""

    async def resolve(self, connection: Connection, reading: Reading) -> Resolved:
        """One binding for each mention; writes nothing."""
        ...


class NoResolver:
    """Every mention is an entity of its own."""

    async def resolve(self, connection: Connection, reading: Reading) -> Resolved:
        """New entities only."""
        return Resolved(None, tuple(_new(reading, one) for one in reading.mentions))


async def assert_claims(
    desk: Desk, asked: Asked, assertion: Assertion, resolver: Resolver
) -> Written | Problem:
    """Record what somebody reads in a document, all of it or nothing."""

    async def look(connection: Connection) -> Plan:
        reading = await _reading(connection, asked, assertion)
        events = [
            one async for one in log.read_stream(connection, document_stream(assertion.document))
        ]
        resolved = await resolver.resolve(connection, reading)
        bindings = [
            await _as_given(connection, asked, reading, ordinal, binding)
            for ordinal, binding in enumerate(resolved.bindings)
        ]
        stream = document_stream(assertion.document)
        steps = [Step(stream=entity_stream(one.entity), event=one) for one in bindings]
        steps += [Step(stream=stream, event=one) for one in reading.claims]
        if assertion.run and reading.run:
            finished = _finished(asked, assertion, assertion.run, reading.run, events)
            steps.append(Step(stream=stream, event=finished))
        return Plan(
            steps=tuple(steps),
            changed=events[-1].append,
            streams=(stream,),
            mentions=resolved.rests_on,
            resolved_at=resolved.position,
        )

    return await carry_out(desk, asked, look)


async def _reading(connection: Connection, asked: Asked, assertion: Assertion) -> Reading:
    text = await log.document_text(connection, assertion.document)
    if text is None:
        raise Refused(unknown(assertion.document))
    run = _run(asked, assertion)
    reader = run or asked.request
    kinds = kinds_of(assertion.mentions)
    found = checked_claims(text, kinds, assertion.claims)
    return Reading(
        reader=reader,
        run=run,
        document=assertion.document,
        mentions=assertion.mentions,
        claims=tuple(
            _asserted(assertion.document, reader, run, kinds[one.mention], one) for one in found
        ),
    )


def _run(asked: Asked, assertion: Assertion) -> UUID | None:
    """The id of the run: the same request is the same run."""
    given = assertion.run
    if given is None:
        return None
    checked(given.extractor, LONGEST_LABEL, "run", "extractor")
    checked(given.version, LONGEST_LABEL, "run", "version")
    checked(given.configuration, LONGEST_LABEL, "run", "configuration", empty=True)
    return identifiers.run_id(
        given.extractor,
        given.version,
        given.configuration,
        assertion.document,
        asked.request.bytes,
    )


def _asserted(
    document: str, reader: UUID, run: UUID | None, kind: EntityKind, claim: ClaimGiven
) -> ClaimAsserted:
    reference = claim.reference
    return ClaimAsserted(
        document=document,
        run=run,
        mention=identifiers.mention_id(reader, claim.mention),
        kind=kind,
        property=claim.property,
        value=claim.value,
        reference=identifiers.mention_id(reader, reference) if reference else None,
        qualifiers=claim.qualifiers,
        stance=claim.stance,
        evidence=tuple(one.evidence() for one in claim.evidence),
        confidence=claim.confidence,
        rule=claim.rule,
    )


async def _as_given(
    connection: Connection, asked: Asked, reading: Reading, ordinal: int, binding: EntityIdentified
) -> EntityIdentified:
    """The binding of a mention, where the request says whose it is: that."""
    given = reading.mentions[ordinal]
    if given.entity is None and not given.separate:
        return binding
    if given.entity:
        await of_kind(connection, given.entity, given.kind, "mentions", str(ordinal), "entity")
    return replace(
        binding,
        entity=given.entity or identifiers.separate_entity_id(asked.request, binding.mention),
        method=GIVEN if reading.run else PERSON,
        score=1000,
        candidates=(),
    )


def _new(reading: Reading, one: MentionGiven) -> EntityIdentified:
    mention = identifiers.mention_id(reading.reader, one.local)
    return EntityIdentified(
        mention=mention,
        entity=identifiers.entity_id(mention),
        kind=one.kind,
        label=one.label,
        document=reading.document,
        run=reading.run,
        method="new",
        score=1000,
    )


def _finished(
    asked: Asked, assertion: Assertion, given: RunGiven, run: UUID, events: Sequence[RecordedEvent]
) -> ExtractionFinished:
    return ExtractionFinished(
        run=run,
        document=assertion.document,
        extractor=given.extractor,
        version=given.version,
        configuration=given.configuration,
        supersedes=_current_run(asked.actor, given.extractor, run, events),
    )


def _current_run(
    actor: str, extractor: str, run: UUID, events: Sequence[RecordedEvent]
) -> UUID | None:
    """The run that this one takes the place of: nobody ends the claims of somebody else's run."""
    finished = [
        (one.actor, one.event) for one in events if isinstance(one.event, ExtractionFinished)
    ]
    superseded = {one.supersedes for _, one in finished}
    for by, one in reversed(finished):
        mine = by == actor and one.extractor == extractor
        if mine and one.run != run and one.run not in superseded:
            return one.run
    return None
