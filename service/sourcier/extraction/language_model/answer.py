"""What a model may answer, and the strict JSON schema of it: one description, of which both follow.

The schema asks for every field and every code; decoding takes what comes, because an endpoint may
not enforce schemas. So one wrong code costs one value, and not the whole text.
"""

from functools import cache
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from msgspec import Meta, Struct

from sourcier_events.catalogue import (
    FAMILIES,
    FORMATS,
    LEVELS,
    PARTICIPANT_TYPES,
    STATEMENT_KINDS,
    STATUSES,
    WEEKDAYS,
)

MODES = ("in_person", "remote", "unknown")
"""How somebody takes part, as qualifiers of a participation have it."""

Value = TypeVar("Value")


def _one_of(codes: tuple[str, ...]) -> Meta:
    return Meta(extra_json_schema={"enum": list(codes)})


Family = Annotated[str, _one_of(FAMILIES)]
Format = Annotated[str, _one_of(FORMATS)]
Level = Annotated[str, _one_of(LEVELS)]
Mode = Annotated[str, _one_of(MODES)]
ParticipantType = Annotated[str, _one_of(PARTICIPANT_TYPES)]
StatementKind = Annotated[str, _one_of(STATEMENT_KINDS)]
Status = Annotated[str, _one_of(STATUSES)]
Weekday = Annotated[str, _one_of(WEEKDAYS)]


class Passage(Struct, frozen=True):
    """Words of the text, and those right before them."""

    quote: str
    before: str = ""


class Said(Struct, Generic[Value], frozen=True):
    """A value and the words of the text that say it."""

    value: Value
    quote: str
    before: str = ""


class Participant(Struct, frozen=True, kw_only=True):
    """Who takes part or speaks."""

    id: str
    type: ParticipantType
    name: Passage
    spellings: list[Passage] = []
    role: Passage | None = None
    country: Said[str] | None = None
    organisation: Passage | None = None


class Participation(Struct, frozen=True, kw_only=True):
    """One who takes part in one meeting; `passage` names them there."""

    participant: str
    passage: Passage
    role: Passage | None = None
    mode: Mode = "unknown"
    represents: str | None = None
    absent: bool = False
    host: bool = False


class Meeting(Struct, frozen=True, kw_only=True):
    """One meeting."""

    kind: Passage
    family: Family
    hedged: bool = False
    series: Passage | None = None
    level: Said[Level] | None = None
    date: Said[str] | None = None
    weekday: Said[Weekday] | None = None
    city: Passage | None = None
    country: Said[str] | None = None
    venue: Passage | None = None
    format: Said[Format] | None = None
    status: Said[Status] | None = None
    delegations: Said[str] | None = None
    topics: list[Passage] = []
    participants: list[Participation] = []


class Statement(Struct, frozen=True, kw_only=True):
    """One thing that somebody said."""

    content: Passage
    kind: StatementKind
    hedged: bool = False
    speaker: str | None = None
    speaker_named: Passage | None = None
    verb: Said[str] | None = None
    channel: Passage | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """All that a model read in a text."""

    participants: list[Participant]
    meetings: list[Meeting]
    statements: list[Statement]


@cache
def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer, strict: everything is required, and nothing else allowed.

    Without references, because not every endpoint follows them.
    """
    _, components = msgspec.json.schema_components([Answer], ref_template="{name}")
    strict: dict[str, Any] = _strict(components["Answer"], components)
    return strict


def _strict(schema: Any, components: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_strict(one, components) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _strict(components[schema["$ref"]], components)
    kept = {name: each for name, each in schema.items() if name not in ("default", "title")}
    if "properties" not in kept:
        return {name: _strict(each, components) for name, each in kept.items()}
    properties = {name: _strict(each, components) for name, each in kept["properties"].items()}
    closed = {"required": list(properties), "additionalProperties": False}
    return kept | {"properties": properties} | closed
