"""People decide and the resolver follows: what was merged, split or retracted stays so."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from msgspec import structs

from sourcier.ingestion import Metadata, Source, ingest
from sourcier_events import log
from sourcier_events.catalogue import EntityKind
from sourcier_events.curation import Asked, Written, assertions, claims, identity, merges
from sourcier_events.curation.assertions import Assertion, RunGiven
from sourcier_events.curation.readings import ClaimGiven, MentionGiven, PassageGiven
from sourcier_events.database import Connection, Role, connect, connect_blocking
from sourcier_events.event_types import ClaimAsserted, EntitiesMerged, EntityIdentified
from sourcier_events.projections import generations, rebuild
from sourcier_events.projections.runner import Runner
from sourcier_events.stored_text import from_text
from sourcier_graphql.curation.port import Curation

from ..ingestion.stand_in import StandIn

ANDRII = "Andrii Hrabovets (UA) a dit : Une journée de travail chargée nous attend ici"
OLEH = "Oleh Hrabovets (UA) a dit : Les textes sont presque prêts et nous partons"
SURNAME = "Hrabovets (UA) a dit : Il faudra du temps pour que tout cela se règle"


@pytest.fixture
async def writer(database_url: str) -> AsyncIterator[Connection]:
    """A connection that may append, in autocommit."""
    async with await connect(database_url, Role.WRITER) as connection:
        yield connection


async def told(writer: Connection, text: str, extractor: StandIn | None = None) -> UUID:
    """Ingest a text; the entity to which its person is bound."""
    source = Source(name="a", stored=from_text(text, "a"), metadata=Metadata())
    async for result in ingest(writer, extractor or StandIn(), [source]):
        assert result.reason is None, result.reason
    return people(await events(writer))[-1].entity


async def events(writer: Connection) -> list[log.RecordedEvent]:
    """Everything in the log."""
    return [event async for one in log.read(writer) for event in one.events]


def people(recorded: list[log.RecordedEvent]) -> list[EntityIdentified]:
    """The bindings of people, in order."""
    return [
        one.event
        for one in recorded
        if isinstance(one.event, EntityIdentified) and one.event.kind is EntityKind.PARTICIPANT
    ]


def asked(key: str) -> Asked:
    """A request."""
    return Asked(actor="anne", key=key)


async def merged(curation: Curation, absorbed: UUID, into: UUID) -> UUID:
    """Merge two; the merge."""
    outcome = await merges.merge(curation.desk, asked("merge"), absorbed, into, "one man")
    assert isinstance(outcome, Written), outcome
    [new] = outcome.events
    assert isinstance(new.event, EntitiesMerged)
    return new.event.merge


@pytest.mark.parametrize("one_man", [False, True])
async def test_members_of_one_are_no_rivals_for_a_later_mention(
    curation: Curation, writer: Connection, one_man: bool
) -> None:
    """A surname alone fits both namesakes: a third one, unless people said that they are one."""
    first, second = await told(writer, ANDRII), await told(writer, OLEH)
    assert first != second
    if one_man:
        await merged(curation, second, first)
    assert (await told(writer, SURNAME) in (first, second)) == one_man


async def test_after_an_undoing_later_mentions_go_by_their_own_evidence(
    curation: Curation, writer: Connection
) -> None:
    first, second = await told(writer, ANDRII), await told(writer, OLEH)
    merge = await merged(curation, second, first)
    assert await told(writer, f"{OLEH} demain") == second  # the member that it fits, not the head
    outcome = await merges.undo(curation.desk, asked("undo"), merge, "two brothers")
    assert isinstance(outcome, Written)
    assert await told(writer, f"{ANDRII} demain") == first
    assert await told(writer, f"{OLEH} aujourd’hui") == second
    assert await told(writer, f"{SURNAME} encore") not in (first, second)
    for version in ("2", "3"):
        assert await told(writer, OLEH, StandIn(version)) == second
    recorded = await events(writer)
    assert sum(isinstance(one.event, EntitiesMerged) for one in recorded) == 1
    async with curation.desk.writers.connection() as connection:
        cursor = await connection.execute("select log.answering(%s)", (second,))
        assert await cursor.fetchone() == (second,)


async def test_a_retraction_outranks_a_second_version_of_the_extractor(
    curation: Curation, writer: Connection, database_url: str
) -> None:
    await told(writer, ANDRII)
    await asyncio.to_thread(project, database_url)
    [country] = claims_on("country", await events(writer))
    outcome = await claims.retract(curation.desk, asked("retract"), country.id, "misread")
    assert isinstance(outcome, Written)
    await told(writer, ANDRII, StandIn("2"))
    rows = await asyncio.to_thread(project, database_url)
    assert [one.version for one in claims_on("country", await events(writer))] != []
    assert rows == {"country": ["retracted", "retracted"], "name": ["superseded", "active"]}


def claims_on(name: str, recorded: list[log.RecordedEvent]) -> list[log.RecordedEvent]:
    """The claims on one property."""
    return [
        one
        for one in recorded
        if isinstance(one.event, ClaimAsserted) and one.event.property == name
    ]


def project(url: str) -> dict[str, list[str]]:
    """Bring the views up to date; the statuses of claims on names and countries, in order."""
    with connect_blocking(url, Role.REBUILDER) as connection:
        current = generations.current(connection) or rebuild.replay(connection)
        runner = Runner(connection, current.number)
        assert runner.acquire()
        runner.catch_up()
        rows = connection.execute(
            f"""
            select property, array_agg(status order by position)
            from views_{current.number}.claims
            where to_position is null and property in ('name', 'country')
            group by property
            """
        ).fetchall()
        runner.release()
        return dict(rows)


def said(quote: str, text: str, **more: Any) -> ClaimGiven:
    """A claim that quotes a text."""
    start = text.index(quote)
    passage = PassageGiven(start=start, end=start + len(quote), exact=quote)
    return ClaimGiven(mention="p", value=quote, evidence=(passage,), **more)


async def assert_name(
    curation: Curation, text: str, name: str, key: str, **more: Any
) -> EntityIdentified:
    """Another extractor reads a person's name; the binding."""
    assertion = Assertion(
        document=from_text(text, "a").sha256,
        mentions=(MentionGiven(local="p", kind=EntityKind.PARTICIPANT, label=name, **more),),
        claims=(
            said(name, text, property="name"),
            ClaimGiven(
                mention="p",
                property="type",
                value="person",
                evidence=said(name, text, property="name").evidence,
            ),
        ),
        run=RunGiven(extractor="model", version="1"),
    )
    outcome = await assertions.assert_claims(
        curation.desk, asked(key), assertion, curation.resolver
    )
    assert isinstance(outcome, Written), outcome
    event = outcome.events[0].event
    assert isinstance(event, EntityIdentified)
    return event


