"""A list of phrases goes on as long as nothing but commas, «et» and articles stands between them.

From phrases to actors: an office brings in its countries, «les deux présidents» those of the last
meeting, a capital its country.
"""

import re
from collections.abc import Iterable, Iterator

from sourcier.extraction.french import participation_patterns as patterns
from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.entities import Actor, Entities
from sourcier.extraction.french.frames import Frame
from sourcier.extraction.french.phrases import Phrase, PhraseKind
from sourcier.extraction.french.speakers import Speakers

Item = Phrase | Actor


class PhraseLists:
    """Lists of phrases in one document; `last` is the meeting told of just before."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._speakers = speakers
        self.last: Frame | None = None

    def is_listed(self, before: Phrase, after: Phrase) -> bool:
        """Whether two phrases are items of one list; what stands after «selon» begins none."""
        gap = self._document.plain[before.end : after.start]
        return before.preposition in ("", "de") and bool(patterns.LIST_GAP.match(gap))

    def after(self, sentence: Sentence, start: int) -> list[Item]:
        """The list of phrases that begins after a verb, with nothing but adverbials before it."""
        for one in self._speakers.phrases_in(start, sentence.end):
            if one.kind is PhraseKind.CITY and one.preposition:
                continue
            if one.kind is PhraseKind.COUNTRY and one.preposition == "en":
                continue
            if one.kind is PhraseKind.ORGANISATION and one.preposition == "à":
                continue
            gap = self._document.plain[start : one.start]
            late = patterns.LATE_WITH.match(gap) and not patterns.TOPIC.search(gap)
            if patterns.OBJECT_GAP.match(gap) or late:
                return self.follow(one, sentence.end)
            return []
        return []

    def follow(self, first: Phrase, limit: int, closed: bool = False) -> list[Item]:
        chain: list[Item] = [first]
        end = first.end
        for one in self._speakers.phrases_in(first.end, limit):
            gap = self._document.plain[end : one.start]
            if not patterns.LIST_GAP.match(gap) or (not closed and self._begins_clause(one)):
                break
            chain.append(one)
            end = one.end
        return chain

    def _begins_clause(self, one: Phrase) -> bool:
        """Whether a verb follows at once: then the phrase is a subject, not an item of the list."""
        sentence = self._document.sentence_at(one.start)
        if sentence is None:
            return False
        index = sentence.at(one.end)
        following = sentence.words[index : index + 1]
        before = self._document.plain[max(0, one.outer - 4) : one.outer].strip()
        return bool(following) and following[0].finite and before.endswith((",", "et"))

    def actors(self, phrases: Iterable[Item]) -> Iterator[Actor]:
        for one in phrases:
            if isinstance(one, Actor):
                yield one
            elif one.kind is PhraseKind.CITY:
                yield from self._capital(one)
            elif self._is_pair(one):
                yield from self._those_before(one)
            elif one.kind is not PhraseKind.MEDIA:
                yield from self._entities.actors(one)

    def _those_before(self, one: Phrase) -> Iterator[Actor]:
        """Those of the last meeting, if they hold the office that the phrase names."""
        found = (
            [part.actor for part in self.last.participations if not part.absent]
            if (self.last)
            else []
        )
        holders = [actor for actor in found if self._holds(actor, one)]
        if len(holders) >= 2 and len(holders) == len(found):
            yield from holders

    def _holds(self, actor: Actor, one: Phrase) -> bool:
        """Any office will do for «les deux hommes», the same one for «les deux présidents»."""
        office = one.head.rstrip("s")
        if office not in ("président", "ministre", "premier ministre"):
            return actor.entity.type in ("person", "country")
        return self._entities.is_holder(actor.entity, office)

    def _is_pair(self, one: Phrase) -> bool:
        """«les deux présidents» are those of the meeting told of just before."""
        words = self._document.plain[one.outer : one.end].lower()
        number = re.match(r"les (?:deux|trois|quatre|cinq|six|sept)\b", words)
        return one.plural and not one.references and bool(number)

    def _capital(self, one: Phrase) -> Iterator[Actor]:
        """«Berlin et Paris ont discuté»: a capital as a subject is its country."""
        if one.preposition in ("", "entre", "avec"):
            yield self._entities.country_of(one)
