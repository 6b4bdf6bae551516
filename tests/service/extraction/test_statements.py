"""A statement as a whole: who spoke, what was said, its kind, and the passage that says so."""

import pytest

STATEMENTS = [
    ("« Rien ne sera décidé sans les élus », a-t-elle insisté. ", None,
     "Rien ne sera décidé sans les élus"),
    ("Le Kremlin a démenti ces informations.", "Kremlin", "ces informations"),
    ("Le président Luis Ortega est rentré mardi. Il a affirmé que la crise était finie.",
     "Luis Ortega", "la crise était finie"),
    ("La ministre Anna Lindqvist a reçu l'ambassadeur Jean Morel. « Notre entente est totale », "
     "a-t-elle souligné.", "Anna Lindqvist", "Notre entente est totale"),
    ("Le ministre Marc Aubry, qui recevait ses collègues à Lyon, a promis de revenir en juin.",
     "Marc Aubry", "revenir en juin"),
    ("Le maire Paul Garnier a, quant à lui, affirmé que le pont tiendrait.",
     "Paul Garnier", "le pont tiendrait"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), STATEMENTS)
def test_speaker_and_content(read, text, speaker, content):
    assert read(text).statements == [(speaker, content)]


def test_partly_quoted_clause_is_mixed(read):
    facts = read("Le maire Paul Garnier a estimé que le projet était « une folie » pour la ville.")
    local = facts.locals("statement")[0]
    assert facts.value(local, "kind") == "mixed"


def test_evidence_of_a_statement_is_what_was_said(read):
    text = "Selon le ministère suédois, la frontière restera ouverte."
    content = read(text).readings("s1", "content")[0]
    passage = content.evidence[0]
    assert text[passage.start : passage.end] == passage.exact == content.value
