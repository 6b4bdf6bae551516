"""What the extractor finds in the five real texts is bound as the annotation says, in any order.

Runs only beside that folder. A local item of the annotation is a found meeting that stands at one
of its passages, or a found participant of one of its names.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

import pytest

from sourcier.extraction.french import FrenchExtractor
from sourcier.extraction.port import Extraction, Mention, SourceText
from sourcier.resolution import Circumstances, Profile, profiles
from sourcier_events import identifiers
from sourcier_events.catalogue import EntityKind
from sourcier_events.names import transliteration_key

from .memory import MemoryIndex
from .stand_in import SHARED, GoldText, gold_texts, identities

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "cross_document.json").exists(), reason="no annotated texts here"
)
ORDERS = [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1), (3, 2, 1, 0, 4)]


@pytest.fixture(scope="module")
def found() -> list[tuple[GoldText, Extraction]]:
    """The annotated texts with what the extractor finds in them."""
    texts = gold_texts()
    extractions = FrenchExtractor().extract(SourceText(text=one.text) for one in texts)
    return list(zip(texts, extractions, strict=True))


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_one_is_bound_together_and_nothing_else(
    found: list[tuple[GoldText, Extraction]], order: tuple[int, ...]
) -> None:
    index = MemoryIndex()
    entities: dict[str, UUID] = {}
    for number in order:
        text, extraction = found[number]
        bound = index.add(read(text, extraction))
        for mention, binding in zip(extraction.mentions, bound, strict=True):
            for item in items(text, mention, extraction):
                entities.setdefault(item, binding.entity)
    groups = [group for kind in ("meetings", "participants") for group in identities()[kind]]
    missing = [item for group in identities()["meetings"] for item in group if item not in entities]
    assert not missing, missing
    for group in groups:
        assert len({entities[item] for item in group if item in entities}) == 1, group
    for together in shared(entities):
        assert any(together <= set(group) for group in groups), together


def read(text: GoldText, extraction: Extraction) -> tuple[Profile, ...]:
    run = identifiers.run_id("french", "1", "none", text.document, b"")
    return profiles(run, extraction, Circumstances(document=text.document))


def items(text: GoldText, mention: Mention, extraction: Extraction) -> Iterator[str]:
    """The local items of the annotation that a found mention is."""
    gold = json.loads((SHARED / "gold" / "seeds" / f"{text.name}.json").read_text("utf-8"))
    if mention.kind is EntityKind.MEETING:
        for one in gold["meetings"]:
            if any(stands_at(mention, each["start"], each["end"]) for each in one["mentions"]):
                yield f"{text.name}:{one['id']}"
    if mention.kind is EntityKind.PARTICIPANT:
        keys = {
            transliteration_key(one.value)
            for one in extraction.readings
            if one.mention == mention.local and one.property == "name"
        }
        speakers = {one["speaker"] for one in gold["statements"] if one["speaker"]}
        for name in sorted({one["name"] for one in gold["participants"]} | speakers):
            if transliteration_key(name) in keys:
                yield f"{text.name}:{name}"


def stands_at(mention: Mention, start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in mention.evidence)


def shared(entities: dict[str, UUID]) -> Iterator[set[str]]:
    """Items of several texts that are one entity; optional ones, such as the coalition, aside."""
    found = defaultdict(set)
    for item, entity in entities.items():
        if "coalition" not in item:
            found[entity].add(item)
    return (together for together in found.values() if len(together) > 1)
