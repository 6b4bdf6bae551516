"""What may be claimed: each property, its kind of entity, type of value, and how a fact prefers.

Append-only like the log: a property may be added, but its value type and normalisation never
change, because claim keys in immutable events contain normalised values.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from msgspec import Struct

from sourcier_events import edtf
from sourcier_events.names import fold, transliteration_key


class EntityKind(StrEnum):
    """The three kinds of entity."""

    MEETING = "meeting"
    PARTICIPANT = "participant"
    STATEMENT = "statement"


class ValueType(StrEnum):
    """How a value is written and compared."""

    TEXT = "text"
    NAME = "name"
    CODE = "code"
    DATE = "date"
    INTEGER = "integer"
    REFERENCE = "reference"


class Cardinality(StrEnum):
    """Whether an entity has one value of a property at a time, or several."""

    ONE = "one"
    MANY = "many"


class Preference(StrEnum):
    """Which of several values comes first.

    STABLE: most independent origins. DEVELOPING: latest publication, then latest position.
    """

    STABLE = "stable"
    DEVELOPING = "developing"


class Property(Struct, frozen=True):
    """One property of one kind of entity.

    `codes` lists the allowed values of a CODE in the order in which a developing value moves on.
    A `generic` code says less than another, and so does not contradict it.
    `refers_to` is the kind of entity that a REFERENCE names; a mention of another kind names none.
    `longest` is in code points: what people filter by is indexed, and so cannot be of any length.
    """

    kind: EntityKind
    name: str
    value_type: ValueType
    cardinality: Cardinality = Cardinality.ONE
    preference: Preference = Preference.STABLE
    codes: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    refers_to: EntityKind | None = None
    longest: int = 500
    description: str = ""


class InvalidValue(ValueError):
    """A value does not fit its property, or the property does not exist."""


def _meeting(name: str, value_type: ValueType, description: str, **more: object) -> Property:
    return _property(EntityKind.MEETING, name, value_type, description, more)


def _participant(name: str, value_type: ValueType, description: str, **more: object) -> Property:
    return _property(EntityKind.PARTICIPANT, name, value_type, description, more)


def _statement(name: str, value_type: ValueType, description: str, **more: object) -> Property:
    return _property(EntityKind.STATEMENT, name, value_type, description, more)


def _property(
    kind: EntityKind,
    name: str,
    value_type: ValueType,
    description: str,
    more: Mapping[str, object],
) -> Property:
    return Property(kind, name, value_type, description=description, **more)  # type: ignore[arg-type]  # the three builders pass Property's own fields on


MANY, DEVELOPING = Cardinality.MANY, Preference.DEVELOPING
TEXT, NAME, CODE = ValueType.TEXT, ValueType.NAME, ValueType.CODE
DATE, INTEGER, REFERENCE = ValueType.DATE, ValueType.INTEGER, ValueType.REFERENCE

FAMILIES = ("summit", "conference", "meeting", "talks", "visit", "call")
STATUSES = ("planned", "ongoing", "held", "cancelled")
FORMATS = ("in_person", "online", "hybrid")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEVELS = ("leaders", "ministers", "advisers", "chiefs_of_staff", "military", "envoys", "officials")
PARTICIPANT_TYPES = ("person", "country", "organisation", "office", "group")
STATEMENT_KINDS = ("direct", "indirect", "mixed")

CATALOGUE: tuple[Property, ...] = (
    _meeting(
        "kind",
        TEXT,
        "What texts call it, such as «sommet» or «pourparlers».",
        cardinality=MANY,
    ),
    _meeting("family", CODE, "The family of its kind.", codes=FAMILIES, generic=("meeting",)),
    _meeting("series", TEXT, "The series or format it belongs to."),
    _meeting("level", CODE, "The rank of those who meet.", codes=LEVELS),
    _meeting("date", DATE, "When it takes place, in EDTF; qualifiers: wording, anchor."),
    _meeting("weekday", CODE, "The day of the week, where the text gives one.", codes=WEEKDAYS),
    _meeting("city", TEXT, "The city."),
    _meeting("country", CODE, "The country, as ISO 3166-1 alpha-2."),
    _meeting("venue", TEXT, "The building or site."),
    _meeting(
        "format",
        CODE,
        "Whether people meet in person.",
        codes=FORMATS,
        generic=("in_person",),
    ),
    _meeting("status", CODE, "How far it has come.", codes=STATUSES, preference=DEVELOPING),
    _meeting("delegations", INTEGER, "How many delegations take part."),
    _meeting("topic", TEXT, "What it is about.", cardinality=MANY),
    _meeting(
        "participant",
        REFERENCE,
        "Who takes part; qualifiers: role, mode, represents. Stance absent: stays away.",
        cardinality=MANY,
        refers_to=EntityKind.PARTICIPANT,
    ),
    _meeting(
        "host",
        REFERENCE,
        "Who hosts or chairs it.",
        cardinality=MANY,
        refers_to=EntityKind.PARTICIPANT,
    ),
    _participant("name", NAME, "A name it goes by.", cardinality=MANY),
    _participant("type", CODE, "What it is.", codes=PARTICIPANT_TYPES, generic=("office",)),
    _participant("role", TEXT, "The office held.", preference=DEVELOPING),
    _participant("country", CODE, "The country, as ISO 3166-1 alpha-2."),
    _participant("organisation", TEXT, "Whom they work for.", preference=DEVELOPING),
    _statement(
        "content",
        TEXT,
        "What was said, as the text has it; qualifier polarity: denied, where the speaker does.",
        longest=100_000,
    ),
    _statement("speaker", REFERENCE, "Who said it.", refers_to=EntityKind.PARTICIPANT),
    _statement("kind", CODE, "Direct, indirect or mixed speech.", codes=STATEMENT_KINDS),
    _statement("channel", TEXT, "Where it was said, such as X or a news agency."),
    _statement("verb", TEXT, "The reporting verb, in the infinitive."),
    _statement(
        "meeting", REFERENCE, "The meeting at which it was said.", refers_to=EntityKind.MEETING
    ),
)

_BY_NAME = {(entry.kind, entry.name): entry for entry in CATALOGUE}


def find(kind: EntityKind, name: str) -> Property:
    """The property of that name; raises `InvalidValue` naming those that exist."""
    found = _BY_NAME.get((kind, name))
    if found is None:
        known = ", ".join(entry.name for entry in CATALOGUE if entry.kind == kind)
        raise InvalidValue(f"a {kind} has no property {name!r}; it has: {known}")
    return found


@cache
def properties(kind: EntityKind) -> tuple[Property, ...]:
    """All properties of a kind, in catalogue order."""
    return tuple(entry for entry in CATALOGUE if entry.kind == kind)


def normalise(entry: Property, value: str) -> str:
    """The value as claim keys compare it; raises `InvalidValue` where it does not fit."""
    if not value.strip():
        raise InvalidValue(f"{entry.name} is empty: what a text does not say is no claim")
    if len(value) > entry.longest:
        raise InvalidValue(
            f"{entry.name} has {len(value)} code points, {entry.longest} are allowed"
        )
    if entry.value_type is ValueType.CODE:
        if entry.codes and value not in entry.codes:
            raise InvalidValue(f"{entry.name} is one of {', '.join(entry.codes)}, not {value!r}")
        return value
    if entry.value_type is ValueType.DATE:
        try:
            return edtf.normalise(value)
        except edtf.InvalidDate as error:
            raise InvalidValue(str(error)) from error
    if entry.value_type is ValueType.INTEGER:
        if not value.isascii() or not value.isdigit():
            raise InvalidValue(f"{entry.name} is a whole number, not {value!r}")
        return value.lstrip("0") or "0"
    named = entry.value_type in (ValueType.NAME, ValueType.REFERENCE)
    return (transliteration_key(value) if named else fold(value)) or value.strip()
