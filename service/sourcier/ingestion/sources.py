"""Each text that was asked for comes out once, as a source or as a refusal with its reason.

Files, folders and standard input; `.txt` and web pages, with a `.json` of metadata beside each, and
`.jsonl` with one object a line. Folders are walked in sorted order, so the same folder gives the
same sequence.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sourcier.ingestion import source
from sourcier.ingestion.metadata import InvalidMetadata
from sourcier.ingestion.source import BOM, Beside, Source, SourceOptions
from sourcier_events import stored_text
from sourcier_events.stored_text import RefusedFile

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard input"
_PAGES = (".html", ".htm", ".xhtml")
_READ = (".txt", ".jsonl", *_PAGES)
_NOT_READ = frozenset({".mhtml", ".mht", ".xml", ".pdf", ".doc", ".docx", ".odt", ".rtf"})
_PARTS = ("_files", "_fichiers")
"""How the folders end in which browsers put the parts of a page, such as its frames."""


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
        pages = {Path(name).stem for name in files if Path(name).suffix.lower() in _PAGES}
        parts = {page + end for page in pages for end in _PARTS}
        wanted = {name for name in folders if not name.startswith(".")}
        folders[:] = sorted(wanted - parts)
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in _READ:
                yield Path(parent) / name


def _file(path: Path, options: SourceOptions) -> Iterator[Source | RefusedFile]:
    suffix = path.suffix.lower()
    if suffix == ".json" and any(path.with_suffix(end).exists() for end in (".txt", *_PAGES)):
        return  # The metadata of a text, named by a shell's wildcard: it comes with its text.
    try:
        if suffix in _NOT_READ:
            reason = f"{suffix} is not read yet: only plain text, web pages and JSONL"
            raise RefusedFile(_name(path), reason)
        if suffix == ".json":
            raise RefusedFile(_name(path), "metadata without a text of the same name beside it")
        with path.open("rb") as stream:
            if suffix == ".jsonl":
                yield from _lines(stream, _name(path), options)
            else:
                yield _whole(stream, path, options)
    except RefusedFile as refusal:
        yield refusal
    except OSError as error:
        yield RefusedFile(_name(path), f"unreadable: {error.strerror or error}")


def _name(path: Path) -> str:
    """A path as text: bytes of a file name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode(errors="replace")


def _whole(stream: BinaryIO, path: Path, options: SourceOptions) -> Source:
    """The one text in a file."""
    name = _name(path)
    content = _content(stream, name, options)
    is_page = path.suffix.lower() in _PAGES
    read = source.from_page_file if is_page else source.from_text_file
    return read(content, name, _beside(path), options)


def _content(stream: BinaryIO, name: str, options: SourceOptions) -> bytes:
    content = stream.read(options.limit + 1)
    if len(content) > options.limit:
        size = os.fstat(stream.fileno()).st_size if stream.seekable() else len(content)
        raise RefusedFile(name, stored_text.oversized(size, options.limit))
    return content


def _beside(path: Path) -> Beside:
    """The metadata in the `.json` beside a text; raises `RefusedFile` in the name of the text."""
    beside = path.with_suffix(".json")
    if not beside.exists():
        return Beside()
    try:
        return source.beside(beside.read_bytes())
    except InvalidMetadata as error:
        raise RefusedFile(_name(path), f"metadata in {beside.name}: {error}") from error


def _lines(
    stream: Iterable[bytes], name: str, options: SourceOptions
) -> Iterator[Source | RefusedFile]:
    for number, line in enumerate(stream, start=1):
        if number == 1:
            line = line.removeprefix(BOM)
        if line.strip():
            yield source.from_line(line, f"{name}:{number}", options)


def _standard_input(stream: BinaryIO, options: SourceOptions) -> Iterator[Source | RefusedFile]:
    """JSONL where the first line is an object with a text, else one web page or plain text."""
    first = stream.readline(options.limit * 2)
    try:
        if source.is_line(first):
            yield from _lines(_chain(first, stream), _STANDARD_INPUT_NAME, options)
            return
        content = first + stream.read(max(0, options.limit + 1 - len(first)))
        begins = _begins_a_page(content)
        read = source.from_page_file if begins else source.from_text_file
        yield read(content, _STANDARD_INPUT_NAME, Beside(), options)
    except RefusedFile as refusal:
        yield refusal


def _begins_a_page(content: bytes) -> bool:
    """Whether a file of no name is a page: `<!doctype html` or `<html` comes first."""
    beginning = content[:256].removeprefix(BOM).lstrip().lower()
    return beginning.startswith((b"<!doctype html", b"<html"))


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
