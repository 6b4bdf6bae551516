"""Mentions that people and other extractors bring are resolved as our own extractor's are."""

from msgspec import Struct

from sourcier.extraction.port import Extraction, Mention
from sourcier.extraction.port import Reading as PortReading
from sourcier.resolution import Binding, Circumstances, Profile, blocking_keys, profiles, resolve
from sourcier_events import identifiers, log
from sourcier_events.curation.assertions import Reading, Resolved
from sourcier_events.curation.readings import MentionGiven
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    ClaimAsserted,
    EntityIdentified,
    PublicationSeen,
    document_stream,
)


class IndexResolver(Struct, frozen=True):
    """Binds mentions by the identity index, at a position of the log."""

    async def resolve(self, connection: Connection, reading: Reading) -> Resolved:
        """One binding for each mention; writes nothing."""
        around = await _circumstances(connection, reading.document)
        found = await resolve(connection, profiles(reading.reader, _extraction(reading), around))
        bindings = (
            _identified(reading, given, profile, binding)
            for given, profile, binding in zip(
                reading.mentions, found.profiles, found.bindings, strict=True
            )
        )
        return Resolved(found.position, tuple(bindings), found.rests_on)


async def _circumstances(connection: Connection, document: str) -> Circumstances:
    """Where and when the document was published, as its first publication has it."""
    async for recorded in log.read_stream(connection, document_stream(document)):
        if isinstance(recorded.event, PublicationSeen):
            seen = recorded.event
            return Circumstances(document=document, url=seen.url, published=seen.published)
    return Circumstances(document=document)


def _extraction(reading: Reading) -> Extraction:
    """The reading in the shape in which our own extractor gives it."""
    locals_ = {identifiers.mention_id(reading.reader, one.local): one for one in reading.mentions}
    return Extraction(
        mentions=tuple(
            Mention(
                local=given.local,
                kind=given.kind,
                label=given.label,
                evidence=tuple(
                    passage
                    for claim in reading.claims
                    if claim.mention == mention
                    for passage in claim.evidence
                ),
            )
            for mention, given in locals_.items()
        ),
        readings=tuple(
            _port_reading(claim, {mention: one.local for mention, one in locals_.items()})
            for claim in reading.claims
        ),
    )


def _port_reading(claim: ClaimAsserted, names: dict[object, str]) -> PortReading:
    return PortReading(
        mention=names[claim.mention],
        property=claim.property,
        value=claim.value,
        reference=names[claim.reference] if claim.reference else None,
        qualifiers=claim.qualifiers,
        stance=claim.stance,
        evidence=claim.evidence,
        confidence=claim.confidence,
        rule=claim.rule,
    )


def _identified(
    reading: Reading, given: MentionGiven, profile: Profile, binding: Binding
) -> EntityIdentified:
    return EntityIdentified(
        mention=profile.mention,
        entity=binding.entity,
        kind=given.kind,
        label=given.label,
        document=reading.document,
        run=reading.run,
        method=binding.method,
        score=binding.score,
        candidates=binding.candidates,
        blocking_keys=blocking_keys(profile),
        profile=profile.facts,
    )
