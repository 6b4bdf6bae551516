"""Lines of the log hold no secret, whoever writes them: we, a library, or a traceback."""

import subprocess
import sys

import pytest

KEY = "sourcier_0123456789_" + "ab" * 32
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlc2lnbmF0dXJl"
PASSWORD = "hunter2"

PROGRAM = """
import logging, sys
import structlog
from sourcier.logs import configure_logs
from sourcier.settings import load_settings

configure_logs(load_settings())
key, token, password = sys.argv[1:]
structlog.get_logger("ours").info("a field", authorization=f"Bearer {key}")
structlog.get_logger("ours").warning(f"in the text {token}")
logging.getLogger("library").warning("headers %s", [(b"authorization", f"bearer {key}".encode())])
logging.getLogger("library").info("connecting to postgresql://me:%s@db/x", password)
try:
    raise ValueError(f"cannot use {key} or {token}")
except ValueError:
    structlog.get_logger("ours").exception("failed")
    logging.getLogger("library").exception("failed")
"""


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_no_line_holds_a_secret(log_format: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, KEY, TOKEN, PASSWORD],
        env={"SOURCIER_LOG_FORMAT": log_format},
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    assert all(words in found for words in ("a field", "in the text", "headers", "ValueError"))
    assert "sourcier_0123456789_" in found
    for secret in (KEY, "ab" * 32, TOKEN, TOKEN.split(".")[1], PASSWORD):
        assert secret not in found
