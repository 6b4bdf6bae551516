"""Every example of `docs/api.md` runs: what reads, on the demo; what changes, on another one."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest

from ..conftest import ROOT, ask
from .corrections import messages
from .subjects import Subjects

PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = {
    re.findall(r"^(?:query|mutation|subscription) (\w+)", text)[0]: text
    for text in re.findall(r"^```graphql\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
}
QUERIES = [name for name, text in EXAMPLES.items() if text.startswith("query")]
MUTATIONS = [name for name, text in EXAMPLES.items() if text.startswith("mutation")]

Given = Callable[[Subjects], dict[str, Any]]

VARIABLES: Mapping[str, Given] = {
    "Meeting": lambda subjects: {"id": subjects.meeting("Kyiv")},
    "Participant": lambda subjects: {"id": subjects.participant("Rustem Umerov")},
    "Statement": lambda subjects: {"id": a_statement(subjects)},
    "Document": lambda subjects: {"id": subjects.document("Fin des pourparlers de Kiev")},
    "Node": lambda subjects: {"id": subjects.meeting("Paris")},
    "Nodes": lambda subjects: {"ids": [subjects.meeting("Paris"), subjects.document("Bruxelles")]},
    "Blame": lambda subjects: {"id": subjects.meeting("Kyiv")},
    "Diff": lambda subjects: {"id": subjects.meeting("Kyiv")},
    "BlastRadius": lambda subjects: {"id": subjects.document("Bruxelles")},
    "RetractClaim": lambda subjects: {"claim": a_claim(subjects)},
    "ReinstateClaim": lambda subjects: {"claim": a_claim(subjects)},
    "RankClaim": lambda subjects: {"claim": a_claim(subjects)},
    "Identify": lambda subjects: {"mention": a_mention(subjects)},
    "MergeEntities": lambda subjects: {
        "absorbed": subjects.participant("Awa Kouyaté"),
        "into": subjects.participant("Ibrahim Kouyaté"),
    },
    "UndoMerge": lambda subjects: {"merge": the_merge(subjects)},
    "WithdrawDocument": lambda subjects: {"document": subjects.document("COP30")},
    "AssertClaims": lambda subjects: what_is_asserted(subjects),
    "AddDocument": lambda subjects: {"text": "Le Togo accueillera un sommet à Lomé en mai 2026.\n"},
}
"""What the examples with variables are asked about."""


def a_statement(subjects: Subjects) -> str:
    found = ask(subjects.api, "{ statements(first: 1) { nodes { id } } }")
    return str(found["statements"]["nodes"][0]["id"])


def a_claim(subjects: Subjects) -> str:
    return subjects.claim(subjects.meeting("Riyad"), "6")


def a_mention(subjects: Subjects) -> str:
    query = "query($id: ID!) { participant(id: $id) { claims(first: 1) { nodes { mention } } } }"
    found = ask(subjects.api, query, id=subjects.participant("Keir Starmer"))
    return str(found["participant"]["claims"]["nodes"][0]["mention"])


def the_merge(subjects: Subjects) -> str:
    # The two have one entity now, and either name may be the preferred one.
    query = '{ participants(where: { name: "Kouyaté" }) { nodes { absorbed { merge } } } }'
    found = ask(subjects.api, query)["participants"]["nodes"]
    (merge,) = [gone["merge"] for one in found for gone in one["absorbed"]]
    return str(merge)


def what_is_asserted(subjects: Subjects) -> dict[str, Any]:
    document = subjects.document("Consultations de Lomé")
    query = "query($id: ID!) { document(id: $id) { text } }"
    start = ask(subjects.api, query, id=document)["document"]["text"].index("Lomé")
    passage = {"start": start, "end": start + 4, "exact": "Lomé"}
    return {"document": document, "meeting": subjects.meeting("Lomé"), "passage": passage}


def asked(api: httpx.Client, name: str) -> Any:
    """The data of an example that was asked with its variables."""
    given = VARIABLES[name](Subjects(api)) if name in VARIABLES else {}
    return ask(api, EXAMPLES[name], **given)


def has_something(value: Any) -> bool:
    """Whether there is a plain value anywhere that is not null."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return any(has_something(one) for one in inner)
    return value is not None


@pytest.mark.parametrize("name", [one for one in QUERIES if one != "BlastRadius"])
def test_a_query_is_answered(demo_api: httpx.Client, name: str) -> None:
    data = asked(demo_api, name)
    for value in data.values():
        assert has_something(value)


def test_blast_radius_is_answered_to_who_may_withdraw(editor_api: httpx.Client) -> None:
    radius = asked(editor_api, "BlastRadius")["blastRadius"]
    assert radius["claims"] > 0 and radius["facts"]


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutation_does_what_it_says(editor_api: httpx.Client, name: str) -> None:
    variables = VARIABLES[name](Subjects(editor_api))
    if "$key" in EXAMPLES[name]:
        variables["key"] = f"the example {name}"
    (done,) = ask(editor_api, EXAMPLES[name], **variables).values()
    assert "position" in done, done


def test_the_subscription_sends_messages(demo_api: httpx.Client) -> None:
    body = {"query": EXAMPLES["WhatHappens"], "variables": {"since": "0000000000000000000"}}
    with demo_api.stream("POST", "/graphql/stream", json=body) as response:
        change = next(messages(response))["data"]["changes"]
    assert change["kind"] == "CLAIMED" and change["about"]["id"]
