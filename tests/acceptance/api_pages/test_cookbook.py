"""Every operation of the cookbook answers its question about the demo documents, over HTTP."""

from base64 import b64decode
from itertools import islice
from typing import Any

import httpx

from ..conftest import ask
from .corrections import Corrections, messages, subscribed
from .operations import Answers, text_of
from .subjects import Subjects


def names(nodes: list[dict[str, Any]]) -> set[str]:
    return {one["name"] for one in nodes}


def the(prop: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = [one for one in rows if one["property"] == prop]
    return found


def test_01_the_newest_meetings_with_those_who_take_part(answers: Answers) -> None:
    found = answers("01").data["meetings"]
    assert [one["city"] for one in found["nodes"]] == ["Antalya", "Nouakchott", "Riyad"]
    stances = {
        one["node"]["name"]: one["stance"] for one in found["nodes"][2]["participants"]["edges"]
    }
    assert (stances["Oman"], stances["Irak"], stances["Yémen"]) == ("ASSERTED", "ABSENT", "HEDGED")


def test_02_a_page_of_one_meeting(answers: Answers) -> None:
    page = answers("02").data["meeting"]
    assert (page["status"], page["date"]["edtf"], page["city"]) == ("HELD", "2026-01-03", "Kyiv")
    assert page["topics"] == ["sécurité", "économie"]
    assert page["contested"] == ["DELEGATIONS"]
    modes = {one["node"]["name"]: one["mode"] for one in page["participants"]["edges"]}
    assert (modes["Rustem Umerov"], modes["Steve Witkoff"]) == ("in_person", "remote")


def test_02_the_parts_of_the_page_are_filled(demo_api: httpx.Client) -> None:
    summit = Subjects(demo_api).meeting("Paris")
    page = ask(demo_api, text_of("02"), meeting=summit)["meeting"]
    assert (page["status"], page["date"]["edtf"], page["venue"]) == ("HELD", "2026-01-06", "Élysée")
    edges = page["participants"]["edges"]
    assert page["participants"]["totalCount"] == len(edges)
    assert {"Emmanuel Macron", "Keir Starmer", "Volodymyr Zelensky"} <= names(
        [one["node"] for one in edges]
    )
    assert page["fact"]["support"]["documents"] > page["fact"]["support"]["independentOrigins"] > 1


def test_03_whom_somebody_met(answers: Answers) -> None:
    edges = answers("03").data["participant"]["meetings"]["edges"]
    talks = next(one for one in edges if one["node"]["date"]["edtf"] == "2026-01-03")
    assert talks["mode"] == "remote"
    assert "Rustem Umerov" in names([one["node"] for one in talks["node"]["met"]["edges"]])
    assert names(talks["node"]["perhaps"]["nodes"]) == {"États-Unis"}
    call = next(one["node"] for one in edges if one["node"]["date"]["edtf"] == "2025-12-31")
    assert names([one["node"] for one in call["met"]["edges"]]) == {
        "Jared Kushner",
        "Marco Rubio",
        "Rustem Umerov",
        "Steve Witkoff",
    }


def test_04_a_page_of_one_participant(answers: Answers) -> None:
    page = answers("04").data["participant"]
    assert (page["name"], page["country"]) == ("Steve Witkoff", "US")
    assert page["role"] == "ancien envoyé spécial de la Maison-Blanche"
    assert page["roles"]["differentValues"] == len(page["roles"]["claims"]["nodes"]) == 2
    assert page["meetings"]["totalCount"] == 3


def test_05_pages_that_together_are_the_list(answers: Answers, demo_api: httpx.Client) -> None:
    second = answers("05").data["meetings"]
    assert second["pageInfo"]["hasPreviousPage"] and second["pageInfo"]["hasNextPage"]
    found, after, position = [], None, second["position"]
    while True:
        page = ask(demo_api, text_of("05"), first=4, after=after)["meetings"]
        found += [one["node"]["id"] for one in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        assert page["position"] == position
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(set(found)) == len(found) == second["totalCount"] == 10
    assert found[4:8] == [one["node"]["id"] for one in second["edges"]]


def test_06_words_are_found_and_marked(answers: Answers) -> None:
    hits = answers("06").data["search"]["nodes"]
    assert {one["kind"] for one in hits} == {"STATEMENT", "DOCUMENT"}
    for one in hits:
        text = one["snippet"]["text"]
        marked = [text[at["start"] : at["end"]] for at in one["snippet"]["highlights"]]
        assert marked == ["cessez", "feu"]
        assert one["node"]["__typename"].upper() == one["kind"]


def test_07_what_may_lie_in_a_time_need_not(answers: Answers) -> None:
    found = answers("07").data
    assert found["certain"]["totalCount"] == 0
    (meeting,) = found["possible"]["nodes"]
    assert meeting["date"]["edtf"] == "2026-03"


def test_08_what_sources_contradict_each_other_on(answers: Answers) -> None:
    (meeting,) = answers("08").data["meetings"]["nodes"]
    assert meeting["contested"] == ["DELEGATIONS"]
    (fact,) = meeting["facts"]
    assert (fact["property"], fact["value"], fact["differentValues"]) == ("delegations", "15", 2)
    assert fact["status"] == "CONTESTED"
    statements = answers("08").data["statements"]["nodes"]
    assert [one["contested"] for one in statements] == [["CONTENT"], ["SPEAKER"]]


def test_09_what_somebody_said_with_the_article(answers: Answers) -> None:
    found = answers("09").data["statements"]
    assert found["totalCount"] == 4 and len(found["nodes"]) == 3
    assert found["pageInfo"]["hasNextPage"]
    (one,) = [one for one in found["nodes"] if one["verb"] == "expliquer"]
    assert one["content"].startswith("la journée avait permis d’examiner les documents")
    assert one["document"]["url"].endswith("/kiev-fin-des-pourparlers")
    meetings = {one["verb"]: one["meeting"] and one["meeting"]["title"] for one in found["nodes"]}
    assert meetings["indiquer"] == "Entretien téléphonique, 2025-12-31"
    assert meetings["expliquer"] is None


def test_10_what_happened_since_a_position(demo_api: httpx.Client, answers: Answers) -> None:
    variables = answers("14").variables
    since, about = variables["from"]["position"], variables["about"]
    given = {"since": since, "about": [about], "kinds": ["CLAIMED"]}
    with subscribed(demo_api, given) as response:
        for message in islice(messages(response), 10):
            change = message["data"]["changes"]
            assert change["about"]["id"] == about and change["position"] > since
            if change["property"] == "city":
                break
    assert change["after"] == "Riyad"
    assert message["extensions"]["since"] <= change["position"]


def test_10_what_happens_from_now_on(corrections: Corrections) -> None:
    change = corrections.live["data"]["changes"]
    assert (change["kind"], change["property"]) == ("RETRACTED", "delegations")
    recorded = corrections.answers["21"].data["retractClaim"]["position"]
    assert corrections.live["extensions"]["since"] == recorded


def test_11_a_value_comes_from_a_passage_of_a_document(
    answers: Answers, demo_api: httpx.Client
) -> None:
    proof = answers("11").data["meeting"]["fact"]["preferred"]
    assert proof["value"] == "held" and proof["run"]["extractor"] == "french"
    (passage,) = proof["evidence"]
    assert passage["exact"] == "tenus"
    query = "{ documents(first: 100) { nodes { sha256 text } } }"
    texts = {one["sha256"]: one["text"] for one in ask(demo_api, query)["documents"]["nodes"]}
    text = texts[proof["document"]["sha256"]]
    whole = passage["prefix"] + passage["exact"] + passage["suffix"]
    assert text[passage["start"] - len(passage["prefix"]) :].startswith(whole)


def test_12_reprints_of_one_agency_are_one_origin(answers: Answers) -> None:
    fact = answers("12").data["meeting"]["fact"]
    assert (fact["support"]["documents"], fact["support"]["independentOrigins"]) == (3, 2)
    agency = fact["support"]["origins"][0]
    assert agency["name"] == "agency:agence boreale" and len(agency["documents"]) == 2
    assert sorted(one["value"] for one in fact["claims"]["nodes"]) == ["15", "15", "15", "16"]


def test_13_two_times_in_one_request(answers: Answers) -> None:
    found = answers("13")
    then, later = found.data["then"], found.data["later"]
    assert (then["meeting"]["status"], later["meeting"]["status"]) == ("PLANNED", "HELD")
    assert then["position"] == found.variables["then"]["position"] < later["position"]
    assert then["recordedAt"] < later["recordedAt"]


def test_14_what_changed_and_because_of_what(answers: Answers) -> None:
    entry = the("city", answers("14").data["diff"]["entries"])
    assert (entry["before"], entry["after"]) == ("Djeddah", "Riyad")
    assert entry["statusAfter"] == "CORRECTED"
    because = [(one["kind"], one["changed"]) for one in entry["because"]]
    assert because == [("CLAIMED", True), ("DOCUMENT_REVISED", False)]
    assert entry["claimAfter"]["evidence"][0]["exact"] == "Riyad"


def test_15_each_value_has_its_event(answers: Answers) -> None:
    rows = answers("15").data["blame"]
    assert all(one["event"] and one["evidence"] for one in rows)
    delegations = the("delegations", rows)
    assert delegations["value"] == "15"
    assert delegations["evidence"] == [{"exact": "Quinze délégations"}]


def test_16_a_timeline_shows_each_value_coming_and_going(answers: Answers) -> None:
    history = answers("16").data["node"]["history"]
    assert history["totalCount"] == len(history["nodes"])
    lines = [one for one in history["nodes"] if one["property"] == "city"]
    assert [(one["kind"], one["before"], one["after"], one["changed"]) for one in lines] == [
        ("CLAIMED", None, "Djeddah", True),
        ("CLAIMED", "Djeddah", "Riyad", True),
        ("DOCUMENT_REVISED", "Djeddah", "Riyad", False),
    ]


def test_17_an_event_has_a_cause_and_effects(answers: Answers) -> None:
    event = answers("17").data["node"]
    assert event["cause"]["type"] == "DocumentAdded"
    assert event["cause"]["position"] < event["position"]
    effects = event["effects"]["nodes"]
    assert len(effects) == event["effects"]["totalCount"] > 0
    assert all(one["position"] > event["position"] for one in effects)
    assert effects[-1]["type"] == "ExtractionFinished"
    revised = [one for one in effects[-1]["changes"] if one["kind"] == "DOCUMENT_REVISED"]
    assert {"city", "date"} <= {one["property"] for one in revised}
    assert not any(one["changed"] for one in event["changes"])


def test_18_passages_are_followed_into_the_revised_text(
    answers: Answers, demo_api: httpx.Client
) -> None:
    document = answers("18").data["document"]
    assert document["revisedBy"]["title"].endswith("(rectifié)")
    query = "query($id: ID!) { document(id: $id) { text } }"
    text = ask(demo_api, query, id=document["revisedBy"]["id"])["document"]["text"]
    passages = [one for claim in document["claims"]["nodes"] for one in claim["evidence"]]
    assert {one["anchor"]["state"] for one in passages} >= {"EXACT", "MOVED"}
    for one in passages:
        if one["anchor"]["state"] != "LOST":
            assert text[one["anchor"]["start"] :].startswith(one["exact"])
            assert one["anchor"]["document"]["id"] == document["revisedBy"]["id"]


def test_19_what_had_been_published_by_a_day(answers: Answers) -> None:
    fact = answers("19").data["meeting"]["fact"]
    assert fact["value"] == "held"
    assert [one["value"] for one in fact["byThen"]["nodes"]] == ["planned", "planned"]
    assert fact["byNow"]["totalCount"] > fact["byThen"]["totalCount"]


def test_20_what_a_withdrawal_would_change(corrections: Corrections) -> None:
    radius = corrections.answers["20"].data["blastRadius"]
    assert "Mads Holmgaard" in {one.get("name") for one in radius["unsupported"]}
    fact = the("delegations", radius["facts"])
    assert fact["effect"] == "CHANGES_STATUS"
    assert (fact["before"]["status"], fact["after"]["status"]) == ("CONTESTED", "UNCONTESTED")


def test_20_nothing_is_written_by_asking(corrections: Corrections) -> None:
    end = ask(corrections.api, "{ log { position } }")
    ask(corrections.api, text_of("20"), **corrections.answers["20"].variables)
    assert ask(corrections.api, "{ log { position } }") == end


def test_21_a_retracted_claim_counts_no_more(corrections: Corrections) -> None:
    done = corrections.answers["21"].data["retractClaim"]
    assert (done["__typename"], done["visible"]) == ("ClaimRetracted", True)
    assert done["claim"]["status"] == "RETRACTED"
    assert done["claim"]["about"]["contested"] == []


def test_21_the_same_request_is_carried_out_once(corrections: Corrections) -> None:
    first = corrections.answers["21"]
    again = ask(corrections.api, text_of("21"), **first.variables)["retractClaim"]
    assert again["alreadyDone"] and again["position"] == first.data["retractClaim"]["position"]


def test_22_ids_of_both_answer_as_one(corrections: Corrections) -> None:
    merged = corrections.answers["22"]
    done = merged.data["mergeEntities"]
    assert (done["__typename"], done["entity"]["name"]) == ("EntitiesMerged", "Mauritanie")
    assert done["entity"]["names"] == ["délégation mauritanienne"]
    query = """
        query($position: Position!, $id: ID!) {
            snapshot(asOf: { position: $position }) { participant(id: $id) { mergedInto name } }
        }
    """
    position, absorbed = done["position"], merged.variables["absorbed"]
    then = ask(corrections.api, query, position=position, id=absorbed)["snapshot"]["participant"]
    kept = b64decode(merged.variables["into"]).decode()
    assert b64decode(then["mergedInto"]).decode() == f"{kept}@{int(position)}"


def test_23_an_undone_merge_leaves_two(corrections: Corrections) -> None:
    done = corrections.answers["23"].data["undoMerge"]
    variables = corrections.answers["22"].variables
    assert {one["id"] for one in done["sides"]} == {variables["absorbed"], variables["into"]}
    assert {one["mergedInto"] for one in done["sides"]} == {None}
