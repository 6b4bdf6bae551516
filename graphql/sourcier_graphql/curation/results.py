"""What may come of each mutation: that it was done, or one of the problems that it can have.

A payload's plain fields are values of the instance. What it refers to is in the views: the instance
holds the id, and the declared field is answered as any other read is.
"""

from datetime import datetime
from enum import Enum
from typing import Annotated
from uuid import UUID

import strawberry

from sourcier_graphql.curation.problems import (
    Conflict,
    EvidenceMismatch,
    InvalidInput,
    KeyReused,
    MergeSuperseded,
    NotAllowed,
    NotFound,
    NothingToChange,
)
from sourcier_graphql.planning.declaration import Source, many, one
from sourcier_graphql.schema.claims import Claim
from sourcier_graphql.schema.documents import Document
from sourcier_graphql.schema.entities import Entity
from sourcier_graphql.schema.publications import Run
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.sources import entity_of, row_of

# An undoing is one event, and has a line in the timeline of each side.
_SIDES = Source(
    row="x",
    rows="{views}.entities as {x}",
    where="""
        {x.valid} and {x}.id in (
            select {line}.about from {views}.changes as {line}
            where {line}.position = {parent}.position and {line}.property is null
        )
    """,
    order="{x}.id",
)
_CLAIMS = Source(
    row="x",
    rows="{views}.claims as {x}",
    where="{x}.id = any({parent}.claim_ids) and {x.valid}",
    order="array_position({parent}.claim_ids, {x}.id)",
)


@strawberry.interface(description="What was asked for is in the log.")
class Recorded:
    """All of it, or this would be a problem."""

    position: Position = strawberry.field(
        description="Where in the log it ends: ask for `snapshot(asOf:)` there to see what it did."
    )
    recorded_at: datetime = strawberry.field(description="When it was recorded.")
    already_done: bool = strawberry.field(
        description="Whether an earlier request with the same key did it, and this one nothing."
    )
    visible: bool = strawberry.field(
        description="Whether the views show it; if not yet, fields that refer to them lag behind."
    )


@strawberry.type(description="A claim was taken back.")
class ClaimRetracted(Recorded):
    claim_id: strawberry.Private[UUID]
    claim: Claim | None = one("The claim as it stands now.", row_of("claims", "{parent}.claim_id"))


@strawberry.type(description="The retraction of a claim was taken back.")
class ClaimReinstated(Recorded):
    claim_id: strawberry.Private[UUID]
    claim: Claim | None = one("The claim as it stands now.", row_of("claims", "{parent}.claim_id"))


@strawberry.type(description="A claim was ranked.")
class ClaimRanked(Recorded):
    claim_id: strawberry.Private[UUID]
    claim: Claim | None = one("The claim as it stands now.", row_of("claims", "{parent}.claim_id"))


@strawberry.type(description="A mention was bound by a person.")
class MentionIdentified(Recorded):
    entity_id: strawberry.Private[UUID]
    mention: UUID = strawberry.field(description="The mention.")
    entity: Entity | None = one(
        "The entity that the mention is bound to, or that answers for it.",
        entity_of("{parent}.entity_id"),
    )


@strawberry.type(description="Two entities are one.")
class EntitiesMerged(Recorded):
    entity_id: strawberry.Private[UUID]
    merge: UUID = strawberry.field(description="The merge, by which it can be undone.")
    entity: Entity | None = one(
        "The entity that answers for both.", entity_of("{parent}.entity_id")
    )


@strawberry.type(description="A merge was undone.")
class MergeUndone(Recorded):
    merge: UUID = strawberry.field(description="The merge.")
    sides: list[Entity] = many("The entities that are apart again.", _SIDES)


@strawberry.type(description="A document was withdrawn.")
class DocumentWithdrawn(Recorded):
    document_id: strawberry.Private[str]
    document: Document | None = one("The document.", row_of("documents", "{parent}.document_id"))


