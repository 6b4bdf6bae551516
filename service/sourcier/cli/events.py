"""`sourcier events`: read the log, event by event, as it is or as it grows."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import click
import msgspec

from sourcier.cli.output import print_json
from sourcier.home import open_home
from sourcier.settings import load_settings
from sourcier_events import log
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import EVENT_TYPES
from sourcier_events.log import RecordedEvent


@click.command()
@click.option("--after", type=click.IntRange(min=0), default=0, help="Begin after this position.")
@click.option(
    "--type", "types", multiple=True, type=click.Choice(sorted(EVENT_TYPES)), help="Only of a type."
)
@click.option("--stream", help="Only of a stream: document:<sha256> or entity:<id>.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many events.")
@click.option("--follow", "-f", is_flag=True, help="Go on as the log grows, until interrupted.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def events(
    after: int,
    types: tuple[str, ...],
    stream: str | None,
    limit: int | None,
    follow: bool,
    as_json: bool,
) -> None:
    """Print the events of the log in their order."""
    chosen = _Choice(after, types, stream, limit, follow)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_print(chosen, as_json))


class _Choice(msgspec.Struct, frozen=True):
    after: int
    types: tuple[str, ...]
    stream: str | None
    limit: int | None
    follow: bool


async def _print(chosen: _Choice, as_json: bool) -> None:
    async with (
        open_home(load_settings()) as home,
        await connect(home.url, Role.READER) as connection,
    ):
        printed = 0
        async for event in _chosen(connection, chosen):
            if as_json:
                print_json(_fields(event))
            else:
                click.echo(_line(event))
            printed += 1
            if printed == chosen.limit:
                return


async def _chosen(connection: Connection, chosen: _Choice) -> AsyncIterator[RecordedEvent]:
    async for event in _events(connection, chosen):
        of_type = not chosen.types or type(event.event).__name__ in chosen.types
        of_stream = chosen.stream is None or event.stream == chosen.stream
        if of_type and of_stream and event.position > chosen.after:
            yield event


async def _events(connection: Connection, chosen: _Choice) -> AsyncIterator[RecordedEvent]:
    """More than was asked for, by the shortest way: the stream's own index where one is named."""
    if chosen.stream and not chosen.follow:
        async for event in log.read_stream(connection, chosen.stream):
            yield event
        return
    appends = (
        log.follow(connection, after=chosen.after)
        if chosen.follow
        else log.read(
            connection, after=chosen.after, types=chosen.types or None, limit=chosen.limit
        )
    )
    async for append in appends:
        for event in append.events:
            yield event


def _fields(event: RecordedEvent) -> dict[str, Any]:
    fields = msgspec.structs.asdict(event)
    return fields | {"content_hash": event.content_hash.hex(), "type": type(event.event).__name__}


def _line(event: RecordedEvent) -> str:
    payload = msgspec.json.encode(event.event).decode()
    shown = payload if len(payload) <= 120 else payload[:117] + "…"
    when = f"{event.recorded_at:%Y-%m-%d %H:%M:%S}"
    return f"{event.position:>8}  {when}  {type(event.event).__name__:20} {shown}"
