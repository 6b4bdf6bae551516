"""Several processes that read: what is stored is the same as with one, whatever becomes of them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import aclosing, asynccontextmanager
from multiprocessing import active_children
from pathlib import Path

import pytest
from click.testing import CliRunner

from sourcier.cli import commands
from sourcier.ingestion import RefusedFile, Source, Workers, WorkersLost, ingest
from sourcier.ingestion.ingest import Result
from sourcier_events import log
from sourcier_events.database import Connection, Role, connect

from ...postgres import fresh_database
from .stand_in import Failing, Mortal, StandIn
from .test_ingest import UMEROV, source

Item = Source | RefusedFile


@asynccontextmanager
async def reading(make: Callable[[], StandIn] = Mortal) -> AsyncIterator[Workers]:
    """Two processes, which are gone afterwards."""
    before = set(active_children())
    workers = Workers(make, 2)
    try:
        yield workers
    finally:
        await asyncio.to_thread(workers.close)
    assert set(active_children()) <= before


async def run(
    connection: Connection, items: Iterable[Item], workers: Workers | None = None, batch: int = 4
) -> list[Result]:
    reader = workers.read if workers else None
    found = ingest(connection, StandIn(), items, batch=batch, reader=reader)
    return [result async for result in found]


async def recorded(connection: Connection) -> list[tuple[object, ...]]:
    """All that is in the log but salts and times."""
    return [
        (event.position, event.stream, event.version, event.id, event.causation, event.event)
        async for append in log.read(connection)
        for event in append.events
    ]


async def test_two_processes_store_what_one_does(
    writer: Connection, postgres_url: str, migrated_template: str
) -> None:
    texts = [source(f"{UMEROV} {number}", url=f"https://a.example/{number}") for number in range(9)]
    unlike = [source(texts[3].stored.text, publisher="Le Soir"), source("PANNE"), source("Rien.")]
    items: list[Item] = [*texts, RefusedFile("b.txt", "empty"), *unlike, *texts, *unlike]
    alone = await run(writer, items)
    async with (
        fresh_database(postgres_url, template=migrated_template) as url,
        await connect(url, Role.WRITER) as other,
        reading() as workers,
    ):
        assert await run(other, items, workers) == alone
        assert await recorded(other) == await recorded(writer)
        again = await run(other, items, workers)
    assert {result.arrival.value for result in again} == {"known", "refused"}


async def test_a_text_is_read_once_though_it_comes_again_before_it_is_stored(
    writer: Connection,
) -> None:
    read: list[int] = []

    async with reading() as workers:

        def counting(texts):
            read.append(len(texts))
            return workers.read(texts)

        same = [source(UMEROV), source(UMEROV, publisher="Le Soir")]
        found = ingest(writer, StandIn(), same, batch=1, reader=counting)
        assert [one.arrival.value async for one in found] == ["added", "republished"]
    assert read == [1]


async def test_a_text_that_its_process_dies_of_is_refused_and_the_rest_goes_on(
    writer: Connection,
) -> None:
    texts = [source(f"{UMEROV} {number}") for number in range(6)]
    async with reading() as workers:
        found = await run(writer, [*texts[:3], source("MORT"), *texts[3:]], workers)
    assert [one.arrival.value for one in found] == ["added"] * 3 + ["refused"] + ["added"] * 3
    assert found[3].reason == (
        "the process that read it died, 2 times: it may need more memory than there is"
    )


async def test_a_process_that_is_killed_costs_nothing_but_time(
    writer: Connection, tmp_path: Path
) -> None:
    once = source(f"{UMEROV}\nMORT UNE FOIS {tmp_path / 'killed'}\n")
    async with reading() as workers:
        [result] = await run(writer, [once], workers)
    assert (result.arrival.value, result.claims) == ("added", 5)


async def test_where_processes_die_of_every_text_ingestion_stops_and_says_so(
    writer: Connection,
) -> None:
    texts = [source(f"{UMEROV} {number}") for number in range(4)]
    deadly = [source(f"MORT {number}") for number in range(4)]
    async with reading() as workers:
        with pytest.raises(WorkersLost, match="died of 3 texts in a row: is there memory for 2"):
            await run(writer, [*texts, *deadly], workers)
    assert len([one for one in await recorded(writer) if "DocumentAdded" in repr(one)]) == 4
    assert {one.arrival.value for one in await run(writer, texts)} == {"known"}


async def test_an_error_that_cannot_be_sent_costs_its_text_alone(writer: Connection) -> None:
    async with reading(Failing) as workers:
        found = await run(writer, [source("Un."), source("Deux.")], workers)
    reason = """the extractor failed: RuntimeError("Strange('un')")"""
    assert [one.reason for one in found] == [reason] * 2


async def test_no_more_is_taken_than_two_batches_ahead(writer: Connection) -> None:
    taken = 0

    def endless() -> Iterator[Source]:
        nonlocal taken
        while True:
            taken += 1
            yield source(f"{UMEROV} {taken}")

    async with reading() as workers:
        found = ingest(writer, StandIn(), endless(), batch=3, reader=workers.read)
        async with aclosing(found):
            done = 0
            async for _ in found:
                done += 1
                assert taken <= done + 6
                if done == 10:
                    break


async def test_an_ingestion_that_is_interrupted_goes_on_where_it_was(writer: Connection) -> None:
    texts = [source(f"{UMEROV} {number}") for number in range(20)]
    some_are_there = asyncio.Event()

    async def going_on(workers: Workers) -> None:
        found = ingest(writer, StandIn(), texts, batch=2, reader=workers.read)
        async for result in found:
            done.append(result)
            if len(done) == 6:
                some_are_there.set()

    done: list[Result] = []
    async with reading() as workers:
        task = asyncio.create_task(going_on(workers))
        await some_are_there.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    arrivals = [one.arrival.value for one in await run(writer, texts)]
    known = arrivals.count("known")
    assert known >= len(done) >= 6
    assert arrivals == ["known"] * known + ["added"] * (20 - known)


def test_no_worker_at_all_is_a_usage_error() -> None:
    result = CliRunner().invoke(commands, ["ingest", "--workers", "0", "seeds"])
    assert result.exit_code == 2
    assert "--workers" in result.output
