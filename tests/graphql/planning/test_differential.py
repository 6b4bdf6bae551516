"""What the planner answers is what graphql-core answers, executing over the same rows in memory.

Hypothesis writes operations over the printed schema. Each is asked of the API, which makes one SQL
statement of it, and of the reference in `tests/graphql/reference`, which is plain Python; data must
be equal to the last key, and where one refuses, so must the other.

`SOURCIER_DIFFERENTIAL_EXAMPLES` says how many documents are written for the larger world (1500
unless told; half as many for the small one); those with variables are asked three times, with other
values. In CI (`CI` is set) they are always the same ones. `-s` shows how many operations were
compared.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from ...postgres import fresh_database
from ..reference import grown_world
from ..reference.execution import obsolete, unanswered
from ..reference.identifiers import written
from .comparison import Comparison, comparing
from .following import Paged, paged_lists
from .generating import Request, requests

MOST_PAGES = 500
_NOW, _THEN, _TO_COME = (
    written("Claim", f"{UUID(int=1)}{time}") for time in ("", "@3", "@999999999")
)
EXAMPLES = int(os.environ.get("SOURCIER_DIFFERENTIAL_EXAMPLES", "1500"))


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """An event loop for all questions to the API."""
    with asyncio.Runner() as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def grown_url(postgres_url: str, migrated_template: str) -> AsyncIterator[str]:
    """The larger world; tests only read it."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        await grown_world.build(url)
        yield url


@pytest.fixture(scope="module")
def small(world_url: str, runner: asyncio.Runner) -> Iterator[Comparison]:
    """Both on the small world."""
    with comparing(world_url, runner) as comparison:
        yield comparison


@pytest.fixture(scope="module")
def large(grown_url: str, runner: asyncio.Runner) -> Iterator[Comparison]:
    """Both on the larger world."""
    with comparing(grown_url, runner) as comparison:
        yield comparison


def test_the_reference_answers_every_field_of_the_schema(small: Comparison) -> None:
    assert unanswered(small.reference.schema) == []
    assert obsolete(small.reference.schema) == []


@pytest.mark.parametrize("ids", [[_TO_COME], [_TO_COME, _THEN], [_THEN, _NOW]])
def test_ids_that_no_snapshot_can_have_given_are_refused_before_anything_is_read(
    large: Comparison, ids: list[str]
) -> None:
    text = "query($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } node(id: $id) { id } }"
    assert large.compare(Request(text, None, ({"ids": ids, "id": _NOW},))) is None


def _checked(check: Callable[[Any], None], examples: SearchStrategy[Any], count: int) -> None:
    """Check so many examples; the same ones in CI, whenever it runs."""
    profile = settings(
        max_examples=max(1, count),
        deadline=None,
        derandomize="CI" in os.environ,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=(Phase.generate, Phase.shrink),
    )
    profile(given(examples)(check))()


def test_both_answer_the_same_on_the_small_world(small: Comparison) -> None:
    asked = requests(small.reference.schema, small.values)
    _checked(small.check, asked, EXAMPLES // 2)


def test_both_answer_the_same_on_the_larger_world(large: Comparison) -> None:
    asked = requests(large.reference.schema, large.values)
    _checked(large.check, asked, EXAMPLES)


def test_pages_that_are_followed_to_the_end_are_the_same(large: Comparison) -> None:
    def check(paged: Paged) -> None:
        after = None
        for _ in range(MOST_PAGES):
            data = large.compare(Request(paged.text, None, ({"after": after},)))
            page = paged.page(data)
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]
        raise AssertionError("there is always another page")

    _checked(check, paged_lists(large.values), EXAMPLES // 25)
