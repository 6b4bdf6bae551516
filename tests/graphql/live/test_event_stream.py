"""Server-sent events over a real socket: graphql-sse, and how browsers go on by themselves."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from sourcier_events.database import Pool
from sourcier_graphql.access.errors import (
    AuthenticationUnavailable,
    NotAuthenticated,
    TooManyRequests,
)
from sourcier_graphql.live.event_stream import wants_events
from sourcier_graphql.live.settings import LiveSettings

from ...events.projections.scenario import meeting, mention_of
from .serving import SUBSCRIPTION, Served, nobody_left, serving
from .telling import Telling

SUMMIT, TALKS = meeting("sommet"), meeting("pourparlers")


@pytest.fixture
async def served(told: Telling, readers: Pool) -> AsyncIterator[Served]:
    """A server."""
    async with serving(told.url, readers) as one:
        yield one


async def test_changes_come_as_events_with_their_place_as_id(told: Telling, served: Served) -> None:
    async with served.stream(since=0) as stream:
        assert stream.response.status_code == 200
        assert stream.response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert stream.response.headers["cache-control"] == "no-store"
        position = await told.document("a")
        event = await stream.hear()
        assert (event.event, event.id) == ("next", f"{1:019}-0")
        assert event.json() == {
            "data": {"changes": {"id": "1-0", "append": position, "padding": ""}},
            "extensions": {"position": f"{1:019}", "since": f"{1:019}"},
        }


async def test_browsers_subscribe_by_url(told: Telling, served: Served) -> None:
    await told.document("a")
    async with served.stream(by_url=True, since=0) as stream:
        assert await stream.changes(1) == ["1-0"]


async def test_who_comes_again_with_the_last_id_goes_on_exactly_there(
    told: Telling, served: Served
) -> None:
    document = told.story.document("a")
    for one in (SUMMIT, TALKS):
        told.story.identify(mention_of(document, one), one, document=document)
    told.story.merge(TALKS, SUMMIT)
    told.story.document("b")
    await told.tell()
    async with served.stream(by_url=True, since=0) as stream:
        heard = [await stream.hear() for _ in range(6)]
    ids = [one.json()["data"]["changes"]["id"] for one in heard]
    assert ids == ["1-0", "2-0", "3-0", "4-0", "4-1", "5-0"]
    for at, event in enumerate(heard[:-1]):
        headers = {"Last-Event-ID": event.id}
        async with served.stream(by_url=True, headers=headers, since=0) as stream:
            assert await stream.changes(len(ids) - at - 1) == ids[at + 1 :]


async def test_an_id_of_somebody_else_is_not_ours_to_resume(told: Telling, served: Served) -> None:
    await told.document("a")
    for foreign in ("7", "a-b", f"{2**63}-0", "", "1-99999999999"):
        async with served.stream(headers={"Last-Event-ID": foreign}, since=0) as stream:
            assert await stream.changes(1) == ["1-0"]


async def test_a_query_is_one_event_and_the_end(served: Served) -> None:
    for by_url in (False, True):
        async with served.stream("query { position }", by_url=by_url) as stream:
            event = await stream.hear()
            assert (event.event, event.json()) == ("next", {"data": {"position": "7"}})
            event = await stream.hear()
            assert (event.event, event.data) == ("complete", "")
            with pytest.raises(StopAsyncIteration):
                await stream.hear()


async def test_mutations_are_not_done_by_url(served: Served) -> None:
    async with served.stream("mutation { retractClaim }", by_url=True) as stream:
        assert "errors" in (await stream.hear()).json()
    async with served.stream("mutation { retractClaim }") as stream:
        assert (await stream.hear()).json() == {"data": {"retractClaim": None}}


async def test_what_is_refused_is_an_event_with_errors_and_the_end(served: Served) -> None:
    async with served.stream("{") as stream:
        error = {"message": "Syntax Error", "extensions": {"code": "NO"}}
        assert (await stream.hear()).json() == {"errors": [error]}
        assert (await stream.hear()).event == "complete"
    async with served.stream(since=99) as stream:
        (error,) = (await stream.hear()).json()["errors"]
        assert error["extensions"]["code"] == "BAD_POSITION"
        assert (await stream.hear()).event == "complete"


@pytest.mark.parametrize(
    ("error", "status", "header"),
    [
        (NotAuthenticated("this key is revoked"), 401, "www-authenticate"),
        (TooManyRequests(3), 429, "retry-after"),
        (AuthenticationUnavailable(), 503, "retry-after"),
    ],
)
async def test_who_may_not_enter_gets_no_stream(
    served: Served, error: Exception, status: int, header: str
) -> None:
    served.authentication.refused["Bearer a"] = error
    async with served.stream(headers={"Authorization": "Bearer a"}) as stream:
        assert stream.response.status_code == status
        assert stream.response.headers[header]
        body = json.loads(await stream.response.aread())
        assert body["errors"][0]["message"] == str(error)


async def test_what_is_no_request_gets_no_stream(served: Served) -> None:
    address = f"http://127.0.0.1:{served.port}/graphql/stream"
    async with httpx.AsyncClient() as http:
        assert (await http.post(address, content=b"{")).status_code == 415
        assert (await http.post(address, json=[])).status_code == 400
        assert (await http.get(address)).status_code == 400
        assert (await http.get(address, params={"query": ""})).status_code == 400
        refused = await http.put(address, json={})
        assert (refused.status_code, refused.headers["allow"]) == (405, "GET, POST")
        assert (await http.head(address)).status_code == 405


async def test_a_body_that_is_too_long_gets_no_stream(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(most_message_bytes=1000)
    async with (
        serving(told.url, readers, settings) as served,
        served.stream("query" + " " * 1000) as stream,
    ):
        assert stream.response.status_code == 413


async def test_a_silent_stream_says_that_it_is_alive(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(keep_alive_seconds=0.05)
    async with serving(told.url, readers, settings) as served, served.stream() as stream:
        async with asyncio.timeout(30):
            async for line in stream.response.aiter_lines():
                if line == ":":
                    break


async def test_credentials_that_end_end_the_stream(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(check_seconds=0.05, wait_seconds=0.2)
    async with serving(told.url, readers, settings) as served:
        async with served.stream(headers={"Authorization": "Bearer a"}, since=0) as stream:
            await told.document("a")
            await stream.changes(1)
            served.authentication.refused["Bearer a"] = NotAuthenticated("this key is revoked")
            (error,) = (await stream.hear()).json()["errors"]
            assert error["extensions"] == {"code": "UNAUTHENTICATED", "since": f"{1:019}"}
            assert (await stream.hear()).event == "complete"
        await nobody_left(served)


async def test_a_client_that_goes_leaves_nothing_behind(told: Telling, served: Served) -> None:
    async with served.stream(since=0) as stream:
        await told.document("a")
        await stream.changes(1)
        assert served.deliveries.hub.subscribers == 1
    await nobody_left(served)


async def test_when_the_server_stops_streams_end_with_where_to_go_on(
    told: Telling, readers: Pool
) -> None:
    async with serving(told.url, readers) as served, served.stream(since=0) as stream:
        await told.document("a")
        await stream.changes(1)
        stopping = asyncio.create_task(served.stop())
        (error,) = (await stream.hear()).json()["errors"]
        assert error["extensions"] == {"code": "GOING_AWAY", "since": f"{1:019}"}
        assert (await stream.hear()).event == "complete"
        with pytest.raises(StopAsyncIteration):
            await stream.hear()
        await stopping


async def test_what_fails_on_our_side_is_masked(
    told: Telling, served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    async with served.stream(since=0) as stream:
        await told.document("a")
        await stream.changes(1)
        served.operations.renderings[SUBSCRIPTION].fails = True
        await told.document("b")
        (error,) = (await stream.hear()).json()["errors"]
        assert error["extensions"]["code"] == "INTERNAL"
        assert "secret" not in json.dumps(error)
    assert "secret" in caplog.text


def test_who_asks_for_events_says_so_in_accept() -> None:
    assert wants_events("text/event-stream")
    assert wants_events("Text/Event-Stream; q=0.5, multipart/mixed, */*")
    assert not wants_events("application/json, text/event-stream, multipart/mixed")
    assert not wants_events("application/json, */*")
