"""Verbs and idioms of meeting, journeys and calls, class by class: what a sentence tells.

Each case is a sentence and the families of the meetings it tells of, with their place where it has
one.
"""

import pytest

IDIOMS = [
    ("Ilda Couto et Nils Berg ont pris le thé ensemble à Riga.", [("talks", "Riga")]),
    ("Ilda Couto a partagé mardi la table de Nils Berg.", [("talks", "")]),
    ("Ilda Couto a pris Nils Berg à part une dizaine de minutes.", [("talks", "")]),
    ("Ilda Couto a eu Nils Berg au téléphone mardi.", [("call", "")]),
    ("Ilda Couto a joint Nils Berg par téléphone lundi soir.", [("call", "")]),
    ("Ilda Couto a retenu Nils Berg à dîner jeudi à Porto.", [("talks", "Porto")]),
    ("Ilda Couto et Nils Berg se sont enfermés une heure à Riga.", [("talks", "Riga")]),
    ("Ilda Couto et Nils Berg ont fait le point mardi à Riga.", [("talks", "Riga")]),
    ("La ministre Ilda Couto a été auditionnée mardi par le Sénat à Rome.", [("talks", "Rome")]),
    ("Ilda Couto a pris le train mardi.", []),
    ("Ilda Couto a pris Nils Berg au mot.", []),
    ("Ilda Couto a fait le point sur le budget.", []),
    ("Ilda Couto a consulté le dossier mardi à Porto.", []),
    ("Le tribunal de Porto a partagé les frais mardi.", []),
]
JOURNEYS = [
    ("Nils Berg est descendu samedi à Tunis.", [("visit", "Tunis")]),
    ("Nils Berg a rallié Tunis mardi.", [("visit", "Tunis")]),
    ("Nils Berg est venu mardi à Tunis.", [("visit", "Tunis")]),
    ("Nils Berg ira en Zambie en mars.", [("visit", "ZM")]),
    ("Nils Berg foulera le sol zambien les 3 et 4 mai.", [("visit", "ZM")]),
    ("Le ministre Nils Berg se transporte vendredi à Sfax.", [("visit", "Sfax")]),
    ("Le président letton Nils Berg est attendu mardi à Tunis.", [("visit", "Tunis")]),
    ("Nils Berg va recevoir un prix à Tunis.", []),
    ("Nils Berg est venu à bout de la crise.", []),
    ("Les manifestants sont descendus dans la rue à Tunis mardi.", []),
    ("Le pétrole a gagné du terrain à Tunis.", []),
    ("Nils Berg passe pour un sage à Tunis.", []),
]
TOLD_ONCE = [
    (
        "Ilda Couto et Nils Berg se croiseront au sommet de l'Apec, en novembre, à Lima.",
        [("summit", "Lima")],
    ),
    (
        "Ilda Couto a accompli en mars une visite à Riga, au cours de laquelle elle fut l'invitée "
        "du président Nils Berg.",
        [("visit", "Riga")],
    ),
    ("La commission mixte siégera le 6 octobre à Porto.", [("meeting", "Porto")]),
    (
        "Ilda Couto a souligné l'urgence durant un appel téléphonique qu'elle a reçu dimanche de "
        "Nils Berg.",
        [("call", "")],
    ),
]
PARAGRAPHS = [
    ("Par ailleurs, Ilda Couto a reçu mardi Nils Berg à Porto.", [("talks", "Porto")]),
    ("Par la suite, Ilda Couto a rencontré Nils Berg à Porto.", [("talks", "Porto")]),
    ("Par Ilda Couto\n\nNils Berg est arrivé mardi à Tunis.", [("visit", "Tunis")]),
]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [*IDIOMS, *JOURNEYS, *TOLD_ONCE, *PARAGRAPHS],
    ids=lambda one: str(one)[:60],
)
def test_what_a_sentence_tells(read, text, meetings):
    facts = read(text)
    told = [
        (
            facts.value(local, "family"),
            facts.value(local, "city") or facts.value(local, "country") or "",
        )
        for local in facts.locals("meeting")
    ]
    assert told == meetings


def test_a_place_that_nothing_says_is_less_sure(read):
    facts = read("Le ministre Nils Berg a été reçu jeudi par le président rwandais.")
    told = read("Le ministre Nils Berg a été reçu jeudi au Rwanda par le président rwandais.")
    (inferred,), (said,) = (one.readings("m1", "country") for one in (facts, told))
    assert inferred.rule == "home-of-host"
    assert inferred.confidence < said.confidence


def test_the_evidence_of_a_call_ends_with_the_telephone(read):
    text = "Ingrid Holm a assuré par téléphone au ministre Cem Aydin que l'accord tiendrait."
    said = read(text).readings("m1", "kind")[0].evidence
    assert [one.exact for one in said] == ["assuré par téléphone"]
