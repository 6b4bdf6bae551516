"""Claims of one run, whether they are in the log or only read: one shape, so that they compare."""

from uuid import UUID

from msgspec import Struct

from sourcier.extraction.port import Extraction, Reading
from sourcier_events import catalogue
from sourcier_events.catalogue import EntityKind, Property, ValueType
from sourcier_events.event_types import ClaimAsserted, ClaimKey, Stance
from sourcier_events.evidence import Evidence, spans
from sourcier_events.exonyms import city_key
from sourcier_events.names import fold

KNOWN_BY = {
    EntityKind.MEETING: "kind",
    EntityKind.PARTICIPANT: "name",
    EntityKind.STATEMENT: "content",
}
"""The property that says what a thing is called."""


class Claim(Struct, frozen=True, kw_only=True):
    """What a run says of one property of one mention. `normalised` as claim keys have it."""

    mention: str
    kind: EntityKind
    property: str
    value: str
    normalised: str
    reference: str | None
    qualifiers: dict[str, str]
    stance: Stance
    evidence: tuple[Evidence, ...]

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it stands."""
        return spans(self.evidence)

    def entry(self) -> Property:
        """What the catalogue says of its property."""
        return catalogue.find(self.kind, self.property)

    def said(self) -> str:
        """Its value as values are compared: spellings of a name differ, names of a city do not."""
        if self.entry().value_type is ValueType.NAME:
            return fold(self.value) or self.normalised
        return city_key(self.normalised) if self.property == "city" else self.normalised

    def key(self, document: str) -> ClaimKey:
        """What decisions of people are about."""
        return ClaimKey(
            document=document,
            kind=self.kind,
            property=self.property,
            value=self.normalised,
            spans=self.spans(),
        )


def recorded(asserted: ClaimAsserted) -> Claim:
    """A claim that is in the log."""
    return _claim(asserted, str(asserted.mention), asserted.kind, _text(asserted.reference))


def read(extraction: Extraction) -> list[Claim]:
    """What was read just now; raises `InvalidValue`, or `KeyError` for a mention that is none."""
    kinds = {mention.local: mention.kind for mention in extraction.mentions}
    return [
        _claim(reading, reading.mention, kinds[reading.mention], reading.reference)
        for reading in extraction.readings
    ]


def _claim(
    said: ClaimAsserted | Reading, mention: str, kind: EntityKind, reference: str | None
) -> Claim:
    entry = catalogue.find(kind, said.property)
    return Claim(
        mention=mention,
        kind=kind,
        property=said.property,
        value=said.value,
        normalised=catalogue.normalise(entry, said.value),
        reference=reference,
        qualifiers=said.qualifiers,
        stance=said.stance,
        evidence=said.evidence,
    )


def _text(reference: UUID | None) -> str | None:
    return str(reference) if reference else None
