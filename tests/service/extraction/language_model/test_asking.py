"""An endpoint that is busy, slow, broken or hostile: an answer, or an error in bounded time."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from sourcier.extraction.language_model import LanguageModelExtractor, asking
from sourcier.extraction.port import Extraction, ExtractionFailed, SourceText

from .stand_in import (
    KEY,
    StandIn,
    answer,
    completion,
    hanging_up,
    silence,
    status,
    trickle,
)
from .world import TEXT, good_answer

Make = Callable[..., LanguageModelExtractor]


def read(extractor: LanguageModelExtractor, text: str = TEXT) -> Extraction:
    (found,) = extractor.extract([SourceText(text=text)])
    return found


def test_a_request_is_what_such_endpoints_understand(server: StandIn, make: Make) -> None:
    server.play(answer(good_answer()))
    list(make(seed=7).extract([SourceText(text=TEXT, language="fr", published="2026-03-04")]))
    [request] = server.requests
    assert (request["model"], request["temperature"], request["seed"]) == ("tester/small:1", 0, 7)
    assert [one["role"] for one in request["messages"]] == ["system", "user"]
    assert f"<text>\n{TEXT}\n</text>" in request["messages"][1]["content"]
    assert "2026-03-04" in request["messages"][1]["content"]
    assert server.keys == [f"Bearer {KEY}"]
    wanted = request["response_format"]
    assert wanted["type"] == "json_schema"
    assert wanted["json_schema"]["strict"] is True


def test_the_schema_is_strict_all_the_way_down(server: StandIn, make: Make) -> None:
    server.play(answer(good_answer()))
    read(make())
    schema = server.requests[0]["response_format"]["json_schema"]["schema"]
    objects = list(_objects(schema))
    assert len(objects) > 20
    for one in objects:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    assert "$ref" not in str(schema)
    assert "default" not in str(schema)


def _objects(schema: Any) -> Any:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for each in schema.values():
            yield from _objects(each)
    if isinstance(schema, list):
        for each in schema:
            yield from _objects(each)


def test_without_a_key_none_is_sent(server: StandIn, make: Make) -> None:
    server.play(answer(good_answer()))
    read(make(key=None))
    assert server.keys == [None]


def test_who_is_busy_is_asked_again_when_it_says(
    server: StandIn, make: Make, pauses: list[float]
) -> None:
    server.play(status(429, retry_after="17"), status(429), answer(good_answer()))
    assert read(make()).readings
    assert pauses == [17, 2]


def test_a_time_to_come_back_may_be_a_date(
    server: StandIn, make: Make, pauses: list[float]
) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    server.play(status(503, retry_after=later), answer(good_answer()))
    assert read(make()).readings
    [pause] = pauses
    assert 60 < pause <= 90


def test_who_wants_us_to_wait_for_hours_is_given_up(
    server: StandIn, make: Make, pauses: list[float]
) -> None:
    server.play(status(429, retry_after="7200"))
    with pytest.raises(ExtractionFailed, match=r"HTTP 429 \(1 tries, asked to wait 7200 s\)"):
        read(make())
    assert pauses == []


def test_who_keeps_failing_is_given_up(server: StandIn, make: Make, pauses: list[float]) -> None:
    server.play(status(500))
    with pytest.raises(ExtractionFailed, match=r"HTTP 500 \(4 tries\)"):
        read(make())
    assert pauses == [1, 2, 4]
    assert len(server.requests) == 4


def test_a_connection_that_breaks_is_tried_again(server: StandIn, make: Make) -> None:
    server.play(hanging_up, answer(good_answer()))
    assert read(make()).readings


def test_an_endpoint_that_is_not_there_is_named(make: Make, pauses: list[float]) -> None:
    with pytest.raises(ExtractionFailed, match=r"127\.0\.0\.1:1: no connection: ConnectError"):
        read(make(url="http://127.0.0.1:1/v1", tries=2))
    assert pauses == [1]


@pytest.mark.parametrize("scene", [silence, trickle])
def test_an_answer_that_does_not_come_is_not_waited_for(
    server: StandIn, make: Make, scene: Any
) -> None:
    server.play(scene)
    with pytest.raises(ExtractionFailed, match=r"no answer within 0\.2 s"):
        read(make(timeout=0.2))
    assert len(server.requests) == 1


def test_an_answer_without_end_is_cut(
    server: StandIn, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 1000)
    server.play(completion("x" * 2000))
    with pytest.raises(ExtractionFailed, match="more than 1000 bytes"):
        read(make())


@pytest.mark.parametrize(
    ("scene", "reason"),
    [
        (completion('{"meetings": ['), "did not answer as asked"),
        (completion("Here are the meetings you wanted."), "did not answer as asked"),
        (completion('{"meetings": 3}'), "did not answer as asked"),
        (completion('{"meetings": "\\ud800"}'), "did not answer as asked"),
        (completion('{"participants": []}', "length"), "cut off"),
        (completion(None, "content_filter"), r"stopped early \(content_filter\)"),
        (completion(None, refusal="I would rather not"), "the model refused to answer"),
        (completion(None), "answered nothing"),
        (status(200, b"<html>welcome</html>"), "answers something else"),
        (status(200, b'{"choices": []}'), "without a choice"),
        (status(302, location="http://127.0.0.1:1/"), "HTTP 302"),
        (status(404, b'{"error": {"code": "model_not_found"}}'), r"HTTP 404 \(model_not_found\)"),
    ],
)
def test_what_is_no_answer_refuses_the_text(
    server: StandIn, make: Make, pauses: list[float], scene: Any, reason: str
) -> None:
    server.play(scene)
    with pytest.raises(ExtractionFailed, match=reason):
        read(make())
    assert len(server.requests) == 1


def test_a_text_that_is_too_long_is_not_sent(server: StandIn, make: Make) -> None:
    with pytest.raises(ExtractionFailed, match="SOURCIER_MODEL_LONGEST_TEXT is 100"):
        read(make(longest_text=100))
    assert server.requests == []


def test_the_key_is_in_no_error_and_no_log_line(
    server: StandIn, make: Make, caplog: pytest.LogCaptureFixture, told: list[Any]
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f'{{"error": {{"message": "no such key: {KEY}", "code": "no key {KEY}"}}}}'.encode()
    server.play(status(401, echo), status(500, echo), silence)
    extractor = make(timeout=0.5, tries=2)
    for _ in range(2):
        with pytest.raises(ExtractionFailed) as caught:
            read(extractor)
        error: BaseException | None = caught.value
        while error:
            assert KEY not in repr(error)
            assert not isinstance(error, httpx.HTTPError)
            error = error.__cause__
    assert "127.0.0.1" in caplog.text
    assert KEY not in caplog.text + str(told)
    assert KEY not in repr(extractor._endpoint)
