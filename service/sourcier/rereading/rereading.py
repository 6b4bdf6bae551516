"""Stored documents are read by the extractor installed now, and compared with what it read before.

One document at a time, streamed from the log. Nothing is written unless it is to be applied; then
a document's new run, what it supersedes, and the decisions of people that go on to hold for it are
one append. A document that the installed extractor has read is left alone, so that a rereading can
stop anywhere and start again.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence

from msgspec import Struct, structs

from sourcier.extraction.port import Extraction, ExtractionFailed, Extractor
from sourcier.ingestion import Source
from sourcier.ingestion.appends import Ingestion, InvalidExtraction, ingestion, run_append
from sourcier.rereading.stored import NotReadable, Stored, added_documents, stored
from sourcier.rereading.telling import Outcome, Reread, told
from sourcier.resolution import profiles, resolve
from sourcier.superseding import claims, with_decisions
from sourcier.superseding.claims import Claim
from sourcier.superseding.comparing import Comparison, compare
from sourcier.superseding.decisions import Decided, Decisions, carried
from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.log import Append, Appended, Known
from sourcier_events.log.following import notify
from sourcier_events.stored_text import StoredText

_TRIES = 50


class Wanted(Struct, frozen=True, kw_only=True):
    """What to reread: the documents named, else those added after a position, at most `limit`.

    `unread` says to read also what this extractor never read; `apply` says to append.
    """

    documents: tuple[str, ...] = ()
    after: int = 0
    limit: int | None = None
    unread: bool = False
    apply: bool = False


class _Refused(Exception):
    """A document cannot be reread; the message says why."""


async def reread(
    connection: Connection, extractor: Extractor, wanted: Wanted
) -> AsyncIterator[Reread]:
    """Reread documents in the order in which they were added, one result each.

    `connection` is in autocommit; a reader's is enough where nothing is to be applied.
    """
    number = 0
    async for position, document in _documents(connection, wanted):
        if number == wanted.limit:
            return
        number += 1
        found = await _reread(connection, extractor, document, wanted)
        yield structs.replace(found, position=position)


async def _documents(
    connection: Connection, wanted: Wanted
) -> AsyncIterator[tuple[int | None, str]]:
    """The documents there are now; what is added meanwhile is read by who adds it."""
    for document in wanted.documents:
        yield None, document
    if not wanted.documents:
        until = (await log.head(connection)).position
        async for position, document in added_documents(
            connection, after=wanted.after, until=until
        ):
            yield position, document


async def _reread(
    connection: Connection, extractor: Extractor, document: str, wanted: Wanted
) -> Reread:
    try:
        known = await stored(connection, document, extractor.name)
    except NotReadable as error:
        return Reread(document=document, outcome=Outcome.GONE, reason=str(error))
    one = _named(known, extractor)
    if known.read is None and not wanted.unread:
        return _result(one, known, Outcome.UNREAD)
    if known.read and known.read.run == one.run:
        return _result(one, known, Outcome.CURRENT)
    try:
        return await _read(connection, extractor, known, one, apply=wanted.apply)
    except (_Refused, InvalidExtraction, log.AppendRefused) as error:
        return _result(one, known, Outcome.REFUSED, reason=str(error))


def _named(known: Stored, extractor: Extractor) -> Ingestion:
    """The run that would read a document now, with the metadata that the run before it read."""
    text = StoredText(text=known.text, sha256=known.document, file=known.publication.file)
    metadata = known.publication.metadata
    return ingestion(Source(name=known.document, stored=text, metadata=metadata), extractor)


async def _read(
    connection: Connection, extractor: Extractor, known: Stored, one: Ingestion, *, apply: bool
) -> Reread:
    if one.run in {each.run for each in known.history.finished}:
        raise _Refused(f"{one.extractor} {one.version} read it, and was superseded since")
    extraction, after = await asyncio.to_thread(_extract, extractor, one)
    for _ in range(_TRIES):
        comparison = compare(known.claims, after)
        again = carried(comparison, known.decisions, known.document)
        if not apply:
            return _compared(one, known, comparison, again, applied=False)
        [outcome] = await log.append(
            connection, await _append(connection, one, extraction, known, again)
        )
        if isinstance(outcome, Appended):
            await notify(connection)
            return _compared(one, known, comparison, again, applied=True)
        if isinstance(outcome, Known):
            return _result(one, known, Outcome.CURRENT)
        known = await stored(connection, known.document, extractor.name)
    raise _Refused("somebody writes to it without end")


def _extract(extractor: Extractor, one: Ingestion) -> tuple[Extraction, list[Claim]]:
    """What is read now, as it is appended and as it is compared; raises `_Refused`. Blocks."""
    try:
        [extraction] = extractor.extract([one.source.to_read()])
        return extraction, claims.read(extraction)
    except ExtractionFailed as error:
        raise _Refused(str(error)) from error
    except Exception as error:
        # An extractor is foreign code: whatever it raises costs one document and not the rest.
        raise _Refused(f"the extractor failed: {error!r}") from error


async def _append(
    connection: Connection,
    one: Ingestion,
    extraction: Extraction,
    known: Stored,
    again: Sequence[Decided],
) -> Append:
    """The run, and the decisions of people that are said again for it."""
    resolution = await resolve(connection, profiles(one.run, extraction, one.circumstances))
    run = run_append(
        one, extraction, resolution, known.history, known.history.version, known.publication.event
    )
    return with_decisions(run, again, one.run)


def _compared(
    one: Ingestion,
    known: Stored,
    comparison: Comparison,
    again: Sequence[Decided],
    *,
    applied: bool,
) -> Reread:
    holding = Decisions((*known.decisions.made, *again))
    differences = told(comparison.differences, known.text, known.decisions, holding)
    outcome = Outcome.DIFFERENT if differences else Outcome.SAME
    found = _result(one, known, outcome)
    return structs.replace(found, applied=applied, carried=len(again), differences=differences)


def _result(
    one: Ingestion, known: Stored, outcome: Outcome, *, reason: str | None = None
) -> Reread:
    return Reread(
        document=known.document,
        title=known.publication.metadata.title,
        outcome=outcome,
        reason=reason,
        run=one.run,
        supersedes=known.read.run if known.read and outcome is not Outcome.CURRENT else None,
        from_version=known.read.version if known.read else None,
        to_version=one.version,
    )
