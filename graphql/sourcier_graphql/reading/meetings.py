"""Meetings, newest first; those without a known year come last."""

from datetime import date
from uuid import UUID

from sourcier_events import catalogue
from sourcier_events.catalogue import EntityKind
from sourcier_events.exonyms import city_key
from sourcier_events.projections.rows import MeetingRow, ParticipantRow, ParticipationRow
from sourcier_graphql.reading.listing import Condition, Listing, Order
from sourcier_graphql.reading.lookup import Lookup
from sourcier_graphql.reading.parents import ENTITY, ROOT
from sourcier_graphql.reading.selection import pair, row

_NEWEST_FIRST = (
    Order("m.date_latest", date, descending=True, nullable=True),
    Order("m.id", UUID),
)

MEETING = Lookup(
    ENTITY,
    row(MeetingRow, "m"),
    "inner join {views}.meetings as m on m.id = entity.canonical and {m.valid}",
)

MEETINGS = Listing(
    "meetings",
    ROOT,
    row(MeetingRow, "m"),
    source="{views}.meetings as m",
    where="{m.valid} and m.supported",
    order=_NEWEST_FIRST,
)

MEETINGS_OF_PARTICIPANT = Listing(
    "meetings-of-participant",
    ENTITY,
    pair(row(MeetingRow, "m"), row(ParticipationRow, "x")),
    source="""
        {views}.participations as x
        inner join {views}.meetings as m on m.id = x.meeting and {m.valid}
    """,
    where="x.participant = entity.canonical and {x.valid}",
    order=_NEWEST_FIRST,
)

PARTICIPANTS_OF_MEETING = Listing(
    "participants-of-meeting",
    ENTITY,
    pair(row(ParticipantRow, "p"), row(ParticipationRow, "x")),
    source="""
        {views}.participations as x
        inner join {views}.participants as p on p.id = x.participant and {p.valid}
    """,
    where="x.meeting = entity.canonical and {x.valid}",
    order=(Order("p.sort_key", str), Order("p.id", UUID)),
)


def on_or_after(day: date) -> Condition:
    """Meetings that may have taken place on that day or later."""
    return Condition("m.date_latest >= %(earliest)s", (("earliest", day),))


def on_or_before(day: date) -> Condition:
    """Meetings that may have taken place on that day or earlier."""
    return Condition("m.date_earliest <= %(latest)s", (("latest", day),))


def in_city(name: str) -> Condition:
    """Meetings in a city under any of its names: Kyiv and Kiev are one."""
    return Condition(
        "m.city_key = %(city)s",
        (("city", city_key(catalogue.normalise(_CITY, name))),),
    )


def with_value(column: str, value: str) -> Condition:
    """Meetings with this value in a column of ours: country, family, series or status."""
    return Condition(f"m.{column} = %({column})s", ((column, value),))


def with_participant(entity: UUID) -> Condition:
    """Meetings in which an entity takes part, asked by the id of any of its members."""
    return Condition(
        """
        exists (
            select from {views}.participations as x
            where x.meeting = m.id and {x.valid} and x.participant = (
                select e.canonical from {views}.entities as e
                where e.id = %(participant)s and {e.valid}
            )
        )
        """,
        (("participant", entity),),
    )


def contested(yes: bool) -> Condition:
    """Meetings on which sources contradict each other, or on which they do not."""
    return Condition("cardinality(m.contested) > 0" if yes else "cardinality(m.contested) = 0")


_CITY = catalogue.find(EntityKind.MEETING, "city")
