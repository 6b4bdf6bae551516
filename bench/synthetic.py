"""Synthetic documents with claims: the same number gives the same appends, salts apart.

Shape: each document names one meeting, three participants out of a fixed cast, and two statements;
many documents speak of the same meeting, so facts have several claims, some of them in conflict.
"""

import random
from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

from sourcier_events import evidence, log
from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import (
    AnyEvent,
    ClaimAsserted,
    DocumentAdded,
    EntityIdentified,
    ExtractionFinished,
    PublicationSeen,
    document_stream,
    entity_stream,
)
from sourcier_events.identifiers import (
    derived_digest,
    derived_uuid,
    mention_id,
    publication_id,
    run_event_id,
    run_id,
)

EVENTS_PER_DOCUMENT = 30
CITIES = ("Kyiv", "Paris", "Riyad", "Lomé", "Genève", "Oslo")


def appends(documents: int, *, seed: int = 0, people: int = 500) -> Iterator[log.Append]:
    """One append for each document: its events, its text and its claims."""
    chance = random.Random(seed)
    for number in range(documents):
        yield _append(number, chance, people)


def _append(number: int, chance: random.Random, people: int) -> log.Append:
    meeting = number // 5
    city, day = CITIES[(meeting + (chance.random() < 0.1)) % len(CITIES)], meeting % 28 + 1
    cast = [chance.randrange(people) for _ in range(3)]
    text = f"Dépêche {number}. Une réunion se tient le {day} janvier à {city}. " + " ".join(
        f"Personne{who} Nom{who} a déclaré : « propos {number} {who} »." for who in cast
    )
    document = sha256(text.encode()).hexdigest()
    run = run_id("synthetic", "1", "", document, b"")
    builder = _Builder(text, document, run)
    builder.meeting(meeting, city, day, number)
    for who in cast:
        builder.person(who)
    for ordinal, who in enumerate(cast[:2]):
        builder.statement(ordinal, number, who)
    events: list[tuple[str, AnyEvent]] = [
        (document_stream(document), DocumentAdded(document=document, length=len(text))),
        (
            document_stream(document),
            PublicationSeen(
                publication=publication_id(document, f"https://journal.example/{number}", None),
                document=document,
                url=f"https://journal.example/{number}",
                publisher=f"Journal {number % 20}",
                origin=f"Agence {number % 4}" if number % 3 == 0 else None,
                published=f"2026-01-{number % 28 + 1:02d}",
            ),
        ),
        *builder.identities,
        *builder.claims,
        (
            document_stream(document),
            ExtractionFinished(
                run=run, document=document, extractor="synthetic", version="1", configuration=""
            ),
        ),
    ]
    return log.Append(
        key=derived_digest("synthetic", run.bytes),
        events=tuple(
            log.NewEvent(id=run_event_id(run, ordinal), stream=stream, event=event)
            for ordinal, (stream, event) in enumerate(events)
        ),
        actor="extractor:synthetic/1",
        documents=(log.NewDocument(sha256=document, text=text),),
        same_key_is_same=True,
    )


class _Builder:
    """Collects the identities and claims of one document."""

    def __init__(self, text: str, document: str, run: UUID) -> None:
        self._text, self._document, self._run = text, document, run
        self.identities: list[tuple[str, AnyEvent]] = []
        self.claims: list[tuple[str, AnyEvent]] = []
        self._meeting: UUID | None = None
        self._people: dict[int, UUID] = {}

    def meeting(self, meeting: int, city: str, day: int, number: int) -> None:
        mention = self._mention(EntityKind.MEETING, "m1", f"meeting-{meeting}", "réunion")
        self._meeting = mention
        status = ("planned", "ongoing", "held")[number % 3]
        for name, value in (
            ("kind", "réunion"),
            ("family", "meeting"),
            ("city", city),
            ("date", f"XXXX-01-{day:02d}"),
            ("status", status),
        ):
            self._claim(EntityKind.MEETING, mention, name, value, "réunion")

    def person(self, who: int) -> None:
        name = f"Personne{who} Nom{who}"
        mention = self._mention(EntityKind.PARTICIPANT, f"p{who}", f"person-{who}", name)
        self._people[who] = mention
        self._claim(EntityKind.PARTICIPANT, mention, "name", name, name)
        self._claim(EntityKind.PARTICIPANT, mention, "type", "person", name)
        assert self._meeting
        self._claim(EntityKind.MEETING, self._meeting, "participant", name, name, reference=mention)

    def statement(self, ordinal: int, number: int, who: int) -> None:
        said = f"propos {number} {who}"
        mention = self._mention(
            EntityKind.STATEMENT, f"s{ordinal}", f"statement-{number}-{ordinal}", said
        )
        self._claim(EntityKind.STATEMENT, mention, "content", said, said)
        self._claim(
            EntityKind.STATEMENT,
            mention,
            "speaker",
            f"Personne{who} Nom{who}",
            said,
            reference=self._people[who],
        )

    def _mention(self, kind: EntityKind, local: str, entity: str, label: str) -> UUID:
        mention = mention_id(self._run, local)
        member = derived_uuid("synthetic-entity", entity)
        self.identities.append(
            (
                entity_stream(member),
                EntityIdentified(
                    mention=mention,
                    entity=member,
                    kind=kind,
                    label=label,
                    document=self._document,
                    run=self._run,
                    method="synthetic",
                    score=1000,
                ),
            )
        )
        return mention

    def _claim(
        self,
        kind: EntityKind,
        mention: UUID,
        name: str,
        value: str,
        passage: str,
        *,
        reference: UUID | None = None,
    ) -> None:
        start = self._text.index(passage)
        self.claims.append(
            (
                document_stream(self._document),
                ClaimAsserted(
                    document=self._document,
                    run=self._run,
                    mention=mention,
                    kind=kind,
                    property=name,
                    value=value,
                    reference=reference,
                    evidence=(evidence.select(self._text, start, start + len(passage)),),
                    rule="synthetic",
                ),
            )
        )
