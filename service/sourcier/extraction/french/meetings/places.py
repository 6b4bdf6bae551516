"""Each passage that names a place as one, once, before any meeting owns it.

A capital that speaks or acts is its government, not a place, except where it hosts what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sourcier.extraction.french.people.phrases import PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.terms import capital_of

_WHERE = re.compile(
    r"(?:\b(?:à|a|au|aux|en|dans|vers|sur|chez|près d[e'u]|proche d[e'u]|non loin d[e'u]|"
    r"destination d[e'u]|aux environs d[e'u]|en périphérie d[e'u]|dans le nord d[e'u]|"
    r"dans le sud d[e'u])\s*"
    r"(?:la |le |l'|les |son |sa )?"
    r"(?:(?:ville|capitale|région|station|quartier général|port|cité|localité|commune|île|"
    r"hôtel|palais|aéroport|base|château|résidence|opéra|musée|théâtre|siège|ministère|université|"
    r"cathédrale|basilique|mairie|villa|ambassade|complexe|domaine|abbaye|gare|parlement|banlieue|"
    r"périphérie|environs|sommet|forum|centre|cœur)(?: \w+)?(?: de | d'| du )(?:la |l')?)?"
    r"(?:capitale,? )?|\bcapitale \w+,\s+|\bvisit\w+ (?:la )?)$",
    re.IGNORECASE,
)
_COUNTRY_WHERE = re.compile(
    r"\b(?:en|au|aux|dans (?:le|la|les|l')|destination d(?:e|u|es|e la|e l'|'))\s*$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<![\w'])[àÀ]\s+$")
_CAPITAL_OF = re.compile(r"\bcapitale\s+(?:d'|de (?:la |l')?|du |des )$", re.IGNORECASE)
_CAPITAL = re.compile(r"\bcapitale\s+$", re.IGNORECASE)
_ONE_TOWN = ("Vatican",)
"""Countries that are a town: «au Vatican»."""
_UNKNOWN = re.compile(
    r"(?<![\w'])[àÀ]\s+(?P<name>[A-ZÀ-ÖØ-Þ][\w'-]+"
    r"(?:[ ](?:(?:de|la|le|el|al|do|di|del|am|sur) )?(?:(?:el|al|ed|es|er|ez)-)?"
    r"[A-ZÀ-ÖØ-Þ][\w'-]+){0,2})"
)
_BUILDING = re.compile(
    r"[ -](?:House|Palace|Hall|Hotel|Center|Centre|Castle|Tower|Arena|Airport|Park|Square|Street)\b"
)
"""«à Hyderabad House» is a building, wherever it stands."""
_NO_PLACE = re.compile(r"(?:noël|pâques|dieu|m|mme|mgr|son|sa|leur|s\.e)$", re.IGNORECASE)
_OTHERS = (PhraseKind.PERSON, PhraseKind.OFFICE, PhraseKind.ORGANISATION, PhraseKind.MEDIA)
_LEAD = 45


@dataclass(frozen=True, slots=True)
class Place:
    """A passage and the place it names. `city` and `venue` as the text writes them, or empty."""

    start: int
    end: int
    city: str
    country: str
    venue: str
    rule: str


class Places:
    """The places of one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._city_states = frozenset(lexicons().cities.city_states.names)

    def of(self, sentence: Sentence) -> list[Place]:
        """All of one sentence, in order."""
        terms = self._document.terms_in(
            sentence.start, sentence.end,
            "city", "venue", "country", "region", "demonym", "institution",
        )  # fmt: skip
        found = [place for term in terms if (place := self._of_term(sentence, term))]
        return sorted([*found, *self._unknown(sentence, found)], key=lambda place: place.start)

    def named_by(self, term: Term) -> Place:
        """The place that a city, venue or country is, wherever it stands."""
        surface = self._document.plain[term.start : term.end]
        if term.category == "city":
            name = surface if not surface.isupper() else surface.title()
            return Place(term.start, term.end, name, term.code, "", "city")
        if term.category == "venue":
            return Place(term.start, term.end, term.details[0], term.code, surface, "venue")
        return Place(term.start, term.end, "", term.code, "", "country")

    def _of_term(self, sentence: Sentence, term: Term) -> Place | None:
        lead = self._document.plain[max(sentence.start, term.start - _LEAD) : term.start]
        if term.category in ("demonym", "institution"):
            capital = _CAPITAL.search(lead)
            if capital:
                return self._capital(term, term.start - len(lead) + capital.start())
            venue = _as_venue(term) if term.category == "institution" else None
            return self.named_by(venue) if venue and _WHERE.search(lead) else None
        if term.category in ("country", "region"):
            return self._country(term, lead)
        if _BUILDING.match(self._document.plain, term.end):
            return None
        return self.named_by(term) if _WHERE.search(lead) else None

    def _country(self, term: Term, lead: str) -> Place | None:
        capital = _CAPITAL_OF.search(lead)
        if capital:
            return self._capital(term, term.start - len(lead) + capital.start())
        surface = self._document.plain[term.start : term.end]
        if not surface[0].isupper():
            return None
        if surface in _ONE_TOWN:
            return replace(self.named_by(term), city=surface) if _WHERE.search(lead) else None
        if _AT.search(lead):
            city = surface if surface in self._city_states else ""
            return replace(self.named_by(term), city=city)
        return self.named_by(term) if _COUNTRY_WHERE.search(lead) else None

    def _capital(self, term: Term, start: int) -> Place | None:
        """«la capitale finlandaise», «la capitale de la Zambie»."""
        city = capital_of(term.code)
        if not city:
            return None
        return Place(start, term.end, city, term.code, "", "capital-of-country")

    def _unknown(self, sentence: Sentence, known: list[Place]) -> Iterator[Place]:
        """«à Xerto»: a name after «à» that no lexicon has, and that is nobody's."""
        for match in _UNKNOWN.finditer(self._document.plain, sentence.start, sentence.end):
            start, end = match.span("name")
            taken = any(place.start < end and start < place.end for place in known)
            if taken or self._is_another(start, end) or _NO_PLACE.match(match["name"]):
                continue
            word = sentence.word_at(start)
            if _BUILDING.search(match["name"]):
                yield Place(start, end, "", "", match["name"], "venue-after-preposition")
                continue
            if word.entity != "PER" and word.tag in ("PROPN", "NOUN", "X"):
                yield Place(start, end, match["name"], "", "", "name-after-preposition")

    def _is_another(self, start: int, end: int) -> bool:
        """Whether the name is in a lexicon or belongs to somebody."""
        if self._document.terms_in(start, end):
            return True
        return any(
            one.kind in _OTHERS for one in self._speakers.phrases_in(max(0, start - 2), end + 40)
            if one.start < end
        )  # fmt: skip


def _as_venue(term: Term) -> Term | None:
    """«à la Maison Blanche»: an institution whose seat is known is a place too."""
    found = lexicons().cities.venues.get(term.name)
    if not found:
        return None
    return replace(term, category="venue", code=found[1], details=(found[0],))
