"""What a person bound stays bound: by the passage, whatever a newer run calls it."""

import pytest

from sourcier.resolution.carrying import Decided, Span, carried
from sourcier.resolution.profile import Profile
from sourcier_events.catalogue import EntityKind

from ...events.samples import identifier

ENTITY, LATER = identifier("entity"), identifier("later")


def profile(label: str, *spans: Span, kind: EntityKind = EntityKind.PARTICIPANT) -> Profile:
    """A mention of a newer run."""
    facts = {"span": tuple(f"{start}-{end}" for start, end in spans)}
    return Profile(mention=identifier("mention"), kind=kind, label=label, facts=facts)


def decision(label: str, *spans: Span, position: int = 1, entity=ENTITY) -> Decided:
    """What a person decided."""
    kind = EntityKind.PARTICIPANT
    return Decided(position=position, kind=kind, entity=entity, label=label, spans=spans)


@pytest.mark.parametrize(
    ("label", "span", "same"),
    [
        ("Oumerov", (10, 17), True),
        ("M. Oumerov", (7, 17), True),
        ("OUMEROV", (0, 30), True),  # the same words in a longer passage
        ("le ministre ukrainien de la Défense", (0, 35), False),
        ("Oumerov", (17, 24), False),  # beside it
        ("Oumerov", (40, 47), False),  # elsewhere in the text
    ],
)
def test_a_passage_is_the_same_where_it_mostly_overlaps_or_says_the_same(
    label: str, span: Span, same: bool
) -> None:
    found = carried(profile(label, span), [decision("Oumerov", (10, 17))])
    assert (found == ENTITY) == same


def test_an_entity_of_another_kind_in_the_same_passage_is_another() -> None:
    mention = profile("Oumerov", (10, 17), kind=EntityKind.MEETING)
    assert carried(mention, [decision("Oumerov", (10, 17))]) is None


def test_the_latest_decision_comes_first() -> None:
    decisions = [decision("Oumerov", (10, 17), entity=LATER), decision("Oumerov", (10, 17))]
    assert carried(profile("Oumerov", (10, 17)), decisions) == LATER


def test_without_passages_nothing_is_carried() -> None:
    assert carried(profile("Oumerov"), [decision("Oumerov", (10, 17))]) is None
    assert carried(profile("Oumerov", (10, 17)), [decision("Oumerov")]) is None
