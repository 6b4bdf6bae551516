"""A filter narrows a list; all of its entries that are given must hold."""

from collections.abc import Iterator
from datetime import date

import strawberry

from sourcier_graphql.reading import documents, meetings, participants, statements
from sourcier_graphql.reading.listing import Condition, Conditions
from sourcier_graphql.refusals import bad_input
from sourcier_graphql.schema.codes import (
    MeetingFamily,
    MeetingStatus,
    ParticipantType,
    StatementKind,
)
from sourcier_graphql.schema.identity import digest_of, uuid_of

_LONGEST = 1000


@strawberry.input(description="Which meetings.")
class MeetingFilter:
    """Dates are compared with what an uncertain date allows."""

    earliest: date | None = strawberry.field(
        default=None,
        description="On this day or later, as far as an uncertain date allows; of known year.",
    )
    latest: date | None = strawberry.field(
        default=None,
        description="On this day or earlier, as far as an uncertain date allows; of known year.",
    )
    city: str | None = strawberry.field(
        default=None, description="In this city, under any of its names, with or without accents."
    )
    country: str | None = strawberry.field(
        default=None, description="In this country, as ISO 3166-1 alpha-2."
    )
    family: MeetingFamily | None = strawberry.field(default=None, description="Of this family.")
    series: str | None = strawberry.field(default=None, description="Of this series.")
    status: MeetingStatus | None = strawberry.field(default=None, description="That came so far.")
    participant: strawberry.ID | None = strawberry.field(
        default=None, description="In which this participant takes part."
    )
    contested: bool | None = strawberry.field(
        default=None, description="On which sources contradict each other, or do not."
    )

    def conditions(self) -> Iterator[Condition]:
        """What must hold."""
        if self.earliest is not None:
            yield meetings.on_or_after(self.earliest)
        if self.latest is not None:
            yield meetings.on_or_before(self.latest)
        if self.city is not None:
            yield meetings.in_city(_text("city", self.city))
        if self.country is not None:
            yield meetings.with_value("country", _text("country", self.country))
        if self.family is not None:
            yield meetings.with_value("family", self.family.value)
        if self.series is not None:
            yield meetings.with_value("series", _text("series", self.series))
        if self.status is not None:
            yield meetings.with_value("status", self.status.value)
        if self.participant is not None:
            yield meetings.with_participant(uuid_of("Participant", self.participant))
        if self.contested is not None:
            yield meetings.contested(self.contested)


@strawberry.input(description="Which participants.")
class ParticipantFilter:
    """Names are found without accents and in other transliterations."""

    name: str | None = strawberry.field(
        default=None, description="One of whose names has words that begin so, in any spelling."
    )
    type: ParticipantType | None = strawberry.field(default=None, description="Of this type.")
    country: str | None = strawberry.field(
        default=None, description="Of this country, as ISO 3166-1 alpha-2."
    )

    def conditions(self) -> Iterator[Condition]:
        """What must hold."""
        if self.name is not None:
            yield participants.named(_text("name", self.name))
        if self.type is not None:
            yield participants.with_value("type", self.type.value)
        if self.country is not None:
            yield participants.with_value("country", _text("country", self.country))


@strawberry.input(description="Which statements.")
class StatementFilter:
    """By whom, where, and as which document reports them."""

    speaker: strawberry.ID | None = strawberry.field(
        default=None, description="Of this participant."
    )
    meeting: strawberry.ID | None = strawberry.field(default=None, description="At this meeting.")
    document: strawberry.ID | None = strawberry.field(
        default=None, description="Reported by this document."
    )
    kind: StatementKind | None = strawberry.field(default=None, description="Reported so.")

    def conditions(self) -> Iterator[Condition]:
        """What must hold."""
        if self.speaker is not None:
            yield statements.about("speaker", uuid_of("Participant", self.speaker))
        if self.meeting is not None:
            yield statements.about("meeting", uuid_of("Meeting", self.meeting))
        if self.document is not None:
            yield statements.with_value("document", digest_of("Document", self.document))
        if self.kind is not None:
            yield statements.with_value("kind", self.kind.value)


@strawberry.input(description="Which documents.")
class DocumentFilter:
    """By where they appeared."""

    publisher: str | None = strawberry.field(
        default=None, description="That this publisher published."
    )
    url: str | None = strawberry.field(default=None, description="That appeared at this url.")

    def conditions(self) -> Iterator[Condition]:
        """What must hold."""
        if self.publisher is not None:
            yield documents.with_publication("publisher", _text("publisher", self.publisher))
        if self.url is not None:
            yield documents.with_publication("url", _text("url", self.url))


AnyFilter = MeetingFilter | ParticipantFilter | StatementFilter | DocumentFilter


def conditions_of(where: AnyFilter | None) -> Conditions:
    """The conditions of a filter that may be missing."""
    return tuple(where.conditions()) if where else ()


def _text(name: str, value: str) -> str:
    if "\0" in value or len(value) > _LONGEST:
        raise bad_input(f"{name} has a NUL, or more than {_LONGEST} characters")
    return value
