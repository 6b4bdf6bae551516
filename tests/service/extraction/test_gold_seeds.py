"""A regression check on annotated texts that are not part of this repository.

They stand in a folder beside the checkout; without it there is nothing to compare with.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sourcier.extraction.annotations import annotations

SHARED = Path(__file__).resolve().parents[4] / "shared"
FLOORS = {
    "meetings": 97, "meetings_strict": 97, "meeting_dates": 97, "meeting_places": 97,
    "participants": 97, "persons": 93, "participations": 96, "statements": 97,
    "statements_strict": 97, "statement+speaker": 97,
}  # fmt: skip

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "score.py").exists(),
    reason="the annotated texts are not beside this checkout",
)


def test_scores_stay_above_their_floors(read, tmp_path):
    for gold_file in sorted((SHARED / "gold" / "seeds").glob("*.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        text = (SHARED / "seeds" / gold["file"]).read_bytes().decode()
        found = annotations(gold["doc_id"], read(text).extraction, text, lambda offset: offset)
        (tmp_path / gold_file.name).write_text(json.dumps(found), encoding="utf-8")
    report = subprocess.run(
        [
            sys.executable, SHARED / "gold" / "score.py", "--gold", SHARED / "gold" / "seeds",
            "--pred", tmp_path, "--texts", SHARED / "seeds",
        ],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name, floor in FLOORS.items():
        match = re.search(rf"^{re.escape(name)} +\S+ +\S+ +(\S+)", report, re.MULTILINE)
        assert match, report
        assert float(match[1]) >= floor, report
    assert re.search(r"^accuracy evidence +100\.0", report, re.MULTILINE), report
    assert "invented" not in report
