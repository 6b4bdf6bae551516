"""graphql-transport-ws over a real socket: what the protocol says, and what it does not foresee."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import websockets

from sourcier_events.database import Pool
from sourcier_graphql.access.errors import NotAuthenticated, TooManyRequests
from sourcier_graphql.live.settings import LiveSettings

from .serving import SUBSCRIPTION, Served, nobody_left, serving
from .telling import Telling
from .waiting import eventually


@pytest.fixture
async def served(told: Telling, readers: Pool) -> AsyncIterator[Served]:
    """A server."""
    async with serving(told.url, readers) as one:
        yield one


async def test_changes_come_as_they_happen_with_where_to_go_on(
    told: Telling, served: Served
) -> None:
    async with served.socket() as socket:
        await socket.subscribe(since=0)
        position = await told.document("a")
        assert await socket.hear() == {
            "id": "1",
            "type": "next",
            "payload": {
                "data": {"changes": {"id": "1-0", "append": position, "padding": ""}},
                "extensions": {"position": f"{position:019}", "since": f"{position:019}"},
            },
        }


async def test_it_goes_on_exactly_where_another_socket_was_cut(
    told: Telling, served: Served
) -> None:
    async with served.socket() as socket:
        await socket.subscribe(since=0)
        await told.document("a")
        since = (await socket.hear())["payload"]["extensions"]["since"]
    await told.document("b")
    async with served.socket() as socket:
        await socket.subscribe(since=int(since))
        await told.document("c")
        assert await socket.changes(2) == ["2-0", "3-0"]


async def test_operations_of_one_socket_go_on_beside_each_other(
    told: Telling, served: Served
) -> None:
    async with served.socket() as socket:
        await socket.subscribe("a", since=0)
        await socket.subscribe("b", since=0, kinds=["merged"])
        await socket.subscribe("c", "query { position }")
        assert await socket.hear() == {
            "id": "c",
            "type": "next",
            "payload": {"data": {"position": "7"}},
        }
        assert await socket.hear() == {"id": "c", "type": "complete"}
        await socket.subscribe("c", "mutation { retractClaim }")
        assert (await socket.hear())["payload"] == {"data": {"retractClaim": None}}
        assert await socket.hear() == {"id": "c", "type": "complete"}
        await told.document("a")
        assert (await socket.hear())["id"] == "a"


async def test_an_operation_that_is_refused_ends_with_an_error(served: Served) -> None:
    async with served.socket() as socket:
        await socket.subscribe("1", "{")
        error = {"message": "Syntax Error", "extensions": {"code": "NO"}}
        assert await socket.hear() == {"id": "1", "type": "error", "payload": [error]}
        await socket.subscribe("1", "query { position }")
        assert (await socket.hear())["type"] == "next"


async def test_a_since_that_is_none_ends_with_an_error(told: Telling, served: Served) -> None:
    async with served.socket() as socket:
        await socket.subscribe(since=99)
        answer = await socket.hear()
        assert answer["type"] == "error"
        assert answer["payload"][0]["extensions"]["code"] == "BAD_POSITION"


async def test_what_fails_on_our_side_is_masked_and_says_where_to_go_on(
    told: Telling, served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    async with served.socket() as socket:
        await socket.subscribe(since=0)
        await told.document("a")
        await socket.hear()
        served.operations.renderings[SUBSCRIPTION].fails = True
        await told.document("b")
        answer = await socket.hear()
        assert answer["type"] == "error"
        (error,) = answer["payload"]
        assert error["extensions"]["code"] == "INTERNAL"
        assert error["extensions"]["since"] == f"{1:019}"
        assert "secret" not in json.dumps(answer)
        assert "secret" in caplog.text


async def test_the_client_ends_an_operation_and_may_use_its_id_again(
    told: Telling, served: Served
) -> None:
    async with served.socket() as socket:
        await socket.subscribe("1", since=0)
        await told.document("a")
        await socket.changes(1)
        await socket.say({"id": "1", "type": "complete"})
        await socket.say({"id": "never begun", "type": "complete"})
        await eventually(lambda: not served.deliveries.hub.subscribers)
        await told.document("b")
        await socket.subscribe("1", since=0)
        assert await socket.changes(2) == ["1-0", "2-0"]


async def test_a_client_that_goes_leaves_nothing_behind(told: Telling, served: Served) -> None:
    async with served.socket() as socket:
        for number in range(5):
            await socket.subscribe(f"{number}", since=0)
        await told.document("a")
        await socket.changes(5)
        socket.connection.transport.abort()
        await nobody_left(served)


async def test_ping_is_answered_with_pong_and_pong_with_nothing(served: Served) -> None:
    async with served.socket() as socket:
        await socket.say({"type": "ping"})
        assert await socket.hear() == {"type": "pong"}
        await socket.say({"type": "pong"})
        await socket.say({"type": "ping", "payload": {"a": 1}})
        assert await socket.hear() == {"type": "pong", "payload": {"a": 1}}


async def test_a_socket_that_says_nothing_is_closed(served: Served) -> None:
    async with served.socket(init=False) as socket:
        assert await socket.closed() == (4408, "Connection initialisation timeout")


@pytest.mark.parametrize(
    "message",
    [
        "{",
        "[]",
        "null",
        '"text"',
        '{"type": "no such type"}',
        '{"id": "1"}',
        '{"type": "subscribe"}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{a}"}}',
        '{"type": "subscribe", "id": "1", "payload": "query"}',
        '{"type": "subscribe", "id": "1", "payload": []}',
        '{"type": "subscribe", "id": "1", "payload": {"query": 1}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{a}", "variables": []}}',
        '{"type": "complete", "id": null}',
        '{"type": "ping", "payload": 1}',
        '{"type": "connection_init", "payload": []}',
        "[" * 5000 + "]" * 5000,
        b'{"type": "ping"}',
    ],
)
async def test_what_is_no_message_closes_the_socket(served: Served, message: Any) -> None:
    async with served.socket() as socket:
        await socket.say(message)
        code, reason = await socket.closed()
        assert code == 4400 and reason


async def test_operations_need_an_acknowledged_connection(served: Served) -> None:
    async with served.socket(init=False) as socket:
        await socket.subscribe()
        assert (await socket.closed())[0] == 4401


async def test_a_second_init_closes_the_socket(served: Served) -> None:
    async with served.socket() as socket:
        await socket.say({"type": "connection_init"})
        assert (await socket.closed())[0] == 4429


async def test_an_id_in_use_closes_the_socket(served: Served) -> None:
    async with served.socket() as socket:
        await socket.subscribe("1")
        await socket.subscribe("1")
        assert await socket.closed() == (4409, "Subscriber for 1 already exists")
        await nobody_left(served)


async def test_a_message_that_is_too_long_closes_the_socket(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(most_message_bytes=1000)
    async with serving(told.url, readers, settings) as served, served.socket() as socket:
        await socket.subscribe("1", "query" + " " * 1000)
        assert (await socket.closed())[0] == 1009


async def test_a_socket_has_only_so_many_operations(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(most_operations=2, wait_seconds=0.2)
    async with serving(told.url, readers, settings) as served, served.socket() as socket:
        for operation in ("1", "2", "3"):
            await socket.subscribe(operation, since=0)
        answer = await socket.hear()
        assert (answer["id"], answer["type"]) == ("3", "error")
        assert answer["payload"][0]["extensions"]["code"] == "TOO_MANY_OPERATIONS"
        await told.document("a")
        assert {(await socket.hear())["id"] for _ in range(2)} == {"1", "2"}


async def test_other_protocols_are_not_spoken(served: Served) -> None:
    async with served.socket(init=False, subprotocols=["graphql-ws"]) as socket:
        assert socket.connection.subprotocol is None
        assert (await socket.closed())[0] == 4406


async def test_pages_of_elsewhere_may_not_open_a_socket(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(origins=frozenset({"https://app.example"}))
    async with serving(told.url, readers, settings) as served:
        with pytest.raises(websockets.InvalidStatus, match="403"):
            async with served.socket(origin="https://evil.example"):
                pass
        async with served.socket(origin="https://app.example"):
            pass
        async with served.socket(origin=f"http://127.0.0.1:{served.port}"):
            pass


async def test_credentials_come_in_the_payload_or_in_the_header(served: Served) -> None:
    async with served.socket(init={"authorization": "Bearer a"}) as socket:
        await socket.subscribe("1", "query { position }")
        await socket.hear()
    async with served.socket(additional_headers={"Authorization": "Bearer b"}) as socket:
        await socket.subscribe("1", "query { position }")
        await socket.hear()
    assert [one.actor for one in served.operations.principals] == ["Bearer a", "Bearer b"]
    assert {address for _, address in served.authentication.asked} == {"127.0.0.1"}


async def test_bad_credentials_close_the_socket(served: Served) -> None:
    served.authentication.refused["Bearer bad"] = NotAuthenticated("this key is not known here")
    async with served.socket(init=False) as socket:
        await socket.say({"type": "connection_init", "payload": {"authorization": "Bearer bad"}})
        assert await socket.closed() == (4403, "this key is not known here")
    async with served.socket(init=False) as socket:
        await socket.say({"type": "connection_init", "payload": {"authorization": 7}})
        assert (await socket.closed())[0] == 4400


async def test_credentials_that_end_close_the_socket(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(check_seconds=0.05, wait_seconds=0.2)
    async with serving(told.url, readers, settings) as served:
        async with served.socket(init={"authorization": "Bearer a"}) as socket:
            await socket.subscribe("1", since=0)
            await told.document("a")
            await socket.changes(1)
            served.authentication.refused["Bearer a"] = NotAuthenticated("this key is revoked")
            assert await socket.closed() == (4403, "this key is revoked")
        await nobody_left(served)


async def test_too_many_requests_end_the_operation_not_the_socket(served: Served) -> None:
    async with served.socket(init={"authorization": "Bearer a"}) as socket:
        served.authentication.refused["Bearer a"] = TooManyRequests(3)
        await socket.subscribe()
        answer = await socket.hear()
        assert answer["payload"][0]["extensions"] == {"code": "TOO_MANY_REQUESTS", "retryAfter": 3}
        del served.authentication.refused["Bearer a"]
        await socket.subscribe("1", "query { position }")
        assert (await socket.hear())["type"] == "next"


async def test_when_the_server_stops_subscribers_are_told_where_to_go_on(
    told: Telling, readers: Pool
) -> None:
    async with serving(told.url, readers) as served, served.socket() as socket:
        await socket.subscribe(since=0)
        await told.document("a")
        await socket.changes(1)
        stopping = asyncio.create_task(served.stop())
        answer = await socket.hear()
        assert answer["payload"][0]["extensions"] == {"code": "GOING_AWAY", "since": f"{1:019}"}
        assert (await socket.closed())[0] == 1012
        await stopping
