"""A document that would take long to read is refused before it does."""

from typing import Any

import pytest
from graphql import GraphQLSyntaxError, parse

from sourcier_graphql.limits import Limits, parsed, validated
from sourcier_graphql.refusals import Refusal

from .library import SCHEMA


def refusal(text: str, **limits: Any) -> tuple[str, str]:
    """Code and message."""
    with pytest.raises(Refusal) as refused:
        chosen = Limits(**limits)
        validated(SCHEMA, parsed(text, chosen), chosen)
    extensions: Any = refused.value.extensions
    return extensions["code"], refused.value.message


def test_a_document_within_the_limits_is_what_the_parser_makes_of_it() -> None:
    text = "{ books { nodes { id } } }"
    assert parsed(text, Limits()) == parse(text)
    assert validated(SCHEMA, parsed(text, Limits()), Limits()) == []


def test_what_is_no_graphql_stays_a_syntax_error() -> None:
    with pytest.raises(GraphQLSyntaxError):
        parsed("{ books( }", Limits())


def test_what_is_not_valid_has_its_errors() -> None:
    (error,) = validated(SCHEMA, parse("{ nothing }"), Limits())
    assert "Cannot query field 'nothing'" in error.message


@pytest.mark.parametrize(
    ("text", "limits", "words"),
    [
        ("{ all { id } }", {"longest_document": 10}, "this has 14 characters, and 10 are allowed"),
        ("{ __typename }" * 3, {"most_tokens": 8}, "Document contains more than 8 tokens: "),
        ("#\n" * 9 + "{ __typename }", {"most_comments": 8}, "more than 8 comments: "),
        ("{ all " * 300 + "{ __typename }" + "}" * 300, {}, "nested too deeply: "),
    ],
)
def test_what_is_too_large(text: str, limits: dict[str, int], words: str) -> None:
    code, message = refusal(text, **limits)
    assert code == "DOCUMENT_TOO_LARGE"
    assert words in message
    assert "ask for less" in message


@pytest.mark.parametrize(
    ("text", "limit", "code"),
    [
        (
            "query A { __typename } query B { __typename } query C { __typename }",
            "most_operations",
            "TOO_MANY_OPERATIONS",
        ),
        (
            "{ ...A ...B ...C }"
            + "".join(f"fragment {one} on Query {{ __typename }}" for one in "ABC"),
            "most_fragments",
            "TOO_MANY_FRAGMENTS",
        ),
        (
            "query @skip(if: true) { all @skip(if: true) { __typename @skip(if: true) } }",
            "most_directives",
            "TOO_MANY_DIRECTIVES",
        ),
    ],
)
def test_what_is_too_many(text: str, limit: str, code: str) -> None:
    parsed(text, Limits(**{limit: 3}))
    with pytest.raises(Refusal) as refused:
        parsed(text, Limits(**{limit: 2}))
    assert refused.value.extensions == {"code": code, "asked": 3, "allowed": 2}


@pytest.mark.parametrize("text", ["{ %s: __typename }", "{ %s }", "{ all { ... { %s: all } } }"])
def test_names_that_postgresql_would_cut_are_refused(text: str) -> None:
    parsed(text % ("n" * 63), Limits())
    code, message = refusal(text % ("n" * 64))
    assert code == "NAME_TOO_LONG"
    assert message.startswith("this has 64 characters in the name nnnnnnnnnnnnnnnnnnnn…, and 63 ")


@pytest.mark.parametrize(
    "text",
    [
        # Each of the fields is compared with each other of its name.
        "{ " + "books(first: 2) { nodes { id } } " * 120 + "}",
        # Each of the fragments is compared with each other in one place.
        "{ " + " ".join(f"...F{n}" for n in range(99)) + " }"
        + "".join(f"fragment F{n} on Query {{ all {{ __typename }} }}" for n in range(99)),
    ],
)  # fmt: skip
def test_fields_that_take_too_long_to_compare_are_refused(text: str) -> None:
    assert refusal(text, most_comparisons=5000)[0] == "DOCUMENT_TOO_COMPLEX"


def test_validation_stops_after_some_errors_and_says_so() -> None:
    document = parsed("{ " + " ".join(f"nothing{n}" for n in range(9)) + " }", Limits())
    errors = validated(SCHEMA, document, Limits(most_errors=3))
    assert len(errors) == 4
    assert "Too many validation errors" in errors[-1].message
