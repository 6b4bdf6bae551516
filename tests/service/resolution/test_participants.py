"""Participants: spellings of one name meet, namesakes and the unnamed stay apart."""

import pytest

from sourcier.resolution import Profile

from .facts import Told, organisation, person
from .memory import MemoryIndex


def entities(*profiles: Profile) -> int:
    """To how many entities the mentions are bound, each told of in a text of its own."""
    index = MemoryIndex()
    return len({index.add([profile])[0].entity for profile in profiles})


@pytest.mark.parametrize(
    "names",
    [
        ("Rustem Umerov", "Roustem Oumerov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodimir Zelensky"),
        ("Emmanuel Macron", "le président Macron", "E. Macron", "M. Macron"),
        ("Ibrahim Kalın", "Ibrahim Kalin"),
        ("Giuseppe Cavo Dragone", "Cavo Dragone", "Dragone"),
        ("Xi Jinping", "Jinping Xi"),
        ("Donald Trump", "Donald J. Trump"),
        ("Sergueï Lavrov", "Sergei Lavrov"),
    ],
)
def test_spellings_of_one_name(names: tuple[str, ...]) -> None:
    assert entities(*(person(name, country="XX") for name in names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Emmanuel Macron", "Brigitte Macron"),
        ("Volodymyr Zelensky", "Olena Zelensky"),
        ("Sébastien Lecornu", "Marion Lecomte"),
        ("Dan Keen", "Dan Caine"),
        ("Jean Dupont", "Jeanne Dupont"),
        ("Donald Trump", "Melania Trump", "Ivanka Trump"),
    ],
)
def test_people_of_similar_names(names: tuple[str, ...]) -> None:
    assert entities(*(person(name, country="XX") for name in names)) == len(names)


def test_other_vowels_need_country_and_role_to_agree() -> None:
    one = person("Mourad Belkhadem", country="DZ", role="prince héritier")
    assert entities(one, person("Mourad Belkhoudem", country="DZ", role="prince héritier")) == 1
    assert entities(one, person("Mourad Belkhoudem", country="DZ", role="footballeur")) == 2


def test_a_surname_alone_is_whoever_is_the_only_one_of_it() -> None:
    macron = person("Emmanuel Macron", country="FR")
    assert entities(macron, person("Macron", country="FR")) == 1
    assert entities(macron, person("Brigitte Macron", country="FR"), person("Macron")) == 3
    assert entities(macron, person("Macron", country="DE")) == 2


def test_a_given_name_is_not_forgotten_after_many_surnames() -> None:
    index = MemoryIndex()
    first = index.add([person("Emmanuel Macron", country="FR")])[0].entity
    later = [index.add([person("Macron", country="FR")])[0].entity for _ in range(12)]
    assert set(later) == {first}
    assert index.add([person("Brigitte Macron", country="FR")])[0].entity != first


def test_types_and_countries_separate() -> None:
    assert entities(person("Georgia", country="US"), person("Georgia", type_="country")) == 2
    countries = [("Birmanie", "MM"), ("Myanmar", "MM"), ("Niger", "NE"), ("Nigeria", "NG")]
    assert entities(*(person(n, type_="country", country=code) for n, code in countries)) == 3


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("OTAN", "l'Otan", "NATO", "Alliance atlantique"), 1),
        (("UE", "Union européenne"), 1),
        (("ONU", "Nations unies", "UA", "Union africaine"), 2),
        (("Commission européenne", "Conseil européen", "institutions européennes"), 3),
        (("Organisation des pays exportateurs de pétrole", "OPEP", "OPAEP"), 2),
    ],
)
def test_organisations_have_aliases(names: tuple[str, ...], expected: int) -> None:
    assert entities(*map(organisation, names)) == expected


def test_a_name_that_many_have_needs_its_country() -> None:
    name = "ministère de la Défense"
    assert entities(organisation(name), organisation(name)) == 2
    assert entities(organisation(name, country="UA"), organisation(name, country="FR")) == 2
    assert entities(organisation(name, country="UA"), organisation(name, country="UA")) == 1


def test_unnamed_offices_never_meet_across_texts_but_do_across_runs() -> None:
    def told(document: str) -> Profile:
        one = Told()
        one.participant("un responsable occidental", type_="office")
        return one.run(document)[0]

    assert entities(told("a"), told("b")) == 2
    assert entities(told("a"), told("a")) == 1


def test_doubles_in_one_run_are_one_and_namesakes_are_not() -> None:
    told = Told()
    for name in ("Rustem Umerov", "Roustem Oumerov", "Amina Umerov"):
        told.participant(name)
    one, other, third = MemoryIndex().add(told.run())
    assert one.entity == other.entity != third.entity


def test_a_binding_says_what_counted() -> None:
    index = MemoryIndex()
    [first] = index.add([person("Rustem Umerov", country="UA")])
    [second] = index.add([person("Roustem Oumerov", country="UA")])
    assert (first.score, first.candidates, first.method) == (1000, (), "blocking/2")
    [candidate] = second.candidates
    assert (candidate.entity, candidate.score, second.score) == (first.entity, 900, 900)
    assert candidate.because == ("same transliterated name +800", "same country +100")
