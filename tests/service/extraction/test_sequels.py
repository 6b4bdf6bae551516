"""What the sentences after a meeting say of it, and whose date, level and series is whose."""

import pytest

SUMMIT = "Un sommet des ministres de la Pêche se tiendra le 5 mars 2031 à Oslo. "


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("LIMA, 2 mars 2031 (Agence Cordillère) – ", "2031-03-02"),
        ("LIMA, 2 mars 2031 (Agence Cordillère) – ", None),
        ("Lima, 2 mars – ", "2031-03-02"),
        ("LIMA – ", "2031-03-02"),
        ("(Agence Cordillère) ", "2031-03-02"),
        ("Lima (© 2031 Cordillère)- ", "2031-03-02"),
        ("De notre envoyée spéciale à Lima. ", "2031-03-02"),
    ],
)
def test_a_dateline_is_no_part_of_the_meeting(read, dateline, published):
    text = (
        f"{dateline}Les ministres turc et grec se réuniront à Oslo le mercredi 5 mars 2031, a "
        "annoncé samedi le porte-parole grec."
    )
    meeting = read(text, **({"published": published} if published else {})).meetings[0]
    assert (meeting["date"], meeting["weekday"]) == ("2031-03-05", "wednesday")
    assert meeting["city"] == "Oslo"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Quatorze délégations sont attendues dans la capitale norvégienne.", "14"),
        ("Une vingtaine de pays y participeront.", "20"),
        ("Vingt-sept pays seront représentés.", "27"),
    ],
)
def test_delegations_are_counted_in_a_later_sentence(read, sentence, number):
    assert read(SUMMIT + sentence).value("m1", "delegations") == number


@pytest.mark.parametrize(
    "text",
    [
        "Les représentants de seize pays se sont réunis lundi à Oslo.",
        "Une réunion réunissant seize pays s'est tenue lundi à Oslo.",
        "Seize délégations ont participé lundi à une réunion à Oslo.",
    ],
)
def test_delegations_are_counted_beside_the_meeting(read, text):
    assert read(text).value("m1", "delegations") == "16"


def test_some_of_many_who_came_are_not_all_delegations(read):
    several = "Plusieurs pays y ont participé, notamment la Suède, la Norvège et le Danemark."
    facts = read(f"Un sommet se tient lundi à Lima. {several}")
    assert facts.participants() == {"Suède", "Norvège", "Danemark"}
    assert facts.value("m1", "delegations") is None


JOIN = [
    ("Douze délégations sont attendues, parmi lesquelles celles du Chili, du Pérou et de la "
     "Bolivie.", {"Chili", "Pérou", "Bolivie"}),
    ("Douze délégations sont attendues, dont celles du Chili et du Pérou.", {"Chili", "Pérou"}),
    ("L'Union africaine et le Japon enverront également des représentants.",
     {"Union africaine", "Japon"}),
    ("Le Chili, le Pérou et la Bolivie sont représentés sur place.", {"Chili", "Pérou", "Bolivie"}),
    ("Anna Lindqvist, ministre suédoise de la Pêche, présidera ces pourparlers.",
     {"Anna Lindqvist"}),
    ("Anna Lindqvist et Paul Durand ont confirmé leur venue.", {"Anna Lindqvist", "Paul Durand"}),
    ("Anna Lindqvist et Paul Durand ont représenté la Suède.",
     {"Anna Lindqvist", "Paul Durand", "Suède"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), JOIN)
def test_a_later_sentence_says_who_comes(read, sentence, names):
    assert read(SUMMIT + sentence).participants() == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Le Pérou a décliné l'invitation.",
        "Le Pérou n'avait pas envoyé de représentant.",
        "Il s'est déroulé sans le Pérou.",
    ],
)
def test_a_later_sentence_says_who_stays_away(read, sentence):
    facts = read(SUMMIT + sentence)
    assert facts.participants() == set()
    assert facts.participants(stance="absent") == {"Pérou"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Une équipe péruvienne se joindrait aux travaux par visioconférence.", "Pérou"),
        ("Le Pérou assisterait à la séance d'ouverture, selon une source.", "Pérou"),
        ("Paul Durand ferait aussi le déplacement, selon deux sources.", "Paul Durand"),
    ],
)
def test_the_conditional_of_hearsay_is_hedged(read, sentence, name):
    facts = read(SUMMIT + sentence)
    assert facts.participants(stance="hedged") == {name}
    assert facts.participants() == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Une équipe péruvienne se joindra aux travaux par visioconférence.",
        "Une équipe péruvienne y participera à distance.",
        "L'émissaire péruvien, Luis Ortega, intervient à distance depuis Lima.",
    ],
)
def test_a_video_link_is_a_way_to_take_part_and_no_meeting(read, sentence):
    facts = read(SUMMIT + sentence)
    assert len(facts.meetings) == 1
    (one,) = facts.readings("m1", "participant")
    assert one.qualifiers["mode"] == "remote"
    assert facts.meetings[0]["format"] == "hybrid"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Un sommet se tiendra du 10 au 22 mai à Oslo.", "2031-05-10/2031-05-22"),
        ("Un sommet se tiendra les 22 et 23 mai à Oslo.", "2031-05-22/2031-05-23"),
        ("Un sommet se tiendra jeudi 22 et vendredi 23 mai à Oslo.", "2031-05-22/2031-05-23"),
        ("Un sommet se tiendra en mai à Oslo.", "2031-05"),
        ("Le sommet s'est ouvert le 3 mars 2031 à Oslo et s'achèvera le 6 mars 2031.",
         "2031-03-03/2031-03-06"),
        ("Le sommet, ouvert lundi à Oslo, doit durer jusqu'au 6 mars.", "2031-03-03/2031-03-06"),
    ],
)  # fmt: skip
def test_a_meeting_of_several_days_is_an_interval(read, text, date):
    assert read(text, published="2031-03-04").meetings[0]["date"] == date


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Une réunion militaire des chefs d'état-major est prévue lundi à Oslo.",
         ["chiefs_of_staff"]),
        ("Une réunion des ministres s'est tenue lundi à Oslo, avant un sommet des dirigeants prévu "
         "jeudi à Riga.", ["ministers", "leaders"]),
        ("Paul Durand recevra lundi à Riga les dirigeants de la coalition des volontaires.",
         ["leaders"]),
        ("Les dirigeants s'appuieront sur les pourparlers que leurs conseillers ont tenus à Oslo "
         "le 3 mai.", ["advisers"]),
    ],
)  # fmt: skip
def test_the_level_is_that_of_those_who_meet(read, text, levels):
    facts = read(text)
    assert [facts.value(one, "level") for one in facts.locals("meeting")] == levels


