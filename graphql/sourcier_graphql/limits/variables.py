"""Variables are as hostile as documents: how deep and how many they are is looked at first."""

from collections.abc import Iterable, Mapping
from typing import Any

from sourcier_graphql.limits.exceeding import at_most
from sourcier_graphql.limits.limits import Limits


def check_variables(variables: Mapping[str, Any] | None, limits: Limits) -> None:
    """Raises `Refusal` where they are too deep or too many; they are as JSON was decoded."""
    level: list[Any] = list((variables or {}).values())
    depth = values = 0
    while level:
        depth += 1
        values += len(level)
        _check(depth, values, limits)
        level = [inner for value in level for inner in _inside(value)]


def _check(depth: int, values: int, limits: Limits) -> None:
    at_most(
        limits.most_variable_depth,
        depth,
        "levels in its variables",
        code="VARIABLES_TOO_DEEP",
        advice="nest them less",
    )
    at_most(
        limits.most_variable_values,
        values,
        "values in its variables",
        code="TOO_MANY_VARIABLES",
        advice="send several requests",
    )


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
