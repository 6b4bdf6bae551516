"""Offices without a name, and countries: codes decide, and nobody is guessed across years."""

import pytest

from sourcier.resolution import Profile
from sourcier.resolution.roles import post
from sourcier_events.names import fold

from .facts import Told
from .facts import person as participant
from .memory import are_one


def holding(name: str, type_: str, **facts: str) -> Profile:
    """Somebody at talks in Vaduz on 4 May 2031, but for what `facts` say of when and where."""
    told = Told()
    at = {"city": "Vaduz", "date": "2031-05-04"} | {
        key: facts.pop(key) for key in ("city", "date") if key in facts
    }
    around = {key: facts.pop(key) for key in ("published",) if key in facts}
    who = told.participant(name, type_, **facts)
    told.meeting(who, family="talks", **at)
    return next(one for one in told.run(**around) if one.label == name)


OFFICE = {"name": "le ministre turc des Affaires étrangères", "type_": "office", "country": "TR"}
HOLDER = {"name": "Kemal Aydın", "type_": "person", "country": "TR"}
ROLE = {"role": "ministre des Affaires étrangères"}


def test_an_office_is_its_holder_where_both_were_at_one_meeting() -> None:
    assert are_one(holding(**OFFICE), holding(**HOLDER, **ROLE))
    assert are_one(holding(**OFFICE), holding(**HOLDER, role="chef de la diplomatie turque"))
    assert are_one(
        holding(**OFFICE, date="XXXX-05-04", published="2031-05-06"), holding(**HOLDER, **ROLE)
    )


@pytest.mark.parametrize(
    ("why", "theirs"),
    [
        ("another office", {"role": "ministre de la Défense"}),
        ("another office", {"role": "ancien ministre des Affaires étrangères"}),
        ("another office", {"role": "vice-ministre des Affaires étrangères"}),
        ("an office that many hold", {"role": "ministre"}),
        ("another country", {**ROLE, "country": "GR"}),
        ("another city", {**ROLE, "city": "Oslo"}),
        ("another day", {**ROLE, "date": "2031-05-05"}),
        ("another year", {**ROLE, "date": "2030-05-04"}),
        ("a year that nobody tells", {**ROLE, "date": "XXXX-05-04"}),
        ("no day", {**ROLE, "date": "2031-05"}),
    ],
)
def test_an_office_is_nobody_else(why: str, theirs: dict[str, str]) -> None:
    assert not are_one(holding(**OFFICE), holding(**HOLDER | theirs))


def test_an_office_without_a_meeting_is_nobody() -> None:
    office = participant("le ministre turc des Affaires étrangères", type_="office", country="TR")
    assert not are_one(office, participant("Kemal Aydın", country="TR", **ROLE))
    assert not are_one(office, participant(OFFICE["name"], type_="office", country="TR"))


def test_two_texts_may_speak_of_one_office_at_one_meeting() -> None:
    worded = holding("le chef de la diplomatie turque", "office", country="TR")
    assert are_one(holding(**OFFICE), worded)
    assert not are_one(holding(**OFFICE), holding("une source turque", "office", country="TR"))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("ministre turc des Affaires étrangères", "ministre foreign"),
        ("chef de la diplomatie grecque", "ministre foreign"),
        ("cheffe de la diplomatie", "ministre foreign"),
        ("secrétaire d'État américain", "ministre foreign"),
        ("ministre de la Défense nationale", "ministre defence"),
        ("secrétaire américain à la Défense", "ministre defence"),
        ("Premier ministre", "premier ministre"),
        ("chef du gouvernement espagnol", "premier ministre"),
        ("première ministre danoise", "premier ministre"),
        ("président russe", "president"),
        ("chef de l'État", "president"),
        ("présidente de la République", "president"),
        ("président de la transition", "president"),
        ("président de la Commission européenne", "president commission europeenne"),
        ("chef d'état-major des armées", "chef d etat major"),
        ("ministre", None),
        ("vice-président", None),
        ("ancien président", None),
        ("ex-ministre des Affaires étrangères", None),
        ("diplomate européen", None),
        ("footballeur", None),
    ],
)
def test_posts(role: str, expected: str | None) -> None:
    assert post(fold(role)) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Birmanie", "MM"), ("Myanmar", "MM"), True),
        (("RDC", "CD"), ("Congo-Kinshasa", "CD"), True),
        (("Royaume-Uni", "GB"), ("Grande-Bretagne", "GB"), True),
        (("Niger", "NE"), ("Nigeria", "NG"), False),
        (("Congo", "CG"), ("Congo", "CD"), False),
        (("Guinée", "GN"), ("Guinée-Bissau", "GW"), False),
        (("Corée du Nord", "KP"), ("Corée du Sud", "KR"), False),
        (("Soudan", "SD"), ("Soudan du Sud", "SS"), False),
    ],
)
def test_codes_decide(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    mine, theirs = (participant(name, type_="country", country=code) for name, code in (one, other))
    assert are_one(mine, theirs) == same


def test_a_damaged_country_is_one_only_at_the_same_meeting() -> None:
    assert are_one(holding("Litouannie", "country"), holding("Lituanie", "country", country="LT"))
    assert not are_one(
        holding("Litouannie", "country"), holding("Lituanie", "country", country="LT", city="Oslo")
    )
    assert not are_one(
        holding("Litouannie", "country"), holding("Lettonie", "country", country="LV")
    )
