"""Which mention of a later run is which of an earlier one: by place, by words, by what is said."""

from sourcier.superseding.aligning import aligned
from sourcier.superseding.claims import Claim
from sourcier_events.catalogue import EntityKind, find, normalise
from sourcier_events.event_types import Stance
from sourcier_events.evidence import Evidence

PARTICIPANT, MEETING = EntityKind.PARTICIPANT, EntityKind.MEETING


def claim(mention: str, kind: EntityKind, name: str, value: str, start: int, end: int) -> Claim:
    return Claim(
        mention=mention,
        kind=kind,
        property=name,
        value=value,
        normalised=normalise(find(kind, name), value),
        reference=None,
        qualifiers={},
        stance=Stance.ASSERTED,
        evidence=(Evidence(start=start, end=end, exact="x" * (end - start)),),
    )


def person(mention: str, name: str, start: int) -> Claim:
    return claim(mention, PARTICIPANT, "name", name, start, start + len(name))


def meeting(mention: str, kind: str, start: int) -> Claim:
    return claim(mention, MEETING, "kind", kind, start, start + len(kind))


def test_the_same_words_in_the_same_place() -> None:
    assert aligned([person("a", "Holm", 5)], [person("b", "Holm", 5)]) == {"b": "a"}


def test_other_words_in_the_same_place() -> None:
    assert aligned([person("a", "Astrid Holm", 5)], [person("b", "Holm", 12)]) == {"b": "a"}


def test_a_person_with_the_same_name_elsewhere_in_the_text() -> None:
    assert aligned([person("a", "Holm", 5)], [person("b", "HOLM", 90)]) == {"b": "a"}


def test_a_meeting_that_is_called_the_same_elsewhere_is_another() -> None:
    assert aligned([meeting("a", "sommet", 5)], [meeting("b", "sommet", 90)]) == {}


def test_nobody_is_two() -> None:
    earlier = [person("a", "Holm", 5)]
    assert aligned(earlier, [person("b", "Holm", 5), person("c", "Holm", 60)]) == {"b": "a"}


def test_of_two_in_one_place_the_one_of_whom_the_same_is_said() -> None:
    earlier = [
        meeting("a", "rencontre", 5),
        claim("a", MEETING, "city", "Bergen", 30, 36),
        meeting("b", "rencontre", 5),
        claim("b", MEETING, "city", "Sucre", 40, 45),
    ]
    later = [meeting("c", "rencontre", 5), claim("c", MEETING, "city", "Sucre", 40, 45)]
    assert aligned(earlier, later) == {"c": "b"}


def test_another_kind_in_the_same_place_is_another() -> None:
    assert aligned([person("a", "sommet", 5)], [meeting("b", "sommet", 5)]) == {}
