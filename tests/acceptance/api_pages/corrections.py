"""The corrections of the cookbook, one upon the other, and a subscriber who hears of them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from ..conftest import ask
from .operations import Asked, asked, text_of
from .subjects import Subjects


def messages(response: httpx.Response) -> Iterator[dict[str, Any]]:
    """What a subscription sends over server-sent events, message by message."""
    for line in response.iter_lines():
        if line.startswith("data: {"):
            yield json.loads(line.removeprefix("data: "))


def subscribed(api: httpx.Client, variables: dict[str, Any]) -> Any:
    """The subscription of the cookbook, as a context manager that gives its response."""
    body = {"query": text_of("10"), "variables": variables}
    headers = {"accept": "text/event-stream"}
    return api.stream("POST", "/graphql/stream", json=body, headers=headers)


@dataclass(frozen=True)
class Corrections:
    """What came of the corrections of the cookbook, on a demo of their own, in their order."""

    api: httpx.Client
    answers: Mapping[str, Asked]
    live: dict[str, Any]
    """The message that told a subscriber of the retraction."""


def corrected(api: httpx.Client) -> Corrections:
    """Ask what a withdrawal would do, retract a claim, merge two entities, undo that."""
    subjects = Subjects(api)
    answers = {"20": asked(subjects, "20")}
    talks = subjects.meeting("Kyiv")
    seen = ask(api, "{ position }")["position"]
    with subscribed(api, {"since": seen, "about": [talks]}) as stream:
        answers["21"] = asked(
            subjects,
            "21",
            claim=subjects.claim(talks, "16"),
            reason="Le communiqué final compte quinze délégations.",
            key="2f1c1d0e-6f0b-4a52-9d8e-0c6f2f3c9d11",
            seen=seen,
        )
        live = next(messages(stream))
    answers["22"] = asked(
        subjects,
        "22",
        absorbed=subjects.participant("délégation mauritanienne"),
        into=subjects.participant("Mauritanie"),
        reason="La délégation parle pour le pays.",
        key="7b0de7a4-2a4e-4b38-8d5a-52a6a3b9c0f4",
    )
    answers["23"] = asked(
        subjects,
        "23",
        merge=answers["22"].data["mergeEntities"]["merge"],
        reason="Une délégation n'est pas un pays.",
        key="c9a3f7f2-9b1d-4a3f-8f57-6d3a7e1b2c55",
    )
    return Corrections(api, answers, live)
