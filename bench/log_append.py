"""How fast the log takes events: synthetic claims, in batches, by one writer and by eight.

    python bench/log_append.py --events 20000

What is appended stays in the database that `--database-url` names: use one made for the purpose.
"""

import argparse
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from uuid import UUID, uuid4

from database import bench_database

from sourcier_events import evidence, identifiers, log
from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import ClaimAsserted, DocumentAdded, document_stream

TEXT = "Le 3 janvier, Roustem Oumerov a rencontré Andriy Yermak à Kyiv. " * 20
NAMES = ("Roustem Oumerov", "Andriy Yermak", "Kyiv")


def document(number: UUID, claims: int) -> log.Append:
    """One document with its claims, as an extraction appends them."""
    text = f"{TEXT}{number}"
    digest = sha256(text.encode()).hexdigest()
    run = identifiers.run_id("bench", "1", "", digest, b"")
    events = (
        DocumentAdded(document=digest, length=len(text)),
        *(claim(text, digest, run, ordinal) for ordinal in range(claims)),
    )
    return log.Append(
        key=identifiers.derived_digest("run", run.bytes),
        events=tuple(
            log.NewEvent(
                id=identifiers.run_event_id(run, ordinal),
                stream=document_stream(digest),
                event=event,
            )
            for ordinal, event in enumerate(events)
        ),
        actor="bench",
        documents=(log.NewDocument(sha256=digest, text=text),),
        same_key_is_same=True,
    )


def claim(text: str, digest: str, run: UUID, ordinal: int) -> ClaimAsserted:
    """One claim: a name, quoted where the text has it."""
    name = NAMES[ordinal % len(NAMES)]
    start = text.index(name, len(TEXT) // 20 * (ordinal % 20))
    return ClaimAsserted(
        document=digest,
        run=run,
        mention=identifiers.mention_id(run, str(ordinal)),
        kind=EntityKind.PARTICIPANT,
        property="name",
        value=name,
        evidence=(evidence.select(text, start, start + len(name)),),
        confidence=900,
        rule="bench",
    )


async def write(url: str, appends: list[log.Append], batch: int) -> tuple[float, float]:
    """Append, `batch` in each call; when that began and ended."""
    async with await connect(url, Role.WRITER) as connection:
        began = time.time()
        for done in range(0, len(appends), batch):
            await log.append(connection, *appends[done : done + batch])
        return began, time.time()


def writer(url: str, documents: int, claims: int, batch: int) -> tuple[float, float]:
    """One writer, in a process of its own; making the events is not measured."""
    appends = [document(uuid4(), claims) for _ in range(documents)]
    return asyncio.run(write(url, appends, batch))


async def measure(arguments: argparse.Namespace, writers: int) -> None:
    """Append with so many writers at once, and print how fast it was."""
    documents = arguments.events // (arguments.claims + 1) // writers
    async with await connect(arguments.url, Role.READER) as reader:
        before = (await log.head(reader)).position
        took = await run_writers(
            writers, (arguments.url, documents, arguments.claims, arguments.batch)
        )
        events = (await log.head(reader)).position - before
        size = await bytes_of_rows(reader, before)
    print(
        f"{writers} writer{'s' if writers > 1 else ''}: {events} events in {took:.2f} s, "
        f"{events / took:,.0f} events/s, {size / events:.0f} bytes an event"
    )


async def run_writers(writers: int, arguments: tuple[str, int, int, int]) -> float:
    """Seconds from the first call of the first writer to the last of the last."""
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(writers, mp_context=get_context("spawn")) as processes:
        times = await asyncio.gather(
            *(loop.run_in_executor(processes, writer, *arguments) for _ in range(writers))
        )
    return max(ended for _, ended in times) - min(began for began, _ in times)


async def bytes_of_rows(connection: Connection, after: int) -> int:
    """The bytes of the rows of the log after a position, texts and indexes not counted."""
    cursor = await connection.execute(
        "select coalesce(sum(pg_column_size(append.*)), 0) from log.append"
        " where first_position > %s",
        (after,),
    )
    row = await cursor.fetchone()
    assert row is not None
    return int(row[0])


async def measure_all(arguments: argparse.Namespace) -> None:
    """Measure with each number of writers."""
    for writers in arguments.writers:
        await measure(arguments, writers)


def main() -> None:
    """Read the options, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--database-url", help="without it, an embedded PostgreSQL is started")
    parser.add_argument("--events", type=int, default=20_000, help="about how many (20000)")
    parser.add_argument("--claims", type=int, default=49, help="claims of a document (49)")
    parser.add_argument("--batch", type=int, default=10, help="documents in one call (10)")
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 8], help="at once (1 8)")
    arguments = parser.parse_args()
    with bench_database(arguments.database_url) as url:
        arguments.url = url
        asyncio.run(measure_all(arguments))


if __name__ == "__main__":
    main()
