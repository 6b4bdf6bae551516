"""What clients rely on changes only where the changelog says so.

`graphql/schema.released.graphql` is the schema that they have: that of the last release. A release
replaces it, in the commit that gives it its version:

    python -m sourcier_graphql.sdl > graphql/schema.released.graphql
"""

import re
from pathlib import Path

from graphql import GraphQLSchema, build_schema, find_breaking_changes

from sourcier_graphql.sdl import printed

ROOT = Path(__file__).parents[2]


def released() -> GraphQLSchema:
    """The schema that clients have."""
    return build_schema((ROOT / "graphql" / "schema.released.graphql").read_text("utf-8"))


def named_as_breaking(changelog: str) -> set[str]:
    """The lines under `Breaking` of the newest version."""
    newest = changelog.split("\n## ")[1]
    _, _, section = newest.partition("\n### Breaking\n")
    return set(re.findall(r"^- (.+)$", section.split("\n### ")[0], re.MULTILINE))


def unnamed(before: GraphQLSchema, after: GraphQLSchema, changelog: str) -> list[str]:
    """Breaking changes that the changelog does not name, in the words that it has to have."""
    named = named_as_breaking(changelog)
    changes = find_breaking_changes(before, after)
    return [change.description for change in changes if change.description not in named]


def test_the_changelog_names_every_breaking_change() -> None:
    """Add the lines that are missing below `### Breaking` of the newest version, as they are."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert unnamed(released(), build_schema(printed()), changelog) == []


def test_the_changelog_names_no_breaking_change_that_is_none() -> None:
    changes = find_breaking_changes(released(), build_schema(printed()))
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert named_as_breaking(changelog) <= {change.description for change in changes}


def test_a_change_that_is_not_named_is_found() -> None:
    before = build_schema("type Query { a: Int  b(c: Int): Int }")
    after = build_schema("type Query { a: Int!  b(c: Int!): Int }")
    changelog = "# Changelog\n\n## 2\n\n### Breaking\n\n- {}\n\n### Added\n\n- x\n\n## 1\n"
    (line,) = unnamed(before, after, changelog.format("nothing"))
    assert line == "Argument Query.b(c:) has changed type from Int to Int!."
    assert unnamed(before, after, changelog.format(line)) == []
    # What an older version broke does not count for the newest.
    older = f"# Changelog\n\n## 2\n\n- x\n\n## 1\n\n### Breaking\n\n- {line}\n"
    assert unnamed(before, after, older) == [line]
