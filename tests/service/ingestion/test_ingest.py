"""Ingestion: each kind of arrival, batches with bad items, and two processes at the same time."""

import asyncio
from collections import Counter
from itertools import count

import pytest

from sourcier.ingestion import Arrival, Metadata, RefusedFile, Source, ingest
from sourcier.ingestion.ingest import Result
from sourcier_events import log
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import (
    ClaimAsserted,
    EntityIdentified,
    ExtractionFinished,
    PublicationCorrected,
    PublicationSeen,
)
from sourcier_events.stored_text import from_text

from .stand_in import StandIn

UMEROV = "Rustem Umerov (UA) a dit : Une journée de travail chargée nous attend"
OUMEROV = "Selon la dépêche, Roustem Oumerov (UA) a dit : Les textes sont presque prêts"


def source(text: str, **metadata: str) -> Source:
    return Source(name="a.txt", stored=from_text(text, "a.txt"), metadata=Metadata(**metadata))


async def run(
    connection: Connection, *items: Source | RefusedFile, extractor: StandIn | None = None
) -> list[Result]:
    return [one async for one in ingest(connection, extractor or StandIn(), items)]


async def events(connection: Connection) -> list[log.RecordedEvent]:
    return [event async for append in log.read(connection) for event in append.events]


async def arrivals(connection: Connection, *items: Source, **more: StandIn) -> list[str]:
    return [result.arrival.value for result in await run(connection, *items, **more)]


async def test_a_text_brings_document_publication_and_run(writer: Connection) -> None:
    [result] = await run(writer, source(UMEROV, url="https://a.example/1", language="fr"))
    assert (result.arrival, result.mentions, result.claims) == (Arrival.ADDED, 2, 5)
    recorded = await events(writer)
    assert [type(event.event).__name__ for event in recorded] == [
        "DocumentAdded",
        "PublicationSeen",
        *["EntityIdentified"] * 2,
        *["ClaimAsserted"] * 5,
        "ExtractionFinished",
    ]
    assert [event.actor for event in recorded[1:3]] == ["cli", "extractor:stand-in/1"]
    assert len({event.correlation for event in recorded}) == 1


async def test_causes_lead_from_the_document_to_its_publication_to_what_was_read(
    writer: Connection,
) -> None:
    await run(writer, source(UMEROV, url="https://a.example/1"))
    added, seen, *read = await events(writer)
    assert added.causation is None
    assert seen.causation == added.id
    assert {event.causation for event in read} == {seen.id}
    runs = {event.event.run for event in read if isinstance(event.event, ClaimAsserted)}
    assert {event.correlation for event in (added, seen, *read)} == runs


async def test_a_text_read_again_was_read_because_of_what_is_known_of_its_publication(
    writer: Connection,
) -> None:
    url = "https://a.example/1"
    await run(writer, source(UMEROV, url=url))
    await run(writer, source(UMEROV, url=url, title="Un titre"), extractor=StandIn("2"))
    await run(writer, source(UMEROV, url=url, title="Un titre"), extractor=StandIn("3"))
    found = await events(writer)
    seen, corrected = (one for one in found if isinstance(one.event, PublicationSeen))
    assert corrected.causation == seen.id
    finished = [one for one in found if isinstance(one.event, ExtractionFinished)]
    assert [one.causation for one in finished] == [seen.id, corrected.id, corrected.id]


async def test_every_cause_is_in_the_log_before_its_effects(writer: Connection) -> None:
    papers = [source(UMEROV, publisher=name) for name in ("Le Matin", "Le Soir")]
    await run(writer, *papers, source(OUMEROV), extractor=StandIn())
    await run(writer, *papers, extractor=StandIn("2"))
    places = {event.id: event.position for event in await events(writer)}
    for event in await events(writer):
        assert event.causation is None or places[event.causation] < event.position


async def test_the_same_again_is_a_no_op_and_is_not_even_read(writer: Connection) -> None:
    first, again = StandIn(), StandIn()
    one = source(UMEROV, url="https://a.example/1")
    assert await arrivals(writer, one, one, extractor=first) == ["added", "known"]
    before = await log.head(writer)
    assert await arrivals(writer, one, extractor=again) == ["known"]
    assert (first.read, again.read) == (1, 0)
    assert await log.head(writer) == before


async def test_the_fetched_time_alone_is_no_difference(writer: Connection) -> None:
    seen = [
        source(UMEROV, url="https://a.example/1", fetched=f"2026-01-0{day}T00:00:00Z")
        for day in (1, 2)
    ]
    assert await arrivals(writer, *seen) == ["added", "known"]


