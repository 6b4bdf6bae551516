"""What is the same in the five real texts is found in whatever order they come, and nothing else.

From the facts of the annotation, so independent of any extractor. Runs only beside that folder.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import permutations
from uuid import UUID

import pytest
from msgspec import structs

from sourcier.ingestion import Metadata, Source, ingest
from sourcier.resolution import Circumstances, Profile, profiles
from sourcier_events import identifiers, log
from sourcier_events.database import Role, connect
from sourcier_events.event_types import EntityIdentified
from sourcier_events.stored_text import from_text

from .memory import MemoryIndex
from .stand_in import SHARED, GoldExtractor, GoldText, gold_texts, identities

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "cross_document.json").exists(), reason="no annotated texts here"
)


def read(text: GoldText) -> tuple[Profile, ...]:
    run = identifiers.run_id("gold", "1", "none", text.document, b"")
    return profiles(run, text.extraction, Circumstances(document=text.document))


def items(text: GoldText) -> list[str]:
    return [f"{text.name}:{mention.local}" for mention in text.extraction.mentions]


def check(entities: dict[str, UUID], kinds: Iterable[str]) -> None:
    """What is listed together is one entity, and nothing else is shared between texts."""
    expected = [group for kind in kinds for group in identities()[kind]]
    for group in expected:
        assert len({entities[item] for item in group if item in entities}) == 1, group
    found = defaultdict(set)
    for item, entity in entities.items():
        found[entity].add(item)
    for together in found.values():
        # The list leaves out what its annotation has as optional: one coalition, in three texts.
        if len(together) > 1 and not any("coalition" in item for item in together):
            assert any(together <= set(group) for group in expected), together


def test_every_order_gives_the_same_entities() -> None:
    texts = [(items(text), read(text)) for text in gold_texts()]
    for order in permutations(texts):
        index, entities = MemoryIndex(), {}
        for names, mentions in order:
            bound = index.add(mentions)
            entities |= {name: one.entity for name, one in zip(names, bound, strict=True)}
        check(entities, ("meetings", "participants"))


@pytest.mark.parametrize("missing", ["level", "delegations", "format", "topic", "status", "city"])
def test_no_single_property_holds_it_all_together(missing: str) -> None:
    for order in list(permutations(gold_texts()))[::17]:
        index, entities = MemoryIndex(), {}
        for text in order:
            kept = [one for one in text.extraction.readings if one.property != missing]
            less = GoldText(
                text.name, text.text, structs.replace(text.extraction, readings=tuple(kept))
            )
            bound = index.add(read(less))
            entities |= {name: one.entity for name, one in zip(items(less), bound, strict=True)}
        check(entities, ("meetings", "participants"))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1)])
async def test_the_database_gives_them_too(database_url: str, order: Sequence[int]) -> None:
    texts = gold_texts()
    sources = [
        Source(
            name=texts[n].name, stored=from_text(texts[n].text, texts[n].name), metadata=Metadata()
        )
        for n in order
    ]
    async with await connect(database_url, Role.WRITER) as connection:
        arrived = [one async for one in ingest(connection, GoldExtractor(), sources, batch=2)]
        assert {one.arrival.value for one in arrived} == {"added"}
        recorded = [
            e.event for append in [a async for a in log.read(connection)] for e in append.events
        ]
    bound = [event for event in recorded if isinstance(event, EntityIdentified)]
    names = [item for n in order for item in items(texts[n])]
    check(
        {name: event.entity for name, event in zip(names, bound, strict=True)},
        ("meetings", "participants"),
    )
