"""`sourcier ingest`: documents in, facts out."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from functools import partial

import click
from msgspec import Struct
from rich.progress import Progress, TaskID

from sourcier.cli.lexicons import lexicons_option
from sourcier.cli.output import complain, console, print_json, progress_bar
from sourcier.extraction.port import UnknownExtractor, load_extractor
from sourcier.home import open_home
from sourcier.ingestion import Arrival, Metadata, Result, SourceOptions, Workers, sources
from sourcier.ingestion.ingest import ingest as ingest_sources
from sourcier.ingestion.metadata import InvalidMetadata, checked
from sourcier.ingestion.reading import Reader
from sourcier.ingestion.sources import count
from sourcier.projector import bring_up_to_date
from sourcier.settings import load_settings
from sourcier_events.database import Role, connect


class Wanted(Struct, frozen=True, kw_only=True):
    """What to ingest, and how."""

    paths: tuple[str, ...]
    options: SourceOptions
    extractor: str = "french"
    actor: str = "cli"
    workers: int = 1


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--url", help="Where the documents were found.")
@click.option("--publisher", help="The paper or site that published them.")
@click.option("--origin", help="The agency that a reprint comes from.")
@click.option("--title", help="Their title.")
@click.option("--language", help="Their language, as a BCP 47 tag such as fr.")
@click.option("--published", help="When they were published, in EDTF such as 2026-01-03.")
@click.option("--licence", help="Their licence, as an SPDX identifier or a URL.")
@click.option("--encoding", help="How the files are encoded, where it is not UTF-8.")
@click.option("--extractor", default="french", show_default=True, help="Who reads them.")
@click.option("--actor", default="cli", show_default=True, help="Who is said to have done it.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read, each with 0.5 to 1 GB of memory; what is stored is the same.",
)
@lexicons_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object per document.")
def ingest(
    paths: tuple[str, ...],
    encoding: str | None,
    extractor: str,
    actor: str,
    workers: int,
    as_json: bool,
    **given: str | None,
) -> None:
    """Ingest files, folders, or standard input (-): .txt and saved web pages (.html, .htm, .xhtml),
    with a .json of metadata beside each, and .jsonl.

    The same input again changes nothing. A file that cannot be ingested is named with the reason,
    the rest goes on, and the exit code is 1.
    """
    settings = load_settings()
    try:
        metadata = checked(Metadata(**given))
        load_extractor(extractor)
    except (InvalidMetadata, UnknownExtractor) as error:
        raise click.UsageError(str(error)) from error
    options = SourceOptions(metadata=metadata, encoding=encoding, limit=settings.max_document_bytes)
    wanted = Wanted(paths=paths, options=options, extractor=extractor, actor=actor, workers=workers)
    results = asyncio.run(_ingest(wanted, as_json))
    if not as_json:
        summarise(results)
    if any(result.arrival is Arrival.REFUSED for result in results):
        raise SystemExit(1)


async def _ingest(wanted: Wanted, as_json: bool) -> list[Result]:
    async with open_home(load_settings(), create=True) as home:
        return await ingest_into(home.url, wanted, as_json=as_json)


async def ingest_into(url: str, wanted: Wanted, *, as_json: bool = False) -> list[Result]:
    """Ingest into a database and bring its views up to date; one result per document."""
    results = []
    with progress_bar(as_json) as progress:
        bar = progress.add_task("ingesting", total=count(wanted.paths))
        async with await connect(url, Role.WRITER) as connection, _reader(wanted) as reader:
            items = sources(wanted.paths, wanted.options, standard_input=sys.stdin.buffer)
            extractor = load_extractor(wanted.extractor)
            found = ingest_sources(connection, extractor, items, actor=wanted.actor, reader=reader)
            async with aclosing(found):
                async for result in found:
                    results.append(result)
                    _report(result, as_json, progress, bar)
        folding = progress.add_task("folding views", total=1)
        await asyncio.to_thread(bring_up_to_date, url)
        progress.advance(folding)
    return results


@asynccontextmanager
async def _reader(wanted: Wanted) -> AsyncIterator[Reader | None]:
    """What reads in other processes, where more than one is wanted."""
    if wanted.workers == 1:
        yield None
        return
    workers = Workers(partial(load_extractor, wanted.extractor), wanted.workers)
    try:
        yield workers.read
    finally:
        await asyncio.to_thread(workers.close)


def _report(result: Result, as_json: bool, progress: Progress, bar: TaskID) -> None:
    total = progress.tasks[bar].total
    done = progress.tasks[bar].completed + 1
    # A file of JSON lines holds more documents than could be known beforehand.
    progress.update(bar, completed=done, total=max(done, total or 0))
    if as_json:
        print_json(result)
    elif result.arrival is Arrival.REFUSED:
        complain(f"refused: {result.name}: {result.reason}")
    for note in result.notes:
        complain(f"note: {result.name}: {note}")


def summarise(results: list[Result]) -> None:
    """How many documents came to what, in one line."""
    counts = Counter(result.arrival.value for result in results)
    claims = sum(result.claims for result in results)
    parts = [f"{number} {arrival}" for arrival, number in counts.items()] or ["nothing found"]
    console.print(f"{len(results)} documents: {', '.join(parts)}; {claims} claims")
