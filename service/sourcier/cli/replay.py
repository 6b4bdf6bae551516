"""`sourcier replay`: build the views again from the log, or prove that they are what it says."""

import asyncio
import threading
from collections.abc import Callable

import click
from rich.progress import Progress

from sourcier.cli.output import errors, print_json, progress_bar
from sourcier.home import open_home
from sourcier.settings import load_settings
from sourcier_events.database import Role, connect_blocking
from sourcier_events.projections import rebuild


@click.command()
@click.option(
    "--verify",
    is_flag=True,
    help="Rebuild on the side and compare state hashes with the live views; exit 1 if they differ.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def replay(verify: bool, as_json: bool) -> None:
    """Rebuild the views from the log into a new generation; readers change over at its end.

    The old generation serves meanwhile, and appends go on. Interrupted, it leaves no trace.
    """
    asyncio.run(_replay(verify, as_json))


async def _replay(verify: bool, as_json: bool) -> None:
    async with open_home(load_settings()) as home:
        stop = threading.Event()
        work = asyncio.ensure_future(
            asyncio.to_thread(_verify if verify else _rebuild, home.url, as_json, stop)
        )
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            # The thread stops at the next append; what it was building is gone by then.
            stop.set()
            await asyncio.wait({work})
            if work.exception() is None:
                return  # it was over: what it said is true
            raise


class _Interrupted(Exception):
    """Somebody pressed Ctrl-C."""


def _progress(bars: Progress, stop: threading.Event) -> Callable[[int, int], None]:
    bar = bars.add_task("folding", total=None)

    def show(done: int, of: int) -> None:
        if stop.is_set():
            raise _Interrupted
        bars.update(bar, completed=done, total=of)

    return show


def _rebuild(url: str, as_json: bool, stop: threading.Event) -> None:
    with connect_blocking(url, Role.REBUILDER) as connection, progress_bar(as_json) as bars:
        generation = rebuild.replay(connection, progress=_progress(bars, stop))
    if as_json:
        print_json({"generation": generation.number, "position": generation.position})
    else:
        click.echo(f"generation {generation.number} is live, at position {generation.position}")


def _verify(url: str, as_json: bool, stop: threading.Event) -> None:
    with connect_blocking(url, Role.REBUILDER) as connection, progress_bar(as_json) as bars:
        try:
            found = rebuild.verify(connection, progress=_progress(bars, stop))
        except rebuild.NothingToVerify as error:
            errors.print(f"sourcier: {error}")
            raise SystemExit(1) from error
    if as_json:
        print_json({"equal": found.equal, "position": found.position, "views": found.rebuilt})
    else:
        _show(found)
    if not found.equal:
        raise SystemExit(1)


def _show(found: rebuild.Verification) -> None:
    for view, rebuilt in found.rebuilt.items():
        rows, digest = rebuilt.split(":")
        same = "equal" if found.live[view] == rebuilt else f"DIFFERS, live {found.live[view]}"
        click.echo(f"{view:15} {rows:>9} row versions  {digest[:16]}…  {same}")
    verdict = "the live views are what the log says" if found.equal else "the live views DIFFER"
    click.echo(f"{verdict}, at position {found.position}")
