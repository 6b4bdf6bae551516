"""The same name is not always the same person: what has to agree, what keeps namesakes apart."""

import pytest

from sourcier.resolution import Profile

from .facts import Told, person
from .memory import MemoryIndex, are_one

Facts = dict[str, str]

APART: list[tuple[str, str, Facts, str, Facts]] = [
    ("another country", "Ibrahim Traoré", {"country": "BF"}, "Ibrahim Traoré", {"country": "ML"}),
    ("another country", "Nada Haddouche", {"country": "DZ"}, "Nada Haddouche", {"country": "FR"}),
    ("another country", "Ali Larijani", {"country": "IR"}, "Ali Laridjani", {"country": "IQ"}),
    ("another country", "Erik Solheim", {"country": "NO"}, "E. Solheim", {"country": "SE"}),
    ("another country", "Komi Adjavon", {"country": "TG"}, "Adjavon", {"country": "BJ"}),
    ("another country", "Adjavon", {"country": "TG"}, "Adjavon", {"country": "BJ"}),
    (
        "offices of two countries",
        "Paul Ferrand",
        {"role": "ministre belge de la Défense"},
        "Paul Ferrand",
        {"role": "ministre suisse de la Défense"},
    ),
    (
        "the same office of two countries",
        "Andrei Popa",
        {"role": "ministre de la Défense", "country": "MD"},
        "Andrei Popa",
        {"role": "ministre de la Défense", "country": "RO"},
    ),
    ("nothing agrees", "Amadou Diallo", {}, "Amadou Diallo", {}),
    ("nothing agrees", "Ibrahim Traoré", {}, "Ibrahim Traoré", {}),
    ("nothing agrees", "Paul Smith", {}, "Paul Smith", {}),
    ("nothing agrees", "Mohamed Ali", {}, "Mohamed Ali", {"country": "EG"}),
    ("nothing agrees", "Awa Touré", {"role": "avocate"}, "Awa Touré", {}),
    ("nothing agrees", "Li Wei", {}, "Wei", {"country": "CN"}),
    ("nothing agrees", "Komi Adjavon", {}, "Adjavon", {}),
    ("nothing agrees", "Volodymyr Horbenko", {}, "Vladimir Horbenko", {}),
    ("nothing agrees", "E. Macron", {}, "Emmanuel Macron", {}),
    (
        "only the office",
        "Mourad Belkhadem",
        {"role": "ministre"},
        "Belkhodem",
        {"role": "ministre"},
    ),
    (
        "another office",
        "Diallo",
        {"country": "GN", "role": "ministre de la Justice"},
        "Diallo",
        {"country": "GN", "role": "footballeur"},
    ),
    ("only the country", "Haftar", {"country": "LY"}, "Khalifa Hifter", {"country": "LY"}),
]

TOGETHER: list[tuple[str, str, Facts, str, Facts]] = [
    ("a whole name that few have", "Nada Haddouche", {}, "Nada Haddouche", {}),
    ("a whole name that few have", "Xi Jinping", {}, "Xi Jinping", {}),
    ("a whole name that few have", "Kim Jong-un", {}, "Kim Jong Un", {}),
    ("a whole name that few have", "Vladimir Poutine", {}, "Vladimir Putin", {}),
    ("a country", "Ibrahim Traoré", {"country": "BF"}, "Ibrahim Traoré", {"country": "BF"}),
    ("a country", "Amadou Diallo", {"country": "GN"}, "Amadou Diallo", {"country": "GN"}),
    ("a country", "Komi Adjavon", {"country": "TG"}, "Adjavon", {"country": "TG"}),
    (
        "a country that an office names",
        "Paul Smith",
        {"role": "ministre néo-zélandais du Commerce"},
        "Paul Smith",
        {"country": "NZ"},
    ),
    (
        "an office, worded otherwise",
        "Amadou Diallo",
        {"role": "ministre des Affaires étrangères"},
        "Amadou Diallo",
        {"role": "chef de la diplomatie"},
    ),
    (
        "an office",
        "Komi Adjavon",
        {"role": "gouverneur de la banque centrale"},
        "Adjavon",
        {"role": "gouverneur de la banque centrale"},
    ),
    (
        "country and office",
        "Kim",
        {"country": "KR", "role": "ministre de la Défense"},
        "Kim Yong-hyun",
        {"country": "KR", "role": "ministre de la Défense"},
    ),
    (
        "country and office",
        "Traoré",
        {"country": "BF", "role": "président de la transition"},
        "Ibrahim Traoré",
        {"country": "BF", "role": "président"},
    ),
    (
        "country and office",
        "Khalifa Haftar",
        {"country": "LY", "role": "maréchal"},
        "Khalifa Hifter",
        {"country": "LY", "role": "maréchal"},
    ),
    (
        "an organisation",
        "Ibrahim Traoré",
        {"organisation": "HCR", "role": "porte-parole"},
        "Ibrahim Traoré",
        {"organisation": "UNHCR", "role": "porte-parole"},
    ),
    ("a country told once", "Erik Solheim", {"country": "NO"}, "Erik Solheim", {}),
]


