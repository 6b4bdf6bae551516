"""The fold's memory is a sorted map of records; where it lies makes no difference to the fold.

`MemoryState` serves rebuilds and tests. `PostgresState` (see `postgres_state`) serves the live
runner. Both can take back what was put since a savepoint.
"""

from collections.abc import Iterator
from typing import Protocol, TypeVar

from sortedcontainers import SortedList

from sourcier_events.projections.records import AnyRecord

RecordType = TypeVar("RecordType")


class State(Protocol):
    """A sorted map from ASCII keys to records."""

    def get(self, key: str, into: type[RecordType]) -> RecordType | None:
        """The record of that key; it is of the type `into`, or missing."""
        ...

    def put(self, key: str, record: AnyRecord) -> None: ...

    def delete(self, key: str) -> None: ...

    def first(self, prefix: str) -> str | None:
        """The lowest key with that prefix."""
        ...

    def keys(self, prefix: str) -> list[str]:
        """All keys with that prefix, in order."""
        ...

    def nothing_under(self, prefix: str) -> None:
        """The caller knows that no key has that prefix yet: spares the state from looking."""
        ...

    def savepoint(self) -> None: ...

    def rollback(self) -> None: ...


class MemoryState:
    """All records in memory; keys are sorted by family, and only in families that are scanned."""

    def __init__(self) -> None:
        self._records: dict[str, AnyRecord] = {}
        self._sorted: dict[str, SortedList[str]] = {}
        self._journal: list[tuple[str, AnyRecord | None]] = []

    def get(self, key: str, into: type[RecordType]) -> RecordType | None:
        record = self._records.get(key)
        assert record is None or isinstance(record, into)
        return record

    def put(self, key: str, record: AnyRecord) -> None:
        before = self._records.get(key)
        self._journal.append((key, before))
        if before is None and (family := self._sorted.get(_family(key))) is not None:
            family.add(key)
        self._records[key] = record

    def delete(self, key: str) -> None:
        before = self._records.pop(key, None)
        if before is not None:
            self._journal.append((key, before))
            if (family := self._sorted.get(_family(key))) is not None:
                family.remove(key)

    def first(self, prefix: str) -> str | None:
        return next(self._under(prefix), None)

    def keys(self, prefix: str) -> list[str]:
        return list(self._under(prefix))

    def nothing_under(self, prefix: str) -> None:
        pass

    def savepoint(self) -> None:
        self._journal.clear()

    def rollback(self) -> None:
        journal, self._journal = self._journal, []
        for key, before in reversed(journal):
            if before is None:
                self.delete(key)
            else:
                self.put(key, before)
        self._journal.clear()

    def items(self) -> Iterator[tuple[str, AnyRecord]]:
        """Everything, in key order: what a rebuild stores for the live runner."""
        return ((key, self._records[key]) for key in sorted(self._records))

    def _under(self, prefix: str) -> Iterator[str]:
        name = _family(prefix)
        if name not in self._sorted:
            self._sorted[name] = SortedList(key for key in self._records if key.startswith(name))
        return self._sorted[name].irange(prefix, prefix + "\x7f", inclusive=(True, False))


def _family(key: str) -> str:
    """The first part of a key, with its separator."""
    return key[: key.index("|") + 1]
