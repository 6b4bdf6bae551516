"""Inputs as the commands take them."""

from sourcier_events import event_types
from sourcier_events.catalogue import EntityKind
from sourcier_events.curation.assertions import Assertion, RunGiven
from sourcier_events.curation.readings import ClaimGiven, MentionGiven, PassageGiven
from sourcier_events.curation.wording import invalid
from sourcier_graphql.curation.ids import document_id, entity_id
from sourcier_graphql.curation.inputs import (
    AddDocumentInput,
    AssertClaimsInput,
    ClaimInput,
    MentionInput,
    PassageInput,
    RunInput,
)
from sourcier_graphql.curation.port import DocumentGiven


def document_given(given: AddDocumentInput) -> DocumentGiven:
    """A document with where it was found."""
    return DocumentGiven(**{name: getattr(given, name) for name in DocumentGiven.__struct_fields__})


def assertion(given: AssertClaimsInput) -> Assertion:
    """What somebody reads in a document; raises `Refused` where an id is none."""
    return Assertion(
        document=document_id(given.document, "document"),
        mentions=tuple(_mention(ordinal, one) for ordinal, one in enumerate(given.mentions)),
        claims=tuple(_claim(ordinal, one) for ordinal, one in enumerate(given.claims)),
        run=_run(given.run) if given.run else None,
    )


def _run(given: RunInput) -> RunGiven:
    return RunGiven(
        extractor=given.extractor, version=given.version, configuration=given.configuration
    )


def _mention(ordinal: int, given: MentionInput) -> MentionGiven:
    path = ("mentions", str(ordinal), "entity")
    return MentionGiven(
        local=given.local,
        kind=EntityKind(str(given.kind.value)),
        label=given.label,
        entity=entity_id(given.entity, *path) if given.entity else None,
        separate=given.separate,
    )


def _claim(ordinal: int, given: ClaimInput) -> ClaimGiven:
    qualifiers = {one.name: one.value for one in given.qualifiers}
    if len(qualifiers) < len(given.qualifiers):
        raise invalid("a name comes twice", "claims", str(ordinal), "qualifiers")
    return ClaimGiven(
        mention=given.mention,
        property=given.property,
        value=given.value,
        reference=given.reference,
        qualifiers=qualifiers,
        stance=event_types.Stance(str(given.stance.value)),
        evidence=tuple(map(_passage, given.evidence)),
        confidence=given.confidence,
        rule=given.rule,
    )


def _passage(given: PassageInput) -> PassageGiven:
    return PassageGiven(
        start=given.start,
        end=given.end,
        exact=given.exact,
        prefix=given.prefix,
        suffix=given.suffix,
    )
