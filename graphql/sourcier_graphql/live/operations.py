"""What the transports need of whoever executes operations; they know no schema themselves."""

from typing import Any, Protocol

from msgspec import Struct

from sourcier_graphql.access.principal import Principal
from sourcier_graphql.http.asking import Ask
from sourcier_graphql.live.watching import Watch


class Executed(Struct, frozen=True):
    """A query or a mutation: `result` is the whole execution result, as JSON."""

    result: bytes


class Refused(Struct, frozen=True):
    """Nothing was executed; the errors as the client may see them."""

    errors: list[dict[str, Any]]


class Operations(Protocol):
    """Parses, validates and plans; executes queries and mutations."""

    async def started(
        self, ask: Ask, principal: Principal, *, safe: bool
    ) -> Executed | Refused | Watch:
        """Execute an operation, or say what a subscription is to get.

        With `safe`, mutations are refused. What the principal may do is checked here. Errors of
        ours do not get out: they are logged, and what the client sees of them is in the result.
        """
        ...
