"""The root: what the views answer, now and then, and the end of the log."""

from datetime import datetime
from typing import Any

from . import documents, entities, statements, timeline
from .answers import Instant, Refused
from .fields import Thing, field
from .identifiers import ENTITIES, read, read_with_time
from .paging import Listing, paged
from .tables import Tables
from .things import asked


def instant(moment: datetime | None) -> Instant | None:
    """A moment, or none."""
    return None if moment is None else Instant(moment)


def _by_id(kind: str) -> Any:
    return lambda root, id: asked(root.cut, *read(id, kind))


def _list(listing: Listing) -> Any:
    return lambda root, **given: paged(listing, root.cut, root, given)


for _kind in ("Query", "Snapshot"):
    field(_kind, "position")(lambda root: f"{root.cut.position:019d}")
    field(_kind, "recordedAt")(lambda root: instant(root.cut.tables.recorded_at(root.cut.position)))
    field(_kind, "lag")(lambda root: root.cut.tables.head - root.cut.tables.checkpoint)
    for _name in (*ENTITIES, "Document"):
        field(_kind, _name.lower())(_by_id(_name))
    field(_kind, "meetings")(_list(entities.EVERY_MEETING))
    field(_kind, "participants")(_list(entities.EVERY_PARTICIPANT))
    field(_kind, "statements")(_list(statements.EVERY_STATEMENT))
    field(_kind, "documents")(_list(documents.EVERY_DOCUMENT))
    field(_kind, "changes")(_list(timeline.EVERY_CHANGE))
    field(_kind, "events")(_list(timeline.EVERY_EVENT))


@field("Query", "snapshot")
def _snapshot(root: Thing, asOf: dict[str, Any]) -> Thing:  # a name of the schema
    tables = root.cut.tables
    return Thing("Snapshot", {}, tables.at(end_of(tables, asOf), asked=True))


def _node(root: Thing, id: str) -> Thing | None:  # a name of the schema
    return _nodes(root, [id])[0]


def _nodes(root: Thing, ids: list[str]) -> list[Thing | None]:
    tables, end = root.cut.tables, end_of_ids(root.cut.tables, ids)
    cut = root.cut if end is None else tables.at(end, asked=True)
    return [asked(cut, *read(one)) for one in ids]


def end_of(tables: Tables, as_of: dict[str, Any]) -> int:
    """The end of the append that a position or a time is rounded down to."""
    position, when = as_of.get("position"), as_of.get("recordedAt")
    if when is not None:
        if when.tzinfo is None or when > datetime.now(when.tzinfo):
            raise Refused("BAD_POSITION")
        end = tables.end_when(when)
    else:
        if position > tables.head:
            raise Refused("BAD_POSITION")
        end = tables.end_at(position)
    if end > tables.checkpoint:
        raise Refused("BAD_POSITION")
    return end


def end_of_ids(tables: Tables, ids: list[str]) -> int | None:
    """The same for ids that a snapshot gave, all of them one; None for ids of now."""
    times = {read_with_time(one)[2] for one in ids}
    if len(times) > 1:
        raise Refused("BAD_ID")
    time = max(times, default=None)
    return None if time is None else end_of(tables, {"position": time})


for _kind in ("Query", "Snapshot"):
    field(_kind, "node")(_node)
    field(_kind, "nodes")(_nodes)
field("Query", "log")(lambda root: root)
field("Log", "position")(lambda root: f"{root.cut.tables.head:019d}")


@field("Log", "recordedAt")
def _recorded_at(root: Thing) -> Instant | None:
    return instant(root.cut.tables.recorded_at(root.cut.tables.head))
