"""What the planner answers is what graphql-core answers, executing over the same rows in memory.

Hypothesis writes operations over the printed schema. Each is asked of the API, which makes one SQL
statement of it, and of the reference in `tests/graphql/reference`, which is plain Python; data must
be equal to the last key, and where one refuses, so must the other.

`SOURCIER_DIFFERENTIAL_EXAMPLES` says how many documents are written for the larger world (1000
unless told; half as many for the small one); those with variables are asked three times, with other
values. In CI (`CI` is set) they are always the same ones. `-s` shows how many operations were
compared.
"""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
from graphql import parse, validate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from sourcier_events.database import Role, pool
from sourcier_graphql.access.principal import Principal, Scope
from sourcier_graphql.database import ReadingPool
from sourcier_graphql.executing import Executing
from sourcier_graphql.http.asking import Ask
from sourcier_graphql.limits import Limits
from sourcier_graphql.live.operations import Executed, Refused
from sourcier_graphql.loading import EventContents
from sourcier_graphql.planning.reader import Reader
from sourcier_graphql.schema.assembly import assembled
from sourcier_graphql.sdl import printed
from sourcier_graphql.settings import GraphQLSettings

from ...postgres import fresh_database
from ..reference import grown_world
from ..reference.comparing import differences
from ..reference.execution import Reference, obsolete, unanswered
from ..reference.tables import Tables, TextFunctions, loaded
from .following import Paged, paged_lists
from .generating import Request, requests
from .given_values import values
from .harvest import HARVEST

EXAMPLES = int(os.environ.get("SOURCIER_DIFFERENTIAL_EXAMPLES", "1000"))
_UNLIMITED = 10**9


class Comparison:
    """The API and the reference on one world."""

    def __init__(self, executing: Executing, runner: asyncio.Runner, tables: Tables) -> None:
        self._executing = executing
        self._runner = runner
        self.reference = Reference(printed(), tables)
        self.compared: Counter[str] = Counter()
        for text in HARVEST:
            self.compare(Request(text))
        self.values = values(tables, tables.cursors.everything)

    def compare_all(self, request: Request) -> None:
        """The same, for hypothesis, which wants nothing back."""
        self.compare(request)

    def api(self, request: Request, variables: dict[str, Any]) -> tuple[Any, str]:
        """Data, or the code of the refusal."""
        ask = Ask(query=request.text, operation_name=request.name, variables=variables)
        outcome = self._runner.run(
            self._executing.started(ask, Principal("anonymous", frozenset({Scope.READ})), safe=True)
        )
        if isinstance(outcome, Executed):
            return json.loads(outcome.result)["data"], ""
        assert isinstance(outcome, Refused)
        return None, outcome.errors[0]["extensions"]["code"]

    def compare(self, request: Request) -> Any:
        """Ask both, with each set of variables; the last data."""
        document = parse(request.text)
        data: Any = None
        for variables in request.variables:
            expected = self.reference.execute(document, request.name, variables)
            data, code = self.api(request, variables)
            if code == "GRAPHQL_VALIDATION_FAILED" and validate(self.reference.schema, document):
                pass  # a literal that is no value of its type
            elif expected.codes:
                assert code in expected.codes, f"{set(expected.codes)}, but got {code or data}"
            else:
                assert not code, f"data expected, but refused: {code}"
                different = differences(expected.data, data, self.reference.tables.cursors)
                assert not different, "\n".join(different[:5])
            self.compared[code or "data"] += 1
        return data


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """An event loop for all questions to the API."""
    with asyncio.Runner() as one:
        yield one


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def grown_url(postgres_url: str, migrated_template: str) -> Any:
    """The larger world; tests only read it."""
    async with fresh_database(postgres_url, template=migrated_template) as url:
        await grown_world.build(url)
        yield url


@pytest.fixture(scope="module")
def small(world_url: str, runner: asyncio.Runner) -> Iterator[Comparison]:
    """Both on the small world."""
    yield from _comparison(world_url, runner)


@pytest.fixture(scope="module")
def large(grown_url: str, runner: asyncio.Runner) -> Iterator[Comparison]:
    """Both on the larger world."""
    yield from _comparison(grown_url, runner)


def _comparison(url: str, runner: asyncio.Runner) -> Iterator[Comparison]:
    reading, readers = ReadingPool(url), pool(url, Role.READER)
    runner.run(readers.open())
    loaders = EventContents(readers).loaders
    limits = Limits(**{name: _UNLIMITED for name in Limits.__struct_fields__ if "most" in name})
    settings_ = GraphQLSettings(limits=limits)
    try:
        with TextFunctions(url) as functions:
            executing = Executing(assembled(), Reader(reading), loaders, settings_)
            comparison = Comparison(executing, runner, loaded(url, functions))
            yield comparison
    finally:
        runner.run(readers.close())
        runner.run(reading.close())
    assert comparison.compared["data"] > 0.7 * comparison.compared.total(), comparison.compared
    shown = ", ".join(f"{count} {what}" for what, count in comparison.compared.most_common())
    print(f"\ndifferential: {comparison.compared.total()} operations compared: {shown}")


def test_the_reference_answers_every_field_of_the_schema(small: Comparison) -> None:
    assert unanswered(small.reference.schema) == []
    assert obsolete(small.reference.schema) == []


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
    _checked(small.compare_all, asked, EXAMPLES // 2)


def test_both_answer_the_same_on_the_larger_world(large: Comparison) -> None:
    asked = requests(large.reference.schema, large.values)
    _checked(large.compare_all, asked, EXAMPLES)


def test_pages_that_are_followed_to_the_end_are_the_same(large: Comparison) -> None:
    def check(paged: Paged) -> None:
        after = None
        for _ in range(200):
            data = large.compare(Request(paged.text, None, ({"after": after},)))
            page = paged.page(data)
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]
        raise AssertionError("there is always another page")

    _checked(check, paged_lists(large.values), EXAMPLES // 25)