@strawberry.enum(description="What was new about a document.")
class Arrival(Enum):
    ADDED = strawberry.enum_value("added", description="The text.")
    REVISION = strawberry.enum_value(
        "revision", description="The text, at a url at which another one stood before."
    )
    REPUBLISHED = strawberry.enum_value(
        "republished", description="Where it was found, or what is known of that."
    )
    REREAD = strawberry.enum_value("reread", description="The extractor that read it.")
    KNOWN = strawberry.enum_value("known", description="Nothing.")


@strawberry.type(description="A document is stored, and read.")
class DocumentAdded(Recorded):
    document_id: strawberry.Private[str]
    sha256: str = strawberry.field(description="The SHA-256 of the stored text, in hex.")
    arrival: Arrival = strawberry.field(description="What was new about it.")
    mentions: int = strawberry.field(description="How many mentions were read now.")
    claims: int = strawberry.field(description="How many claims were read now.")
    document: Document | None = one("The document.", row_of("documents", "{parent}.document_id"))


@strawberry.type(description="Claims were asserted.")
class ClaimsAsserted(Recorded):
    document_id: strawberry.Private[str]
    claim_ids: strawberry.Private[list[UUID]]
    run_id: strawberry.Private[UUID | None]
    claims: list[Claim] = many("The claims, in the order in which they were given.", _CLAIMS)
    document: Document | None = one(
        "The document that says so.", row_of("documents", "{parent}.document_id")
    )
    run: Run | None = one("The run; null where a person reads.", row_of("runs", "{parent}.run_id"))


RetractClaimResult = Annotated[
    ClaimRetracted | NotFound | NotAllowed | InvalidInput | Conflict | KeyReused | NothingToChange,
    strawberry.union("RetractClaimResult", description="What may come of retracting a claim."),
]
ReinstateClaimResult = Annotated[
    ClaimReinstated | NotFound | NotAllowed | InvalidInput | Conflict | KeyReused | NothingToChange,
    strawberry.union("ReinstateClaimResult", description="What may come of reinstating a claim."),
]
RankClaimResult = Annotated[
    ClaimRanked | NotFound | NotAllowed | InvalidInput | Conflict | KeyReused | NothingToChange,
    strawberry.union("RankClaimResult", description="What may come of ranking a claim."),
]
IdentifyResult = Annotated[
    MentionIdentified
    | NotFound
    | NotAllowed
    | InvalidInput
    | Conflict
    | KeyReused
    | NothingToChange,
    strawberry.union("IdentifyResult", description="What may come of binding a mention."),
]
MergeEntitiesResult = Annotated[
    EntitiesMerged | NotFound | NotAllowed | InvalidInput | Conflict | KeyReused | NothingToChange,
    strawberry.union("MergeEntitiesResult", description="What may come of merging entities."),
]
UndoMergeResult = Annotated[
    MergeUndone
    | NotFound
    | NotAllowed
    | InvalidInput
    | Conflict
    | KeyReused
    | NothingToChange
    | MergeSuperseded,
    strawberry.union("UndoMergeResult", description="What may come of undoing a merge."),
]
WithdrawDocumentResult = Annotated[
    DocumentWithdrawn
    | NotFound
    | NotAllowed
    | InvalidInput
    | Conflict
    | KeyReused
    | NothingToChange,
    strawberry.union(
        "WithdrawDocumentResult", description="What may come of withdrawing a document."
    ),
]
AddDocumentResult = Annotated[
    DocumentAdded | NotAllowed | InvalidInput,
    strawberry.union("AddDocumentResult", description="What may come of adding a document."),
]
AssertClaimsResult = Annotated[
    ClaimsAsserted | NotFound | NotAllowed | InvalidInput | Conflict | KeyReused | EvidenceMismatch,
    strawberry.union("AssertClaimsResult", description="What may come of asserting claims."),
]
