"""An endpoint on a real socket that plays what it is told, one scene for each request."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-hush-0123456789"

Scene = Callable[[BaseHTTPRequestHandler], None]


class StandIn(ThreadingHTTPServer):
    """Plays `scenes` in order, the last one for ever; `requests` are the bodies it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.scenes: list[Scene] = []
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def play(self, *scenes: Scene) -> None:
        self.scenes = list(scenes)

    def next_scene(self) -> Scene:
        return self.scenes.pop(0) if len(self.scenes) > 1 else self.scenes[0]


@contextmanager
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.path != "/v1/chat/completions":
            self.send_error(404)
            return
        self.server.requests.append(json.loads(body))
        self.server.keys.append(self.headers["authorization"])
        self.server.next_scene()(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def completion(content: str | None, finish_reason: str = "stop", **message: Any) -> Scene:
    """A completion with that content."""
    choice = {
        "index": 0,
        "finish_reason": finish_reason,
        "message": {"role": "assistant", "content": content} | message,
    }
    body = json.dumps({"object": "chat.completion", "choices": [choice]}).encode()
    return lambda handler: send(handler, 200, body, content_type="application/json")


def answer(given: dict[str, Any]) -> Scene:
    """A completion with an answer, whatever it holds."""
    return completion(json.dumps(given))


def status(code: int, body: bytes = b"{}", **headers: str) -> Scene:
    """Another HTTP status."""
    return lambda handler: send(handler, code, body, **headers)


def silence(handler: BaseHTTPRequestHandler) -> None:
    """No answer at all until the end of the test."""
    assert isinstance(handler.server, StandIn)
    handler.server.over.wait()


def trickle(handler: BaseHTTPRequestHandler) -> None:
    """An answer that goes on and on."""
    assert isinstance(handler.server, StandIn)
    handler.send_response(200)
    handler.end_headers()
    try:
        while not handler.server.over.wait(0.02):
            handler.wfile.write(b" ")
    except OSError:
        return


def hanging_up(handler: BaseHTTPRequestHandler) -> None:
    """No answer: the connection ends."""
    handler.close_connection = True
    handler.connection.close()
