"""Docs are tested: what a user can name has a heading, and nothing has one that is not there."""

import re
from pathlib import Path

import pytest
from graphql import (
    FieldNode,
    GraphQLObjectType,
    OperationDefinitionNode,
    build_schema,
    parse,
    validate,
)

from sourcier.cli import commands
from sourcier.settings import describe_settings
from sourcier_events.event_types import EVENT_TYPES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def headings(page: str) -> list[str]:
    """The second-level headings of a page."""
    return re.findall(r"^## (.+)$", (DOCS / page).read_text("utf-8"), re.MULTILINE)


def test_every_command_has_a_heading_and_every_heading_a_command() -> None:
    assert sorted(headings("cli.md")) == sorted(f"sourcier {name}" for name in commands.commands)


def test_every_setting_has_a_heading_and_every_heading_a_setting() -> None:
    assert headings("settings.md") == [setting.variable for setting in describe_settings()]


def test_every_event_type_has_a_heading_and_every_heading_an_event_type() -> None:
    assert headings("events.md") == list(EVENT_TYPES)


def test_every_option_of_every_command_has_a_help_text() -> None:
    for command in commands.commands.values():
        for option in command.params:
            assert option.param_type_name == "argument" or getattr(option, "help", None), option


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", page.read_text("utf-8")):
        if "://" not in target:
            found = page.parent / target if target else page
            assert found.exists(), target
            assert not anchor or anchor in anchors(found), f"{target}#{anchor}"


def anchors(page: Path) -> set[str]:
    """What the headings of a page are linked by."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


SCHEMA = build_schema((ROOT / "graphql" / "schema.graphql").read_text("utf-8"))


@pytest.mark.parametrize(
    ("heading", "root"),
    [
        ("Fields of a query", SCHEMA.query_type),
        ("Mutations", SCHEMA.mutation_type),
        ("Subscription", SCHEMA.subscription_type),
    ],
)
def test_every_root_field_has_a_heading_and_an_example(
    heading: str, root: GraphQLObjectType
) -> None:
    (part,) = re.findall(
        rf"^## {heading}\n(.+?)(?=^## |\Z)",
        (DOCS / "api.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    sections = dict(one.split("\n", 1) for one in re.split(r"^### ", part, flags=re.MULTILINE)[1:])
    assert sorted(sections) == sorted(root.fields)
    for name, section in sections.items():
        assert name in selected_at_the_root(section)


def selected_at_the_root(section: str) -> set[str]:
    """The fields that the one example of a section asks for."""
    (example,) = re.findall(r"^```graphql\n(.+?)^```", section, re.MULTILINE | re.DOTALL)
    document = parse(example)
    assert validate(SCHEMA, document) == []
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    selections = operation.selection_set.selections
    return {one.name.value for one in selections if isinstance(one, FieldNode)}
