"""Servers run on uvloop where there is one: it sends head and body of an answer at once."""

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable, Coroutine
from importlib.util import find_spec
from typing import Any, TypeVar

Result = TypeVar("Result")


def run(main: Coroutine[Any, Any, Result]) -> Result:
    """As `asyncio.run`, on the loop of a server."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(main)


def _loop_factory() -> Callable[[], AbstractEventLoop] | None:
    if find_spec("uvloop") is None:  # Windows
        return None
    import uvloop

    return uvloop.new_event_loop
