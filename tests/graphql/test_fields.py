"""Every root field answers with what the views hold."""

from .asking import Client, global_id, position
from .filling import digest, identifier
from .rows import RUN, TEXT
from .world import KYIV, MACRON, OTHER, SUMMIT, THANKS, UMEROV


async def test_a_meeting_has_its_plain_values(client: Client) -> None:
    query = """
        query($id: ID!) { meeting(id: $id) {
            id title city country family status topics contested mergedInto
            date { edtf earliest latest wording }
        } }
    """
    data = await client.ask(query, id=global_id("Meeting", KYIV))
    assert data["meeting"] == {
        "id": global_id("Meeting", KYIV),
        "title": "kyiv",
        "city": "Kyiv",
        "country": "UA",
        "family": "TALKS",
        "status": "HELD",
        "topics": ["paix"],
        "contested": ["CITY"],
        "mergedInto": None,
        "date": {
            "edtf": "2026-01-03",
            "earliest": "2026-01-03",
            "latest": "2026-01-03",
            "wording": "le 3 janvier",
        },
    }


async def test_meetings_come_newest_first_and_those_without_a_year_last(client: Client) -> None:
    data = await client.ask("{ meetings { nodes { title date { earliest } } } }")
    assert [one["title"] for one in data["meetings"]["nodes"]] == ["summit", "kyiv", "someday"]
    assert data["meetings"]["nodes"][2]["date"] == {"earliest": None}


async def test_how_somebody_takes_part_stands_on_the_edge(client: Client) -> None:
    query = """
        query($id: ID!) { meeting(id: $id) { participants { totalCount edges {
            role mode stance host represents claim { value } node { name country }
        } } } }
    """
    data = await client.ask(query, id=global_id("Meeting", KYIV))
    participants = data["meeting"]["participants"]
    assert participants["totalCount"] == 2
    host, absent = participants["edges"]
    assert host == {
        "role": "secrétaire",
        "mode": "in_person",
        "stance": "ASSERTED",
        "host": True,
        "represents": None,
        "claim": {"value": "Roustem Oumerov"},
        "node": {"name": "Roustem Oumerov", "country": "UA"},
    }
    assert (absent["stance"], absent["claim"]) == ("ABSENT", None)


async def test_a_participant_leads_to_meetings_and_statements(client: Client) -> None:
    query = """
        query($id: ID!) { participant(id: $id) {
            name names type
            meetings { edges { represents node { title } } }
            statements { nodes { content meeting { title } } }
        } }
    """
    data = await client.ask(query, id=global_id("Participant", UMEROV))
    assert data["participant"] == {
        "name": "Roustem Oumerov",
        "names": ["Umerov"],
        "type": "PERSON",
        "meetings": {
            "edges": [
                {"represents": "Ukraine", "node": {"title": "summit"}},
                {"represents": None, "node": {"title": "kyiv"}},
            ]
        },
        "statements": {"nodes": [{"content": "thanks", "meeting": {"title": "kyiv"}}]},
    }


async def test_participants_come_by_sort_key(client: Client) -> None:
    data = await client.ask("{ participants { nodes { sortKey } } }")
    keys = [one["sortKey"] for one in data["participants"]["nodes"]]
    assert keys == ["emmanuel macron", "roustem oumerov", "volodymyr zelensky"]


async def test_statements_come_in_the_order_of_the_document(client: Client) -> None:
    data = await client.ask("{ statements { nodes { content startOffset stance kind } } }")
    assert [one["content"] for one in data["statements"]["nodes"]] == ["hope", "thanks"]


async def test_a_statement_names_speaker_and_document(client: Client) -> None:
    query = """
        query($id: ID!) { statement(id: $id) {
            content verb speaker { name } document { title }
        } }
    """
    data = await client.ask(query, id=global_id("Statement", THANKS))
    assert data["statement"] == {
        "content": "thanks",
        "verb": "dire",
        "speaker": {"name": "Roustem Oumerov"},
        "document": {"title": "Titre 0"},
    }


async def test_a_document_has_its_text_and_all_that_came_out_of_it(client: Client) -> None:
    query = """
        query($id: ID!) { document(id: $id) {
            sha256 length text independentOrigin published { edtf } revises { id }
            publications { publisher url document { sha256 } }
            runs { extractor version supersededBy { id } document { sha256 } }
            claims { nodes { property value } }
            statements { nodes { content } }
            history { nodes { kind } }
        } }
    """
    data = await client.ask(query, id=global_id("Document", digest(TEXT)))
    document = data["document"]
    assert document["text"] == TEXT
    assert document["length"] == len(TEXT)
    assert document["publications"] == [
        {
            "publisher": "Le Monde",
            "url": "https://example.org/0",
            "document": {"sha256": digest(TEXT)},
        }
    ]
    assert [run["extractor"] for run in document["runs"]] == ["french"]
    assert [one["value"] for one in document["claims"]["nodes"]] == [
        "planned",
        "Roustem Oumerov",
        "held",
    ]
    assert [one["content"] for one in document["statements"]["nodes"]] == ["hope", "thanks"]
    assert [one["kind"] for one in document["history"]["nodes"]] == [
        "MERGED",
        "CLAIMED",
        "CLAIMED",
        "CLAIMED",
    ]


async def test_documents_come_newest_first(client: Client) -> None:
    data = await client.ask("{ documents { nodes { sha256 } } }")
    assert data["documents"]["nodes"][0] == {"sha256": digest(OTHER)}


async def test_node_knows_every_type(client: Client) -> None:
    known = {
        "Meeting": KYIV,
        "Participant": UMEROV,
        "Statement": THANKS,
        "Document": digest(TEXT),
        "Publication": identifier("publication 0"),
        "Run": RUN,
        "Claim": identifier("claim held"),
        "Change": "6-0",
        "Event": identifier("event 6"),
    }
    types = {"Change": "ClaimChange"}
    ids = [global_id(kind, own) for kind, own in known.items()]
    shown = [
        {"__typename": types.get(kind, kind), "id": own}
        for kind, own in zip(known, ids, strict=True)
    ]
    one = "query($id: ID!) { node(id: $id) { __typename id } }"
    assert [(await client.ask(one, id=own))["node"] for own in ids] == shown
    every = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }"
    assert (await client.ask(every, ids=ids))["nodes"] == shown


async def test_nodes_answers_in_order_with_null_for_what_is_not_there(client: Client) -> None:
    ids = [
        global_id("Meeting", SUMMIT),
        global_id("Meeting", MACRON),
        global_id("Participant", MACRON),
    ]
    data = await client.ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
    assert data["nodes"] == [{"id": ids[0]}, None, {"id": ids[2]}]


async def test_every_answer_can_say_its_position_and_lag(client: Client) -> None:
    data = await client.ask("{ position lag recordedAt log { position recordedAt } }")
    assert data["position"] == position(9)
    assert data["lag"] == 0
    assert data["log"] == {"position": position(9), "recordedAt": data["recordedAt"]}
