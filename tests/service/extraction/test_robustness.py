"""No text makes the extractor fail, and no evidence is ever other than the text at its offsets."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    "Anna-" * 40, "A. B. C. D. E.", "x" * 5000, "une réunion " * 200,
]  # fmt: skip


def check(extractor, text: str) -> None:
    extraction = next(extractor.extract([SourceText(text=text)]))
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


def test_a_check_that_can_fail():
    with pytest.raises(EvidenceMismatch):
        evidence.check("abc", evidence.Evidence(start=0, end=2, exact="xx"))


def test_same_text_gives_the_same_extraction(extractor):
    source = SourceText(
        text="Cem Aydin a rencontré Paul Durand à Oslo. « Tout va bien », a-t-il dit."
    )
    first, second = extractor.extract([source, source])
    assert first == second
