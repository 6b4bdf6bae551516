"""What a page says of its language is often wrong: the text counts, where it is long enough."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sourcier.extraction.french import FrenchExtractor
from sourcier.extraction.port import Extraction, Extractor, SourceText
from sourcier.ingestion import Arrival, Result, SourceOptions, ingest, sources
from sourcier.ingestion.metadata import Metadata
from sourcier.rereading import Outcome, Wanted, reread
from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import ClaimAsserted, ExtractionFinished, PublicationSeen

from .stand_in import StandIn

FRENCH = (
    "La ministre de la Pêche, Ingrid Solberg, a rencontré mardi à Porto son homologue portugais. "
    "Les deux ministres ont parlé des quotas de sardines et du prix du gazole pendant trois heures."
)
ENGLISH = (
    "The minister of fisheries met her colleague in Porto on Tuesday. Both of them talked about "
    "quotas for sardines and about the price of fuel for three hours, as her office said later."
)
SHORT = "Le port est fermé. La ministre est venue."


class Listening(StandIn):
    """Keeps the languages that it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str | None] = []

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        for text in texts:
            self.told.append(text.language)
            yield Extraction()


def saved(folder: Path, text: str, attributes: str = 'lang="en"') -> Path:
    """A page as a browser saves it."""
    path = folder / "a.html"
    body = f"<article><h1>Porto</h1><p>{text}</p></article>"
    path.write_text(f"<!DOCTYPE html><html {attributes}><body>{body}</body></html>", "utf-8")
    return path


async def ingested(
    writer: Connection, extractor: Extractor, path: Path, **given: str
) -> list[Result]:
    options = SourceOptions(metadata=Metadata(**given))
    return [one async for one in ingest(writer, extractor, sources([path], options))]


async def recorded(writer: Connection, kind: type) -> list[object]:
    found = [event.event async for append in log.read(writer) for event in append.events]
    return [event for event in found if isinstance(event, kind)]


async def test_a_page_in_french_that_says_it_is_in_english_is_read(
    writer: Connection, tmp_path: Path
) -> None:
    [result] = await ingested(writer, FrenchExtractor(), saved(tmp_path, FRENCH))
    assert result.arrival is Arrival.ADDED
    assert not any("nothing was read" in note for note in result.notes)
    [run] = await recorded(writer, ExtractionFinished)
    assert isinstance(run, ExtractionFinished)
    assert run.refused == ""
    claims = await recorded(writer, ClaimAsserted)
    assert "Ingrid Solberg" in {claim.value for claim in claims if isinstance(claim, ClaimAsserted)}
    [seen] = await recorded(writer, PublicationSeen)
    assert isinstance(seen, PublicationSeen)
    assert seen.file is not None
    assert (seen.language, seen.file.stated_in["language"]) == ("en", "html lang")


async def test_a_page_in_english_that_says_it_is_in_french_is_not_read(
    writer: Connection, tmp_path: Path
) -> None:
    path = saved(tmp_path, ENGLISH, 'lang="fr"')
    [result] = await ingested(writer, FrenchExtractor(), path)
    assert "nothing was read: most of the text seems to be in English (en)" in result.notes


async def test_of_a_few_words_the_language_is_what_the_page_says(
    writer: Connection, tmp_path: Path
) -> None:
    extractor = Listening()
    await ingested(writer, extractor, saved(tmp_path, SHORT))
    assert extractor.told == ["en"]


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_language_that_somebody_gives_counts_whatever_the_text_is(
    writer: Connection, tmp_path: Path, language: str
) -> None:
    extractor = Listening()
    await ingested(writer, extractor, saved(tmp_path, FRENCH), language=language)
    assert extractor.told == [language]


async def test_another_attribute_of_the_same_page_is_no_other_reading(
    writer: Connection, tmp_path: Path
) -> None:
    extractor = Listening()
    arrivals = [
        result.arrival
        for language in ("en", "fr")
        for result in await ingested(
            writer, extractor, saved(tmp_path, FRENCH, f'lang="{language}"')
        )
    ]
    assert arrivals == [Arrival.ADDED, Arrival.REPUBLISHED]
    assert extractor.told == [None]


async def test_what_ingestion_read_is_current_for_a_rereading(
    writer: Connection, tmp_path: Path
) -> None:
    extractor = Listening()
    await ingested(writer, extractor, saved(tmp_path, FRENCH))
    [again] = [one async for one in reread(writer, extractor, Wanted())]
    assert again.outcome is Outcome.CURRENT