async def test_mentions_of_other_extractors_are_resolved_as_ours_are(
    curation: Curation, writer: Connection
) -> None:
    first = await told(writer, ANDRII)
    found = await assert_name(curation, ANDRII, "Andrii Hrabovets", "1")
    assert found.entity == first
    assert found.blocking_keys
    apart = await assert_name(curation, ANDRII, "Andrii Hrabovets", "2", separate=True)
    assert apart.entity != first
    again = await assert_name(curation, ANDRII, "Andrii Hrabovets", "1")
    assert again.entity == first


async def test_what_other_extractors_bring_is_found_by_ours(
    curation: Curation, writer: Connection
) -> None:
    text = "Le ministre Taras Shevchuk était là."
    await told_nothing(writer, text)
    brought = await assert_name(curation, text, "Taras Shevchuk", "1")
    assert await told(writer, "Taras Shevchuk (UA) a dit : Nous sommes là") == brought.entity


async def told_nothing(writer: Connection, text: str) -> None:
    """Ingest a text in which our extractor reads nothing."""
    source = Source(name="a", stored=from_text(text, "a"), metadata=Metadata())
    async for result in ingest(writer, StandIn(), [source]):
        assert result.mentions == 0


async def test_a_run_that_a_client_asserts_never_stands_in_for_ours(
    curation: Curation, writer: Connection
) -> None:
    """Not under the name of our extractor either: ours takes the place of ours alone."""
    from sourcier_events.event_types import ExtractionFinished

    await told(writer, ANDRII)
    assertion = Assertion(
        document=from_text(ANDRII, "a").sha256,
        mentions=(MentionGiven(local="p", kind=EntityKind.PARTICIPANT, label="A"),),
        claims=(said("Andrii Hrabovets", ANDRII, property="name"),),
        run=RunGiven(extractor="stand-in", version="1"),
    )
    outcome = await assertions.assert_claims(
        curation.desk, asked("1"), assertion, curation.resolver
    )
    assert isinstance(outcome, Written)
    await told(writer, ANDRII, StandIn("2"))
    finished = [
        one.event for one in await events(writer) if isinstance(one.event, ExtractionFinished)
    ]
    assert [one.supersedes for one in finished] == [None, None, finished[0].run]


