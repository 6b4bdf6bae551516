"""Each file of `speaker_cases` is one class: texts, and who says each of the statements, in order.

A case is its text and a line `=` for each statement: the speaker and, behind `@`, the channel.
Where no line of a case names a channel, channels are not compared; in `channels.txt` always.
"""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "speaker_cases"


def cases():
    for path in sorted(FOLDER.glob("*.txt")):
        lines: list[str] = []
        for line in [*path.read_text(encoding="utf-8").splitlines(), "end"]:
            if any(one.startswith("= ") for one in lines) and not line.startswith("= "):
                text = "\n".join(one for one in lines if not one.startswith("= ")).strip()
                wanted = [one[2:].partition(" @ ")[::2] for one in lines if one.startswith("= ")]
                yield pytest.param(text, wanted, path.stem, id=f"{path.stem}: {text[:60]}")
                lines = []
            if not line.startswith("# "):
                lines.append(line)


@pytest.mark.parametrize(("text", "wanted", "name"), list(cases()))
def test_who_says_it_and_where(read, text, wanted, name):
    facts = read(text)
    found = [
        (facts.value(one, "speaker") or "", facts.value(one, "channel") or "")
        for one in facts.locals("statement")
    ]
    if name != "channels" and not any(channel for _, channel in wanted):
        found = [(speaker, "") for speaker, _ in found]
    assert found == [(speaker, channel) for speaker, channel in wanted]
