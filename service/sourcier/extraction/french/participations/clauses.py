"""Who stands where in a clause: subject, agent, and how and whether those of a verb come.

The subject of a verb is a whole list where commas and «et» join its items.
"""

import re

from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.modes import mode_in
from sourcier.extraction.french.participations.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.people.entities import Actor
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words

_HELPING = words("pipeline_auxiliaries") | {"se", "s'", "y"}

_MADE_OF = re.compile(
    r",\s+(?:composée?s?|formée?s?|constituée?s?) (?:notamment )?(?:de |du |des |d')|"
    r",\s+comprenant (?:notamment )?"
)
_AUXILIARY = r"\s*,\s+(?:[\w']+\s+|[\w]'){0,4}"
_SUBORDINATE = re.compile(
    r"\b(?:où|lorsqu'|quand|alors qu'|tandis qu'|après qu'|avant qu')\s*$", re.IGNORECASE
)
_ONLY = re.compile(r"(?:\s+\w+)?\s+qu(?:e |')")


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
        counted = self._counted(sentence, word)
        composed = self._composed(sentence, word)
        if composed:
            return composed
        if counted and (found is None or found.entity is None or counted.end > found.start):
            return [counted]
        if found is None:
            return []
        ahead = found.pronoun and self._subject_ahead(sentence, found.start, word)
        if ahead:
            return [ahead]
        plural = found.pronoun and self._document.plain[found.start : found.end].lower()
        if plural and plural.strip("-t").endswith("s"):
            return self._plural(sentence, found.start, found.end)
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

    def _composed(self, sentence: Sentence, word: Word) -> list[Item]:
        """«la mission, composée de X et de Y, a rencontré Z»: whom it is made of."""
        plain = self._document.plain
        for match in _MADE_OF.finditer(plain, sentence.start, word.start):
            for one in self._speakers.phrases_in(match.end(), word.start)[:1]:
                gap = plain[match.end() : one.start]
                chain = self._lists.follow(one, word.start, closed=True)
                rest = plain[chain[-1].end : word.start]
                if re.fullmatch(r"[\s\w'.]{0,12}", gap) and re.fullmatch(_AUXILIARY, rest):
                    return chain
        return []

    def _counted(self, sentence: Sentence, word: Word) -> Phrase | None:
        """«une dizaine de pays, dont X et Y, ont participé»: what is counted is the subject."""
        for one in reversed(self._speakers.phrases_in(sentence.start, word.start)):
            before = self._document.plain[max(sentence.start, one.outer - 24) : one.start]
            gap = self._document.plain[one.end : word.start]
            if patterns.QUANTITY.search(before) and one.references and len(gap) < 30:
                return one if not re.search(r"[.;:«»]", gap) else None
        return None

    def _subject_ahead(self, sentence: Sentence, start: int, word: Word) -> Phrase | None:
        """«Depuis Oslo, où il assistait à une réunion, X …»: the pronoun points ahead."""
        if any(one.person for one in self._speakers.phrases_in(sentence.start, start)):
            return None
        lead = self._document.plain[sentence.start : start]
        if not _SUBORDINATE.search(lead):
            return None
        for one in self._speakers.phrases_in(word.end, sentence.end):
            before = self._document.plain[word.end : one.outer].rstrip()
            if one.person and not one.preposition and before.endswith(","):
                return one if self._has_verb(sentence, one) else None
        return None

    def _plural(self, sentence: Sentence, start: int, end: int) -> list[Item]:
        """«ils»: all of those before, as participants; an office for several is its countries."""
        before = self._document.before(sentence)
        phrases = self._speakers.phrases_in(before.start, before.end) if before else []
        here = self._speakers.phrases_in(sentence.start, start)
        antecedents = self._lists.antecedents
        return list(
            antecedents.of_plural_pronoun(before, here, start, end)
            or antecedents.of_plural_pronoun(before, phrases, start, end)
        )

    def _floor(self, sentence: Sentence, word: Word) -> int:
        floor = sentence.start
        for other in sentence.words[: word.index]:
            if other.lower in ("que", "qu'", ";", "où") and other.tag != "PRON":
                floor = other.end
        return floor

    def opening(self, sentence: Sentence, word: Word) -> list[Item]:
        """«Réunis à X, les ministres …», «Reçu par Y, X …»: the main clause has the subject."""
        if word.index > 1 or not word.has_tense(Tense.PAST) or word.finite:
            return []
        for one in self._speakers.phrases_in(word.end, sentence.end):
            before = self._document.plain[word.end : one.outer].rstrip()
            if not one.preposition and before.endswith(",") and self._has_verb(sentence, one):
                return self._lists.follow(one, sentence.end)
        return []

    def _has_verb(self, sentence: Sentence, one: Phrase) -> bool:
        """Whether a verb follows the list that a phrase begins."""
        last = self._lists.follow(one, sentence.end)[-1]
        index = sentence.at(last.end)
        return any(word.finite for word in sentence.words[index : index + 5])

    def after_verb(self, sentence: Sentence, word: Word, start: int) -> list[Item]:
        """«Se sont réunis mardi à X les ministres …»: a clause that opens with its verb."""
        lead = sentence.words[: word.index]
        opens = all(
            one.tag in ("AUX", "ADV", "SPACE", "PUNCT") or one.lower in _HELPING for one in lead
        )
        return self._lists.after(sentence, start) if opens and len(lead) < 5 else []

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
        return mode_in(self._document.plain[word.end : min(sentence.end, word.end + 90)])

    def is_negated(self, sentence: Sentence, word: Word) -> bool:
        before = self._document.plain[max(sentence.start, word.start - 40) : word.start]
        after = self._document.plain[word.end : word.end + 24]
        return bool(patterns.NEGATED.search(before)) and not _ONLY.match(after)
