"""Where the fold's memory lies makes no difference: a table answers as a map in memory does."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from psycopg import Connection

from sourcier_events.database import Role, connect_blocking
from sourcier_events.projections import generations
from sourcier_events.projections.postgres_state import PostgresState
from sourcier_events.projections.records import Count
from sourcier_events.projections.state import MemoryState

KEYS = ("a|1|", "a|2|", "a|2|x|", "a|2|y|", "a|3|", "aa|1|", "b|1|", "b|2|")
PREFIXES = ("a|", "a|2|", "aa|", "b|", "c|")

Action = tuple[str, str, int]


def _actions(what: str, on: tuple[str, ...]) -> some.SearchStrategy[Action]:
    return some.tuples(some.just(what), some.sampled_from(on), some.integers(1, 9))


ACTIONS = some.one_of(
    _actions("put", KEYS),
    _actions("put", KEYS),
    _actions("delete", KEYS),
    _actions("get", KEYS),
    _actions("prefetch", KEYS),
    _actions("first", PREFIXES),
    _actions("keys", PREFIXES),
    _actions("nothing_under", PREFIXES),
    _actions("savepoint", ("",)),
    _actions("rollback", ("",)),
    _actions("flush", ("",)),
    _actions("begin again", ("",)),
)


@pytest.fixture(scope="module")
def connection(shared_database_url: str) -> Iterator[Connection[Any]]:
    """A connection on which `state` is the table of a new generation."""
    with connect_blocking(shared_database_url, Role.REBUILDER) as connection:
        with connection.transaction():
            generation = generations.create(connection, "building")
        generations.index(connection, generation.number)
        yield connection


class Both:
    """Does everything to a map in memory and to a table, and compares the answers."""

    def __init__(self, connection: Connection[Any]) -> None:
        connection.execute("delete from state")
        self._connection = connection
        self._memory = MemoryState()
        self._table = PostgresState(connection)

    def do(self, action: Action) -> None:
        what, on, number = action
        match what:
            case "put":
                self._on_both("put", on, Count(number=number))
            case "get":
                self._on_both("get", on, Count)
            case "prefetch":
                self._table.prefetch([on])
            case "nothing_under":
                if not self._memory.keys(on):
                    self._on_both("nothing_under", on)
            case "flush" | "begin again":
                self._flush(what == "begin again")
            case "savepoint" | "rollback":
                self._on_both(what)
            case _:
                self._on_both(what, on)

    def finish(self) -> None:
        """Write everything; what then lies in the table is what is in memory."""
        self._flush(again=True)
        assert self._stored() == dict(self._memory.items())
        for prefix in PREFIXES:
            self._on_both("keys", prefix)

    def _on_both(self, what: str, *arguments: object) -> None:
        one = getattr(self._memory, what)(*arguments)
        assert getattr(self._table, what)(*arguments) == one, (what, arguments)

    def _flush(self, again: bool) -> None:
        self._on_both("savepoint")
        self._table.flush()
        if again:
            self._table = PostgresState(self._connection)

    def _stored(self) -> dict[str, object]:
        fresh = PostgresState(self._connection)
        keys = [key for (key,) in self._connection.execute("select key from state")]
        return {key: fresh.get(key, Count) for key in keys}


@settings(max_examples=150, deadline=None)
@given(some.lists(some.lists(ACTIONS, max_size=9), max_size=9))
@example(
    [
        [("put", "b|1|", 1), ("begin again", "", 1), ("savepoint", "", 1), ("put", "b|1|", 2)],
        [("keys", "b|", 1), ("rollback", "", 1), ("keys", "b|", 1)],
    ]
)
def test_a_table_gives_the_same_answers_as_a_map_in_memory(
    connection: Connection[Any], actions: list[list[Action]]
) -> None:
    with connection.transaction(force_rollback=True):
        both = Both(connection)
        for action in (one for some_actions in actions for one in some_actions):
            both.do(action)
        both.finish()


def test_keys_are_in_the_same_order_in_memory_and_in_the_table(
    connection: Connection[Any],
) -> None:
    names = ["f|é|", "f|z|", "f|Z|", "f|-|", "f|0|", "f||", "f|a|b|", "f|a|", "g|", "f|~|"]
    with connection.transaction(force_rollback=True):
        memory, table = MemoryState(), PostgresState(connection)
        for name in names:
            memory.put(name, Count(number=1))
            table.put(name, Count(number=1))
        table.flush()
        assert PostgresState(connection).keys("f|") == memory.keys("f|")
        assert PostgresState(connection).first("f|") == memory.first("f|") == "f|-|"


def test_a_record_of_another_type_than_expected_is_a_broken_invariant() -> None:
    state = MemoryState()
    state.put("a|", Count(number=1))
    with pytest.raises(AssertionError):
        state.get("a|", MemoryState)
