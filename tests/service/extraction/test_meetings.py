"""When, where and how meetings take place, and which words tell of the same one."""

import pytest

PLACES = [
    ("Les ministres turc et grec se sont réunis mardi à Athènes.", "Athènes", "GR"),
    ("Un sommet se tiendra le 5 mars à Oslo.", "Oslo", "NO"),
    ("Une réunion aura lieu au Japon en avril.", None, "JP"),
    ("Des pourparlers ont débuté lundi dans la capitale finlandaise.", "Helsinki", "FI"),
    ("Le président a reçu le roi Abdallah à la Maison Blanche lundi.", "Washington", "US"),
    ("Le sommet de Vilnius s'est ouvert mardi.", "Vilnius", "LT"),
    ("Une conférence est prévue au siège de l'OTAN le 4 mai.", "Bruxelles", "BE"),
]  # fmt: skip
DATES = [
    ("Un sommet se tiendra le 5 mars à Oslo.", "XXXX-03-05", None),
    ("Un sommet se tiendra le 5 mars 2031 à Oslo.", "2031-03-05", None),
    ("Une conférence est prévue du 15 au 17 juin à Genève.", "XXXX-06-15/XXXX-06-17", None),
    ("Un sommet est prévu les 11 et 12 novembre à Rome.", "XXXX-11-11/XXXX-11-12", None),
    ("Une réunion aura lieu début avril à Madrid.", "XXXX-04~", None),
    ("Les ministres turc et grec se réuniront jeudi à Athènes.", None, "thursday"),
    ("Un sommet se tiendra lundi 15 décembre à Oslo.", "XXXX-12-15", "monday"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "city", "country"), PLACES)
def test_place(read, text, city, country):
    meeting = read(text).meetings[0]
    assert (meeting["city"], meeting["country"]) == (city, country)


@pytest.mark.parametrize(("text", "date", "weekday"), DATES)
def test_date(read, text, date, weekday):
    meeting = read(text).meetings[0]
    assert (meeting["date"], meeting["weekday"]) == (date, weekday)


def test_day_of_speaking_is_not_the_day_of_the_meeting(read):
    facts = read(
        "Le ministre Marc Aubry a annoncé vendredi la tenue d'un sommet ce samedi à Lisbonne."
    )
    assert [one["weekday"] for one in facts.meetings] == ["saturday"]


def test_two_meetings_in_one_sentence_keep_their_slots(read):
    facts = read(
        "Anna Lindqvist a rencontré Paul Durand lundi à Rome avant un sommet prévu jeudi à Oslo."
    )
    assert [(one["city"], one["weekday"]) for one in facts.meetings] == [
        ("Rome", "monday"),
        ("Oslo", "thursday"),
    ]


def test_definite_noun_points_back(read):
    facts = read(
        "Les ministres turc et grec se sont réunis mardi à Athènes. La réunion a duré deux heures."
    )
    assert len(facts.meetings) == 1


def test_next_meeting_is_another(read):
    facts = read(
        "Les ministres turc et grec se sont réunis mardi à Athènes. La prochaine réunion aura lieu "
        "le 4 mai à Ankara."
    )
    assert [one["city"] for one in facts.meetings] == ["Athènes", "Ankara"]


def test_spellings_of_one_city_do_not_part_a_meeting(read):
    facts = read(
        "Les ministres turc et grec se sont réunis mardi à Kiev. La réunion de Kyiv a été brève."
    )
    assert len(facts.meetings) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Un sommet se tiendra le 5 mars à Oslo.", "planned"),
        ("Un sommet s'est tenu le 5 mars à Oslo.", "held"),
        ("Un sommet se tient lundi à Oslo.", "ongoing"),
        ("Le sommet prévu lundi à Oslo a été annulé.", "cancelled"),
    ],
)
def test_status(read, text, status):
    assert read(text).meetings[0]["status"] == status


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Les ministres turc et grec se sont réunis mardi par visioconférence.", "online"),
        ("Anna Lindqvist s'est entretenue par téléphone avec Paul Durand.", "online"),
        ("Anna Lindqvist a rencontré Paul Durand lundi à Rome.", "in_person"),
        (
            "Les ministres turc et grec se sont réunis mardi à Oslo. Le ministre suédois y a "
            "participé à distance.",
            "hybrid",
        ),
    ],
)
def test_format(read, text, form):
    assert read(text).meetings[0]["format"] == form


def test_call_is_a_family_of_its_own(read):
    facts = read("Anna Lindqvist s'est entretenue par téléphone avec Paul Durand.")
    assert facts.meetings[0]["family"] == "call"


def test_journey_made_for_a_meeting_is_no_visit(read):
    facts = read("Paul Durand s'est rendu mardi à Doha pour rencontrer Anna Lindqvist.")
    assert [(one["family"], one["city"]) for one in facts.meetings] == [("talks", "Doha")]


@pytest.mark.parametrize(
    "text",
    [
        "Il a parlé lors d'une conférence de presse à Oslo.",
        "En cas d'échec des négociations, le pays se défendra.",
        "Un échange de prisonniers a eu lieu lundi.",
        "La guerre en Ukraine continue.",
    ],
)
def test_no_meeting(read, text):
    assert read(text).meetings == []


def test_hearsay_meeting_is_hedged(read):
    facts = read("Anna Lindqvist aurait rencontré Paul Durand lundi à Rome.")
    assert {one.stance for one in facts.readings("m1", "kind")} == {"hedged"}


def test_no_year_without_an_anchor(read):
    facts = read("Un accord de 2019 existe. Un sommet se tiendra le 5 mars à Oslo.")
    assert facts.meetings[0]["date"] == "XXXX-03-05"


def test_publication_date_is_an_anchor_and_says_so(read):
    facts = read("Un sommet se tiendra le 5 mars à Oslo.", published="2031-02-20")
    found = facts.readings("m1", "date")[0]
    assert found.value == "2031-03-05"
    assert found.qualifiers == {"wording": "le 5 mars", "anchor": "published"}


def test_weekday_is_resolved_by_tense_from_the_publication_date(read):
    past = read("Anna Lindqvist a rencontré Paul Durand mardi à Rome.", published="2031-02-20")
    ahead = read("Anna Lindqvist rencontrera Paul Durand mardi à Rome.", published="2031-02-20")
    assert past.meetings[0]["date"] == "2031-02-18"
    assert ahead.meetings[0]["date"] == "2031-02-25"


def test_dateline_is_an_anchor(read):
    facts = read("OSLO, 20 février 2031 (AFP) - Un sommet se tiendra le 5 mars à Rome.")
    found = facts.readings("m1", "date")[0]
    assert (found.value, found.qualifiers["anchor"]) == ("2031-03-05", "dateline")


def test_what_is_held_beside_an_event_is_there_too(read):
    facts = read("Anna Lindqvist a rencontré Paul Durand en marge du forum à Davos.")
    assert [(one["family"], one["city"]) for one in facts.meetings] == [
        ("talks", "Davos"),
        ("conference", "Davos"),
    ]


def test_journey_to_where_a_meeting_is_belongs_to_it(read):
    facts = read("Paul Durand se rendra mardi à Doha, où il rencontrera Anna Lindqvist.")
    assert [(one["family"], one["city"]) for one in facts.meetings] == [
        ("talks", "Doha"),
    ]


def test_theatre_of_war_is_not_the_place(read):
    facts = read("Les ministres turc et grec se sont réunis mardi sur la guerre en Syrie.")
    assert facts.meetings[0]["country"] is None
