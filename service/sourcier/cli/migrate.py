"""`sourcier migrate`: bring the database into the shape that this program expects."""

import asyncio

import click

from sourcier.cli.output import print_json
from sourcier.home import migrate_database, open_home, pending_migrations
from sourcier.settings import load_settings


@click.command()
@click.option("--check", is_flag=True, help="Only list what is pending; exit 1 where anything is.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines.")
def migrate(check: bool, as_json: bool) -> None:
    """Apply pending migrations: idempotent, and safe to run from several places at once."""
    names = asyncio.run(_migrate(check))
    if as_json:
        print_json({"pending" if check else "applied": names})
    elif names:
        for name in names:
            click.echo(f"{'pending' if check else 'applied'} {name}")
    else:
        click.echo("up to date")
    if check and names:
        raise SystemExit(1)


async def _migrate(check: bool) -> list[str]:
    async with open_home(load_settings(), migrate=False, create=not check) as home:
        return await (pending_migrations(home.url) if check else migrate_database(home.url))
