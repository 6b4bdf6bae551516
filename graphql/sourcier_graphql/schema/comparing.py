"""Two cuts of one entity side by side, and of one cut who is to blame for each value."""

from typing import Annotated

import strawberry

from sourcier_graphql.global_ids import ENTITY_TYPES, as_uuid, decoded
from sourcier_graphql.planning.declaration import (
    Between,
    Object,
    Source,
    argument,
    column,
    many,
    matches,
    named,
    one,
)
from sourcier_graphql.planning.scope import held_at, position_text
from sourcier_graphql.refusals import bad_id
from sourcier_graphql.schema.changes import Change
from sourcier_graphql.schema.claims import Claim, Evidence
from sourcier_graphql.schema.codes import FactStatus
from sourcier_graphql.schema.events import Event, event_at
from sourcier_graphql.schema.facts import Fact
from sourcier_graphql.schema.publications import Run
from sourcier_graphql.schema.scalars import Position
from sourcier_graphql.schema.sources import row_of


def _entity(global_id: str) -> object:
    kind, own = decoded(global_id)
    if kind not in ENTITY_TYPES:
        raise bad_id("an id of a meeting, a participant or a statement is wanted here")
    return as_uuid(own)


About = Annotated[strawberry.ID, argument("The entity.", named("about", _entity))]
Blamed = Annotated[
    strawberry.ID,
    argument("The entity.", matches("{entity}.id = {value}::uuid and {entity.valid}", _entity)),
]


_ANSWERING = """
    (
        select {alias}.canonical from {{views}}.entities as {alias}
        where {alias}.id = {about} and {valid}
    )
"""


def _answering(alias: str, about: str, position: str) -> str:
    return _ANSWERING.format(alias=alias, about=about, valid=held_at(alias, position))


# Facts are of whoever answered for the entity: perhaps another one before than after.
_ENTRIES = f"""
    (
        select
            coalesce(before.property, after.property) as property,
            before.value as value_before, after.value as value_after,
            before.status as status_before, after.status as status_after,
            before.claim as claim_before, after.claim as claim_after,
            coalesce(before.value_key, after.value_key) as value_key,
            {{parent}}.since, {{parent}}.until, {{parent}}.own
        from (
            select fact.* from {{views}}.facts as fact
            where fact.entity = {_answering("{then}", "{parent}.own", "{parent}.since")}
                and {held_at("fact", "{parent}.since")}
        ) as before
        full join (
            select fact.* from {{views}}.facts as fact
            where fact.entity = {_answering("{now}", "{parent}.own", "{parent}.until")}
                and {held_at("fact", "{parent}.until")}
        ) as after on after.property = before.property and after.value_key = before.value_key
        where (before.value, before.reference, before.status)
            is distinct from (after.value, after.reference, after.status)
    ) as {{entry}}
"""

_BECAUSE = f"""
    {{views}}.changes as {{h}}
    inner join {{views}}.entities as {{together}}
        on {{together}}.id = {{h}}.about and {held_at("{together}", "{parent}.until")}
        and {{together}}.canonical = {_answering("{answering}", "{parent}.own", "{parent}.until")}
"""


@strawberry.type(description="One fact that is another now than it was.")
class DiffEntry:
    """Null before: it was not there; null after: it is not there any more."""

    property: str = column("The property.")
    before: str | None = column("The preferred value then.", "{row}.value_before")
    after: str | None = column("The preferred value now.", "{row}.value_after")
    status_before: FactStatus | None = column("How the fact stood then.")
    status_after: FactStatus | None = column("How the fact stands now.")
    claim_before: Claim | None = one(
        "The claim that was preferred then, as it stands now.",
        row_of("claims", "{parent}.claim_before"),
    )
    claim_after: Claim | None = one(
        "The claim that is preferred now.", row_of("claims", "{parent}.claim_after")
    )
    because: list[Change] = many(
        "What happened in between that concerned it, oldest first; what changed the value itself "
        "says so in `changed`.",
        Source(
            row="h",
            rows=_BECAUSE,
            where=(
                "{h}.position > {parent}.since and {h}.position <= {parent}.until"
                " and {h}.property = {parent}.property"
                " and ({parent}.value_key = '' or exists ("
                " select from {views}.claims as {said} where {said}.id = {h}.claim"
                " and {said}.value_key = {parent}.value_key and {said.valid}))"
            ),
            order="{h}.position, {h}.ordinal",
        ),
    )


@strawberry.type(description="What became of one entity between two positions.")
class Diff:
    """Fact by fact."""

    from_: Position = strawberry.field(
        name="from",
        description="The first position, as it was rounded down.",
        metadata=column("", position_text("{row}.since")).metadata,
    )
    to: Position = column(
        "The last position, as it was rounded down.", position_text("{row}.until")
    )
    entries: list[DiffEntry] = many(
        "The facts that differ.",
        Source(
            row="entry",
            rows=_ENTRIES,
            order="{entry}.property, {entry}.value_key",
        ),
    )


DIFF = Between(
    Source(
        row="between",
        rows="(select {since} as since, {until} as until, {about}::uuid as own) as {between}",
    )
)


@strawberry.type(description="One value of the current view, and what last set it.")
class Blame:
    """As `git blame` has it for a line."""

    property: str = column("The property.")
    value: str | None = column("Its value.")
    event: Event | None = one(
        "The event that last set it: the value, or the claim that it rests on.",
        event_at("{parent}.set_at"),
    )
    claim: Claim | None = one("The claim that says so.", row_of("claims", "{parent}.claim"))
    run: Run | None = one(
        "The run that read it; null where a person did.",
        Source(
            row="run",
            rows=(
                "{views}.claims as {read} inner join {views}.runs as {run}"
                " on {run}.id = {read}.run and {run.valid}"
            ),
            where="{read}.id = {parent}.claim and {read.valid}",
        ),
    )
    evidence: list[Evidence] = many(
        "The passages that say so.",
        Source(
            row="e",
            rows=(
                "(select passage.*, {said}.document from {views}.claims as {said}"
                " cross join json_to_recordset({said}.evidence)"
                ' as passage (exact text, prefix text, suffix text, start integer, "end" integer)'
                " where {said}.id = {parent}.claim and {said.valid}) as {e}"
            ),
        ),
    )
    fact: Fact = one("The fact with all that is claimed.", Source())


BLAME = Object(
    Source(
        row="f",
        rows=(
            "{views}.entities as {entity} inner join {views}.facts as {f}"
            " on {f}.entity = {entity}.canonical and {f.valid}"
        ),
        order=(
            "{f}.property, {f}.origins desc, {f}.documents desc, {f}.claims desc, {f}.value_key"
        ),
    ),
    many=True,
)
