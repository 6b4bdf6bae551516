"""What people decide on a claim outlasts the runs that read it; what newer runs read replaces."""

import pytest

from sourcier_events.event_types import Rank

from .scenario import Folded, Story, fold_story, meeting

SUMMIT = meeting("sommet")


def claim_status(folded: Folded, claim: object) -> str:
    """The status of a claim."""
    return folded.views.current()["claims", str(claim)].status


def city(folded: Folded) -> tuple[str | None, str]:
    """The city that is believed, and how firmly."""
    fact = folded.fact(SUMMIT, "city")
    assert fact is not None
    return fact.value, fact.status


def test_a_retraction_outranks_a_later_run_that_reads_the_same_again() -> None:
    story = Story()
    document = story.document("a")
    first = story.claim(document, SUMMIT, "city", "Paris")
    story.finish(document)
    story.retract(first)
    with story.together():
        again = story.claim(document, SUMMIT, "city", "PARIS", run="2")
        story.finish(document, "2", supersedes="1")
    folded = fold_story(story)
    assert claim_status(folded, first) == "retracted"
    assert claim_status(folded, again) == "retracted"
    assert city(folded) == (None, "retracted")


@pytest.mark.parametrize(
    ("difference", "more"),
    [
        ("value", {"value": "Kyiv"}),
        ("passage", {"passages": (5, 5)}),
        ("property", {"name": "venue"}),
    ],
)
def test_a_retraction_concerns_one_document_property_value_and_passage(
    difference: str, more: dict[str, object]
) -> None:
    story = Story()
    document = story.document("a")
    story.retract(story.claim(document, SUMMIT, "city", "Paris"))
    arguments = {"name": "city", "value": "Paris"} | more
    other = story.claim(document, SUMMIT, **arguments)
    elsewhere = story.claim(story.document("b"), SUMMIT, "city", "Paris")
    folded = fold_story(story)
    assert claim_status(folded, other) == "active", difference
    assert claim_status(folded, elsewhere) == "active"


def test_passages_that_overlap_are_the_same_claim() -> None:
    story = Story()
    document = story.document("a")
    story.retract(story.claim(document, SUMMIT, "city", "Paris", passages=(0, 2)))
    again = story.claim(document, SUMMIT, "city", "Paris", passages=(2, 4), run="2")
    beside = story.claim(document, SUMMIT, "city", "Paris", passages=(3, 4), run="3")
    folded = fold_story(story)
    assert claim_status(folded, again) == "retracted"
    assert claim_status(folded, beside) == "active"


def test_reinstating_brings_the_claim_back_and_may_itself_be_followed_by_a_retraction() -> None:
    story = Story()
    claim = story.claim(story.document("a"), SUMMIT, "city", "Paris")
    for decide, expected in (
        (story.retract, (None, "retracted")),
        (story.reinstate, ("Paris", "uncontested")),
        (story.retract, (None, "retracted")),
    ):
        decide(claim)
        assert city(fold_story(story)) == expected


def test_a_rank_survives_a_retraction_that_was_undone() -> None:
    story = Story()
    claim = story.claim(story.document("a"), SUMMIT, "city", "Paris")
    story.claim(story.document("b", publisher="Le Monde"), SUMMIT, "city", "Kyiv")
    story.rank(claim, Rank.PREFERRED)
    story.retract(claim)
    story.reinstate(claim)
    assert city(fold_story(story)) == ("Paris", "corrected")


def test_a_rank_is_given_to_what_later_runs_read_again() -> None:
    story = Story()
    document = story.document("a")
    claim = story.claim(document, SUMMIT, "city", "Paris")
    story.claim(story.document("b"), SUMMIT, "city", "Kyiv", confidence=900)
    story.rank(claim, Rank.PREFERRED)
    with story.together():
        again = story.claim(document, SUMMIT, "city", "Paris", run="2", confidence=100)
        story.finish(document, "2")
    assert fold_story(story).views.current()["claims", str(again)].rank == "preferred"


def test_a_run_that_supersedes_another_ends_the_claims_of_that_run_alone() -> None:
    story = Story()
    document, other = story.document("a"), story.document("b")
    old = story.claim(document, SUMMIT, "city", "Paris")
    story.finish(document)
    stays = story.claim(other, SUMMIT, "city", "Paris")
    story.finish(other)
    with story.together():
        new = story.claim(document, SUMMIT, "city", "Kyiv", run="2")
        story.finish(document, "2", supersedes="1")
    folded = fold_story(story)
    assert [claim_status(folded, one) for one in (old, stays, new)] == [
        "superseded",
        "active",
        "active",
    ]


def test_what_a_newer_run_reads_differently_is_no_correction_by_the_source() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "city", "Paris")
    story.finish(document)
    with story.together():
        story.claim(document, SUMMIT, "city", "Kyiv", run="2")
        story.finish(document, "2", supersedes="1")
    assert city(fold_story(story)) == ("Kyiv", "uncontested")


def test_two_extractors_that_do_not_supersede_each_other_both_count() -> None:
    story = Story()
    document = story.document("a")
    for run in ("1", "2"):
        story.claim(document, SUMMIT, "city", "Paris", run=run)
        story.finish(document, run)
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.claims, fact.documents) == (2, 1)


def test_a_decision_on_what_nobody_claimed_yet_waits_for_it() -> None:
    story = Story()
    document = story.document("a")
    claim = story.claim(document, SUMMIT, "city", "Paris")
    story.retract(claim)
    story.appends[-2:] = reversed(story.appends[-2:])
    assert claim_status(fold_story(story), claim) == "retracted"
