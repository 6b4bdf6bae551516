"""Docs are tested: what a user can name has a heading, and nothing has one that is not there."""

import re
from pathlib import Path

import pytest
from graphql import build_schema

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
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_root_field_has_a_heading_and_every_heading_a_root_field() -> None:
    schema = build_schema((ROOT / "graphql" / "schema.graphql").read_text("utf-8"))
    assert schema.query_type is not None
    page = (DOCS / "api.md").read_text("utf-8")
    named = re.findall(r"^### (.+)$", page, re.MULTILINE)
    assert sorted(named) == sorted(schema.query_type.fields)
