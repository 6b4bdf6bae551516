"""No text makes the extractor fail, and no evidence is ever other than the text at its offsets."""

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcier.extraction.french.text import parts
from sourcier.extraction.port import SourceText
from sourcier_events import catalogue, evidence
from sourcier_events.evidence import EvidenceMismatch

PIECES = [
    "Le ministre turc", "a déclaré que", "« ", " »", '"', "”", "“", "Marc Aubry", "à Oslo", ", ",
    ". ", "\n", "\n\n", "le 5 mars", "31 février", "jeudi", "une réunion", "se sont réunis",
    "selon", "et", "de la Suède", "d'", "l'", "\u00a0", "\u2028", "- ", "— ", "(", ")",
    "a-t-il dit", "PARIS (AFP) - ", "M. ", "Mme", "X", "0", "99/99/2099",
    "du 40 au 50 mai", ":", "…", "é",
]  # fmt: skip
ODD = [
    "", " ", "\n\n\n", ".", "«", "»", '"', "« " * 50, "a", "Selon", "que", "M.", "\x01\x02\x03",
    "\ufeffBonjour", "😀 a déclaré que 😀", "a déclaré", "« a »", "-t-il", "le le le le", "()" * 30,
    "Le 31 février, une réunion aura lieu à Paris.", "Réunion le 30/02/2031 à Rome.", "d'",
    "« Marc AubryPARIS (AFP) - de la Suède", "Anna-" * 40, "A. B. C. D. E.", "x" * 5000,
    "une réunion " * 200, "Le ministre Marc Aubry a - vendredi - déclaré que tout va bien.",
    "Il a, - jeudi soir - devant la presse, rappelé que tout va. - A-t-il - dit -",
    "L'accord est signé, a-t-il dit — le —résident de la Mongolie, lui, s'est dit \"déçu\".",
    "Les ministres Paul Durand et turc Mehmet Yilmaz se sont rencontrés lundi à Oslo.",
    "Le ministre Paul Martin est l'invité", "Anna Berg était l'hôte vendredi",
    "Anna Berg a informé le ministre d'", "Anna Berg a averti le président de\nLa suite vient.",
    'Le forum "Tous ceux que la mer nourrit" accueillera mille participants mardi à Reykjavik.',
    "Il la verra à Oslo les 30 février et 10 avril 2031. La rencontre aura lieu mardi à Oslo.",
    "La rencontre du 3 mars 2031 durera les 3 avril et 31 juin. Le lendemain, il la verra.",
]  # fmt: skip
NEWS = """Oslo, 3 mars 2031 (AFP) – Le ministre estonien Juri Maasik a rencontré jeudi à Riga Odile
Ferrand, cheffe de la diplomatie luxembourgeoise, en présence de l'ambassadeur du Portugal.

« Nous avons bien avancé », a déclaré Mme Ferrand, ajoutant que les pourparlers reprendraient mardi.
Selon le porte-parole de M. Maasik, une réunion des vingt ministres aura lieu le 12 mars à Tallinn.
"Personne n'a quitté la table", a-t-il assuré — le président de la Mongolie, lui, s'est dit "déçu".
"""
SAID = "a dit que tout va bien."
# Each at a size at which anything worse than linear would be felt; bench/hostile_texts.py measures.
LARGE = {
    "no punctuation": "le ministre a déclaré que la réunion " * 400,
    "one long word": "x" * 40_000,
    "one word again and again": "réunion " * 2_000,
    "one-word lines": "mot\n" * 1_500,
    "opening marks": "« " * 5_000,
    "marks of all kinds": '«"“„' * 2_500,
    "marks that close nothing": "»" * 10_000,
    "opening, then closing of another kind": "«" * 10_000 + "”" * 10_000,
    "brackets": "(" * 10_000 + ")" * 10_000,
    "emoji": "👩‍👩‍👧 a dit : 😀. " * 300,
    "right to left": "קריאה \u202eabc\u202c " * 500,
    "accents upon accents": "e\u0301\u0302" * 5_000,
    "control characters": "\x00\x01\x1b\x7f" * 5_000,
    "spaces": "a" + " " * 50_000 + "b",
    "line breaks": "a" + "\n" * 50_000 + "b",
    "gaps between words": ("Le ministre" + " " * 60 + "a dit. ") * 80,
    "dots": "." * 50_000,
    "addresses": ("a:a@a.b/" * 20 + " ") * 100,
    "a weekday and spaces": "lundi 1 mai 2031" + " " * 20_000 + "x",
    "articles": "le la les " * 1_000,
    "dates": "le 5 mars 2031 " * 400,
    "dates of one line": "Le 5 mai 2031 il a plu sur Lima. " * 1_500,
    "an office met again": f"Un responsable est là. Le responsable {SAID} " * 300,
    "two, and the one named last": f"Marc Aubry a vu Paul Durand. Celui-ci {SAID} " * 300,
    "the other of two who are not there": f"Son interlocuteur {SAID} " * 500,
    "one who holds no office, and an office": f"Marc Aubry est venu. Le ministre {SAID} " * 300,
    "a source, and a pronoun": f"Une source diplomatique {SAID} Il a ajouté que oui. " * 300,
    "one sentence of many verbs": "Selon lui, Marc Aubry dit que non, ajoute que oui sur X, " * 300,
    "quotations of several sentences": "« Tout va bien ici. Rien ne va », a dit le maire. " * 300,
}


