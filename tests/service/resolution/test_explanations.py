"""Every decision explains itself: what counted, what was looked at besides, and why not that."""

from sourcier.resolution import Binding, Profile

from .facts import Told, organisation, person
from .memory import MemoryIndex


def bound(index: MemoryIndex, *profiles: Profile) -> list[Binding]:
    return index.add(profiles)


def reasons(binding: Binding) -> list[str]:
    return [one.because[-1] for one in binding.candidates]


def test_what_speaks_for_and_what_against() -> None:
    index = MemoryIndex()
    [first] = bound(index, person("Mourad Belkhadem", country="DZ", role="ministre de la Justice"))
    [second] = bound(index, person("Belkhadem", country="DZ", role="ministre de la Justice"))
    assert second.entity == first.entity
    assert second.candidates[0].because == (
        "same transliterated surname, no given name +550",
        "same country +100",
        "same office +100",
    )
    [third] = bound(index, person("Mourad Belkhadem", country="FR"))
    assert third.candidates[0].because == (
        "same transliterated name +800",
        "different countries -250",
        "not bound: 600 are needed",
    )


def test_a_contradiction_is_said_alone() -> None:
    index = MemoryIndex()
    bound(index, person("Mourad Belkhadem", country="DZ"))
    [other] = bound(index, person("Salima Belkhadem", country="DZ"))
    assert (other.score, reasons(other)) == (1000, ["different names"])
    bound(index, organisation("ministère algérien de la Justice"))
    [ministry] = bound(index, organisation("ministère de la Justice", country="MA"))
    assert reasons(ministry) == []


def test_rivals_are_named() -> None:
    index = MemoryIndex()
    bound(index, person("Mourad Belkhadem", country="DZ"))
    bound(index, person("Salima Belkhadem", country="DZ"))
    [alone] = bound(index, person("Belkhadem", country="DZ"))
    assert reasons(alone) == ["not bound: another candidate is as close"] * 2


def test_one_entity_of_a_text_takes_one_of_its_meetings() -> None:
    facts = {"city": "Vaduz", "country": "LI", "family": "talks", "date": "2031-05-04"}
    index = MemoryIndex()
    told = Told()
    told.meeting(level="ministers", **facts)
    [first] = index.add(told.run())
    told = Told()
    told.meeting(level="ministers", **facts)
    told.meeting(**facts)
    best, other = index.add(told.run())
    assert best.entity == first.entity != other.entity
    assert reasons(other) == ["not bound: the text has another mention that is closer to it"]


def test_points_add_up_to_the_score() -> None:
    index = MemoryIndex()
    bound(index, person("Mourad Belkhadem", country="DZ"))
    [binding] = bound(index, person("M. Belkhadem", country="DZ"))
    [candidate] = binding.candidates
    points = [int(reason.rsplit(" ", 1)[1]) for reason in candidate.because]
    assert sum(points) == candidate.score == binding.score
