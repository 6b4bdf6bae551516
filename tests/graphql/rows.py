"""Rows with all that a test does not care about."""

from datetime import UTC, datetime
from uuid import UUID

from sourcier_events import edtf
from sourcier_events.exonyms import city_key
from sourcier_events.names import fold, transliteration_key
from sourcier_events.projections.rows import (
    ChangeRow,
    ClaimRow,
    EntityRow,
    FactRow,
    MeetingRow,
    ParticipantRow,
    ParticipationRow,
    StatementRow,
)

from .filling import digest, identifier

LONG_AGO = datetime(2026, 1, 7, 12, tzinfo=UTC)
TEXT = "Le 3 janvier, Oumerov a reçu ses homologues à Kyiv. « Merci », a-t-il dit."
RUN = identifier("run")


def meeting(name: str, **more: object) -> MeetingRow:
    """A meeting of which little is known."""
    empty = dict.fromkeys(MeetingRow.__struct_fields__)
    given = {"id": identifier(f"meeting {name}"), "title": name, "topics": [], "contested": []}
    city, when = more.get("city"), more.get("date")
    part = edtf.month_days(str(when)) if when else None
    known = {
        "month_day_earliest": part.earliest if part else None,
        "month_day_latest": part.latest if part else None,
        "city_key": city_key(str(city)) if city else None,
        "search_text": " ".join(str(one) for one in (name, city, more.get("series")) if one),
        "supported": True,
    }
    return MeetingRow(**(empty | given | known | more))


def participant(name: str, shown: str, key: str, **more: object) -> ParticipantRow:
    """A participant of whom little is known."""
    empty = dict.fromkeys(ParticipantRow.__struct_fields__)
    given = {"id": identifier(f"participant {name}"), "name": shown, "sort_key": key}
    names = [shown, *map(str, more.get("names", []))]
    forms = [form for each in names for form in (fold(each), transliteration_key(each))]
    known = {"names": [], "contested": [], "supported": True, "search_key": " " + "  ".join(forms)}
    return ParticipantRow(**(empty | given | known | more))


def participation(meeting_name: str, participant_name: str, **more: object) -> ParticipationRow:
    """Somebody takes part."""
    empty = dict.fromkeys(ParticipationRow.__struct_fields__)
    given = {
        "meeting": identifier(f"meeting {meeting_name}"),
        "participant": identifier(f"participant {participant_name}"),
        "stance": "asserted",
        "host": False,
    }
    return ParticipationRow(**(empty | given | more))


def claim(name: str, about: str, kind: str, named: str, value: str, **more: object) -> ClaimRow:
    """A claim of the first document."""
    empty = dict.fromkeys(ClaimRow.__struct_fields__)
    given = {
        "id": identifier(f"claim {name}"),
        "document": digest(TEXT),
        "run": RUN,
        "mention": identifier(f"mention {about}"),
        "entity": identifier(f"{kind} {about}"),
        "kind": kind,
        "property": named,
        "value": value,
        "value_key": value,
        "qualifiers": "{}",
        "stance": "asserted",
        "evidence": "[]",
        "confidence": 900,
        "rule": "test",
        "rank": "normal",
        "status": "active",
        "actor": "extractor:french",
        "position": 2,
        "recorded_at": LONG_AGO,
    }
    return ClaimRow(**(empty | given | more))


def fact(about: str, kind: str, named: str, value: str, **more: object) -> FactRow:
    """A fact with one claim."""
    given = {
        "entity": identifier(f"{kind} {about}"),
        "kind": kind,
        "property": named,
        "value_key": "",
        "status": "uncontested",
        "claim": None,
        "value": value,
        "reference": None,
        "different_values": 1,
        "claims": 1,
        "documents": 1,
        "publishers": 1,
        "origins": 1,
        "set_by": identifier("event 2"),
        "set_at": 2,
    }
    return FactRow(**(given | more))


def statement(name: str, offset: int, speaker: UUID, at: str) -> StatementRow:
    """What somebody said at a meeting, in the first document."""
    return StatementRow(
        id=identifier(f"statement {name}"),
        content=name,
        kind="direct",
        channel=None,
        verb="dire",
        stance="asserted",
        speaker=speaker,
        meeting=identifier(at),
        document=digest(TEXT),
        start_offset=offset,
        contested=[],
    )


def change(position: int, kind: str, about: str, claimed: str | None, **more: object) -> ChangeRow:
    """A line of the timeline."""
    given = {
        "id": f"{position}-{more.get('ordinal', 0)}",
        "position": position,
        "ordinal": 0,
        "event": identifier(f"event {position}"),
        "event_type": "EntitiesMerged" if kind == "merged" else "ClaimAsserted",
        "kind": kind,
        "about": identifier(about),
        "document": digest(TEXT),
        "property": "status",
        "claim": identifier(f"claim {claimed}") if claimed else None,
        "before": None,
        "after": None,
        "reason": None,
        "actor": "extractor:french",
        "recorded_at": LONG_AGO,
        "schema_version": 1,
        "stream": f"document:{digest(TEXT)}",
        "version": position,
        "correlation": RUN,
        "causation": None,
        "merge": None,
        "other": None,
        "method": None,
        "score": None,
        "candidates": None,
        "changed": more.get("before") != more.get("after"),
        "before_reference": None,
        "after_reference": None,
    }
    return ChangeRow(**(given | more))


def entity(name: str, kind: str) -> EntityRow:
    """An entity that answers for itself."""
    own = identifier(f"{kind} {name}")
    return EntityRow(id=own, kind=kind, canonical=own, merged_into=None, merge=None)
