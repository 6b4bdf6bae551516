"""The log does what a list in memory does: every outcome, every position, every version."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sourcier_events import log
from sourcier_events.database import Connection, Role, connect
from sourcier_events.event_types import (
    AnyEvent,
    ClaimAsserted,
    DocumentAdded,
    DocumentWithdrawn,
    EntityIdentified,
    MergeUndone,
    document_stream,
)

from .samples import append_of, identification, identifier, name_claim

Streamed = tuple[str, AnyEvent]
TEXTS = ("Kyiv et Paris.", "Paris et Kyiv.")
DIGESTS = [sha256(text.encode()).hexdigest() for text in TEXTS]


class Refused(Exception):
    """The model refuses a call."""


class Model:
    """The log as a list, and what follows from it."""

    def __init__(self) -> None:
        self.appends: list[tuple[int, log.Append]] = []
        self.versions: dict[str, int] = {}
        self.found: dict[tuple[str, UUID], int] = {}
        self.documents: set[str] = set()
        self.position = 0

    def call(self, appends: Sequence[log.Append]) -> list[tuple[Any, ...]]:
        """The outcomes of one call; raises `Refused` where a claim quotes an unknown document."""
        available = set(self.documents)
        for one in appends:
            available |= brought(one)
            if not quoted(one) <= available:
                raise Refused
        return [self.append(one) for one in appends]

    def append(self, one: log.Append) -> tuple[Any, ...]:
        """The outcome of one append."""
        for first, other in self.appends:
            if other.key == one.key:
                same = one.same_key_is_same or content(other) == content(one)
                return (
                    ("known", first, first + len(other.events) - 1) if same else ("reused", first)
                )
        if quoted(one) - brought(one) - self.documents:
            missing = min(quoted(one) - brought(one) - self.documents)
            return "conflict", document_stream(missing), 1, 0
        return self.clash(one) or self.conflict(one) or self.record(one)

    def clash(self, one: log.Append) -> tuple[Any, ...] | None:
        """The latest entity that came under a key of ours since we looked."""
        if one.resolved_at is None:
            return None
        wanted = {key for new in one.events for key in keys_of(new.event)}
        later = [
            (-position, key)
            for (key, _), position in self.found.items()
            if key in wanted and position > one.resolved_at
        ]
        return ("resolve again", min(later)[1], -min(later)[0]) if later else None

    def conflict(self, one: log.Append) -> tuple[Any, ...] | None:
        """The first stream that is not as expected."""
        expected = one.expected | {document_stream(digest): 0 for digest in brought(one)}
        for stream in dict.fromkeys(new.stream for new in one.events):
            actual = self.versions.get(stream, 0)
            if expected.get(stream, actual) != actual:
                return "conflict", stream, expected[stream], actual
        return None

    def record(self, one: log.Append) -> tuple[Any, ...]:
        """Append to the list."""
        first = self.position + 1
        self.appends.append((first, one))
        for new in one.events:
            self.position += 1
            self.versions[new.stream] = self.versions.get(new.stream, 0) + 1
            if isinstance(new.event, EntityIdentified):
                for key in new.event.blocking_keys:
                    self.found.setdefault((key, new.event.entity), self.position)
        self.documents |= brought(one)
        return "appended", first, self.position

    def events(self) -> list[tuple[Any, ...]]:
        """All events: position, end of append, version, id, stream, event."""
        versions: dict[str, int] = {}
        rows = []
        for first, one in self.appends:
            last = first + len(one.events) - 1
            for position, new in enumerate(one.events, start=first):
                versions[new.stream] = versions.get(new.stream, 0) + 1
                version = versions[new.stream]
                rows.append((position, last, version, new.id, new.stream, new.event))
        return rows

    def ends(self) -> list[int]:
        """Zero and the last position of every append."""
        return [0] + [first + len(one.events) - 1 for first, one in self.appends]


def content(one: log.Append) -> list[tuple[UUID, AnyEvent]]:
    """What makes an append the same under one key: neither actor nor stream."""
    return [(new.id, new.event) for new in one.events]


def brought(one: log.Append) -> set[str]:
    """The documents that an append brings."""
    return {document.sha256 for document in one.documents}


def quoted(one: log.Append) -> set[str]:
    """The documents that the claims of an append quote."""
    return {new.event.document for new in one.events if isinstance(new.event, ClaimAsserted)}


def keys_of(event: AnyEvent) -> tuple[str, ...]:
    """The blocking keys of an event."""
    return event.blocking_keys if isinstance(event, EntityIdentified) else ()


def plain(outcome: log.Outcome) -> tuple[Any, ...]:
    """An outcome as the model gives it, without its time."""
    match outcome:
        case log.Appended(first, last):
            return "appended", first, last
        case log.Known(first, last):
            return "known", first, last
        case log.Conflict(stream, expected, actual):
            return "conflict", stream, expected, actual
        case log.ResolveAgain(key, position):
            return "resolve again", key, position
        case log.KeyReused(first):
            return "reused", first


NUMBERS = some.integers(0, 2)
UNDONE = some.builds(
    lambda stream, reason: (f"s{stream}", MergeUndone(merge=UUID(int=1), reason=str(reason))),
    NUMBERS,
    NUMBERS,
)
IDENTIFIED = some.builds(
    lambda mention, entity, keys: identification(identifier(mention), identifier(entity), *keys),
    NUMBERS,
    NUMBERS,
    some.lists(some.sampled_from(["k0", "k1", "k2"]), max_size=2, unique=True),
)
WITHDRAWN = some.sampled_from(DIGESTS).map(
    lambda digest: (document_stream(digest), DocumentWithdrawn(document=digest, reason=""))
)
CLAIMED = some.sampled_from(TEXTS).map(
    lambda text: (
        document_stream(sha256(text.encode()).hexdigest()),
        name_claim(text, "Kyiv", value="Kyiv"),
    )
)
EVENTS = some.lists(UNDONE | IDENTIFIED | WITHDRAWN | CLAIMED, min_size=1, max_size=4)


@some.composite
def appends(draw: some.DrawFn, model: Model) -> log.Append:
    """An append that may be new, expect what is or what is not, and bring a document."""
    if model.appends and draw(some.integers(0, 5)) == 0:
        return draw(some.sampled_from([one for _, one in model.appends]))
    events: list[Streamed] = list(draw(EVENTS))
    texts = draw(some.sampled_from([(), (), TEXTS[:1], TEXTS[1:], TEXTS]))
    digests = [sha256(text.encode()).hexdigest() for text in texts]
    events[:0] = [
        (document_stream(digest), DocumentAdded(document=digest, length=len(text)))
        for digest, text in zip(digests, texts, strict=True)
    ]
    streams = some.sampled_from(sorted({stream for stream, _ in events}))
    return append_of(
        draw(some.integers(0, 30)),
        events,
        documents=tuple(
            log.NewDocument(sha256=digest, text=text)
            for digest, text in zip(digests, texts, strict=True)
        ),
        expected={
            stream: max(
                0, model.versions.get(stream, 0) + draw(some.sampled_from([0, 0, 0, 1, -1]))
            )
            for stream in draw(some.lists(streams, max_size=2))
        },
        resolved_at=draw(some.none() | some.integers(0, model.position)),
        same_key_is_same=draw(some.booleans()),
    )


class LogMachine(RuleBasedStateMachine):
    """Calls of the log, each compared with the model; all in a transaction that is rolled back."""

    def __init__(self, runner: asyncio.Runner, connection: Connection) -> None:
        super().__init__()
        self.runner = runner
        self.connection = connection
        self.model = Model()

    def teardown(self) -> None:
        self.runner.run(self.connection.rollback())

    @rule(data=some.data())
    def append(self, data: some.DataObject) -> None:
        call = data.draw(some.lists(appends(self.model), min_size=1, max_size=4))
        try:
            expected = self.model.call(call)
        except Refused:
            with pytest.raises(log.AppendRefused, match="is not in the log"):
                self.runner.run(log.append(self.connection, *call))
        else:
            outcomes = self.runner.run(log.append(self.connection, *call))
            assert [plain(outcome) for outcome in outcomes] == expected

    @rule()
    def read_everything(self) -> None:
        recorded = self.all_of(log.read(self.connection))
        assert rows(recorded) == self.model.events()
        assert [(one.first, one.last) for one in recorded] == [
            (start + 1, end) for start, end in pairwise(self.model.ends())
        ]
        assert all(one.recorded_at < other.recorded_at for one, other in pairwise(recorded))

    @rule(data=some.data())
    def read_a_part(self, data: some.DataObject) -> None:
        after = data.draw(some.sampled_from(self.model.ends()))
        until = data.draw(some.integers(0, self.model.position + 1))
        recorded = self.all_of(log.read(self.connection, after=after, until=until))
        assert rows(recorded) == [
            row for row in self.model.events() if after < row[0] and row[1] <= until
        ]

    @rule(types=some.sets(some.sampled_from([MergeUndone, EntityIdentified, ClaimAsserted])))
    def read_by_type(self, types: set[type]) -> None:
        names = [one.__name__ for one in types]
        recorded = self.all_of(log.read(self.connection, types=names))
        assert rows(recorded) == [row for row in self.model.events() if type(row[5]) in types]

    @precondition(lambda self: self.model.versions)
    @rule(data=some.data())
    def read_a_stream(self, data: some.DataObject) -> None:
        stream = data.draw(some.sampled_from(sorted(self.model.versions)))
        after = data.draw(some.integers(0, self.model.versions[stream]))
        events = self.all_of(log.read_stream(self.connection, stream, after=after))
        assert [event.version for event in events] == list(
            range(after + 1, self.model.versions[stream] + 1)
        )
        assert [row_of(event) for event in events] == [
            row for row in self.model.events() if row[4] == stream and row[2] > after
        ]

    @rule(number=some.sampled_from([0, 1]))
    def read_a_document(self, number: int) -> None:
        text = self.runner.run(log.document_text(self.connection, DIGESTS[number]))
        assert text == (TEXTS[number] if DIGESTS[number] in self.model.documents else None)

    @invariant()
    def the_head_is_the_last_position(self) -> None:
        assert self.runner.run(log.head(self.connection)).position == self.model.position

    def all_of(self, items: AsyncIterator[Any]) -> list[Any]:
        """Everything an iterator gives."""

        async def collect() -> list[Any]:
            return [item async for item in items]

        return self.runner.run(collect())


def row_of(event: log.RecordedEvent) -> tuple[Any, ...]:
    """An event as the model has it."""
    return event.position, event.append, event.version, event.id, event.stream, event.event


def rows(recorded: Sequence[log.RecordedAppend]) -> list[tuple[Any, ...]]:
    """All events of some appends."""
    return [row_of(event) for one in recorded for event in one.events]


def test_the_log_does_what_its_model_does(shared_database_url: str) -> None:
    with asyncio.Runner() as runner:
        connection = runner.run(connect(shared_database_url, Role.WRITER, autocommit=False))
        try:
            run_state_machine_as_test(
                lambda: LogMachine(runner, connection),
                settings=settings(
                    max_examples=120,
                    stateful_step_count=20,
                    deadline=None,
                    suppress_health_check=[HealthCheck.too_slow],
                ),
            )
        finally:
            runner.run(connection.close())
