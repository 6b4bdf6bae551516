"""Reprints are recognised as they come in, one by one or at once, with how that was found."""

import asyncio
from pathlib import Path

import pytest

from sourcier.ingestion import Metadata, Source, ingest, sources
from sourcier_events import log
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import DocumentAdded, ReprintRecognised
from sourcier_events.stored_text import from_text

from .stand_in import StandIn

SEEDS = Path(__file__).parents[3] / "seeds"
FULL, SHORTER = (
    (SEEDS / f"{name}.txt").read_text("utf-8")
    for name in ("01_kyiv_annonce", "02_kyiv_annonce_abregee")
)
OTHER = (SEEDS / "04_kiev_bilan.txt").read_text("utf-8")


def source(text: str, **metadata: str) -> Source:
    """A text of some paper."""
    return Source(name="a.txt", stored=from_text(text, "a.txt"), metadata=Metadata(**metadata))


async def run(connection: Connection, *items: Source) -> None:
    """Ingest these, in order."""
    async for _ in ingest(connection, StandIn(), items):
        pass


async def recorded(connection: Connection) -> list[log.RecordedEvent]:
    """All events."""
    return [event async for append in log.read(connection) for event in append.events]


async def reprints(connection: Connection) -> list[ReprintRecognised]:
    """What was recognised, in order."""
    events = await recorded(connection)
    return [one.event for one in events if isinstance(one.event, ReprintRecognised)]


async def test_an_edited_reprint_joins_a_cluster_with_the_older_text(writer: Connection) -> None:
    full, shorter, other = source(FULL), source(SHORTER), source(OTHER)
    await run(writer, full, other, shorter)
    found = await reprints(writer)
    assert [one.document for one in found] == [full.stored.sha256, shorter.stored.sha256]
    assert len({one.cluster for one in found}) == 1
    assert {(one.method, one.score) for one in found} == {("resemblance/1", 629)}


async def test_recognition_is_caused_by_the_text_that_came_in(writer: Connection) -> None:
    full, shorter = source(FULL), source(SHORTER)
    await run(writer, full, shorter)
    events = await recorded(writer)
    (cause,) = {one.causation for one in events if isinstance(one.event, ReprintRecognised)}
    added = next(one for one in events if one.id == cause)
    assert added.event == DocumentAdded(document=shorter.stored.sha256, length=len(SHORTER))


async def test_a_third_reprint_joins_the_cluster_and_nobody_joins_twice(writer: Connection) -> None:
    texts = [FULL, SHORTER, FULL.replace("Kyiv", "Kiev")]
    papers = [source(text) for text in texts]
    await run(writer, *papers, *papers)
    found = await reprints(writer)
    assert [one.document for one in found] == [paper.stored.sha256 for paper in papers]
    assert len({one.cluster for one in found}) == 1


async def test_a_revision_at_the_same_url_is_no_reprint(writer: Connection) -> None:
    url = "https://journal.example/1"
    await run(writer, source(FULL, url=url), source(SHORTER, url=url))
    assert await reprints(writer) == []


async def test_a_revision_is_a_reprint_of_what_another_paper_has(writer: Connection) -> None:
    url = "https://journal.example/1"
    elsewhere = source(FULL.replace("Kyiv", "Kiev"), url="https://gazette.example/1")
    await run(writer, source(OTHER + FULL, url=url), elsewhere, source(FULL, url=url))
    found = [one.document for one in await reprints(writer)]
    assert source(FULL).stored.sha256 in found
    assert elsewhere.stored.sha256 in found


async def test_of_the_demo_dispatches_only_the_edited_one_is_a_reprint(writer: Connection) -> None:
    async for _ in ingest(writer, StandIn(), sources([SEEDS])):
        pass
    found = {one.document for one in await reprints(writer)}
    assert found == {source(text).stored.sha256 for text in (FULL, SHORTER)}


@pytest.mark.parametrize("attempt", range(3))
async def test_reprints_that_come_in_at_once_are_one_cluster(
    database_url: str, attempt: int
) -> None:
    texts = [FULL, SHORTER, *(FULL.replace("Kyiv", city) for city in ("Kiev", "Lviv", "Odessa"))]

    async def alone(text: str) -> None:
        async with await connect(database_url, Role.WRITER) as connection:
            await run(connection, source(text))

    await asyncio.gather(*map(alone, texts))
    async with await connect(database_url, Role.READER) as reader:
        found = await reprints(reader)
    assert {one.document for one in found} == {source(text).stored.sha256 for text in texts}
    assert len({one.cluster for one in found}) == 1