async def test_one_text_in_two_papers(writer: Connection) -> None:
    papers = [source(UMEROV, publisher=name) for name in ("Le Matin", "Le Soir")]
    assert await arrivals(writer, *papers) == ["added", "republished"]
    found = Counter(type(event.event).__name__ for event in await events(writer))
    assert found["DocumentAdded"] == 1
    assert found["PublicationSeen"] == 2
    assert found["ExtractionFinished"] == 1


async def test_other_metadata_of_one_publication_is_a_correction(writer: Connection) -> None:
    first = source(UMEROV, url="https://a.example/1")
    corrected = source(UMEROV, url="https://a.example/1", publisher="", title="Un titre")
    assert await arrivals(writer, first, corrected, corrected, first) == [
        "added",
        "republished",
        "known",
        "known",
    ]
    kinds = [type(e.event) for e in await events(writer) if isinstance(e.event, PublicationSeen)]
    assert kinds == [PublicationSeen, PublicationCorrected]


async def test_another_text_at_one_address_is_a_revision(writer: Connection) -> None:
    first, second = (source(text, url="https://a.example/1") for text in (UMEROV, UMEROV + " tous"))
    assert await arrivals(writer, first, second) == ["added", "revision"]


async def test_a_new_version_of_the_extractor_supersedes_the_old_run(writer: Connection) -> None:
    one = source(UMEROV)
    await run(writer, one)
    assert await arrivals(writer, one, extractor=StandIn("2")) == ["reread"]
    assert await arrivals(writer, one, extractor=StandIn("3")) == ["reread"]
    recorded = [event.event for event in await events(writer)]
    finished = [event for event in recorded if isinstance(event, ExtractionFinished)]
    assert [one.supersedes for one in finished] == [None, finished[0].run, finished[1].run]
    # The same person and the same statement, as three runs saw them.
    entities = Counter(e.entity for e in recorded if isinstance(e, EntityIdentified))
    assert sorted(entities.values()) == [3, 3]


async def test_a_batch_with_bad_items_goes_on(writer: Connection) -> None:
    good = [source(UMEROV), source("Rien à lire ici.")]
    found = await run(writer, RefusedFile("b.txt", "empty"), good[0], source("PANNE"), good[1])
    assert [one.arrival.value for one in found] == ["refused", "added", "refused", "added"]
    assert found[0].reason == "empty"
    assert found[2].reason == "the extractor failed: ZeroDivisionError('asked for')"


async def test_evidence_that_does_not_hold_refuses_its_source(writer: Connection) -> None:
    class Misquoting(StandIn):
        def extract(self, texts):
            return super().extract([type(text)(text="x" + text.text) for text in texts])

    [result] = await run(writer, source(UMEROV), extractor=Misquoting())
    assert result.arrival is Arrival.REFUSED
    assert "the evidence quotes" in str(result.reason)
    assert (await log.head(writer)).position == 0


async def test_two_spellings_at_the_same_time_make_one_person(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both resolve before either appends: the second one must be told to resolve again."""
    both_resolved, appended = asyncio.Barrier(2), count()

    async def append_after_both(connection: Connection, *appends: log.Append) -> list[log.Outcome]:
        if next(appended) < 2:
            await both_resolved.wait()
        outcomes = await log.append(connection, *appends)
        seen.extend(type(outcome).__name__ for outcome in outcomes)
        return outcomes

    seen: list[str] = []

    async def one(text: str) -> None:
        async with await connect(database_url, Role.WRITER) as connection:

            async def append(*appends: log.Append) -> list[log.Outcome]:
                return await append_after_both(connection, *appends)

            async for _ in ingest(connection, StandIn(), [source(text)], append=append):
                pass

    await asyncio.gather(one(UMEROV), one(OUMEROV))
    assert seen.count("ResolveAgain") == 1
    async with await connect(database_url, Role.READER) as reader:
        recorded = [event.event for event in await events(reader)]
    people = {
        event.entity
        for event in recorded
        if isinstance(event, EntityIdentified) and event.kind == "participant"
    }
    assert len(people) == 1


async def test_one_text_from_two_processes_is_there_once(database_url: str) -> None:
    async def one() -> list[str]:
        async with await connect(database_url, Role.WRITER) as connection:
            return await arrivals(connection, *[source(f"{UMEROV} {n}") for n in range(12)])

    await asyncio.gather(one(), one(), one())
    async with await connect(database_url, Role.READER) as reader:
        recorded = [event.event for event in await events(reader)]
    found = Counter(type(event).__name__ for event in recorded)
    assert found["DocumentAdded"] == found["PublicationSeen"] == found["ExtractionFinished"] == 12
    assert len({e.entity for e in recorded if isinstance(e, EntityIdentified)}) == 13
    assert sum(isinstance(event, ClaimAsserted) for event in recorded) == 60