class Renaming(StandIn):
    """Reads the same passages, and calls everybody by another name."""

    def extract(self, texts):
        for found in super().extract(texts):
            readings = [
                structs.replace(one, value="Zoé Martin") if one.property == "name" else one
                for one in found.readings
            ]
            mentions = [
                structs.replace(one, label="Zoé") if one.kind == "participant" else one
                for one in found.mentions
            ]
            yield structs.replace(found, mentions=tuple(mentions), readings=tuple(readings))


async def test_what_a_person_bound_is_bound_so_when_the_same_text_is_read_again(
    curation: Curation, writer: Connection
) -> None:
    """Against all evidence of names: the person knows better."""
    oleh, andrii = await told(writer, OLEH), await told(writer, ANDRII)
    mention = people(await events(writer))[-1].mention
    outcome = await identity.identify(curation.desk, asked("1"), mention, andrii, "so it is")
    assert isinstance(outcome, Written)
    assert await told(writer, OLEH, Renaming("2")) not in (oleh, andrii)
    assert await told(writer, ANDRII, Renaming("2")) == andrii
    latest = people(await events(writer))[-1]
    assert latest.method == "carried/1"
    assert latest.candidates[0].because == ("a person bound the same passage",)
    outcome = await identity.identify(curation.desk, asked("2"), latest.mention, oleh, "or not")
    assert isinstance(outcome, Written)
    assert await told(writer, ANDRII, StandIn("3")) == oleh


async def test_a_binding_made_while_a_newer_run_is_under_way_is_carried_over_too(
    curation: Curation, writer: Connection
) -> None:
    """The run resolved before the person decided, and is told so when it is appended."""
    oleh = await told(writer, OLEH)
    await told(writer, ANDRII)
    mention = people(await events(writer))[-1].mention
    seen: list[str] = []

    async def append(*appends: log.Append) -> list[log.Outcome]:
        if not seen:
            slip = identity.identify(curation.desk, asked("1"), mention, oleh, "a slip")
            assert isinstance(await slip, Written)
        outcomes = await log.append(writer, *appends)
        seen.extend(type(outcome).__name__ for outcome in outcomes)
        return outcomes

    source = Source(name="a", stored=from_text(ANDRII, "a"), metadata=Metadata())
    async for _ in ingest(writer, Renaming("2"), [source], append=append):
        pass
    assert seen == ["Moved", "Appended"]
    assert people(await events(writer))[-1].entity == oleh


async def test_a_split_keeps_its_mention_when_the_same_text_is_read_again(
    curation: Curation, writer: Connection
) -> None:
    entity = await told(writer, ANDRII)
    await told(writer, f"{ANDRII} demain")
    mention = people(await events(writer))[-1].mention
    outcome = await identity.identify(curation.desk, asked("split"), mention, None, "a namesake")
    assert isinstance(outcome, Written)
    apart = people(await events(writer))[-1].entity
    assert apart != entity
    assert await told(writer, f"{ANDRII} demain", StandIn("2")) == apart
    assert await told(writer, ANDRII, StandIn("2")) == entity
