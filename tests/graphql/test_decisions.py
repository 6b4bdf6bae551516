"""What a program decided says why, without a look into the log: who is who, what is not read."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio

from sourcier_events import log
from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Role, connect_blocking
from sourcier_events.event_types import (
    AnyEvent,
    Candidate,
    ClaimAsserted,
    DocumentAdded,
    EntityIdentified,
    ExtractionFinished,
    document_stream,
    entity_stream,
)
from sourcier_events.evidence import select
from sourcier_events.identifiers import derived_digest

from ..events.projections.tables import live_generation
from ..postgres import fresh_database
from .asking import Client, global_id, serving
from .filling import append, digest, identifier

TEXT = "Ilona Varga (HU) est venue. Mme Varga a salué."
KNOWN, OTHER = identifier("Ilona Varga"), identifier("another Varga")
WHY = "the text is said to be in Hungarian (hu)"
FULL, SURNAME = (0, 11), (32, 37)


def bound(name: str, entity: str, *candidates: Candidate, score: int = 1000) -> EntityIdentified:
    """A mention and its entity."""
    return EntityIdentified(
        mention=identifier(f"mention {name}"),
        entity=identifier(entity),
        kind=EntityKind.PARTICIPANT,
        label=name,
        document=digest(TEXT),
        run=identifier("run"),
        method="blocking/2",
        score=score,
        candidates=candidates,
    )


def named(name: str, span: tuple[int, int]) -> ClaimAsserted:
    """The claim that a mention has a name."""
    return ClaimAsserted(
        document=digest(TEXT),
        run=identifier("run"),
        mention=identifier(f"mention {name}"),
        kind=EntityKind.PARTICIPANT,
        property="name",
        value=name,
        evidence=(select(TEXT, *span),),
        rule="name",
    )


def finished(run: str, refused: str = "") -> ExtractionFinished:
    """The end of a run."""
    return ExtractionFinished(
        run=identifier(run),
        document=digest(TEXT),
        extractor=run,
        version="1",
        configuration="none",
        refused=refused,
    )


def stream_of(event: AnyEvent) -> str:
    """Where an event belongs."""
    if isinstance(event, EntityIdentified):
        return entity_stream(event.entity)
    return document_stream(digest(TEXT))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def decided_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """A person read twice, the second time after two were weighed; another run read nothing."""
    events = (
        DocumentAdded(document=digest(TEXT), length=len(TEXT)),
        bound("Ilona Varga", "Ilona Varga"),
        bound("Mme Varga", "another Varga"),
        bound(
            "Varga",
            "Ilona Varga",
            Candidate(KNOWN, 650, ("same surname +550", "same country +100")),
            Candidate(OTHER, 550, ("same surname +550", "not bound: 600 are needed")),
            score=650,
        ),
        named("Ilona Varga", FULL),
        named("Varga", SURNAME),
        finished("run"),
        finished("choosy", WHY),
    )
    one = log.Append(
        key=derived_digest("test", "decided"),
        actor="tests",
        documents=(log.NewDocument(sha256=digest(TEXT), text=TEXT),),
        events=tuple(
            log.NewEvent(id=identifier(f"decided {at}"), stream=stream_of(event), event=event)
            for at, event in enumerate(events)
        ),
    )
    async with fresh_database(postgres_url, template=migrated_template) as url:
        await append(url, one)
        with connect_blocking(url, Role.REBUILDER) as connection:
            await asyncio.to_thread(live_generation, connection)
        yield url


@pytest_asyncio.fixture
async def client(decided_url: str) -> AsyncIterator[Client]:
    """A client of it."""
    async with serving(decided_url) as one:
        yield one


async def test_an_identity_says_how_it_was_decided_and_who_was_weighed(client: Client) -> None:
    query = """
        { events(types: ["EntityIdentified"]) { nodes { changes {
            ... on IdentityChange { method score candidates {
                score because entity { id }
            } }
        } } } }
    """
    events = (await client.ask(query))["events"]["nodes"]
    [new], _, [weighed] = [event["changes"] for event in events]
    assert new == {"method": "blocking/2", "score": 1000, "candidates": []}
    assert weighed == {
        "method": "blocking/2",
        "score": 650,
        "candidates": [
            {
                "score": 650,
                "because": ["same surname +550", "same country +100"],
                "entity": {"id": global_id("Participant", KNOWN)},
            },
            {
                "score": 550,
                "because": ["same surname +550", "not bound: 600 are needed"],
                "entity": {"id": global_id("Participant", OTHER)},
            },
        ],
    }


async def test_a_run_that_read_nothing_says_why(client: Client) -> None:
    query = "query($id: ID!) { document(id: $id) { runs { extractor refused } } }"
    data = await client.ask(query, id=global_id("Document", digest(TEXT)))
    shown = sorted(data["document"]["runs"], key=lambda run: run["extractor"])
    assert shown == [
        {"extractor": "choosy", "refused": WHY},
        {"extractor": "run", "refused": None},
    ]
