"""One Struct per view: its fields are the columns of its table, in order, but the two positions.

`key` names the columns that identify a row among the current ones.
"""

import datetime
from typing import ClassVar
from uuid import UUID

from msgspec import Struct


class Row(Struct, frozen=True, kw_only=True):
    """What all views share."""

    view: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ("id",)


class EntityRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "entities"
    id: UUID
    kind: str
    canonical: UUID
    merged_into: UUID | None
    merge: UUID | None


class MeetingRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "meetings"
    id: UUID
    title: str
    kind: str | None
    family: str | None
    series: str | None
    level: str | None
    date: str | None
    date_earliest: datetime.date | None
    date_latest: datetime.date | None
    month_day_earliest: str | None
    month_day_latest: str | None
    date_wording: str | None
    weekday: str | None
    city: str | None
    city_key: str | None
    country: str | None
    venue: str | None
    format: str | None
    status: str | None
    delegations: int | None
    topics: list[str]
    contested: list[str]
    supported: bool
    search_text: str


class ParticipantRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "participants"
    id: UUID
    name: str
    names: list[str]
    sort_key: str
    type: str | None
    role: str | None
    country: str | None
    organisation: str | None
    contested: list[str]
    search_key: str
    supported: bool


class StatementRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "statements"
    id: UUID
    content: str
    kind: str | None
    channel: str | None
    verb: str | None
    stance: str
    speaker: UUID | None
    meeting: UUID | None
    document: str
    start_offset: int
    contested: list[str]


class ParticipationRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "participations"
    key: ClassVar[tuple[str, ...]] = ("meeting", "participant")
    meeting: UUID
    participant: UUID
    role: str | None
    mode: str | None
    represents: str | None
    stance: str
    host: bool
    claim: UUID | None


class DocumentRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "documents"
    id: str
    length: int
    media_type: str
    url: str | None
    publisher: str | None
    origin: str | None
    title: str | None
    language: str | None
    published: str | None
    published_earliest: datetime.date | None
    published_latest: datetime.date | None
    licence: str | None
    cluster: UUID | None
    independent_origin: str
    revised_by: str | None
    revises: str | None
    withdrawn: bool
    erased: bool


class PublicationRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "publications"
    id: UUID
    document: str
    url: str | None
    publisher: str | None
    origin: str | None
    title: str | None
    language: str | None
    published: str | None
    published_earliest: datetime.date | None
    published_latest: datetime.date | None
    fetched: str | None
    licence: str | None
    file_name: str | None
    file_sha256: str | None


class RunRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "runs"
    id: UUID
    document: str
    extractor: str
    version: str
    configuration: str
    refused: str | None
    superseded_by: UUID | None
    position: int
    recorded_at: datetime.datetime


class ClaimRow(Row, frozen=True, kw_only=True):
    """`qualifiers` and `evidence` are canonical JSON."""

    view: ClassVar[str] = "claims"
    id: UUID
    document: str
    run: UUID | None
    mention: UUID
    entity: UUID
    kind: str
    property: str
    value: str
    value_key: str
    reference: UUID | None
    qualifiers: str
    stance: str
    evidence: str
    confidence: int
    rule: str
    rank: str
    status: str
    actor: str
    position: int
    recorded_at: datetime.datetime


class FactRow(Row, frozen=True, kw_only=True):
    view: ClassVar[str] = "facts"
    key: ClassVar[tuple[str, ...]] = ("entity", "property", "value_key")
    entity: UUID
    kind: str
    property: str
    value_key: str
    status: str
    claim: UUID | None
    value: str | None
    reference: UUID | None
    different_values: int
    claims: int
    documents: int
    publishers: int
    origins: int
    set_by: UUID
    set_at: int


class ChangeRow(Row, frozen=True, kw_only=True):
    """`candidates` is canonical JSON."""

    view: ClassVar[str] = "changes"
    id: str
    position: int
    ordinal: int
    event: UUID
    event_type: str
    schema_version: int
    stream: str
    version: int
    correlation: UUID | None
    causation: UUID | None
    kind: str
    about: UUID | None
    document: str | None
    property: str | None
    claim: UUID | None
    merge: UUID | None
    other: UUID | None
    method: str | None
    score: int | None
    candidates: str | None
    changed: bool
    before: str | None
    before_reference: UUID | None
    after: str | None
    after_reference: UUID | None
    reason: str | None
    actor: str
    recorded_at: datetime.datetime


ROWS: tuple[type[Row], ...] = (
    EntityRow,
    MeetingRow,
    ParticipantRow,
    StatementRow,
    ParticipationRow,
    DocumentRow,
    PublicationRow,
    RunRow,
    ClaimRow,
    FactRow,
    ChangeRow,
)
VIEWS = tuple(row.view for row in ROWS)
