"""The audits of GraphQL over HTTP, by the npm package `graphql-http`."""

from pathlib import Path

import pytest

from . import node

DOCS = Path(__file__).parents[2] / "docs" / "clients.md"


@pytest.fixture(scope="module")
def audits(api: str) -> list[dict[str, str]]:
    results: list[dict[str, str]] = node.check("graphql_http", "audits", api)
    return results


def test_there_are_audits_of_all_three_kinds(audits: list[dict[str, str]]) -> None:
    assert {audit["name"].split()[0] for audit in audits} == {"MUST", "SHOULD", "MAY"}


@pytest.mark.parametrize("kind", ["MUST", "SHOULD", "MAY"])
def test_all_of_them_pass(audits: list[dict[str, str]], kind: str) -> None:
    failed = [
        f"{audit['id']} {audit['name']}: {audit['reason']}"
        for audit in audits
        if audit["name"].startswith(kind) and audit["status"] != "ok"
    ]
    assert failed == []


def test_the_documentation_has_the_table(audits: list[dict[str, str]]) -> None:
    """Each line is `| id | what is audited | result |`."""
    page = DOCS.read_text("utf-8")
    for audit in audits:
        assert f"| {audit['id']} | {audit['name']} | {audit['status']} |" in page
