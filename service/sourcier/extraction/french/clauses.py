"""Who stands where in a clause: subject, agent, and how and whether those of a verb come.

The subject of a verb is a whole list where commas and «et» join its items.
"""

import re

from sourcier.extraction.french import participation_patterns as patterns
from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.entities import Actor
from sourcier.extraction.french.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.phrases import PhraseKind
from sourcier.extraction.french.speakers import Speakers


class Clauses:
    """Reads the clauses of one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document = document
        self._speakers = speakers
        self._lists = lists

    def subject(self, sentence: Sentence, word: Word) -> list[Item]:
        """The phrases that are the subject of a verb, with those listed before the last."""
        floor = self._floor(sentence, word)
        found = self._speakers.before(sentence, word, floor)
        if found is None:
            return []
        if found.pronoun:
            return [Actor(found.entity, found.start, found.end)] if found.entity else []
        top = self._speakers.phrases_in(sentence.start, word.start)
        index = next((i for i, one in enumerate(top) if one.start == found.start), None)
        if index is None:
            return []
        first = index
        while first > 0 and self._lists.is_listed(top[first - 1], top[first]):
            first -= 1
        last = index
        while last + 1 < len(top) and patterns.LIST_GAP.match(
            self._document.plain[top[last].end : top[last + 1].start]
        ):
            last += 1
        return list(top[first : last + 1])

    def _floor(self, sentence: Sentence, word: Word) -> int:
        floor = sentence.start
        for other in sentence.words[: word.index]:
            if other.lower in ("que", "qu'", ";", "où") and other.tag != "PRON":
                floor = other.end
        return floor

    def opening(self, sentence: Sentence, word: Word) -> list[Item]:
        """«Réunis à X, les ministres …»: the main clause has the subject."""
        if word.index > 1 or not word.lower.endswith(("is", "ies", "us", "ues")):
            return []
        for one in self._speakers.phrases_in(word.end, sentence.end):
            before = self._document.plain[word.end : one.outer].rstrip()
            if not one.preposition and before.endswith(","):
                return self._lists.follow(one, sentence.end)
        return []

    def agent(self, sentence: Sentence, word: Word) -> list[Item]:
        """«a été reçu … par X»."""
        for one in self._speakers.phrases_in(word.end, sentence.end):
            if one.preposition == "par":
                return self._lists.follow(one, sentence.end)
        return []

    def is_passive(self, sentence: Sentence, word: Word) -> bool:
        before = [one.lower for one in sentence.words[max(0, word.index - 4) : word.index]]
        return any(one in ("été", "est", "sera", "sont", "seront", "était") for one in before)

    def points_back(self, sentence: Sentence, start: int) -> bool:
        """«a rencontré la délégation»: those met are those already named."""
        return any(
            one.kind is PhraseKind.OFFICE and one.definite and not one.references
            and one.office_kind == "collective" and one.start - start < 20
            for one in self._speakers.phrases_in(start, sentence.end)[:1]
        )  # fmt: skip

    def mode(self, sentence: Sentence, word: Word) -> str:
        """How those who join do so: only what is said after their own verb."""
        after = self._document.plain[word.end : min(sentence.end, word.end + 90)]
        after = re.split(r"[;:]|,? tandis qu| alors qu", after)[0]
        if re.search(
            r"\b(?:en ligne|à distance|par visio|en visio|virtuellement|par vidéo|"
            r"par téléphone|en distanciel)",
            after,
        ):
            return "remote"
        there = re.search(r"\b(?:en personne|en présentiel|sur place)\b", after)
        return "in_person" if there else "unknown"

    def is_negated(self, sentence: Sentence, word: Word) -> bool:
        before = self._document.plain[max(sentence.start, word.start - 25) : word.start]
        return bool(patterns.NEGATED.search(before))
