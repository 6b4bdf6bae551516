"""How many events a second a rebuild folds, and whether live views equal rebuilt ones.

python bench/rebuild.py --database-url postgresql://… --events 100000
"""

import argparse
import asyncio
import time
from collections.abc import Callable
from itertools import islice
from typing import Any, TypeVar

from database import bench_database
from psycopg import Connection
from synthetic import EVENTS_PER_DOCUMENT, appends

from sourcier_events import log
from sourcier_events.database import Role, connect, connect_blocking
from sourcier_events.projections import generations, rebuild
from sourcier_events.projections.runner import Runner

Result = TypeVar("Result")


async def fill(url: str, events: int) -> None:
    """Append about so many events."""
    async with await connect(url, Role.WRITER) as connection:
        documents = appends(events // EVENTS_PER_DOCUMENT + 1)
        while batch := list(islice(documents, 16)):
            await log.append(connection, *batch)


def measure(url: str, events: int, live: bool) -> None:
    """Fill, rebuild or feed live, verify; print what each took."""
    _timed("append", lambda: asyncio.run(fill(url, events)), events)
    with connect_blocking(url, Role.REBUILDER) as connection:
        events = rebuild.log_position(connection)
        if live:
            _timed("live", lambda: feed(connection), events)
        else:
            _timed("rebuild", lambda: rebuild.replay(connection), events)
        verification = _timed("verify", lambda: rebuild.verify(connection), events)
        print(f"equal: {verification.equal} {verification.different}")


def feed(connection: Connection[Any]) -> None:
    """Feed a new, empty generation as the live runner does, and let readers use it."""
    with connection.transaction():
        generation = generations.create(connection, "building")
        generations.index(connection, generation.number)
    runner = Runner(connection, generation.number)
    runner.acquire()
    runner.catch_up()
    generations.flip(connection, generation.number)


def _timed(what: str, call: Callable[[], Result], events: int) -> Result:
    started = time.perf_counter()
    result = call()
    took = time.perf_counter() - started
    print(f"{what}: {events} events in {took:.1f} s, {events / took:,.0f} events/s", flush=True)
    return result


def main() -> None:
    """Read the options, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--database-url", help="an empty database")
    parser.add_argument("--events", type=int, default=100_000, help="about how many (100000)")
    parser.add_argument("--live", action="store_true", help="feed live instead of rebuilding")
    arguments = parser.parse_args()
    with bench_database(arguments.database_url) as url:
        measure(url, arguments.events, arguments.live)


if __name__ == "__main__":
    main()
