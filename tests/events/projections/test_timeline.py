"""The timeline leaves nothing out: every event has a line, every change of a value exactly one."""

from uuid import UUID

from hypothesis import HealthCheck, given, settings

from sourcier_events.catalogue import Cardinality, EntityKind, find
from sourcier_events.event_types import Rank
from sourcier_events.projections.rows import ChangeRow, EntityRow, FactRow

from .random_stories import Step, appends_of, steps
from .scenario import (
    Entity,
    Folded,
    Rows,
    Story,
    fold_story,
    meeting,
    mention_of,
    participant,
    recorded,
    statement,
)

often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SUMMIT, TALKS = meeting("sommet"), meeting("pourparlers")
ENVOY, MINISTER = participant("Umerov"), participant("Oumerov")
Shown = tuple[str | None, UUID | None]
NOTHING: Shown = (None, None)


def facts(rows: Rows) -> dict[tuple[UUID, str, str], FactRow]:
    """The facts among some rows."""
    found = (row for row in rows.values() if isinstance(row, FactRow))
    return {(row.entity, row.property, row.value_key): row for row in found}


def shown(row: FactRow | None) -> Shown:
    """What readers see of a fact."""
    return (row.value, row.reference) if row else NOTHING


def fact_of(line: ChangeRow, rows: Rows) -> tuple[UUID, str, str]:
    """The fact that a line is on."""
    assert line.about is not None
    assert line.property is not None
    claim = rows["claims", str(line.claim)]
    many = find(EntityKind(claim.kind), line.property).cardinality is Cardinality.MANY
    return line.about, line.property, claim.value_key if many else ""


@often
@given(steps())
def test_every_event_has_a_line(happened: list[Step]) -> None:
    appends = appends_of(happened)
    folded = Folded().read(appends)
    events = [event.id for one in appends for event in one.events]
    assert list(dict.fromkeys(row.event for row in folded.changes())) == events


@often
@given(steps())
def test_a_line_marked_as_a_change_stands_for_every_value_that_differs_and_for_no_other(
    happened: list[Step],
) -> None:
    folded = Folded()
    before: dict[tuple[UUID, str, str], FactRow] = {}
    told = 0
    for append in appends_of(happened):
        rows = folded.read([append]).views.current()
        after, lines = facts(rows), folded.changes()[told:]
        told += len(lines)
        answering = {row.id for row in rows.values() if _answers_for_itself(row)}
        differing = {
            place
            for place in before | after
            if shown(before.get(place)) != shown(after.get(place)) and place[0] in answering
        }
        marked = [line for line in lines if line.changed]
        assert {(line.about, line.property) for line in marked} == {
            (entity, name) for entity, name, _ in differing
        }
        assert len(marked) == len(differing)
        for line in marked:
            now = (line.after, line.after_reference)
            then = (line.before, line.before_reference)
            assert now != then
            if now != NOTHING:  # else the claim that the line is on may stand elsewhere now
                place = fact_of(line, rows)
                assert then == shown(before.get(place))
                assert now == shown(after[place])
                assert line.event == after[place].set_by
        before = after


def _answers_for_itself(row: object) -> bool:
    return isinstance(row, EntityRow) and row.canonical == row.id


@often
@given(steps())
def test_who_set_a_fact_changes_with_its_value_or_claim_and_with_nothing_else(
    happened: list[Step],
) -> None:
    folded = Folded()
    before: dict[tuple[UUID, str, str], FactRow] = {}
    for append in appends_of(happened):
        after = facts(folded.read([append]).views.current())
        events = {event.id: event.position for event in append.events}
        for place, row in after.items():
            then = before.get(place)
            if then and (*shown(then), then.claim) == (*shown(row), row.claim):
                assert (row.set_by, row.set_at) == (then.set_by, then.set_at)
            else:
                assert events[row.set_by] == row.set_at
                if row.claim in events:
                    assert row.set_by == row.claim
        before = after


