"""Whom a phrase of an office means: the person of the document who holds it, by whatever words.

What the text says of somebody goes before the table of known people; of several, nearness decides.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from sourcier.extraction.french.people.areas import countries_of_area
from sourcier.extraction.french.people.entity import Entity
from sourcier.extraction.french.people.office_holders import (
    COUNTERPARTS,
    Office,
    OfficeHolders,
    office_of,
)
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.people.women_and_men import called, of_article
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words

_HEADS = words("entities_heads")
_HEADS_OF_BODIES = words("entities_heads_of_bodies")
_FAR = 1200
"""Characters in which «le dirigeant» still means whoever was the subject before."""
_OF_COUNTERPARTS = ("ministre", "président", "premier ministre", "roi", "chancelier")


class OfficesHeld:
    """Answers for one document; `found` are its entities by key, which may still grow."""

    def __init__(
        self,
        document: Document,
        phrases: Sequence[Phrase],
        found: Mapping[str, Entity],
        holders: OfficeHolders,
    ) -> None:
        self._document, self._phrases = document, phrases
        self._starts = [one.start for one in phrases]
        self._found, self._holders = found, holders

    def holder(self, phrase: Phrase) -> Entity | None:
        """The person of this document who holds a singular, definite office."""
        if phrase.kind is not PhraseKind.OFFICE or phrase.plural:
            return None
        counterpart = phrase.head in COUNTERPARTS and bool(phrase.references)
        if not (phrase.definite or counterpart):
            return None
        if phrase.office_kind != "named" or phrase.head in ("responsable", "diplomate"):
            return None
        wording = self._document.plain[phrase.start : phrase.end]
        countries = {one.key for one in phrase.references if one.kind is PhraseKind.COUNTRY}
        if not phrase.references:
            countries = set(countries_of_area(wording))
        office = self._office(phrase)
        among = {key for key in self._found if self._fits(key, countries)}
        if office.name == "dirigeant" and " " in wording and not countries:
            return None
        keys = self._holders.holders(office, among, wording)
        if keys and not self._before(keys, phrase.start):
            known = self._holders.holders(office, among, wording, known=True)
            keys = self._before(known, phrase.start) or keys
        keys = keys or self._heads_of(phrase) or self._leaders_of_unknown(office, countries)
        keys = self._of_gender(keys, phrase)
        keys = keys or self._of_gender(self._counterparts(office, countries, phrase.start), phrase)
        if len(keys) == 1:
            return self._found[keys[0]]
        if counterpart:
            return None
        sentence = self._document.sentence_at(phrase.start)
        begins = sentence.start if sentence else phrase.start
        last = self._last_subject(keys, begins) or self._holders.last_before(
            office, phrase.start, begins
        )
        return self._found[last] if last and not countries else None

    def _of_gender(self, keys: Sequence[str], phrase: Phrase) -> list[str]:
        """«le ministre» is none of the women named, «la ministre» none of the men."""
        wanted = of_article(phrase.determiner)
        if not keys or not wanted:
            return list(keys)
        return [key for key in keys if self._genders.get(key, "") in ("", wanted)]

    @cached_property
    def _genders(self) -> dict[str, str]:
        """What the text calls each person, by key."""
        named: dict[str, list[Phrase]] = defaultdict(list)
        for one in self._phrases:
            if one.person:
                named[f"person:{one.person}"].append(one)
        return {key: called(self._document.plain, phrases) for key, phrases in named.items()}

    def _before(self, keys: Sequence[str], position: int) -> list[str]:
        """Those of them who are named before a position."""
        return [key for key in keys if min(self._found[key].spans)[0] < position]

    def _last_subject(self, keys: Sequence[str], position: int) -> str | None:
        """Of several holders the one named last before a position whom no preposition governs."""
        if not keys:
            return None
        first = bisect_left(self._starts, position - _FAR + 1)
        for one in reversed(self._phrases[first : bisect_left(self._starts, position)]):
            key = f"person:{one.person}"
            free = one.kind is PhraseKind.PERSON and not one.preposition and not one.nested
            if free and key in keys and not self._is_received(one):
                return key
        return None

    def _is_received(self, one: Phrase) -> bool:
        """«Recevant X, le ministre …»: right behind a participle X is its object."""
        sentence = self._document.sentence_at(one.outer)
        if sentence is None or sentence.at(one.outer) == 0:
            return False
        return sentence.words[sentence.at(one.outer) - 1].has_tense(Tense.GERUND)

    def _heads_of(self, phrase: Phrase) -> list[str]:
        """«le patron de l'Otan»: whoever is at the head of that organisation, by whatever name."""
        bodies = {one.name for one in phrase.references if one.kind is PhraseKind.ORGANISATION}
        if phrase.head not in _HEADS or len(bodies) != 1:
            return []
        return [
            key
            for key, one in self._found.items()
            if (one.organisation and one.organisation.text in bodies)
            or self._holders.is_known_for(key, bodies)
            if self._holders.has_office_in(key, _HEADS_OF_BODIES)
        ]

    def _leaders_of_unknown(self, office: Office, countries: set[str]) -> list[str]:
        """«la cheffe de l'État géorgienne»: the one president of whom no country is said."""
        if office.name not in ("président", "premier ministre") or not countries:
            return []
        found = self._holders.holders(office)
        alone = [self._found[key] for key in found] if len(found) == 1 else []
        unknown = [one for one in alone if one.country is None and one.organisation is None]
        return [one.key for one in unknown if not self._holders.is_of_body(one.key)]

    def _counterparts(self, office: Office, countries: set[str], end: int) -> list[str]:
        """«son homologue grec, A»: then «le ministre grec» is A, whose office is not said.

        Without a country, only those named before.
        """
        if office.name not in _OF_COUNTERPARTS:
            return []
        found = (
            key
            for start, key, name in self._named_counterparts
            if name == office.name and (countries or start < end) and self._fits(key, countries)
        )
        return list(dict.fromkeys(found))

    @cached_property
    def _named_counterparts(self) -> list[tuple[int, str, str]]:
        """Where «son homologue grec, A» stands, A, and the office of the phrase before it."""
        found: list[tuple[int, str, str]] = []
        before: Phrase | None = None
        for one in self._phrases:
            if before and one.person and one.head in COUNTERPARTS:
                found.append((one.start, f"person:{one.person}", self._office(before).name))
            before = one if one.head else before
        return found

    def holds_any(self, entity: Entity, offices: Sequence[str]) -> bool:
        """Whether somebody holds or held one of these offices; `*` is any office."""
        if "*" in offices or self._holders.has_office_in(entity.key, offices):
            return True
        return any(self._rank_before(start) in offices for start, _ in entity.spans)

    def _rank_before(self, start: int) -> str:
        """«le porte-parole du M23, le colonel X»: the canonical rank right before a name."""
        terms = self._document.terms_in(max(0, start - 24), start, "role")
        beside = bool(terms) and not self._document.plain[terms[-1].end : start].strip()
        return office_of(terms[-1].name, terms[-1].name).name if beside else ""

    def counterparts(self, entity: Entity, position: int) -> list[Entity]:
        """The other people named before a position who hold the same office as somebody."""
        keys = self._holders.counterparts(entity.key)
        others = [self._found[key] for key in keys]
        return [one for one in others if min(one.spans)[0] < position]

    def _office(self, phrase: Phrase) -> Office:
        role = phrase.role or (phrase.start, phrase.end)
        return office_of(phrase.head, self._document.plain[role[0] : role[1]])

    def is_holder(self, entity: Entity, office: str) -> bool:
        """Whether the document, or the table of known people, gives somebody that office."""
        return self._holders.holds(entity.key, office)

    def holders(self, phrase: Phrase) -> list[Entity]:
        """All people of the document who can hold the office that a phrase names."""
        wording = self._document.plain[phrase.start : phrase.end]
        area = set(countries_of_area(wording))
        among = {key for key in self._found if self._fits(key, area)} if area else None
        keys = self._holders.holders(self._office(phrase), among, wording)
        return [self._found[key] for key in keys]

    def holder_from(self, phrase: Phrase, country: str) -> Entity | None:
        """«les ministres turc et grec»: the one person of the document who is that minister."""
        if phrase.kind is not PhraseKind.OFFICE or phrase.office_kind != "named":
            return None
        among = {key for key in self._found if self._fits(key, {country})}
        office = self._office(phrase)
        keys = self._holders.holders(office, among)
        if len(keys) > 1 and phrase.head in COUNTERPARTS:
            keys = [key for key in keys if self._is_counterpart(key, phrase)]
        return self._found[keys[0]] if len(keys) == 1 else None

    def _is_counterpart(self, key: str, phrase: Phrase) -> bool:
        """Whether somebody has the office of the person named before «ses homologues»."""
        before = [one for one in self._phrases if one.person and one.end <= phrase.start]
        if not before:
            return False
        mine = f"person:{before[-1].person}"
        return any(
            self._holders.has_office_in(mine, (name,)) and self._holders.has_office_in(key, (name,))
            for name in _OF_COUNTERPARTS
        )

    def _fits(self, key: str, countries: set[str]) -> bool:
        country = self._found[key].country
        return not countries or (country is not None and country.text in countries)
