"""GraphQL Code Generator makes types of our operations that hold in strict TypeScript."""

import shutil
from pathlib import Path

import pytest

from sourcier_graphql import trusted_documents

from . import node

HERE = Path(__file__).parent
GRAPHQL = HERE.parents[1] / "graphql"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the types of all operations: those here, and the samples of the API."""
    folder = tmp_path_factory.mktemp("typescript")
    shutil.copytree(HERE / "typescript", folder, dirs_exist_ok=True)
    shutil.copy(GRAPHQL / "schema.graphql", folder)
    (folder / "node_modules").symlink_to(node.MODULES)
    for sample in (GRAPHQL / "documents").glob("*.graphql"):
        shutil.copy(sample, folder / "operations")
    node.run(node.program("graphql-codegen"), "--config", "codegen.cjs", folder=folder)
    return folder


def test_the_types_hold_and_say_what_is_true(generated: Path) -> None:
    """`usage.ts` uses them, and expects errors where it uses them wrongly."""
    node.run(node.program("tsc"), "--project", ".", folder=generated)


def test_every_operation_has_a_document(generated: Path) -> None:
    types = (generated / "generated" / "graphql.ts").read_text("utf-8")
    for path in (generated / "operations").glob("*.graphql"):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(("query ", "mutation ", "subscription ")):
                name = line.split()[1].split("(")[0]
                assert f"export const {name}Document" in types


def test_the_manifest_is_a_store_of_trusted_documents(generated: Path) -> None:
    manifests = generated / "manifests"
    manifests.mkdir()
    shutil.copy(generated / "generated" / "persisted-documents.json", manifests)
    documents = trusted_documents.load(manifests)
    assert any("query ClientMeetings" in text for text in documents.texts)
