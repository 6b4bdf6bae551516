"""How firmly a fact stands: each status, and what makes it so."""

import pytest

from sourcier_events.event_types import Rank, Stance

from .scenario import Entity, Story, digest_of, fold_story, meeting, participant

SUMMIT = meeting("sommet")
ENVOY = participant("Umerov")


def status(story: Story, entity: Entity, name: str, value_key: object = "") -> str:
    """The status of a fact."""
    fact = fold_story(story).fact(entity, name, value_key)
    assert fact is not None
    return fact.status


def told(*values: str, name: str = "city", **publication: str) -> tuple[Story, list]:
    """A story in which documents of different papers give these values, in this order."""
    story = Story()
    claims = [
        story.claim(
            story.document(f"{number}", publisher=f"Journal {number}", **publication),
            SUMMIT,
            name,
            value,
        )
        for number, value in enumerate(values)
    ]
    return story, claims


def test_what_all_sources_say_is_uncontested() -> None:
    story, _ = told("Kyiv", "Kyiv")
    assert status(story, SUMMIT, "city") == "uncontested"


def test_what_sources_contradict_is_contested_and_the_meeting_says_so() -> None:
    story, _ = told("Kyiv", "Paris")
    assert status(story, SUMMIT, "city") == "contested"
    row = fold_story(story).views.current()["meetings", str(SUMMIT.id)]
    assert row.contested == ["city"]


@pytest.mark.parametrize("pair", [("Kyiv", "Kiev"), ("Genève", "Geneva"), ("Lomé", "Lome")])
def test_two_names_of_one_city_are_one_value(pair: tuple[str, str]) -> None:
    story, _ = told(*pair)
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.status, fact.different_values, fact.claims) == ("uncontested", 1, 2)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("XXXX-01-03", "2026-01-03", "uncontested"),
        ("2026-01", "2026-01-03", "uncontested"),
        ("2026-01-03/2026-01-05", "2026-01-04", "uncontested"),
        ("2026-01-03", "2026-01-04", "contested"),
        ("XXXX-01-03", "2026-01-04", "contested"),
    ],
)
def test_dates_contradict_only_where_they_cannot_be_the_same(
    one: str, other: str, expected: str
) -> None:
    story, _ = told(one, other, name="date")
    assert status(story, SUMMIT, "date") == expected


def test_a_text_that_only_says_more_does_not_contradict() -> None:
    story, _ = told("palais de l'Élysée", "Élysée", name="venue")
    assert status(story, SUMMIT, "venue") == "uncontested"
    story, _ = told("Élysée", "Matignon", name="venue")
    assert status(story, SUMMIT, "venue") == "contested"


def test_planned_then_held_has_developed() -> None:
    story = Story()
    for day, value in (("2026-01-02", "planned"), ("2026-01-05", "held")):
        story.claim(story.document(day, published=day), SUMMIT, "status", value)
    assert status(story, SUMMIT, "status") == "developed"


def test_codes_develop_in_their_order_where_days_do_not_tell() -> None:
    story, _ = told("planned", "held", name="status")
    assert status(story, SUMMIT, "status") == "developed"


def test_a_developing_text_is_contested_where_days_do_not_tell() -> None:
    story = Story()
    for name, role in (("a", "ministre"), ("b", "négociateur")):
        story.claim(story.document(name, published="2026-01-02"), ENVOY, "role", role)
    assert status(story, ENVOY, "role") == "contested"


def test_the_rank_of_a_person_settles_a_contradiction() -> None:
    story, claims = told("Kyiv", "Paris", "Paris")
    story.rank(claims[0], Rank.PREFERRED)
    assert status(story, SUMMIT, "city") == "corrected"


def test_two_preferred_claims_contradict_each_other_all_the_same() -> None:
    story, claims = told("Kyiv", "Paris")
    for claim in claims:
        story.rank(claim, Rank.PREFERRED)
    assert status(story, SUMMIT, "city") == "contested"


def test_deprecating_one_side_corrects_the_fact() -> None:
    story, claims = told("Kyiv", "Paris")
    story.rank(claims[1], Rank.DEPRECATED)
    assert status(story, SUMMIT, "city") == "corrected"


def test_retracting_one_side_corrects_the_fact_and_all_sides_retracts_it() -> None:
    story, claims = told("Kyiv", "Paris")
    story.retract(claims[1])
    assert status(story, SUMMIT, "city") == "corrected"
    story.retract(claims[0])
    assert status(story, SUMMIT, "city") == "retracted"


