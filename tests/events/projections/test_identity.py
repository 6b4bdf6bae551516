"""Whose claims they are: bindings of mentions, merges of entities, and both taken back."""

import pytest

from .scenario import (
    Entity,
    Folded,
    Rows,
    Story,
    believed,
    fold_story,
    meeting,
    mention_of,
    participant,
    statement,
)

SUMMIT, TALKS, DINNER = meeting("sommet"), meeting("pourparlers"), meeting("dîner")
ENVOY, MINISTER = participant("Umerov"), participant("Oumerov")


def told() -> Story:
    """Three meetings, each with a city and a topic; two names of one envoy; what he said."""
    story = Story()
    for number, one in enumerate((SUMMIT, TALKS, DINNER)):
        document = story.document(f"{number}", publisher=f"Journal {number}")
        with story.together():
            story.claim(document, one, "city", ("Kyiv", "Kiev", "Paris")[number])
            story.claim(document, one, "topic", ("paix", "gaz", "paix")[number])
            story.claim(document, one, "participant", (ENVOY, MINISTER, ENVOY)[number])
    document = story.document("dit", publisher="Journal 9")
    with story.together():
        story.claim(document, statement("dit"), "content", "Merci.")
        story.claim(document, statement("dit"), "speaker", MINISTER)
        story.claim(document, statement("dit"), "meeting", TALKS)
        story.claim(document, MINISTER, "name", "Oumerov")
        story.claim(document, ENVOY, "name", "Rustem Umerov")
    return story


def rows(story: Story) -> Rows:
    """The current rows, but the timeline and who set what."""
    return believed(fold_story(story))


def canonical(folded: Folded, entity: Entity) -> object:
    """The entity that answers for another."""
    return folded.views.current()["entities", str(entity.id)].canonical


def test_a_merged_entity_has_no_row_but_its_id_still_answers() -> None:
    story = told()
    story.merge(MINISTER, ENVOY)
    folded = fold_story(story)
    assert ("participants", str(MINISTER.id)) not in folded.views.current()
    assert canonical(folded, MINISTER) == ENVOY.id
    assert canonical(folded, ENVOY) == ENVOY.id
    row = folded.views.current()["participants", str(ENVOY.id)]
    assert (row.name, row.names) == ("Rustem Umerov", ["Oumerov"])


def test_a_merge_brings_claims_facts_participations_and_speakers_together() -> None:
    story = told()
    story.merge(MINISTER, ENVOY)
    story.merge(TALKS, SUMMIT)
    found = rows(story)
    assert {key[1:] for key in found if key[0] == "participations"} == {
        (str(SUMMIT.id), str(ENVOY.id)),
        (str(DINNER.id), str(ENVOY.id)),
    }
    said = found["statements", str(statement("dit").id)]
    assert (said.speaker, said.meeting) == (ENVOY.id, SUMMIT.id)
    city = found["facts", str(SUMMIT.id), "city", ""]
    assert (city.value, city.claims, city.origins, city.status) == ("Kyiv", 2, 2, "uncontested")
    assert not [key for key in found if key[0] == "facts" and str(TALKS.id) in key]
    assert found["meetings", str(SUMMIT.id)].topics == ["paix", "gaz"]


def test_undoing_a_merge_gives_back_what_was_there_before() -> None:
    story = told()
    before = rows(story)
    merges = [story.merge(MINISTER, ENVOY), story.merge(TALKS, SUMMIT)]
    assert rows(story) != before
    for merge in merges:
        story.undo(merge)
    assert rows(story) == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_merges_of_merges_are_undone_in_any_order(order: tuple[int, int]) -> None:
    story = told()
    before = rows(story)
    merges = [story.merge(DINNER, TALKS), story.merge(TALKS, SUMMIT)]
    folded = fold_story(story)
    assert [canonical(folded, one) for one in (DINNER, TALKS, SUMMIT)] == [SUMMIT.id] * 3
    story.undo(merges[order[0]])
    folded = fold_story(story)
    if order[0] == 0:
        assert [canonical(folded, one) for one in (DINNER, TALKS)] == [DINNER.id, SUMMIT.id]
    else:
        assert [canonical(folded, one) for one in (DINNER, TALKS)] == [TALKS.id, TALKS.id]
    story.undo(merges[order[1]])
    assert rows(story) == before


