"""A filter narrows a list; all of its entries that are given must hold.

Rows are those of the list: `{x}`.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import Annotated, Any

import strawberry

from sourcier_events import catalogue, edtf
from sourcier_events.catalogue import EntityKind
from sourcier_events.exonyms import city_key
from sourcier_events.names import fold, transliteration_key
from sourcier_graphql.global_ids import digest_of, uuid_of
from sourcier_graphql.planning.declaration import (
    Condition,
    Criterion,
    argument,
    entry,
    matches,
)
from sourcier_graphql.refusals import bad_input
from sourcier_graphql.schema.codes import (
    MeetingFamily,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    ParticipantType,
    Stance,
    StatementKind,
)
from sourcier_graphql.schema.sources import canonical

_LONGEST = 1000
_CITY = catalogue.find(EntityKind.MEETING, "city")


@strawberry.enum(description="How an uncertain date is compared.")
class Certainty(Enum):
    POSSIBLE = strawberry.enum_value(
        "possible", description="It may lie there, as far as what is known of it allows."
    )
    CERTAIN = strawberry.enum_value("certain", description="It cannot lie anywhere else.")


@strawberry.input(description="A range of days, to compare uncertain dates with.")
class DateRange:
    """`during`, or `from` and `to`; where all are given, all must hold."""

    during: str | None = entry(
        "Within this date in EDTF, such as 2026-01 or 2026-01-03/2026-01-06."
    )
    from_: date | None = strawberry.field(
        default=None, name="from", description="On this day or later."
    )
    to: date | None = entry("On this day or earlier.")
    certainty: Certainty = strawberry.field(
        default=Certainty.POSSIBLE, description="Whether the date may lie there, or must."
    )


def _text(value: str) -> str:
    if len(value) > _LONGEST:
        raise bad_input(f"a text to look for has at most {_LONGEST} characters")
    return value


def _equals(column: str) -> Criterion:
    return matches(f"{{x}}.{column} = {{value}}")


def _identifier(kind: str) -> Callable[[str], Any]:
    return lambda given: uuid_of(kind, given)


def _contested() -> Criterion:
    return Criterion(
        lambda yes: (Condition(f"cardinality({{x}}.contested) {'>' if yes else '='} 0"),)
    )


def range_of(value: dict[str, Any]) -> tuple[date | None, date | None]:
    """The first and the last day of a range."""
    try:
        during = edtf.bounds(value["during"]) if value.get("during") else edtf.Bounds(None, None)
    except edtf.InvalidDate as error:
        raise bad_input(f"during: {error}") from error
    if value.get("during") and during.earliest is None:
        raise bad_input("during: a range of days needs a year")
    firsts = [one for one in (during.earliest, value.get("from")) if one is not None]
    lasts = [one for one in (during.latest, value.get("to")) if one is not None]
    return max(firsts, default=None), min(lasts, default=None)


# Both are functions of the migrations; an end that is null is open.
_MAY_LIE = (
    "{{x}}.{name} is not null and views.may_lie({{x}}.{name}_earliest, {{x}}.{name}_latest,"
    " {month_days}, {{value}}::date, {{value1}}::date)"
)
_CERTAINLY_LIES = (
    "{{x}}.{name} is not null and views.certainly_lies({{x}}.{name}, {{x}}.{name}_earliest,"
    " {{x}}.{name}_latest, {{value}}::date, {{value1}}::date)"
)


def _dated(name: str, month_days: str) -> Criterion:
    """Rows whose date, in the columns of this name, lies in a range."""

    def conditions(value: dict[str, Any]) -> Iterable[Condition]:
        certain = value.get("certainty") is Certainty.CERTAIN
        text = _CERTAINLY_LIES if certain else _MAY_LIE
        yield Condition(text.format(name=name, month_days=month_days), range_of(value))

    return Criterion(conditions)


_OF_PUBLISHER = """
    exists (
        select from {views}.claims as {says}
        inner join {views}.publications as {published}
            on {published}.document = {says}.document and {published.valid}
        where {says}.entity = {x}.id and {says.valid} and {says}.status = 'active'
            and {published}.publisher = {value}
    )
"""
_OF_DOCUMENT = """
    exists (
        select from {views}.claims as {says}
        where {says}.entity = {x}.id and {says.valid} and {says}.status = 'active'
            and {says}.document = {value}
    )
