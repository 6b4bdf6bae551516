"""One document of a story: its text, and everything that is read in it, as one append."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from random import Random
from typing import Any

import french
from rows import Dataset
from stories import Claimed, Said, Story, identifier

from sourcier_events.canonical_json import encode
from sourcier_events.evidence import select
from sourcier_events.names import fold

_ACTOR = "extractor:french 1"


@dataclass(frozen=True)
class Told:
    """A claim that was recorded."""

    claimed: Claimed
    id: str
    event: str
    position: int
    end: int
    value_key: str


def document_rows(
    dataset: Dataset, story: Story, at: int
) -> tuple[list[Told], list[tuple[Said, str, int]]]:
    """Put the rows of one document; its claims, and its statements with document and offset."""
    dataset.documents += 1
    number = dataset.documents
    claims, statements = story.told[at], story.said[at]
    text, places = _text(number, story, claims, statements)
    own = sha256(text.encode()).hexdigest()
    first = dataset.position + 1
    end = dataset.append(4 + len(claims))
    dataset.rows["log.document"].append(
        {"sha256": bytes.fromhex(own), "text": text, "first_position": first}
    )
    _document(dataset, story, number, own, text)
    run = _run(dataset, number, own, end)
    told = []
    for place, one in enumerate(claims):
        dataset.claims += 1
        known = Told(
            one,
            identifier("claim", dataset.claims),
            identifier("event", dataset.claims),
            first + 2 + place,
            end,
            fold(one.value),
        )
        _claim(dataset, story, known, own, run, text, places[one.sentence])
        told.append(known)
    return told, [(one, own, places[one.sentence] + 1) for one in statements]


def _text(
    number: int, story: Story, claims: list[Claimed], statements: list[Said]
) -> tuple[str, dict[str, int]]:
    random = Random(f"document {number}")
    sentences = [one.sentence for one in claims] + [one.sentence for one in statements]
    sentences.insert(0, f"{story.city}, dépêche numéro {number}. {french.filler(random)}")
    sentences.insert(3, french.filler(random))
    places: dict[str, int] = {}
    offset = 0
    for sentence in sentences:
        places.setdefault(sentence, offset)
        offset += len(sentence) + 1
    return " ".join(sentences), places


def _document(dataset: Dataset, story: Story, number: int, own: str, text: str) -> None:
    random = Random(f"publication {number}")
    publisher, agency = random.choice(french.PUBLISHERS), random.choice(french.AGENCIES)
    published = (story.day - timedelta(random.randint(-3, 9))).isoformat()
    seen: dict[str, Any] = {
        "url": f"https://example.org/{story.day.year}/{number}",
        "publisher": publisher,
        "origin": agency,
        "title": f"{story.title} : {random.choice(french.TOPICS)}",
        "language": "fr",
        "published": published,
        "published_earliest": published,
        "published_latest": published,
        "licence": None,
    }
    dataset.put(
        "documents",
        dataset.position,
        id=own,
        length=len(text),
        media_type="text/plain",
        **seen,
        independent_origin=f"agency:{agency}" if agency else f"publisher:{publisher}",
        revised_by=None,
        revises=None,
        withdrawn=False,
        erased=False,
    )
    dataset.put(
        "publications",
        dataset.position,
        id=identifier("publication", number),
        document=own,
        **seen,
        fetched=None,
        file_name=f"{number}.txt",
        file_sha256=own,
    )


def _run(dataset: Dataset, number: int, document: str, end: int) -> str:
    run = identifier("run", number)
    dataset.put(
        "runs",
        end,
        id=run,
        document=document,
        extractor="french",
        version="1",
        configuration="0" * 64,
        superseded_by=None,
        position=end,
        recorded_at=dataset.recorded_at(end),
    )
    return run


def _claim(
    dataset: Dataset, story: Story, known: Told, document: str, run: str, text: str, place: int
) -> None:
    one = known.claimed
    start = place + one.sentence.index(one.quote)
    evidence = select(text, start, start + len(one.quote))
    dataset.put(
        "claims",
        known.end,
        id=known.id,
        document=document,
        run=run,
        mention=identifier(f"mention {document}", story.number),
        entity=story.id,
        kind="meeting",
        property=one.property,
        value=one.value,
        value_key=known.value_key,
        reference=one.reference,
        qualifiers=encode(dict(one.qualifiers)).decode(),
        stance="asserted",
        evidence=encode([evidence]).decode(),
        confidence=900,
        rule=f"{one.property}.1",
        rank="normal",
        status="active",
        actor=_ACTOR,
        position=known.position,
        recorded_at=dataset.recorded_at(known.position),
    )
