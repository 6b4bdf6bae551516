"""Asking for mutations as the transports do, on a real log and its views."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sourcier_events.curation.assertions import NoResolver
from sourcier_events.curation.blast_radius import BlastRadius, blast_radius
from sourcier_events.curation.problems import InvalidInput, NotFound
from sourcier_events.curation.visibility import Visibility
from sourcier_events.database import Role, connect_blocking, pool
from sourcier_graphql.access.principal import ANONYMOUS, Principal, Scope
from sourcier_graphql.curation.port import Added, Curation, DocumentGiven
from sourcier_graphql.database import ReadingPool
from sourcier_graphql.executing import Executing
from sourcier_graphql.http.asking import Ask
from sourcier_graphql.live.operations import Executed, Refused
from sourcier_graphql.loading import EventContents
from sourcier_graphql.planning.reader import Reader
from sourcier_graphql.schema.assembly import assembled
from sourcier_graphql.settings import GraphQLSettings

from ...events.curation.world import World, a_world

CURATOR = Principal("key:curator", frozenset({Scope.READ, Scope.CURATE}))
INGESTER = Principal("key:ingester", frozenset({Scope.READ, Scope.INGEST}))
READER = Principal("key:reader", frozenset({Scope.READ}))
NOBODY = Principal(ANONYMOUS, frozenset({Scope.READ}))


@dataclass
class NotedDocuments:
    """Adds nothing, and notes what it was asked for."""

    asked: list[tuple[DocumentGiven, str]] = field(default_factory=list)

    async def add(self, given: DocumentGiven, actor: str) -> Added | InvalidInput:
        """A document that arrived at position 0, which all views have; a text may be refused."""
        self.asked.append((given, actor))
        if given.text == "refused":
            return InvalidInput(message="text: no", path=("text",))
        return Added(
            document="0" * 64,
            position=0,
            recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
            already_done=False,
            arrival="added",
            mentions=2,
            claims=5,
        )


class DirectBlastRadii:
    """Answers at once."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def of(self, document: str) -> BlastRadius | NotFound:
        """As the core has it."""
        with connect_blocking(self._url, Role.READER) as connection:
            return blast_radius(connection, document)


class Curators:
    """Somebody who asks for mutations in a world."""

    def __init__(self, world: World, curation: Curation, executing: Executing) -> None:
        self.world = world
        self.curation = curation
        self._executing = executing

    def wait_for_views(self) -> None:
        """From here on, answers wait until the views are there, however long that takes."""
        self._executing.curation = replace(self.curation, patience=600)

    async def whole(self, query: str, by: Principal = CURATOR, **variables: Any) -> Any:
        """Data, or errors."""
        outcome = await self._executing.started(
            Ask(query=query, variables=variables), by, safe=False
        )
        if isinstance(outcome, Refused):
            return {"errors": outcome.errors}
        assert isinstance(outcome, Executed)
        return json.loads(outcome.result)

    async def ask(self, query: str, by: Principal = CURATOR, **variables: Any) -> Any:
        """What the one root field answers; there must be no errors."""
        result = await self.whole(query, by, **variables)
        assert "errors" not in result, result["errors"]
        [answer] = result["data"].values()
        return answer


@asynccontextmanager
async def curators(url: str) -> AsyncIterator[Curators]:
    """Curation on an empty log; nobody waits for the views."""
    async with (
        a_world(url) as world,
        pool(url, Role.READER, size=1) as readers,
        ReadingPool(url) as reading,
    ):
        executing = Executing(
            assembled(), Reader(reading, EventContents(readers)), GraphQLSettings()
        )
        executing.curation = Curation(
            desk=world.desk,
            resolver=NoResolver(),
            documents=NotedDocuments(),
            blast_radii=DirectBlastRadii(url),
            visibility=Visibility(readers),
            patience=0,
        )
        yield Curators(world, executing.curation, executing)
