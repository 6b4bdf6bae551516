"""The views of many meetings, written straight into one generation: what a fold would write.

    python bench/graphql/dataset.py --database-url postgresql://… --meetings 20000

The same number gives the same rows. Per 20,000 meetings: 5,000 participants, 120,000 current
participations, 100,000 statements, 300,000 claims, 60,000 documents. The log holds the documents
and the ends of appends, as reads want them, and no events: such a database is for measuring only.
"""

import argparse
import asyncio
import time
from collections import defaultdict
from typing import Any

import psycopg
from rows import Dataset
from stories import Person, Said, Story, identifier, person, stories
from told_documents import Told, document_rows

from sourcier.home import migrate_database
from sourcier_events.database import Role, connection_string
from sourcier_events.names import fold
from sourcier_events.projections import generations
from sourcier_events.projections.rows import ROWS

_CHUNK = 1000  # stories whose rows are copied together


def build(url: str, meetings: int) -> None:
    """Fill a migrated, empty database and let readers use it."""
    with psycopg.connect(connection_string(url), autocommit=True) as connection:
        connection.execute(f"set role {Role.REBUILDER}")
        number = generations.create(connection, "building").number
        dataset = Dataset(number)
        _fill(connection, dataset, meetings)
        connection.execute(f"set role {Role.OWNER}")
        end = (dataset.position, dataset.recorded_at(dataset.position))
        connection.execute("update log.head set position = %s, recorded_at = %s", end)
        connection.execute("vacuum analyze log.document, log.append")
        connection.execute(f"set role {Role.REBUILDER}")
        generations.index(connection, number)
        for row in ROWS:
            connection.execute(f"vacuum {row.view}".encode())
        connection.execute("update views.checkpoint set position = %s", end[:1])
        assert generations.flip(connection, number)


def _fill(connection: psycopg.Connection[Any], dataset: Dataset, meetings: int) -> None:
    persons = [person(number) for number in range(meetings // 4)]
    known = [dataset.append(3) for _ in persons]
    versions = [0] * len(persons)
    for one, since in zip(persons, known, strict=True):
        _entity(dataset, "participant", one.id, since)
    for story in stories(meetings, persons):
        _meeting(dataset, story)
        at = story.number % len(persons)  # somebody gets another spelling
        _participant(dataset, persons[at], versions[at], known[at], dataset.position)
        versions[at] += 1
        known[at] = dataset.position
        if story.number % _CHUNK == 0:
            dataset.copy(connection)
    for one, version, since in zip(persons, versions, known, strict=True):
        _participant(dataset, one, version, since, None)
    dataset.copy(connection)


def _participant(
    dataset: Dataset, one: Person, version: int, since: int, until: int | None
) -> None:
    given, _, family = one.name.partition(" ")
    names = [f"{given[0]}. {family}", family, one.name.upper(), f"{family}, {given}"][:version]
    dataset.put(
        "participants",
        since,
        until,
        id=one.id,
        name=one.name,
        names=names,
        sort_key=fold(f"{family} {given}"),
        type="person",
        role=one.role,
        country=one.country,
        organisation=None,
        contested=[],
        search_key=fold(one.name),
        supported=True,
    )


def _entity(dataset: Dataset, kind: str, own: str, since: int) -> None:
    dataset.put("entities", since, id=own, kind=kind, canonical=own)


def _meeting(dataset: Dataset, story: Story) -> None:
    """Its documents, each an append, then what the fold makes of them."""
    told: list[Told] = []
    ends = []
    for at in range(len(story.told)):
        found, statements = document_rows(dataset, story, at)
        told += found
        ends.append(dataset.position)
        for said, own, offset in statements:
            _statement(dataset, story, said, own, offset)
    _entity(dataset, "meeting", story.id, ends[0])
    _meeting_rows(dataset, story, ends)
    _participations(dataset, story, ends, told)
    _facts(dataset, story, ends, told)


def _meeting_rows(dataset: Dataset, story: Story, ends: list[int]) -> None:
    """Planned, then held."""
    cuts = [ends[0], *ends[2:3]]
    for at, since in enumerate(cuts):
        day = story.day.isoformat()
        dataset.put(
            "meetings",
            since,
            cuts[at + 1] if at + 1 < len(cuts) else None,
            id=story.id,
            title=story.title,
            kind=story.kind,
            family=story.family,
            series=None,
            level="ministers",
            date=day,
            date_earliest=day,
            date_latest=day,
            date_wording=story.wording,
            weekday=None,
            city=story.city,
            city_key=fold(story.city),
            country=story.country,
            venue=story.venue,
            format="in_person",
            status=("planned", "held")[at],
            delegations=len(story.persons),
            topics=story.topics,
            search_text=" ".join([story.title, story.venue, *story.topics]),
            contested=["venue"] if story.number % 5 == 0 else [],
            supported=True,
        )


def _participations(dataset: Dataset, story: Story, ends: list[int], told: list[Told]) -> None:
    """Of one in four the mode becomes known with the last document."""
    claims = {one.claimed.reference: one.id for one in told}
    for one in story.persons:
        learnt = ends[-1] if one.number % 4 == 0 and len(ends) > 1 else None
        spans = [(ends[0], learnt, None)] + ([(learnt, None, "in_person")] if learnt else [])
        for since, until, mode in spans:
            dataset.put(
                "participations",
                since or 0,
                until,
                meeting=story.id,
                participant=one.id,
                role=one.role,
                mode=mode,
                represents=None,
                stance="asserted",
                host=False,
                claim=claims.get(one.id),
            )


def _statement(dataset: Dataset, story: Story, said: Said, document: str, offset: int) -> None:
    own = identifier("statement", said.number)
    _entity(dataset, "statement", own, dataset.position)
    dataset.put(
        "statements",
        dataset.position,
        id=own,
        content=said.content,
        kind="direct",
        channel=None,
        verb="déclarer",
        stance="asserted",
        speaker=said.speaker.id,
        meeting=story.id,
        document=document,
        start_offset=offset,
        contested=[],
    )


_MANY = ("kind", "topic", "participant")


def _facts(dataset: Dataset, story: Story, ends: list[int], told: list[Told]) -> None:
    """One for each property; of many values, one for each value. The status has moved on."""
    by_value: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        many = one.claimed.property in _MANY
        by_value[one.claimed.property, one.value_key if many else ""].append(one)
    for (name, value_key), claims in by_value.items():
        values = list(dict.fromkeys(one.claimed.value for one in claims))
        cuts = [claims[0].end, *({ends[-1]} - {claims[0].end} if len(values) > 1 else ())]
        for at, since in enumerate(cuts):
            preferred = next(one for one in claims if one.claimed.value == values[at])
            dataset.put(
                "facts",
                since,
                cuts[at + 1] if at + 1 < len(cuts) else None,
                entity=story.id,
                kind="meeting",
                property=name,
                value_key=value_key,
                status="developed" if at else "uncontested",
                claim=preferred.id,
                value=preferred.claimed.value,
                reference=preferred.claimed.reference,
                different_values=at + 1,
                claims=len(claims),
                documents=len(claims),
                publishers=min(len(claims), 5),
                origins=min(len(claims), 4),
                set_by=preferred.event,
                set_at=preferred.position,
            )


def main() -> None:
    """Read the command line, build, say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database-url", required=True)
    parser.add_argument("--meetings", type=int, default=20_000)
    given = parser.parse_args()
    started = time.perf_counter()
    asyncio.run(migrate_database(given.database_url))
    build(given.database_url, given.meetings)
    print(f"{given.meetings} meetings in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
