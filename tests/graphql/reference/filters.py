"""Which rows a filter leaves: one predicate for each entry of each input, all must hold."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from sourcier_events import catalogue, edtf
from sourcier_events.catalogue import EntityKind
from sourcier_events.exonyms import city_key
from sourcier_events.names import fold, transliteration_key

from .identifiers import read
from .matching import matches
from .tables import Cut, Row

Predicate = Callable[[Cut, Row, Any], bool]
_LIKE_A_YEAR = 400  # days: whoever looks at so many has seen each day of the year


def kept(cut: Cut, rows: list[Row], entries: Mapping[str, Predicate], where: Any) -> list[Row]:
    """The rows for which every entry holds that is given."""
    given = {name: value for name, value in (where or {}).items() if value is not None}
    return [row for row in rows if all(entries[name](cut, row, given[name]) for name in given)]


def equal(column: str) -> Predicate:
    """The column has this value."""
    return lambda cut, row, value: row[column] == value


def code(column: str) -> Predicate:
    """The column has the code of this member of an enum."""
    return lambda cut, row, value: row[column] == value.lower()


def contested(cut: Cut, row: Row, wanted: bool) -> bool:
    """Whether there is something to contest."""
    return bool(row["contested"]) is wanted


def in_city(cut: Cut, row: Row, name: str) -> bool:
    """Under any of the city's names."""
    city = catalogue.find(EntityKind.MEETING, "city")
    try:
        wanted = city_key(catalogue.normalise(city, name))
    except catalogue.InvalidValue:
        return False
    return row["city"] is not None and city_key(row["city"]) == wanted


def dated(column: str) -> Predicate:
    """The uncertain date in the columns of this name lies in a range."""

    def lies(cut: Cut, row: Row, given: dict[str, Any]) -> bool:
        first, last = days(given)
        if given.get("certainty") == "CERTAIN":
            return _certainly(row, column, first, last)
        return _possibly(row, column, first, last)

    return lies


def days(given: dict[str, Any]) -> tuple[date | None, date | None]:
    """The first and the last day that are meant."""
    during = edtf.bounds(given["during"]) if given.get("during") else edtf.Bounds(None, None)
    firsts = [one for one in (during.earliest, given.get("from")) if one is not None]
    lasts = [one for one in (during.latest, given.get("to")) if one is not None]
    return max(firsts, default=None), min(lasts, default=None)


def _certainly(row: Row, column: str, first: date | None, last: date | None) -> bool:
    written, earliest, latest = (row[column], row[f"{column}_earliest"], row[f"{column}_latest"])
    if written is None or set(written) & set("~?%"):
        return False
    begins = first is None or (earliest is not None and earliest >= first)
    return begins and (last is None or (latest is not None and latest <= last))


def _possibly(row: Row, column: str, first: date | None, last: date | None) -> bool:
    """Whether the date allows any day of the range."""
    if row[column] is None or (first is not None and last is not None and first > last):
        return False
    earliest, latest = row[f"{column}_earliest"], row[f"{column}_latest"]
    if column == "published" and earliest is None and latest is None:
        return False  # of meetings only is it known when in an unknown year they were
    first = max((one for one in (first, earliest) if one is not None), default=None)
    last = min((one for one in (last, latest) if one is not None), default=None)
    if first is None or last is None:
        return True
    if first > last:
        return False
    in_year = edtf.month_days(row[column])
    if in_year is None or (last - first).days > 2 * _LIKE_A_YEAR:
        return True
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return any(_in_part(f"{day:%m-%d}", in_year) for day in every)


def _in_part(day: str, part: edtf.MonthDays) -> bool:
    if part.earliest <= part.latest:
        return part.earliest <= day <= part.latest
    return day >= part.earliest or day <= part.latest


def takes_part(here: str, there: str, kind: str) -> Predicate:
    """There is a participation that joins the row with this entity."""

    def joined(cut: Cut, row: Row, given: str) -> bool:
        other = cut.canonical(read(given, kind)[1])
        return any(one[there] == other for one in cut.where("participations", here, row["id"]))

    return joined


