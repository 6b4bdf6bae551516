"""Speech in translated and damaged texts: words out of order, marks glued on, tags mistaken."""

import pytest

AUBRY, LIND, SARR, GARNIER = "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr", "Paul Garnier"

ORDER = [
    ("Le port rouvrira lundi matin, la ministre Anna Lindqvist a dit samedi.",
     [(LIND, "Le port rouvrira lundi matin")]),
    ("Le maire Paul Garnier était là. Le pont est vieux, il a répété.",
     [(GARNIER, "Le pont est vieux")]),
    ("\"Le pont est vieux et fragile,\" le maire Paul Garnier a dit aux reporters.",
     [(GARNIER, "Le pont est vieux et fragile")]),
    ("Paul Garnier était là. \"Le pont est vieux et fragile,\" il a ajouté.",
     [(GARNIER, "Le pont est vieux et fragile")]),
    ("Le gouverneur Ousmane Sarr a assuré toutefois : la route reste ouverte.",
     [(SARR, "la route reste ouverte")]),
    ("Joint par téléphone, le gouverneur Ousmane Sarr répond d'un mot : la route reste ouverte.",
     [(SARR, "la route reste ouverte")]),
    ("D'accord avec le ministre Marc Aubry, le port rouvrira lundi.",
     [(AUBRY, "le port rouvrira lundi")]),
    ("Quand la pluie est tombée, le maire Paul Garnier a protesté.", []),
    ("Interrogé sur le pont, le maire Paul Garnier a répondu.", []),
]  # fmt: skip

GLUED = [
    ("Le ministre Marc Aubry a demandé aux pêcheurs d'\"attendre encore un peu au port\".",
     [(AUBRY, "attendre encore un peu au port")]),
    ("Le ministre Marc Aubry a dit qu'\"aucun bateau ne sortirait du port\".",
     [(AUBRY, "aucun bateau ne sortirait du port")]),
    ("Le ministre Marc Aubry appelle \"à la plus grande prudence en mer\".",
     [(AUBRY, "à la plus grande prudence en mer")]),
    ("Le ministre Marc Aubry s'est dit \"prêt à discuter\" avec les pêcheurs.",
     [(AUBRY, "prêt à discuter\" avec les pêcheurs")]),
    ("Le ministre Marc Aubry a jugé la rencontre « utile à tous« , sans autre détail.",
     [(AUBRY, "la rencontre « utile à tous")]),
]  # fmt: skip

TAGGED = [
    ("« La mer monte vite », soupire un pêcheur qui attend.", [("pêcheur", "La mer monte vite")]),
    ("« La mer monte vite », soupire un diplomate qui assistait à la scène.",
     [("diplomate", "La mer monte vite")]),
    ("« La mer monte vite », tempête le maire Paul Garnier.", [(GARNIER, "La mer monte vite")]),
    ("« La mer monte vite », enrage la ministre Anna Lindqvist.", [(LIND, "La mer monte vite")]),
    ("Le maire Paul Garnier juge la passerelle « bancale ».",
     [(GARNIER, "la passerelle « bancale")]),
    ("« La mer monte vite », nuance-t-on toutefois à Oslo.", [("Oslo", "La mer monte vite")]),
]  # fmt: skip

AROUND = [
    ("La pêche, tient à préciser le ministre Marc Aubry, reste interdite.",
     [(AUBRY, "La pêche, tient à préciser le ministre Marc Aubry, reste interdite")]),
    ("La pêche reste interdite, veut croire le ministre Marc Aubry.",
     [(AUBRY, "La pêche reste interdite")]),
    ("Il m'a tendu la main, raconte Anna Lindqvist, et je l'ai prise.",
     [(LIND, "Il m'a tendu la main, raconte Anna Lindqvist, et je l'ai prise")]),
    ("Encore faudrait-il, objecte le ministre Marc Aubry, que la mer redescende.",
     [(AUBRY, "Encore faudrait-il, objecte le ministre Marc Aubry, que la mer redescende")]),
    ("Il s'est tourné vers Anna Lindqvist, pour qui « la mer n'attend personne ».",
     [(LIND, "la mer n'attend personne")]),
    ("« Le port est fermé », a dit Paul Garnier. Le même de soutenir que la mer se calmera.",
     [(GARNIER, "Le port est fermé"), (GARNIER, "la mer se calmera")]),
    ("Le ministre Marc Aubry a condamné ces retards et a reçu les pêcheurs du port.",
     [(AUBRY, "ces retards")]),
    ("Le ministre Marc Aubry a assuré les pêcheurs de son soutien.", [(AUBRY, "son soutien")]),
    ("Le ministre Marc Aubry a formé le vœu que la mer se calme.", [(AUBRY, "la mer se calme")]),
    ("Il est à noter que la mer monte. Il est rappelé que la pêche est fermée.", []),
    ("Le ministre Marc Aubry a salué un « geste », non sans rappeler ses propres efforts.",
     [(AUBRY, "un « geste")]),
    ("Regrettant cette lenteur, le ministre Marc Aubry a demandé que la pêche reprenne.",
     [(AUBRY, "cette lenteur"), (AUBRY, "la pêche reprenne")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), ORDER)
def test_words_in_the_order_of_another_language(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), GLUED)
def test_marks_that_hang_on_words(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), TAGGED)
def test_verbs_that_the_tagger_takes_for_nouns(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), AROUND)
def test_speech_around_its_attribution(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(
    "mark",
    [
        "Lima (© 2031 Cordillère) - {}",
        "{} © Cordillère",
        "{} Une newsletter à laquelle chacun peut s'abonner donne des nouvelles du port, des "
        "bateaux attendus, des quais fermés et des travaux en cours, semaine après semaine, "
        "depuis que la capitainerie a changé de mains.",
    ],
)
def test_a_paragraph_with_a_mark_of_copyright_or_a_newsletter_was_thrown_away(read, mark):
    text = mark.format(
        "Le ministre Marc Aubry a dit devant les pêcheurs réunis à la halle que le port rouvrira."
    )
    assert read(text).statements == [(AUBRY, "le port rouvrira")]


@pytest.mark.parametrize(
    "footer",
    ["© 2031 Cordillère. Marc Aubry a dit que tout est à lui.", "Photo Paul Garnier © Cordillère",
     "Pour lire la suite, dit Marc Aubry, abonnez-vous à notre lettre."],
)  # fmt: skip
def test_a_footer_says_nothing(read, footer):
    assert read(footer).statements == []
