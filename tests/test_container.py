"""The container files name only what exists, run as nobody special, and hold no secret.

No Docker engine is needed here: these tests read the files.
"""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent


def instructions(name: str) -> list[str]:
    """The arguments of every instruction of that name in the Dockerfile."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    return [line[len(name) :].strip() for line in text.splitlines() if line.startswith(name + " ")]


@pytest.fixture
def services() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]


def copied_from_the_checkout() -> list[str]:
    copies = [shlex.split(each) for each in instructions("COPY")]
    return [path for each in copies if not each[0].startswith("--from") for path in each[:-1]]


def test_every_path_that_is_copied_exists() -> None:
    assert copied_from_the_checkout()
    assert all((ROOT / path).exists() for path in copied_from_the_checkout())


def test_the_builder_is_sent_what_is_copied_and_nothing_more() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert lines[1] == "*"
    assert {line[1:] for line in lines if line.startswith("!")} == set(copied_from_the_checkout())


def test_every_source_root_of_the_wheel_is_copied() -> None:
    packages = re.findall(r'"(\w+)/sourcier\w*",', (ROOT / "pyproject.toml").read_text())
    assert set(packages) <= set(copied_from_the_checkout())


def test_the_last_user_is_not_root() -> None:
    assert instructions("USER")[-1] == "sourcier"


def test_the_health_check_asks_the_live_endpoint() -> None:
    assert "/health/live" in instructions("HEALTHCHECK")[0]


def test_the_service_runs_with_a_read_only_root_and_without_capabilities(
    services: dict[str, Any],
) -> None:
    service = services["sourcier"]
    assert service["read_only"] is True
    assert "/tmp" in service["tmpfs"]
    assert service["cap_drop"] == ["ALL"]


def test_the_service_waits_for_migrations_and_they_for_a_healthy_database(
    services: dict[str, Any],
) -> None:
    migrated = services["sourcier"]["depends_on"]["migrate"]["condition"]
    assert migrated == "service_completed_successfully"
    assert services["migrate"]["depends_on"]["postgres"]["condition"] == "service_healthy"
    assert services["migrate"]["command"] == "migrate"
    assert "pg_isready" in services["postgres"]["healthcheck"]["test"]


def test_passwords_come_from_outside(services: dict[str, Any]) -> None:
    for service in services.values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name:
                assert value.startswith("${")
