"""What an answer becomes: the shape that resolution knows, every value with its words."""

from typing import Any

from sourcier.extraction.port import Extraction, Reading
from sourcier_events.catalogue import EntityKind, find, normalise
from sourcier_events.event_types import Stance
from sourcier_events.evidence import check

from .conftest import Read
from .world import TEXT, good_answer


def readings(found: Extraction, local: str, name: str) -> list[Reading]:
    return [one for one in found.readings if (one.mention, one.property) == (local, name)]


def values(found: Extraction, local: str) -> dict[str, str]:
    return {one.property: one.value for one in found.readings if one.mention == local}


def test_mentions_are_numbered_in_the_order_of_the_text(read: Read) -> None:
    found = read(good_answer())
    assert [(one.local, one.label) for one in found.mentions] == [
        ("m1", "entretien"),
        ("p1", "Astrid Holm"),
        ("p2", "Tomás Quiroga"),
        ("p3", "Ingrid Dahl"),
        ("s1", "Nos deux ports ont besoin l'un de l'autre"),
        ("s2", "l'accord sera signé en juin"),
    ]


def test_who_neither_takes_part_nor_speaks_is_no_mention(read: Read) -> None:
    assert "Sucre" not in {one.label for one in read(good_answer()).mentions}


def test_a_meeting_has_its_values(read: Read) -> None:
    assert values(read(good_answer()), "m1") == {
        "kind": "entretien",
        "family": "talks",
        "date": "2026-03-03",
        "weekday": "tuesday",
        "city": "Bergen",
        "format": "in_person",
        "status": "held",
        "topic": "accord",
        "participant": "Ingrid Dahl",
        "host": "Astrid Holm",
    }


def test_who_takes_part_and_how(read: Read) -> None:
    found = readings(read(good_answer()), "m1", "participant")
    assert [(one.reference, one.stance, one.qualifiers) for one in found] == [
        ("p1", Stance.ASSERTED, {"mode": "in_person", "role": "ministre", "represents": "NO"}),
        ("p2", Stance.ASSERTED, {"mode": "in_person"}),
        ("p3", Stance.ABSENT, {"mode": "in_person"}),
    ]
    assert [each.exact for each in found[0].evidence] == ["ministre", "Astrid Holm"]


def test_a_participant_has_all_its_names(read: Read) -> None:
    found = read(good_answer())
    assert [one.value for one in readings(found, "p1", "name")] == ["Astrid Holm", "Mme Holm"]
    assert values(found, "p1") | {"name": ""} == {
        "name": "",
        "type": "person",
        "role": "ministre norvégienne",
        "country": "NO",
    }
    [mention] = [one for one in found.mentions if one.local == "p1"]
    assert [each.exact for each in mention.evidence] == ["Astrid Holm", "Mme Holm"]


def test_a_statement_has_its_speaker_and_verb(read: Read) -> None:
    found = read(good_answer())
    assert values(found, "s1") == {
        "content": "Nos deux ports ont besoin l'un de l'autre",
        "kind": "direct",
        "speaker": "Astrid Holm",
        "verb": "déclarer",
    }
    [speaker] = readings(found, "s1", "speaker")
    assert (speaker.reference, speaker.evidence[0].exact) == ("p1", "Mme Holm")


def test_a_date_keeps_its_words_and_says_where_its_year_comes_from(read: Read) -> None:
    given = good_answer()
    [date] = readings(read(given), "m1", "date")
    assert date.qualifiers == {"wording": "mardi 3 mars 2026"}
    given["meetings"][0]["date"] = {"value": "2026-03-03", "quote": "mardi 3 mars", "before": ""}
    [date] = readings(read(given), "m1", "date")
    assert date.qualifiers == {"wording": "mardi 3 mars", "anchor": "published"}


def test_hearsay_is_hedged(read: Read) -> None:
    given = good_answer()
    given["meetings"][0]["hedged"] = True
    given["statements"][0]["hedged"] = True
    found = read(given)
    hedged = {one.mention for one in found.readings if one.stance is Stance.HEDGED}
    assert hedged == {"m1", "s2"}
    [absent] = [one for one in found.readings if one.stance is Stance.ABSENT]
    assert absent.value == "Ingrid Dahl"


def test_every_reading_holds_by_itself(read: Read, told: list[Any]) -> None:
    found = read(good_answer())
    kinds = {one.local: one.kind for one in found.mentions}
    for one in found.readings:
        normalise(find(kinds[one.mention], one.property), one.value)
        assert one.rule.startswith("model-")
        assert one.reference is None or kinds[one.reference] is EntityKind.PARTICIPANT
        for evidence in one.evidence:
            check(TEXT, evidence)
    assert told == []


def test_fields_that_are_left_out_are_not_known(read: Read) -> None:
    """Not every endpoint enforces the schema."""
    found = read(
        {
            "participants": [],
            "meetings": [{"kind": {"quote": "entretien"}, "family": "talks", "certainty": 1}],
            "statements": [],
        }
    )
    assert values(found, "m1") == {"kind": "entretien", "family": "talks"}
