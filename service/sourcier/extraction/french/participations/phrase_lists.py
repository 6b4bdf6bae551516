"""A list of phrases goes on as long as nothing but commas, «et» and articles stands between them.

From phrases to actors: an office brings in its countries, «les deux présidents» those of the last
meeting, a capital its country.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from sourcier.extraction.french.meetings.details import level_in
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.countries_before import ACTING
from sourcier.extraction.french.participations.list_items import Item, ListItems
from sourcier.extraction.french.participations.met_before import MetBefore
from sourcier.extraction.french.people.entities import Actor, Entities, Value
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAYS

_LONGEST_GAP = 140
_BREAK = re.compile(
    r"[.;:«»]|\b(?:qui|que|dont|où|lorsque|quand|alors|tandis|mais|afin|pour que|en vue)\b|\bqu'|"
    r"\b(?:selon|d'après)\b"
)
_TOPIC_ALONE = re.compile(
    r"\s+(?:l'|la |le |les |leurs? |une? )?(?:accord|paix|guerre|relations|coopération)"
    r"(?: [a-zà-ÿ-]+)?,?\s+\w+\s+"
)
_DIRECT = re.compile(r"(?:^|[\s,(])$")
_QUANTITIES = frozenset(
    ("dizaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "centaine", "quinzaine",
     "douzaine", "plupart", "partie", "groupe", "ensemble", "plusieurs", "nombre", *WEEKDAYS,
     "tour",
     "matin", "soir", "midi",
     "jour", "semaine", "nuit", "heures", "fois", "mois", "an", "année", "week-end")
)  # fmt: skip


class PhraseLists:
    """Lists of phrases in one document, and whom they bring in."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._speakers = speakers
        self._items = ListItems(document, speakers)
        self.antecedents = MetBefore(document, entities)

    def is_listed(self, before: Phrase, after: Phrase) -> bool:
        """Whether two phrases are items of one list; what stands after «selon» begins none."""
        gap = self._document.plain[before.end : after.start]
        fits = not before.preposition or (before.preposition == after.preposition == "de")
        if before.preposition == "par":
            lead = self._document.plain[max(0, before.outer - 28) : before.outer]
            fits = bool(patterns.SENT_UNDER.search(lead))
        named = after.person and patterns.LIST_NOUN.match(gap)
        return fits and ";" not in gap and bool(patterns.LIST_GAP.match(gap) or named)

    def after(self, sentence: Sentence, start: int, preposition: str = "") -> list[Item]:
        """The list that a verb governs, adverbials skipped: its object, or what follows «avec»."""
        for one in self._speakers.phrases_in(start, sentence.end):
            gap = self._document.plain[start : one.outer]
            if self._is_barred(sentence, start, one, gap):
                return []
            if self._governing(one) != preposition:
                if not preposition and self._governing(one) == "avec":
                    return []
                continue
            if preposition == "" and (one.kind is PhraseKind.MEDIA or not _DIRECT.search(gap)):
                continue
            if preposition and patterns.TOPIC.search(gap) and not self._is_partner(one, gap):
                return []
            return self.follow(one, sentence.end)
        return []

    def _is_partner(self, one: Phrase, gap: str) -> bool:
        """«a évoqué l'accord avec le président X»: a topic is shared with countries, not people."""
        return bool(one.person and _TOPIC_ALONE.fullmatch(f"{gap} {one.preposition} "))

    def _is_barred(self, sentence: Sentence, start: int, one: Phrase, gap: str) -> bool:
        """Whether a clause, or an object that is nobody, stands between verb and phrase."""
        words = sentence.between(start, one.outer)
        if any(word.finite for word in words) or len(gap) > _LONGEST_GAP:
            return True
        if _BREAK.search(re.sub(r"\b(?:M|MM|Mme|Dr|S\.E)\.", "", gap)):
            return True
        verb = sentence.at(start) - 1
        return any(
            word.dependency == "obj" and word.head == verb and word.tag == "NOUN"
            and word.lower not in _QUANTITIES and not self._in_phrase(word.start)
            for word in words
        ) and not self._is_partner(one, gap)  # fmt: skip

    def _in_phrase(self, position: int) -> bool:
        return any(
            one.start <= position < one.end
            for one in self._speakers.phrases_in(position - 80, position + 80)
        ) or bool(self._document.terms_in(position, position + 40, "month", "weekday"))

    def _governing(self, one: Phrase) -> str:
        """The preposition before a phrase; «une dizaine de» is none."""
        before = self._document.plain[max(0, one.start - 50) : one.start]
        if one.preposition in ("", "de") and patterns.QUANTITY.search(before):
            lead = patterns.QUANTITY.split(before)[0].rstrip()
            return "avec" if lead.endswith("avec") else "par" if lead.endswith("par") else ""
        return one.preposition

    def agent(self, sentence: Sentence, start: int) -> list[Item]:
        """The list after «par», or the name in apposition to a noun that no lexicon knows."""
        found = self.direct(sentence, start)
        if found:
            return found
        for one in self._speakers.phrases_in(start, sentence.end):
            gap = self._document.plain[start : one.outer]
            finite = any(word.finite for word in sentence.between(start, one.outer))
            if finite or len(gap) > _LONGEST_GAP or re.search(r"[.;:«»]", gap):
                return []
            if one.person and gap.rstrip().endswith(","):
                return [one]
        return []

    def after_comma(self, start: int, end: int) -> Iterator[Phrase]:
        """«Lors de la réunion de X, Y a …»: what may be the subject of the clause that follows."""
        for one in self._speakers.phrases_in(start, end):
            before = self._document.plain[start : one.outer]
            if not one.preposition and before.rstrip().endswith(","):
                yield one

    def plural_before(
        self, sentence: Sentence, position: int, end: int | None = None
    ) -> list[Item]:
        """«ils», «leur entretien»: the several who have been named just before.

        The word that means them ends at `end`; without it, its first letter stands for it.
        """
        before = self._document.before(sentence)
        here = self._speakers.phrases_in(sentence.start, position)
        # What stands around a quotation is before it only as far as the quotation begins.
        limit = min(before.end, sentence.start) if before else 0
        earlier = self._speakers.phrases_in(before.start, limit) if before else []
        several = self.antecedents.of_plural_pronoun
        end = end or position + 1
        return list(several(before, here, position, end) or several(before, earlier, position, end))

    def direct(self, sentence: Sentence, start: int) -> list[Item]:
        """The list that begins at an offset, after no more than an article and adverbs."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            gap = self._document.plain[start : one.start]
            if patterns.DIRECT_GAP.fullmatch(gap):
                return self.follow(one, sentence.end)
        return []

    def follow(self, first: Phrase, limit: int, closed: bool = False) -> list[Item]:
        chain: list[Item] = [first]
        ended = False
        bracketed, end = self._items.bracketed(first)
        chain += bracketed
        for one in self._speakers.phrases_in(end, limit):
            gap = self._document.plain[end : one.start]
            if self._items.is_of_office(gap, one, chain[-1]):
                continue
            stands_for = first.preposition == "par" and self._items.stands_for(gap, one, chain)
            goes_on = stands_for or self._items.goes_on(gap, end, one, chain[-1])
            if not goes_on or (not closed and self._items.begins_clause(one)):
                break
            if one.preposition == "à" and first.preposition != "à":
                break  # where they meet: «par X, au palais de Y»
            if closed and ended and gap.strip() == ",":
                break
            if self._items.is_apposed(chain[-1], one, gap):
                chain.pop()
            ended = ended or bool(re.match(r"\s*,?\s*et\b", gap))
            chain.append(one)
            bracketed, end = self._items.bracketed(one)
            chain += bracketed
        return chain

    def up_to_comma(self, chain: list[Item]) -> list[Item]:
        """What a comma alone parts from the first is the subject of the clause that follows."""
        kept = chain[:1]
        for one in chain[1:]:
            if not re.search(
                r"\bet\b|\bd[eu]s?\b|\bd'", self._document.plain[kept[-1].end : one.start]
            ):
                break
            kept.append(one)
        return kept

    def first_of(self, phrases: Sequence[Phrase], index: int) -> int:
        """The index of the first item of the list that ends with a phrase."""
        first = index
        while first > 0 and self.is_listed(phrases[first - 1], phrases[first]):
            first -= 1
        return index if first < index and self._is_governed(phrases, first) else first

    def _is_governed(self, phrases: Sequence[Phrase], first: int) -> bool:
        """«Après un appel entre A et B, C a …»: the list before C belongs to a preposition."""
        lead = phrases[first - 1] if first else None
        if lead is None or lead.preposition not in ("entre", "avec", "par", "de"):
            return False
        return bool(patterns.LIST_GAP.match(self._document.plain[lead.end : phrases[first].start]))

    def level_of(self, phrases: Iterable[Item]) -> Value | None:
        """The level of the first among these who are several with one office."""
        several = (one for one in phrases if isinstance(one, Phrase) and one.plural)
        levels = (level_in(self._document.plain, *one.role) for one in several if one.role)
        return next((level for level in levels if level), None)

    def actors(self, phrases: Iterable[Item]) -> Iterator[Actor]:
        for one in phrases:
            if isinstance(one, Actor):
                yield one
            elif one.kind is PhraseKind.CITY:
                yield from self._capital(one)
            elif self.antecedents.is_group(one):
                yield from self.antecedents.of_group(one)
            elif one.kind is not PhraseKind.MEDIA:
                countryman = self.antecedents.of_countryman(one)
                named = not countryman or self._entities.holder(one) is not None
                yield from self._entities.actors(one) if named else countryman

    def _capital(self, one: Phrase) -> Iterator[Actor]:
        """«Berlin et Paris ont discuté»: a capital as a subject is its country."""
        if one.preposition in ACTING:
            yield self._entities.country_of(one)
