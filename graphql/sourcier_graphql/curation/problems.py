"""What may stand in the way of a mutation, as types: one for each kind of problem, none for bugs.

The page docs/problems.md has a heading for each.
"""

from typing import Any
from uuid import UUID

import strawberry

from sourcier_events.curation import problems
from sourcier_graphql.access.permission import what_it_takes
from sourcier_graphql.access.principal import Principal, Scope
from sourcier_graphql.schema.scalars import Position


@strawberry.interface(description="Why a mutation changed nothing.")
class Problem:
    """Says so in words, and where in the input."""

    message: str = strawberry.field(description="In words, for people.")
    path: list[str] | None = strawberry.field(
        description="The entry of the input that is concerned, null where it is none in particular."
    )


@strawberry.type(description="What the mutation is about does not exist.")
class NotFound(Problem):
    """Nothing of this id."""

    id: str = strawberry.field(description="Our own id of what was looked for, not a global one.")


@strawberry.type(description="An entry of the input does not fit; `path` says which.")
class InvalidInput(Problem):
    """It never will: asking again is no use."""


@strawberry.type(description="Whoever asks may not do this.")
class NotAllowed(Problem):
    """The message says how to get the permission."""

    scope: str = strawberry.field(description="The scope that a key or token needs for it.")


@strawberry.type(description="What the mutation is about changed after `expectedPosition`.")
class Conflict(Problem):
    """Look at what changed, and ask again with `current`, or not."""

    current: Position = strawberry.field(description="The position of the last change of it.")


@strawberry.type(description="The idempotency key was used for another request.")
class KeyReused(Problem):
    """Every request has a key of its own, which only its repetitions share."""

    position: Position = strawberry.field(description="Where the other request was recorded.")


@strawberry.type(description="What is asked for is so already.")
class NothingToChange(Problem):
    """Somebody did it before, under another key."""

    since: Position = strawberry.field(description="The position since which it is so.")


@strawberry.type(description="A later merge builds on this one, and has to be undone first.")
class MergeSuperseded(Problem):
    """The entity that this merge led to was merged on."""

    blocked_by: UUID = strawberry.field(description="The merge that has to be undone first.")


@strawberry.type(description="A quote is not what the document says at its offsets.")
class EvidenceMismatch(Problem):
    """Offsets are Unicode code points of the stored text: JavaScript counts otherwise."""

    claim: int = strawberry.field(description="The claim, counted from 0 in the input.")
    passage: int = strawberry.field(description="The passage, counted from 0 in its claim.")
    expected: str = strawberry.field(description="What was quoted.")
    found: str = strawberry.field(description="What stands there, its beginning if it is long.")
    quote_stands_at: list[int] = strawberry.field(
        description="The first offsets at which the quote does stand."
    )


_TYPES: dict[type[problems.Problem], type[Problem]] = {
    problems.NotFound: NotFound,
    problems.InvalidInput: InvalidInput,
    problems.Conflict: Conflict,
    problems.KeyReused: KeyReused,
    problems.NothingToChange: NothingToChange,
    problems.MergeSuperseded: MergeSuperseded,
    problems.EvidenceMismatch: EvidenceMismatch,
}


def shown(problem: problems.Problem) -> Any:
    """A problem as clients see it."""
    fields = {name: getattr(problem, name) for name in type(problem).__struct_fields__}
    lists = {name: list(value) for name, value in fields.items() if isinstance(value, tuple)}
    return _TYPES[type(problem)](**fields | lists | {"path": list(problem.path) or None})


def not_allowed(principal: Principal, scope: Scope) -> NotAllowed:
    """The problem of whoever lacks a scope."""
    message = what_it_takes(principal, scope)
    return NotAllowed(message=message, path=None, scope=scope.value)
