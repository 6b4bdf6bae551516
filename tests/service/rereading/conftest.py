"""A log with documents that the first version of an extractor read, and what a newer one sees."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from sourcier.extraction.port import Extractor
from sourcier.ingestion import Metadata, Source, ingest
from sourcier.projector import bring_up_to_date
from sourcier.rereading import Reread, Wanted, reread
from sourcier_events import log
from sourcier_events.curation import Asked, Desk, Written, claims, identity
from sourcier_events.curation.problems import Problem
from sourcier_events.database import Role, connect, pool
from sourcier_events.event_types import ClaimAsserted, EntityIdentified, Rank
from sourcier_events.stored_text import from_text

from ..ingestion.stand_in import StandIn

Event = log.RecordedEvent


class World:
    """A database and what is done with it."""

    def __init__(self, url: str, desk: Desk) -> None:
        self.url = url
        self._desk = desk
        self._keys = count()

    async def ingest(
        self, *texts: str, extractor: Extractor | None = None, **metadata: str
    ) -> list[str]:
        """Ingest texts; their documents."""
        sources = [
            Source(name="a", stored=from_text(text, "a"), metadata=Metadata(**metadata))
            for text in texts
        ]
        async with await connect(self.url, Role.WRITER) as writer:
            results = [one async for one in ingest(writer, extractor or StandIn(), sources)]
        assert all(one.reason is None for one in results), results
        return [str(one.document) for one in results]

    async def compare(self, extractor: Extractor, **wanted: Any) -> list[Reread]:
        """What another extractor would change; a reader is enough for that."""
        async with await connect(self.url, Role.READER) as reader:
            return [one async for one in reread(reader, extractor, Wanted(**wanted))]

    async def apply(self, extractor: Extractor, **wanted: Any) -> list[Reread]:
        """Change it."""
        async with await connect(self.url, Role.WRITER) as writer:
            asked = Wanted(apply=True, **wanted)
            return [one async for one in reread(writer, extractor, asked)]

    async def events(self, *kinds: type) -> list[Event]:
        """What is in the log, of some types or of all."""
        async with await connect(self.url, Role.READER) as reader:
            found = [event async for one in log.read(reader) for event in one.events]
        return [one for one in found if not kinds or isinstance(one.event, kinds)]

    async def claims(self, name: str) -> list[Event]:
        """The claims of a property, in their order."""
        found = await self.events(ClaimAsserted)
        return [one for one in found if getattr(one.event, "property", None) == name]

    async def bindings(self, label: str) -> list[UUID]:
        """The entities that mentions with a label were bound to, in order."""
        found = [one.event for one in await self.events(EntityIdentified)]
        return [one.entity for one in found if getattr(one, "label", None) == label]

    async def retract(self, claim: UUID) -> None:
        await self._views()
        _written(await claims.retract(self._desk, self._asked(), claim, "he never said so"))

    async def reinstate(self, claim: UUID) -> None:
        await self._views()
        _written(await claims.reinstate(self._desk, self._asked(), claim, "he did"))

    async def rank(self, claim: UUID, rank: Rank) -> None:
        await self._views()
        _written(await claims.rank(self._desk, self._asked(), claim, rank, "looked it up"))

    async def identify(self, mention: UUID) -> UUID:
        """Say that a mention is somebody else; the new entity."""
        asked = self._asked()
        outcome = await identity.identify(self._desk, asked, mention, None, "a namesake")
        [new] = _written(outcome).events
        assert isinstance(new.event, EntityIdentified)
        return new.event.entity

    async def facts(self, name: str) -> list[tuple[str | None, str]]:
        """Values and statuses of a property in the views, after all that is in the log."""
        await self._views()
        async with await connect(self.url, Role.READER) as reader:
            cursor = await reader.execute(
                "select value, status from views_1.facts "
                "where property = %s and to_position is null order by value_key, value",
                (name,),
            )
            return await cursor.fetchall()

    async def _views(self) -> None:
        await asyncio.to_thread(bring_up_to_date, self.url)

    def _asked(self) -> Asked:
        return Asked(actor="anne", key=f"key {next(self._keys)}")


def _written(outcome: Written | Problem) -> Written:
    assert isinstance(outcome, Written), outcome
    return outcome


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    async with (
        pool(database_url, Role.WRITER, size=2) as writers,
        log.GroupCommit(writers).running() as commits,
    ):
        yield World(database_url, Desk(writers, commits))
