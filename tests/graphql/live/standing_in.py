"""What stands in for the planner: a rendering of ids, and operations without a schema.

It keeps the promises of `Rendering` and `Operations`, and counts what it is asked for.
"""

import asyncio
import json
from typing import Any

from sourcier_graphql.access.principal import ANONYMOUS, Principal, Scope
from sourcier_graphql.http.asking import Ask
from sourcier_graphql.live.operations import Executed, Refused
from sourcier_graphql.live.place import Place
from sourcier_graphql.live.timeline import EVERYTHING, Wanted
from sourcier_graphql.live.watching import Watch


class Rendering:
    """Shows the id of a change, and the append that it came with."""

    def __init__(self, *, padding: int = 0) -> None:
        self.asked: list[str] = []
        self.padding = "x" * padding
        self.fails = False

    async def rendered(self, change_id: str, append: int) -> bytes:
        self.asked.append(change_id)
        await asyncio.sleep(0)
        if self.fails:
            raise RuntimeError("a secret of ours")
        shown = {"id": change_id, "append": append, "padding": self.padding}
        return json.dumps({"changes": shown}, separators=(",", ":")).encode()


class Operations:
    """Subscriptions by their variables, one query, one mutation; anything else is refused."""

    def __init__(self, *, padding: int = 0) -> None:
        self.renderings: dict[str, Rendering] = {}
        self.principals: list[Principal] = []
        self.padding = padding

    @property
    def rendered(self) -> list[str]:
        """The ids of all changes that were rendered, by any rendering."""
        return [one for each in self.renderings.values() for one in each.asked]

    async def started(
        self, ask: Ask, principal: Principal, *, safe: bool
    ) -> Executed | Refused | Watch:
        self.principals.append(principal)
        if ask.query.startswith("query"):
            return Executed(b'{"data":{"position":"7"}}')
        if ask.query.startswith("mutation") and not safe:
            return Executed(b'{"data":{"retractClaim":null}}')
        if not ask.query.startswith("subscription"):
            return Refused([{"message": "Syntax Error", "extensions": {"code": "NO"}}])
        rendering = self.renderings.setdefault(ask.query, Rendering(padding=self.padding))
        return watch(rendering, ask.query, **(ask.variables or {}))


def watch(
    rendering: Rendering,
    shared: str = "all",
    *,
    since: int | None = None,
    about: list[Any] | None = None,
    kinds: list[str] | None = None,
) -> Watch:
    """A subscription, from the position on."""
    wanted = EVERYTHING
    if about is not None or kinds is not None:
        wanted = Wanted(
            entities=frozenset(one for one in about or [] if len(str(one)) == 36),
            documents=frozenset(one for one in about or [] if len(str(one)) == 64),
            about=about is not None,
            kinds=None if kinds is None else frozenset(kinds),
        )
    return Watch(rendering, shared, None if since is None else Place(since), wanted)


class Authentication:
    """Lets everybody in but those it was told about."""

    def __init__(self) -> None:
        self.refused: dict[str | None, Exception] = {}
        self.asked: list[tuple[str | None, str]] = []

    async def principal(self, authorization: str | None, address: str) -> Principal:
        self.asked.append((authorization, address))
        if authorization in self.refused:
            raise self.refused[authorization]
        return Principal(authorization or ANONYMOUS, frozenset({Scope.READ}))

    def admit(self, principal: Principal) -> None:
        pass