def check(extractor, text: str) -> None:
    extraction = next(extractor.extract([SourceText(text=text, language="fr")]))
    kinds = {mention.local: mention.kind for mention in extraction.mentions}
    assert len(kinds) == len(extraction.mentions)
    for mention in extraction.mentions:
        for passage in mention.evidence:
            evidence.check(text, passage)
    for reading in extraction.readings:
        assert reading.evidence
        for passage in reading.evidence:
            evidence.check(text, passage)
        entry = catalogue.find(kinds[reading.mention], reading.property)
        assert catalogue.normalise(entry, reading.value)
        assert (reading.reference is not None) == (entry.value_type == "reference")
        assert reading.reference is None or reading.reference in kinds
        assert 0 <= reading.confidence <= 1000
        assert reading.rule


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(extractor, text):
    check(extractor, text)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_publication_date_that_stands_for_none(extractor, published):
    text = "Anna Berg a reçu hier Luis Arce à Oslo. La réunion de demain suit la semaine passée."
    source = SourceText(text=text, language="fr", published=published)
    extraction = next(extractor.extract([source]))
    assert not [one.value for one in extraction.readings if one.property == "date"]


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_large_texts(extractor, text):
    check(extractor, text)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_mixture_of_constructions(extractor, text):
    check(extractor, text)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_any_text(extractor, text):
    check(extractor, text)


INSERTED = [
    "«",
    "»",
    '"',
    "”",
    "\u00a0",
    "\r\n",
    "\n",
    "\t",
    "'",
    "’",
    "—",
    "😀",
    "\u0301",
    " ",
    "",
]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 25))
def test_any_mutation_of_news(extractor, chance, mutations):
    check(extractor, mutated(NEWS, chance, mutations))


def mutated(text: str, chance: random.Random, mutations: int) -> str:
    """Characters deleted, doubled, put in, exchanged; passages cut out, repeated, in capitals."""
    for _ in range(mutations):
        at = chance.randrange(len(text) + 1)
        other = min(len(text), at + chance.choice((1, 1, 1, 8, 40)))
        passage = text[at:other]
        text = text[:at] + _mutated(passage, chance) + text[other:]
    return text


def _mutated(passage: str, chance: random.Random) -> str:
    return chance.choice(
        (
            "",
            passage * 2,
            passage + chance.choice(INSERTED),
            chance.choice(INSERTED),
            passage.upper(),
            passage[::-1],
            passage.replace("\n", "\r\n").replace(" ", "\u00a0"),
            passage.replace("«", "“").replace("»", "”").replace("'", "’"),
        )
    )


@pytest.mark.parametrize(
    "changed",
    [
        NEWS.replace("\n", "\r\n"),
        NEWS.replace(" ", "\u00a0"),
        NEWS.replace("'", "’"),
        NEWS.replace("\n", " "),
        NEWS.upper(),
        "\ufeff" + NEWS,
        NEWS.replace("é", "e\u0301"),
    ],
    ids=["crlf", "no-break spaces", "curly apostrophes", "one line", "capitals", "bom", "nfd"],
)
def test_news_in_other_dress(extractor, changed):
    check(extractor, changed)


def test_a_check_that_can_fail():
    with pytest.raises(EvidenceMismatch):
        evidence.check("abc", evidence.Evidence(start=0, end=2, exact="xx"))


def test_what_is_read_in_a_text_depends_on_no_other_text(extractor):
    texts = [NEWS, NEWS.upper(), *NEWS.split("\n\n"), "« Oui », a dit Odile Ferrand.", "", NEWS * 3]
    sources = [SourceText(text=text) for text in texts]
    alone = [encoded(next(extractor.extract([source]))) for source in sources]
    together = [encoded(one) for one in extractor.extract(sources)]
    backwards = [encoded(one) for one in extractor.extract(reversed(sources))]
    assert together == alone
    assert backwards == alone[::-1]


def encoded(extraction) -> bytes:
    return msgspec.json.encode(extraction)


def test_a_long_text_is_read_in_parts(extractor, monkeypatch):
    text = f"{NEWS}\n" * 4
    monkeypatch.setattr(parts, "LONGEST", len(NEWS) + 1)
    assert len(parts.parts(text)) == 4
    check(extractor, text)
    extraction = next(extractor.extract([SourceText(text=text)]))
    once = next(extractor.extract([SourceText(text=NEWS)]))
    assert len(extraction.readings) == 4 * len(once.readings)
    assert {one.value for one in extraction.readings} == {one.value for one in once.readings}


def days(extractor, monkeypatch, *pieces: str) -> list[str]:
    """The days of meetings in a text of which each piece is read as a part."""
    monkeypatch.setattr(parts, "LONGEST", max(len(piece) for piece in pieces) + 1)
    text = "".join(piece.ljust(parts.LONGEST - 1) + "\n" for piece in pieces)
    assert len(parts.parts(text)) == len(pieces)
    extraction = next(extractor.extract([SourceText(text=text)]))
    return [one.value for one in extraction.readings if one.property == "date"]


MET = "Le ministre estonien Juri Maasik a rencontré Odile Ferrand à Riga le 12 février."


def test_the_date_of_a_header_holds_in_every_part(extractor, monkeypatch):
    header = "Oslo, 3 mars 2031 (AFP) – Le calme est revenu dans la ville."
    assert days(extractor, monkeypatch, header, MET) == ["2031-02-12"]


def test_the_date_of_a_signature_holds_in_every_part(extractor, monkeypatch):
    assert days(extractor, monkeypatch, MET, "Fait à Oslo, le 3 mars 2031.") == ["2031-02-12"]


def test_a_date_at_the_start_of_a_later_part_is_no_header(extractor, monkeypatch):
    first = "Le calme est revenu dans la ville. " * 20
    assert days(extractor, monkeypatch, first, f"Riga, 3 mars 2031 – {MET}") == ["XXXX-02-12"]
