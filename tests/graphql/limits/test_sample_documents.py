"""The operations that we recommend are far from the limits."""

import re
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, build_schema

from sourcier_graphql.limits import Limits, check_cost, measured, parsed, validated

GRAPHQL = Path(__file__).parents[3] / "graphql"
SCHEMA = build_schema((GRAPHQL / "schema.graphql").read_text("utf-8"))
LIMITS = Limits()


@pytest.mark.parametrize(
    "path", sorted((GRAPHQL / "documents").glob("*.graphql")), ids=lambda path: path.stem
)
def test_a_sample_may_be_asked_for(path: Path) -> None:
    document = parsed(path.read_text("utf-8"), LIMITS)
    assert validated(SCHEMA, document, LIMITS) == []
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            formula = measured(SCHEMA, document, operation, LIMITS)
            check_cost(2 * formula.cost({"first": 20}), LIMITS)


def test_the_example_in_the_documentation_costs_what_is_said_there() -> None:
    page = (GRAPHQL.parent / "docs" / "query-limits.md").read_text("utf-8")
    found = re.search(r"```graphql\n(.+?)```\n\ncosts .+? = ([\d,]+)\.", page, re.DOTALL)
    assert found
    document = parsed(found[1], LIMITS)
    assert validated(SCHEMA, document, LIMITS) == []
    (operation,) = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    cost = measured(SCHEMA, document, operation, LIMITS).cost({})
    assert f"{cost:,}" == found[2]
