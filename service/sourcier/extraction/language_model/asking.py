"""One question to an OpenAI-compatible endpoint has one answer, in bounded time and size, or none.

The key goes into one header of one request to one host: no error, log line or redirect has it.
Nothing of what an endpoint answers but the content of a whole message leaves this module.
"""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import msgspec
from msgspec import Struct

from sourcier.extraction.language_model.endpoint import Endpoint
from sourcier.extraction.port import ExtractionFailed

LONGEST_WAIT = 120.0
"""Seconds: who is told to come back later than that gives up."""

MOST_BYTES = 8 * 1024 * 1024
"""Of one answer."""

_CONNECT_SECONDS = 10.0
_FIRST_PAUSE = 1.0
_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class _Message(Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(Struct, frozen=True):
    choices: list[_Choice]


class _Transient(Exception):
    """Asking again may help; `pause` is how long the endpoint wants us to wait, in seconds."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


class Asking:
    """Asks an endpoint. `pause` waits so many seconds; tests put a clock of their own there."""

    def __init__(self, endpoint: Endpoint, pause: Callable[[float], None] = time.sleep) -> None:
        self._endpoint = endpoint
        self._pause = pause
        self._client = httpx.Client(
            timeout=httpx.Timeout(endpoint.timeout, connect=_CONNECT_SECONDS),
            headers={"authorization": f"Bearer {endpoint.key}"} if endpoint.key else None,
        )

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> str:
        """The content of the answer; raises `ExtractionFailed`. Blocks."""
        body = msgspec.json.encode(self._request(messages, schema))
        for tried in range(1, self._endpoint.tries + 1):
            try:
                return _content(self._post(body))
            except _Transient as error:
                wait = error.pause if error.pause is not None else _FIRST_PAUSE * 2 ** (tried - 1)
                if tried == self._endpoint.tries or wait > LONGEST_WAIT:
                    told = f", asked to wait {wait:.0f} s" if wait > LONGEST_WAIT else ""
                    raise self._failed(f"{error} ({tried} tries{told})") from None
                self._pause(wait)
        raise AssertionError("the last try returns or raises")

    def _request(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> dict[str, Any]:
        wanted = {"name": "extraction", "strict": True, "schema": schema}
        return {
            "model": self._endpoint.model,
            "messages": messages,
            "temperature": 0,
            "seed": self._endpoint.seed,
            "response_format": {"type": "json_schema", "json_schema": wanted},
        }

    def _post(self, body: bytes) -> bytes:
        """The bytes of a successful response; raises `_Transient` or `ExtractionFailed`.

        Errors of the library are named, not chained: they hold the request, and it the key.
        """
        try:
            with self._client.stream(
                "POST",
                f"{self._endpoint.url.rstrip('/')}/chat/completions",
                content=body,
                headers={"content-type": "application/json"},
            ) as response:
                content = self._read(response)
        except httpx.TimeoutException:
            # Not asked again: it would take as long, and be paid for, once more.
            raise self._failed(f"no answer within {self._endpoint.timeout:g} s") from None
        except httpx.TransportError as error:
            raise _Transient(f"no connection: {type(error).__name__}") from None
        except httpx.HTTPError as error:
            raise self._failed(type(error).__name__) from None
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS or response.is_server_error:
            raise _Transient(f"HTTP {response.status_code}", _retry_after(response))
        if not response.is_success:
            raise self._failed(f"HTTP {response.status_code}{_code_of(content)}")
        return content

    def _read(self, response: httpx.Response) -> bytes:
        """The body, as long as it comes in time and is not too long."""
        until = time.monotonic() + self._endpoint.timeout
        content = bytearray()
        for part in response.iter_bytes():
            content += part
            if len(content) > MOST_BYTES:
                raise self._failed(f"an answer of more than {MOST_BYTES} bytes")
            if time.monotonic() > until:
                raise httpx.ReadTimeout("the whole answer took too long")
        return bytes(content)

    def _failed(self, reason: str) -> ExtractionFailed:
        return ExtractionFailed(f"{self._endpoint.model} at {self._endpoint.host}: {reason}")


def _content(body: bytes) -> str:
    """The content of a message that the model finished; raises `ExtractionFailed`."""
    try:
        choices = msgspec.json.decode(body, type=_Completion).choices
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ExtractionFailed(f"the endpoint answers something else: {error}") from None
    if not choices:
        raise ExtractionFailed("the endpoint answers without a choice")
    message, reason = choices[0].message, choices[0].finish_reason
    if message.refusal:
        raise ExtractionFailed("the model refused to answer")
    if reason == "length":
        raise ExtractionFailed("the answer was cut off: it is longer than the model may answer")
    if reason not in (None, "stop"):
        raise ExtractionFailed(f"the model stopped early{_shown(reason)}")
    if not message.content:
        raise ExtractionFailed("the model answered nothing")
    return message.content


def _retry_after(response: httpx.Response) -> float | None:
    """How long to wait, in seconds: the header has a number of them, or a time."""
    told = response.headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


class _Error(Struct, frozen=True):
    code: str | int | None = None
    type: str | None = None


class _ErrorBody(Struct, frozen=True):
    error: _Error


def _code_of(content: bytes) -> str:
    """The code of an error; never its message, which may repeat the key."""
    try:
        error = msgspec.json.decode(content, type=_ErrorBody).error
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    return _shown(str(error.code or error.type or ""))


def _shown(code: str | None) -> str:
    return f" ({code})" if code and _CODE.fullmatch(code) else ""
