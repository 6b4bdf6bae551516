"""Who takes part as the words around the noun of a meeting say: a genitive, a possessive, a chair.

Each construction gives the phrases, the rule's name, and whether they are the hosts.
"""

import re
from collections.abc import Iterator, Sequence

from sourcier.extraction.french import participation_patterns as patterns
from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.entities import Actor
from sourcier.extraction.french.frames import Frame
from sourcier.extraction.french.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.phrases import Phrase, PhraseKind
from sourcier.extraction.french.speakers import Speakers

Found = tuple[Sequence[Item], str, bool]
_PAIR = re.compile(r"\s+[A-ZÉ][\wÉé]+[-–—/](?=[A-ZÉ])")


class NounParticipants:
    """Reads the nouns of the meetings of one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document = document
        self._speakers = speakers
        self._lists = lists

    def find(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> Iterator[Found]:
        """All constructions around one noun."""
        limit = min((one.start for one in frames if one.start > frame.end), default=sentence.end)
        yield from self._possessor(sentence, frame)
        yield from self._chair(sentence, frame)
        for one in self._speakers.phrases_in(frame.end, limit)[:1]:
            gap = self._document.plain[frame.end : one.start]
            if patterns.OF.match(gap) and one.kind is not PhraseKind.CITY:
                yield from self._genitive(frame, one)
        if _PAIR.match(self._document.plain, frame.end):
            pair = self._speakers.phrases_in(frame.end, frame.end + 60)[:2]
            yield pair, "pair-of-names", False

    def _chair(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«le président de la conférence, X»."""
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            role = one.role
            if one.person and role and role[0] < frame.start and frame.end <= role[1]:
                yield [one], "chair-of-meeting", True

    def _genitive(self, frame: Frame, one: Phrase) -> Iterator[Found]:
        """«la réunion des ministres de X», «la visite du président Y», «le sommet de l'OTAN»."""
        if one.kind is PhraseKind.COUNTRY and frame.family not in ("talks", "call"):
            return
        if one.kind is PhraseKind.ORGANISATION and frame.family == "conference":
            return
        yield self._lists.follow(one, frame.end + 400), "genitive-of-meeting-noun", False

    def _possessor(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        before = self._document.plain[max(sentence.start, frame.start - 24) : frame.start]
        if not patterns.POSSESSIVE.search(before):
            return
        rule = "possessive-of-meeting-noun"
        ahead = self._subject_ahead(sentence, frame)
        if ahead:
            yield [ahead], rule, False
            return
        index = min(sentence.at(frame.start), len(sentence.words) - 1)
        found = self._speakers.pronoun("il", sentence.words[index])
        if found.entity:
            yield [Actor(found.entity, frame.start, frame.end)], rule, False

    def _subject_ahead(self, sentence: Sentence, frame: Frame) -> Phrase | None:
        """«Après sa rencontre avec Y, X …»: the possessive points at the subject that follows."""
        if frame.start - sentence.start > 30:
            return None
        for one in self._speakers.phrases_in(frame.end, sentence.end):
            before = self._document.plain[frame.end : one.outer].rstrip()
            if one.person and not one.preposition and before.endswith(","):
                return one
        return None
