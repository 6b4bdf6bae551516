"""One content and what is said of it make one source, or are refused with the reason.

What was asked for wins over what stands beside a text, and that over what a page says of itself.
A page is often wrong about its language: whoever reads goes by the text, where that is enough.
"""

import codecs
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sourcier.extraction.port import SourceText
from sourcier.ingestion import metadata
from sourcier.ingestion.metadata import InvalidMetadata, Metadata
from sourcier_events import stored_text
from sourcier_events.stored_text import RefusedFile, StoredText

if TYPE_CHECKING:
    from sourcier.ingestion.pages import Page

BOM = codecs.BOM_UTF8

_WORDS_TELLING_THE_LANGUAGE = 30
"""Of fewer words no language is surely recognised: then what the page says of it counts."""


class Source(Struct, frozen=True, kw_only=True):
    """A text to ingest. `notes` are remarks for the person who asked."""

    name: str
    stored: StoredText
    metadata: Metadata
    notes: tuple[str, ...] = ()

    def to_read(self) -> SourceText:
        """What an extractor gets to see; all of it is part of a run's identity."""
        return SourceText(
            text=self.stored.text,
            language=None if self._tells_its_language() else self.metadata.language,
            published=self.metadata.published,
        )

    def _tells_its_language(self) -> bool:
        """Whether nobody but a page says the language, and the text is long enough to tell it."""
        words = self.stored.text.split(maxsplit=_WORDS_TELLING_THE_LANGUAGE)
        by_page = "language" in self.stored.file.stated_in
        return by_page and len(words) >= _WORDS_TELLING_THE_LANGUAGE


class SourceOptions(Struct, frozen=True, kw_only=True):
    """What holds for all files of one call. `metadata` wins over what files say."""

    metadata: Metadata = Metadata()
    encoding: str | None = None
    limit: int = stored_text.LIMIT


class Beside(Struct, frozen=True, kw_only=True):
    """What stands beside a text: its metadata, and names that mean nothing to us."""

    metadata: Metadata = Metadata()
    unknown: tuple[str, ...] = ()


class _Line(Struct, frozen=True):
    text: str | None = None
    html: str | None = None


def beside(content: bytes) -> Beside:
    """What a `.json` beside a text says; raises `InvalidMetadata`."""
    given, unknown = metadata.from_json(content.removeprefix(BOM))
    return Beside(metadata=given, unknown=unknown)


def from_text_file(content: bytes, name: str, given: Beside, options: SourceOptions) -> Source:
    """The source in a plain text file; raises `RefusedFile`."""
    stored = stored_text.from_bytes(content, name, encoding=options.encoding, limit=options.limit)
    return _source(name, stored, given, options)


def from_page_file(content: bytes, name: str, given: Beside, options: SourceOptions) -> Source:
    """The source in a saved web page; raises `RefusedFile`."""
    from sourcier.ingestion import pages  # Here: whoever reads no page should not wait for it.

    page = pages.from_bytes(content, name, encoding=options.encoding, limit=options.limit)
    return _of_page(name, page, given, options)


def from_line(line: bytes, name: str, options: SourceOptions) -> Source | RefusedFile:
    """The source in one object of a JSONL file: `text`, else `html`, and metadata beside it."""
    try:
        found = msgspec.json.decode(line, type=_Line)
        given = beside(line)
        if found.text is not None:
            stored = stored_text.from_text(found.text, name, limit=options.limit)
            return _source(name, stored, _without("text", given), options)
        if found.html is not None:
            from sourcier.ingestion import pages  # Here, as above.

            page = pages.from_text(found.html, name, limit=options.limit)
            return _of_page(name, page, _without("html", given), options)
    except RefusedFile as refusal:
        return refusal
    except (InvalidMetadata, msgspec.DecodeError, UnicodeDecodeError) as error:
        return RefusedFile(name, f"not an object with a text and metadata: {error}")
    return RefusedFile(name, "not an object with a text and metadata: neither `text` nor `html`")


def is_line(line: bytes) -> bool:
    """Whether this is a line that `from_line` could read."""
    try:
        found = msgspec.json.decode(line.removeprefix(BOM), type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return found.text is not None or found.html is not None


def _without(name: str, given: Beside) -> Beside:
    return replace(given, unknown=tuple(one for one in given.unknown if one != name))


def _of_page(name: str, page: "Page", given: Beside, options: SourceOptions) -> Source:
    """Where something else wins over the page, it is not the page that states it."""
    wins = metadata.overridden(given.metadata, options.metadata)
    stated = {field: at for field, at in page.stated_in.items() if not getattr(wins, field)}
    stored = replace(page.stored, file=replace(page.stored.file, stated_in=stated))
    both = metadata.overridden(page.metadata, given.metadata)
    source = _source(name, stored, replace(given, metadata=both), options)
    noted = () if source.metadata.published else page.notes
    return replace(source, notes=(*source.notes, *noted))


def _source(name: str, stored: StoredText, given: Beside, options: SourceOptions) -> Source:
    try:
        wanted = metadata.checked(metadata.overridden(given.metadata, options.metadata))
    except InvalidMetadata as error:
        raise RefusedFile(name, f"metadata: {error}") from error
    notes = (f"unknown metadata: {', '.join(given.unknown)}",) if given.unknown else ()
    return Source(name=name, stored=stored, metadata=wanted, notes=notes)
