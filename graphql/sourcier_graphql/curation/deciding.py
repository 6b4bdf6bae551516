"""Every mutation goes the same way: may they, ask, wait for the views, and say what came of it."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypedDict, TypeVar

from strawberry.types import Info as StrawberryInfo

from sourcier_events.curation import Asked, Written
from sourcier_events.curation.problems import Problem, Refused
from sourcier_graphql.access.principal import Principal, Scope
from sourcier_graphql.curation.port import Added, Curation
from sourcier_graphql.curation.problems import not_allowed, shown
from sourcier_graphql.schema.scalars import Position


class Context(Protocol):
    """What mutations need of the context of an execution."""

    @property
    def principal(self) -> Principal:
        """Who asks."""
        ...

    @property
    def curation(self) -> Curation:
        """Where it is decided."""
        ...


Info = StrawberryInfo[Context, None]


class KeyedInput(Protocol):
    """What the inputs of decisions share."""

    idempotency_key: str
    expected_position: Position | None


class AsRecorded(TypedDict):
    """The fields of `Recorded`."""

    position: Position
    recorded_at: Any
    already_done: bool
    visible: bool


Input = TypeVar("Input", bound=KeyedInput)
Decision = Callable[[Curation, Asked], Awaitable[Written | Problem]]


async def decide(
    info: Info,
    given: Input,
    decision: Decision,
    say: Callable[[Input, Written, AsRecorded], Any],
    *,
    scope: Scope = Scope.CURATE,
) -> Any:
    """Carry a decision out; what `say` makes of it, or a problem."""
    principal, curation = info.context.principal, info.context.curation
    if not principal.may(scope):
        return not_allowed(principal, scope)
    asked = Asked(
        actor=principal.actor, key=given.idempotency_key, expected=given.expected_position
    )
    try:
        outcome = await decision(curation, asked)
    except Refused as refused:  # an id in the input that is none
        outcome = refused.problem
    if isinstance(outcome, Problem):
        return shown(outcome)
    return say(given, outcome, await as_recorded(curation, outcome))


async def as_recorded(curation: Curation, outcome: Written | Added) -> AsRecorded:
    """Where and when it was recorded, once the views show it or patience is at its end."""
    return {
        "position": Position(outcome.position),
        "recorded_at": outcome.recorded_at,
        "already_done": outcome.already_done,
        "visible": await curation.visibility.wait(outcome.position, curation.patience),
    }
