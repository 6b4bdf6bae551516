"""Browsers get GraphiQL, whole, from this server and no other."""

import hashlib
import re
from importlib import resources

import pytest

from sourcier_graphql.settings import GraphQLSettings

from .asking import Client, serving

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
STATIC = resources.files("sourcier_graphql").joinpath("static")
OURS = {"graphiql.html", "page.css", "start.js", "README.md", "licences"}


async def test_a_browser_gets_the_page(client: Client) -> None:
    answer = await client.http.get("/graphql", headers={"accept": BROWSER})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "GraphiQL" in answer.text


async def test_the_page_names_no_other_host_and_has_no_inline_script(client: Client) -> None:
    page = (await client.http.get("/graphql", headers={"accept": BROWSER})).text
    assert "//" not in page
    assert all(
        re.fullmatch(r'<script src="/graphql/static/[\w.-]+" defer>', one)
        for one in re.findall(r"<script[^>]*>", page)
    )
    assert not re.findall(r"<script[^>]*>[^<]", page)
    for name in ("start.js", "page.css"):
        assert "://" not in STATIC.joinpath(name).read_text()


async def test_every_file_of_the_page_is_served(client: Client) -> None:
    page = (await client.http.get("/graphql", headers={"accept": BROWSER})).text
    paths = re.findall(r'(?:src|href)="(/[^"]+)"', page)
    assert len(paths) == 6
    for path in paths:
        answer = await client.http.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(("text/javascript", "text/css"))


async def test_the_style_sheets_load_nothing(client: Client) -> None:
    style = STATIC.joinpath("graphiql.min.css").read_text()
    assert "@import" not in style
    assert all(one.startswith("data:") for one in re.findall(r"url\([\"']?([^)\"']*)", style))


@pytest.mark.parametrize("name", ["nothing.js", "README.md", "..%2Fapp.py", "%2Fetc%2Fpasswd"])
async def test_other_files_are_not_served(client: Client, name: str) -> None:
    assert (await client.http.get(f"/graphql/static/{name}")).status_code == 404


async def test_programs_do_not_get_the_page(client: Client) -> None:
    for accept in ("*/*", "application/json", f"application/json, {BROWSER}"):
        answer = await client.http.get(
            "/graphql", params={"query": "{ __typename }"}, headers={"accept": accept}
        )
        assert answer.json()["data"] == {"__typename": "Query"}


async def test_graphiql_can_be_switched_off(world_url: str) -> None:
    async with serving(world_url, GraphQLSettings(graphiql=False)) as client:
        answer = await client.http.get("/graphql", headers={"accept": BROWSER})
        assert answer.headers["content-type"].startswith("application/json")
        assert (await client.http.get("/graphql/static/start.js")).status_code == 404


async def test_the_api_can_be_served_elsewhere(world_url: str) -> None:
    async with serving(world_url, GraphQLSettings(path="/api/v")) as client:
        page = (await client.http.get("/api/v", headers={"accept": BROWSER})).text
        for path in re.findall(r'(?:src|href)="(/[^"]+)"', page):
            assert (await client.http.get(path)).status_code == 200


async def test_the_first_query_of_the_page_is_answered(client: Client) -> None:
    query = STATIC.joinpath("start.js").read_text().split("`")[1]
    data = await client.ask(query)
    assert data["meetings"]["totalCount"] == 3


def test_vendored_files_are_the_ones_that_the_readme_names() -> None:
    named = re.findall(
        r"^\| `([^`]+)`.*`([0-9a-f]{64})` \|$", STATIC.joinpath("README.md").read_text(), re.M
    )
    assert {name for name, _ in named} == {one.name for one in STATIC.iterdir()} - OURS
    for name, digest in named:
        assert hashlib.sha256(STATIC.joinpath(name).read_bytes()).hexdigest() == digest
