"""Each text that was asked for comes out once, as a source or as a refusal with its reason.

Files, folders and standard input; `.txt` with a `.json` of metadata beside it, and `.jsonl` with
one object a line. Folders are walked in sorted order, so the same folder gives the same sequence.
"""

import codecs
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from sourcier.ingestion import metadata
from sourcier.ingestion.metadata import InvalidMetadata, Metadata
from sourcier_events import stored_text
from sourcier_events.stored_text import RefusedFile, StoredText

STANDARD_INPUT = "-"
_BOM = codecs.BOM_UTF8
_STANDARD_INPUT_NAME = "standard input"
_NOT_READ = frozenset({".html", ".htm", ".xhtml", ".xml", ".pdf", ".doc", ".docx", ".odt", ".rtf"})


class Source(Struct, frozen=True, kw_only=True):
    """A text to ingest. `notes` are remarks for the person who asked."""

    name: str
    stored: StoredText
    metadata: Metadata
    notes: tuple[str, ...] = ()


class SourceOptions(Struct, frozen=True, kw_only=True):
    """What holds for all files of one call. `metadata` wins over what files say."""

    metadata: Metadata = Metadata()
    encoding: str | None = None
    limit: int = stored_text.LIMIT


class _Line(Struct, frozen=True):
    text: str


def sources(
    paths: Iterable[str | Path],
    options: SourceOptions | None = None,
    *,
    standard_input: BinaryIO | None = None,
) -> Iterator[Source | RefusedFile]:
    """The texts at `paths`, in order; `-` is `standard_input`. Nothing is read ahead."""
    options = options or SourceOptions()
    for path in paths:
        if str(path) == STANDARD_INPUT:
            assert standard_input is not None
            yield from _standard_input(standard_input, options)
        elif Path(path).is_dir():
            yield from _folder(Path(path), options)
        else:
            yield from _file(Path(path), options)


def count(paths: Iterable[str | Path]) -> int:
    """How many files `sources` will open: what a progress bar can know beforehand."""
    return sum(len(list(_texts_in(Path(path)))) if Path(path).is_dir() else 1 for path in paths)


def _folder(folder: Path, options: SourceOptions) -> Iterator[Source | RefusedFile]:
    closed: list[OSError] = []
    for path in _texts_in(folder, closed.append):
        yield from _file(path, options)
    for error in closed:
        yield RefusedFile(_name(Path(error.filename)), f"unreadable: {error.strerror}")


def _texts_in(folder: Path, on_error: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in (".txt", ".jsonl"):
                yield Path(parent) / name


def _file(path: Path, options: SourceOptions) -> Iterator[Source | RefusedFile]:
    suffix = path.suffix.lower()
    if suffix == ".json" and path.with_suffix(".txt").exists():
        return  # The metadata of a text, named by a shell's wildcard: it comes with its text.
    try:
        if suffix in _NOT_READ:
            raise RefusedFile(_name(path), f"{suffix} is not read yet: only plain text and JSONL")
        if suffix == ".json":
            raise RefusedFile(_name(path), "metadata without a text of the same name beside it")
        with path.open("rb") as stream:
            if suffix == ".jsonl":
                yield from _lines(stream, _name(path), options)
            else:
                yield _text(stream, path, options)
    except RefusedFile as refusal:
        yield refusal
    except OSError as error:
        yield RefusedFile(_name(path), f"unreadable: {error.strerror or error}")


def _name(path: Path) -> str:
    """A path as text: bytes of a file name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode(errors="replace")


def _text(stream: BinaryIO, path: Path, options: SourceOptions) -> Source:
    content = _content(stream, _name(path), options)
    stored = stored_text.from_bytes(
        content, _name(path), encoding=options.encoding, limit=options.limit
    )
    beside, unknown = _beside(path)
    return _source(_name(path), stored, beside, unknown, options)


def _content(stream: BinaryIO, name: str, options: SourceOptions) -> bytes:
    content = stream.read(options.limit + 1)
    if len(content) > options.limit:
        size = os.fstat(stream.fileno()).st_size if stream.seekable() else len(content)
        raise RefusedFile(name, stored_text.oversized(size, options.limit))
    return content


def _beside(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata in the `.json` beside a text; raises `RefusedFile` in the name of the text."""
    beside = path.with_suffix(".json")
    if not beside.exists():
        return Metadata(), ()
    try:
        return metadata.from_json(beside.read_bytes().removeprefix(_BOM))
    except InvalidMetadata as error:
        raise RefusedFile(_name(path), f"metadata in {beside.name}: {error}") from error


def _source(
    name: str, stored: StoredText, given: Metadata, unknown: tuple[str, ...], options: SourceOptions
) -> Source:
    try:
        wanted = metadata.checked(metadata.overridden(given, options.metadata))
    except InvalidMetadata as error:
        raise RefusedFile(name, f"metadata: {error}") from error
    notes = (f"unknown metadata: {', '.join(unknown)}",) if unknown else ()
    return Source(name=name, stored=stored, metadata=wanted, notes=notes)


def _lines(
    stream: Iterable[bytes], name: str, options: SourceOptions
) -> Iterator[Source | RefusedFile]:
    for number, line in enumerate(stream, start=1):
        if number == 1:
            line = line.removeprefix(_BOM)
        if line.strip():
            yield _line(line, f"{name}:{number}", options)


def _line(line: bytes, name: str, options: SourceOptions) -> Source | RefusedFile:
    """One object of a JSONL file: `text`, and metadata beside it."""
    try:
        text = msgspec.json.decode(line, type=_Line).text
        given, unknown = metadata.from_json(line)
        stored = stored_text.from_text(text, name, limit=options.limit)
        ignored = tuple(name for name in unknown if name != "text")
        return _source(name, stored, given, ignored, options)
    except RefusedFile as refusal:
        return refusal
    except (InvalidMetadata, msgspec.DecodeError, UnicodeDecodeError) as error:
        return RefusedFile(name, f"not an object with a text and metadata: {error}")


def _standard_input(stream: BinaryIO, options: SourceOptions) -> Iterator[Source | RefusedFile]:
    """JSONL where the first line is an object with a text, else one plain text."""
    first = stream.readline(options.limit * 2)
    try:
        if _is_object_with_text(first):
            yield from _lines(_chain(first, stream), _STANDARD_INPUT_NAME, options)
            return
        content = first + stream.read(max(0, options.limit + 1 - len(first)))
        stored = stored_text.from_bytes(
            content, _STANDARD_INPUT_NAME, encoding=options.encoding, limit=options.limit
        )
        yield _source(_STANDARD_INPUT_NAME, stored, Metadata(), (), options)
    except RefusedFile as refusal:
        yield refusal


def _is_object_with_text(line: bytes) -> bool:
    try:
        msgspec.json.decode(line.removeprefix(_BOM), type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
