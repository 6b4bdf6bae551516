"""The timeline: one change per line, with what was believed before and after."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from sourcier_graphql.global_ids import ENTITY_TYPES, as_digest, as_uuid, decoded
from sourcier_graphql.planning.declaration import (
    NODES,
    VARIANTS,
    Condition,
    Criterion,
    Listing,
    Order,
    Place,
    Source,
    Variant,
    Variants,
    argument,
    column,
    many,
    matches,
    one,
)
from sourcier_graphql.refusals import bad_id
from sourcier_graphql.schema.claims import Claim
from sourcier_graphql.schema.codes import ChangeKind
from sourcier_graphql.schema.events import Event
from sourcier_graphql.schema.identity import EVERY_ID, Node
from sourcier_graphql.schema.paging import Connection
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.sources import asked, entity_of, global_id, row_of

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document
    from sourcier_graphql.schema.entities import Entity

_PLACES = (Place("{h}.position", int, "bigint"), Place("{h}.ordinal", int, "integer"))


def changes_of(name: str, where: str) -> Listing:
    """A list of changes. Rows of changes never end: *current* is all of them."""
    return Listing(
        name=name,
        source=Source(row="h", rows="{views}.changes as {h}", where=f"{where} and {{h.valid}}"),
        orders={
            "newest": Order(_PLACES, descending=True),
            "oldest": Order(_PLACES),
        },
    )


CHANGES_OF_ENTITY = changes_of(
    "changes-of-entity",
    """
        {h}.about in (
            select {together}.id from {views}.entities as {together}
            where {together}.canonical = {parent}.id and {together.valid}
        )
    """,
)
CHANGES_OF_DOCUMENT = changes_of("changes-of-document", "{h}.document = {parent}.id")


@strawberry.enum(description="In which order changes are listed.")
class ChangeOrder(Enum):
    NEWEST = strawberry.enum_value("newest", description="The last one first.")
    OLDEST = strawberry.enum_value("oldest", description="As they were recorded.")


# Whichever member of an entity is asked about, the changes of all its members are meant.
_ABOUT = """
    {h}.about in (
        select {together}.id
        from {views}.entities as {asked}
        inner join {views}.entities as {together}
            on {together}.canonical = {asked}.canonical and {together.valid}
        where {asked}.id = any({value}::uuid []) and {asked.valid}
    )
    or {h}.document = any({value1}::text [])
"""


def entities_and_documents(ids: Iterable[str]) -> tuple[list[UUID], list[str]]:
    """What global ids name; raises a refusal where one names neither."""
    entities: list[UUID] = []
    documents: list[str] = []
    for kind, own in map(decoded, ids):
        if kind == "Document":
            documents.append(as_digest(own))
        elif kind in ENTITY_TYPES:
            entities.append(as_uuid(own))
        else:
            raise bad_id("an id of an entity or a document is wanted here")
    return entities, documents


class ChangeArguments:
    """The arguments that lists of changes share."""

    NEWEST = ChangeOrder.NEWEST
    OLDEST = ChangeOrder.OLDEST
    AnyOrder = Annotated[ChangeOrder, argument("In which order.")]
    About = Annotated[
        list[strawberry.ID] | None,
        argument(
            "Only what happened to these entities, and to those that are one with them, or to "
            "these documents.",
            Criterion(lambda ids: (Condition(_ABOUT, entities_and_documents(ids)),)),
        ),
    ]
    Kinds = Annotated[
        list[ChangeKind] | None,
        argument("Only changes of these kinds.", matches("{h}.kind = any({value}::text [])")),
    ]
    Since = Annotated[
        Position | None,
        argument(
            "Only what was recorded after this position.", matches("{h}.position > {value}::bigint")
        ),
    ]


@strawberry.interface(description="One thing that happened to an entity or a document.")
class Change(Node):
    """An event in the log, as it concerned one subject."""

    id: strawberry.ID = column(EVERY_ID, global_id("Change"))
    kind: ChangeKind = column("What happened.")
    position: Position = column("Where in the log it happened.")
    recorded_at: datetime = column("When it was recorded.")
    actor: str = column("Who did it.")
    reason: str | None = column("The reason that was given.")
    property: str | None = column("The property concerned.")
    changed: bool = column(
        "Whether this is why the preferred value after the append is another than before."
    )
    before: str | None = column("The preferred value at the end of the append before.")
    after: str | None = column("The preferred value at the end of this append.")
    event: Event = one("The event that did it.", Source())
    about: Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None = one(
        "The entity concerned.", entity_of("{parent}.about")
    )
    document: Annotated["Document", strawberry.lazy("sourcier_graphql.schema.documents")] | None = (
        one("The document concerned.", row_of("documents", "{parent}.document"))
    )
    claim: Claim | None = one(
        "The claim concerned, as it stands at the cut.", row_of("claims", "{parent}.claim")
    )


@strawberry.type(description="A claim was made, or something became of one.")
class ClaimChange(Change):
    """Claimed, superseded, retracted, reinstated or ranked."""


@strawberry.type(description="An entity that was weighed for a mention, and what came of it.")
class Candidate:
    """Recorded with the decision, and never worked out again."""

    score: int = column("How much spoke for it, in thousandths.")
    because: list[str] = column(
        "What counted, each with its points; a reason without points is why it was not taken."
    )
    entity: Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None = one(
        "The entity.", entity_of("{parent}.entity")
    )


_CANDIDATES = Source(
    row="c",
    rows=(
        "json_to_recordset({parent}.candidates)"
        " as {c} (entity uuid, score integer, because text [])"
    ),
)


@strawberry.type(description="It was decided which entity something is.")
class IdentityChange(Change):
    """Identified, merged or unmerged."""

    method: str | None = column(
        "How a mention was bound to its entity, such as by a person; null for a merge."
    )
    score: int | None = column("How much spoke for its entity, in thousandths; null for a merge.")
    candidates: list[Candidate] = many(
        "The entities that were weighed for a mention, the likeliest first.", _CANDIDATES
    )
    merge: UUID | None = column("The merge that was made or undone.")
    other: Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None = one(
        "The other side of the merge.", entity_of("{parent}.other")
    )


@strawberry.type(description="A document came, or something became of it.")
class DocumentChange(Change):
    """Added, read, seen in a publication, recognised as a reprint, revised, withdrawn, erased."""


@strawberry.type(description="What concerns the record itself.")
class RecordChange(Change):
    """An event without effect, one that could not be folded, or an attestation."""


VARIANTS["Change"] = Variants(
    "{row}.kind",
    (
        Variant("ClaimChange", ("claimed", "superseded", "retracted", "reinstated", "ranked")),
        Variant("IdentityChange", ("identified", "merged", "unmerged")),
        Variant(
            "DocumentChange",
            (
                "document_added",
                "document_revised",
                "document_withdrawn",
                "document_erased",
                "publication_seen",
                "publication_corrected",
                "reprint_recognised",
                "extracted",
            ),
        ),
        Variant("RecordChange", ("ignored", "paused", "attested")),
    ),
)


@strawberry.type(description="A page of changes.")
class ChangeConnection(Connection[Change]):
    """The history of an entity or a document."""


NODES["Change"] = (asked("changes", "text"), str)
