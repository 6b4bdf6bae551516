"""The API and the reference are asked the same, and their answers compared, data and refusals."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graphql import parse, validate

from sourcier_graphql.sdl import printed

from ..reference.comparing import differences
from ..reference.execution import Reference
from ..reference.tables import Tables, TextFunctions, loaded
from .generating import Request
from .given_values import values
from .harvest import HARVEST
from .seam import UNLIMITED, Asking, asking

_MOSTLY = 0.7
"""The least share of answers with data: generated requests that are all refused compare nothing."""


class Comparison:
    """Both on one world; `compared` counts what came of it."""

    def __init__(self, api: Asking, runner: asyncio.Runner, tables: Tables) -> None:
        self._api = api
        self._runner = runner
        self.reference = Reference(printed(), tables)
        self.compared: Counter[str] = Counter()
        for text in HARVEST:
            self.compare(Request(text))
        self.values = values(tables, tables.cursors.everything)

    def check(self, request: Request) -> None:
        """Compare, for hypothesis, which wants nothing back."""
        self.compare(request)

    def compare(self, request: Request) -> Any:
        """Ask both, with each set of variables; the last data."""
        document = parse(request.text)
        data: Any = None
        for variables in request.variables:
            expected = self.reference.execute(document, request.name, variables)
            asked = self._api.outcome(request.text, request.name, variables)
            data, code = self._runner.run(asked)
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


@contextmanager
def comparing(url: str, runner: asyncio.Runner) -> Iterator[Comparison]:
    """Both on the world in a database; says at the end how much was compared."""
    api = asking(url, UNLIMITED)
    with TextFunctions(url) as functions:
        asked = runner.run(api.__aenter__())
        try:
            comparison = Comparison(asked, runner, loaded(url, functions))
            yield comparison
        finally:
            runner.run(api.__aexit__(None, None, None))
    compared = comparison.compared
    shown = ", ".join(f"{count} {what}" for what, count in compared.most_common())
    print(f"\ndifferential: {compared.total()} operations compared: {shown}")
    assert compared["data"] >= _MOSTLY * compared.total()
