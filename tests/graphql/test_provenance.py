"""Every value leads to its claims, every claim to its sentence, every entity to its past."""

from .asking import Client, global_id, position
from .filling import digest
from .rows import RUN, TEXT
from .world import KYIV, SECOND, UMEROV


async def test_a_fact_says_how_it_stands_and_what_it_rests_on(client: Client) -> None:
    query = """
        query($id: ID!) { meeting(id: $id) { fact(property: STATUS) {
            property value status differentValues
            support { claims documents publishers independentOrigins }
            preferred { value position }
            claims { totalCount nodes { value status } }
            all: claims(status: null) { totalCount nodes { value status } }
            retracted: claims(status: [RETRACTED]) { nodes { value } }
        } } }
    """
    fact = (await client.ask(query, id=global_id("Meeting", KYIV)))["meeting"]["fact"]
    assert fact == {
        "property": "status",
        "value": "held",
        "status": "DEVELOPED",
        "differentValues": 2,
        "support": {"claims": 3, "documents": 2, "publishers": 1, "independentOrigins": 1},
        "preferred": {"value": "held", "position": position(6)},
        "claims": {
            "totalCount": 2,
            "nodes": [
                {"value": "planned", "status": "ACTIVE"},
                {"value": "held", "status": "ACTIVE"},
            ],
        },
        "all": {
            "totalCount": 3,
            "nodes": [
                {"value": "planned", "status": "ACTIVE"},
                {"value": "held", "status": "ACTIVE"},
                {"value": "cancelled", "status": "RETRACTED"},
            ],
        },
        "retracted": {"nodes": [{"value": "cancelled"}]},
    }


async def test_a_claim_shows_the_sentence_that_says_so(client: Client) -> None:
    query = """
        query($id: ID!) { meeting(id: $id) { claims(property: STATUS) { nodes {
            value stance rank confidence rule actor mention
            qualifiers { name value }
            evidence { exact prefix suffix start end document { sha256 text } }
            document { sha256 } run { id extractor } about { id __typename } reference { id }
        } } } }
    """
    data = await client.ask(query, id=global_id("Meeting", KYIV))
    claim = data["meeting"]["claims"]["nodes"][1]
    (evidence,) = claim["evidence"]
    text = evidence["document"]["text"]
    assert text[evidence["start"] : evidence["end"]] == evidence["exact"] == "Oumerov a reçu"
    assert (evidence["prefix"], evidence["suffix"]) == ("Le 3 janvier, ", "")
    assert claim["document"] == {"sha256": digest(TEXT)}
    assert claim["run"] == {"id": global_id("Run", RUN), "extractor": "french"}
    assert claim["about"] == {"id": global_id("Meeting", KYIV), "__typename": "Meeting"}
    assert claim["qualifiers"] == [{"name": "wording", "value": "a reçu"}]
    assert (claim["stance"], claim["rank"], claim["confidence"]) == ("ASSERTED", "NORMAL", 900)


async def test_a_value_that_names_an_entity_leads_to_it(client: Client) -> None:
    query = """
        query($id: ID!) { meeting(id: $id) { fact(property: HOST) {
            value reference { __typename id ... on Participant { name } }
        } } }
    """
    data = await client.ask(query, id=global_id("Meeting", KYIV))
    assert data["meeting"]["fact"] == {
        "value": "Oumerov",
        "reference": {
            "__typename": "Participant",
            "id": global_id("Participant", UMEROV),
            "name": "Roustem Oumerov",
        },
    }


async def test_all_facts_of_an_entity(client: Client) -> None:
    query = "query($id: ID!) { meeting(id: $id) { facts { property value } } }"
    data = await client.ask(query, id=global_id("Meeting", KYIV))
    assert data["meeting"]["facts"] == [
        {"property": "city", "value": "Kiev"},
        {"property": "host", "value": "Oumerov"},
        {"property": "status", "value": "held"},
    ]


async def test_a_property_without_claims_has_no_fact(client: Client) -> None:
    query = "query($id: ID!) { meeting(id: $id) { fact(property: VENUE) { value } } }"
    data = await client.ask(query, id=global_id("Meeting", KYIV))
    assert data["meeting"]["fact"] is None


async def test_claims_come_property_by_property(client: Client) -> None:
    query = """
        query($id: ID!, $after: String) { meeting(id: $id) {
            claims(first: 2, after: $after) { nodes { property value } pageInfo { endCursor } }
        } }
    """
    own = global_id("Meeting", KYIV)
    one = (await client.ask(query, id=own))["meeting"]["claims"]
    two = (await client.ask(query, id=own, after=one["pageInfo"]["endCursor"]))["meeting"]["claims"]
    assert [(node["property"], node["value"]) for node in one["nodes"] + two["nodes"]] == [
        ("city", "Kiev"),
        ("status", "planned"),
        ("status", "held"),
    ]


async def test_history_says_what_was_believed_before_and_after(client: Client) -> None:
    query = """
        query($id: ID!) { meeting(id: $id) { history { totalCount nodes {
            kind event { type } position before after property
            claim { value } about { id } document { sha256 }
        } } } }
    """
    history = (await client.ask(query, id=global_id("Meeting", KYIV)))["meeting"]["history"]
    assert history["totalCount"] == 2
    assert history["nodes"][0] == {
        "kind": "CLAIMED",
        "event": {"type": "ClaimAsserted"},
        "position": position(6),
        "before": "planned",
        "after": "held",
        "property": "status",
        "claim": {"value": "held"},
        "about": {"id": global_id("Meeting", KYIV)},
        "document": {"sha256": digest(TEXT)},
    }


async def test_a_snapshot_has_the_history_up_to_its_position(client: Client) -> None:
    query = """
        query($id: ID!) { snapshot(asOf: {position: "4"}) { meeting(id: $id) {
            history { nodes { after } } claims { nodes { value } }
        } } }
    """
    meeting = (await client.ask(query, id=global_id("Meeting", KYIV)))["snapshot"]["meeting"]
    assert meeting["history"]["nodes"] == [{"after": "planned"}]
    assert [one["value"] for one in meeting["claims"]["nodes"]] == ["Kiev", "planned"]


async def test_a_merged_id_keeps_answering(client: Client) -> None:
    query = """
        query($id: ID!) { participant(id: $id) {
            id mergedInto name
            meetings { nodes { title } } statements { nodes { content } }
            claims { nodes { value } } fact(property: NAME) { value }
            history { nodes { kind } }
        } }
    """
    data = await client.ask(query, id=global_id("Participant", SECOND))
    assert data["participant"] == {
        "id": global_id("Participant", SECOND),
        "mergedInto": global_id("Participant", UMEROV),
        "name": "Roustem Oumerov",
        "meetings": {"nodes": [{"title": "summit"}, {"title": "kyiv"}]},
        "statements": {"nodes": [{"content": "thanks"}]},
        "claims": {"nodes": [{"value": "Roustem Oumerov"}]},
        "fact": {"value": "Roustem Oumerov"},
        "history": {"nodes": [{"kind": "MERGED"}, {"kind": "CLAIMED"}]},
    }
