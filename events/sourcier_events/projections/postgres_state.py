"""The live runner's memory: a write-back cache over the state table of one generation.

Nothing is written before `flush`; the caller's transaction then holds rows, state and checkpoint.
"""

from typing import Any, TypeVar

import msgspec
from psycopg import Connection
from sortedcontainers import SortedDict

from sourcier_events.projections.records import AnyRecord

RecordType = TypeVar("RecordType")

_GET = "select record from state where key = %s"
_GET_MANY = "select key, record from state where key = any(%s)"
_UNDER = "select key, record from state where key >= %s and key < %s order by key"
_FIRST = "select key, record from state where key >= %s and key < %s order by key limit %s"
_PUT = """
    insert into state (key, record)
    select * from unnest(%b::text [], %b::bytea [])
    on conflict (key) do update set record = excluded.record
"""
_DELETE = "delete from state where key = any(%s)"

_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[AnyRecord] = msgspec.msgpack.Decoder(AnyRecord)


def encode(record: AnyRecord) -> bytes:
    """A record as the state table holds it."""
    return _encoder.encode(record)


class PostgresState:
    """Records of one generation; the connection's search_path names its schema."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        # None: known to be missing.
        self._cache: SortedDict[str, AnyRecord | None] = SortedDict()
        self._changed: set[str] = set()
        self._known_prefixes: set[str] = set()
        self._journal: list[tuple[str, AnyRecord | None, bool]] = []
        self._prefix_journal: list[str] = []

    def get(self, key: str, into: type[RecordType]) -> RecordType | None:
        if key not in self._cache:
            self._cache[key] = None if self._is_known(key) else self._load(key)
        record = self._cache[key]
        assert record is None or isinstance(record, into)
        return record

    def prefetch(self, keys: list[str]) -> None:
        """Load many keys in one statement."""
        wanted = [key for key in keys if key not in self._cache]
        if wanted:
            self._cache.update(dict.fromkeys(wanted))
            for key, record in self._connection.execute(_GET_MANY, (wanted,)):
                self._cache[key] = _decoder.decode(record)

    def put(self, key: str, record: AnyRecord) -> None:
        self._change(key, record)

    def delete(self, key: str) -> None:
        self._change(key, None)

    def first(self, prefix: str) -> str | None:
        if not self._is_known(prefix):
            # As many more as we may have deleted, so that one of those that are left is among them.
            gone = sum(1 for key in self._cached(prefix) if self._cache[key] is None)
            self._keep(self._connection.execute(_FIRST, (*_range(prefix), gone + 1)).fetchall())
        return next((key for key in self._cached(prefix) if self._cache[key] is not None), None)

    def keys(self, prefix: str) -> list[str]:
        if not self._is_known(prefix):
            self._keep(self._connection.execute(_UNDER, _range(prefix)).fetchall())
            self._know(prefix)
        return [key for key in self._cached(prefix) if self._cache[key] is not None]

    def nothing_under(self, prefix: str) -> None:
        self._know(prefix)

    def savepoint(self) -> None:
        self._journal.clear()
        self._prefix_journal.clear()

    def rollback(self) -> None:
        journal, self._journal = self._journal, []
        for key, before, cached in reversed(journal):
            if cached:
                self._cache[key] = before
            else:  # never looked at: what the table holds is still true
                del self._cache[key]
                self._changed.discard(key)
        # A prefix became known with what was put meanwhile in the place of what the table holds.
        self._known_prefixes.difference_update(self._prefix_journal)
        self._prefix_journal.clear()

    def flush(self) -> None:
        """Write what changed since the last flush."""
        kept = {key: self._cache[key] for key in sorted(self._changed)}
        there = {key: encode(record) for key, record in kept.items() if record is not None}
        gone = [key for key, record in kept.items() if record is None]
        if there:
            self._connection.execute(_PUT, (list(there), list(there.values())))
        if gone:
            self._connection.execute(_DELETE, (gone,))
        self._changed.clear()

    def _change(self, key: str, record: AnyRecord | None) -> None:
        self._journal.append((key, self._cache.get(key), key in self._cache))
        self._cache[key] = record
        self._changed.add(key)

    def _know(self, prefix: str) -> None:
        if prefix not in self._known_prefixes:
            self._known_prefixes.add(prefix)
            self._prefix_journal.append(prefix)

    def _load(self, key: str) -> AnyRecord | None:
        row = self._connection.execute(_GET, (key,), prepare=True).fetchone()
        return _decoder.decode(row[0]) if row else None

    def _keep(self, rows: list[Any]) -> None:
        for key, record in rows:
            if key not in self._cache:
                self._cache[key] = _decoder.decode(record)

    def _cached(self, prefix: str) -> list[str]:
        return list(self._cache.irange(*_range(prefix), inclusive=(True, False)))

    def _is_known(self, key: str) -> bool:
        """Whether everything under one of the key's prefixes is in the cache."""
        at = key.find("|")
        while at >= 0:
            if key[: at + 1] in self._known_prefixes:
                return True
            at = key.find("|", at + 1)
        return False


def _range(prefix: str) -> tuple[str, str]:
    return prefix, prefix + "\x7f"