def test_the_series_is_that_of_the_summit_and_takes_no_part(read):
    facts = read(
        "Des réunions d'experts sont prévues lundi à Riga. Ces réunions préparent le terrain avant "
        "le sommet des pays membres de la « coalition des volontaires » jeudi à Oslo."
    )
    assert [facts.value(one, "series") for one in facts.locals("meeting")] == [
        None,
        "coalition des volontaires",
    ]
    assert facts.participants(1) == set()


def test_who_welcomes_the_delegations_is_there(read):
    facts = read(
        "Accueillies à l'aéroport par Anna Lindqvist, douze délégations prennent part à cette "
        "réunion du 3 mai à Oslo."
    )
    assert len(facts.meetings) == 1
    assert facts.participants() == {"Anna Lindqvist"}
    assert facts.value("m1", "delegations") == "12"


def test_what_has_begun_is_under_way_until_it_has_ended(read):
    begun = "Le sommet s'est ouvert lundi à Oslo."
    assert read(begun).meetings[0]["status"] == "ongoing"
    assert read(begun + " Le sommet s'est achevé mardi.").meetings[0]["status"] == "held"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Les représentants de la Suède et du Pérou se sont réunis lundi à Oslo.",
         {"représentants"}),
        ("Les envoyés présidentiels Jean Morel et Karim Benali ont participé à une réunion à "
         "Genève.", {"envoyé présidentiel"}),
        ("Ancien envoyé spécial de la Maison-Blanche, Jean Morel a participé à une réunion à "
         "Genève.", {"ancien envoyé spécial de la Maison-Blanche"}),
        ("Les six pays du Conseil de coopération du Golfe tiendront un sommet à Mascate.", {None}),
    ],
)  # fmt: skip
def test_a_role_is_the_office_alone(read, text, roles):
    found = read(text).readings("m1", "participant")
    assert {one.qualifiers.get("role") for one in found} == roles


def test_a_demonym_before_a_name_is_the_country_of_the_person(read):
    facts = read("Une réunion coprésidée par le Suédois Ulf Berg et l'Estonien Kristen Tamm s'est "
                 "tenue à Oslo.")  # fmt: skip
    found = {one.value: one.qualifiers["represents"] for one in facts.readings("m1", "participant")}
    assert found == {"Ulf Berg": "SE", "Kristen Tamm": "EE"}


def test_whoever_chairs_the_conference_takes_part(read):
    facts = read(
        "La conférence sur les océans (COP40) s'est ouverte lundi à Oslo. Le président de la "
        "conférence, Rui do Vale, a admis que le texte restait à écrire."
    )
    assert facts.participants() == {"Rui do Vale"}
    assert facts.value("m1", "series") == "COP40"


def test_an_institution_beside_its_country_is_one_delegation(read):
    facts = read("Une délégation américaine de la Maison Blanche participera à un sommet à Oslo.")
    assert facts.participants() == {"États-Unis"}


def test_all_on_a_call_are_remote(read):
    facts = read(
        "Anna Lindqvist a eu lundi un entretien téléphonique avec Paul Durand. Jean Morel et Karim "
        "Benali étaient également en ligne."
    )
    modes = {one.value: one.qualifiers["mode"] for one in facts.readings("m1", "participant")}
    assert modes == dict.fromkeys(
        ("Anna Lindqvist", "Paul Durand", "Jean Morel", "Karim Benali"), "remote"
    )
