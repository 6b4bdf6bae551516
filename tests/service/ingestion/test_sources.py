"""Files, folders, standard input: every text comes once, or is refused with name and reason."""

import io
import json
import os
from pathlib import Path

import pytest

from sourcier.ingestion import Metadata, RefusedFile, Source, SourceOptions, sources
from sourcier.ingestion.sources import count


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def names(found: list[Source | RefusedFile], folder: Path) -> list[str]:
    return [Path(one.name).relative_to(folder).as_posix() for one in found]


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.TXT", ".hidden/x.txt", "c.md", "b.json", ".b.txt"):
        write(tmp_path, name, "{}" if name.endswith(".json") else "Un texte.")
    write(tmp_path, "d.jsonl", '{"text": "Un."}\n\n{"text": "Deux."}\n')
    found = list(sources([tmp_path]))
    assert names(found, tmp_path) == ["b.txt", "d.jsonl:1", "d.jsonl:3", "a/y.TXT", "a/z.txt"]
    assert count([tmp_path, "-"]) == 5


def test_metadata_stands_beside_a_text_and_options_win(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Un texte.")
    beside = {
        "url": "https://a.example/1",
        "title": " Un titre ",
        "published": "2026-01-03",
        "x": 1,
    }
    write(tmp_path, "a.json", json.dumps(beside))
    options = SourceOptions(metadata=Metadata(publisher="Le Journal", title="Autre"))
    [source] = sources([path], options)
    assert isinstance(source, Source)
    assert source.metadata == Metadata(
        url="https://a.example/1", title="Autre", publisher="Le Journal", published="2026-01-03"
    )
    assert source.notes == ("unknown metadata: x",)


@pytest.mark.parametrize(
    ("beside", "reason"),
    [
        ('{"url": 3}', "Expected `str | null`, got `int`"),
        ('{"url": ', "Input data was truncated"),
        ("[]", "Expected `object`"),
        ('{"published": "le 3 janvier"}', "published: 'le 3 janvier' is not an EDTF"),
        ('{"title": "a\\u0000"}', "is no valid text"),
        ('{"fetched": "hier"}', "fetched: 'hier' is no RFC 3339 time"),
        ('{"fetched": "2026-01-03T10:00:00"}', "has no offset from UTC"),
    ],
)
def test_bad_metadata_refuses_its_text_only(tmp_path: Path, beside: str, reason: str) -> None:
    write(tmp_path, "a.txt", "Un texte.")
    write(tmp_path, "a.json", beside)
    write(tmp_path, "b.txt", "Un autre.")
    refused, other = sources([tmp_path])
    assert isinstance(refused, RefusedFile)
    assert refused.name.endswith("a.txt")
    assert refused.reason.startswith("metadata in a.json: ")
    assert reason in refused.reason
    assert isinstance(other, Source)


def test_bad_files_are_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, "a.txt", b""),
        write(tmp_path, "b.txt", b"a\0b"),
        write(tmp_path, "c.txt", b"\xff\xe9"),
        write(tmp_path, "d.txt", "x" * 200),
        tmp_path / "missing.txt",
        write(tmp_path, "e.pdf", "<p>"),
        write(tmp_path, "f.json", "{}"),
        write(tmp_path, "g.txt", "Bon."),
    ]
    found = list(sources(paths, SourceOptions(limit=100)))
    reasons = [one.reason for one in found if isinstance(one, RefusedFile)]
    starts = ["empty", "binary", "undecodable", "oversized: 200", "unreadable: No such", ".pdf"]
    assert len(reasons) == 7
    assert all(map(str.startswith, reasons, starts)), reasons
    assert isinstance(found[-1], Source)


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        '{"text": "Un\\r\\ndeux.", "url": "https://a.example", "id": 7}',
        "rien",
        "[]",
        '{"text": ""}',
    ]
    lines += ['{"text": "a\\u0000"}', '{"text": "Bon.", "published": "demain"}', '{"text": "Fin."}']
    path = write(tmp_path, "a.jsonl", "\ufeff" + "\n".join(lines))
    found = list(sources([path]))
    assert [type(one) for one in found] == [Source, *[RefusedFile] * 5, Source]
    first = found[0]
    assert isinstance(first, Source)
    assert first.stored.text == "Un\ndeux."
    assert first.stored.file.offsets == ((3, 1),)
    assert first.notes == ("unknown metadata: id",)
    assert [one.name for one in found] == [f"{path}:{number}" for number in range(1, 8)]


def test_standard_input_is_a_text_or_json_lines() -> None:
    [text] = sources(["-"], standard_input=io.BytesIO(b"{Un texte}\nen deux lignes"))
    assert isinstance(text, Source)
    assert text.name == "standard input"
    lines = b'{"text": "Un."}\n{"text": "Deux."}'
    found = list(sources(["-"], standard_input=io.BytesIO(lines)))
    assert [one.name for one in found] == ["standard input:1", "standard input:2"]
    [refused] = sources(["-"], standard_input=io.BytesIO(b""))
    assert isinstance(refused, RefusedFile)


def test_a_wildcard_may_name_the_metadata_too(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.json", "{}"), write(tmp_path, "a.txt", "Un texte.")]
    assert names(list(sources(paths)), tmp_path) == ["a.txt"]


def test_half_characters_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "a\\ud800"}\n{"text": "Bon."}')
    refused, good = sources([path])
    assert isinstance(refused, RefusedFile)
    assert isinstance(good, Source)
    [refused] = sources(
        [write(tmp_path, "a.txt", "Bon.")], SourceOptions(metadata=Metadata(title="\udce9"))
    )
    assert isinstance(refused, RefusedFile)
    assert "title" in refused.reason


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.txt"))
    path.write_text("Bon.", encoding="utf-8")
    [source] = sources([tmp_path])
    assert source.name.endswith("/\ufffd.txt")
