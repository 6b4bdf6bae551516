"""A page saved without its layout breaks sentences into lines; headlines and lists stay apart."""

import pytest

from sourcier.extraction.french.text.broken_lines import lines
from sourcier.extraction.french.text.pipeline import analyse

LONG = "La ministre norvégienne de la Pêche et ses invités ont visité le port"

JOINED = [
    (f"{LONG}\nmardi\nà Tromsø.", 1),
    (f"{LONG}\n\nmardi\n\nà Tromsø.", 1),
    (f'{LONG} pour\n"les écouter"\net repartir.', 1),
    ("« La digue tiendra jusqu'au printemps »\n, a assuré le maire.", 1),
    ("« La digue tiendra jusqu'au printemps »\n– a assuré le maire.", 1),
    (f"{LONG}.\nÀ Tromsø, la pêche a repris.", 2),
    (f"{LONG}.\nmardi à Tromsø.", 2),
    (f"{LONG} :\nla pêche,\nla digue.", 3),
    (f"{LONG}\npar Kari Nilsen", 2),
    (f"{LONG}\nmercredi 4 mars 2031 | Journal du Nord", 2),
    ("La pêche reprend\ndans tout le Nord du pays.", 2),
    ("- la digue du port,\n- la pêche,\n- le phare.", 3),
]


@pytest.mark.parametrize(("text", "number"), JOINED)
def test_only_what_surely_goes_on_is_joined(text, number):
    assert len(list(lines(text))) == number


GLUED = [
    ("Elle n'est pas finie.Le maire attend.", ["Elle n'est pas finie.", "Le maire attend."]),
    ("Il parle d'un «grand pas».M. Durand rit.", ["Il parle d'un «grand pas».", "M. Durand rit."]),
    ('Il a dit: "Tout va."Elle a ri.', ['Il a dit: "Tout va."', "Elle a ri."]),
    ('Rien ne va."Nous verrons", dit-il.', ["Rien ne va.", '"Nous verrons", dit-il.']),
    ("Il rit.- Au port -", ["Il rit.", "Au port -"]),
    ("M.Durand et Mme.Vega lisent www.port.fr.", ["M.Durand et Mme.Vega lisent www.port.fr."]),
    ("Le «port.» rouvre.", ["Le «port.» rouvre."]),
]


@pytest.mark.parametrize(("text", "wanted"), GLUED)
def test_sentences_whose_paragraphs_were_glued_together(text, wanted):
    document = analyse(text)
    told = [document.plain[one.start : one.end] for one in document.sentences if not one.quoted]
    assert told == wanted


def test_who_says_a_quotation_that_stands_on_a_line_of_its_own(read):
    text = (
        "La ministre Anna Lindqvist a reçu hier à Riga le maire Paul Garnier.\n\n"
        "« Le port rouvrira lundi »\n\n, a promis le maire."
    )
    assert read(text).statements == [("Paul Garnier", "Le port rouvrira lundi")]


def test_a_quotation_on_a_line_of_its_own_is_part_of_a_clause(read):
    text = (
        "La rencontre de lundi a pour but de relancer les travaux du port, suspendus après un\n"
        '"désaccord de voisins"\nsur la digue, a indiqué le maire Paul Garnier.'
    )
    [(speaker, said)] = read(text).statements
    assert speaker == "Paul Garnier"
    assert said.startswith("La rencontre") and said.endswith("sur la digue")
