"""The operations of `graphql/documents/`, and what to ask them about on the demo documents.

A question is asked about what is found by asking: no id, position or time is written down.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..conftest import ROOT, ask
from .subjects import Subjects

FOLDER = ROOT / "graphql" / "documents"

DOCUMENTS: Mapping[str, Path] = {path.name[:2]: path for path in sorted(FOLDER.glob("*.graphql"))}
"""The file of each operation by its number."""


def text_of(number: str) -> str:
    """An operation, with its comments."""
    return DOCUMENTS[number].read_text("utf-8")


def question_of(number: str) -> str:
    """What an operation asks: its first comment, up to the question mark."""
    found = re.match(r"# (.+?\?)", text_of(number))
    assert found, f"{DOCUMENTS[number].name} does not begin with its question"
    return found[1]


def _around_the_revision(subjects: Subjects) -> dict[str, Any]:
    summit = subjects.meeting("Riyad")
    publication = subjects.cause_of(subjects.event_of(summit, "DOCUMENT_REVISED", "city"))
    return {"about": summit, "from": {"position": publication["position"]}}


def _the_publication_of_the_revision(subjects: Subjects) -> dict[str, Any]:
    read = subjects.event_of(subjects.meeting("Riyad"), "DOCUMENT_REVISED", "city")
    return {"event": subjects.cause_of(read)["id"]}


def _live_since_the_revision(subjects: Subjects) -> dict[str, Any]:
    asked = _around_the_revision(subjects)
    since = asked["from"]["position"]
    return {"since": since, "about": [asked["about"]], "kinds": ["CLAIMED"]}


def _then_and_later(subjects: Subjects) -> dict[str, Any]:
    talks = subjects.meeting("Kyiv")
    planned, *_, held = subjects.positions(talks, "CLAIMED", "status")
    then, later = {"position": planned}, {"position": held}
    return {"meeting": talks, "then": then, "later": later}


def _second_page(subjects: Subjects) -> dict[str, Any]:
    first = ask(subjects.api, text_of("05"), first=4)["meetings"]
    return {"first": 4, "after": first["pageInfo"]["endCursor"]}


VARIABLES: Mapping[str, Callable[[Subjects], dict[str, Any]]] = {
    "01": lambda subjects: {"first": 3},
    "02": lambda subjects: {"meeting": subjects.meeting("Kyiv")},
    "03": lambda subjects: {"participant": subjects.participant("Steve Witkoff")},
    "04": lambda subjects: {"participant": subjects.participant("Steve Witkoff")},
    "05": _second_page,
    "06": lambda subjects: {"text": "cessez-le-feu"},
    "07": lambda subjects: {"during": "2026-03-01/2026-03-15"},
    "08": lambda subjects: {},
    "09": lambda subjects: {"speaker": subjects.participant("Rustem Umerov"), "first": 3},
    "10": _live_since_the_revision,
    "11": lambda subjects: {"meeting": subjects.meeting("Kyiv"), "property": "STATUS"},
    "12": lambda subjects: {"meeting": subjects.meeting("Kyiv"), "property": "DELEGATIONS"},
    "13": _then_and_later,
    "14": _around_the_revision,
    "15": lambda subjects: {"entity": subjects.meeting("Kyiv")},
    "16": lambda subjects: {
        "id": subjects.meeting("Riyad"),
        "kinds": ["CLAIMED", "DOCUMENT_REVISED"],
        "first": 100,
    },
    "17": _the_publication_of_the_revision,
    "18": lambda subjects: {"document": subjects.document("convoqué à Djeddah")},
    "19": lambda subjects: {
        "meeting": subjects.meeting("Kyiv"),
        "property": "STATUS",
        "day": "2026-01-02",
    },
    "20": lambda subjects: {"document": subjects.document("Fin des pourparlers de Kiev")},
}
"""What each question is asked about; corrections come after them, one upon the other."""


@dataclass(frozen=True)
class Asked:
    """An operation that was executed: its variables, and the data of its answer."""

    variables: dict[str, Any]
    data: Any


Answers = Callable[[str], Asked]


def asked(subjects: Subjects, number: str, **more: Any) -> Asked:
    """Execute an operation on what it is asked about, or on what is given."""
    variables = more or VARIABLES[number](subjects)
    return Asked(variables, ask(subjects.api, text_of(number), **variables))
