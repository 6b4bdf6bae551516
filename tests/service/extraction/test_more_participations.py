"""Who takes part, class by class: pronouns, guests, invitations, calls, visits and absences.

Each case is a text and, for each meeting with people, those who come; `-` is before who stays away.
"""

import pytest

PRONOUNS = [
    (
        "Nils Berg est arrivé mardi à Porto. La présidente Ilda Couto l'a reçu au palais.",
        [{"Nils Berg"}, {"Ilda Couto", "Nils Berg"}],
    ),
    (
        "L'émissaire letton Nils Berg a gagné Porto. Ilda Couto s'est entretenue avec lui mardi.",
        [{"Nils Berg"}, {"Ilda Couto", "Nils Berg"}],
    ),
    (
        "Nils Berg est arrivé mardi à Porto. La présidente Ilda Couto lui a offert un déjeuner.",
        [{"Nils Berg"}, {"Ilda Couto", "Nils Berg"}],
    ),
    (
        "Nils Berg a gagné Porto, où la maîtresse des lieux, Ilda Couto, l'a retenu à déjeuner.",
        [{"Ilda Couto", "Nils Berg"}],
    ),
    ("Riga parle beaucoup de la Zambie et peu avec elle.", []),
]
GUESTS = [
    (
        "La ministre Ilda Couto est arrivée mardi à Riga. La visiteuse a été reçue par le "
        "président Nils Berg.",
        [{"Ilda Couto"}, {"Ilda Couto", "Nils Berg"}],
    ),
    (
        "Le ministre Nils Berg est arrivé mardi à Porto. La présidente Ilda Couto s'est "
        "entretenue mercredi avec son hôte.",
        [{"Nils Berg"}, {"Ilda Couto", "Nils Berg"}],
    ),
    ("Ilda Couto était vendredi l'invitée de Nils Berg à Riga.", [{"Ilda Couto", "Nils Berg"}]),
    ("Le prix a été reçu par l'hôte de la soirée.", []),
]
OFFERED = [
    (
        "Le dîner offert lundi soir par Ilda Couto à Nils Berg a été bref.",
        [{"Ilda Couto", "Nils Berg"}],
    ),
    (
        "Ilda Couto a offert mardi un déjeuner en l'honneur de Nils Berg.",
        [{"Ilda Couto", "Nils Berg"}],
    ),
    (
        "La présidente Ilda Couto a donné audience, le même jour, à l'ambassadeur Nils Berg.",
        [{"Ilda Couto", "Nils Berg"}],
    ),
    ("Ilda Couto s'est ménagé un aparté avec Nils Berg.", [{"Ilda Couto", "Nils Berg"}]),
    ("Ilda Couto a offert un livre à Nils Berg.", []),
]
CALLS = [
    ("Ilda Couto a reçu mardi un appel téléphonique de Nils Berg.", [{"Ilda Couto", "Nils Berg"}]),
    ("Ilda Couto a reçu un coup de fil de Nils Berg.", [{"Ilda Couto", "Nils Berg"}]),
    ("Ilda Couto a reçu mardi une lettre de Nils Berg.", []),
]
VISITS = [
    (
        "Nils Berg, en visite officielle en Zambie, a été reçu mardi par Ilda Couto.",
        [{"Nils Berg"}, {"Nils Berg", "Ilda Couto"}],
    ),
    ("En déplacement à Tunis, le ministre Nils Berg a plaidé pour la pêche.", [{"Nils Berg"}]),
    (
        "Ilda Couto s'est entretenue mardi avec Nils Berg, en visite de travail à Porto.",
        [{"Ilda Couto", "Nils Berg"}, {"Nils Berg"}],
    ),
]
APART = [
    (
        "Ilda Couto a rencontré mardi à Porto la ministre Aude Petit, puis, séparément, le "
        "commissaire Nils Berg.",
        [{"Ilda Couto", "Aude Petit"}, {"Ilda Couto", "Nils Berg"}],
    ),
    (
        "Ilda Couto a rencontré Aude Petit et Nils Berg.",
        [{"Ilda Couto", "Aude Petit", "Nils Berg"}],
    ),
]
COMING = [
    (
        "La réunion, convoquée le 3 juillet à Sofia par le ministre Nils Berg, sera brève.",
        [{"Nils Berg"}],
    ),
    ("Ilda Couto a confirmé sa participation au forum de Lima.", [{"Ilda Couto"}]),
    (
        "Le ministre Nils Berg s'est fait représenter au sommet de Lima par Ilda Couto.",
        [{"Ilda Couto"}],
    ),
    ("Ilda Couto et Nils Berg ont fait faux bond au sommet.", [{"-Ilda Couto", "-Nils Berg"}]),
    ("Au sommet de Lima, Ilda Couto a plaidé pour la pêche.", [{"Ilda Couto"}]),
]


ALL = [*PRONOUNS, *GUESTS, *OFFERED, *CALLS, *VISITS, *APART, *COMING]


# Sets have no order of their own: an identifier that shows one differs from process to process.
@pytest.mark.parametrize(("text", "wanted"), ALL, ids=[text for text, _ in ALL])
def test_who_takes_part(read, text, wanted):
    facts = read(text)
    there = [
        {
            ("-" if one.stance == "absent" else "") + one.value
            for one in facts.readings(local, "participant")
        }
        for local in facts.locals("meeting")
    ]
    assert [names for names in there if names] == wanted
