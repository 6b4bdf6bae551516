"""What is new is read before it is appended, a batch at a time; no text is read twice for one run.

Whatever an extractor raises costs its text, and no other one. Batches come out in the order in
which their items came in, however many of them are being read.
"""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable
from itertools import islice
from uuid import UUID

from msgspec import Struct

from sourcier.extraction.port import Extraction, Extractor, SourceText
from sourcier.ingestion.appends import Ingestion, InvalidExtraction, ingestion
from sourcier.ingestion.history import known_keys
from sourcier.ingestion.source import Source
from sourcier_events.database import Connection
from sourcier_events.stored_text import RefusedFile

Item = Source | RefusedFile
Read = Extraction | Exception
"""What came of reading a text."""

Reader = Callable[[list[SourceText]], list[Read]]
"""Reads texts, one result each, in order; blocks."""


class Batch(Struct, frozen=True, kw_only=True):
    """Items that are looked up in the log and being read.

    `wanted` are ingestions by the place of their item; `known` the keys that the log had then.
    `runs` are those being read, and the result of `reading` is by run.
    """

    items: list[Item]
    wanted: dict[int, Ingestion]
    known: set[bytes]
    runs: frozenset[UUID]
    reading: asyncio.Task[dict[UUID, Read]]


class Batches(Struct, frozen=True, kw_only=True):
    """How batches are made: of how many items, and how many are begun before one is done with."""

    connection: Connection
    extractor: Extractor
    reader: Reader
    size: int
    ahead: int

    async def of(self, items: Iterable[Item]) -> AsyncGenerator[Batch, None]:
        """The batches of all items, in order. The connection is idle whenever one comes out."""
        iterator = iter(items)
        begun: deque[Batch] = deque()
        try:
            while taken := await asyncio.to_thread(lambda: list(islice(iterator, self.size))):
                begun.append(await self._begin(taken, begun[-1] if begun else None))
                if len(begun) > self.ahead:
                    yield begun.popleft()
            while begun:
                yield begun.popleft()
        finally:
            for batch in begun:
                batch.reading.cancel()
            await asyncio.gather(*(one.reading for one in begun), return_exceptions=True)

    async def _begin(self, items: list[Item], before: Batch | None) -> Batch:
        wanted = {
            place: ingestion(item, self.extractor)
            for place, item in enumerate(items)
            if isinstance(item, Source)
        }
        keys = [key for one in wanted.values() for key in one.keys]
        known = await known_keys(self.connection, keys)
        new = {one.run: one.source.to_read() for one in wanted.values() if one.run_key not in known}
        reading = asyncio.create_task(self._read(new, before))
        return Batch(items=items, wanted=wanted, known=known, runs=frozenset(new), reading=reading)

    async def _read(self, new: dict[UUID, SourceText], before: Batch | None) -> dict[UUID, Read]:
        """What came of each run; what the batch before reads already is taken from there."""
        shared = before.runs & new.keys() if before else frozenset()
        texts = {run: text for run, text in new.items() if run not in shared}
        found = await asyncio.to_thread(self.reader, list(texts.values())) if texts else []
        read = dict(zip(texts, found, strict=True))
        if before and shared:
            earlier = await before.reading
            read |= {run: earlier[run] for run in shared}
        return read


def read_each(extractor: Extractor, texts: list[SourceText]) -> list[Read]:
    """One result a text; where the whole fails, each alone, so that only its cause fails."""
    try:
        found: list[Read] = [*extractor.extract(texts)]
        if len(found) != len(texts):
            raise InvalidExtraction(f"{len(found)} extractions for {len(texts)} texts")
        return found
    except Exception as error:
        # An extractor is foreign code: whatever it raises costs one text and not the batch.
        if len(texts) == 1:
            return [error]
        return [found for text in texts for found in read_each(extractor, [text])]
