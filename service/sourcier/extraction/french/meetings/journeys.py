"""Verbs of motion that are a journey only where they say at once where it goes.

«est venu mardi à Oslo», «ira au Maroc», «a gagné Tirana» are visits; «est venu à bout de la crise»,
«descendra dans la rue» go nowhere.
"""

import re

from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import bare
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAY

_NEEDS_PLACE = frozenset(lexicons().meetings.needs_place.verbs)
_REACHES = frozenset(lexicons().meetings.reaches.verbs)
_WHEN = (
    rf"(?:{WEEKDAY}|hier|demain|aujourd'hui|du|au|ce|cet|cette|le|la|soir|matin|après-midi|"
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


_DEPARTS = re.compile(
    r"(?:quitt(?:e|é|ée|és|er|era|ait|ent)\b[^.;:«»]{0,60}?|"
    r"(?:prend|pris|prendre|prendra|prenait|prennent|prendront)\s(?:\w+\s)?"
    r"(?:son envol|l'avion|la route|le chemin|un avion|un vol)\b[^.;:«»]{0,40}?|"
    r"(?:est|sont|était|étaient|être)\s(?:\w+\s){0,2}?en route\b[^.;:«»]{0,20}?)"
    r"\s(?:à destination |en direction |pour |vers )(?:d(?:e |u |es |'))?(?:la |le |l'|les )?"
    r"(?=[A-ZÉÈÎ])"
)
"""«a quitté Berne pour Lomé», «est en route pour Oslo»: whoever leaves for a place."""
_IS_THERE = re.compile(r"(?:sera|seront|est|sont)$")
_LATER = ("sera", "seront")


def departure(document: Document, sentence: Sentence, word: Word) -> Term | None:
    """The city or country for which somebody leaves."""
    match = _DEPARTS.match(document.plain, word.start, sentence.end)
    return _first_place(document, match.end()) if match else None


def presence(document: Document, sentence: Sentence, word: Word) -> Term | None:
    """«sera mardi à Oslo», «est à Oslo mardi»: where somebody is on a visit."""
    match = _IS_THERE.match(word.lower) and _TOWARD.match(document.plain, word.end, sentence.end)
    if not match:
        return None
    place = _first_place(document, match.end())
    dated = re.search(WEEKDAY, document.plain[word.end : match.end()] + document.plain[
        place.end : place.end + 12]) if place else None  # fmt: skip
    return place if word.lower in _LATER or dated else None


def _first_place(document: Document, start: int) -> Term | None:
    near = document.terms_in(start, start + 40, "city", "country")
    return near[0] if near and near[0].start == start else None


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
