"""The subject of the main clause behind a meeting that opens it: «lors de la réunion, X a plaidé».

Whoever only speaks of the talks of others is not taken for one of them; nor is a spokesperson.
"""

import re

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.participation_patterns import ADDRESS, CLAUSE
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.entities import Actor
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

_OF_OTHERS = words("adjunct_outside_offices")
_BETWEEN = re.compile(r"(?:\s[\w'-]+){0,4}?\sentre\s(?!quatre|deux)")
_OF = re.compile(rf"(?:\s[\w'-]+){{0,3}}?\s(?:de |du |des |d')(?:la |le |l')?{ADDRESS}")
_PRONOUN = re.compile(r",\s(?P<pronoun>il|elle)\s")
_OWN = re.compile(r"\b(?:s(?:on|a|es)|leurs?|avec)\s", re.IGNORECASE)
"""«son entretien avec Y» may be another than the one told of."""
_PAIR = ("talks", "call", "visit")
_FARTHEST = 200
"""Characters between a meeting and the pronoun that is the subject behind it."""


def is_somebody(one: Phrase) -> bool:
    """Whether it can be one who takes part: no spokesperson, no analyst, no medium."""
    if one.kind not in (PhraseKind.PERSON, PhraseKind.OFFICE):
        return False
    if one.kind is PhraseKind.OFFICE and one.office_kind == "source":
        return False
    return one.head.lower() not in _OF_OTHERS


class SubjectsAhead:
    """Finds them in one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def find(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """Who acts in the clause behind the meeting, by name or by a pronoun."""
        if self._is_of_others(frame, sentence.end):
            return []
        named = self._named(sentence, frame)
        found = named or self._meant(sentence, frame)
        return [] if self._met_without(frame, found) else found

    def _named(self, sentence: Sentence, frame: Frame) -> list[Item]:
        for one in self._lists.after_comma(frame.end, sentence.end):
            if CLAUSE.search(self._document.plain[frame.end : one.outer]):
                return []
            chain = self._lists.follow(one, sentence.end)
            index = sentence.at(chain[-1].end)
            if any(word.finite for word in sentence.words[index : index + 4]):
                return chain if is_somebody(one) else []
        return []

    def _meant(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«À l'issue de l'entretien, elle a dit …»: whom the pronoun means."""
        end = min(sentence.end, frame.end + _FARTHEST)
        match = _PRONOUN.search(self._document.plain, frame.end, end)
        if match is None or CLAUSE.search(self._document.plain[frame.end : match.start()]):
            return []
        start, end = match.span("pronoun")
        entity = self._speakers.pronoun(match["pronoun"], sentence.word_at(start)).entity
        met = self._lists.actors(self._speakers.phrases_in(frame.end, start))
        if not entity or entity.type != "person" or any(one.entity is entity for one in met):
            return []
        return [Actor(entity, start, end)]

    def _is_of_others(self, frame: Frame, end: int) -> bool:
        """«À l'issue de la rencontre entre A et B, X a dit …», «après la visite de A, X …»."""
        if frame.family not in _PAIR:
            return False
        if _BETWEEN.match(self._document.plain, frame.end, end):
            return True
        of = _OF.match(self._document.plain, frame.end, end)
        named = self._speakers.phrases_in(of.end() - 1, end)[:1] if of else []
        return any(one.person and one.preposition == "de" for one in named)

    def _met_without(self, frame: Frame, found: list[Item]) -> bool:
        """«À l'issue de l'entretien, X a dit …»: where it was told who met, and X was not there."""
        last = self._lists.antecedents.last
        if not last or not frame.definite or frame.plural or frame.family != last.family:
            return False
        around = self._document.plain[max(0, frame.start - 16) : frame.end + 24]
        if _OWN.search(around):
            return False
        people = [one for one in last.present if one.actor.entity.type == "person"]
        keys = {actor.entity.key for actor in self._lists.actors(found)}
        return last.family in _PAIR and len(people) > 1 and not keys & last.keys
