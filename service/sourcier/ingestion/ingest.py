"""An ingestion can stop anywhere and start again: nothing is lost, and nothing is there twice.

All that one source brings goes into the log in one call. Where the log moved on meanwhile, what
it says now is read again and the call repeated; what is there already is left alone.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable
from contextlib import aclosing
from enum import StrEnum
from functools import partial

from msgspec import Struct

from sourcier.extraction.port import Extraction, ExtractionFailed, Extractor
from sourcier.ingestion.appends import (
    Ingestion,
    InvalidExtraction,
    document_append,
    publication_append,
    publication_event_id,
    run_append,
)
from sourcier.ingestion.history import History, history, known_keys
from sourcier.ingestion.reading import Batch, Batches, Item, Read, Reader, read_each
from sourcier.ingestion.reprints import compare
from sourcier.resolution import page_is_known, profiles, resolve
from sourcier.superseding import said_again, with_decisions
from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import document_stream
from sourcier_events.log import Append, Appended, Known, Outcome
from sourcier_events.log.following import notify
from sourcier_events.stored_text import RefusedFile

BATCH = 16
"""Texts given to an extractor at once."""

_TRIES = 50

Appender = Callable[..., Awaitable[list[Outcome]]]
"""Appends what it is given in one call, as `log.append` and `GroupCommit.append` do."""


class Arrival(StrEnum):
    """What became of a source."""

    ADDED = "added"
    REVISION = "revision"
    """A new text under an address at which another one was found before."""
    REPUBLISHED = "republished"
    """A known text with a new publication, or other metadata of a known one."""
    REREAD = "reread"
    """A known text and publication, read by an extractor that had not read it so."""
    KNOWN = "known"
    REFUSED = "refused"


class Result(Struct, frozen=True, kw_only=True):
    """What one source brought; `reason` where it is refused."""

    name: str
    arrival: Arrival
    document: str | None = None
    mentions: int = 0
    claims: int = 0
    reason: str | None = None
    notes: tuple[str, ...] = ()


class GaveUp(RuntimeError):
    """The log moved on at every try: somebody writes the same without end."""


async def ingest(
    connection: Connection,
    extractor: Extractor,
    items: Iterable[Item],
    *,
    actor: str = "cli",
    batch: int = BATCH,
    append: Appender | None = None,
    reader: Reader | None = None,
) -> AsyncGenerator[Result, None]:
    """Ingest what comes, in order, one result each. `connection` (a writer's) is in autocommit.

    `append` is for processes that append through a `GroupCommit`, which is then their notifier.
    `reader` reads in other processes, as `Workers.read` does, and then reads a batch ahead; what
    is appended is the same as without one.
    """
    work = _Work(connection, actor, append or partial(log.append, connection))
    batches = Batches(
        connection=connection,
        extractor=extractor,
        reader=reader or partial(read_each, extractor),
        size=batch,
        ahead=1 if reader else 0,
    )
    async with aclosing(batches.of(items)) as begun:
        async for one in begun:
            async for result in _append_batch(work, one):
                yield result
            if append is None:
                await notify(connection)


class _Work(Struct, frozen=True):
    """What all sources of one call share."""

    connection: Connection
    actor: str
    append: Appender


async def _append_batch(work: _Work, batch: Batch) -> AsyncIterator[Result]:
    read = await batch.reading
    for place, item in enumerate(batch.items):
        if isinstance(item, RefusedFile):
            yield Result(name=item.name, arrival=Arrival.REFUSED, reason=item.reason)
        elif batch.known.issuperset(batch.wanted[place].keys):
            yield _result(batch.wanted[place], Arrival.KNOWN)
        else:
            one = batch.wanted[place]
            yield await _try_one(work, one, read.get(one.run))


async def _try_one(work: _Work, one: Ingestion, extraction: Read | None) -> Result:
    try:
        if isinstance(extraction, ExtractionFailed):
            raise extraction
        if isinstance(extraction, Exception):
            raise InvalidExtraction(f"the extractor failed: {extraction!r}") from extraction
        return await _ingest_one(work, one, extraction)
    except (ExtractionFailed, InvalidExtraction, log.AppendRefused, GaveUp) as error:
        return Result(name=one.source.name, arrival=Arrival.REFUSED, reason=str(error))


async def _ingest_one(work: _Work, one: Ingestion, extraction: Extraction | None) -> Result:
    """Append until nothing stands against it. No `extraction`: its run is in the log."""
    revision = await page_is_known(work.connection, one.source.metadata.url)
    new: set[bytes] = set()
    for _ in range(_TRIES):
        appends = await _appends(work, one, extraction)
        outcomes = await work.append(*appends)
        pairs = list(zip(appends, outcomes, strict=True))
        new |= {each.key for each, outcome in pairs if isinstance(outcome, Appended)}
        if all(isinstance(outcome, Appended | Known) for outcome in outcomes):
            return _result(one, _arrival(one, new, revision), extraction, new)
    raise GaveUp(f"{one.source.name}: {outcomes}")


async def _appends(work: _Work, one: Ingestion, extraction: Extraction | None) -> list[Append]:
    """What the log lacks of an ingestion, at the versions at which it was looked at."""
    before = await history(work.connection, one.document)
    known = await known_keys(work.connection, one.keys)
    appends, version = [], before.version
    cause = before.publications.get(one.publication) or publication_event_id(one)
    if not before.added:
        compared = await compare(work.connection, one.source.stored.text, one.source.metadata.url)
        appends.append(document_append(one, compared, work.actor))
        version += _written(appends[-1], one.document)
    if one.publication_key not in known:
        appends.append(publication_append(one, before, version, work.actor))
        version += 1
        cause = publication_event_id(one)
    if extraction is not None and one.run_key not in known:
        found = profiles(one.run, extraction, one.circumstances)
        resolution = await resolve(work.connection, found)
        run = run_append(one, extraction, resolution, before, version, cause)
        appends.append(await _with_decisions(work, run, one, extraction, before))
    return appends


async def _with_decisions(
    work: _Work, run: Append, one: Ingestion, extraction: Extraction, before: History
) -> Append:
    """The append of a run; where it supersedes another, with what people decided on that one."""
    superseded = before.current_run(one.extractor)
    if superseded is None:
        return run
    again = await said_again(work.connection, one.document, superseded, extraction)
    return with_decisions(run, again, one.run)


def _written(append: Append, document: str) -> int:
    """How many events an append writes to the stream of a document."""
    return sum(new.stream == document_stream(document) for new in append.events)


def _arrival(one: Ingestion, new: set[bytes], revision: bool) -> Arrival:
    if one.document_key in new:
        return Arrival.REVISION if revision else Arrival.ADDED
    if one.publication_key in new:
        return Arrival.REPUBLISHED
    return Arrival.REREAD if one.run_key in new else Arrival.KNOWN


def _result(
    one: Ingestion,
    arrival: Arrival,
    extraction: Extraction | None = None,
    new: set[bytes] | None = None,
) -> Result:
    counted = extraction if extraction and new and one.run_key in new else Extraction()
    refused = (f"nothing was read: {counted.refused}",) if counted.refused else ()
    return Result(
        name=one.source.name,
        arrival=arrival,
        document=one.document,
        mentions=len(counted.mentions),
        claims=len(counted.readings),
        notes=(*one.source.notes, *refused),
    )
