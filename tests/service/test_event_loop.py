"""The loop that servers run on."""

import asyncio
import sys

import pytest

from sourcier.event_loop import run


async def name_of_loop() -> str:
    """The package of the loop that runs."""
    return type(asyncio.get_running_loop()).__module__.partition(".")[0]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no uvloop on Windows")
def test_servers_run_on_uvloop() -> None:
    assert run(name_of_loop()) == "uvloop"


def test_without_uvloop_they_run_on_asyncio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sourcier.event_loop.find_spec", lambda _: None)
    assert run(name_of_loop()) == "asyncio"


def test_errors_come_through() -> None:
    async def fail() -> None:
        raise LookupError("nothing there")

    with pytest.raises(LookupError, match="nothing there"):
        run(fail())
