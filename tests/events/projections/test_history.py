"""The timeline says of every change what was believed before, what after, and because of what."""

from sourcier_events.event_types import Rank

from .scenario import Folded, Story, fold_story, meeting, participant

SUMMIT, TALKS = meeting("sommet"), meeting("pourparlers")
ENVOY = participant("Umerov")
URL = "https://journal.example/1"


def lines(folded: Folded, name: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Kind, before, after and reason of what happened to a property of the summit."""
    return [
        (row.kind, row.before, row.after, row.reason)
        for row in folded.changes(SUMMIT)
        if row.property == name
    ]


def test_every_decision_on_a_value_is_a_line_with_its_reason() -> None:
    story = Story()
    claim = story.claim(story.document("a"), SUMMIT, "city", "Paris")
    story.claim(story.document("b"), SUMMIT, "city", "Kyiv")
    story.retract(claim, "une autre réunion")
    story.reinstate(claim, "la même")
    story.rank(claim, Rank.DEPRECATED, "dépassé")
    assert lines(fold_story(story), "city") == [
        ("claimed", None, "Paris", None),
        ("claimed", "Paris", "Paris", None),
        ("retracted", "Paris", "Kyiv", "une autre réunion"),
        ("reinstated", "Kyiv", "Paris", "la même"),
        ("ranked", "Paris", "Kyiv", "dépassé"),
    ]


def test_a_revision_and_a_withdrawal_are_lines_of_the_claims_that_end() -> None:
    story = Story()
    story.claim(story.document("a", url=URL), SUMMIT, "city", "Paris")
    document = story.document("b", url=URL)
    with story.together():
        story.claim(document, SUMMIT, "city", "Kyiv")
        story.finish(document)
    story.withdraw(document, "erreur")
    assert lines(fold_story(story), "city") == [
        ("claimed", None, "Paris", None),
        ("claimed", "Paris", "Kyiv", None),
        ("document_revised", "Paris", "Kyiv", None),
        ("document_withdrawn", "Kyiv", None, "erreur"),
    ]


def test_a_newer_run_that_reads_otherwise_is_one_line_for_each_of_the_two_claims() -> None:
    story = Story()
    document = story.document("a")
    with story.together():
        story.claim(document, SUMMIT, "city", "Paris")
        story.finish(document)
    with story.together():
        story.claim(document, SUMMIT, "city", "Kyiv", run="2")
        story.finish(document, "2", supersedes="1")
    assert lines(fold_story(story), "city") == [
        ("claimed", None, "Paris", None),
        ("claimed", "Paris", "Kyiv", None),
        ("superseded", "Paris", "Kyiv", None),
    ]


def test_one_of_many_values_has_a_history_of_its_own() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "topic", "paix")
    gas = story.claim(document, SUMMIT, "topic", "gaz")
    story.retract(gas)
    assert lines(fold_story(story), "topic") == [
        ("claimed", None, "paix", None),
        ("claimed", None, "gaz", None),
        ("retracted", "gaz", None, "wrong"),
    ]


def test_both_sides_of_a_merge_and_of_its_end_say_so() -> None:
    story = Story()
    for name, one in (("a", SUMMIT), ("b", TALKS)):
        story.claim(story.document(name), one, "city", "Kyiv")
    story.undo(story.merge(TALKS, SUMMIT, "même ville, même jour"), "un autre jour")
    folded = fold_story(story)
    for one in (SUMMIT, TALKS):
        told = [(row.kind, row.reason) for row in folded.changes(one) if row.merge]
        assert told == [("merged", "même ville, même jour"), ("unmerged", "un autre jour")]


def test_a_line_of_a_document_names_it_and_no_entity() -> None:
    story = Story()
    document = story.document("a", url=URL)
    story.reprint(document, "one text")
    story.finish(document)
    story.withdraw(document, "erreur")
    told = [(row.kind, row.document, row.about, row.reason) for row in fold_story(story).changes()]
    assert told == [
        ("document_added", document, None, None),
        ("publication_seen", document, None, None),
        ("reprint_recognised", document, None, "test"),
        ("extracted", document, None, None),
        ("document_withdrawn", document, None, "erreur"),
    ]


def test_lines_are_dated_by_the_log_and_named_by_their_place_in_it() -> None:
    story = Story()
    with story.together():
        story.claim(story.document("a"), SUMMIT, "city", "Kyiv")
    rows = fold_story(story).changes()
    assert [row.id for row in rows] == ["1-0", "2-1", "3-2"]
    assert [row.event for row in rows] == [new.id for new in story.appends[0].events]
    assert {row.actor for row in rows} == {"test"}
