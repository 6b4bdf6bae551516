"""The questions, asked of the demo; changes, made on a demo of their own."""

from collections.abc import Iterator

import httpx
import pytest

from ..conftest import home_of_a_demo, run, served
from .corrections import Corrections, corrected
from .operations import Answers, Asked, asked
from .subjects import Subjects


@pytest.fixture(scope="session")
def answers(demo_api: httpx.Client) -> Answers:
    """The answer to a question by its number; each is asked once."""
    subjects, known = Subjects(demo_api), dict[str, Asked]()

    def answer(number: str) -> Asked:
        if number not in known:
            known[number] = asked(subjects, number)
        return known[number]

    return answer


@pytest.fixture(scope="session")
def editor_api() -> Iterator[httpx.Client]:
    """A client of another demo, with a key that may change it."""
    with home_of_a_demo() as home:
        scopes = ("--scope", "ingest", "--scope", "curate")
        key = run("key", "create", "--name", "editor", *scopes, home=home).stdout.strip()
        with served(home) as api:
            api.headers["authorization"] = f"Bearer {key}"
            yield api


@pytest.fixture(scope="session")
def corrections(editor_api: httpx.Client) -> Corrections:
    """What came of the corrections of the cookbook."""
    return corrected(editor_api)
