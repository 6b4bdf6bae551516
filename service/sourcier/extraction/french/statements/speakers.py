"""Who speaks: the subject of the reporting verb, by word order first, then by the parse.

A speaker is always an entity of the document's table; a pronoun means whom `Antecedents` says.
"""

from bisect import bisect_left

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.coordinated import (
    closed_list,
    is_plural,
    joined_after,
    joined_before,
    together,
)
from sourcier.extraction.french.statements.noun_labels import label_end, plural_subject
from sourcier.extraction.french.statements.pointing_subjects import PointingSubjects
from sourcier.extraction.french.statements.pronoun_agreement import PRONOUNS
from sourcier.extraction.french.statements.pronoun_antecedents import Antecedents, Mention
from sourcier.extraction.french.statements.speaker import Speaker
from sourcier.extraction.french.statements.spoken_for import SpokenFor
from sourcier.extraction.french.statements.subjects_after import inverted_subject, subject_after
from sourcier.extraction.french.statements.subjects_before import (
    SubjectsBefore,
    clitic_before,
    group_start,
    head_of_chain,
    verbs_above,
)
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

__all__ = ["Speaker", "Speakers"]

_POINTING = ("celui", "celle", "ceux", "celles")
_NOBODY = words("speakers_nobody")
_NEAR = 4
"""Phrases at the top beside a word, one of which may have it."""


