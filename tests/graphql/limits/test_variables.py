"""Variables are bounded in depth and in number before anything is made of them."""

from typing import Any

import pytest

from sourcier_graphql.limits import Limits, check_variables
from sourcier_graphql.refusals import Refusal


def refusal(variables: dict[str, Any], **limits: int) -> dict[str, Any] | None:
    """The extensions of the refusal."""
    with pytest.raises(Refusal) as refused:
        check_variables(variables, Limits(**limits))
    return refused.value.extensions


def nested(levels: int) -> dict[str, Any]:
    """Lists and objects inside of each other, by turns."""
    value: Any = 1
    for level in range(levels - 1):
        value = [value] if level % 2 else {"x": value}
    return {"x": value}


@pytest.mark.parametrize("variables", [None, {}, {"first": 1}, nested(20)])
def test_usual_variables_pass(variables: dict[str, Any] | None) -> None:
    check_variables(variables, Limits())


def test_what_is_too_deep() -> None:
    assert refusal(nested(21)) == {"code": "VARIABLES_TOO_DEEP", "asked": 21, "allowed": 20}


def test_depth_beyond_the_stack_of_python_is_refused_like_any_other() -> None:
    assert refusal(nested(100_000)) == {"code": "VARIABLES_TOO_DEEP", "asked": 21, "allowed": 20}


def test_what_is_too_many_counts_all_levels() -> None:
    variables = {"ids": ["x"] * 7, "where": {"a": 1, "b": 2}}
    check_variables(variables, Limits(most_variable_values=11))
    assert refusal(variables, most_variable_values=10) == {
        "code": "TOO_MANY_VARIABLES",
        "asked": 11,
        "allowed": 10,
    }