@pytest.mark.parametrize(("why", "one", "mine", "other", "theirs"), APART)
def test_apart_because(why: str, one: str, mine: Facts, other: str, theirs: Facts) -> None:
    assert not are_one(person(one, **mine), person(other, **theirs))


@pytest.mark.parametrize(("why", "one", "mine", "other", "theirs"), TOGETHER)
def test_one_because_of(why: str, one: str, mine: Facts, other: str, theirs: Facts) -> None:
    assert are_one(person(one, **mine), person(other, **theirs))


def at_meeting(name: str, city: str = "Vaduz", date: str = "2031-05-04", **facts: str) -> Profile:
    """A person who takes part in a meeting."""
    told = Told()
    who = told.participant(name, **facts)
    told.meeting(who, family="talks", city=city, date=date)
    return next(one for one in told.run() if one.label == name)


GENERAL = {"country": "US", "role": "chef d'état-major interarmées"}

DAMAGE = [
    ("Dan Keen", "Dan Caine"),
    ("Tom Barraz", "Tom Barrack"),
    ("Marc Rubiot", "Marc Rubio"),
    ("Steve Witcof", "Steve Witkoff"),
    ("Pete Exet", "Pete Exeth"),
    ("Jared Cushner", "Jared Kushner"),
]


@pytest.mark.parametrize(("damaged", "name"), DAMAGE)
def test_damage_is_undone_where_country_office_and_meeting_agree(damaged: str, name: str) -> None:
    assert are_one(at_meeting(name, **GENERAL), at_meeting(damaged, **GENERAL))


@pytest.mark.parametrize(
    "less",
    [
        {"role": "sénateur"},
        {"country": "CA"},
        {"city": "Oslo"},
        {"date": "2031-05-05"},
        {"date": "2030-05-04"},
        {"date": "XXXX-05-04"},
    ],
)
@pytest.mark.parametrize(("damaged", "name"), [DAMAGE[0], DAMAGE[2], ("Dan Crane", "Dan Caine")])
def test_damage_is_not_undone_where_one_of_them_does_not(
    damaged: str, name: str, less: Facts
) -> None:
    assert not are_one(at_meeting(name, **GENERAL), at_meeting(damaged, **GENERAL | less))


def test_another_given_name_is_no_damage() -> None:
    assert not are_one(at_meeting("Dan Caine", **GENERAL), at_meeting("Jim Keen", **GENERAL))


def test_a_wrong_country_needs_something_else_that_agrees() -> None:
    one = at_meeting("Erik Solheim", country="NO")
    assert are_one(one, at_meeting("Erik Solheim", country="SE"))
    assert not are_one(one, at_meeting("Erik Solheim", country="SE", city="Oslo"))


def test_a_surname_that_two_have_is_neither() -> None:
    index = MemoryIndex()
    first, second = (
        index.add([person(name, country="TG")])[0].entity
        for name in ("Komi Adjavon", "Nada Adjavon")
    )
    third = index.add([person("Adjavon", country="TG")])[0]
    assert third.entity not in (first, second)
    assert [one.because[-1] for one in third.candidates] == [
        "not bound: another candidate is as close"
    ] * 2


def test_an_initial_does_not_hide_a_given_name() -> None:
    index = MemoryIndex()
    first = index.add([person("Emmanuel Macron", country="FR")])[0].entity
    assert index.add([person("E. Macron", country="FR")])[0].entity == first
    assert index.add([person("Éric Macron", country="FR")])[0].entity != first