"""


def _containing(column: str) -> Criterion:
    return matches(f"views.words({column}) @@ views.search_query({{value}})", _text)


def _in_city(name: str) -> Iterable[Condition]:
    """Nothing is in a city that cannot be one."""
    try:
        yield Condition("{x}.city_key = {value}", (city_key(catalogue.normalise(_CITY, name)),))
    except catalogue.InvalidValue:
        yield Condition("false")


_CONTAINING = "With these words in {}: as `search` looks for them, accents or not."


@strawberry.input(description="Which meetings.")
class MeetingFilter:
    """All that is given must hold."""

    text: str | None = entry(
        _CONTAINING.format("its title or topics"), _containing("{x}.search_text")
    )
    date: DateRange | None = entry(
        "That take place then.", _dated("date", "{x}.month_day_earliest, {x}.month_day_latest")
    )
    city: str | None = entry(
        "In this city, under any of its names, with or without accents.",
        Criterion(lambda name: _in_city(_text(name))),
    )
    country: str | None = entry("In this country, as ISO 3166-1 alpha-2.", _equals("country"))
    venue: str | None = entry("At this venue, as the sources name it.", _equals("venue"))
    family: MeetingFamily | None = entry("Of this family.", _equals("family"))
    series: str | None = entry("Of this series.", _equals("series"))
    level: MeetingLevel | None = entry("Of those of this rank.", _equals("level"))
    format: MeetingFormat | None = entry("In this format.", _equals("format"))
    status: MeetingStatus | None = entry("That came so far.", _equals("status"))
    participant: strawberry.ID | None = entry(
        "In which this participant takes part, or from which it stays away.",
        matches(
            "exists (select from {views}.participations as {takes}"
            " where {takes}.meeting = {x}.id and {takes.valid}"
            f" and {{takes}}.participant = {canonical('{value}::uuid')})",
            _identifier("Participant"),
        ),
    )
    speaker: strawberry.ID | None = entry(
        "At which this participant said something.",
        matches(
            "exists (select from {views}.statements as {said}"
            " where {said}.meeting = {x}.id and {said.valid}"
            f" and {{said}}.speaker = {canonical('{value}::uuid')})",
            _identifier("Participant"),
        ),
    )
    publisher: str | None = entry("Of which this publisher reports.", matches(_OF_PUBLISHER, _text))
    document: strawberry.ID | None = entry(
        "Of which this document reports.",
        matches(_OF_DOCUMENT, lambda given: digest_of("Document", given)),
    )
    contested: bool | None = entry(
        "On which sources contradict each other, or do not.", _contested()
    )


_NOTHING = ["% % no name is like this"]


def _named(name: str) -> Iterable[Condition]:
    """One of whose names has words that begin so, in any order and any spelling.

    Folded text has letters, digits and spaces only, so nothing in it means anything to LIKE.
    A transliteration of one or two letters is the beginning of too much: it is not asked for.
    """
    folded = _words(fold(_text(name))) or _NOTHING
    spelled = transliteration_key(name).split()
    distinct = bool(spelled) and all(len(word) > 2 for word in spelled)
    spelling = _words(" ".join(spelled)) if distinct else folded
    yield Condition(
        "{x}.search_key like all({value}::text []) or {x}.search_key like all({value1}::text [])",
        (folded, spelling),
    )


def _words(folded: str) -> list[str]:
    return [f"% {word}%" for word in folded.split()]


@strawberry.input(description="Which participants.")
class ParticipantFilter:
    """All that is given must hold."""

    text: str | None = entry(_CONTAINING.format("any of its names"), _containing("{x}.search_key"))
    name: str | None = entry(
        "Any of whose names has words that begin so, accents or not: Oum finds Umerov.",
        Criterion(_named),
    )
    type: ParticipantType | None = entry("Of this type.", _equals("type"))
    country: str | None = entry("Of this country, as ISO 3166-1 alpha-2.", _equals("country"))
    meeting: strawberry.ID | None = entry(
        "That take part in this meeting, or stay away from it.",
        matches(
            "exists (select from {views}.participations as {takes}"
            " where {takes}.participant = {x}.id and {takes.valid}"
            f" and {{takes}}.meeting = {canonical('{value}::uuid')})",
            _identifier("Meeting"),
        ),
    )
    publisher: str | None = entry("Of whom this publisher reports.", matches(_OF_PUBLISHER, _text))
    document: strawberry.ID | None = entry(
        "Of whom this document reports.",
        matches(_OF_DOCUMENT, lambda given: digest_of("Document", given)),
    )
    contested: bool | None = entry(
        "On whom sources contradict each other, or do not.", _contested()
    )


@strawberry.input(description="Which statements.")
class StatementFilter:
    """All that is given must hold."""

    text: str | None = entry(_CONTAINING.format("what was said"), _containing("{x}.content"))
    speaker: strawberry.ID | None = entry(
        "Of this participant.",
        matches(f"{{x}}.speaker = {canonical('{value}::uuid')}", _identifier("Participant")),
    )
    meeting: strawberry.ID | None = entry(
        "At this meeting.",
        matches(f"{{x}}.meeting = {canonical('{value}::uuid')}", _identifier("Meeting")),
    )
    document: strawberry.ID | None = entry(
        "Reported by this document.",
        matches("{x}.document = {value}", lambda given: digest_of("Document", given)),
    )
    publisher: str | None = entry(
        "Reported by this publisher.",
        matches(
            "exists (select from {views}.publications as {published}"
            " where {published}.document = {x}.document and {published.valid}"
            " and {published}.publisher = {value})",
            _text,
        ),
    )
    kind: StatementKind | None = entry("Reported so.", _equals("kind"))
    stance: Stance | None = entry("To which the document stands so.", _equals("stance"))
    channel: str | None = entry("Made there, such as X.", _equals("channel"))
    contested: bool | None = entry(
        "On which sources contradict each other, or do not.", _contested()
    )


@strawberry.input(description="Which documents.")
class DocumentFilter:
    """By where and when they appeared."""

    text: str | None = entry(
        _CONTAINING.format("the title or the text"),
        matches(
            "views.words(coalesce({x}.title, '')) @@ views.search_query({value}) or {x}.id in ("
            "select encode({stored}.sha256, 'hex') from log.document as {stored}"
            " where views.words({stored}.text) @@ views.search_query({value}))",
            _text,
        ),
    )
    publisher: str | None = entry(
        "That this publisher published.",
        matches(
            "exists (select from {views}.publications as {published}"
            " where {published}.document = {x}.id and {published.valid}"
            " and {published}.publisher = {value})",
            _text,
        ),
    )
    url: str | None = entry(
        "That appeared at this url.",
        matches(
            "exists (select from {views}.publications as {published}"
            " where {published}.document = {x}.id and {published.valid}"
            " and {published}.url = {value})",
            _text,
        ),
    )
    origin: str | None = entry("That come from this agency.", _equals("origin"))
    language: str | None = entry("In this language, as BCP 47.", _equals("language"))
    published: DateRange | None = entry("First published then.", _dated("published", "null, null"))
    withdrawn: bool | None = entry("That were taken back, or were not.", _equals("withdrawn"))


def _of_participation(column: str) -> Criterion:
    return matches(f"{{participation}}.{column} = {{value}}")


@strawberry.input(description="Which participations.")
class ParticipationFilter:
    """How somebody takes part."""

    stance: Stance | None = entry(
        "That the source reports so; ABSENT for those who stay away.", _of_participation("stance")
    )
    host: bool | None = entry("Of hosts and chairs, or of others.", _of_participation("host"))
    mode: str | None = entry(
        "In this mode: in_person, remote or unknown.", _of_participation("mode")
    )
    role: str | None = entry("In this role, as the source has it.", _of_participation("role"))
    represents: str | None = entry(
        "On behalf of this one, as the source has it.", _of_participation("represents")
    )


WhichMeetings = Annotated[MeetingFilter | None, argument("Which meetings.")]
WhichParticipants = Annotated[ParticipantFilter | None, argument("Which participants.")]
WhichStatements = Annotated[StatementFilter | None, argument("Which statements.")]
WhichDocuments = Annotated[DocumentFilter | None, argument("Which documents.")]
HowTheyTakePart = Annotated[ParticipationFilter | None, argument("How they take part.")]
