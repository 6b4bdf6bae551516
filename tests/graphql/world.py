"""A small world in the views: three meetings, their people, and how we know.

The log has appends that end at positions 4, 7 and 9, and the views are at 9. At 7 the Kyiv meeting
moved on from planned to held; at 9 a second Umerov was merged into the first.
"""

import json
from datetime import date

from sourcier_events.projections.rows import DocumentRow, EntityRow, PublicationRow, RunRow

from .filling import Filling, append, digest, document_append, filling, identifier
from .rows import (
    LONG_AGO,
    RUN,
    TEXT,
    change,
    claim,
    entity,
    fact,
    meeting,
    participant,
    participation,
    statement,
)

ENDS = (4, 7, 9)
REPRINT = "Kiev accueille une réunion."
OTHER = "Un sommet se tiendra à Paris le 6 janvier."
SUMMIT, KYIV, SOMEDAY = (identifier(f"meeting {name}") for name in ("summit", "kyiv", "someday"))
UMEROV, MACRON, ZELENSKY, SECOND = (
    identifier(f"participant {name}") for name in ("umerov", "macron", "zelensky", "second")
)
THANKS, HOPE = (identifier(f"statement {name}") for name in ("thanks", "hope"))
HELD, PLANNED, MISREAD = (identifier(f"claim {name}") for name in ("held", "planned", "misread"))
NAMED = identifier("claim named")
CITY = identifier("claim city")
MERGE = identifier("merge")


async def build(url: str) -> None:
    """Fill a fresh database."""
    await append(url, document_append(TEXT, more=3))
    await append(url, document_append(REPRINT, more=2))
    await append(url, document_append(OTHER, more=1))
    with filling(url) as views:
        documents(views)
        _meetings(views)
        _participants(views)
        _statements(views)
        _claims(views)
        _changes(views)
        views.serve(ENDS[-1])


def documents(views: Filling) -> None:
    """Three documents: two of one agency, and one of another publisher."""
    shown = [(TEXT, "Le Monde", 5), (REPRINT, "Le Figaro", 4), (OTHER, "Ouest-France", 6)]
    for at, (text, publisher, day) in enumerate(shown):
        published = date(2026, 1, day)
        shared = {
            "url": f"https://example.org/{at}",
            "publisher": publisher,
            "origin": "AFP" if at < 2 else None,
            "title": f"Titre {at}",
            "language": "fr",
            "published": published.isoformat(),
            "published_earliest": published,
            "published_latest": published,
            "licence": None,
        }
        views.put(
            DocumentRow(
                id=digest(text),
                length=len(text),
                media_type="text/plain",
                independent_origin="agency:afp" if at < 2 else f"publisher:{publisher}",
                revised_by=None,
                revises=None,
                withdrawn=False,
                erased=False,
                cluster=None,
                **shared,
            ),
            since=ENDS[at],
        )
        views.put(
            PublicationRow(
                id=identifier(f"publication {at}"),
                document=digest(text),
                fetched=None,
                file_name=None,
                file_sha256=None,
                **shared,
            ),
            since=ENDS[at],
        )
    views.put(
        RunRow(
            id=RUN,
            document=digest(TEXT),
            extractor="french",
            version="1",
            configuration="none",
            refused=None,
            superseded_by=None,
            position=4,
            recorded_at=LONG_AGO,
        ),
        since=4,
    )


def _meetings(views: Filling) -> None:
    day = date(2026, 1, 3)
    when = {
        "date": "2026-01-03",
        "date_earliest": day,
        "date_latest": day,
        "date_wording": "le 3 janvier",
    }
    kyiv = {"city": "Kyiv", "country": "UA", "family": "talks", "topics": ["paix"], **when}
    views.put(meeting("kyiv", status="planned", **kyiv), 4, 7)
    views.put(meeting("kyiv", status="held", contested=["city"], **kyiv), 7)
    views.put(
        meeting(
            "summit",
            city="Paris",
            country="FR",
            family="summit",
            series="coalition des volontaires",
            date="2026-01-06",
            date_earliest=date(2026, 1, 6),
            date_latest=date(2026, 1, 6),
            status="planned",
        ),
        9,
    )
    views.put(meeting("someday", date="XXXX-02-01"), 9)
    for name, since in (("kyiv", 4), ("summit", 9), ("someday", 9)):
        views.put(entity(name, "meeting"), since)


