"""One enum of properties per kind of entity, with the descriptions of the catalogue."""

from enum import Enum
from typing import Any

import strawberry

from sourcier_events import catalogue
from sourcier_events.catalogue import EntityKind


def _meeting(name: str) -> Any:
    return _described(EntityKind.MEETING, name)


def _participant(name: str) -> Any:
    return _described(EntityKind.PARTICIPANT, name)


def _statement(name: str) -> Any:
    return _described(EntityKind.STATEMENT, name)


def _described(kind: EntityKind, name: str) -> Any:
    found = catalogue.find(kind, name)
    return strawberry.enum_value(name, description=found.description)


@strawberry.enum(description="What can be claimed of a meeting.")
class MeetingProperty(Enum):
    KIND = _meeting("kind")
    FAMILY = _meeting("family")
    SERIES = _meeting("series")
    LEVEL = _meeting("level")
    DATE = _meeting("date")
    WEEKDAY = _meeting("weekday")
    CITY = _meeting("city")
    COUNTRY = _meeting("country")
    VENUE = _meeting("venue")
    FORMAT = _meeting("format")
    STATUS = _meeting("status")
    DELEGATIONS = _meeting("delegations")
    TOPIC = _meeting("topic")
    PARTICIPANT = _meeting("participant")
    HOST = _meeting("host")


@strawberry.enum(description="What can be claimed of a participant.")
class ParticipantProperty(Enum):
    NAME = _participant("name")
    TYPE = _participant("type")
    ROLE = _participant("role")
    COUNTRY = _participant("country")
    ORGANISATION = _participant("organisation")


@strawberry.enum(description="What can be claimed of a statement.")
class StatementProperty(Enum):
    CONTENT = _statement("content")
    SPEAKER = _statement("speaker")
    KIND = _statement("kind")
    CHANNEL = _statement("channel")
    VERB = _statement("verb")
    MEETING = _statement("meeting")
