"""What looks like a secret does not get out, wherever in a text it stands."""

import pytest

from sourcier_graphql.access.redaction import redacted

from .samples import ES_KEY, token

KEY = "sourcier_0123456789_" + "ab" * 32


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"key {KEY}!", "key sourcier_0123456789_…!"),
        (
            f"{{'authorization': 'Bearer {KEY}'}}",
            "{'authorization': 'Bearer sourcier_0123456789_…'}",
        ),
        (
            f"(b'authorization', b'bearer {KEY}')",
            "(b'authorization', b'bearer sourcier_0123456789_…')",
        ),
        ("Authorization: Basic dXNlcjpwYXNz, more", "Authorization: Basic …, more"),
        ("postgresql://me:hunter2@db.example.org/x", "postgresql://me:…@db.example.org/x"),
        ("a bearer of news, a basic fact", "a bearer of news, a basic fact"),
        ("https://example.org:8000/a@b", "https://example.org:8000/a@b"),
        ("Bearer sourcier_0123456789 abcdefgh", "Bearer … abcdefgh"),
        ("nothing secret here", "nothing secret here"),
    ],
)
def test_a_secret_becomes_an_ellipsis(text: str, expected: str) -> None:
    assert redacted(text) == expected


@pytest.mark.parametrize("secret", [token(), token(ES_KEY, "ES256"), token().rpartition(".")[0]])
def test_a_token_becomes_an_ellipsis(secret: str) -> None:
    assert redacted(f'token="{secret}"') == 'token="…"'
