"""What holds of any names and any facts."""

from hypothesis import given, settings
from hypothesis import strategies as some

from sourcier.resolution import blocking_keys, participants
from sourcier.resolution.person_names import PersonName, read_name
from sourcier.resolution.score import THRESHOLD
from sourcier.resolution.spellings import Likeness, compare

from .facts import organisation, person
from .memory import MemoryIndex, are_one

GIVEN = [
    *("Awa", "Komi", "Jean-Luc", "Mohammed", "Mohamed", "Volodymyr", "Vladimir", "J.", "Xi", "Kim"),
    "Abdel Fattah",
]
SURNAMES = [
    *("Adjavon", "Horbenko", "Gorbenko", "al-Sissi", "Sisi", "N'Guesso", "Sassou-Nguesso", "KIM"),
    *("von der Aa", "Traoré", "Jinping", "Chtcherbak"),
]
TITLES = ["", "M. ", "le président ", "S.E. ", "Dr "]
COUNTRIES = ["TG", "UA", "CN"]

names = some.one_of(
    some.builds("{}{} {}".format, *map(some.sampled_from, (TITLES, GIVEN, SURNAMES))),
    some.sampled_from(SURNAMES),
    some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=25),
)
facts = some.fixed_dictionaries(
    {},
    optional={
        "country": some.sampled_from(COUNTRIES),
        "role": some.sampled_from(["président", "ministre de la Défense", "pêcheur"]),
    },
)
people = some.builds(lambda name, told: person(name, **told), names, facts)


def read(text: str) -> PersonName | None:
    return read_name(text)


@given(names, names)
def test_likeness_is_the_same_in_either_order(one: str, other: str) -> None:
    mine, theirs = read(one), read(other)
    if mine and theirs:
        assert compare(mine, theirs) is compare(theirs, mine)


@given(names)
def test_a_name_is_like_itself(text: str) -> None:
    name = read(text)
    if name:
        assert compare(name, name) >= Likeness.SINGLE


@given(people, people)
def test_a_score_is_the_same_in_either_order(one, other) -> None:
    assert participants.score(one, [other]) == participants.score(other, [one])


@given(people, people)
def test_what_binds_was_found_by_a_key(one, other) -> None:
    if participants.score(one, [other]).points >= THRESHOLD:
        assert set(blocking_keys(one)) & set(blocking_keys(other))


@given(some.sampled_from(SURNAMES), some.sampled_from(GIVEN), some.sampled_from(COUNTRIES), facts)
def test_a_spelling_finds_its_own_entity(surname: str, first: str, country: str, more) -> None:
    told = {"role": "gouverneur de la banque centrale"} | more | {"country": country}
    index = MemoryIndex()
    entity = index.add([person(f"{first} {surname}", **told)])[0].entity
    assert index.add([person(f"{first} {surname}", **told)])[0].entity == entity
    assert index.add([person(f"M. {first} {surname.upper()}", **told)])[0].entity == entity


@given(names, names)
def test_people_of_two_countries_are_two(one: str, other: str) -> None:
    assert not are_one(person(one, country="TG"), person(other, country="UA"))


@given(names, names)
def test_organisations_of_two_countries_are_two(one: str, other: str) -> None:
    assert not are_one(organisation(one, country="TG"), organisation(other, country="UA"))


@settings(max_examples=40)
@given(some.lists(people, min_size=2, max_size=5))
def test_a_whole_name_with_its_country_is_bound_whatever_came_between(between) -> None:
    told = person("Nada Haddouche", country="DZ")
    index = MemoryIndex()
    entity = index.add([told])[0].entity
    for one in between:
        index.add([one])
    assert index.add([person("HADDOUCHE Nada", country="DZ")])[0].entity == entity


@given(names)
def test_keys_are_few(text: str) -> None:
    assert len(blocking_keys(person(text, country="TG"))) <= 10 + 3 * len(text.split())
