"""Facts of the development gold as an extractor gives them, to test resolution without one.

Only the annotation is read, and the texts for what they say at its offsets. What the annotation
lacks and the property catalogue has, the rank of those who meet, is given here.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from sourcier.extraction.port import Extraction, Mention, Reading
from sourcier_events.catalogue import EntityKind
from sourcier_events.evidence import Evidence, select

SHARED = Path(__file__).parents[4] / "shared"
LEVELS = {
    "seed000:m1": "advisers",
    "seed001:m1": "military",
    "seed002:m1": "advisers",
    "seed002:m3": "military",
    "seed003:m1": "advisers",
    "seed003:m2": "chiefs_of_staff",
    "seed003:m3": "leaders",
    "seed004:m1": "ministers",
    "seed004:m3": "chiefs_of_staff",
}
_TYPES = {"person", "country", "organisation", "office", "group"}


class GoldText(Struct, frozen=True):
    """One annotated text: its name, its digest, and what an extractor finds in it."""

    name: str
    text: str
    extraction: Extraction

    @property
    def document(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def gold_texts(levels: dict[str, str] | None = None) -> list[GoldText]:
    """The annotated texts, in the order of their names."""
    ranks = LEVELS if levels is None else levels
    return [_text(path, ranks) for path in sorted((SHARED / "gold" / "seeds").glob("*.json"))]


def identities() -> dict[str, list[list[str]]]:
    """Which local items are one entity, by kind."""
    found = json.loads((SHARED / "gold" / "cross_document.json").read_text("utf-8"))
    return {kind: [one["items"] for one in found[kind]] for kind in ("meetings", "participants")}


def _text(path: Path, ranks: dict[str, str]) -> GoldText:
    gold = json.loads(path.read_text("utf-8"))
    text = (SHARED / "seeds" / gold["file"]).read_bytes().decode()
    return GoldText(gold["doc_id"], text, _Builder(gold, text, ranks).extraction())


class _Builder:
    def __init__(self, gold: dict[str, Any], text: str, ranks: dict[str, str]) -> None:
        self._gold, self._text, self._ranks = gold, text, ranks
        self._mentions: list[Mention] = []
        self._readings: list[Reading] = []

    def extraction(self) -> Extraction:
        for one in self._gold["meetings"]:
            self._meeting(one)
        for one in self._gold["participants"]:
            self._participant(one)
        for one in self._gold["statements"]:
            self._statement(one)
        return Extraction(mentions=tuple(self._mentions), readings=tuple(self._readings))

    def _meeting(self, one: dict[str, Any]) -> None:
        found = [select(self._text, each["start"], each["end"]) for each in one["mentions"]]
        self._mention(one["id"], EntityKind.MEETING, one["kind"], found)
        names = ("kind", "family", "series", "date", "weekday", "city", "country", "delegations")
        values = [(name, one[name]) for name in names]
        values += [("status", one["status"][0]), ("topic", next(iter(one["topics"]), None))]
        values += [("format", value) for value in one["format"] if value != "unknown"]
        values += [("level", self._ranks.get(f"{self._gold['doc_id']}:{one['id']}"))]
        for name, value in values:
            if value is not None:
                self._reading(one["id"], name, str(value))

    def _participant(self, one: dict[str, Any]) -> None:
        local = one["name"]
        self._named(local, one["type"], [local, *one["aliases"]], one["country"])
        for name, value in (("role", one["role"]), ("organisation", one["org"])):
            if value:
                self._reading(local, name, value)
        for meeting in one["meetings"]:
            self._reading(
                meeting["id"], "participant", local, local, qualifiers={"mode": meeting["mode"]}
            )

    def _named(self, local: str, kind: str, names: Sequence[str], country: str | None) -> None:
        start = max(0, self._text.find(local))
        passage = select(self._text, start, start + len(local))
        self._mention(local, EntityKind.PARTICIPANT, local, [passage])
        self._reading(local, "type", kind)
        # Of the gold's aliases only what the text has: an extractor knows no others.
        in_text = [name for name in names[1:] if name in self._text and name[0].isupper()]
        for name in [local, *in_text]:
            self._reading(local, "name", name)
        if country:
            self._reading(local, "country", country)

    def _statement(self, one: dict[str, Any]) -> None:
        speaker = one["speaker"]
        if speaker is not None and speaker not in {mention.local for mention in self._mentions}:
            kind = one["speaker_type"] if one["speaker_type"] in _TYPES else "office"
            self._named(speaker, kind, [speaker, *one["speaker_aliases"]], None)
        content = select(self._text, one["start"], one["end"])
        self._mention(one["id"], EntityKind.STATEMENT, content.exact, [content])
        self._reading(one["id"], "content", content.exact)
        if speaker is not None:
            self._reading(one["id"], "speaker", speaker, speaker)

    def _mention(
        self, local: str, kind: EntityKind, label: str, evidence: Iterable[Evidence]
    ) -> None:
        self._mentions.append(
            Mention(local=local, kind=kind, label=label, evidence=tuple(evidence))
        )

    def _reading(
        self,
        mention: str,
        name: str,
        value: str,
        reference: str | None = None,
        qualifiers: dict[str, str] | None = None,
    ) -> None:
        of = next(one for one in self._mentions if one.local == mention)
        self._readings.append(
            Reading(
                mention=mention,
                property=name,
                value=value,
                reference=reference,
                qualifiers=qualifiers or {},
                evidence=of.evidence,
                rule="gold",
            )
        )


class GoldExtractor:
    """Gives the annotation of a text for the text."""

    name, version, configuration = "gold", "1", "none"

    def __init__(self) -> None:
        self._by_text = {one.text: one.extraction for one in gold_texts()}

    def extract(self, texts: Iterable[Any]) -> Iterator[Extraction]:
        for text in texts:
            yield self._by_text[text.text]