def test_an_office_that_turns_out_to_be_a_person_contradicts_nothing() -> None:
    envoy = participant("l'envoyée du gouvernement")
    story = Story()
    story.claim(story.document("first"), envoy, "type", "office")
    story.claim(story.document("second"), envoy, "type", "person")
    fact = fold_story(story).fact(envoy, "type")
    assert fact is not None
    assert (fact.value, fact.status) == ("person", "uncontested")


def test_a_revision_of_a_page_that_says_otherwise_corrects_the_fact() -> None:
    story = Story()
    url = "https://journal.example/1"
    story.claim(story.document("first", url=url), SUMMIT, "city", "Paris")
    story.claim(story.document("second", url=url), SUMMIT, "city", "Kyiv")
    story.finish(digest_of("second"))
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.value, fact.status) == ("Kyiv", "corrected")


def test_a_revision_that_says_the_same_corrects_nothing() -> None:
    story = Story()
    url = "https://journal.example/1"
    for name in ("first", "second"):
        story.claim(story.document(name, url=url), SUMMIT, "city", "Paris")
    assert status(story, SUMMIT, "city") == "uncontested"


def test_withdrawing_the_only_document_leaves_the_fact_unsupported() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "city", "Paris")
    story.withdraw(document)
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.value, fact.status) == (None, "unsupported")


def test_a_value_that_another_source_denies_is_contested() -> None:
    story, _ = told("Kyiv")
    story.claim(story.document("b"), SUMMIT, "city", "Kiev", stance=Stance.DENIED)
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.value, fact.status, fact.claims) == ("Kyiv", "contested", 1)


def test_denying_another_value_contests_nothing() -> None:
    story, _ = told("Kyiv")
    story.claim(story.document("b"), SUMMIT, "city", "Paris", stance=Stance.DENIED)
    assert status(story, SUMMIT, "city") == "uncontested"


def test_a_denial_that_is_withdrawn_leaves_no_trace() -> None:
    story, _ = told("Kyiv")
    document = story.document("b")
    story.claim(document, SUMMIT, "city", "Paris", stance=Stance.DENIED)
    story.withdraw(document)
    assert status(story, SUMMIT, "city") == "uncontested"


def test_the_rank_of_a_person_settles_a_denial() -> None:
    story, claims = told("Kyiv")
    story.claim(story.document("b"), SUMMIT, "city", "Kyiv", stance=Stance.DENIED)
    story.rank(claims[0], Rank.PREFERRED)
    assert status(story, SUMMIT, "city") == "corrected"
    story, _ = told("Kyiv")
    denial = story.claim(
        story.document("b"), SUMMIT, "city", "Kyiv", passages=(3, 3), stance=Stance.DENIED
    )
    story.rank(denial, Rank.DEPRECATED)
    assert status(story, SUMMIT, "city") == "uncontested"


def test_a_fact_that_is_only_denied_has_no_value() -> None:
    story = Story()
    story.claim(story.document("b"), SUMMIT, "city", "Kyiv", stance=Stance.DENIED)
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.value, fact.status, fact.different_values) == (None, "unsupported", 0)


def test_each_of_many_values_has_a_status_of_its_own() -> None:
    story = Story()
    withdrawn = story.document("withdrawn")
    story.claim(withdrawn, SUMMIT, "topic", "gaz")
    retracted = story.claim(story.document("retracted"), SUMMIT, "topic", "sanctions")
    story.claim(story.document("denied"), SUMMIT, "topic", "garanties")
    story.claim(story.document("denies"), SUMMIT, "topic", "garanties", stance=Stance.DENIED)
    story.claim(story.document("plain"), SUMMIT, "topic", "paix")
    story.retract(retracted)
    story.withdraw(withdrawn)
    found = {
        topic: status(story, SUMMIT, "topic", topic)
        for topic in ("gaz", "sanctions", "garanties", "paix")
    }
    assert found == {
        "gaz": "unsupported",
        "sanctions": "retracted",
        "garanties": "contested",
        "paix": "uncontested",
    }
    row = fold_story(story).views.current()["meetings", str(SUMMIT.id)]
    assert row.topics == ["garanties", "paix"]


def test_a_row_for_one_of_many_values_counts_that_value_alone() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "topic", "paix")
    story.claim(document, SUMMIT, "topic", "gaz")
    folded = fold_story(story)
    for topic in ("paix", "gaz"):
        fact = folded.fact(SUMMIT, "topic", topic)
        assert fact is not None
        assert fact.different_values == 1
