"""A fact is the current answer for one property of one entity, and what it rests on."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from sourcier_graphql.planning.declaration import (
    Listing,
    Object,
    Order,
    Page,
    Place,
    Source,
    argument,
    column,
    many,
    matches,
    one,
    planned,
)
from sourcier_graphql.schema.claims import (
    ACTIVE,
    Claim,
    ClaimConnection,
    ClaimStatuses,
    PublishedBy,
)
from sourcier_graphql.schema.codes import FactStatus
from sourcier_graphql.schema.events import Event, event_at
from sourcier_graphql.schema.paging import After, First
from sourcier_graphql.schema.sources import entity_of, row_of

if TYPE_CHECKING:
    from sourcier_graphql.schema.documents import Document
    from sourcier_graphql.schema.entities import Entity

_DOCUMENTS = "sourcier_graphql.schema.documents"
_BEST_FIRST = "{f}.origins desc, {f}.documents desc, {f}.claims desc, {f}.value_key"

FACTS_OF_ENTITY = Source(
    row="f",
    rows="{views}.facts as {f}",
    where="{f}.entity = {parent}.id and {f.valid}",
    order="{f}.property, " + _BEST_FIRST,
)

FactStatuses = Annotated[
    list[FactStatus] | None,
    argument(
        "Only facts that stand so; null for all.", matches("{f}.status = any({value}::text [])")
    ),
]

FACT = Object(
    Source(
        row="f",
        rows="{views}.facts as {f}",
        where="{f}.entity = {parent}.id and {f.valid}",
        order=_BEST_FIRST,
    )
)
"""The fact of a property; the best supported one, where there are many."""

OF_PROPERTY = matches("{f}.property = {value}")

_CLAIMS = Listing(
    name="claims-of-fact",
    # A fact of a property with one value is about all claims of it; its value key is ''.
    source=Source(
        row="c",
        rows="{views}.claims as {c}",
        where=(
            "{c}.entity = {parent}.entity and {c}.property = {parent}.property"
            " and {parent}.value_key in ('', {c}.value_key) and {c.valid}"
        ),
    ),
    orders={"recorded": Order((Place("{c}.position", int, "bigint"),))},
)


_ORIGINS = Source(
    row="origin",
    rows="""
        (
            select
                {document}.independent_origin as name,
                count(distinct {claim}.id) as claims,
                array_agg(distinct {document}.id) as documents
            from {views}.claims as {preferred}
            inner join {views}.claims as {claim}
                on {claim}.entity = {parent}.entity
                and {claim}.property = {parent}.property
                and {claim}.value_key = {preferred}.value_key
                and {claim}.status = 'active'
                and {claim.valid}
            inner join {views}.documents as {document}
                on {document}.id = {claim}.document and {document.valid}
            where {preferred}.id = {parent}.claim and {preferred.valid}
            group by {document}.independent_origin
        ) as {origin}
    """,
    order='cardinality({origin}.documents) desc, {origin}.name collate "C"',
)


@strawberry.type(description="Who independently reported, and in which documents.")
class Origin:
    """Reprints of one text, and all that comes from one agency, have one."""

    name: str = column("As Document.independentOrigin.")
    claims: int = column("How many claims say so.")
    documents: list[Annotated["Document", strawberry.lazy(_DOCUMENTS)]] = many(
        "In these documents.",
        Source(
            row="x",
            rows="{views}.documents as {x}",
            where="{x}.id = any({parent}.documents) and {x.valid}",
            order="{x}.published_earliest nulls last, {x}.id",
        ),
    )


@strawberry.type(description="What the preferred value rests on.")
class Support:
    """Counts of active claims that say the same."""

    claims: int = column("How many claims say so.")
    documents: int = column("In how many documents.")
    publishers: int = column("By how many publishers.")
    independent_origins: int = column(
        "How many reported it independently: reprints of one text count once.", "{row}.origins"
    )
    origins: list[Origin] = many("Who did, those with the most documents first.", _ORIGINS)


@strawberry.type(description="The current answer for one property of one entity, and its proof.")
class Fact:
    """Where a property has many values, there is one fact for each."""

    property: str = column("The property, as in the catalogue.")
    value: str | None = column("The preferred value; null explains itself by the status.")
    status: FactStatus = column("How the fact stands.")
    different_values: int = column("How many different values are claimed.")
    support: Support = one("What the preferred value rests on.", Source())
    preferred: Claim | None = one(
        "The claim whose value is preferred.", row_of("claims", "{parent}.claim")
    )
    set_by: Event | None = one(
        "The event that last set the value, or the claim that it rests on: that claim itself, or "
        "what people or publishers did to one.",
        event_at("{parent}.set_at"),
    )
    reference: Annotated["Entity", strawberry.lazy("sourcier_graphql.schema.entities")] | None = (
        one("The entity that the value names, where it names one.", entity_of("{parent}.reference"))
    )

    @planned("All claims on it, preferred or not, oldest first.", Page(_CLAIMS))
    def claims(
        self,
        status: ClaimStatuses = ACTIVE,
        published_by: PublishedBy = None,
        first: First = 20,
        after: After = None,
    ) -> ClaimConnection: ...
