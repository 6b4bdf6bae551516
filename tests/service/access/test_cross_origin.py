"""Pages of the origins that are named may ask with a key, others may not; cookies never count."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from litestar import Litestar, post
from litestar.testing import TestClient

from sourcier.access import cross_origin
from sourcier.settings import load_settings

ALLOWED = "https://app.example.org"


@post("/graphql", status_code=200)
async def answer() -> dict[str, str]:
    return {"data": "x"}


@contextmanager
def client(origins: str) -> Iterator[TestClient[Litestar]]:
    settings = load_settings({"SOURCIER_CORS_ORIGINS": origins})
    app = Litestar([answer], cors_config=cross_origin(settings), openapi_config=None)
    with TestClient(app) as one:
        yield one


def preflight(one: TestClient[Litestar], origin: str, headers: str = "authorization") -> dict:
    found = one.options(
        "/graphql",
        headers={
            "origin": origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": headers,
        },
    )
    return {"status": found.status_code, **found.headers}


def test_without_the_setting_no_other_origin_may_ask() -> None:
    with client("") as one:
        assert "access-control-allow-origin" not in preflight(one, ALLOWED)
        found = one.post("/graphql", headers={"origin": ALLOWED})
        assert "access-control-allow-origin" not in found.headers


def test_a_page_of_a_named_origin_may_ask_with_a_key() -> None:
    with client(f"https://other.example.org, {ALLOWED}") as one:
        asked = preflight(one, ALLOWED, "authorization, content-type")
        assert asked["status"] == 204
        assert asked["access-control-allow-origin"] == ALLOWED
        assert "authorization" in asked["access-control-allow-headers"].lower()
        found = one.post("/graphql", headers={"origin": ALLOWED})
        assert found.headers["access-control-allow-origin"] == ALLOWED
        assert "RateLimit" in found.headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example.org",
        "http://app.example.org",
        f"{ALLOWED}.evil.org",
        f"{ALLOWED}:8443",
        "https://appXexample.org",
        "null",
    ],
)
def test_a_page_of_another_origin_may_not(origin: str) -> None:
    with client(ALLOWED) as one:
        assert "access-control-allow-origin" not in preflight(one, origin)
        found = one.post("/graphql", headers={"origin": origin})
        assert "access-control-allow-origin" not in found.headers


@pytest.mark.parametrize("origins", ["*", ALLOWED])
def test_cookies_are_never_allowed(origins: str) -> None:
    with client(origins) as one:
        asked = preflight(one, ALLOWED)
        assert asked["status"] == 204
        found = one.post("/graphql", headers={"origin": ALLOWED, "cookie": "a=b"})
        assert "access-control-allow-credentials" not in asked
        assert "access-control-allow-credentials" not in found.headers


def test_all_origins_may_be_allowed() -> None:
    with client("*") as one:
        assert preflight(one, "https://anything.example")["access-control-allow-origin"] == "*"
