"""`sourcier extract`: what would be read in a text, without a database."""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from sourcier.cli.output import errors, print_json
from sourcier.extraction.port import Extractor, SourceText, UnknownExtractor, load_extractor
from sourcier.ingestion import RefusedFile, Source, SourceOptions, sources
from sourcier.settings import load_settings
from sourcier_events.stored_text import to_file_offset


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["annotations", "readings"]),
    default="readings",
    show_default=True,
    help="readings: mentions and claims. annotations: meetings, participants and statements, "
    "with offsets in the file as it is on disk.",
)
@click.option("--extractor", "name", default="french", show_default=True, help="Which to use.")
def extract(paths: tuple[str, ...], form: str, name: str) -> None:
    """Print what an extractor reads in texts, one JSON object per text. Nothing is stored."""
    try:
        extractor = load_extractor(name)
    except UnknownExtractor as error:
        raise click.BadParameter(str(error), param_hint="--extractor") from error
    options = SourceOptions(limit=load_settings().max_document_bytes)
    refused = False
    for item in sources(paths, options, standard_input=sys.stdin.buffer):
        if isinstance(item, RefusedFile):
            errors.print(f"refused: {item.name}: {item.reason}", markup=False)
            refused = True
            continue
        print_json(_read(extractor, item, form))
    if refused:
        raise SystemExit(1)


def _read(extractor: Extractor, item: Source, form: str) -> dict[str, Any]:
    from sourcier.extraction.annotations import annotations

    given = item.metadata
    (found,) = extractor.extract(
        [SourceText(text=item.stored.text, language=given.language, published=given.published)]
    )
    doc_id = Path(item.name).stem
    if form == "annotations":
        offsets = item.stored.file.offsets
        file = {"file": Path(item.name).name, "sha256": item.stored.file.sha256}
        return file | annotations(
            doc_id,
            found,
            item.stored.text,
            lambda position: to_file_offset(offsets, position),
            _as_on_disk(item),
        )
    readings: dict[str, Any] = msgspec.to_builtins(found)
    return {"doc_id": doc_id, "document": item.stored.sha256} | readings


def _as_on_disk(item: Source) -> str | None:
    """The file as decoded, nothing changed: annotations quote it."""
    path = Path(item.name)
    if not path.is_file():
        return None
    return path.read_bytes().decode(item.stored.file.encoding)
