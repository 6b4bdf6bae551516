"""Where something was said: platforms, media, and the kinds of occasion and paper that carry it."""

import pytest

CHANNEL = [
    ("« Nous reviendrons plus forts », a écrit la ministre Anna Lindqvist sur Telegram.",
     "Telegram"),
    ("Le maire Paul Garnier a annoncé sur X que le pont rouvrirait.", "X"),
    ("Dans un message publié sur le réseau social X, Paul Garnier a annoncé que le pont "
     "rouvrirait.",
     "X"),
    ("Sur sa page Facebook, le maire Paul Garnier a annoncé que le pont rouvrirait.", "Facebook"),
    ("Sur son compte Instagram, le maire Paul Garnier a annoncé que le pont rouvrirait.",
     "Instagram"),
    ("Via Telegram, le gouverneur Ousmane Sarr a indiqué que la route était coupée.", "Telegram"),
    ("Un responsable danois a déclaré à l'AFP que le plan avançait.", "AFP"),
    ("Un responsable danois a déclaré à l'agence Reuters que le plan avançait.", "Reuters"),
    ("Le plan avance, a confié à Bloomberg un responsable danois.", "Bloomberg"),
    ("Au micro de France Inter, le maire Paul Garnier a dit que le pont rouvrirait.",
     "France Inter"),
    ("Dans un entretien accordé au Figaro, Paul Garnier estime que le pont tiendra.", "Le Figaro"),
    ("Invité de BFMTV, Paul Garnier a assuré que le pont tiendrait.", "BFMTV"),
    ("Interrogé par CNN, Paul Garnier a assuré que le pont tiendrait.", "CNN"),
    ("Le maire Paul Garnier a dit en conférence de presse que le pont tiendrait.",
     "conférence de presse"),
    ("Lors d'une conférence de presse à Riga, Anna Lindqvist a dit que le pont tiendrait.",
     "conférence de presse"),
    ("Le ministère suédois a indiqué dans un communiqué que la frontière rouvrirait.",
     "communiqué"),
    ("La frontière rouvrira, a indiqué le ministère suédois dans un communiqué.", "communiqué"),
    ("Dans une lettre adressée au maire, Anna Lindqvist estime que le pont est sûr.", "lettre"),
    ("Dans une interview à la télévision publique, Anna Lindqvist estime que le pont est sûr.",
     "télévision publique"),
    ("À la radio nationale, Anna Lindqvist a dit que le pont était sûr.", "radio nationale"),
    ("Dans son discours devant le Parlement, Anna Lindqvist a dit que le pont était sûr.",
     "discours"),
    ("Dans une allocution télévisée, Anna Lindqvist a dit que le pont était sûr.",
     "allocution télévisée"),
    ("Anna Lindqvist a dit que le pont était sûr.", None),
    ("Anna Lindqvist a dit que le communiqué était faux.", None),
    ("Anna Lindqvist a dit que la chaîne CNN mentait.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "channel"), CHANNEL)
def test_channel(read, text, channel):
    assert read(text).value("s1", "channel") == channel


def test_channel_stays_with_a_nameless_speaker(read):
    facts = read(
        "Un responsable danois a déclaré à l'AFP que le plan avançait. Le responsable a ajouté que "
        "rien n'était signé."
    )
    assert [facts.value(one, "channel") for one in facts.locals("statement")] == ["AFP", "AFP"]


def test_channel_of_one_speaker_is_not_that_of_the_next(read):
    facts = read(
        "Anna Lindqvist a écrit sur X que le pont était sûr. Paul Garnier a répondu que non, le "
        "pont ne l'était pas."
    )
    assert [facts.value(one, "channel") for one in facts.locals("statement")] == ["X", None]


NESTED = [
    ("Selon Reuters, le ministre Marc Aubry a déclaré que le port rouvrirait.",
     [("Marc Aubry", "le port rouvrirait")], "Reuters"),
    ("Le ministre Marc Aubry a déclaré que le port rouvrirait, selon Reuters.",
     [("Marc Aubry", "le port rouvrirait")], "Reuters"),
    ("« Le port rouvrira », a déclaré le ministre Marc Aubry, cité par l'agence Tass.",
     [("Marc Aubry", "Le port rouvrira")], "Tass"),
    ("Reuters rapporte que le ministre Marc Aubry a déclaré que le port rouvrirait.",
     [("Marc Aubry", "le port rouvrirait")], "Reuters"),
    ("L'AFP cite le ministre Marc Aubry : « Le port rouvrira lundi matin. »",
     [("Marc Aubry", "Le port rouvrira lundi matin")], "AFP"),
    ("Citant un responsable danois, Bloomberg rapporte que le port rouvrira.",
     [("responsable danois", "le port rouvrira")], "Bloomberg"),
    ("Le port rouvrira lundi, rapporte Bloomberg, citant un responsable danois.",
     [("responsable danois", "Le port rouvrira lundi")], "Bloomberg"),
    ("Le port rouvrira lundi, selon un responsable danois cité par Bloomberg.",
     [("responsable danois", "Le port rouvrira lundi")], "Bloomberg"),
    ("D'après Ansa, qui cite le ministre Marc Aubry, le port rouvrira lundi matin.",
     [("Marc Aubry", "le port rouvrira lundi matin")], "Ansa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements", "channel"), NESTED)
def test_who_reports_is_the_channel_of_who_spoke(read, text, statements, channel):
    facts = read(text)
    assert facts.statements == statements
    assert facts.value("s1", "channel") == channel
