"""A stored text has one form, and each of its code points leads back to where it was in its file.

Stored: decoded, the leading BOM removed, CRLF (and CR CR LF) to LF, NFC. File offsets are code
points of the file as decoded with nothing changed: a BOM and the CR of a CRLF count there.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from hashlib import sha256
from itertools import accumulate
from pathlib import PurePath

from msgspec import Struct

from sourcier_events.event_types import SourceFile

LIMIT = 1_000_000
"""Bytes of a file that are read unless told otherwise."""

_BOM = "\ufeff"
_ENCODINGS_BY_BOM = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LINE_END = re.compile("(\r+\n)")
_SPACES = frozenset("\t\n\v\f\r")

Offsets = tuple[tuple[int, int], ...]


class RefusedFile(ValueError):
    """A file is not a text that we can store: its name and the reason."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class StoredText(Struct, frozen=True, kw_only=True):
    """A text as it is stored, its digest (hex), and the file it was decoded from."""

    text: str
    sha256: str
    file: SourceFile


def from_bytes(
    content: bytes, name: str, *, encoding: str | None = None, limit: int = LIMIT
) -> StoredText:
    """The stored text of a file; raises `RefusedFile`.

    Without `encoding`: UTF-8, or UTF-16 where the file begins with its byte order mark.
    """
    if len(content) > limit:
        raise RefusedFile(name, oversized(len(content), limit))
    encoding = _encoding(content, encoding)
    return _store(_decode(content, name, encoding), name, content, encoding)


def from_text(text: str, name: str, *, limit: int = LIMIT) -> StoredText:
    """The stored text of a string, such as a JSON value: its file is taken to be its UTF-8."""
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise RefusedFile(name, f"undecodable: half a character at {error.start}") from error
    if len(content) > limit:
        raise RefusedFile(name, oversized(len(content), limit))
    return _store(text, name, content, "utf-8")


def oversized(size: int, limit: int) -> str:
    """The reason for which a file of that size is refused."""
    return f"oversized: {size} bytes, the limit is {limit}"


def to_file_offset(offsets: Offsets, position: int) -> int:
    """Where in the file the code point at `position` of the stored text begins."""
    index = bisect_right(offsets, position, key=lambda pair: pair[0])
    return position + (offsets[index - 1][1] if index else 0)


def _encoding(content: bytes, given: str | None) -> str:
    """The encoding to decode with; never one whose decoder swallows a BOM, for it counts."""
    by_bom = _ENCODINGS_BY_BOM.get(content[:2])
    if given is None:
        return by_bom or "utf-8"
    plain = given.lower().replace("_", "-")
    if plain in ("utf-16", "utf16"):
        return by_bom or "utf-16-le"
    return "utf-8" if plain in ("utf8", "utf-8-sig") else plain


def _decode(content: bytes, name: str, encoding: str) -> str:
    if encoding == "utf-8" and (nul := content.find(0)) >= 0:
        raise RefusedFile(name, f"binary: NUL at byte {nul}")
    try:
        return content.decode(encoding)
    except LookupError as error:
        raise RefusedFile(name, f"undecodable: {error}") from error
    except UnicodeDecodeError as error:
        reason = f"undecodable: not {encoding} at byte {error.start} (0x{content[error.start]:02x})"
        raise RefusedFile(name, reason) from error


def _store(decoded: str, name: str, content: bytes, encoding: str) -> StoredText:
    _refuse_binary(decoded, name)
    text, offsets = _normalise(decoded)
    if not text.strip():
        raise RefusedFile(name, "empty: no text in it")
    file = SourceFile(
        sha256=sha256(content).hexdigest(),
        name=PurePath(name).name,  # where it lay is nobody else's business
        encoding=encoding,
        offsets=offsets,
    )
    return StoredText(text=text, sha256=sha256(text.encode()).hexdigest(), file=file)


def _refuse_binary(decoded: str, name: str) -> None:
    """NUL never; other control characters as far as stray ones happen in scraped texts."""
    if (nul := decoded.find("\0")) >= 0:
        raise RefusedFile(name, f"binary: NUL at character {nul}")
    controls = sum(letter < " " and letter not in _SPACES for letter in decoded)
    if controls * 100 > len(decoded):
        raise RefusedFile(name, f"binary: {controls} control characters")


def _normalise(decoded: str) -> tuple[str, Offsets]:
    """The stored text and its map back. `pieces` are (as in the file, as stored)."""
    pieces = [(_BOM, "")] if decoded.startswith(_BOM) else []
    body = decoded[len(pieces) :]
    expected = unicodedata.normalize("NFC", _LINE_END.sub("\n", body))
    pieces += _lines(body)
    if unicodedata.is_normalized("NFC", body):
        return expected, _offsets(pieces)
    pieces = [clustered for piece in pieces for clustered in _clusters(piece)]
    assert "".join(stored for _, stored in pieces) == expected
    return expected, _offsets(pieces)


def _lines(body: str) -> list[tuple[str, str]]:
    """Pieces that are, or lie between, line ends with CR."""
    split = _LINE_END.split(body)
    return [(found, "\n" if ordinal % 2 else found) for ordinal, found in enumerate(split)]


def _clusters(piece: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """A piece cut before every code point that nothing before it composes with."""
    found, stored = piece
    if found != stored:
        yield piece
        return
    start = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or not _composes(found[index]):
            cluster = found[start:index]
            yield cluster, unicodedata.normalize("NFC", cluster)
            start = index


def _composes(letter: str) -> bool:
    """Whether NFC may join a code point with what stands before it: marks, vowels of Hangul.

    Too often yes costs precision inside a cluster; too often no would break the text.
    """
    if letter < "\u0300":
        return False
    return unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"


def _offsets(pieces: list[tuple[str, str]]) -> Offsets:
    """Pairs (stored offset, what to add from there on), one where the sum to add changes."""
    in_file = accumulate((len(found) for found, _ in pieces), initial=0)
    in_store = accumulate((len(stored) for _, stored in pieces), initial=0)
    added: dict[int, int] = {}
    for (found, stored), file_start, start in zip(pieces, in_file, in_store, strict=False):
        changed = found != stored
        # Inside a changed piece, code points follow one another as far as the file has any.
        for index in range(len(stored)) if changed else range(min(1, len(stored))):
            added[start + index] = file_start + min(index, len(found) - 1) - start - index
    if pieces:
        end = sum(len(stored) for _, stored in pieces)
        added[end] = sum(len(found) for found, _ in pieces) - end
    return _changes(added)


def _changes(added: dict[int, int]) -> Offsets:
    pairs = []
    last = 0
    for position, sum_to_add in added.items():
        if sum_to_add != last:
            pairs.append((position, sum_to_add))
            last = sum_to_add
    return tuple(pairs)
