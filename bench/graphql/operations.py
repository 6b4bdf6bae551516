"""What is asked of each server, and the same answer brought into one shape for comparison."""

import base64
import json
from pathlib import Path
from random import Random
from typing import Any
from urllib.request import Request, urlopen

from stories import identifier

QUERIES = ("q1", "q2", "q3")
_FOLDER = Path(__file__).parent / "operations"
_BODIES = 2000


def bodies(server: str, query: str, meetings: int, position: str | None = None) -> list[str]:
    """Request bodies with random ids, one of each; as of a position where one is given."""
    text = (_FOLDER / f"{server}.{query}.graphql").read_text()
    if position is not None:
        text = as_of(text, position)
    text = " ".join(text.split())
    random = Random(query)
    numbers = [random.randrange(meetings) for _ in range(_BODIES)]
    if query == "q3":
        numbers = [number // 2 * 2 for number in numbers]  # the well covered ones
    if query == "q2":
        numbers = numbers[:1]
    return [_body(server, query, text, identifier("meeting", number)) for number in numbers]


def _body(server: str, query: str, text: str, meeting: str) -> str:
    if query == "q2":
        return json.dumps({"query": text})
    if server == "sourcier":
        meeting = base64.b64encode(f"Meeting:{meeting}".encode()).decode()
    return json.dumps({"query": text, "variables": {"id": meeting}})


def as_of(text: str, position: str) -> str:
    """The same operation inside a snapshot."""
    head, _, rest = text.partition("{")
    return f'{head}{{ snapshot(asOf: {{position: "{position}"}}) {{{rest} }}'


def ask(url: str, body: str) -> Any:
    """The data that a server answers; there must be no errors."""
    headers = {"content-type": "application/json", "accept": "application/json"}
    with urlopen(Request(url, body.encode(), headers)) as response:
        answer = json.load(response)
    if "errors" in answer:
        raise RuntimeError(f"{url}: {answer['errors']}")
    return answer["data"]


# What PostGraphile calls differently; global ids differ, so that only their presence is compared.
_NAMES = {
    "meetingByRowId": "meeting",
    "allMeetings": "meetings",
    "participationsByMeeting": "participants",
    "participantByParticipant": "node",
    "statementsByMeeting": "statements",
    "participantBySpeaker": "speaker",
    "claimsByMeeting": "claims",
    "documentByDocument": "document",
    "edges": "nodes",
}


def normalised(value: Any) -> Any:
    """An answer without what differs by design: names, ids, and the object around a date."""
    if isinstance(value, list):
        return [normalised(one) for one in value]
    if not isinstance(value, dict):
        return value
    if list(value) == ["edtf"]:
        return value["edtf"]
    if list(value) == ["snapshot"]:
        return normalised(value["snapshot"])
    return {
        _NAMES.get(name, name): bool(one) if name == "id" else normalised(one)
        for name, one in value.items()
    }
