"""What is pinned names no place that it comes from."""

import json
from pathlib import Path

HERE = Path(__file__).parent


def test_the_lock_names_no_address() -> None:
    """`npm run lock` writes it so."""
    assert "://" not in (HERE / "package-lock.json").read_text("utf-8")


def test_every_package_is_pinned_by_a_hash() -> None:
    packages = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(one["integrity"].startswith("sha512-") for name, one in packages.items() if name)


def test_versions_are_exact() -> None:
    asked = json.loads((HERE / "package.json").read_text("utf-8"))
    assert all(version[0].isdigit() for version in asked["dependencies"].values())
