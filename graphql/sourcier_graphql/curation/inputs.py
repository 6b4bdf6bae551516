"""The one input of each mutation, with what all of them share: a key, and what was seen."""

from enum import Enum
from typing import Any
from uuid import UUID

import strawberry

from sourcier_graphql.schema.codes import Rank, Stance
from sourcier_graphql.schema.scalars import Position


def _entry(description: str, **more: Any) -> Any:
    return strawberry.field(description=description, **more)


_REASON = "Why; it is recorded, and shown with the change. At most 2,000 characters."
_KEY = (
    "A name for this request that nobody guesses, such as a UUID, of at most 200 characters. The "
    "same request under the same key is carried out once, however often it is sent."
)


def _expected(what: str) -> Any:
    description = f"The position at which you looked: a conflict if {what} changed after it."
    return _entry(description, default=None)


@strawberry.enum(description="A kind of entity.")
class EntityKind(Enum):
    MEETING = strawberry.enum_value("meeting", description="A meeting, planned or held.")
    PARTICIPANT = strawberry.enum_value(
        "participant", description="A person, a country, an organisation, an office or a group."
    )
    STATEMENT = strawberry.enum_value("statement", description="Something that somebody said.")


@strawberry.input(description="Which claim to retract, and why.")
class RetractClaimInput:
    claim: strawberry.ID = _entry("The global id of the claim.")
    reason: str = _entry(_REASON)
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("the claim")


@strawberry.input(description="Which claim to reinstate, and why.")
class ReinstateClaimInput:
    claim: strawberry.ID = _entry("The global id of the claim.")
    reason: str = _entry(_REASON)
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("the claim")


@strawberry.input(description="Which claim to rank, how, and why.")
class RankClaimInput:
    claim: strawberry.ID = _entry("The global id of the claim.")
    rank: Rank = _entry("Its rank from now on; NORMAL takes an earlier ranking back.")
    reason: str = _entry(_REASON)
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("the claim")


@strawberry.input(description="Whose a mention is, and why.")
class IdentifyInput:
    mention: UUID = _entry("The mention, as Claim.mention gives it.")
    entity: strawberry.ID | None = _entry(
        "The global id of the entity that it is; null for a new one, which is a split.",
        default=None,
    )
    label: str | None = _entry(
        "What a new entity is called while nothing names it; null for the mention's own label.",
        default=None,
    )
    reason: str = _entry(_REASON)
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("the mention's binding")


@strawberry.input(description="Which two entities are one, and why.")
class MergeEntitiesInput:
    absorbed: strawberry.ID = _entry("The global id of the entity that answers as the other one.")
    into: strawberry.ID = _entry("The global id of the entity that answers for both.")
    reason: str = _entry(_REASON)
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("one of the two, or what it was merged with,")


@strawberry.input(description="Which merge was a mistake, and why.")
class UndoMergeInput:
    merge: UUID = _entry("The merge, as Absorbed.merge or IdentityChange.merge give it.")
    reason: str = _entry(_REASON)
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("one of its sides")


@strawberry.input(description="Which document to withdraw, and why.")
class WithdrawDocumentInput:
    document: strawberry.ID = _entry("The global id of the document.")
    reason: str = _entry(_REASON)
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("anything of the document")


@strawberry.input(
    description="A text, and where it was found. The same again changes nothing: it is its own key."
)
class AddDocumentInput:
    text: str = _entry("The text; it is stored with line ends as LF, in Unicode form NFC.")
    media_type: str = _entry("What it is: only text/plain is read.", default="text/plain")
    url: str | None = _entry("Where it was found, http or https.", default=None)
    publisher: str | None = _entry("Who published it.", default=None)
    origin: str | None = _entry("The agency that it comes from, if it is a reprint.", default=None)
    title: str | None = _entry("Its headline.", default=None)
    language: str | None = _entry("Its language, as BCP 47.", default=None)
    published: str | None = _entry("When it was published, in EDTF.", default=None)
    fetched: str | None = _entry(
        "When it was fetched, as an RFC 3339 time with its offset.", default=None
    )
    licence: str | None = _entry("Under which licence.", default=None)


@strawberry.input(description="Which extractor read the document.")
class RunInput:
    extractor: str = _entry("The name of the extractor.")
    version: str = _entry("Its version.")
    configuration: str = _entry("Whatever tells its settings apart, such as a digest.", default="")


@strawberry.input(description="An entity as the reader saw it in the document.")
class MentionInput:
    local: str = _entry("A name for it that only this request knows, unique in it.")
    kind: EntityKind = _entry("What it is.")
    label: str = _entry("What the text calls it.")
    entity: strawberry.ID | None = _entry(
        "The global id of the entity that it is, where you know it; else it is looked for.",
        default=None,
    )
    separate: bool = _entry("A new entity, whatever it resembles.", default=False)


@strawberry.input(description="A passage of the document, in the words of W3C Web Annotation.")
class PassageInput:
    start: int = _entry("Where it begins, in Unicode code points of the stored text.")
    end: int = _entry("Where it ends, exclusive.")
    exact: str = _entry("The passage itself: it must stand there, character by character.")
    prefix: str | None = _entry("What stands before it; null: filled in.", default=None)
    suffix: str | None = _entry("What stands after it; null: filled in.", default=None)


@strawberry.input(description="What qualifies a value, such as role, mode or wording.")
class QualifierInput:
    name: str = _entry("What it says something about.")
    value: str = _entry("What it says.")


@strawberry.input(description="What the document says about one property of one mention.")
class ClaimInput:
    mention: str = _entry("The local name of the mention.")
    property: str = _entry("The property, by its name in the catalogue, such as city.")
    value: str = _entry("What the document says, as the property wants it written.")
    reference: str | None = _entry(
        "The local name of the mention that the value names, where the property is a reference.",
        default=None,
    )
    qualifiers: list[QualifierInput] = _entry("What qualifies it.", default_factory=list)
    stance: Stance = _entry("How the document stands to it.", default=Stance.ASSERTED)
    evidence: list[PassageInput] = _entry("The passages that say so, at least one.")
    confidence: int = _entry("How sure the reader is, in thousandths.", default=1000)
    rule: str = _entry("What in the extractor found it.", default="")


@strawberry.input(description="What a person, or another extractor, reads in a document.")
class AssertClaimsInput:
    document: strawberry.ID = _entry("The global id of the document.")
    run: RunInput | None = _entry(
        "The extractor that read it all: this run takes the place of the one you asserted for that "
        "extractor before. Null where a person reads.",
        default=None,
    )
    mentions: list[MentionInput] = _entry("What the claims are about, at least one.")
    claims: list[ClaimInput] = _entry("The claims, at least one: all are recorded, or none.")
    idempotency_key: str = _entry(_KEY)
    expected_position: Position | None = _expected("anything of the document")
