"""Annotations count in the file: offsets are mapped, quotes are the file's."""

from sourcier.extraction.annotations import annotations

TEXT = (
    "Le ministre turc Cem Aydin a rencontré Paul Durand mardi à Oslo.\n"
    "Selon le ministère suédois, la frontière restera ouverte."
)


def test_objects_and_links(read):
    found = annotations("d1", read(TEXT).extraction, TEXT, lambda offset: offset)
    assert found["doc_id"] == "d1"
    assert [one["city"] for one in found["meetings"]] == ["Oslo"]
    assert {one["name"] for one in found["participants"]} == {"Cem Aydin", "Paul Durand"}
    assert found["participants"][0]["meetings"] == [{"id": "m1", "mode": "in_person"}]
    assert [one["speaker"] for one in found["statements"]] == ["ministère suédois"]


def test_who_only_speaks_is_no_participant(read):
    found = annotations("d1", read(TEXT).extraction, TEXT, lambda offset: offset)
    assert "ministère suédois" not in {one["name"] for one in found["participants"]}


def test_offsets_are_those_of_the_file(read):
    file_text = "\ufeff" + TEXT.replace("\n", "\r\n")

    def to_file_offset(offset: int) -> int:
        return offset + 1 + TEXT.count("\n", 0, offset)

    found = annotations("d1", read(TEXT).extraction, TEXT, to_file_offset, file_text)
    segment = found["statements"][0]["segments"][0]
    assert segment["quote"] == "la frontière restera ouverte"
    assert file_text[segment["start"] : segment["end"]] == segment["quote"]
