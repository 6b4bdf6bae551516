"""`sourcier key`: make, list and revoke API keys. A key is printed once, and never again."""

import asyncio
import re

import click
from rich.table import Column, Table
from rich.text import Text

from sourcier.cli.output import console, print_json
from sourcier.home import open_home
from sourcier.settings import load_settings
from sourcier_events.database import Role, connect
from sourcier_graphql.access.api_keys import (
    KeyDescription,
    NewKey,
    create_key,
    id_of,
    is_key,
    list_keys,
    revoke_key,
)
from sourcier_graphql.access.principal import COMMAND_LINE, Scope

_SECONDS = {"h": 3600, "d": 86_400, "w": 7 * 86_400, "y": 365 * 86_400}
_LONGEST = 100 * _SECONDS["y"]


def duration(text: str) -> float:
    """Seconds of a time such as 12h, 90d, 6w or 1y."""
    match = re.fullmatch(r"([1-9]\d{0,5})([hdwy])", text, re.ASCII)
    seconds = int(match[1]) * _SECONDS[match[2]] if match else 0
    if not 0 < seconds <= _LONGEST:
        raise click.BadParameter(
            f"{text!r} is not a duration such as 12h, 90d, 6w or 1y, of 100 years at most"
        )
    return float(seconds)


@click.group()
def key() -> None:
    """Make, list and revoke keys of the API."""


@key.command()
@click.option("--name", required=True, help="Whose key it is, or what it is for.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in Scope]),
    default=[Scope.READ.value],
    show_default=True,
    help="What it may do; may be given several times. admin may do everything.",
)
@click.option("--expires", type=duration, help="After how long it stops: 12h, 90d, 6w, 1y.")
@click.option(
    "--requests-per-minute",
    type=click.IntRange(min=0, max=2**31 - 1),
    help="A rate of its own, 0 for no limit; else SOURCIER_REQUESTS_PER_MINUTE.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def create(
    name: str,
    scopes: tuple[str, ...],
    expires: float | None,
    requests_per_minute: int | None,
    as_json: bool,
) -> None:
    """Make a key and print it: on standard output stands the key, and nothing else."""
    if not 1 <= len(name) <= 200:
        raise click.BadParameter("a name has 1 to 200 characters", param_hint="--name")
    chosen = frozenset(Scope(scope) for scope in scopes)
    made = asyncio.run(_create(name, chosen, expires, requests_per_minute))
    if as_json:
        print_json({"id": made.id, "key": made.key, "name": name, "scopes": sorted(chosen)})
        return
    click.echo(made.key)
    click.echo(
        f"This is shown once: keep it. Send it as `Authorization: Bearer …`; "
        f"`sourcier key revoke {made.id}` ends it.",
        err=True,
    )


@key.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per key.")
def list_(as_json: bool) -> None:
    """List all keys, the newest first: never the keys themselves, which nobody has."""
    found = asyncio.run(_list())
    if as_json:
        for one in found:
            print_json(one)
    else:
        console.print(_table(found) if found else "no keys: `sourcier key create` makes one")


@key.command()
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> None:
    """Revoke a key, by its id, for good: servers refuse it after five seconds at most."""
    # Whoever pastes the whole key means its id, and the key must not be repeated.
    public_id = id_of(key_id) if is_key(key_id) else key_id
    if not asyncio.run(_revoke(public_id)):
        click.echo("there is no key with this id: `sourcier key list` shows them", err=True)
        raise SystemExit(1)
    click.echo(f"{public_id} is revoked")


async def _create(
    name: str, scopes: frozenset[Scope], expires: float | None, requests_per_minute: int | None
) -> NewKey:
    async with (
        open_home(load_settings(), create=True) as home,
        await connect(home.url, Role.OWNER) as owner,
    ):
        return await create_key(
            owner,
            name=name,
            scopes=scopes,
            created_by=COMMAND_LINE,
            expires_in=expires,
            requests_per_minute=requests_per_minute,
        )


async def _list() -> list[KeyDescription]:
    async with (
        open_home(load_settings()) as home,
        await connect(home.url, Role.OWNER) as owner,
    ):
        return await list_keys(owner)


async def _revoke(key_id: str) -> bool:
    async with (
        open_home(load_settings()) as home,
        await connect(home.url, Role.OWNER) as owner,
    ):
        return await revoke_key(owner, key_id, revoked_by=COMMAND_LINE)


def _table(found: list[KeyDescription]) -> Table:
    table = Table(Column("id", no_wrap=True), "name", "scopes", "state")
    for title in ("created", "expires", "last used"):
        table.add_column(title, no_wrap=True)
    for one in found:
        scopes = ", ".join(sorted(one.scopes))
        days = [
            f"{moment:%Y-%m-%d}" if moment else "never"
            for moment in (one.created_at, one.expires_at, one.last_used_at)
        ]
        table.add_row(one.id, Text(one.name), scopes, one.state, *days)
    return table
