"""Who said what: every construction on sentences written for the test."""

import pytest

DIRECT = [
    ("« Nous tiendrons parole », a déclaré la ministre Anna Lindqvist.",
     "Anna Lindqvist", "Nous tiendrons parole"),
    ("Le maire, Paul Garnier, a déclaré : « Le pont sera rouvert avant la fin de l'été. »",
     "Paul Garnier", "Le pont sera rouvert avant la fin de l'été"),
    ("\"La digue tiendra cet hiver\", assure l'ingénieure Clara Meunier, directrice du port.",
     "Clara Meunier", "La digue tiendra cet hiver"),
    ("“Nos équipes sont prêtes à partir”, a affirmé le général Hugo Brandt.",
     "Hugo Brandt", "Nos équipes sont prêtes à partir"),
    ("« Rien ne sera décidé sans les élus », a-t-elle insisté. ", None,
     "Rien ne sera décidé sans les élus"),
    ("« La route est longue mais nous avançons »\n— Karim Benali, secrétaire du comité",
     "Karim Benali", "La route est longue mais nous avançons"),
    ("Pour l'ambassadeur Jean Morel, interrogé lundi : « Ce texte ne règle rien du tout. »",
     "Jean Morel", "Ce texte ne règle rien du tout"),
    ("« Le calendrier reste à définir », selon le porte-parole du gouvernement danois.",
     "porte-parole du gouvernement danois", "Le calendrier reste à définir"),
]  # fmt: skip
INDIRECT = [
    ("Le ministre Marc Aubry a indiqué que les travaux commenceraient en mai.",
     "Marc Aubry", "les travaux commenceraient en mai"),
    ("Selon le ministère suédois, la frontière restera ouverte.",
     "ministère suédois", "la frontière restera ouverte"),
    ("La récolte sera mauvaise cette année, selon la ministre Lena Kovac.",
     "Lena Kovac", "La récolte sera mauvaise cette année"),
    ("D'après Reuters, trois navires ont quitté le port dans la nuit.",
     "Reuters", "trois navires ont quitté le port dans la nuit"),
    ("Les secours arriveront demain matin, a assuré le gouverneur Tom Becker aux habitants.",
     "Tom Becker", "Les secours arriveront demain matin"),
    ("Le président Luis Ortega a promis de publier les comptes.",
     "Luis Ortega", "publier les comptes"),
    ("La présidente Maria Sandoval a rejeté toute responsabilité dans cet incident.",
     "Maria Sandoval", "toute responsabilité dans cet incident"),
    ("Le chancelier Erik Holm a appelé à une trêve immédiate.",
     "Erik Holm", "une trêve immédiate"),
    ("Le Premier ministre Jan Novak a annoncé vendredi la tenue d'élections anticipées.",
     "Jan Novak", "la tenue d'élections anticipées"),
    ("L'ambassadeur Paul Durand a dit espérer une issue rapide.",
     "Paul Durand", "espérer une issue rapide"),
    ("Le ministre Marc Aubry a fait savoir que la date restait à fixer.",
     "Marc Aubry", "la date restait à fixer"),
    ("Un responsable européen a confié à l'AFP que le texte serait amendé.",
     "responsable européen", "le texte serait amendé"),
    ("Berlin a proposé une nouvelle médiation.", "Berlin", "une nouvelle médiation"),
    ("Le Kremlin a démenti ces informations.", "Kremlin", "ces informations"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), DIRECT + INDIRECT)
def test_speaker_and_content(read, text, speaker, content):
    assert (speaker, content) in read(text).statements


def test_gerund_chain_has_the_subject_of_the_main_clause(read):
    facts = read(
        "Le ministre Marc Aubry a indiqué que le port rouvrirait lundi, précisant que les grues "
        "étaient réparées."
    )
    assert facts.statements == [
        ("Marc Aubry", "le port rouvrirait lundi"),
        ("Marc Aubry", "les grues étaient réparées"),
    ]


def test_second_verb_begins_a_second_statement(read):
    facts = read(
        "La ministre Anna Lindqvist a déclaré que l'accord était proche et a ajouté que la "
        "signature aurait lieu en avril."
    )
    assert facts.statements == [
        ("Anna Lindqvist", "l'accord était proche"),
        ("Anna Lindqvist", "la signature aurait lieu en avril"),
    ]


