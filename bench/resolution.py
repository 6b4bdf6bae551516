"""How long a document's mentions take to resolve among many participants, and how many are weighed.

    python bench/resolution.py --participants 100000

Names are drawn from a few hundred given names and a few thousand surnames, some of them shared by
hundreds of people, as in the world. What is appended stays in the database: use one made for it.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar
from uuid import UUID

from database import bench_database

from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.resolution import Profile, blocking_keys, resolve
from sourcier.resolution.candidates import candidates
from sourcier.resolution.tables import people
from sourcier_events import identifiers, log
from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import EntityIdentified, entity_stream

Item = TypeVar("Item")

PER_APPEND, PER_CALL, MENTIONS = 100, 10, 25
SYLLABLES = (
    *("ba", "be", "do", "fa", "gui", "ka", "ko", "la", "lo", "ma", "mi", "na", "no", "pe", "ra"),
    *("ri", "sa", "so", "ta", "tou", "va", "vi", "ya", "zo"),
)
ROLES = ("président", "ministre de la Défense", "ministre du Commerce", "porte-parole", "maire")


def profiles(count: int, chance: random.Random) -> Iterator[Profile]:
    """People, each told of once."""
    given = [*lexicons().first_names.masculine.split(), *lexicons().first_names.feminine.split()]
    frequent = people().frequent.split()
    countries = sorted(lexicons().demonyms.countries)
    for number in range(count):
        rare = "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))).capitalize()
        surname = chance.choice(frequent) if chance.random() < 0.3 else rare
        yield _profile(number, f"{chance.choice(given)} {surname}", chance, countries)


def _profile(number: int, name: str, chance: random.Random, countries: list[str]) -> Profile:
    return Profile(
        mention=identifiers.derived_uuid("bench-mention", str(number), name),
        kind=EntityKind.PARTICIPANT,
        label=name,
        facts={
            "type": ("person",),
            "name": (name,),
            "country": (chance.choice(countries),),
            "role": (chance.choice(ROLES),),
            "document": (f"document {number // MENTIONS}",),
        },
    )


def _append(told: tuple[Profile, ...]) -> log.Append:
    run = told[0].mention
    return log.Append(
        key=identifiers.derived_digest("bench-resolution", run.bytes),
        events=tuple(
            log.NewEvent(
                id=identifiers.run_event_id(run, ordinal),
                stream=entity_stream(identifiers.entity_id(one.mention)),
                event=_identified(one, identifiers.entity_id(one.mention)),
            )
            for ordinal, one in enumerate(told)
        ),
        actor="bench",
        same_key_is_same=True,
    )


def _identified(one: Profile, entity: UUID) -> EntityIdentified:
    return EntityIdentified(
        mention=one.mention,
        entity=entity,
        kind=one.kind,
        label=one.label,
        document=one.get("document")[0],
        method="bench",
        score=1000,
        blocking_keys=blocking_keys(one),
        profile=one.facts,
    )


async def fill(connection: Connection, count: int) -> None:
    """Append so many participants, each an entity of its own."""
    appends = map(_append, _batches(profiles(count, random.Random(0)), PER_APPEND))
    for some in _batches(appends, PER_CALL):
        await log.append(connection, *some)


async def measure(url: str, count: int, rounds: int) -> None:
    """Fill, then resolve documents; print what each took."""
    async with await connect(url, Role.WRITER) as connection:
        started = time.perf_counter()
        await fill(connection, count)
        print(f"filled with {count} participants in {time.perf_counter() - started:.0f} s")
    async with await connect(url, Role.WRITER) as connection:
        took, found = [], []
        documents = _batches(profiles(rounds * MENTIONS, random.Random(1)), MENTIONS)
        for document in documents:
            started = time.perf_counter()
            await resolve(connection, document)
            took.append(1000 * (time.perf_counter() - started))
            found += [len(one) for one in await candidates(connection, document)]
    keys = [len(blocking_keys(one)) for one in profiles(1000, random.Random(2))]
    print(f"{MENTIONS} mentions: {_quantiles(took)} ms")
    print(f"candidates of a mention: {_quantiles(found)}; keys: {_quantiles(keys)}")


def _batches(values: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    rest = iter(values)
    while batch := tuple(islice(rest, size)):
        yield batch


def _quantiles(values: list[float] | list[int]) -> str:
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    return f"median {cuts[9]:.1f}, p95 {cuts[18]:.1f}, most {max(values):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--participants", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--database-url")
    chosen = parser.parse_args()
    with bench_database(chosen.database_url) as url:
        asyncio.run(measure(url, chosen.participants, chosen.rounds))


if __name__ == "__main__":
    main()
