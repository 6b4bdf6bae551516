"""`sourcier lexicons`: lexicons of one's own, looked at before they are used."""

import os
from pathlib import Path
from typing import Any

import click
import msgspec

from sourcier.cli.output import print_json

_FOLDER = click.Path(exists=True, file_okay=False)


def _use(_context: click.Context, _option: click.Parameter, folder: str | None) -> None:
    if folder:
        os.environ["SOURCIER_LEXICONS"] = folder


lexicons_option = click.option(
    "--lexicons",
    type=_FOLDER,
    callback=_use,
    expose_value=False,
    help="Folder of lexicons of your own, instead of SOURCIER_LEXICONS.",
)
"""For commands that read texts. It sets the variable, so that processes started see it as well."""


@click.group()
def lexicons() -> None:
    """Look at lexicons of your own."""


@lexicons.command()
@click.argument("folder", type=_FOLDER)
def check(folder: str) -> None:
    """Check the files of FOLDER; print the digest, and the values of each lexicon they change."""
    from sourcier.extraction.french.vocabulary.lexicon_files import digest_with, lexicons_with

    before = msgspec.to_builtins(lexicons_with(None))
    after = msgspec.to_builtins(lexicons_with(Path(folder)))
    values = {
        name: {"before": _values(before[name]), "after": _values(after[name])}
        for name in before
        if before[name] != after[name]
    }
    print_json({"digest": digest_with(Path(folder)), "values": values})


def _values(value: Any) -> int:
    """How many values there are in it, at any depth; words between spaces count each."""
    if isinstance(value, str):
        return len(value.split())
    inside = value.values() if isinstance(value, dict) else value
    return sum(map(_values, inside))
