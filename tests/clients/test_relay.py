"""`relay-compiler` compiles pages and refetching, and the API answers what it wrote."""

import json
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest

from sourcier_graphql import trusted_documents

from . import node

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "graphql" / "schema.graphql"

CONFIGURATION = {
    "src": "./src",
    "schema": "./schema.graphql",
    "language": "javascript",
    "artifactDirectory": "./src/__generated__",
    "persistConfig": {"file": "./documents/manifest.json", "algorithm": "SHA256"},
}


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the fragments of `relay/src` were compiled."""
    folder = tmp_path_factory.mktemp("relay")
    shutil.copytree(HERE / "relay" / "src", folder / "src")
    shutil.copy(SCHEMA, folder / "schema.graphql")
    (folder / "src" / "__generated__").mkdir()
    (folder / "documents").mkdir()
    (folder / "documents" / "manifest.json").write_text("{}", "utf-8")
    (folder / "relay.config.json").write_text(json.dumps(CONFIGURATION), "utf-8")
    node.run(node.program("relay-compiler"), "relay.config.json", folder=folder)
    return folder


@pytest.fixture(scope="module")
def operations(compiled: Path) -> dict[str, str]:
    """The text of each operation, by its name."""
    texts = json.loads((compiled / "documents" / "manifest.json").read_text("utf-8")).values()
    return {text.split("(")[0].removeprefix("query "): text for text in texts}


def test_every_fragment_and_every_operation_is_compiled(
    compiled: Path, operations: dict[str, str]
) -> None:
    assert set(operations) == {
        "MeetingListQuery",
        "MeetingListPaginationQuery",
        "MeetingCardParticipantsPaginationQuery",
        "MeetingCardHistoryPaginationQuery",
        "EvidenceQuery",
        "EvidenceRefetchQuery",
    }
    artifacts = {path.name for path in (compiled / "src" / "__generated__").iterdir()}
    assert {f"{name}.graphql.js" for name in operations} < artifacts


@pytest.mark.parametrize(
    ("operation", "type_"),
    [
        ("MeetingCardParticipantsPaginationQuery", "Meeting"),
        ("MeetingCardHistoryPaginationQuery", "Entity"),
        ("EvidenceRefetchQuery", "Claim"),
    ],
)
def test_what_has_an_id_is_fetched_again_through_node(
    operations: dict[str, str], operation: str, type_: str
) -> None:
    assert "node(id: $id)" in operations[operation]
    assert f" on {type_} {{" in operations[operation]


def test_the_operations_page_through_what_the_api_answers(
    operations: dict[str, str], api: str
) -> None:
    first = _ask(api, operations["MeetingListQuery"], first=2)["meetings"]
    page = first["pageInfo"]
    assert page["hasNextPage"]
    second = _ask(
        api, operations["MeetingListPaginationQuery"], first=2, after=page["endCursor"], city=None
    )["meetings"]
    ids = [edge["node"]["id"] for edge in (*first["edges"], *second["edges"])]
    assert len(set(ids)) == 4
    for operation, field in (
        ("MeetingCardParticipantsPaginationQuery", "participants"),
        ("MeetingCardHistoryPaginationQuery", "history"),
    ):
        found = _ask(api, operations[operation], id=ids[0], first=1, after=None)["node"]
        assert found["id"] == ids[0]
        assert len(found[field]["edges"]) <= 1
    assert _ask(api, operations["EvidenceQuery"], id=ids[0], withFacts=True)["node"]["facts"]
    assert "facts" not in _ask(api, operations["EvidenceQuery"], id=ids[0], withFacts=False)["node"]


def test_the_manifest_is_a_store_of_trusted_documents(
    compiled: Path, operations: dict[str, str]
) -> None:
    documents = trusted_documents.load(compiled / "documents")
    assert documents.texts == sorted(operations.values())


def _ask(api: str, query: str, **variables: object) -> Any:
    answer = httpx.post(api, json={"query": query, "variables": variables}).json()
    assert "errors" not in answer, answer
    return answer["data"]
