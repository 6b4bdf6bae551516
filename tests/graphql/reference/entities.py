"""Meetings, participants and statements, and how the first two meet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import claims, statements, timeline
from .claims import fact, facts
from .documents import uncertain
from .fields import Thing, codes, field, plain
from .filters import MEETINGS, PARTICIPANTS, PARTICIPATIONS, Predicate, kept
from .identifiers import ENTITIES, written
from .paging import Listing, paged, register_connection
from .tables import Cut, Row, ordered
from .things import change, thing


def _absorbed(owner: Thing) -> list[Thing]:
    """Those that were merged into this very one, oldest first."""
    rows = ordered(owner.cut.where("entities", "merged_into", owner.own), "from_position", "id")
    return [Thing("Absorbed", row, owner.cut) for row in rows]


plain("Absorbed", "merge")
field("Absorbed", "id")(lambda one: written(one.row["kind"].capitalize(), one.own, one.cut))


@field("Absorbed", "change")
def _merging(one: Thing) -> Thing | None:
    lines = [
        row
        for row in one.cut.where("changes", "merge", one.row["merge"])
        if row["kind"] == "merged" and row["property"] is None and row["about"] == one.own
    ]
    return change(one.cut, ordered(lines, "position", "ordinal")[0]) if lines else None


def _shared(kind: str) -> None:
    """What all entities answer."""
    field(kind, "id")(lambda one: written(kind, one.asked, one.cut))
    field(kind, "mergedInto")(
        lambda one: written(kind, one.own, one.cut) if one.asked != one.own else None
    )
    field(kind, "facts")(facts)
    field(kind, "fact")(fact)
    field(kind, "claims")(lambda one, **given: paged(claims.OF_ENTITY, one.cut, one, given))
    field(kind, "history")(lambda one, **given: paged(timeline.OF_ENTITY, one.cut, one, given))
    field(kind, "absorbed")(_absorbed)
    codes(kind, "contested")


for _kind in ENTITIES:
    _shared(_kind)

plain("Meeting", "title kind series city country venue delegations topics")
codes("Meeting", "family level weekday format status")
field("Meeting", "date")(lambda meeting: uncertain(meeting, "date", "date_wording"))

plain("Participant", "name names sortKey role country organisation")
codes("Participant", "type")

plain("Statement", "content channel verb startOffset")
codes("Statement", "kind stance")
field("Statement", "speaker")(lambda one: thing(one.cut, "Participant", one.row["speaker"]))
field("Statement", "meeting")(lambda one: thing(one.cut, "Meeting", one.row["meeting"]))
field("Statement", "document")(lambda one: thing(one.cut, "Document", one.row["document"]))


def _by_day(row: Row) -> tuple[Any, ...]:
    return row["date_latest"] or date.min, row["id"]


def _by_name(row: Row) -> tuple[Any, ...]:
    return row["sort_key"], row["id"]


_BY_DAY = {"NEWEST": (_by_day, True), "OLDEST": (_by_day, False)}
_BY_NAME = {"": (_by_name, False)}


def _meetings(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    supported = [row for row in cut.rows("meetings") if row["supported"]]
    return kept(cut, supported, MEETINGS, given.get("where"))


def _participants(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    supported = [row for row in cut.rows("participants") if row["supported"]]
    return kept(cut, supported, PARTICIPANTS, given.get("where"))


EVERY_MEETING = Listing(
    name="meetings",
    kind="MeetingConnection",
    rows=_meetings,
    node=lambda row, cut: Thing("Meeting", row, cut, row["id"]),
    orders=_BY_DAY,
)
EVERY_PARTICIPANT = Listing(
    name="participants",
    kind="ParticipantConnection",
    rows=_participants,
    node=lambda row, cut: Thing("Participant", row, cut, row["id"]),
    orders=_BY_NAME,
)


def _joined(here: str, there: str, view: str, filters: Mapping[str, Predicate]) -> Any:
    """The rows at the other end, each with what stands on the edge."""

    def rows(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
        edges = cut.where("participations", here, parent.own)
        found = []
        for edge in kept(cut, edges, PARTICIPATIONS, given.get("how")):
            end = cut.one(view, edge[there])
            if end is not None:
                found.append({**end, "edge": edge})
        return kept(cut, found, filters, given.get("where"))

    return rows


def _at_the_end(kind: str) -> Any:
    return lambda row, cut: Thing(kind, row, cut, row["id"])


PARTICIPANTS_OF_MEETING = Listing(
    name="participants of a meeting",
    kind="MeetingParticipantConnection",
    rows=_joined("meeting", "participant", "participants", PARTICIPANTS),
    node=_at_the_end("Participant"),
    orders=_BY_NAME,
)
MEETINGS_OF_PARTICIPANT = Listing(
    name="meetings of a participant",
    kind="ParticipantMeetingConnection",
    rows=_joined("participant", "meeting", "meetings", MEETINGS),
    node=_at_the_end("Meeting"),
    orders=_BY_DAY,
)


@field("Meeting", "participants")
def _participants_of(meeting: Thing, **given: Any) -> Any:
    return paged(PARTICIPANTS_OF_MEETING, meeting.cut, meeting, given)


@field("Participant", "meetings")
def _meetings_of(participant: Thing, **given: Any) -> Any:
    return paged(MEETINGS_OF_PARTICIPANT, participant.cut, participant, given)


@field("Meeting", "statements")
def _said_at(meeting: Thing, **given: Any) -> Any:
    return paged(statements.OF_MEETING, meeting.cut, meeting, given)


@field("Participant", "statements")
def _said_by(participant: Thing, **given: Any) -> Any:
    return paged(statements.OF_SPEAKER, participant.cut, participant, given)


def _on_edge(kind: str, name: str) -> None:
    field(kind, name)(lambda edge: edge.thing.row["edge"][name])


for _edge in ("MeetingParticipantEdge", "ParticipantMeetingEdge"):
    for _name in ("role", "mode", "represents", "host"):
        _on_edge(_edge, _name)
    field(_edge, "stance")(lambda edge: edge.thing.row["edge"]["stance"].upper())
    field(_edge, "claim")(
        lambda edge: thing(edge.thing.cut, "Claim", edge.thing.row["edge"]["claim"])
    )

for _connection in (EVERY_MEETING, EVERY_PARTICIPANT, PARTICIPANTS_OF_MEETING):
    register_connection(_connection.kind)
register_connection(MEETINGS_OF_PARTICIPANT.kind)
