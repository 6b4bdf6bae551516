"""Each file of `person_cases` is one class of names: sentences, and the people they name.

A case is its text and a line `=` with the names, or none where capitals name something else:
streets, ships, organisations, those who wrote or photographed.
"""

from pathlib import Path

import pytest

from sourcier.extraction.french.people.persons import persons
from sourcier.extraction.french.text.pipeline import analyse

FOLDER = Path(__file__).parent / "person_cases"


def cases():
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.strip("\n").splitlines() if not line.startswith("# ")]
            text = "\n".join(line for line in lines if not line.startswith("= "))
            given = [line[2:] for line in lines if line.startswith("= ")]
            names = {name for line in given for name in line.split("; ")}
            if text:
                yield pytest.param(text, names, id=f"{path.stem}: {text[:60]}")


@pytest.mark.parametrize(("text", "names"), list(cases()))
def test_people_named(text, names):
    assert {one.name for one in persons(analyse(text))} == names
