"""An ingestion can stop anywhere and start again: nothing is lost, and nothing is there twice.

All that one source brings goes into the log in one call. Where the log moved on meanwhile, what
it says now is read again and the call repeated; what is there already is left alone.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from enum import StrEnum
from functools import partial
from itertools import islice
from uuid import UUID

from msgspec import Struct

from sourcier.extraction.port import Extraction, Extractor, SourceText
from sourcier.ingestion.appends import (
    Ingestion,
    InvalidExtraction,
    document_append,
    ingestion,
    publication_append,
    publication_event_id,
    run_append,
)
from sourcier.ingestion.history import history
from sourcier.ingestion.reprints import compare
from sourcier.ingestion.sources import Source
from sourcier.resolution import Circumstances, page_is_known, profiles, resolve
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
    items: Iterable[Source | RefusedFile],
    *,
    actor: str = "cli",
    batch: int = BATCH,
    append: Appender | None = None,
) -> AsyncIterator[Result]:
    """Ingest what comes, in order, one result each. `connection` (a writer's) is in autocommit.

    `append` is for processes that append through a `GroupCommit`, which is then their notifier.
    """
    work = _Work(connection, extractor, actor, append or partial(log.append, connection))
    iterator = iter(items)
    while taken := await asyncio.to_thread(lambda: list(islice(iterator, batch))):
        async for result in _ingest_batch(work, taken):
            yield result
        if append is None:
            await notify(connection)


class _Work(Struct, frozen=True):
    """What all sources of one call share."""

    connection: Connection
    extractor: Extractor
    actor: str
    append: Appender


async def _ingest_batch(work: _Work, items: list[Source | RefusedFile]) -> AsyncIterator[Result]:
    wanted = {
        ordinal: ingestion(item, work.extractor)
        for ordinal, item in enumerate(items)
        if isinstance(item, Source)
    }
    known = await _known(work, [key for one in wanted.values() for key in one.keys])
    extractions = await _extract_new(work.extractor, wanted.values(), known)
    for ordinal, item in enumerate(items):
        if isinstance(item, RefusedFile):
            yield Result(name=item.name, arrival=Arrival.REFUSED, reason=item.reason)
        elif known.issuperset(wanted[ordinal].keys):
            yield _result(wanted[ordinal], Arrival.KNOWN)
        else:
            one = wanted[ordinal]
            yield await _try_one(work, one, extractions.get(one.run))


async def _known(work: _Work, keys: list[bytes]) -> set[bytes]:
    """Which of the appends are in the log: saves work; the append itself decides."""
    query = "select idempotency_key from log.append where idempotency_key = any(%s)"
    cursor = await work.connection.execute(query, (keys,), binary=True)
    return {bytes(key) for (key,) in await cursor.fetchall()}


async def _extract_new(
    extractor: Extractor, wanted: Iterable[Ingestion], known: set[bytes]
) -> dict[UUID, Extraction | Exception]:
    texts = {one.run: _source_text(one) for one in wanted if one.run_key not in known}
    if not texts:
        return {}
    found = await asyncio.to_thread(_extract, extractor, list(texts.values()))
    return dict(zip(texts, found, strict=True))


def _source_text(one: Ingestion) -> SourceText:
    given = one.source.metadata
    # Only what is part of the run's identity: the same run always reads the same.
    return SourceText(
        text=one.source.stored.text, language=given.language, published=given.published
    )


def _extract(extractor: Extractor, texts: list[SourceText]) -> list[Extraction | Exception]:
    """One extraction a text; where the whole fails, each alone, so that only its cause fails."""
    try:
        found: list[Extraction | Exception] = [*extractor.extract(texts)]
        if len(found) != len(texts):
            raise InvalidExtraction(f"{len(found)} extractions for {len(texts)} texts")
        return found
    except Exception as error:
        # An extractor is foreign code: whatever it raises costs one text and not the batch.
        if len(texts) == 1:
            return [error]
        return [found for text in texts for found in _extract(extractor, [text])]


async def _try_one(
    work: _Work, one: Ingestion, extraction: Extraction | Exception | None
) -> Result:
    try:
        if isinstance(extraction, Exception):
            raise InvalidExtraction(f"the extractor failed: {extraction!r}") from extraction
        return await _ingest_one(work, one, extraction)
    except (InvalidExtraction, log.AppendRefused, GaveUp) as error:
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
    known = await _known(work, list(one.keys))
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
        found = profiles(one.run, extraction, _circumstances(one))
        resolution = await resolve(work.connection, found)
        appends.append(run_append(one, extraction, resolution, before, version, cause))
    return appends


def _written(append: Append, document: str) -> int:
    """How many events an append writes to the stream of a document."""
    return sum(new.stream == document_stream(document) for new in append.events)


def _circumstances(one: Ingestion) -> Circumstances:
    given = one.source.metadata
    return Circumstances(document=one.document, url=given.url, published=given.published)


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
    return Result(
        name=one.source.name,
        arrival=arrival,
        document=one.document,
        mentions=len(counted.mentions),
        claims=len(counted.readings),
        notes=one.source.notes,
    )
