"""What people read goes to a terminal with colour, what programs read is plain JSON on stdout."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

console = Console()
errors = Console(stderr=True)


def complain(line: str) -> None:
    """One line on standard error, however wide the terminal: it can be searched for."""
    errors.print(line, markup=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON value on one line of standard output."""
    click.echo(msgspec.json.encode(value).decode())


@contextmanager
def progress_bar(quiet: bool = False) -> Iterator[Progress]:
    """A progress bar on standard error, so that standard output stays clean."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=errors,
        disable=quiet,
        # A terminal is shared with the bar; a file or a program gets what is meant for it.
        redirect_stdout=console.is_terminal,
    ) as progress:
        yield progress
