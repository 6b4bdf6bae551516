"""Every code that an error can have stands in the table of `docs/api.md`, with its HTTP status."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcier_graphql.access.errors import (
    AccessRefused,
    AuthenticationUnavailable,
    NotAuthenticated,
    TooManyRequests,
)
from sourcier_graphql.http import answering, media_types

ROOT = Path(__file__).parents[1]
CODE = re.compile(r"[A-Z]+(_[A-Z]+)*")
RAISED_WITH_A_CODE = {"Refusal", "EndOfWatch"}
TABLE = dict(
    re.findall(
        r"^\| `([A-Z_]+)` \| ([^|]+) \|",
        (ROOT / "docs" / "api.md").read_text("utf-8"),
        re.MULTILINE,
    )
)


def codes_in(source: str) -> set[str]:
    """The codes that a module gives to errors."""
    return {
        one.value
        for expression in _codes(ast.parse(source))
        for one in ast.walk(expression)
        if isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and CODE.fullmatch(one.value)
    }


def _codes(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="code", value=value):
                yield value
            case ast.Assign(targets=[ast.Name(id="code")], value=value):
                yield value
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in RAISED_WITH_A_CODE:
                yield first
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "code":
                        yield value


def every_code() -> set[str]:
    """The codes of all modules of the API."""
    modules = (ROOT / "graphql" / "sourcier_graphql").rglob("*.py")
    return {code for module in modules for code in codes_in(module.read_text("utf-8"))}


def test_the_table_has_every_code_and_no_other() -> None:
    assert set(TABLE) == every_code()


@pytest.mark.parametrize(
    "source",
    [
        'raise Refusal("A_CODE", message)',
        'raise EndOfWatch("A_CODE", message)',
        'at_most(3, 4, code="A_CODE")',
        'code = "A_CODE" if syntax else "A_CODE"',
        'shown = {"message": "", "extensions": {"code": "A_CODE"}}',
    ],
)
def test_codes_are_found_wherever_they_are_given(source: str) -> None:
    assert codes_in(source) == {"A_CODE"}


@pytest.mark.parametrize(
    "code", [code for code, status in TABLE.items() if status.isdecimal() and status != "429"]
)
def test_the_table_says_the_status_that_is_answered(code: str) -> None:
    errors = [{"message": "", "extensions": {"code": code}}]
    assert str(answering.refused(errors, media_types.GRAPHQL).status) == TABLE[code]


@pytest.mark.parametrize("refused", [NotAuthenticated, AuthenticationUnavailable, TooManyRequests])
def test_the_table_says_the_status_of_who_is_not_admitted(refused: type[AccessRefused]) -> None:
    assert str(refused.status) == TABLE[refused.code]
