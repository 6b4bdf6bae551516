"""The schema is what `graphql/schema.graphql` says, all described, and fits the catalogue."""

import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, build_schema

from sourcier_events import catalogue, event_types
from sourcier_events.catalogue import EntityKind
from sourcier_events.projections.judgement import FactStatus
from sourcier_events.projections.work import ChangeKind
from sourcier_graphql.schema import codes, properties
from sourcier_graphql.sdl import printed

ROOT = Path(__file__).parents[2]


def test_the_printed_schema_is_up_to_date() -> None:
    held = (ROOT / "graphql" / "schema.graphql").read_text()
    assert held == printed(), "run: python -m sourcier_graphql.sdl > graphql/schema.graphql"


def test_a_command_prints_it() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "sourcier_graphql.sdl"], capture_output=True, text=True, check=True
    )
    assert answer.stdout == printed()


def test_every_type_field_and_argument_has_a_description() -> None:
    missing = []
    for name, kind in build_schema(printed()).type_map.items():
        if name.startswith("__") or name in ("ID", "String", "Int", "Boolean", "Float"):
            continue
        if not kind.description:
            missing.append(name)
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for field_name, field in kind.fields.items():
                if not field.description:
                    missing.append(f"{name}.{field_name}")
                for argument, about in getattr(field, "args", {}).items():
                    if not about.description:
                        missing.append(f"{name}.{field_name}({argument})")
    assert missing == []


@pytest.mark.parametrize(
    ("kind", "enum"),
    [
        (EntityKind.MEETING, properties.MeetingProperty),
        (EntityKind.PARTICIPANT, properties.ParticipantProperty),
        (EntityKind.STATEMENT, properties.StatementProperty),
    ],
)
def test_every_property_of_the_catalogue_can_be_asked_for(
    kind: EntityKind, enum: type[Enum]
) -> None:
    assert [one.value for one in enum] == [one.name for one in catalogue.properties(kind)]


@pytest.mark.parametrize(
    ("enum", "held"),
    [
        (codes.MeetingFamily, catalogue.FAMILIES),
        (codes.MeetingLevel, catalogue.LEVELS),
        (codes.MeetingFormat, ("in_person", "online", "hybrid")),
        (codes.MeetingStatus, catalogue.STATUSES),
        (codes.Weekday, catalogue.WEEKDAYS),
        (codes.ParticipantType, catalogue.PARTICIPANT_TYPES),
        (codes.StatementKind, catalogue.STATEMENT_KINDS),
        (codes.Stance, tuple(event_types.Stance)),
        (codes.Rank, tuple(event_types.Rank)),
        (codes.FactStatus, tuple(FactStatus)),
        (codes.ChangeKind, tuple(ChangeKind)),
    ],
)
def test_every_code_that_the_views_hold_has_a_name(enum: type[Enum], held: tuple[str, ...]) -> None:
    assert [one.value for one in enum] == list(held)