def test_merging_into_a_merged_entity_merges_with_the_one_that_answers_for_it() -> None:
    story = told()
    first = story.merge(TALKS, SUMMIT)
    story.merge(DINNER, TALKS)
    assert canonical(fold_story(story), DINNER) == SUMMIT.id
    story.undo(first)
    folded = fold_story(story)
    assert [canonical(folded, one) for one in (DINNER, TALKS)] == [SUMMIT.id, TALKS.id]


def test_claims_made_while_two_were_one_go_where_their_mention_is() -> None:
    story = told()
    merge = story.merge(TALKS, SUMMIT)
    document = story.document("later")
    story.claim(document, TALKS, "venue", "Matignon")
    assert fold_story(story).fact(SUMMIT, "venue") is not None
    story.undo(merge)
    folded = fold_story(story)
    assert folded.fact(SUMMIT, "venue") is None
    assert folded.fact(TALKS, "venue") is not None


def test_the_same_two_may_be_merged_again_and_the_other_way_round() -> None:
    story = told()
    story.undo(story.merge(TALKS, SUMMIT))
    story.merge(SUMMIT, TALKS)
    folded = fold_story(story)
    assert [canonical(folded, one) for one in (SUMMIT, TALKS)] == [TALKS.id, TALKS.id]


def test_what_cannot_be_merged_or_undone_changes_nothing_and_stops_nothing() -> None:
    story = told()
    before = rows(story)
    unknown = meeting("nobody spoke of it")
    story.merge(SUMMIT, SUMMIT)
    story.merge(SUMMIT, ENVOY)
    story.merge(ENVOY, statement("dit"))
    story.undo(story.merge(unknown, SUMMIT))
    story.merge(SUMMIT, unknown)
    assert rows(story) == before
    merge = story.merge(TALKS, SUMMIT)
    story.merge(TALKS, SUMMIT)
    for _ in range(2):
        story.undo(merge)
        assert rows(story) == before


def test_a_person_rebinds_a_mention_and_its_claims_go_with_it() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "city", "Kyiv")
    story.claim(document, SUMMIT, "participant", ENVOY)
    story.identify(mention_of(document, SUMMIT), TALKS, document=document, method="person")
    story.identify(mention_of(document, ENVOY), MINISTER, document=document, method="person")
    folded = fold_story(story)
    assert folded.fact(SUMMIT, "city") is None
    assert folded.fact(TALKS, "city") is not None
    assert [key[1:] for key in folded.views.current() if key[0] == "participations"] == [
        (str(TALKS.id), str(MINISTER.id))
    ]


def test_a_resolver_does_not_win_over_a_person_but_a_later_person_does() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "city", "Kyiv")
    mention = mention_of(document, SUMMIT)
    for entity, method, winner in (
        (TALKS, "resolver", TALKS),
        (DINNER, "person", DINNER),
        (SUMMIT, "resolver", DINNER),
        (SUMMIT, "person", SUMMIT),
    ):
        story.identify(mention, entity, document=document, method=method)
        folded = fold_story(story)
        claims = [row for key, row in folded.views.current().items() if key[0] == "claims"]
        assert [row.entity for row in claims] == [winner.id], method


def test_a_mention_bound_to_a_merged_entity_counts_for_the_one_that_answers() -> None:
    story = told()
    story.merge(TALKS, SUMMIT)
    document = story.document("later")
    story.claim(document, DINNER, "venue", "Matignon")
    story.identify(mention_of(document, DINNER), TALKS, document=document, method="person")
    assert fold_story(story).fact(SUMMIT, "venue") is not None


def test_an_entity_without_claims_is_known_by_its_label() -> None:
    story = Story()
    document = story.document("a")
    for one in (SUMMIT, ENVOY, statement("dit")):
        story.identify(mention_of(document, one), one, document=document)
    found = rows(story)
    assert found["meetings", str(SUMMIT.id)].title == "Sommet"
    assert found["participants", str(ENVOY.id)].name == "Umerov"
    assert ("statements", str(statement("dit").id)) not in found
