"""The style of communiqués and of headlines: long noun objects, many verbs, terse attributions."""

import pytest

AUBRY, LIND, SARR = "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr"

COMMUNIQUE = [
    ("Le ministre Marc Aubry a salué la qualité des relations bilatérales et exprimé sa volonté de "
     "les renforcer.",
     [(AUBRY, "la qualité des relations bilatérales"), (AUBRY, "sa volonté de les renforcer")]),
    ("Le ministre Marc Aubry a réaffirmé l'engagement de la France en faveur du climat.",
     [(AUBRY, "l'engagement de la France en faveur du climat")]),
    ("La ministre Anna Lindqvist a insisté sur la nécessité de protéger les civils.",
     [(LIND, "la nécessité de protéger les civils")]),
    ("La ministre Anna Lindqvist s'est félicitée des progrès accomplis.",
     [(LIND, "progrès accomplis")]),
    ("Les deux ministres ont souligné l'importance du dialogue.",
     [("deux ministres", "l'importance du dialogue")]),
    ("Les deux parties ont réitéré leur attachement à la paix.",
     [("deux parties", "leur attachement à la paix")]),
    ("Le Conseil de sécurité de l'ONU a condamné avec la plus grande fermeté l'attaque du convoi.",
     [("Conseil de sécurité de l'ONU", "l'attaque du convoi")]),
    ("À cette occasion, le gouverneur Ousmane Sarr a rappelé l'histoire commune des deux peuples.",
     [(SARR, "l'histoire commune des deux peuples")]),
    ("Au cours de l'audience, M. Aubry a transmis au président Luis Ortega un message d'amitié.",
     []),
    ("Le gouverneur Ousmane Sarr a, au nom du peuple, adressé ses remerciements à la Suède.",
     [(SARR, "ses remerciements à la Suède")]),
    ("Le gouverneur Ousmane Sarr a remercié la Suède pour son aide.",
     [(SARR, "la Suède pour son aide")]),
]  # fmt: skip

HEADLINE = [
    ("Mali-Niger : « tout est sur la table », dit Anna Lindqvist\n\nLe port est vide.",
     [(LIND, "tout est sur la table")]),
    ("Pêche : Anna Lindqvist annonce un plan d'aide aux ports\n\nLe port est vide.",
     [(LIND, "un plan d'aide aux ports")]),
    ("Anna Lindqvist : « La Suède ne cédera pas »\n\nLe port est vide.",
     [(LIND, "La Suède ne cédera pas")]),
    ("« La Suède ne cédera pas » (Anna Lindqvist)\n\nLe port est vide.",
     [(LIND, "La Suède ne cédera pas")]),
    ("Pour Anna Lindqvist, \"la Suède ne cédera pas\"\n\nLe port est vide.",
     [(LIND, "la Suède ne cédera pas")]),
    ("Anna Lindqvist dit vouloir la paix\n\nLe port est vide.", [(LIND, "vouloir la paix")]),
    ("Anna Lindqvist appelle à une trêve\n\nLe port est vide.", [(LIND, "une trêve")]),
    ("La Suède prête à signer, selon Anna Lindqvist\n\nLe port est vide.",
     [(LIND, "La Suède prête à signer")]),
    ("Le port rouvrira lundi, annonce Anna Lindqvist\n\nLe port est vide.",
     [(LIND, "Le port rouvrira lundi")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), COMMUNIQUE)
def test_communique(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), HEADLINE)
def test_headline(read, text, statements):
    assert read(text).statements == statements
