"""The port of every extractor: texts in, mentions and claims with evidence out, nothing else.

Extractors are found through the entry-point group `sourcier.extractors`; each entry is a callable
without arguments that returns an `Extractor`. An extractor never sees the database, and the same
input gives the same output, byte for byte.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from typing import Protocol

from msgspec import Struct

from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import Stance
from sourcier_events.evidence import Evidence


class SourceText(Struct, frozen=True, kw_only=True):
    """A stored text and the metadata that may bear on reading it. `published` is EDTF."""

    text: str
    language: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """An entity as this run saw it. `local` is unique in the run and stable between runs."""

    local: str
    kind: EntityKind
    label: str
    evidence: tuple[Evidence, ...]


class Reading(Struct, frozen=True, kw_only=True):
    """One claim of a run, before it has a run.

    `property` and `value` follow `sourcier_events.catalogue`; `reference` is the `local` of the
    mention that the value names. `confidence` is in thousandths; `rule` names what found it.
    """

    mention: str
    property: str
    value: str
    reference: str | None = None
    qualifiers: dict[str, str] = {}
    stance: Stance = Stance.ASSERTED
    evidence: tuple[Evidence, ...]
    confidence: int = 1000
    rule: str


class Extraction(Struct, frozen=True, kw_only=True):
    """All that one run read in one text. `refused` says why nothing was, as of another language."""

    mentions: tuple[Mention, ...] = ()
    readings: tuple[Reading, ...] = ()
    refused: str | None = None


class Extractor(Protocol):
    """What every extractor offers. `configuration` is a digest (hex) of models and lexicons."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def configuration(self) -> str: ...

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        """One extraction for each text, in order."""
        ...


class ExtractionFailed(Exception):
    """A text could not be read; the message says why, in words for the person who asked."""


class UnknownExtractor(LookupError):
    """No installed package offers an extractor of that name."""


def load_extractor(name: str) -> Extractor:
    """The installed extractor of that name; raises `UnknownExtractor` naming those there are."""
    found = {entry.name: entry for entry in entry_points(group="sourcier.extractors")}
    if name not in found:
        raise UnknownExtractor(f"no extractor {name!r}; installed: {', '.join(sorted(found))}")
    extractor: Extractor = found[name].load()()
    return extractor
