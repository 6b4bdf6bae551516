"""Each file of `participant_cases` is one construction: sentences, and who comes to which meeting.

A case is its text, then a line `=` for each meeting that somebody attends or stays away from: `~`
is before who takes part from afar, `+` before who is there, `-` before who is absent; without a
mark any mode will do.
"""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "participant_cases"
MARKS = {"remote": "~", "in_person": "+", "unknown": ""}


def cases():
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.strip().splitlines() if not line.startswith("# ")]
            if lines:
                text = [line for line in lines if not line.startswith("= ")]
                wanted = [line[2:].split("; ") for line in lines if line.startswith("= ")]
                yield pytest.param("\n".join(text), wanted, id=f"{path.stem}: {text[0][:60]}")


def attendance(facts):
    """For each meeting, who comes and who is absent, with the mark of their mode."""
    found = []
    for local in facts.locals("meeting"):
        there = {}
        for one in facts.readings(local, "participant"):
            absent = one.stance == "absent"
            name = f"-{one.value}" if absent else one.value
            there[name] = "" if absent else MARKS[one.qualifiers["mode"]]
        if there:
            found.append(there)
    return found


def fits(wanted, there):
    names = {name.lstrip("~+") for name in wanted}
    marked = [name for name in wanted if name[0] in "~+"]
    return names == set(there) and all(there[name[1:]] == name[0] for name in marked)


@pytest.mark.parametrize(("text", "wanted"), list(cases()))
def test_who_comes(read, text, wanted):
    left = attendance(read(text))
    for one in wanted:
        met = next((there for there in left if fits(one, there)), None)
        assert met is not None, f"{one} not in {left}"
        left.remove(met)
    assert left == []
