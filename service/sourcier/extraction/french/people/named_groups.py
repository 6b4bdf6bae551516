"""Groups that no lexicon has, by the noun before their acronym: «les groupes armés UPD et 4K».

The acronym is the name; the noun says that it is a body of people, which capitals alone do not.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.people.leads import lead
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind, Reference
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier_events.names import fold

_ACRONYM = r"(?:[A-Z][A-Z0-9/-]{1,11}|\d[A-Z])(?![\wÀ-ÿ])"
_NAMED = re.compile(
    r"\b(?:(?:groupe|mouvement|organisation|coalition|alliance)s? "
    r"(?:armée?s?|rebelles?|politico-militaires?|d?jihadistes?|séparatistes?|islamistes?)|"
    r"milices?|rébellions?|factions?|guérillas?|rebelles) (?:d[eu] |des |de la |de l')?"
    rf"(?P<names>{_ACRONYM}(?:(?:,| et| ou|,? ainsi que) (?:l[ea] |l'|d[eu] )?{_ACRONYM})*)"
)
_NAME = re.compile(_ACRONYM)


def named_groups(document: Document, sentence: Sentence) -> Iterator[Phrase]:
    """The groups of one sentence; the first takes the noun with it, for the list it stands in."""
    for match in _NAMED.finditer(document.plain, sentence.start, sentence.end):
        begin = match.start()
        for name in _NAME.finditer(document.plain, *match.span("names")):
            known = document.terms_in(name.start(), name.end(), "organisation", "country")
            if not known:
                yield _group(document, sentence, begin, name)
            begin = -1


def _group(document: Document, sentence: Sentence, begin: int, name: re.Match[str]) -> Phrase:
    start = begin if begin >= 0 else name.start()
    outer, determiner, preposition = lead(document.plain, sentence.start, start)
    named = Reference(
        PhraseKind.ORGANISATION, fold(name.group()), name.group(), name.start(), name.end()
    )
    return Phrase(
        PhraseKind.ORGANISATION, outer, start, name.end(), determiner, preposition,
        references=(named,),
    )  # fmt: skip
