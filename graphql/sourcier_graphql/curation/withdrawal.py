"""What withdrawing a document would change, as a type: asked before, and written nowhere."""

from enum import Enum
from typing import Annotated, Any
from uuid import UUID

import strawberry

from sourcier_events.curation import blast_radius as core
from sourcier_events.curation.problems import Problem as CoreProblem
from sourcier_events.curation.problems import Refused
from sourcier_graphql.access.principal import Scope
from sourcier_graphql.curation.deciding import Context
from sourcier_graphql.curation.ids import document_id
from sourcier_graphql.curation.problems import (
    InvalidInput,
    NotAllowed,
    NotFound,
    not_allowed,
    shown,
)
from sourcier_graphql.planning.declaration import Source, many, one
from sourcier_graphql.schema.codes import FactStatus
from sourcier_graphql.schema.documents import Document
from sourcier_graphql.schema.entities import Entity
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.sources import entity_of, row_of


@strawberry.enum(description="What would become of a fact, the gravest first.")
class FactEffect(Enum):
    LOSES_ALL_SUPPORT = strawberry.enum_value(
        "loses_all_support", description="Nothing else says anything of it."
    )
    CHANGES_VALUE = strawberry.enum_value(
        "changes_value", description="Another value would be preferred."
    )
    CHANGES_STATUS = strawberry.enum_value(
        "changes_status", description="The value stays, and stands otherwise, such as uncontested."
    )
    LOSES_SUPPORT = strawberry.enum_value(
        "loses_support", description="The value stays, with fewer claims, documents or origins."
    )
    LOSES_A_RIVAL = strawberry.enum_value(
        "loses_a_rival", description="The value stays, and fewer others contradict it."
    )


@strawberry.type(description="A fact before or after.")
class FactState:
    """Without a value, nothing supports it."""

    status: FactStatus = strawberry.field(description="How it stands.")
    value: str | None = strawberry.field(description="The preferred value.")
    claims: int = strawberry.field(description="How many claims say so.")
    documents: int = strawberry.field(description="In how many documents.")
    publishers: int = strawberry.field(description="By how many publishers.")
    independent_origins: int = strawberry.field(description="Reported independently by how many.")


@strawberry.type(description="A fact that a withdrawal would change.")
class AffectedFact:
    entity_id: strawberry.Private[UUID]
    entity: Entity | None = one("The entity that it is of.", entity_of("{parent}.entity_id"))
    property: str = strawberry.field(description="The property, as in the catalogue.")
    effect: FactEffect = strawberry.field(description="What would become of it.")
    before: FactState = strawberry.field(description="As it is.")
    after: FactState = strawberry.field(description="As it would be.")


@strawberry.type(description="What withdrawing a document would change: exactly that, and no more.")
class BlastRadius:
    document_id: strawberry.Private[str]
    unsupported_ids: strawberry.Private[list[UUID]]
    document: Document | None = one("The document.", row_of("documents", "{parent}.document_id"))
    unsupported: list[Entity] = many(
        "The entities that nothing would support any more.",
        Source(
            row="x",
            rows="{views}.entities as {x}",
            where="{x}.id = any({parent}.unsupported_ids) and {x.valid}",
            order="array_position({parent}.unsupported_ids, {x}.id)",
        ),
    )
    position: Position = strawberry.field(description="Of which position of the views this is.")
    claims: int = strawberry.field(description="How many claims that count would count no more.")
    facts: list[AffectedFact] = strawberry.field(
        description="The facts that would change, the gravest effects first."
    )


BlastRadiusResult = Annotated[
    BlastRadius | NotFound | NotAllowed | InvalidInput,
    strawberry.union("BlastRadiusResult", description="What may come of asking."),
]


async def blast_radius(context: Context, document: str) -> Any:
    """What withdrawing a document (global id) would change now; needs the scope to do it."""
    principal = context.principal
    if not principal.may(Scope.CURATE):  # it costs a fold
        return not_allowed(principal, Scope.CURATE)
    try:
        wanted = document_id(document, "document")
    except Refused as refused:
        return shown(refused.problem)
    found = await context.curation.blast_radii.of(wanted)
    return shown(found) if isinstance(found, CoreProblem) else _shown(found)


def _shown(found: core.BlastRadius) -> BlastRadius:
    return BlastRadius(
        document_id=found.document,
        unsupported_ids=list(found.unsupported),
        position=Position(found.position),
        claims=found.claims,
        facts=[
            AffectedFact(
                entity_id=one.entity,
                property=one.property,
                effect=FactEffect(one.effect.value),
                before=_state(one.before),
                after=_state(one.after),
            )
            for one in found.facts
        ],
    )


def _state(one: core.FactState) -> FactState:
    return FactState(
        status=FactStatus(one.status),
        value=one.value,
        claims=one.claims,
        documents=one.documents,
        publishers=one.publishers,
        independent_origins=one.origins,
    )
