"""What a value rests on: claims, documents, publishers and independent origins, each counted."""

import pytest
from msgspec.structs import replace

from sourcier_events.event_types import Stance

from .scenario import Story, fold_story, meeting, participant, run_of

SUMMIT = meeting("sommet")
ENVOY = participant("Umerov")


def support(story: Story) -> tuple[int, int, int, int]:
    """Claims, documents, publishers and origins of the city that is believed."""
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    return fact.claims, fact.documents, fact.publishers, fact.origins


def test_two_claims_of_one_document_are_one_document() -> None:
    story = Story()
    document = story.document("a", publisher="Le Monde")
    for passage in (0, 1):
        story.claim(document, SUMMIT, "city", "Kyiv", passages=(passage, passage))
    assert support(story) == (2, 1, 1, 1)


def test_a_document_without_publisher_is_an_origin_of_its_own() -> None:
    story = Story()
    for name in ("a", "b"):
        story.claim(story.document(name), SUMMIT, "city", "Kyiv")
    assert support(story) == (2, 2, 0, 2)


def test_two_documents_of_one_publisher_are_one_origin_in_any_spelling() -> None:
    story = Story()
    for name, publisher in (("a", "Le Monde"), ("b", "le  MONDE")):
        story.claim(story.document(name, publisher=publisher), SUMMIT, "city", "Kyiv")
    assert support(story) == (2, 2, 1, 1)


def test_five_papers_with_one_agency_text_are_one_origin() -> None:
    story = Story()
    for number in range(5):
        paper = story.document(f"{number}", publisher=f"Journal {number}", origin="AFP")
        story.claim(paper, SUMMIT, "city", "Kyiv")
    assert support(story) == (5, 5, 5, 1)


def test_an_origin_that_is_known_only_later_counts_from_then_on() -> None:
    story = Story()
    papers = {name: story.document(name) for name in ("a", "b")}
    for document in papers.values():
        story.claim(document, SUMMIT, "city", "Kyiv")
    assert support(story) == (2, 2, 0, 2)
    for document in papers.values():
        story.publish(document, publisher="Le Monde", origin="AFP")
    assert support(story) == (2, 2, 1, 1)


@pytest.mark.parametrize("takes_out", ["withdraw", "retract", "supersede", "revise"])
def test_what_no_longer_counts_is_taken_out_of_every_count(takes_out: str) -> None:
    story = Story()
    story.claim(story.document("a", publisher="Le Monde"), SUMMIT, "city", "Kyiv")
    url = "https://journal.example/1"
    document = story.document("b", publisher="Le Figaro", url=url)
    claim = story.claim(document, SUMMIT, "city", "Kyiv")
    story.finish(document)
    assert support(story) == (2, 2, 2, 2)
    match takes_out:
        case "withdraw":
            story.withdraw(document)
        case "retract":
            story.retract(claim)
        case "supersede":
            story.finish(document, "2", supersedes="1")
        case "revise":
            story.finish(story.document("c", publisher="Le Figaro", url=url))
    assert support(story) == (1, 1, 1, 1)


def test_a_hedged_or_absent_claim_counts_a_denied_one_does_not() -> None:
    story = Story()
    for name, stance in (("a", Stance.HEDGED), ("b", Stance.DENIED)):
        story.claim(story.document(name), SUMMIT, "city", "Kyiv", stance=stance)
    assert support(story) == (1, 1, 0, 1)


def test_who_stays_away_is_in_the_list_and_said_to_be_absent() -> None:
    story = Story()
    story.claim(
        story.document("a"),
        SUMMIT,
        "participant",
        ENVOY,
        stance=Stance.ABSENT,
        qualifiers={"role": "ministre", "mode": "remote", "represents": "Ukraine"},
    )
    row = fold_story(story).views.current()["participations", str(SUMMIT.id), str(ENVOY.id)]
    assert (row.stance, row.role, row.mode, row.represents, row.host) == (
        "absent",
        "ministre",
        "remote",
        "Ukraine",
        False,
    )


def test_who_is_denied_to_take_part_is_not_in_the_list() -> None:
    story = Story()
    story.claim(story.document("a"), SUMMIT, "participant", ENVOY, stance=Stance.DENIED)
    assert not [key for key in fold_story(story).views.current() if key[0] == "participations"]


def test_who_hosts_takes_part_as_the_host() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "host", ENVOY)
    place = ("participations", str(SUMMIT.id), str(ENVOY.id))
    assert fold_story(story).views.current()[place].host
    claim = story.claim(document, SUMMIT, "participant", ENVOY, qualifiers={"role": "ministre"})
    row = fold_story(story).views.current()[place]
    assert (row.host, row.role, row.claim) == (True, "ministre", claim)


def test_a_claim_counts_once_its_mention_is_identified_wherever_that_comes() -> None:
    story = Story()
    document = story.document("a")
    with story.together():
        story.claim(document, SUMMIT, "city", "Kyiv")
        story.claim(document, SUMMIT, "participant", ENVOY)
    for events in (story.appends[-1].events, reversed(story.appends[-1].events)):
        story.appends[-1] = replace(story.appends[-1], events=tuple(events))
        folded = fold_story(story)
        assert folded.fact(SUMMIT, "city") is not None
        assert folded.fact(SUMMIT, "participant", ENVOY.id) is not None
        assert {row.about for row in folded.changes() if row.kind == "claimed"} == {SUMMIT.id}
        assert [row.after for row in folded.changes() if row.property == "participant"] == [
            "Umerov"
        ]


def test_a_claim_of_another_kind_than_its_entity_counts_nowhere_and_stops_nothing() -> None:
    story = Story()
    document = story.document("a")
    claim = story.claim(document, ENVOY, "name", "Umerov")
    mention = story.claims[claim].mention
    story.identify(mention, SUMMIT, document=document, method="person")
    story.claim(document, SUMMIT, "city", "Kyiv")
    folded = fold_story(story)
    assert [key for key in folded.views.current() if key[0] == "claims"] == [
        ("claims", str(list(story.claims)[-1]))
    ]
    story.identify(mention, ENVOY, document=document, method="person")
    assert ("claims", str(claim)) in fold_story(story).views.current()


def test_claims_without_a_run_are_those_of_people_and_no_run_ends_them() -> None:
    story = Story()
    document = story.document("a")
    claim = story.claim(document, SUMMIT, "city", "Kyiv", run=None)
    story.finish(document)
    story.finish(document, "2", supersedes="1")
    assert support(story) == (1, 1, 0, 1)
    assert story.claims[claim].run is None
    assert fold_story(story).views.current()["runs", str(run_of(document, "1"))].superseded_by
