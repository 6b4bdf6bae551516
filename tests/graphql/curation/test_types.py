"""The types of mutations: each says what it is, and each problem has its place in the docs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
)

from sourcier_graphql.curation import inputs, results, withdrawal
from sourcier_graphql.curation import problems as problems_module
from sourcier_graphql.curation.problems import Problem
from sourcier_graphql.schema.assembly import assembled

MODULES = (inputs, problems_module, results, withdrawal)
SHARED = ("Rank", "Stance", "FactStatus", "Claim", "Document", "Entity", "Run")
"""Types of the views that inputs and results use."""
DOCS = Path(__file__).parents[3] / "docs"
TYPES = {
    name: kind for name, kind in assembled()._schema.type_map.items() if not name.startswith("__")
}


def described() -> Iterator[tuple[str, str | None]]:
    """Every type, field, argument and value of an enum, with what is said of it."""
    for name, kind in TYPES.items():
        yield name, kind.description
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{key}", one.description) for key, one in kind.values.items())
        for key, one in _fields(kind).items():
            yield f"{name}.{key}", one.description
            for argument, given in getattr(one, "args", {}).items():
                yield f"{name}.{key}({argument}:)", given.description


def _fields(kind: Any) -> dict[str, Any]:
    owners = (GraphQLObjectType, GraphQLInterfaceType, GraphQLInputObjectType)
    return kind.fields if isinstance(kind, owners) else {}


def test_everything_is_described() -> None:
    ours = {"Mutation", *(name for one in MODULES for name in vars(one))}
    found = [(name, text) for name, text in described() if name.split(".")[0] in ours]
    assert len(found) > 200
    assert [name for name, text in found if not text and name.split(".")[0] not in SHARED] == []


def problems() -> list[str]:
    """The names of the problem types."""
    return sorted(
        name
        for name, kind in TYPES.items()
        if isinstance(kind, GraphQLObjectType)
        and any(one.name == "Problem" for one in kind.interfaces)
    )


def test_every_problem_has_a_heading_and_every_heading_a_problem() -> None:
    headings = re.findall(r"^## (.+)$", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(headings) == problems()
    assert sorted(one.__name__ for one in Problem.__subclasses__()) == problems()


def test_every_mutation_has_one_input_and_a_union_with_not_allowed() -> None:
    kind = TYPES["Mutation"]
    assert isinstance(kind, GraphQLObjectType)
    for name, one in kind.fields.items():
        assert list(one.args) == ["input"], name
        result = one.type.of_type
        assert isinstance(result, GraphQLUnionType), name
        members = [member.name for member in result.types]
        assert "NotAllowed" in members, name
        recorded = [
            member.name
            for member in result.types
            if any(each.name == "Recorded" for each in member.interfaces)
        ]
        assert len(recorded) == 1, name
        assert set(members) - set(recorded) <= set(problems()), name


def test_every_mutation_has_a_heading_and_every_heading_a_mutation() -> None:
    kind = TYPES["Mutation"]
    assert isinstance(kind, GraphQLObjectType)
    headings = re.findall(r"^### (.+)$", (DOCS / "curation.md").read_text("utf-8"), re.MULTILINE)
    assert headings == list(kind.fields)
