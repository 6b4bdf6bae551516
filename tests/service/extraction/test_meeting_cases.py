"""Each file of `meeting_cases` is one class of difficulty: sentences and their meetings.

A case is its text, then a line `=` for each meeting: family, place (city, else country), time
(date, else day of the week), status, format, then `name=value`; `-` is nothing, `*` anything. A
line `@` gives the day of publication for the cases that follow it.
"""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "meeting_cases"


def cases():
    for path in sorted(FOLDER.glob("*.txt")):
        published = None
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            text = []
            meetings = []
            for line in block.strip().splitlines():
                mark, rest = line[:2], line[2:]
                if mark == "@ ":
                    published = rest
                elif mark == "= ":
                    meetings.append(rest)
                elif mark != "# ":
                    text.append(line)
            yield pytest.param(
                "\n".join(text), published, meetings, id=f"{path.stem}: {text[0][:60]}"
            )


def outline(facts, local, shape):
    """What a meeting is, as far as the shape asks, in the shape's own terms."""
    value = {
        "family": facts.value(local, "family"),
        "place": facts.value(local, "city") or facts.value(local, "country"),
        "when": facts.value(local, "date") or facts.value(local, "weekday"),
        "status": facts.value(local, "status") or "held",
        "format": facts.value(local, "format"),
    }
    found = []
    for asked, name in zip(shape, value, strict=False):
        found.append("*" if asked == "*" else value[name] or "-")
    for asked in shape[len(value) :]:
        name = asked.partition("=")[0]
        found.append(f"{name}={of(facts, local, name)}")
    return " | ".join(found)


def of(facts, local, name):
    """All values of a property; the wording is that of the date."""
    if name == "wording":
        return facts.readings(local, "date")[0].qualifiers["wording"]
    return " + ".join(one.value for one in facts.readings(local, name)) or "-"


@pytest.mark.parametrize(("text", "published", "meetings"), [*cases()])
def test_meetings_of_a_text(read, text, published, meetings):
    facts = read(text, **({"published": published} if published else {}))
    wanted = [] if meetings == ["none"] else meetings
    locals_ = facts.locals("meeting")
    shapes = [one.split(" | ") for one in wanted]
    told = [outline(facts, local, shape) for local, shape in zip(locals_, shapes, strict=False)]
    told += [outline(facts, local, [""] * 5) for local in locals_[len(shapes) :]]
    assert told == wanted