def changes(folded: Folded, about: Entity, name: str) -> list[tuple[str, str | None, str | None]]:
    """Kind, before and after of the lines that are marked as changes of a property."""
    return [
        (row.kind, row.before, row.after)
        for row in folded.changes(about)
        if row.property == name and row.changed
    ]


def test_a_claim_that_confirms_is_a_line_and_no_change() -> None:
    story = Story()
    story.claim(story.document("a"), SUMMIT, "city", "Kyiv")
    story.claim(story.document("b"), SUMMIT, "city", "Kyiv")
    folded = fold_story(story)
    assert changes(folded, SUMMIT, "city") == [("claimed", None, "Kyiv")]
    assert len([row for row in folded.changes(SUMMIT) if row.property == "city"]) == 2


def test_of_many_claims_in_one_append_the_one_that_is_preferred_is_the_change() -> None:
    story = Story()
    document = story.document("a")
    with story.together():
        story.claim(document, SUMMIT, "city", "Paris", confidence=500)
        preferred = story.claim(document, SUMMIT, "city", "Kyiv", confidence=900)
        story.claim(document, SUMMIT, "city", "Oslo", confidence=400)
    marked = [row for row in fold_story(story).changes(SUMMIT) if row.changed]
    assert [(row.claim, row.before, row.after) for row in marked] == [(preferred, None, "Kyiv")]


def test_support_that_tips_the_balance_is_what_set_the_fact() -> None:
    story = Story()
    story.claim(story.document("a", publisher="A"), SUMMIT, "city", "Paris")
    kyiv = story.claim(story.document("b", publisher="B"), SUMMIT, "city", "Kyiv")
    tipping = story.claim(story.document("c", publisher="C"), SUMMIT, "city", "Kyiv")
    folded = fold_story(story)
    fact = folded.fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.claim, fact.set_by) == (kyiv, tipping)
    assert changes(folded, SUMMIT, "city")[-1] == ("claimed", "Paris", "Kyiv")


def test_a_decision_is_what_set_the_fact_that_it_changed() -> None:
    story = Story()
    paris = story.claim(story.document("a"), SUMMIT, "city", "Paris")
    story.claim(story.document("b"), SUMMIT, "city", "Kyiv")
    story.rank(paris, Rank.DEPRECATED, "dépassé")
    folded = fold_story(story)
    fact = folded.fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.value, fact.set_by) == ("Kyiv", story.appends[-1].events[-1].id)
    assert fact.set_at == recorded(story.appends)[-1].last


def test_a_retraction_of_the_only_claim_is_what_left_the_fact_without_a_value() -> None:
    story = Story()
    story.retract(story.claim(story.document("a"), SUMMIT, "city", "Paris"))
    fact = fold_story(story).fact(SUMMIT, "city")
    assert fact is not None
    assert (fact.value, fact.set_by) == (None, story.appends[-1].events[-1].id)


def test_a_merge_is_a_line_on_every_value_that_it_changes() -> None:
    story = Story()
    story.claim(story.document("a", publisher="A"), SUMMIT, "city", "Paris")
    story.claim(story.document("b", publisher="B"), TALKS, "city", "Kyiv")
    story.claim(story.document("c", publisher="C"), TALKS, "city", "Kyiv")
    merge = story.merge(TALKS, SUMMIT)
    story.undo(merge)
    folded = fold_story(story)
    assert changes(folded, SUMMIT, "city") == [
        ("claimed", None, "Paris"),
        ("merged", "Paris", "Kyiv"),
        ("unmerged", "Kyiv", "Paris"),
    ]
    assert changes(folded, TALKS, "city") == [("claimed", None, "Kyiv"), ("unmerged", None, "Kyiv")]


