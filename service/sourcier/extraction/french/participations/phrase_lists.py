"""A list of phrases goes on as long as nothing but commas, «et» and articles stands between them.

From phrases to actors: an office brings in its countries, «les deux présidents» those of the last
meeting, a capital its country.
"""

import re
from collections.abc import Iterable, Iterator

from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.met_before import MetBefore
from sourcier.extraction.french.people.entities import Actor, Entities
from sourcier.extraction.french.people.phrases import BRACKET, BRACKET_GAP, Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

Item = Phrase | Actor
_LONGEST_GAP = 140
_BREAK = re.compile(
    r"[.;:«»]|\b(?:qui|que|dont|où|lorsque|quand|alors|tandis|mais|afin|pour que|en vue)\b|\bqu'"
)
_DIRECT = re.compile(r"(?:^|[\s,(])$")
_QUANTITIES = frozenset(
    ("dizaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "centaine", "quinzaine",
     "douzaine", "plupart", "partie", "groupe", "ensemble", "plusieurs", "nombre", "lundi",
     "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "matin", "soir", "midi",
     "jour", "semaine", "nuit", "heures", "fois", "mois", "an", "année", "week-end")
)  # fmt: skip


class PhraseLists:
    """Lists of phrases in one document, and whom they bring in."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._speakers = speakers
        self.antecedents = MetBefore(document, entities)

    def is_listed(self, before: Phrase, after: Phrase) -> bool:
        """Whether two phrases are items of one list; what stands after «selon» begins none."""
        gap = self._document.plain[before.end : after.start]
        fits = not before.preposition or (before.preposition == after.preposition == "de")
        return fits and bool(patterns.LIST_GAP.match(gap))

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
            if preposition and patterns.TOPIC.search(gap):
                return []
            return self.follow(one, sentence.end)
        return []

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
        )  # fmt: skip

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

    def plural_before(self, sentence: Sentence, position: int) -> list[Item]:
        """«leur entretien»: the several who have been named just before."""
        before = self._document.before(sentence)
        here = self._speakers.phrases_in(sentence.start, position)
        earlier = self._speakers.phrases_in(before.start, before.end) if before else []
        several = self.antecedents.of_plural_pronoun
        end = position + 1
        return list(several(before, here, position, end) or several(before, earlier, position, end))

    def direct(self, sentence: Sentence, start: int) -> list[Item]:
        """The list that begins at an offset, after no more than an article and adverbs."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            gap = self._document.plain[start : one.start]
            if re.fullmatch(rf"\s*{patterns.ADVERBS}\s*{patterns.DETERMINER}", gap):
                return self.follow(one, sentence.end)
        return []

    def follow(self, first: Phrase, limit: int, closed: bool = False) -> list[Item]:
        chain: list[Item] = [first]
        bracketed, end = self._bracketed(first)
        chain += bracketed
        for one in self._speakers.phrases_in(end, limit):
            gap = self._document.plain[end : one.start]
            if not self._goes_on(gap, end, one) or (not closed and self._begins_clause(one)):
                break
            chain.append(one)
            bracketed, end = self._bracketed(one)
            chain += bracketed
        return chain

    def _goes_on(self, gap: str, end: int, one: Phrase) -> bool:
        """Whether a phrase is the next item of a list."""
        if patterns.LIST_GAP.match(gap):
            return True
        if not one.person or not patterns.LIST_NOUN.match(gap):
            return False
        sentence = self._document.sentence_at(end)
        words = sentence.between(end, one.start) if sentence else ()
        return not any(word.finite for word in words)

    def _bracketed(self, one: Phrase) -> tuple[list[Item], int]:
        """«le groupe (A, B et C)»: those whom a bracket lists, and where the bracket ends."""
        plain = self._document.plain
        match = BRACKET.match(plain, one.end)
        if not match:
            return [], one.end
        inside = self._speakers.phrases_in(match.start(1), match.end(1))
        end = match.start(1)
        for item in inside:
            if not BRACKET_GAP.fullmatch(plain[end : item.start]):
                return [], one.end
            end = item.end
        whole = bool(inside) and not plain[end : match.end(1)].strip()
        return (list(inside), match.end()) if whole else ([], one.end)

    def _begins_clause(self, one: Phrase) -> bool:
        """Whether a verb follows at once: then the phrase is a subject, not an item of the list."""
        sentence = self._document.sentence_at(one.start)
        if sentence is None:
            return False
        index = sentence.at(one.end)
        following = sentence.words[index : index + 1]
        before = self._document.plain[max(0, one.outer - 4) : one.outer].strip()
        if not following or not following[0].finite:
            return False
        if self._document.plain[max(0, one.outer - 5) : one.outer].strip() == "dont":
            return True
        if not before.endswith((",", "et")):
            return False
        inside = sentence.words[sentence.at(one.start) : index]
        return not any(word.dependency == "conj" for word in inside)

    def actors(self, phrases: Iterable[Item]) -> Iterator[Actor]:
        for one in phrases:
            if isinstance(one, Actor):
                yield one
            elif one.kind is PhraseKind.CITY:
                yield from self._capital(one)
            elif self.antecedents.is_group(one):
                yield from self.antecedents.of_group(one)
            elif one.kind is not PhraseKind.MEDIA:
                yield from self._entities.actors(one)

    def _capital(self, one: Phrase) -> Iterator[Actor]:
        """«Berlin et Paris ont discuté»: a capital as a subject is its country."""
        if one.preposition in ("", "entre", "avec", "par"):
            yield self._entities.country_of(one)
