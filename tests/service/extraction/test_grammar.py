"""The small grammars by themselves: dates, quotation marks, verb forms, sentences, names."""

import re
from datetime import date

import pytest

from sourcier.extraction.french.dates import date_expressions
from sourcier.extraction.french.dates.reference_day import reference_day
from sourcier.extraction.french.text.characters import plain
from sourcier.extraction.french.text.quotations import quotations
from sourcier.extraction.french.text.segmentation import segments
from sourcier.extraction.french.vocabulary.conjugation import Tense, VerbForm, table
from sourcier.extraction.french.vocabulary.numbers import NUMBER, number_of
from sourcier.extraction.french.vocabulary.terms import city_key, gazetteer


def dates(text, published):
    return date_expressions.dates(text, reference_day(text, published))


@pytest.mark.parametrize(
    ("text", "value", "weekday"),
    [
        ("le 1er mai 2031", "2031-05-01", ""),
        ("le 1er mai", "XXXX-05-01", ""),
        ("mardi 6 mai", "XXXX-05-06", "tuesday"),
        ("du 30 avril au 2 mai 2031", "2031-04-30/2031-05-02", ""),
        ("les 11 et 12 novembre", "XXXX-11-11/XXXX-11-12", ""),
        ("en juin 2031", "2031-06", ""),
        ("fin juin", "XXXX-06~", ""),
        ("12/06/2031", "2031-06-12", ""),
        ("2031-06-12", "2031-06-12", ""),
        ("vendredi", "", "friday"),
    ],
)
def test_dates(text, value, weekday):
    found = dates(f"Cela arrive {text}, dit-on.", None)
    assert [(one.value, one.weekday) for one in found] == [(value, weekday)]


@pytest.mark.parametrize("text", ["31 février", "le 45 mars", "mai", "12/34/2031"])
def test_what_is_no_date(text):
    assert all(not one.value for one in dates(text, None))


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("le 5 janvier", "2030-12-20", "2031-01-05"),
        ("le 28 décembre", "2031-01-03", "2030-12-28"),
        ("le 28 décembre prochain", "2031-01-03", "2031-12-28"),
        ("hier", "2031-01-01", "2030-12-31"),
        ("le 5 mars", "2031-10-21", "XXXX-03-05"),
        ("en mars", "2031-10-21", "XXXX-03"),
        ("en mars dernier", "2031-10-21", "2031-03"),
        ("en septembre", "2031-10-21", "2031-09"),
        ("le 5 janvier", "2031", "XXXX-01-05"),
        ("le 5 janvier", "pas une date", "XXXX-01-05"),
    ],
)
def test_publication_anchors(text, published, value):
    assert [one.value for one in dates(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("avant-hier", "2031-03-03"),
        ("après-demain", "2031-03-07"),
        ("la semaine prochaine", "2031-03-10~/2031-03-16~"),
        ("ce week-end", "2031-03-08~/2031-03-09~"),
        ("le mois dernier", "2031-02"),
        ("l'an prochain", "2032"),
        ("il y a trois jours", "2031-03-02"),
        ("il y a deux semaines", "2031-02-19~"),
        ("dans deux mois", "2031-05~"),
        ("au premier trimestre 2032", "2032-01/2032-03"),
        ("fin 2032", "2032~"),
    ],
)
def test_days_told_by_their_distance(text, value):
    assert [one.value for one in dates(f"Cela arrive {text}.", "2031-03-05")] == [value]
    without = [one.value for one in dates(f"Cela arrive {text}.", None)]
    assert without in ([""], [value] if "2032" in text else [""])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Le 16 juin à Oslo, le lendemain à Riga", ["XXXX-06-16", "XXXX-06-17"]),
        ("Le 1er mars à Oslo, la veille à Riga", ["XXXX-03-01"]),
        ("Le 31 décembre à Oslo, le lendemain à Riga", ["XXXX-12-31"]),
        ("Le 16 juin 2031 à Oslo, la veille du sommet", ["2031-06-16"]),
        ("La veille, rien", []),
    ],
)
def test_a_day_counted_from_the_one_told_before_has_no_invented_part(text, values):
    assert [one.value for one in dates(text, None)] == values


@pytest.mark.parametrize(
    "header",
    [
        "Publié le 5 mars 2031 à 18h42",
        "Politique – Mis à jour le 05/03/2031",
        "OSLO, 5 mars 2031 (AFP) - Un sommet.",
        "2031-03-05 11:26:03",
        "Un sommet.\n\nFait à Oslo, le 5 mars 2031",
    ],
)
def test_a_header_or_a_signature_dates_the_text(header):
    assert reference_day(header, None) == (date(2031, 3, 5), "dateline", "")


