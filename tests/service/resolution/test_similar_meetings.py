"""Meetings that look alike: which reports are of one, and which of two."""

import pytest

from sourcier.resolution import Profile
from sourcier.resolution.editions import editions
from sourcier_events.catalogue import EntityKind
from sourcier_events.evidence import Evidence

from .facts import Told
from .memory import are_one

Facts = dict[str, str]


def meeting(*people: str, published: str | None = None, **facts: str) -> Profile:
    """A meeting of people, or of countries by their two capital letters."""
    told = Told()
    for name in people:
        code = len(name) == 2 and name.isupper()
        told.participant(
            name, "country" if code else "person", **({"country": name} if code else {})
        )
    told.meeting(*people, **facts)
    found = told.run(**({"published": published} if published else {}))
    return next(one for one in found if one.kind is EntityKind.MEETING)


DAY = {"date": "2031-05-04"}
TALKS = {"family": "talks", "city": "Vaduz", "country": "LI"}
SUMMIT = {"family": "summit", "level": "leaders"}
ROUND = {**TALKS, "level": "ministers", "series": "dialogue du lac"}

ANNA, JAN, PAUL, LUIS, NOOR = "Anna Berg", "Jan Olsen", "Paul Durand", "Luis Ortega", "Noor Hadid"

SAME: list[tuple[str, Profile, Profile]] = [
    (
        "a year left out",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting(ANNA, JAN, **TALKS, date="XXXX-05-04"),
    ),
    (
        "surnames alone",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting("Berg", "Olsen", **TALKS, **DAY),
    ),
    (
        "other spellings",
        meeting("Andriï Sybiha", "Vladimir Poutine", family="call", **DAY),
        meeting("Andriy Sybiga", "Vladimir Putin", family="call", **DAY),
    ),
    (
        "one list is longer",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting(ANNA, JAN, PAUL, **TALKS, **DAY),
    ),
    (
        "one list is much longer",
        meeting(ANNA, JAN, **SUMMIT, city="Vaduz", **DAY),
        meeting(PAUL, ANNA, LUIS, NOOR, JAN, **SUMMIT, city="Vaduz", **DAY),
    ),
    (
        "the country of the city",
        meeting(**SUMMIT, country="LI", **DAY),
        meeting(**SUMMIT, city="Vaduz", country="LI", **DAY),
    ),
    (
        "planned, then held",
        meeting(ANNA, JAN, **TALKS, **DAY, status="planned"),
        meeting(ANNA, JAN, **TALKS, **DAY, status="held"),
    ),
    (
        "a weekday after it",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting(ANNA, JAN, **TALKS, weekday="sunday", status="held", published="2031-05-05"),
    ),
    (
        "a weekday before it",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting(ANNA, JAN, **TALKS, weekday="sunday", status="planned", published="2031-05-01"),
    ),
    (
        "the number told twice",
        meeting(**ROUND, **DAY, kind="troisième cycle de pourparlers"),
        meeting(**ROUND, date="XXXX-05-04", kind="3e cycle de négociations"),
    ),
    (
        "the number told once",
        meeting(**ROUND, **DAY, kind="troisième cycle de pourparlers"),
        meeting(**ROUND, **DAY, kind="pourparlers"),
    ),
    (
        "one conference",
        meeting(series="COP31", family="conference", city="Vaduz"),
        meeting(series="COP 31", family="conference", city="Vaduz", date="2031-11"),
    ),
    (
        "days within a range",
        meeting(**SUMMIT, series="G7", city="Vaduz", date="2031-05-04/2031-05-06"),
        meeting(**SUMMIT, series="G7", city="Vaduz", date="2031-05-05"),
    ),
    (
        "two countries and nobody else",
        meeting("NO", "SE", family="call", level="leaders", **DAY),
        meeting("NO", "SE", family="call", level="leaders", **DAY),
    ),
    (
        "names of one city",
        meeting(**SUMMIT, city="Kiev", **DAY),
        meeting(**SUMMIT, city="Kyiv", **DAY),
    ),
    (
        "one venue",
        meeting(ANNA, JAN, **TALKS, **DAY, venue="château du Lac"),
        meeting("Berg", JAN, **TALKS, **DAY, venue="Château du lac"),
    ),
    (
        "a hybrid meeting",
        meeting(**SUMMIT, series="Ligue arabe", format="hybrid", **DAY),
        meeting(**SUMMIT, series="Ligue des États arabes", format="hybrid", **DAY),
    ),
]