def test_a_speaker_who_is_merged_is_another_entity_under_the_same_name() -> None:
    story = Story()
    document = story.document("a")
    said = statement("dit")
    story.claim(document, said, "content", "Merci.")
    story.claim(document, said, "speaker", MINISTER)
    story.claim(document, ENVOY, "name", "Umerov")
    story.merge(MINISTER, ENVOY)
    line = fold_story(story).changes(said)[-1]
    assert (line.kind, line.property, line.changed) == ("merged", "speaker", True)
    assert (line.before, line.after) == ("Oumerov", "Oumerov")
    assert (line.before_reference, line.after_reference) == (MINISTER.id, ENVOY.id)


def test_a_merge_names_its_id_and_its_other_side_on_both_sides() -> None:
    story = Story()
    story.claim(story.document("a"), SUMMIT, "city", "Kyiv")
    story.claim(story.document("b"), TALKS, "city", "Kyiv")
    merge = story.merge(TALKS, SUMMIT)
    lines = [row for row in fold_story(story).changes() if row.merge]
    assert [(row.about, row.other, row.merge) for row in lines] == [
        (TALKS.id, SUMMIT.id, merge),
        (SUMMIT.id, TALKS.id, merge),
    ]


def test_entities_say_which_merge_took_them_and_where() -> None:
    story = Story()
    for name, one in (("a", SUMMIT), ("b", TALKS)):
        story.claim(story.document(name), one, "city", "Kyiv")
    merge = story.merge(TALKS, SUMMIT)
    merged = fold_story(story).row(EntityRow, TALKS.id)
    assert (merged.canonical, merged.merged_into, merged.merge) == (SUMMIT.id, SUMMIT.id, merge)
    story.undo(merge)
    apart = fold_story(story).row(EntityRow, TALKS.id)
    assert (apart.canonical, apart.merged_into, apart.merge) == (TALKS.id, None, None)


def test_what_has_no_effect_says_so_on_all_that_it_concerns() -> None:
    story = Story()
    for name, one in (("a", SUMMIT), ("b", TALKS)):
        story.claim(story.document(name), one, "city", "Kyiv")
    story.merge(TALKS, SUMMIT)
    story.merge(TALKS, SUMMIT)
    merge = story.merge(ENVOY, SUMMIT)
    story.undo(merge)
    lines = [(row.kind, row.about) for row in fold_story(story).changes()]
    assert lines[-4:] == [
        ("ignored", SUMMIT.id),
        ("ignored", ENVOY.id),
        ("ignored", SUMMIT.id),
        ("ignored", None),
    ]


def test_a_resolver_that_a_person_overruled_is_a_line_without_effect() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "city", "Kyiv")
    mention = mention_of(document, SUMMIT)
    story.identify(mention, TALKS, document=document, method="person")
    story.identify(mention, SUMMIT, document=document)
    last = fold_story(story).changes()[-1]
    assert (last.kind, last.about, last.document) == ("ignored", SUMMIT.id, document)


def test_a_decision_on_claims_that_are_still_to_come_is_in_the_history_of_its_document() -> None:
    story = Story()
    document = story.document("a")
    with story.together():
        claim = story.claim(document, SUMMIT, "city", "Kyiv")
    del story.appends[-1]
    story.retract(claim, "mal lu")
    last = fold_story(story).changes()[-1]
    assert (last.kind, last.document, last.property, last.reason) == (
        "retracted",
        document,
        "city",
        "mal lu",
    )


def test_a_line_has_what_the_header_of_its_event_says() -> None:
    story = Story()
    story.claim(story.document("a"), SUMMIT, "city", "Kyiv")
    appends = recorded(story.appends)
    for line, event in zip(
        fold_story(story).changes(), (one for each in appends for one in each.events), strict=True
    ):
        assert (line.event, line.stream, line.version) == (event.id, event.stream, event.version)
        assert (line.schema_version, line.actor) == (event.schema, event.actor)
        assert (line.correlation, line.causation) == (event.correlation, event.causation)
