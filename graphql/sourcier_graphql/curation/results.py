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
from sourcier_graphql.schema.scalars import Position


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


@strawberry.type(description="The retraction of a claim was taken back.")
class ClaimReinstated(Recorded):
    claim_id: strawberry.Private[UUID]


@strawberry.type(description="A claim was ranked.")
class ClaimRanked(Recorded):
    claim_id: strawberry.Private[UUID]


@strawberry.type(description="A mention was bound by a person.")
class MentionIdentified(Recorded):
    entity_id: strawberry.Private[UUID]
    mention: UUID = strawberry.field(description="The mention.")


@strawberry.type(description="Two entities are one.")
class EntitiesMerged(Recorded):
    entity_id: strawberry.Private[UUID]
    merge: UUID = strawberry.field(description="The merge, by which it can be undone.")


@strawberry.type(description="A merge was undone.")
class MergeUndone(Recorded):
    merge: UUID = strawberry.field(description="The merge.")


@strawberry.type(description="A document was withdrawn.")
class DocumentWithdrawn(Recorded):
    document_id: strawberry.Private[str]


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


@strawberry.type(description="Claims were asserted.")
class ClaimsAsserted(Recorded):
    document_id: strawberry.Private[str]
    claim_ids: strawberry.Private[list[UUID]]
    run_id: strawberry.Private[UUID | None]


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
