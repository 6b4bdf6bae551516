"""`sourcier status`: where the log and the views stand."""

import asyncio

import click
from rich.table import Table

from sourcier.cli.output import console, print_json
from sourcier.home import open_home
from sourcier.overview import Overview, overview
from sourcier.settings import load_settings
from sourcier_events.database import Role, connect


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def status(as_json: bool) -> None:
    """Show the log's position, the views' lag and generation, and the rows of each view."""
    found = asyncio.run(_overview())
    if as_json:
        print_json(found)
    else:
        show(found)


async def _overview() -> Overview:
    async with (
        open_home(load_settings()) as home,
        await connect(home.url, Role.READER) as connection,
    ):
        return await overview(connection)


def show(found: Overview) -> None:
    """Print an overview for people."""
    table = Table("", "", show_header=False)
    recorded = f"{found.recorded_at:%Y-%m-%d %H:%M:%S} UTC" if found.recorded_at else "never"
    table.add_row("log position", f"{found.position} ({found.appends} appends, last {recorded})")
    table.add_row("documents", str(found.documents))
    table.add_row("views position", f"{found.views_position} (lag {found.lag})")
    table.add_row("generation", _generation(found))
    if found.paused:
        table.add_row("[red]paused[/red]", ", ".join(found.paused))
    table.add_section()
    for view, rows in found.rows.items():
        table.add_row(view, str(rows))
    console.print(table)


def _generation(found: Overview) -> str:
    if found.generation is None:
        return "none yet: `sourcier replay` builds it"
    stale = "" if found.fold_is_current else ", of another program version: run `sourcier replay`"
    return f"{found.generation} (fold version {found.fold_version}{stale})"