def test_quotation_that_goes_on_has_the_same_speaker(read):
    facts = read(
        "« Il faut du temps », a déclaré le maire Paul Garnier. « Nous aurons besoin de tout le "
        "monde pour réussir ce chantier. »"
    )
    assert [speaker for speaker, _ in facts.statements] == ["Paul Garnier", "Paul Garnier"]


def test_pronoun_means_the_last_subject(read):
    facts = read(
        "Le président Luis Ortega est rentré mardi. Il a affirmé que la crise était finie."
    )
    assert facts.statements == [("Luis Ortega", "la crise était finie")]


def test_pronoun_agrees_in_gender(read):
    facts = read(
        "La ministre Anna Lindqvist a reçu l'ambassadeur Jean Morel. « Notre entente est totale », "
        "a-t-elle souligné."
    )
    assert ("Anna Lindqvist", "Notre entente est totale") in facts.statements


def test_same_anonymous_speaker_is_one_participant(read):
    facts = read(
        "Un responsable occidental a déclaré que le plan avançait. Le responsable a ajouté que "
        "rien n'était signé."
    )
    assert {speaker for speaker, _ in facts.statements} == {"responsable occidental"}


def test_cataphora_takes_the_sentence_before(read):
    facts = read("Le tunnel fermera en août. C'est ce qu'a annoncé le maire Paul Garnier.")
    assert facts.statements == [("Paul Garnier", "Le tunnel fermera en août")]


def test_relative_clause_before_the_verb_does_not_hide_the_subject(read):
    facts = read(
        "Le ministre Marc Aubry, qui recevait ses collègues à Lyon, a promis de revenir en juin."
    )
    assert facts.statements == [("Marc Aubry", "revenir en juin")]


def test_partly_quoted_clause_is_mixed(read):
    facts = read("Le maire Paul Garnier a estimé que le projet était « une folie » pour la ville.")
    local = facts.locals("statement")[0]
    assert facts.value(local, "kind") == "mixed"


def test_channel_is_where_it_was_said(read):
    facts = read(
        "« Nous reviendrons plus forts », a écrit la ministre Anna Lindqvist sur Telegram."
    )
    assert facts.value("s1", "channel") == "Telegram"


def test_hearsay_is_hedged(read):
    facts = read("Le ministre Marc Aubry aurait affirmé que le traité était mort.")
    assert {one.stance for one in facts.readings("s1", "content")} == {"hedged"}


def test_negated_report_is_no_statement(read):
    assert read("Le ministre Marc Aubry n'a pas précisé que le port rouvrirait.").statements == []


def test_scare_quotes_are_no_statement(read):
    assert read("La ville vit au rythme du « grand chantier » depuis un an.").statements == []


def test_evidence_of_a_statement_is_what_was_said(read):
    text = "Selon le ministère suédois, la frontière restera ouverte."
    content = read(text).readings("s1", "content")[0]
    passage = content.evidence[0]
    assert text[passage.start : passage.end] == passage.exact == content.value


def test_gerund_after_an_incise_has_the_subject_of_the_incise(read):
    facts = read(
        "La Norvège doit attendre, a dit le ministre Marc Aubry à la presse, ajoutant que rien ne "
        "pressait."
    )
    assert facts.statements == [
        ("Marc Aubry", "La Norvège doit attendre"),
        ("Marc Aubry", "rien ne pressait"),
    ]


def test_aside_between_auxiliary_and_participle(read):
    facts = read("Le maire Paul Garnier a, quant à lui, affirmé que le pont tiendrait.")
    assert facts.statements == [("Paul Garnier", "le pont tiendrait")]


def test_dateline_is_not_said(read):
    facts = read("OSLO (AFP) - Le pont tiendra encore dix ans, a affirmé le maire Paul Garnier.")
    assert facts.statements == [("Paul Garnier", "Le pont tiendra encore dix ans")]


def test_participle_without_auxiliary_is_no_report(read):
    assert read("Les mesures annoncées, que la ville attendait, sont là.").statements == []
