"""The source folders are roots, never packages: nothing of ours may shadow somebody else's name."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = {"sourcier", "sourcier_events", "sourcier_graphql", "sourcier_migrations"}


@pytest.mark.parametrize("folder", ["events", "graphql", "service", "migrations", "tests"])
def test_a_top_level_folder_is_no_package(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_a_package_says_that_it_is_typed(package: str) -> None:
    assert len(list(ROOT.glob(f"*/{package}/py.typed"))) == 1


def test_graphql_is_graphql_core_even_from_the_checkout() -> None:
    program = "import graphql; print(graphql.__file__, hasattr(graphql, 'GraphQLSchema'))"
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    path, has_schema = answer.stdout.rsplit(maxsplit=1)
    assert has_schema == "True"
    assert not Path(path).is_relative_to(ROOT / "graphql")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_our_four_packages_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    top = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == PACKAGES


def test_the_wheel_holds_every_migration(wheel: zipfile.ZipFile) -> None:
    files = {path.name for path in (ROOT / "migrations/sourcier_migrations").glob("*.sql")}
    packed = {Path(name).name for name in wheel.namelist() if name.endswith(".sql")}
    assert files <= packed
