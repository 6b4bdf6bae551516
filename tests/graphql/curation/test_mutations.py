"""Mutations: who may, what is answered, and how problems name what is wrong."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest

from ...events.projections.scenario import digest_of, meeting, mention_of, text_of
from ..asking import global_id, position
from .asking import CURATOR, INGESTER, NOBODY, READER, Curators, curators

SUMMIT, TALKS = meeting("sommet"), meeting("pourparlers")
RECORDED = "... on Recorded { position recordedAt alreadyDone visible }"
PROBLEM = "... on Problem { message path }"


def mutation(name: str, more: str = "") -> str:
    """A mutation of that name, with all that every result has."""
    kind = name[0].upper() + name[1:]
    selection = f"__typename {RECORDED} {PROBLEM} {more}"
    return f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ {selection} }} }}"


RETRACT = mutation("retractClaim", "... on Conflict { current } ... on NothingToChange { since }")


@pytest.fixture
async def told(database_url: str) -> AsyncIterator[Curators]:
    """A log that tells of two meetings."""
    async with curators(database_url) as one:
        story = one.world.story
        claim = story.claim(story.document("a", publisher="A"), SUMMIT, "city", "Paris")
        story.claim(story.document("b", publisher="B"), TALKS, "city", "Paris")
        await one.world.tell()
        one.claim = claim
        yield one


def retraction(told: Curators, **more: Any) -> dict[str, Any]:
    """The input of a retraction."""
    claim = global_id("Claim", told.claim)
    return {"claim": claim, "reason": "misread", "idempotencyKey": "k"} | more


async def test_a_decision_says_where_it_is_and_whether_the_views_have_it(told: Curators) -> None:
    answer = await told.ask(RETRACT, input=retraction(told))
    at = await told.world.position()
    assert answer["__typename"] == "ClaimRetracted"
    assert answer["position"] == position(at)
    assert (answer["alreadyDone"], answer["visible"]) == (False, False)
    [*_, last] = await told.world.events()
    assert (last.actor, last.position) == (CURATOR.actor, at)


async def test_a_repetition_is_already_done_and_by_now_visible(told: Curators) -> None:
    first = await told.ask(RETRACT, input=retraction(told))
    await told.world.views()
    told.wait_for_views()
    again = await told.ask(RETRACT, input=retraction(told))
    assert again == first | {"alreadyDone": True, "visible": True}


async def test_an_answer_waits_for_the_views(database_url: str) -> None:
    async with curators(database_url) as told:
        told.wait_for_views()
        story = told.world.story
        told.claim = story.claim(story.document("a"), SUMMIT, "city", "Paris")
        await told.world.tell()
        asking = asyncio.create_task(told.ask(RETRACT, input=retraction(told)))
        while not asking.done():
            await told.world.views()
        assert (await asking)["visible"]


@pytest.mark.parametrize("by", [READER, INGESTER, NOBODY])
async def test_who_may_not_is_told_what_it_takes(told: Curators, by: Any) -> None:
    before = await told.world.position()
    query = mutation("retractClaim", "... on NotAllowed { scope }")
    answer = await told.ask(query, by, input=retraction(told))
    assert (answer["__typename"], answer["scope"]) == ("NotAllowed", "curate")
    assert ("sourcier key create" in answer["message"]) == (by is NOBODY)
    assert await told.world.position() == before


async def test_a_conflict_says_what_to_expect_instead(told: Curators) -> None:
    seen = position(await told.world.position())
    rank = mutation("rankClaim")
    claim = global_id("Claim", told.claim)
    ranking = {"claim": claim, "rank": "PREFERRED", "reason": "seen", "idempotencyKey": "r"}
    ranked = await told.ask(rank, input=ranking)
    assert ranked["__typename"] == "ClaimRanked"
    answer = await told.ask(RETRACT, input=retraction(told, expectedPosition=seen))
    assert (answer["__typename"], answer["path"]) == ("Conflict", ["expectedPosition"])
    assert answer["current"] == ranked["position"]
    expected = retraction(told, expectedPosition=answer["current"])
    assert (await told.ask(RETRACT, input=expected))["__typename"] == "ClaimRetracted"


@pytest.mark.parametrize(
    "wrong",
    [
        "nonsense",
        global_id("Meeting", SUMMIT.id),
        global_id("Claim", "nonsense"),
        "",
    ],
)
async def test_an_id_that_is_none_is_a_problem_of_its_entry(told: Curators, wrong: str) -> None:
    answer = await told.ask(RETRACT, input=retraction(told, claim=wrong))
    assert (answer["__typename"], answer["path"]) == ("InvalidInput", ["claim"])


async def test_a_claim_is_retracted_and_reinstated_and_that_is_so_since_then(
    told: Curators,
) -> None:
    first = await told.ask(RETRACT, input=retraction(told))
    second = await told.ask(RETRACT, input=retraction(told, idempotencyKey="2"))
    assert (second["__typename"], second["since"]) == ("NothingToChange", first["position"])
    query = mutation("reinstateClaim")
    answer = await told.ask(query, input=retraction(told, idempotencyKey="3"))
    assert answer["__typename"] == "ClaimReinstated"
    query = mutation("reinstateClaim", "... on KeyReused { position }")
    answer = await told.ask(query, input=retraction(told))
    assert (answer["__typename"], answer["position"]) == ("KeyReused", first["position"])


async def test_entities_are_merged_and_the_merge_is_undone(told: Curators) -> None:
    merge = mutation("mergeEntities", "... on EntitiesMerged { merge }")
    given = {
        "absorbed": global_id("Meeting", TALKS.id),
        "into": global_id("Meeting", SUMMIT.id),
        "reason": "one meeting",
        "idempotencyKey": "m",
    }
    merged = await told.ask(merge, input=given)
    assert merged["__typename"] == "EntitiesMerged"
    onward = given | {"absorbed": given["into"], "idempotencyKey": "n"}
    split = mutation("identify", "... on MentionIdentified { mention }")
    mention = str(mention_of(digest_of("b"), TALKS))
    identified = await told.ask(
        split, input={"mention": mention, "reason": "another", "idempotencyKey": "i"}
    )
    assert (identified["__typename"], identified["mention"]) == ("MentionIdentified", mention)
    apart = (await told.world.events())[-1].event.entity
    onward = await told.ask(merge, input=onward | {"into": global_id("Meeting", apart)})
    assert onward["__typename"] == "EntitiesMerged"
    undo = mutation("undoMerge", "... on MergeSuperseded { blockedBy }")
    undoing = {"merge": merged["merge"], "reason": "two", "idempotencyKey": "u"}
    answer = await told.ask(undo, input=undoing)
    assert (answer["__typename"], answer["blockedBy"]) == ("MergeSuperseded", onward["merge"])
    first = undoing | {"merge": onward["merge"], "idempotencyKey": "v"}
    assert (await told.ask(undo, input=first))["__typename"] == "MergeUndone"
    assert (await told.ask(undo, input=undoing))["__typename"] == "MergeUndone"


async def test_a_document_is_withdrawn_after_its_blast_radius_was_asked(told: Curators) -> None:
    document = global_id("Document", digest_of("a"))
    query = """
        query ($document: ID!) {
            blastRadius(document: $document) {
                __typename
                ... on BlastRadius {
                    position claims
                    document { sha256 }
                    unsupported { __typename id }
                    facts {
                        property effect
                        entity { id }
                        before { value status claims }
                        after { value status }
                    }
                }
                ... on Problem { path }
            }
        }
    """
    answer = await told.ask(query, document=document)
    assert answer["__typename"] == "BlastRadius"
    summit = global_id("Meeting", SUMMIT.id)
    assert answer["claims"] == 1
    assert answer["document"]["sha256"] == digest_of("a")
    assert answer["unsupported"] == [{"__typename": "Meeting", "id": summit}]
    assert answer["facts"] == [
        {
            "property": "city",
            "entity": {"id": summit},
            "effect": "LOSES_ALL_SUPPORT",
            "before": {"value": "Paris", "status": "UNCONTESTED", "claims": 1},
            "after": {"value": None, "status": "UNSUPPORTED"},
        }
    ]
    assert (await told.ask(query, READER, document=document))["__typename"] == "NotAllowed"
    unknown = global_id("Document", digest_of("nothing"))
    assert (await told.ask(query, document=unknown))["__typename"] == "NotFound"
    assert (await told.ask(query, document="x"))["__typename"] == "InvalidInput"
    withdrawal = {"document": document, "reason": "wrong", "idempotencyKey": "w"}
    answer = await told.ask(mutation("withdrawDocument"), input=withdrawal)
    assert answer["__typename"] == "DocumentWithdrawn"


def assertion(quote: str = "passage03", **more: Any) -> dict[str, Any]:
    """The input of an assertion, of a city and a participant."""
    start = text_of("a").index("passage03")
    passage = {"start": start, "end": start + 9, "exact": quote}
    return {
        "document": global_id("Document", digest_of("a")),
        "mentions": [
            {
                "local": "m",
                "kind": "MEETING",
                "label": "sommet",
                "entity": global_id("Meeting", SUMMIT.id),
            },
            {"local": "p", "kind": "PARTICIPANT", "label": "Umerov"},
        ],
        "claims": [
            {"mention": "m", "property": "city", "value": "Kyiv", "evidence": [passage]},
            {
                "mention": "m",
                "property": "participant",
                "value": "Umerov",
                "reference": "p",
                "qualifiers": [{"name": "role", "value": "envoyé"}],
                "stance": "HEDGED",
                "confidence": 700,
                "evidence": [passage],
            },
        ],
        "idempotencyKey": "a",
    } | more


async def test_claims_are_asserted_with_the_scope_to_ingest(told: Curators) -> None:
    query = mutation("assertClaims")
    assert (await told.ask(query, input=assertion()))["__typename"] == "NotAllowed"
    answer = await told.ask(query, INGESTER, input=assertion())
    assert answer["__typename"] == "ClaimsAsserted"
    *_, city, participant = [one.event for one in await told.world.events()]
    assert (city.value, city.run, city.confidence) == ("Kyiv", None, 1000)
    assert (participant.qualifiers, participant.stance) == ({"role": "envoyé"}, "hedged")
    run = {"extractor": "model", "version": "1"}
    answer = await told.ask(query, INGESTER, input=assertion(run=run, idempotencyKey="b"))
    assert answer["__typename"] == "ClaimsAsserted"
    assert type((await told.world.events())[-1].event).__name__ == "ExtractionFinished"


async def test_a_quote_that_does_not_stand_there_is_shown_with_what_does(told: Curators) -> None:
    query = mutation(
        "assertClaims",
        "... on EvidenceMismatch { claim passage expected found quoteStandsAt }",
    )
    answer = await told.ask(query, INGESTER, input=assertion("passage04"))
    assert answer["__typename"] == "EvidenceMismatch"
    assert answer["path"] == ["claims", "0", "evidence", "0", "exact"]
    assert (answer["claim"], answer["passage"]) == (0, 0)
    assert (answer["expected"], answer["found"]) == ("passage04", "passage03")
    assert answer["quoteStandsAt"] == [text_of("a").index("passage04")]


async def test_an_entity_of_a_mention_that_is_no_id_is_named_by_its_path(told: Curators) -> None:
    given = assertion()
    given["mentions"][1]["entity"] = global_id("Claim", told.claim)
    answer = await told.ask(mutation("assertClaims"), INGESTER, input=given)
    assert (answer["__typename"], answer["path"]) == (
        "InvalidInput",
        ["mentions", "1", "entity"],
    )
    given = assertion()
    given["claims"][1]["qualifiers"] *= 2
    answer = await told.ask(mutation("assertClaims"), INGESTER, input=given)
    assert answer["path"] == ["claims", "1", "qualifiers"]


async def test_a_document_is_added_with_the_scope_to_ingest(told: Curators) -> None:
    told.wait_for_views()
    query = mutation("addDocument", "... on DocumentAdded { sha256 arrival mentions claims }")
    given = {"text": "Un texte.", "url": "https://a.example/1", "published": "2026-01"}
    assert (await told.ask(query, input=given))["__typename"] == "NotAllowed"
    answer = await told.ask(query, INGESTER, input=given)
    assert (answer["__typename"], answer["arrival"], answer["visible"]) == (
        "DocumentAdded",
        "ADDED",
        True,
    )
    assert (answer["mentions"], answer["claims"]) == (2, 5)
    [(asked, actor)] = told.curation.documents.asked
    assert (asked.text, asked.url, asked.published, actor) == (
        "Un texte.",
        "https://a.example/1",
        "2026-01",
        INGESTER.actor,
    )
    answer = await told.ask(query, INGESTER, input={"text": "refused"})
    assert (answer["__typename"], answer["path"]) == ("InvalidInput", ["text"])


async def test_merge_ids_are_those_of_the_log(told: Curators) -> None:
    query = mutation("mergeEntities", "... on EntitiesMerged { merge }")
    answer = await told.ask(
        query,
        input={
            "absorbed": global_id("Meeting", TALKS.id),
            "into": global_id("Meeting", SUMMIT.id),
            "reason": "one meeting",
            "idempotencyKey": "m",
        },
    )
    assert UUID(answer["merge"]) == (await told.world.events())[-1].event.merge


async def after(told: Curators, name: str, selection: str, **given: Any) -> Any:
    """What a request answers that comes again when the views show what it did."""
    query = mutation(name, selection)
    by = INGESTER if name == "assertClaims" else CURATOR
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(told.ask(query, by, input=given))
        while not asking.done():
            await told.world.views()
    answer = await told.ask(query, by, input=given)
    assert (answer["alreadyDone"], answer["visible"]) == (True, True)
    return answer


async def test_a_payload_leads_on_into_the_views(told: Curators) -> None:
    told.wait_for_views()
    claim = global_id("Claim", told.claim)
    shown = "... on ClaimRetracted { claim { id status value about { id } } }"
    answer = await after(told, "retractClaim", shown, **retraction(told))
    summit = {"id": global_id("Meeting", SUMMIT.id)}
    assert answer["claim"] == {
        "id": claim,
        "status": "RETRACTED",
        "value": "Paris",
        "about": summit,
    }
    shown = "... on ClaimRanked { claim { rank } }"
    ranking = {"claim": claim, "rank": "DEPRECATED", "reason": "old", "idempotencyKey": "r"}
    answer = await after(told, "rankClaim", shown, **ranking)
    assert answer["claim"] == {"rank": "DEPRECATED"}
    shown = "... on ClaimReinstated { claim { status } }"
    answer = await after(told, "reinstateClaim", shown, **retraction(told, idempotencyKey="u"))
    assert answer["claim"] == {"status": "ACTIVE"}


async def test_merges_and_bindings_lead_to_their_entities(told: Curators) -> None:
    told.wait_for_views()
    summit, talks = (global_id("Meeting", one.id) for one in (SUMMIT, TALKS))
    given = {"absorbed": talks, "into": summit, "reason": "one", "idempotencyKey": "m"}
    shown = "... on EntitiesMerged { merge entity { __typename id } }"
    answer = await after(told, "mergeEntities", shown, **given)
    assert answer["entity"] == {"__typename": "Meeting", "id": summit}
    undoing = {"merge": answer["merge"], "reason": "two", "idempotencyKey": "u"}
    answer = await after(told, "undoMerge", "... on MergeUndone { sides { id } }", **undoing)
    assert {one["id"] for one in answer["sides"]} == {summit, talks}
    mention = str(mention_of(digest_of("b"), TALKS))
    binding = {"mention": mention, "entity": summit, "reason": "so", "idempotencyKey": "i"}
    shown = "... on MentionIdentified { mention entity { id } }"
    answer = await after(told, "identify", shown, **binding)
    assert (answer["mention"], answer["entity"]) == (mention, {"id": summit})


async def test_documents_and_claims_lead_to_what_they_brought(told: Curators) -> None:
    told.wait_for_views()
    run = {"extractor": "model", "version": "7"}
    shown = """
        ... on ClaimsAsserted {
            document { sha256 } run { extractor version } claims { property value }
        }
    """
    answer = await after(told, "assertClaims", shown, **assertion(run=run))
    assert answer["document"]["sha256"] == digest_of("a")
    assert answer["run"] == {"extractor": "model", "version": "7"}
    assert [one["property"] for one in answer["claims"]] == ["city", "participant"]
    shown = "... on DocumentWithdrawn { document { withdrawn } }"
    withdrawal = {
        "document": global_id("Document", digest_of("a")),
        "reason": "wrong",
        "idempotencyKey": "w",
    }
    answer = await after(told, "withdrawDocument", shown, **withdrawal)
    assert answer["document"] == {"withdrawn": True}


async def test_a_bug_is_masked_and_no_problem(
    told: Curators, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> Any:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(told.curation.documents, "add", broken)
    query = mutation("addDocument")
    whole = await told.whole(query, INGESTER, input={"text": "Un texte."})
    assert "a secret" not in str(whole)
    [error] = whole["errors"]
    assert error["extensions"]["code"] == "INTERNAL"


async def test_a_blast_radius_of_which_nothing_is_selected_had_a_field_of_its_own(
    told: Curators,
) -> None:
    document = global_id("Document", digest_of("a"))
    query = "query ($document: ID!) { blastRadius(document: $document) { ...on NotFound { id } } }"
    assert await told.ask(query, document=document) == {}
