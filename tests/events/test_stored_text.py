"""Stored texts: one form, refusals with reasons, and the map back to the file."""

import codecs
import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier_events.stored_text import (
    RefusedFile,
    StoredText,
    from_bytes,
    from_text,
    to_file_offset,
)

# What a code point of the store was in the file. No two of them compose with each other.
UNITS = {
    "\n": ("\r\n", "\r\r\n", "\n"),
    "é": ("e\u0301", "é"),
    "ç": ("c\u0327", "ç"),
    "ệ": ("e\u0323\u0302", "e\u0302\u0323", "ệ"),
    "각": ("\u1100\u1161\u11a8", "각"),
    "a": ("a",),
    " ": (" ",),
    "\u00a0": ("\u00a0",),
    "«": ("«",),
    "🙂": ("🙂",),
    "\r": ("\r",),
}
units = st.sampled_from([(found, stored) for stored, forms in UNITS.items() for found in forms])


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str, list[int]]:
    """A file's text, its stored text, and the file offset of each stored code point."""
    pieces = draw(st.lists(units, min_size=1, max_size=40))
    # A lone CR before a line end would belong to it.
    pieces = [piece for index, piece in enumerate(pieces) if not _cr_before_lf(pieces[index:])]
    found = draw(st.sampled_from(["", "\ufeff"])) + "x"
    stored, places = "x", [len(found) - 1]
    for as_found, as_stored in pieces:
        places.append(len(found))
        found += as_found
        stored += as_stored
    return found, stored, [*places, len(found)]


def _cr_before_lf(pieces: list[tuple[str, str]]) -> bool:
    after_carriage_returns = [stored for _, stored in pieces if stored != "\r"][:1]
    return pieces[0][1] == "\r" and after_carriage_returns == ["\n"]


@given(files())
def test_each_stored_code_point_leads_back_to_its_place(case: tuple[str, str, list[int]]) -> None:
    found, expected, places = case
    result = from_bytes(found.encode(), "a.txt")
    assert result.text == expected
    offsets = result.file.offsets
    assert [to_file_offset(offsets, position) for position in range(len(places))] == places


@given(st.text(min_size=1))
def test_any_text_is_stored_in_one_form(text: str) -> None:
    try:
        result = from_text(text, "a.txt")
    except RefusedFile:
        return
    assert unicodedata.is_normalized("NFC", result.text)
    assert "\r\n" not in result.text
    assert result.sha256 == sha256(result.text.encode()).hexdigest()
    assert result.text.startswith("\ufeff") or from_text(result.text, "b.txt").text == result.text
    places = [to_file_offset(result.file.offsets, p) for p in range(len(result.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)


def test_a_code_point_that_normalisation_takes_apart() -> None:
    result = from_text("a\u0958b", "a.txt")
    assert result.text == "a\u0915\u093cb"
    assert [to_file_offset(result.file.offsets, p) for p in range(5)] == [0, 1, 1, 2, 3]


def test_a_plain_text_has_no_offsets() -> None:
    assert from_bytes("Été\nà Kyiv".encode(), "a.txt").file.offsets == ()


@pytest.mark.parametrize(
    ("content", "encoding", "named"),
    [
        ("\ufeffÉté\r\n".encode(), None, "utf-8"),
        ("\ufeffÉté\r\n".encode(), "utf-8-sig", "utf-8"),
        (codecs.BOM_UTF16_LE + "Été\r\n".encode("utf-16-le"), None, "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Été\r\n".encode("utf-16-be"), "UTF-16", "utf-16-be"),
        ("Été\r\n".encode("cp1252"), "cp1252", "cp1252"),
    ],
)
def test_encodings(content: bytes, encoding: str | None, named: str) -> None:
    result = from_bytes(content, "a.txt", encoding=encoding)
    assert result.text == "Été\n"
    assert result.file.encoding == named
    assert result.file.sha256 == sha256(content).hexdigest()
    # The recorded encoding decodes the file to what the offsets count in.
    decoded = content.decode(result.file.encoding)
    assert decoded[to_file_offset(result.file.offsets, 2)] == "é"


@pytest.mark.parametrize(
    ("content", "encoding", "reason"),
    [
        (b"", None, "empty"),
        (b"\xef\xbb\xbf \r\n", None, "empty"),
        (b"PK\x00\x03", None, "binary: NUL at byte 2"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", None, "binary: NUL at character 2"),
        (bytes(range(1, 128)), None, "binary: 26 control"),
        (b"abc \xe9t\xe9", None, "undecodable: not utf-8 at byte 4 (0xe9)"),
        (b"abc", "klingon", "undecodable: unknown encoding"),
        (b"abc", "hex", "undecodable: "),
        (b"a" * 101, None, "oversized: 101 bytes, the limit is 100"),
    ],
)
def test_refusals_name_file_and_reason(content: bytes, encoding: str | None, reason: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        from_bytes(
            content, "folder/a.txt", encoding=encoding, limit=100 if b"a" * 9 in content else 1000
        )
    assert refused.value.name == "folder/a.txt"
    assert refused.value.reason.startswith(reason)


def test_a_string_with_half_a_character_is_refused() -> None:
    with pytest.raises(RefusedFile, match="half a character"):
        from_text("a\ud800", "a.jsonl:1")


def test_a_stray_control_character_is_kept() -> None:
    result: StoredText = from_text("a" * 200 + "\x02", "a.txt")
    assert result.text.endswith("\x02")
