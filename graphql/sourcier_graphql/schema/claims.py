"""A claim is what one document says about one property of one entity, with the passage."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from sourcier_graphql.global_ids import as_uuid
from sourcier_graphql.planning.declaration import (
    NODES,
    Listing,
    Order,
    Place,
    Source,
    argument,
    column,
    many,
    matches,
    one,
)
from sourcier_graphql.schema.codes import AnchorState, ClaimStatus, Rank, Stance
from sourcier_graphql.schema.events import Event, event_at
from sourcier_graphql.schema.identity import EVERY_ID, Node
from sourcier_graphql.schema.paging import Connection
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.sources import asked, entity_of, global_id, row_of

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document
    from sourcier_graphql.schema.entities import Entity
    from sourcier_graphql.schema.publications import Run

_DOCUMENTS = "sourcier_graphql.schema.documents"

ACTIVE = [ClaimStatus.ACTIVE]

ClaimStatuses = Annotated[
    list[ClaimStatus] | None,
    argument(
        "Only claims that stand so; null for all that there ever were.",
        matches("{c}.status = any({value}::text [])"),
    ),
]
PublishedBy = Annotated[
    date | None,
    argument(
        "Only what had been published by this day, whenever it was recorded here.",
        matches(
            "exists (select from {views}.publications as {published}"
            " where {published}.document = {c}.document and {published.valid}"
            " and {published}.published_latest <= {value}::date)"
        ),
    ),
]
OF_PROPERTY = matches("{c}.property = {value}")


def claims_of(name: str, where: str, *places: Place) -> Listing:
    """A list of claims, in the order in which they were recorded, or by other columns first."""
    return Listing(
        name=name,
        source=Source(row="c", rows="{views}.claims as {c}", where=f"{where} and {{c.valid}}"),
        orders={"recorded": Order((*places, Place("{c}.position", int, "bigint")))},
    )


# Property by property, as the index has them.
CLAIMS_OF_ENTITY = claims_of(
    "claims-of-entity", "{c}.entity = {parent}.id", Place("{c}.property", str, "text")
)


@strawberry.type(description="What qualifies the value of a claim, such as role, mode or wording.")
class Qualifier:
    """A name and a value."""

    name: str = column("What it says something about.")
    value: str = column("What it says.")


@strawberry.type(description="Where a passage is now.")
class Anchor:
    """Word for word; nothing is found that only looks alike."""

    state: AnchorState = column("Whether it is still there.")
    start: int | None = column("Where it begins now, in code points; null where it is lost.")
    document: Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None = one(
        "The newest text at the same place: another document, where it was revised.",
        row_of("documents", "{parent}.document"),
    )


# A document may have been revised again and again: the last text counts.
_ANCHOR = Source(
    row="anchor",
    rows="""
        (
            with recursive revision (id, depth) as (
                select {parent}.document, 0
                union all
                select {revised}.revised_by, revision.depth + 1
                from revision
                inner join {views}.documents as {revised}
                    on {revised}.id = revision.id and {revised.valid}
                where {revised}.revised_by is not null and revision.depth < 100
            )
            select
                coalesce(found.state, 'exact') as state,
                case when newest.depth = 0 then {parent}.start else found.start_now end as start,
                newest.id as document
            from (select id, depth from revision order by depth desc limit 1) as newest
            left join log.document as stored
                on newest.depth > 0 and stored.sha256 = decode(newest.id, 'hex')
            left join lateral views.anchor(
                stored.text, {parent}.exact, coalesce({parent}.prefix, ''),
                coalesce({parent}.suffix, ''), {parent}.start
            ) as found on newest.depth > 0
        ) as {anchor}
    """,
)


@strawberry.type(description="One passage of one document, in the words of W3C Web Annotation.")
class Evidence:
    """TextPositionSelector and TextQuoteSelector."""

    exact: str = column("The passage itself.")
    prefix: str = column("What stands before it.", "coalesce({row}.prefix, '')")
    suffix: str = column("What stands after it.", "coalesce({row}.suffix, '')")
    start: int = column("Where it begins, in code points of the text.")
    end: int = column("Where it ends, exclusive.")
    anchor: Anchor = one("Where it is now, if its document was revised.", _ANCHOR)
    document: Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None = one(
        "The document that the passage is in.", row_of("documents", "{parent}.document")
    )


_QUALIFIERS = Source(
    row="q",
    rows="json_each_text({parent}.qualifiers) as {q} (name, value)",
    order='{q}.name collate "C"',
)
_EVIDENCE = Source(
    row="e",
    rows=(
        "(select passage.*, {parent}.document from json_to_recordset({parent}.evidence)"
        ' as passage (exact text, prefix text, suffix text, start integer, "end" integer)) as {e}'
    ),
)


@strawberry.type(description="What one document says about one property of one entity.")
class Claim(Node):
    """As one run, or one person, read it."""

    id: strawberry.ID = column(EVERY_ID, global_id("Claim"))
    property: str = column("The property, as in the catalogue.")
    value: str = column("What the document says.")
    stance: Stance = column("How the document stands to it.")
    rank: Rank = column("What a person made of it.")
    status: ClaimStatus = column("Whether it still counts.")
    confidence: int = column("How sure the extractor was, in thousandths.")
    rule: str = column("The extractor's rule that found it.")
    actor: str = column("Who asserted it.")
    position: Position = column("Where in the log it was asserted.")
    recorded_at: datetime = column("When it was recorded.")
    mention: UUID = column(
        "The entity as one run saw it in one document: what the claim is bound to."
    )
    qualifiers: list[Qualifier] = many(
        "What qualifies the value, in the order of the names.", _QUALIFIERS
    )
    evidence: list[Evidence] = many("The passages that say so.", _EVIDENCE)
    document: Annotated["Document", strawberry.lazy(_DOCUMENTS)] | None = one(
        "The document that says so.", row_of("documents", "{parent}.document")
    )
    event: Event | None = one("The event that asserted it.", event_at("{parent}.position"))
    run: Annotated["Run", strawberry.lazy("sourcier_graphql.schema.publications")] | None = one(
        "The run that read it; null where a person did.", row_of("runs", "{parent}.run")
    )
    about: Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None = one(
        "The entity that it is about.", entity_of("{parent}.entity")
    )
    reference: Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None = (
        one("The entity that the value names, where it names one.", entity_of("{parent}.reference"))
    )


@strawberry.type(description="A page of claims.")
class ClaimConnection(Connection[Claim]):
    """Claims of an entity, a fact or a document."""


NODES["Claim"] = (asked("claims"), as_uuid)
