"""Asking for mutations as the executor does, on a real log, without the planner around it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import strawberry
from strawberry.schema.config import StrawberryConfig

from sourcier_events.curation.assertions import NoResolver
from sourcier_events.curation.blast_radius import BlastRadius, blast_radius
from sourcier_events.curation.problems import InvalidInput, NotFound
from sourcier_events.curation.visibility import Visibility
from sourcier_events.database import Role, connect_blocking, pool
from sourcier_graphql.access.principal import ANONYMOUS, Principal, Scope
from sourcier_graphql.curation import withdrawal
from sourcier_graphql.curation.mutation import Mutation
from sourcier_graphql.curation.port import Added, Curation, DocumentGiven
from sourcier_graphql.schema.scalars import POSITION, UUIDS, Position

from ...events.curation.world import World, a_world

CURATOR = Principal("key:curator", frozenset({Scope.READ, Scope.CURATE}))
INGESTER = Principal("key:ingester", frozenset({Scope.READ, Scope.INGEST}))
READER = Principal("key:reader", frozenset({Scope.READ}))
NOBODY = Principal(ANONYMOUS, frozenset({Scope.READ}))


@strawberry.type
class Query:
    """What a schema has to have."""

    @strawberry.field(graphql_type=withdrawal.BlastRadiusResult)
    async def blast_radius(self, info: strawberry.Info, document: strawberry.ID) -> Any:
        return await withdrawal.blast_radius(info, document)


SCHEMA = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    config=StrawberryConfig(scalar_map={Position: POSITION, UUID: UUIDS}),
)


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


@dataclass
class Context:
    """What an execution has."""

    principal: Principal
    curation: Curation


class Curators:
    """Somebody who asks for mutations in a world."""

    def __init__(self, world: World, curation: Curation) -> None:
        self.world = world
        self.curation = curation

    async def ask(self, query: str, by: Principal = CURATOR, **variables: Any) -> Any:
        """What the one root field answers; there must be no errors."""
        result = await SCHEMA.execute(
            query, variable_values=variables, context_value=Context(by, self.curation)
        )
        assert result.errors is None, result.errors
        assert result.data is not None
        [answer] = result.data.values()
        return answer


@asynccontextmanager
async def curators(url: str, *, patience: float = 0.01) -> AsyncIterator[Curators]:
    """Curation on an empty log."""
    async with a_world(url) as world, pool(url, Role.READER, size=1) as readers:
        yield Curators(
            world,
            Curation(
                desk=world.desk,
                resolver=NoResolver(),
                documents=NotedDocuments(),
                blast_radii=DirectBlastRadii(url),
                visibility=Visibility(readers),
                patience=patience,
            ),
        )
