"""Adding documents: what is known is known, what is wrong is named, nobody waits for a parse."""

import asyncio
import os
import signal
import time
from typing import Any

import pytest

from sourcier.curation.documents import IngestionFailed
from sourcier.extraction.port import SourceText
from sourcier.extraction.worker import WorkerExtractor
from sourcier_events import log
from sourcier_events.curation.problems import InvalidInput
from sourcier_events.event_types import PublicationSeen
from sourcier_graphql.curation.port import Added, Curation, DocumentGiven

from ..ingestion.stand_in import StandIn

UMEROV = "Rustem Umerov (UA) a dit : Une journée de travail chargée nous attend"


async def add(curation: Curation, text: str = UMEROV, **more: Any) -> Added:
    """Add a document; it must be added."""
    outcome = await curation.documents.add(DocumentGiven(text=text, **more), "key:1")
    assert isinstance(outcome, Added), outcome
    return outcome


async def events(curation: Curation) -> list[log.RecordedEvent]:
    """Everything in the log."""
    async with curation.desk.writers.connection() as connection:
        return [event async for one in log.read(connection) for event in one.events]


async def test_a_document_comes_with_what_it_says(curation: Curation) -> None:
    added = await add(curation, url="https://a.example/1", publisher="Le Matin", published="2026")
    recorded = await events(curation)
    assert (added.arrival, added.mentions, added.claims) == ("added", 2, 5)
    assert (added.position, added.recorded_at) == (recorded[-1].position, recorded[-1].recorded_at)
    assert not added.already_done
    [seen] = [one for one in recorded if isinstance(one.event, PublicationSeen)]
    assert seen.event.publisher == "Le Matin"
    assert (recorded[0].actor, seen.actor) == ("key:1", "key:1")
    assert recorded[-1].actor == "extractor:stand-in/1"


async def test_the_same_again_is_known_at_its_position(curation: Curation) -> None:
    first = await add(curation, publisher="Le Matin")
    await add(curation, "Rien à lire.")
    again = await add(curation, publisher="Le Matin")
    assert again.already_done
    assert (again.document, again.position) == (first.document, first.position)
    other_paper = await add(curation, publisher="Le Soir")
    assert (other_paper.arrival, other_paper.already_done) == ("republished", False)


async def test_many_at_once_are_each_added_once(curation: Curation) -> None:
    texts = [f"{UMEROV} {number % 4}" for number in range(24)]
    outcomes = await asyncio.gather(*(add(curation, text) for text in texts))
    assert sum(not one.already_done for one in outcomes) >= 4
    assert len({one.document for one in outcomes}) == 4
    kinds = [type(one.event).__name__ for one in await events(curation)]
    assert kinds.count("DocumentAdded") == kinds.count("ExtractionFinished") == 4


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("text", {"text": "  "}),
        ("text", {"text": "a\0b"}),
        ("text", {"text": "\ud800"}),
        ("text", {"text": "x" * 3_000}),
        ("url", {"url": "ftp://a.example"}),
        ("published", {"published": "hier"}),
        ("fetched", {"fetched": "2026-01-01T00:00:00"}),
        ("title", {"title": "\ud800"}),
        ("mediaType", {"media_type": "text/html"}),
    ],
)
async def test_what_is_wrong_is_named(curation: Curation, path: str, wrong: dict[str, str]) -> None:
    given = DocumentGiven(**{"text": UMEROV} | wrong)
    problem = await curation.documents.add(given, "key:1")
    assert isinstance(problem, InvalidInput)
    assert problem.path == (path,)
    assert await events(curation) == []


async def test_an_extractor_that_fails_is_no_problem_of_the_client(curation: Curation) -> None:
    with pytest.raises(IngestionFailed, match="ZeroDivisionError"):
        await add(curation, "PANNE")


def slow() -> StandIn:
    """An extractor that takes its time."""
    return StandIn(pause=0.3)


async def test_the_event_loop_goes_on_while_a_text_is_read() -> None:
    extractor = WorkerExtractor(slow)
    try:
        reading = asyncio.create_task(asyncio.to_thread(read, extractor))
        turns = 0
        while not reading.done():
            await asyncio.sleep(0.001)
            turns += 1
        assert turns > 10
    finally:
        extractor.close()


def read(extractor: WorkerExtractor) -> int:
    """How many mentions are read in a text."""
    [found] = extractor.extract([SourceText(text=UMEROV)])
    return len(found.mentions)


def test_a_worker_that_is_killed_is_replaced() -> None:
    extractor = WorkerExtractor(StandIn)
    try:
        assert read(extractor) == 2
        [process] = extractor._executor._processes.values()
        os.kill(process.pid, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while process.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert read(extractor) == 2
    finally:
        extractor.close()
    assert not process.is_alive()


def test_what_an_extractor_says_of_itself_needs_no_worker() -> None:
    extractor = WorkerExtractor(StandIn)
    assert (extractor.name, extractor.version, extractor.configuration) == ("stand-in", "1", "none")
    assert extractor._executor is None
