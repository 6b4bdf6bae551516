"""The timeline: changes, and the events that they come from."""

from typing import Any
from uuid import UUID

from .answers import Instant
from .fields import Thing, codes, columns, field, plain, positions
from .identifiers import ENTITIES, read, written
from .paging import Listing, paged, register_connection
from .tables import Cut, Row, ordered
from .things import CHANGE_KINDS, change, entity, event, thing


def narrowed(cut: Cut, rows: list[Row], given: dict[str, Any]) -> list[Row]:
    """Changes of these kinds, after a position, about these."""
    kinds, since, about = given.get("kinds"), given.get("since"), given.get("about")
    if kinds is not None:
        rows = [row for row in rows if row["kind"].upper() in kinds]
    if since is not None:
        rows = [row for row in rows if row["position"] > since]
    if about is not None:
        subjects = _subjects(cut, about)
        rows = [row for row in rows if {row["about"], row["document"]} & subjects]
    return rows


def _subjects(cut: Cut, about: list[str]) -> set[Any]:
    """Documents, and entities with all that are one with them."""
    subjects: set[Any] = set()
    for global_id in about:
        kind, own = read(global_id, "Document", *ENTITIES)
        if kind == "Document":
            subjects.add(own)
        elif (canonical := cut.canonical(own)) is not None:
            subjects |= cut.members(canonical)
    return subjects


def _of_entity(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    members = cut.members(parent.own)
    return narrowed(cut, [row for row in cut.rows("changes") if row["about"] in members], given)


def _of_document(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    return narrowed(cut, cut.where("changes", "document", parent.own), given)


def _of_anything(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    return narrowed(cut, cut.rows("changes"), given)


def _listing(name: str, rows: Any, *orders: str) -> Listing:
    def place(row: Row) -> tuple[Any, ...]:
        return row["position"], row["ordinal"]

    return Listing(
        name=name,
        kind="ChangeConnection",
        rows=rows,
        node=lambda row, cut: change(cut, row),
        orders={order: (place, order == "NEWEST") for order in orders},
    )


OF_ENTITY = _listing("changes of an entity", _of_entity, "NEWEST", "OLDEST")
OF_DOCUMENT = _listing("changes of a document", _of_document, "NEWEST", "OLDEST")
EVERY_CHANGE = _listing("changes", _of_anything, "OLDEST", "NEWEST")
register_connection("ChangeConnection")

for _kind in dict.fromkeys(CHANGE_KINDS.values()):
    plain(_kind, "actor reason property changed before after")
    codes(_kind, "kind")
    positions(_kind, "position")
    field(_kind, "id")(lambda one: written("Change", one.own, one.cut))
    field(_kind, "recordedAt")(lambda one: Instant(one.row["recorded_at"]))
    field(_kind, "event")(lambda one: event(one.cut, one.row["position"]))
    field(_kind, "about")(lambda one: entity(one.cut, one.row["about"]))
    field(_kind, "document")(lambda one: thing(one.cut, "Document", one.row["document"]))
    field(_kind, "claim")(lambda one: thing(one.cut, "Claim", one.row["claim"]))

plain("IdentityChange", "merge method score")
field("IdentityChange", "other")(lambda one: entity(one.cut, one.row["other"]))


@field("IdentityChange", "candidates")
def _candidates(one: Thing) -> list[Thing]:
    return [Thing("Candidate", weighed, one.cut) for weighed in one.row["candidates"] or ()]


plain("Candidate", "score because")
field("Candidate", "entity")(lambda one: entity(one.cut, UUID(one.row["entity"])))

plain("Event", "stream version actor correlation causation")
positions("Event", "position")
columns("Event", uuid="event", type="event_type", schema="schema_version")
field("Event", "id")(lambda one: written("Event", one.row["event"], one.cut))
field("Event", "append")(lambda one: f"{one.row['from_position']:019d}")
field("Event", "recordedAt")(lambda one: Instant(one.row["recorded_at"]))


@field("Event", "payload")
def _payload(one: Thing) -> Any:
    return one.cut.tables.contents[one.row["position"]].payload


@field("Event", "contentHash")
def _content_hash(one: Thing) -> str:
    return one.cut.tables.contents[one.row["position"]].content_hash


@field("Event", "cause")
def _cause(one: Thing) -> Thing | None:
    found = one.cut.where("changes", "event", one.row["causation"])
    return event(one.cut, found[0]["position"]) if found else None


@field("Event", "changes")
def _lines(one: Thing) -> list[Thing | None]:
    found = one.cut.where("changes", "position", one.row["position"])
    return [change(one.cut, row) for row in ordered(found, "ordinal")]


def _first_lines(rows: list[Row]) -> list[Row]:
    """One row for each event."""
    found: dict[int, Row] = {}
    for row in ordered(rows, "position", "ordinal"):
        found.setdefault(row["position"], row)
    return list(found.values())


def _events(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    rows = _first_lines(cut.rows("changes"))
    if given.get("since") is not None:
        rows = [row for row in rows if row["position"] > given["since"]]
    if given.get("types") is not None:
        rows = [row for row in rows if row["event_type"] in given["types"]]
    for column in ("stream", "correlation"):
        if given.get(column) is not None:
            rows = [row for row in rows if row[column] == given[column]]
    return rows


def _caused(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    return _first_lines(cut.where("changes", "causation", parent.row["event"]))


def _list_of_events(name: str, rows: Any) -> Listing:
    return Listing(
        name=name,
        kind="EventConnection",
        rows=rows,
        node=lambda row, cut: Thing("Event", row, cut),
        orders={"": (lambda row: (row["position"],), False)},
    )


EVERY_EVENT = _list_of_events("events", _events)
EFFECTS = _list_of_events("effects", _caused)
register_connection("EventConnection")
field("Event", "effects")(lambda one, **given: paged(EFFECTS, one.cut, one, given))
