"""A claim reaches the log only with a quote that its document has, whoever sends it."""

import pytest

from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import ClaimAsserted
from sourcier_events.evidence import Evidence
from sourcier_events.log import AppendRefused

from .samples import (
    TEXT,
    append_of,
    claim_append,
    document_append,
    identifier,
    name_claim,
    small_append,
    whole_log,
)

OTHER = "Un autre texte, sans aucun nom."


def quoting(start: int, end: int, exact: str, **context: str) -> ClaimAsserted:
    """A claim that quotes so."""
    return name_claim(evidence=(Evidence(start, end, exact, **context),))


REFUSED = {
    "another quote": (quoting(14, 21, "Umerov!"), r"says 'Oumerov' at 14\.\.21.*quotes 'Umerov!'"),
    "offsets of another place": (quoting(15, 22, "Oumerov"), r"says 'umerov ' at 15\.\.22"),
    "the second quote": (
        name_claim(evidence=(*name_claim().evidence, Evidence(0, 2, "La"))),
        r"says 'Le' at 0\.\.2, the evidence quotes 'La'",
    ),
    "another form of the same letters": (
        quoting(TEXT.index("Kyiv") - 2, TEXT.index("Kyiv") - 1, "a\u0300"),
        "says 'à' at",
    ),
    "negative offsets": (quoting(-4, -1, "dit"), r"offsets -4\.\.-1 are not a passage"),
    "a negative start": (quoting(-1, 2, "Le"), r"offsets -1\.\.2 are not a passage"),
    "offsets beyond the end": (
        quoting(len(TEXT), len(TEXT) + 1, ""),
        f"not a passage of a text of {len(TEXT)} code points",
    ),
    "turned offsets": (quoting(21, 14, "Oumerov"), r"offsets 21\.\.14 are not a passage"),
    "an empty quote": (quoting(14, 14, ""), r"offsets 14\.\.14 are not a passage"),
    "no evidence": (name_claim(evidence=()), "at least one passage as evidence"),
    "another prefix": (quoting(14, 21, "Oumerov", prefix="hier, "), r"prefix or suffix.*14\.\.21"),
    "another suffix": (quoting(14, 21, "Oumerov", suffix=" est"), r"prefix or suffix.*14\.\.21"),
    "an unknown document": (name_claim(document="0" * 64), "document 0{64} is not in the log"),
    "a document that is no digest": (name_claim(document="x"), "document x is not in the log"),
    "a document in capitals": (
        name_claim(document=name_claim().document.upper()),
        "is not in the log",
    ),
    "an unknown property": (
        name_claim(property="age"),
        "participant.age .*has no property 'age'; it has: name, type, role, country, organisation",
    ),
    "a property of another kind": (name_claim(property="city"), "has no property 'city'"),
    "a value that does not fit": (
        name_claim(property="type", value="robot"),
        "type is one of person, country, organisation, office, group, not 'robot'",
    ),
    "an invented date": (
        name_claim(kind="meeting", property="date", value="3 janvier"),
        "'3 janvier' is not an EDTF",
    ),
    "a reference where none belongs": (
        name_claim(reference=identifier("other")),
        "a reference, and nothing else, names a mention",
    ),
    "a reference without its mention": (
        name_claim(kind="meeting", property="participant"),
        "a reference, and nothing else, names a mention",
    ),
    "too much confidence": (name_claim(confidence=1001), r"confidence 1001 is not in 0\.\.1000"),
    "too little confidence": (name_claim(confidence=-1), r"confidence -1 is not in 0\.\.1000"),
}


@pytest.mark.parametrize(("claim", "reason"), REFUSED.values(), ids=REFUSED)
async def test_a_claim_is_refused_with_what_differs_and_nothing_of_the_call_is_written(
    shared_writer: Connection, claim: ClaimAsserted, reason: str
) -> None:
    await log.append(shared_writer, document_append())
    with pytest.raises(AppendRefused, match=reason):
        await log.append(shared_writer, small_append("neighbour"), claim_append(claim))
    assert len(await whole_log(shared_writer)) == 1


async def test_a_claim_holds_that_quotes_a_document_of_the_log(writer: Connection) -> None:
    await log.append(writer, document_append())
    (outcome,) = await log.append(writer, claim_append(name_claim()))
    assert isinstance(outcome, log.Appended)
    (_, recorded) = await whole_log(writer)
    assert recorded.events[0].event == name_claim()


async def test_a_claim_holds_that_comes_after_its_document_in_the_same_call(
    writer: Connection,
) -> None:
    outcomes = await log.append(writer, document_append(), claim_append(name_claim()))
    assert [type(outcome) for outcome in outcomes] == [log.Appended, log.Appended]


async def test_a_claim_that_comes_before_its_document_is_refused(writer: Connection) -> None:
    with pytest.raises(AppendRefused, match="is not in the log"):
        await log.append(writer, claim_append(name_claim()), document_append())
    assert await whole_log(writer) == []


async def test_a_document_and_its_claims_are_one_append(writer: Connection) -> None:
    document = document_append()
    claim = claim_append(name_claim())
    both = append_of(
        "both",
        [(new.stream, new.event) for new in (*document.events, *claim.events)],
        documents=document.documents,
    )
    (outcome,) = await log.append(writer, both)
    assert isinstance(outcome, log.Appended)
    assert (outcome.first, outcome.last) == (1, 2)


async def test_a_quote_of_another_document_is_refused(writer: Connection) -> None:
    await log.append(writer, document_append(), document_append(OTHER))
    elsewhere = name_claim(document=name_claim(OTHER, "Un").document)
    with pytest.raises(AppendRefused, match="the evidence quotes 'Oumerov'"):
        await log.append(writer, claim_append(elsewhere))


async def test_the_refusal_names_the_claim(writer: Connection) -> None:
    wrong = claim_append(quoting(0, 2, "La"))
    await log.append(writer, document_append())
    with pytest.raises(AppendRefused, match=f"participant.name .{wrong.events[0].id}"):
        await log.append(writer, wrong)
