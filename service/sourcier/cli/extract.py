"""`sourcier extract`: what would be read in a text, without a database."""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from sourcier.cli.lexicons import lexicons_option
from sourcier.cli.output import complain, print_json
from sourcier.extraction.port import (
    ExtractionFailed,
    Extractor,
    UnknownExtractor,
    load_extractor,
)
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
    "with offsets in the file as it is on disk, or in the text of a web page.",
)
@click.option("--extractor", "name", default="french", show_default=True, help="Which to use.")
@lexicons_option
def extract(paths: tuple[str, ...], form: str, name: str) -> None:
    """Print what an extractor reads in texts, one JSON object per text. Nothing is stored."""
    try:
        extractor = load_extractor(name)
    except UnknownExtractor as error:
        raise click.BadParameter(str(error), param_hint="--extractor") from error
    options = SourceOptions(limit=load_settings().max_document_bytes)
    complaints = 0
    for item in sources(paths, options, standard_input=sys.stdin.buffer):
        if complaint := _print(extractor, item, form):
            complain(complaint)
            complaints += 1
    if complaints:
        raise SystemExit(1)


def _print(extractor: Extractor, item: Source | RefusedFile, form: str) -> str | None:
    """Print what is read in one text; what there is to complain of, if anything."""
    if isinstance(item, RefusedFile):
        return f"refused: {item.name}: {item.reason}"
    try:
        answer = _read(extractor, item, form)
    except ExtractionFailed as error:
        return f"refused: {item.name}: {error}"
    print_json(answer)
    refused = answer.get("refused")
    return f"nothing read: {item.name}: {refused}" if refused else None


def _read(extractor: Extractor, item: Source, form: str) -> dict[str, Any]:
    from sourcier.extraction.annotations import annotations

    (found,) = extractor.extract([item.to_read()])
    doc_id = Path(item.name).stem
    if form == "annotations":
        offsets = item.stored.file.offsets
        file = {"file": Path(item.name).name, "sha256": item.stored.file.sha256}
        facts = annotations(
            doc_id,
            found,
            item.stored.text,
            lambda position: to_file_offset(offsets, position),
            _as_on_disk(item),
        )
        refused = {"refused": found.refused} if found.refused else {}
        return file | _converted(item) | facts | refused
    readings: dict[str, Any] = msgspec.to_builtins(found)
    return {"doc_id": doc_id, "document": item.stored.sha256} | _converted(item) | readings


def _converted(item: Source) -> dict[str, Any]:
    """Of a web page the text, for offsets are those of its text, and what else was read in it."""
    file = item.stored.file
    if not file.converter:
        return {}
    given = msgspec.to_builtins(item.metadata)
    return {
        "converter": file.converter,
        "metadata": given,
        "stated_in": file.stated_in,
        "text": item.stored.text,
    }


def _as_on_disk(item: Source) -> str | None:
    """The file as decoded, nothing changed: annotations quote it, where it was not converted."""
    path = Path(item.name)
    if item.stored.file.converter or not path.is_file():
        return None
    return path.read_bytes().decode(item.stored.file.encoding)
