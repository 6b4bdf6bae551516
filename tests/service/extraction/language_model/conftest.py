"""A stand-in endpoint, an extractor that asks it without waiting, and what it said in the log."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from sourcier.extraction.language_model import LanguageModelExtractor
from sourcier.extraction.language_model.asking import Asking
from sourcier.extraction.language_model.endpoint import Endpoint
from sourcier.extraction.port import Extraction, SourceText

from .stand_in import KEY, StandIn, answer, stand_in
from .world import TEXT

Read = Callable[..., Extraction]


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in() as found:
        yield found


@pytest.fixture
def pauses() -> list[float]:
    """How long the extractor would have waited before each repetition, in seconds."""
    return []


@pytest.fixture
def make(server: StandIn, pauses: list[float]) -> Callable[..., LanguageModelExtractor]:
    """An extractor of the stand-in, with other values of its endpoint where given."""

    def made(**more: Any) -> LanguageModelExtractor:
        given = {"url": server.url, "model": "tester/small:1", "key": KEY, "timeout": 30.0} | more
        endpoint = Endpoint(**given)
        extractor = LanguageModelExtractor(endpoint)
        extractor.__dict__["_asking"] = Asking(endpoint, pauses.append)
        return extractor

    return made


@pytest.fixture
def read(server: StandIn, make: Callable[..., LanguageModelExtractor]) -> Read:
    """What is read in a text when the model answers so."""

    def reading(
        given: dict[str, Any], text: str = TEXT, published: str | None = "2026-03-04"
    ) -> Extraction:
        server.play(answer(given))
        (found,) = make().extract([SourceText(text=text, language="fr", published=published)])
        return found

    return reading


@pytest.fixture
def told() -> Iterator[list[Any]]:
    """The log lines of the test."""
    with structlog.testing.capture_logs() as lines:
        yield lines
