"""Verbs of motion that are a journey only where they say at once where it goes.

«est venu mardi à Oslo», «ira au Maroc», «a gagné Tirana» are visits; «est venu à bout de la crise»,
«descendra dans la rue» go nowhere.
"""

import re

from sourcier.extraction.french.dates.date_words import WEEKDAYS
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import bare
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb, read

_NEEDS_PLACE = frozenset(read("meetings")["needs_place"]["verbs"])
_REACHES = frozenset(read("meetings")["reaches"]["verbs"])
_WHEN = (
    rf"(?:{'|'.join(WEEKDAYS)}|hier|demain|aujourd'hui|ce|cet|cette|le|la|soir|matin|après-midi|"
    r"semaine|prochaine?|dernière?|en personne|discrètement|également|aussi|ensuite|brièvement|"
    r"d'abord|de nouveau|récemment|régulièrement|plusieurs fois|une nouvelle fois|\d{1,2}|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_TOWARD = re.compile(
    rf"(?:,?\s+{_WHEN},?){{0,5}}\s+(?:à|au|aux|en|pour|vers|jusqu'à|jusqu'au|jusqu'en|par)\s+"
    r"(?:la |le |l')?",
    re.IGNORECASE,
)
_SOIL = re.compile(r"[\w' ,]{0,20}?\s(?:le sol|en terre|en territoire)\s(?:d[eu] |d')?")
"""«foulera le sol kényan», «est arrivé en terre ivoirienne»."""
_DIRECTLY = re.compile(rf"(?:,?\s+{_WHEN},?){{0,5}}\s+(?:la |le |l')?", re.IGNORECASE)


def goes_nowhere(document: Document, sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """Whether a verb that needs to say where it goes does not."""
    name = bare(verb.infinitive)
    return (name in _NEEDS_PLACE or name in _REACHES) and (
        destination(document, sentence, word, verb) is None
    )


def destination(
    document: Document, sentence: Sentence, word: Word, verb: MeetingVerb
) -> Term | None:
    """The city or country that such a verb goes to."""
    pattern = _DIRECTLY if bare(verb.infinitive) in _REACHES else _TOWARD
    if verb.family != "visit":
        return None
    soil = _SOIL.match(document.plain, word.end, sentence.end)
    if soil:
        owned = document.terms_in(soil.end(), soil.end() + 30, "demonym", "country")
        return owned[0] if owned and owned[0].start - soil.end() < 6 else None
    match = pattern.match(document.plain, word.end, sentence.end)
    if not match:
        return None
    near = document.terms_in(match.start(), match.end() + 40, "city", "country", "region")
    there = [term for term in near if match.start() < term.start <= match.end()]
    upper = [term for term in there if document.plain[term.start].isupper()]
    return upper[0] if upper else None
