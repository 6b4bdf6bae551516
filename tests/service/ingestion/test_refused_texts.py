"""A text that an extractor does not read is stored all the same, and its run says why."""

from collections.abc import Iterable, Iterator

from sourcier.extraction.port import Extraction, SourceText
from sourcier.ingestion import Arrival, Metadata, Source, ingest
from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import ExtractionFinished
from sourcier_events.stored_text import from_text

from .stand_in import StandIn

REASON = "the text is said to be in Latin (la)"


class Choosy(StandIn):
    """Reads nothing that is in Latin."""

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        for text in texts:
            yield Extraction(refused=REASON) if text.language == "la" else Extraction()


async def test_a_refused_text_is_stored_and_its_run_says_why(writer: Connection) -> None:
    items = [
        Source(
            name=f"{language}.txt",
            stored=from_text(language, "a"),
            metadata=Metadata(language=language),
        )
        for language in ("la", "fr")
    ]
    latin, french = [one async for one in ingest(writer, Choosy(), items)]
    assert (latin.arrival, latin.claims) == (Arrival.ADDED, 0)
    assert latin.notes == (f"nothing was read: {REASON}",)
    assert french.notes == ()
    recorded = [event.event async for append in log.read(writer) for event in append.events]
    runs = [event for event in recorded if isinstance(event, ExtractionFinished)]
    assert [run.refused for run in runs] == [REASON, ""]


async def test_a_refused_text_is_not_asked_for_again(writer: Connection) -> None:
    item = Source(name="la.txt", stored=from_text("Vale", "a"), metadata=Metadata(language="la"))
    arrivals = [one.arrival for _ in range(2) async for one in ingest(writer, Choosy(), [item])]
    assert arrivals == [Arrival.ADDED, Arrival.KNOWN]
