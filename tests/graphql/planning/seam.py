"""The API at the seam below HTTP, and the statements that it sends to the database."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sourcier_events.database import Role, pool
from sourcier_graphql.access.principal import Principal, Scope
from sourcier_graphql.database import ReadingPool
from sourcier_graphql.executing import Executing
from sourcier_graphql.http.asking import Ask
from sourcier_graphql.limits import Limits
from sourcier_graphql.live.operations import Executed, Refused
from sourcier_graphql.loading import EventContents
from sourcier_graphql.planning.reader import Reader
from sourcier_graphql.schema.assembly import assembled
from sourcier_graphql.settings import GraphQLSettings

_UNLIMITED = 10**9
UNLIMITED = Limits(**{name: _UNLIMITED for name in Limits.__struct_fields__ if "most" in name})
ANYBODY = Principal("anonymous", frozenset({Scope.READ}))


class Asking:
    """Asks operations of one `Executing`."""

    def __init__(self, executing: Executing) -> None:
        self.executing = executing

    async def ask(self, text: str, name: str | None = None, **variables: Any) -> Any:
        """Data; there must be no refusal."""
        data, code = await self.outcome(text, name, variables)
        assert not code, code
        return data

    async def refusal(self, text: str, **variables: Any) -> str:
        """The code of the refusal."""
        data, code = await self.outcome(text, None, variables)
        assert code, data
        return code

    async def outcome(self, text: str, name: str | None, variables: dict[str, Any]) -> Any:
        """Data, and the code of the refusal: one of the two is empty."""
        ask = Ask(query=text, operation_name=name, variables=variables)
        found = await self.executing.started(ask, ANYBODY, safe=True)
        if isinstance(found, Executed):
            return json.loads(found.result, object_pairs_hook=_unique)["data"], ""
        assert isinstance(found, Refused)
        return None, found.errors[0]["extensions"]["code"]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    assert len(found) == len(pairs), "a key stands twice in one object"
    return found


@asynccontextmanager
async def asking(url: str, limits: Limits | None = None) -> AsyncIterator[Asking]:
    """Whoever asks of a database."""
    async with ReadingPool(url) as reading, pool(url, Role.READER) as readers:
        reader = Reader(reading, EventContents(readers))
        settings = GraphQLSettings(limits=limits or Limits())
        yield Asking(Executing(assembled(), reader, settings))