def speaks_at(cut: Cut, row: Row, given: str) -> bool:
    """Somebody says something there."""
    speaker = cut.canonical(read(given, "Participant")[1])
    said = cut.where("statements", "meeting", row["id"])
    return speaker is not None and any(one["speaker"] == speaker for one in said)


def refers_to(column: str, kind: str) -> Predicate:
    """The column is the entity that answers for this id."""

    def refers(cut: Cut, row: Row, given: str) -> bool:
        other = cut.canonical(read(given, kind)[1])
        return other is not None and row[column] == other

    return refers


def documented(cut: Cut, row: Row, given: str) -> bool:
    """A claim of this document counts."""
    _, digest = read(given, "Document")
    return any(one["document"] == digest for one in _counting(cut, row))


def reported(cut: Cut, row: Row, publisher: str) -> bool:
    """A claim of something that they published counts."""
    return any(
        _published(cut, one["document"], "publisher", publisher) for one in _counting(cut, row)
    )


def _counting(cut: Cut, row: Row) -> list[Row]:
    return [one for one in cut.where("claims", "entity", row["id"]) if one["status"] == "active"]


def _published(cut: Cut, document: str, column: str, value: str) -> bool:
    return any(one[column] == value for one in cut.where("publications", "document", document))


def named(cut: Cut, row: Row, name: str) -> bool:
    """Each word begins a word of one of its names, folded or in its transliteration."""
    words = fold(name).split()
    spelled = transliteration_key(name).split()
    if any(len(word) < 3 for word in spelled):
        spelled = words
    known = row["search_key"].split()

    def all_begin(these: list[str]) -> bool:
        return bool(these) and all(any(one.startswith(word) for one in known) for word in these)

    return all_begin(words) or all_begin(spelled)


def containing(column: str) -> Predicate:
    """The text has what a search would look for."""
    return lambda cut, row, wanted: matches(cut, row[column], wanted)[0]


def _title_or_text(cut: Cut, row: Row, wanted: str) -> bool:
    texts = row["title"] or "", cut.tables.texts.get(row["id"]) or ""
    return any(matches(cut, text, wanted)[0] for text in texts)


MEETINGS: dict[str, Predicate] = {
    "text": containing("search_text"),
    "date": dated("date"),
    "city": in_city,
    "country": equal("country"),
    "venue": equal("venue"),
    "family": code("family"),
    "series": equal("series"),
    "level": code("level"),
    "format": code("format"),
    "status": code("status"),
    "participant": takes_part("meeting", "participant", "Participant"),
    "speaker": speaks_at,
    "publisher": reported,
    "document": documented,
    "contested": contested,
}
PARTICIPANTS: dict[str, Predicate] = {
    "text": containing("search_key"),
    "name": named,
    "type": code("type"),
    "country": equal("country"),
    "meeting": takes_part("participant", "meeting", "Meeting"),
    "publisher": reported,
    "document": documented,
    "contested": contested,
}
STATEMENTS: dict[str, Predicate] = {
    "text": containing("content"),
    "speaker": refers_to("speaker", "Participant"),
    "meeting": refers_to("meeting", "Meeting"),
    "document": lambda cut, row, given: row["document"] == read(given, "Document")[1],
    "publisher": lambda cut, row, value: _published(cut, row["document"], "publisher", value),
    "kind": code("kind"),
    "stance": code("stance"),
    "channel": equal("channel"),
    "contested": contested,
}
PARTICIPATIONS: dict[str, Predicate] = {
    "stance": code("stance"),
    "host": equal("host"),
    "mode": equal("mode"),
    "role": equal("role"),
    "represents": equal("represents"),
}
DOCUMENTS: dict[str, Predicate] = {
    "text": _title_or_text,
    "publisher": lambda cut, row, value: _published(cut, row["id"], "publisher", value),
    "url": lambda cut, row, value: _published(cut, row["id"], "url", value),
    "origin": equal("origin"),
    "language": equal("language"),
    "published": dated("published"),
    "withdrawn": equal("withdrawn"),
}
INPUTS = {
    "MeetingFilter": MEETINGS,
    "ParticipantFilter": PARTICIPANTS,
    "StatementFilter": STATEMENTS,
    "DocumentFilter": DOCUMENTS,
    "ParticipationFilter": PARTICIPATIONS,
}