APART: list[tuple[str, Profile, Profile]] = [
    (
        "the third round, the fourth",
        meeting(**ROUND, kind="troisième cycle de pourparlers"),
        meeting(**ROUND, kind="quatrième cycle de pourparlers"),
    ),
    (
        "rounds of one day",
        meeting(**ROUND, **DAY, kind="1er round"),
        meeting(**ROUND, **DAY, kind="2e round"),
    ),
    (
        "rounds in one report's words",
        meeting(**ROUND, **DAY, kind="septième session"),
        meeting(**ROUND, kind="8e session"),
    ),
    (
        "COP29 and COP30",
        meeting(series="COP29", family="conference", city="Vaduz"),
        meeting(series="COP30", family="conference", city="Vaduz"),
    ),
    (
        "COP29 and COP 30 of no series",
        meeting(kind="COP29", family="conference", **DAY),
        meeting(kind="COP 30", family="conference", **DAY),
    ),
    (
        "two years of one summit",
        meeting(**SUMMIT, series="G7", date="2030-06"),
        meeting(**SUMMIT, series="G7", date="2031-06"),
    ),
    (
        "two years in the name",
        meeting(**SUMMIT, series="G7", kind="sommet du G7 2030"),
        meeting(**SUMMIT, series="G7", kind="sommet du G7 2031"),
    ),
    (
        "two years of reports",
        meeting(**SUMMIT, series="G20", published="2030-11-20"),
        meeting(**SUMMIT, series="G20", published="2031-11-20"),
    ),
    ("somebody else each", meeting(ANNA, JAN, **TALKS, **DAY), meeting(ANNA, PAUL, **TALKS, **DAY)),
    (
        "somebody else each, by phone",
        meeting(ANNA, JAN, family="call", **DAY),
        meeting(ANNA, PAUL, family="call", **DAY),
    ),
    (
        "other people altogether",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting(LUIS, PAUL, **TALKS, **DAY),
    ),
    (
        "three and three",
        meeting(ANNA, JAN, PAUL, family="meeting", city="Vaduz", **DAY),
        meeting(ANNA, JAN, LUIS, family="meeting", city="Vaduz", **DAY),
    ),
    (
        "another country each",
        meeting("NO", "SE", **TALKS, **DAY),
        meeting("NO", "DK", **TALKS, **DAY),
    ),
    (
        "another visitor",
        meeting(ANNA, JAN, family="visit", city="Vaduz", **DAY),
        meeting(ANNA, LUIS, family="visit", city="Vaduz", **DAY),
    ),
    (
        "two levels",
        meeting(**DAY, city="Vaduz", family="meeting", series="G7", level="ministers"),
        meeting(date="XXXX-05-04", city="Vaduz", family="meeting", series="G7", level="leaders"),
    ),
    (
        "another weekday",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting(ANNA, JAN, **TALKS, weekday="monday", published="2031-05-05"),
    ),
    (
        "a week later",
        meeting(ANNA, JAN, **TALKS, weekday="sunday", status="held", published="2031-05-05"),
        meeting(ANNA, JAN, **TALKS, weekday="sunday", status="held", published="2031-05-12"),
    ),
    (
        "another city",
        meeting(ANNA, JAN, **TALKS, **DAY),
        meeting(ANNA, JAN, **TALKS | {"city": "Oslo", "country": "NO"}, **DAY),
    ),
    (
        "online and there",
        meeting(**SUMMIT, series="dialogue du lac", format="online"),
        meeting(**SUMMIT, series="dialogue du lac", format="in_person"),
    ),
    ("nothing but the city", meeting(**TALKS), meeting(**TALKS)),
]


def cases(table: list[tuple[str, Profile, Profile]]) -> list[pytest.param]:
    return [pytest.param(one, other, id=why) for why, one, other in table]


@pytest.mark.parametrize(("one", "other"), cases(SAME))
def test_two_reports_of_one_meeting(one: Profile, other: Profile) -> None:
    assert are_one(one, other)


@pytest.mark.parametrize(("one", "other"), cases(APART))
def test_two_meetings(one: Profile, other: Profile) -> None:
    assert not are_one(one, other)


@pytest.mark.parametrize(
    ("prefix", "exact", "suffix", "expected"),
    [
        ("Le troisième ", "cycle de pourparlers", " s'ouvre", ["round 3"]),
        ("un 4e ", "round", "", ["round 4"]),
        ("La deuxième nouvelle ", "série de consultations", "", ["round 2"]),
        ("le XVIIIe ", "sommet", " du format", ["summit 18"]),
        ("au 19ᵉ ", "sommet", "", ["summit 19"]),
        ("pour le ", "G7", " 2031 à Vaduz", ["year 2031"]),
        ("la ", "COP 31", "", ["cop 31"]),
        ("la ", "seconde session", "", ["session 2"]),
        ("la première ", "conférence", " sur l'eau", []),
        ("au deuxième jour du ", "sommet", "", []),
        ("leur troisième ", "rencontre", " en un mois", []),
        ("les trois ", "cycles", "", []),
        ("le deuxième ", "homme fort", "", []),
        ("après le troisième cycle, un ", "entretien", "", []),
        ("en ", "sommet", ", 2031 signatures", []),
    ],
)
def test_editions_stand_at_the_name(
    prefix: str, exact: str, suffix: str, expected: list[str]
) -> None:
    passage = Evidence(start=40, end=41, exact=exact, prefix=prefix, suffix=suffix)
    assert editions([exact], [passage]) == expected