@pytest.mark.parametrize(
    ("text", "day", "yearless"),
    [
        ("LIMA, 7 mars (Reuters) - Le port a rouvert.", None, "XXXX-03-07"),
        ("Le port de Lima a rouvert\nLima, 7 mars (Cordillère) – Il pleut.", None, "XXXX-03-07"),
        ("mardi 9 mars 2032\nLima, 7 mars (Cordillère) – Il pleut.", date(2032, 3, 7), ""),
        ("jeudi 1er janvier 2032\nLima, 29 décembre (AFP) – Il pleut.", date(2031, 12, 29), ""),
        ("mardi 9 mars 2032\nLima, 7 août (Cordillère) – Il pleut.", date(2032, 3, 9), ""),
        ("LIMA, 31 février (Reuters) - Le port a rouvert.", None, ""),
        ("Lima, 7 mars (Agence Cordillère) Le port a rouvert.", None, "XXXX-03-07"),
        ("Le 7 mars, à Lima, le port a rouvert.", None, ""),
    ],
)
def test_a_dateline_takes_its_year_from_the_header_or_has_none(text, day, yearless):
    told = reference_day(text, None)
    assert (told.day, told.yearless) == (day, yearless)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("aujourd'hui", "XXXX-03-01"),
        ("hier", ""),
        ("demain", "XXXX-03-02"),
        ("mardi", ""),
        ("la semaine prochaine", ""),
    ],
)
def test_a_day_counted_from_a_dateline_without_a_year_has_no_year(words, value):
    text = f"LIMA, 1er mars (Reuters) - Le port a rouvert {words}."
    assert dates(text, None)[-1].value == value


def test_a_date_in_the_text_does_not_date_it():
    text = "Les ministres suédois et turc se réuniront le 5 mars 2031 à Oslo."
    assert reference_day(text, None)[0] is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("quinze", 15),
        ("vingt et un", 21),
        ("soixante-quinze", 75),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-sept", 97),
        ("cent vingt", 120),
        ("deux cents", 200),
        ("trentaine", 30),
        ("35", 35),
    ],
)
def test_numbers(text, number):
    assert re.fullmatch(NUMBER, text)
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Il dit « oui » et “non”.", ["oui", "non"]),
        ('Il dit "oui" et "non".', ["oui", "non"]),
        ('« dehors "dedans" dehors »', ['dehors "dedans" dehors']),
        ("« jamais fermé", ["jamais fermé"]),
        ('« fermé par un autre"', ["fermé par un autre"]),
        ("rien »", []),
    ],
)
def test_quotations(text, inner):
    found = quotations(text, 0, len(text))
    assert [text[one.inner_start : one.inner_end] for one in found] == inner


def test_sentences_do_not_end_inside_quotations_or_after_initials():
    text = "« Oui. Non. », a dit M. A. Durand. Il est parti."
    found = [text[one.start : one.end] for one in segments(text, plain(text))]
    assert found == ["« Oui. Non. », a dit M. A. Durand.", "Il est parti."]


def test_plain_text_keeps_its_length():
    text = "L’été\u00a0: «\u202foui\u202f» — «\u2011»\x07"
    assert len(plain(text)) == len(text)
    assert plain(text).startswith("L'été :")


@pytest.mark.parametrize(
    ("infinitive", "form", "tense"),
    [
        ("annoncer", "annonçait", Tense.IMPERFECT),
        ("exiger", "exigeant", Tense.GERUND),
        ("réitérer", "réitère", Tense.PRESENT),
        ("rappeler", "rappelle", Tense.PRESENT),
        ("affirmer", "affirmèrent", Tense.SIMPLE),
        ("avertir", "avertissent", Tense.PRESENT),
    ],
)
def test_verb_forms(infinitive, form, tense):
    assert VerbForm(infinitive, tense) in table([infinitive], {})[form]


@pytest.mark.parametrize(
    ("text", "category", "code"),
    [
        ("le Royaume\u2011Uni", "country", "GB"),
        ("la Cote d'Ivoire", "country", "CI"),
        ("une délégation néo-zélandaise", "demonym", "NZ"),
        ("à BRUSSELS", "city", "BE"),
        ("la Türkiye", "country", "TR"),
    ],
)
def test_names_are_found_in_every_spelling(text, category, code):
    assert (category, code) in [(one.category, one.code) for one in gazetteer().find(plain(text))]


def test_a_participle_is_no_noun():
    assert [one for one in gazetteer().find("a rencontré") if one.category == "meeting"] == []


def test_spellings_of_a_city_share_a_key():
    assert city_key("Kiev") == city_key("Kyiv") != city_key("Kharkiv")
