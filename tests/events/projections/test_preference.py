"""Which of several values is believed: rank first, then origins or lateness, then confidence."""

import pytest

from sourcier_events.event_types import Rank

from .scenario import Entity, Story, fold_story, meeting, participant

SUMMIT = meeting("sommet")
ENVOY = participant("Umerov")


def believed(story: Story, entity: Entity, name: str) -> str | None:
    """The preferred value of a fact with one value."""
    fact = fold_story(story).fact(entity, name)
    assert fact is not None
    return fact.value


def test_a_stable_value_goes_by_independent_origins_and_reprints_count_once() -> None:
    story = Story()
    for number in range(5):
        paper = story.document(f"reprint {number}", publisher=f"Journal {number}", origin="AFP")
        story.claim(paper, SUMMIT, "city", "Paris")
    assert believed(story, SUMMIT, "city") == "Paris"
    for publisher in ("Le Monde", "Ukrinform"):
        story.claim(story.document(publisher, publisher=publisher), SUMMIT, "city", "Kyiv")
    assert believed(story, SUMMIT, "city") == "Kyiv"


def test_a_recognised_reprint_counts_once_even_without_a_named_agency() -> None:
    story = Story()
    for publisher in ("Le Monde", "Ukrinform"):
        paper = story.document(publisher, publisher=publisher)
        story.claim(paper, SUMMIT, "city", "Kyiv", confidence=900)
        story.reprint(paper, "one text")
    story.claim(story.document("Le Figaro", publisher="Le Figaro"), SUMMIT, "city", "Paris")
    assert believed(story, SUMMIT, "city") == "Paris"


def test_with_equal_origins_the_surer_claim_is_believed_then_the_older_one() -> None:
    story = Story()
    story.claim(story.document("Le Monde"), SUMMIT, "city", "Paris", confidence=700)
    story.claim(story.document("Le Figaro"), SUMMIT, "city", "Kyiv", confidence=800)
    assert believed(story, SUMMIT, "city") == "Kyiv"
    story.claim(story.document("La Croix"), SUMMIT, "city", "Oslo", confidence=800)
    assert believed(story, SUMMIT, "city") == "Kyiv"


@pytest.mark.parametrize("later_first", [False, True])
def test_a_developing_value_goes_by_the_latest_publication_whatever_came_in_first(
    later_first: bool,
) -> None:
    story = Story()
    told = [("2026-01-02", "planned"), ("2026-01-05", "held")]
    for day, status in reversed(told) if later_first else told:
        story.claim(story.document(day, published=day), SUMMIT, "status", status)
    assert believed(story, SUMMIT, "status") == "held"


def test_a_later_publication_may_take_a_developing_value_back() -> None:
    story = Story()
    for day, status in (("2026-01-02", "held"), ("2026-01-05", "planned")):
        story.claim(story.document(day, published=day), SUMMIT, "status", status)
    assert believed(story, SUMMIT, "status") == "planned"


def test_many_older_reports_do_not_outweigh_a_later_development() -> None:
    story = Story()
    for number in range(4):
        paper = story.document(f"{number}", publisher=f"Journal {number}", published="2026-01-02")
        story.claim(paper, SUMMIT, "status", "planned")
    story.claim(story.document("later", published="2026-01-05"), SUMMIT, "status", "held")
    assert believed(story, SUMMIT, "status") == "held"


def test_developments_of_one_day_go_by_how_far_they_are_then_by_what_we_learnt_last() -> None:
    story = Story()
    story.claim(story.document("a", published="2026-01-02"), SUMMIT, "status", "held")
    story.claim(story.document("b", published="2026-01-02"), SUMMIT, "status", "planned")
    assert believed(story, SUMMIT, "status") == "held"
    for name, role in (("c", "ministre"), ("d", "négociateur")):
        story.claim(story.document(name, published="2026-01-02"), ENVOY, "role", role)
    assert believed(story, ENVOY, "role") == "négociateur"


def test_a_development_of_unknown_day_gives_way_to_one_of_a_known_day() -> None:
    story = Story()
    story.claim(story.document("a", published="2026-01-02"), ENVOY, "role", "ministre")
    story.claim(story.document("b", published="XXXX-01-05"), ENVOY, "role", "négociateur")
    story.claim(story.document("c"), ENVOY, "role", "député")
    assert believed(story, ENVOY, "role") == "ministre"


@pytest.mark.parametrize("name", ["city", "status"])
def test_the_rank_a_person_gives_beats_counting_and_lateness(name: str) -> None:
    ours, theirs = {"city": ("Kyiv", "Paris"), "status": ("planned", "held")}[name]
    story = Story()
    ranked = story.claim(story.document("a", published="2026-01-01"), SUMMIT, name, ours)
    for number in range(3):
        paper = story.document(f"{number}", publisher=f"Journal {number}", published="2026-01-09")
        story.claim(paper, SUMMIT, name, theirs)
    assert believed(story, SUMMIT, name) == theirs
    story.rank(ranked, Rank.PREFERRED)
    assert believed(story, SUMMIT, name) == ours
    story.rank(ranked, Rank.NORMAL)
    assert believed(story, SUMMIT, name) == theirs


def test_a_deprecated_claim_supports_nothing() -> None:
    story = Story()
    only = story.claim(story.document("a"), SUMMIT, "city", "Paris")
    story.rank(only, Rank.DEPRECATED)
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.value, fact.claims, fact.status) == (None, 0, "unsupported")


def test_among_claims_of_one_value_the_surest_is_shown_as_its_source_wrote_it() -> None:
    story = Story()
    story.claim(story.document("a"), SUMMIT, "city", "Kiev", confidence=800)
    story.claim(story.document("b"), SUMMIT, "city", "Kyiv", confidence=900)
    assert believed(story, SUMMIT, "city") == "Kyiv"


@pytest.mark.parametrize(
    ("short", "long"),
    [("Zelensky", "Volodymyr Zelensky"), ("Oumerov", "Roustem Umerov"), ("Macron", "E. Macron")],
)
def test_a_longer_name_is_preferred_to_its_own_end_however_often_that_is_used(
    short: str, long: str
) -> None:
    story = Story()
    for number in range(3):
        paper = story.document(f"{number}", publisher=f"Journal {number}")
        story.claim(paper, ENVOY, "name", short)
    story.claim(story.document("long"), ENVOY, "name", long)
    folded = fold_story(story)
    names = [row for place, row in folded.views.current().items() if place[0] == "participants"]
    assert [(row.name, row.names) for row in names] == [(long, [short])]


def test_a_person_may_prefer_the_short_name() -> None:
    story = Story()
    short = story.claim(story.document("a"), ENVOY, "name", "Zelensky")
    story.claim(story.document("b"), ENVOY, "name", "Volodymyr Zelensky")
    story.rank(short, Rank.PREFERRED)
    names = [row for key, row in fold_story(story).views.current().items() if "participants" in key]
    assert [row.name for row in names] == ["Zelensky"]
