"""What generated operations give as arguments: ids, texts, days and cursors that are in a world."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ..reference.identifiers import ENTITIES, written
from ..reference.refusing import LISTS
from ..reference.tables import Tables
from .arguments import Values

_VIEWS = {
    **{view: kind for kind, view in ENTITIES.items()},
    "documents": "Document",
    "publications": "Publication",
    "runs": "Run",
    "claims": "Claim",
    "changes": "Change",
}
_SOME = 8
UNKNOWN = "00000000-0000-4000-8000-000000000000"
BAD_IDS = [
    "nonsense", "", "é", "TWVldGluZw==", written("Meeting", "no-uuid"), written("Nothing", UNKNOWN),
    written("Document", "ABC"), written("Snapshot", 1), "\0", "\ud800",
    written("Meeting", f"{UNKNOWN}@1"), written("Meeting", f"{UNKNOWN}@01"),
    written("Claim", f"{UNKNOWN}@999999999"),
]  # fmt: skip
BAD_CURSORS = [
    "nonsense",
    "",
    "é",
    "W10",
    "bnVsbA",
    "WyJtZWV0aW5ncyIsLTEsbnVsbCwxXQ",
    "\0",
    "\ud800",
]
BAD_TEXTS = ["a\0b", "a\ud800", "x" * 1001]
RANGES: list[dict[str, Any]] = [
    {"during": "2026-01"},
    {"during": "2026-01-03/2026-02-01"},
    {"from": "2026-01-03"},
    {"to": "2026-01-04"},
    {"from": "2026-01-10", "to": "2026-01-02"},
    {"from": "2025-12-20", "to": "2026-01-02"},
    {"during": "2026", "from": "2026-02-01"},
    {"during": "2026-01-XX"},
]
SEARCHES = [
    "paix",
    "sommet kyiv",
    '"deux lignes"',
    "oumerov or macron",
    "texte -paix",
    "fin",
    "le",
    "",
]


def known_ids(tables: Tables) -> dict[str, list[str]]:
    """Some ids of each type: of now, of then, of merged ones, and of none."""
    found: dict[str, list[str]] = {}
    for view, kind in _VIEWS.items():
        every = sorted({row["id"] for row in tables.views[view]}, key=str)
        busy = [own for own, _ in _said_of(tables).most_common() if own in every][:_SOME]
        chosen = dict.fromkeys([*busy, *_spread(every, _SOME)])
        found[kind] = [written(kind, own) for own in chosen]
    for row in tables.views["entities"]:
        if row["canonical"] != row["id"]:
            kind = row["kind"].capitalize()
            found[kind] = list(dict.fromkeys([*found[kind], written(kind, row["id"])]))[:16]
    events = sorted({row["event"] for row in tables.views["changes"]}, key=str)
    found["Event"] = [written("Event", own) for own in _spread(events, _SOME)]
    return found


def _said_of(tables: Tables) -> Counter[Any]:
    """How much is claimed of each entity, and by each document."""
    claims = tables.views["claims"]
    return Counter([row["entity"] for row in claims] + [row["document"] for row in claims])


def _spread(items: Sequence[Any], count: int) -> list[Any]:
    """Some items, from all over."""
    step = max(1, len(items) // count)
    return list(items[::step])


def values(tables: Tables, cursors: Sequence[str]) -> Values:
    """Values by place; `cursors` of the API that the reference knows."""
    ids = known_ids(tables)
    every = [one for these in ids.values() for one in these]
    unknown = [written(kind, UNKNOWN) for kind in ids if kind not in ("Document", "Change")]
    entities = [one for kind in ENTITIES for one in ids[kind]]
    subjects = [*entities, *ids["Document"], written("Meeting", UNKNOWN)]
    good: dict[str, Sequence[Any]] = {
        **{
            f"{kind.lower()}(id)": [*ids[kind], *_unknown(kind)] for kind in (*ENTITIES, "Document")
        },
        "node(id)": [*every, *unknown],
        "nodes(ids)[]": [*every, *unknown],
        "changes(about)[]": subjects,
        "diff(about)": entities,
        "blame(id)": entities,
        "events(types)[]": ["DocumentAdded", "ClaimAsserted", "EntitiesMerged"],
        "events(stream)": sorted({row["stream"] for row in tables.views["changes"]})[:_SOME],
        "events(correlation)": _column(tables, "changes", "correlation"),
        "search(text)": SEARCHES,
        "AsOf.position": [f"{one:019d}" for one in range(0, tables.checkpoint + 1, 3)],
        "AsOf.recordedAt": _times(tables),
        **{f"{kind}Filter.text": SEARCHES for kind in (*ENTITIES, "Document")},
        "ParticipationFilter.mode": ["in_person", "remote", "x"],
        "ParticipationFilter.role": _column(tables, "participations", "role"),
        "ParticipationFilter.represents": _column(tables, "participations", "represents"),
        "MeetingFilter.date": RANGES,
        "DateRange.from": ["2026-01-03", "2025-12-20", "2026-02-01"],
        "DateRange.to": ["2026-01-04", "2026-12-31", "2025-12-31"],
        "DateRange.during": ["2026-01", "2026", "2025-12-30/2026-01-02"],
        "MeetingFilter.city": ["kyiv", "Kïev", "Geneve", "Paris", "Rome", ""],
        "MeetingFilter.country": _column(tables, "meetings", "country"),
        "MeetingFilter.venue": _column(tables, "meetings", "venue"),
        "MeetingFilter.series": _column(tables, "meetings", "series"),
        "MeetingFilter.participant": [*ids["Participant"], written("Participant", UNKNOWN)],
        "MeetingFilter.speaker": ids["Participant"],
        "ParticipantFilter.name": ["Oum", "umerov", "li", "macron emm", "etats unis", "é", "%", ""],
        "ParticipantFilter.country": _column(tables, "participants", "country"),
        "ParticipantFilter.meeting": ids["Meeting"],
        "StatementFilter.speaker": ids["Participant"],
        "StatementFilter.meeting": ids["Meeting"],
        "StatementFilter.channel": ["X", "Telegram", "x"],
        "DocumentFilter.url": _column(tables, "publications", "url"),
        "DocumentFilter.origin": ["AFP", "Reuters"],
        "DocumentFilter.language": ["fr", "en", "FR"],
        "DocumentFilter.published": RANGES,
    }
    for name in ("Meeting", "Participant", "Statement", "Document"):
        good[f"{name}Filter.publisher"] = ["Le Monde", "Le Figaro", "AFP", "nobody"]
        good[f"{name}Filter.document"] = ids["Document"]
    bad: dict[str, Sequence[Any]] = {
        place: [*BAD_IDS, *(every if "node" not in place else ())]
        for place, those in good.items()
        if those and those[0] in every
    }
    bad |= dict.fromkeys(
        ("MeetingFilter.venue", "ParticipantFilter.text", "StatementFilter.publisher"), BAD_TEXTS
    )
    bad |= dict.fromkeys(("MeetingFilter.city", "ParticipantFilter.name"), BAD_TEXTS[2:])
    bad["AsOf.position"] = [
        f"{tables.checkpoint + 1:019d}",
        f"{tables.head:019d}",
        "9" * 19,
        "x",
        "",
    ]
    bad["AsOf.recordedAt"] = ["2999-01-01T00:00:00Z", "2026-01-01T00:00:00"]
    bad["MeetingFilter.date"] = [{"during": "nonsense"}, {"during": "XXXX-01"}]
    bad["events(types)[]"] = ["Nonsense"]
    _pages(tables, good, bad, cursors)
    orders = {one: tables.cursors.meaning(one).order for one in cursors}
    return Values(good, bad, {one: order for one, order in orders.items() if order})


def _unknown(kind: str) -> list[str]:
    return [written(kind, "0" * 64 if kind == "Document" else UNKNOWN)]


def _pages(
    tables: Tables, good: dict[str, Any], bad: dict[str, Any], cursors: Sequence[str]
) -> None:
    lists = dict(LISTS)
    lists |= {f"Views.{name}": name for name in ("meetings", "participants", "statements")}
    lists |= {f"Views.{name}": name for name in ("documents", "changes", "events", "search")}
    lists["Entity.history"] = "changes of an entity"
    for coordinate, listing in lists.items():
        own = [one for one in cursors if tables.cursors.meaning(one).listing == listing]
        good[f"{coordinate}(after)"] = _spread(own, 24)
        bad[f"{coordinate}(after)"] = [*BAD_CURSORS, *_spread(cursors, 20)]
        name = coordinate.partition(".")[2]
        good[f"{name}(first)"] = [2, 1, 5, 3, 0, 4]
        bad[f"{name}(first)"] = [-1, 101, 2**31 - 1]
        good[f"{name}(since)"] = [f"{one:019d}" for one in (0, 5, 40, tables.head)]
        bad[f"{name}(since)"] = ["x", "9" * 19, ""]
        good[f"{name}(publishedBy)"] = ["2026-01-04", "2025-12-31", "2026-12-31"]


def _column(tables: Tables, view: str, column: str) -> list[str]:
    """Some values of a column, and one that it has not."""
    found = sorted({str(row[column]) for row in tables.views[view] if row[column] is not None})
    other = UNKNOWN if column == "correlation" else "nowhere"
    return [*_spread(found, _SOME), other]


def _times(tables: Tables) -> list[str]:
    moments = [one.recorded_at for one in tables.ends if one.position <= tables.checkpoint]
    before = [one - timedelta(microseconds=1) for one in moments[:3]]
    return [one.isoformat() for one in (*moments, *before)]