class Speakers:
    """Finds speakers in one document; remembers who spoke, for pronouns."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document = document
        self._entities = entities
        self._top = [one for one in entities.phrases if not one.nested]
        self._starts = [one.start for one in self._top]
        self._antecedents = Antecedents(document, entities)
        self._pointing = PointingSubjects(document, entities)
        self._before = SubjectsBefore(document, self.phrases_in)
        self._spoken_for = SpokenFor(document, entities, self._antecedents)

    @property
    def plain(self) -> str:
        """The text of the document."""
        return self._document.plain

    def phrases_in(self, start: int, end: int) -> list[Phrase]:
        """Phrases at the top that lie within these offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [one for one in self._top[first:last] if one.end <= end]

    def medium(self, start: int, end: int) -> Phrase | None:
        """The medium named in a passage, if one is."""
        for one in self._entities.phrases_from(start, end):
            if one.kind is PhraseKind.MEDIA and one.end <= end:
                return one
        return None

    def remember(self, sentence: int, speaker: Speaker) -> None:
        """That somebody spoke in a sentence; pronouns after it may mean them."""
        if speaker.entity:
            self._antecedents.remember(sentence, speaker.entity, speaker.start, speaker.end)

    def last(self, sentence: Sentence) -> Speaker | None:
        """Who spoke last before a sentence, in its paragraph or the one before."""
        return _again(self._antecedents.last_speaker(sentence))

    def topic(self, sentence: Sentence) -> Speaker | None:
        """Whom a sentence without speech is about."""
        return _again(self._antecedents.subject_of(sentence))

    def before(self, sentence: Sentence, verb: Word, floor: int) -> Speaker | None:
        """The subject to the left of a verb, not further left than `floor`."""
        start = group_start(sentence, verb)
        inverted = inverted_subject(self.plain, sentence, verb)
        if inverted:
            named = self._adjacent(sentence, verb, start, floor, inside=False)
            return named or self.pronoun(*inverted)
        clitic = clitic_before(sentence, start)
        if clitic:
            return self._subject(sentence, clitic)
        pointed = self._pointing.ending(max(floor, start - 40), start)
        if pointed:
            return Speaker(pointed.entity, pointed.start, pointed.end, pronoun=True)
        adjacent = self._adjacent(sentence, verb, start, floor)
        if adjacent:
            return adjacent
        found = self._by_parse(sentence, verb, floor) or self._of_chain(sentence, start, floor)
        if found:
            return found
        nearest = self._before.nearest(sentence, start, floor)
        return self.of(nearest) if nearest else None

    def inverted(self, sentence: Sentence, verb: Word) -> Speaker | None:
        """«a-t-il dit», «déclare-t-elle»: the pronoun after the verb or its auxiliary."""
        found = inverted_subject(self.plain, sentence, verb)
        return self.pronoun(*found) if found else None

    def after(self, sentence: Sentence, verb: Word, ceiling: int) -> Speaker | None:
        """The subject to the right of a verb, as in «, a déclaré X»."""
        phrases = self.phrases_in(verb.end, ceiling)
        for word in sentence.words[verb.index + 1 : verb.index + 4]:
            pointed = self._pointing.beginning(word.start)
            if pointed and word.start < ceiling:
                return Speaker(pointed.entity, pointed.start, pointed.end)
        found = subject_after(sentence, verb, ceiling, phrases)
        if found is None:
            return None
        if not isinstance(found, Phrase):
            return self.unknown(sentence, found)
        several = is_plural(sentence, verb)
        plain = self._document.plain
        return self.together(joined_after(plain, phrases, found) if several else [found])

    def incise_subject(self, sentence: Sentence, verb: Word, ceiling: int) -> Speaker | None:
        """The subject after a verb that stands behind a comma or a closing mark."""
        if inverted_subject(self.plain, sentence, verb):
            return None
        start = group_start(sentence, verb)
        before = self._document.plain[sentence.start : start].rstrip()
        if not before.endswith((",", "»", '"', "”", "?", "!")):
            return None
        if self._adjacent(sentence, verb, start, sentence.start):
            return None
        return self.after(sentence, verb, ceiling)

    def pronoun(self, pronoun: str, word: Word) -> Speaker:
        """Whom a pronoun means: the last subject or speaker that fits in gender and number."""
        known = None if pronoun == "on" else self._antecedents.find(pronoun, word.start)
        if known is None and pronoun in ("ils", "elles"):
            known = self._several(word)
        return Speaker(known, word.start, word.end, pronoun=True)

    def source(self, pronoun: str, word: Word, sentence: Sentence) -> Speaker:
        """Whom «selon lui» or «a-t-il dit» means: who spoke in the sentence before, if that fits.

        What is said tells of others: who says it does not call himself by his name.
        """
        last = self._antecedents.last_speaker(sentence)
        here = self._document.outer_at(last.start) if last else None
        before = self._document.before(sentence)
        near = here is not None and before is not None and here.index == before.index
        if last and near and self._antecedents.agrees(last.entity, pronoun):
            return Speaker(last.entity, word.start, word.end, pronoun=True)
        return self.pronoun(pronoun, word)

    def adjacent(self, sentence: Sentence, verb: Word) -> Speaker | None:
        """The phrase that stands as subject directly before a verb."""
        return self._adjacent(sentence, verb, group_start(sentence, verb), sentence.start)

    def _adjacent(
        self, sentence: Sentence, verb: Word, start: int, floor: int, inside: bool = True
    ) -> Speaker | None:
        found = self._before.adjacent(sentence, start, floor, inside)
        if found is None or not is_plural(sentence, verb):
            return self.of(found) if found else None
        phrases = self.phrases_in(floor, start)
        return self.together(joined_before(self._document.plain, phrases, found))

    def listed(self, phrase: Phrase, ceiling: int) -> Speaker:
        """Who is named by a phrase and by those that «et» joins to it."""
        phrases = self.phrases_in(phrase.start, ceiling)
        return self.together(closed_list(self._document.plain, phrases, phrase, ceiling))

    def together(self, phrases: list[Phrase]) -> Speaker:
        """One speaker of all these."""
        return together(self._entities, self._document.plain, phrases, self.of)

    def _by_parse(self, sentence: Sentence, verb: Word, floor: int) -> Speaker | None:
        for head in verbs_above(sentence, verb):
            for word in sentence.words:
                if word.head == head.index and word.dependency.startswith(("nsubj", "expl:subj")):
                    if word.start < floor or word.start > verb.start:
                        continue
                    return self._subject(sentence, word)
        return None

    def _of_chain(self, sentence: Sentence, start: int, floor: int) -> Speaker | None:
        head = head_of_chain(sentence, start, floor)
        return self._subject(sentence, head) if head else None

    def _subject(self, sentence: Sentence, word: Word) -> Speaker | None:
        if word.lower in PRONOUNS:
            return self.pronoun(word.lower, word)
        if word.lower in _NOBODY:
            return None
        if word.lower == "qui":
            return self._antecedent_of_relative(sentence, word)
        first = bisect_left(self._starts, word.start)
        for one in self._top[max(0, first - _NEAR) : first + _NEAR]:
            if one.outer <= word.start < one.end:
                return self.of(one)
        if word.tag not in ("NOUN", "PROPN") or word.lower in _POINTING:
            return None
        return self.unknown(sentence, word)

    def _antecedent_of_relative(self, sentence: Sentence, word: Word) -> Speaker | None:
        """«dans le document, qui …»: the phrase just before, whatever governs it."""
        for one in reversed(self.phrases_in(sentence.start, word.start)):
            gap = self._document.plain[one.end : word.start].strip()
            return self.of(one) if gap in ("", ",") else None
        return None

    def pointed(self, start: int, end: int) -> Speaker | None:
        """«celui-ci», «ce dernier» and the like, just before an offset."""
        found = self._pointing.ending(start, end)
        return Speaker(found.entity, found.start, found.end) if found else None

    def unknown(self, sentence: Sentence, word: Word) -> Speaker | None:
        """A subject that no lexicon knows: its noun with adjectives and names beside it."""
        end = label_end(sentence, word, self.phrases_in(word.end, sentence.end))
        label = self._document.plain[word.start : end]
        meant = self._spoken_for.noun(sentence, word, end)
        return Speaker(meant or self._entities.named(label, word.start, end), word.start, end)

    def _several(self, pronoun: Word) -> Entity | None:
        """«Les syndicats …, estiment-ils»: the last subject in the plural that no lexicon knows."""
        sentence = self._document.sentence_at(pronoun.start)
        near = [sentence, self._document.before(sentence)] if sentence else []
        for other in near:
            word = plural_subject(other, pronoun.start) if other else None
            found = self.unknown(other, word) if other and word else None
            if found:
                return found.entity
        return None

    def of(self, phrase: Phrase) -> Speaker:
        """The speaker that a phrase names."""
        meant = self._pointing.interlocutor(phrase) or self._spoken_for.entity(phrase)
        entity = meant or self._entities.speaker(phrase)
        return Speaker(entity, phrase.start, phrase.end)


def _again(found: Mention | None) -> Speaker | None:
    return Speaker(found.entity, found.start, found.end, pronoun=True) if found else None
