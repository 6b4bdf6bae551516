"""What all entities share, for auditors: their claims, their facts, their history, their merges.

An entity answers to the id it was asked by, `{member}`; its row is that of the entity that answers
for it, which is another one where the two were merged.
"""

from uuid import UUID

import strawberry

from sourcier_graphql.global_ids import ENTITY_TYPES
from sourcier_graphql.planning.declaration import (
    VARIANTS,
    Object,
    Page,
    Source,
    Variant,
    Variants,
    column,
    many,
    one,
    planned,
)
from sourcier_graphql.schema.changes import (
    CHANGES_OF_ENTITY,
    Change,
    ChangeArguments,
    ChangeConnection,
)
from sourcier_graphql.schema.facts import FACTS_OF_ENTITY, Fact, FactStatuses
from sourcier_graphql.schema.identity import EVERY_ID, Node
from sourcier_graphql.schema.paging import After, First
from sourcier_graphql.schema.sources import global_id

MERGED_INTO = "The id of the entity that answers for this one since they were merged."


def own_id(kind: str) -> str:
    """The global id by which an entity was asked, as SQL."""
    return global_id(kind, "{member}")


def merged_into(kind: str) -> str:
    """The global id of the entity that answers for another one, as SQL."""
    return f"case when {{member}} <> {{row}}.id then {global_id(kind)} end"


@strawberry.type(description="Another entity that was merged into this one.")
class Absorbed:
    """It goes on answering to its id; undoing the merge makes it answer for itself."""

    id: strawberry.ID = column(
        "The id that still leads here.",
        "case {row}.kind "
        + " ".join(f"when '{kind.lower()}' then {global_id(kind)}" for kind in ENTITY_TYPES)
        + " end",
    )
    merge: UUID = column("The merge that did it: what undoing it is asked by.")
    change: Change | None = one(
        "The line of the timeline that says so.",
        Source(
            row="h",
            rows="{views}.changes as {h}",
            where=(
                "{h}.merge = {parent}.merge and {h}.kind = 'merged' and {h}.property is null"
                " and {h}.about = {parent}.id and {h.valid}"
            ),
            order="{h}.position, {h}.ordinal",
        ),
    )


_ABSORBED = Source(
    row="gone",
    rows="{views}.entities as {gone}",
    where="{gone}.merged_into = {parent}.id and {gone.valid}",
    order="{gone}.from_position, {gone}.id",
)


@strawberry.interface(
    description="A meeting, a participant or a statement: plain values, and how we know them."
)
class Entity(Node):
    """The types of `kind` in the views."""

    id: strawberry.ID = column(EVERY_ID, "null")
    merged_into: strawberry.ID | None = column(MERGED_INTO, "null")
    absorbed: list[Absorbed] = many(
        "The entities that were merged into this one, oldest first.", _ABSORBED
    )

    @planned(
        "All facts: one per property; where a property has many values, one per value.",
        Object(FACTS_OF_ENTITY, many=True),
    )
    def facts(self, status: FactStatuses = None) -> list[Fact]: ...

    @planned(
        "What happened to it and to those merged into it, newest first.", Page(CHANGES_OF_ENTITY)
    )
    def history(
        self,
        kinds: ChangeArguments.Kinds = None,
        since: ChangeArguments.Since = None,
        order_by: ChangeArguments.AnyOrder = ChangeArguments.NEWEST,
        first: First = 20,
        after: After = None,
    ) -> ChangeConnection: ...


def _entity(view: str) -> Source:
    return Source(
        row="x",
        rows=f"{{views}}.{view} as {{x}}",
        where="{x}.id = {parent}.canonical and {x.valid}",
        member="{parent}.id",
    )


VARIANTS["Entity"] = Variants(
    "{row}.kind",
    (
        Variant("Meeting", ("meeting",), _entity("meetings")),
        Variant("Participant", ("participant",), _entity("participants")),
        Variant("Statement", ("statement",), _entity("statements")),
    ),
)