def _participants(views: Filling) -> None:
    umerov = {"country": "UA", "type": "person"}
    views.put(participant("umerov", "Roustem Oumerov", "roustem oumerov", **umerov), 4, 9)
    views.put(
        participant("umerov", "Roustem Oumerov", "roustem oumerov", names=["Umerov"], **umerov), 9
    )
    views.put(participant("second", "Umerov", "umerov", **umerov), 7, 9)
    views.put(participant("macron", "Emmanuel Macron", "emmanuel macron", country="FR"), 9)
    views.put(participant("zelensky", "Volodymyr Zelensky", "volodymyr zelensky"), 4)
    for name, since in (("umerov", 4), ("macron", 9), ("zelensky", 4)):
        views.put(entity(name, "participant"), since)
    views.put(entity("second", "participant"), 7, 9)
    merged = {"canonical": UMEROV, "merged_into": UMEROV, "merge": MERGE}
    views.put(EntityRow(id=SECOND, kind="participant", **merged), 9)
    names = {"value_key": "rustem umerov", "claim": NAMED}
    views.put(fact("umerov", "participant", "name", "Roustem Oumerov", **names), 4)
    hosting = {"role": "secrétaire", "mode": "in_person", "host": True, "claim": NAMED}
    views.put(participation("kyiv", "umerov", **hosting), 4)
    views.put(participation("kyiv", "zelensky", stance="absent"), 4)
    views.put(participation("summit", "umerov", represents="Ukraine"), 9)
    views.put(participation("summit", "macron"), 9)


def _statements(views: Filling) -> None:
    for name, offset, speaker in (("thanks", 52, UMEROV), ("hope", 10, ZELENSKY)):
        views.put(statement(name, offset, speaker, "meeting kyiv"), 4)
        views.put(entity(name, "statement"), 4)


def _claims(views: Filling) -> None:
    start = TEXT.index("Oumerov a reçu")
    passage = {
        "start": start,
        "end": start + len("Oumerov a reçu"),
        "exact": "Oumerov a reçu",
        "prefix": TEXT[:start],
    }
    status = ("kyiv", "meeting", "status")
    views.put(claim("planned", *status, "planned", position=2), 4)
    views.put(
        claim(
            "held",
            *status,
            "held",
            position=6,
            evidence=json.dumps([passage]),
            qualifiers='{"wording":"a reçu"}',
        ),
        7,
    )
    views.put(claim("misread", *status, "cancelled", position=7, status="retracted"), 7)
    views.put(
        claim(
            "city", "kyiv", "meeting", "city", "Kiev", value_key="kyiv", document=digest(REPRINT)
        ),
        4,
    )
    views.put(fact("kyiv", "meeting", "city", "Kiev", claim=CITY, status="contested"), 4)
    views.put(fact(*status, "planned", claim=PLANNED), 4, 7)
    developed = {"status": "developed", "different_values": 2, "documents": 2, "claims": 3}
    views.put(fact(*status, "held", claim=HELD, **developed), 7)
    views.put(claim("named", "umerov", "participant", "name", "Roustem Oumerov", position=3), 4)
    host = {"value_key": str(UMEROV), "reference": UMEROV, "claim": NAMED}
    views.put(fact("kyiv", "meeting", "host", "Oumerov", **host), 4)


def _changes(views: Filling) -> None:
    held = change(6, "claimed", "meeting kyiv", "held", before="planned", after="held")
    views.put(change(2, "claimed", "meeting kyiv", "planned", after="planned"), 4)
    views.put(held, 7)
    views.put(change(8, "merged", "participant second", None, property=None), 9)
    views.put(change(3, "claimed", "participant umerov", "named", property="name"), 4)
