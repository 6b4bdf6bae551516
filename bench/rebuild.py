"""How many events a second a rebuild folds, and whether live views equal rebuilt ones.

python bench/rebuild.py --database-url postgresql://… --events 100000
"""

import argparse
import asyncio
import time

from synthetic import EVENTS_PER_DOCUMENT, appends

from sourcier_events import log
from sourcier_events.database import Role, connect, connect_blocking
from sourcier_events.projections import generations, rebuild
from sourcier_events.projections.runner import Runner
from sourcier_migrations.runner import apply


async def fill(url: str, events: int) -> None:
    """Migrate the database and append about so many events."""
    async with await connect(url, None, autocommit=True) as connection:
        await apply(connection)
    async with await connect(url, Role.WRITER) as connection:
        batch: list[log.Append] = []
        for one in appends(events // EVENTS_PER_DOCUMENT + 1):
            batch.append(one)
            if len(batch) == 16:
                await log.append(connection, *batch)
                batch.clear()
        await log.append(connection, *batch)


def main() -> None:
    """Fill, rebuild, feed live, verify; print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database-url", required=True, help="an empty database")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--live", action="store_true", help="also feed a generation live")
    arguments = parser.parse_args()
    _timed("append", lambda: asyncio.run(fill(arguments.database_url, arguments.events)), 0)
    with connect_blocking(arguments.database_url, Role.REBUILDER) as connection:
        events = rebuild.log_position(connection)
        if arguments.live:
            with connection.transaction():
                generation = generations.create(connection, "building")
                generations.index(connection, generation.number)
            runner = Runner(connection, generation.number)
            runner.acquire()
            _timed("live", runner.catch_up, events)
            generations.flip(connection, generation.number)
        else:
            _timed("rebuild", lambda: rebuild.replay(connection), events)
        started = time.perf_counter()
        verification = rebuild.verify(connection)
        print(f"verify: equal={verification.equal} in {time.perf_counter() - started:.1f} s")
        if not verification.equal:
            print("different:", verification.different)


def _timed(what: str, call: object, events: int) -> None:
    started = time.perf_counter()
    assert callable(call)
    call()
    took = time.perf_counter() - started
    rate = f", {events / took:,.0f} events/s" if events else ""
    print(f"{what}: {took:.1f} s{rate}")


if __name__ == "__main__":
    main()
