"""Who speaks: the subject of the reporting verb, by word order first, then by the parse.

A speaker is always an entity of the document's table; a pronoun means whom `Antecedents` says.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.noun_labels import label_end
from sourcier.extraction.french.statements.pointing_subjects import PointingSubjects
from sourcier.extraction.french.statements.pronoun_antecedents import Antecedents, Mention
from sourcier.extraction.french.statements.spoken_for import SpokenFor
from sourcier.extraction.french.statements.subjects_after import subject_after
from sourcier.extraction.french.statements.subjects_before import SubjectsBefore, group_start
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_PREPOSITIONS = words("antecedents_prepositions")
_PRONOUN = re.compile(r"^-?(?:t-)?(il|elle|ils|elles|on)$", re.IGNORECASE)
_POINTING = ("celui", "celle", "ceux", "celles")
_NOBODY = words("speakers_nobody")
_OF_NOUN = ("ADP", "DET", "NOUN", "ADJ", "PROPN", "SPACE", "NUM")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker, and the passage that says so. `entity` is None where nobody is named."""

    entity: Entity | None
    start: int
    end: int
    pronoun: bool = False


class Speakers:
    """Finds speakers in one document; remembers who spoke, for pronouns."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document = document
        self._entities = entities
        self._top = [one for one in entities.phrases if not one.nested]
        self._starts = [one.start for one in self._top]
        self._antecedents = Antecedents(document, entities, entities.phrases)
        self._pointing = PointingSubjects(document, entities, entities.phrases)
        self._before = SubjectsBefore(document, self.phrases_in)
        self._spoken_for = SpokenFor(document, entities, self._antecedents)

    def phrases_in(self, start: int, end: int) -> list[Phrase]:
        """Phrases at the top that lie within these offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [one for one in self._top[first:last] if one.end <= end]

    def medium(self, start: int, end: int) -> Phrase | None:
        """The medium named in a passage, if one is."""
        for one in self._entities.phrases:
            if one.kind is PhraseKind.MEDIA and start <= one.start and one.end <= end:
                return one
        return None

    def remember(self, sentence: int, speaker: Speaker) -> None:
        """That somebody spoke in a sentence; pronouns after it may mean them."""
        if speaker.entity:
            self._antecedents.remember(sentence, speaker.entity, speaker.start, speaker.end)

    def last(self, sentence: Sentence) -> Speaker | None:
        """Who spoke last before a sentence, in its paragraph."""
        return _again(self._antecedents.last_speaker(sentence))

    def topic(self, sentence: Sentence) -> Speaker | None:
        """Whom a sentence without speech is about."""
        return _again(self._antecedents.subject_of(sentence))

    def before(self, sentence: Sentence, verb: Word, floor: int) -> Speaker | None:
        """The subject to the left of a verb, not further left than `floor`."""
        start = group_start(sentence, verb)
        inverted = self.inverted(sentence, verb)
        if inverted:
            return self._adjacent(sentence, start, floor, inside=False) or inverted
        clitic = self._clitic(sentence, start)
        if clitic:
            return self._subject(sentence, clitic)
        pointed = self._pointing.ending(max(floor, start - 40), start)
        if pointed:
            return Speaker(pointed.entity, pointed.start, pointed.end, pronoun=True)
        adjacent = self._adjacent(sentence, start, floor)
        if adjacent:
            return adjacent
        found = self._by_parse(sentence, verb, floor) or self._chain(sentence, start, floor)
        if found:
            return found
        nearest = self._before.nearest(sentence, start, floor)
        return self._speaker(nearest) if nearest else None

    def inverted(self, sentence: Sentence, verb: Word) -> Speaker | None:
        """«a-t-il dit», «déclare-t-elle»: the pronoun after the verb or its auxiliary."""
        around = sentence.words[max(0, verb.index - 3) : verb.index + 3]
        for word in around:
            match = _PRONOUN.match(word.text)
            hyphen = self._document.plain[word.start - 1 : word.start] == "-"
            if match and (
                word.text.startswith("-") or hyphen or word.text.lower().startswith("t-")
            ):
                return self.pronoun(match.group(1).lower(), word)
        return None

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
        if isinstance(found, Phrase):
            return self._speaker(self._holder(sentence, found, phrases))
        return self.unknown(sentence, found)

    def _holder(self, sentence: Sentence, one: Phrase, phrases: list[Phrase]) -> Phrase:
        """«le préfet à la relance, X»: the name behind an office and its complement."""
        for other in phrases if one.kind is PhraseKind.OFFICE else ():
            if other.start <= one.end or not other.person or other.preposition:
                continue
            between = sentence.between(one.end, other.outer)
            commas = [word for word in between if word.text == ","]
            simple = all(word.tag in _OF_NOUN or word.text in (",", "(", ")") for word in between)
            joined = simple and len(commas) == 1 and between[-1].text == ","
            return other if joined else one
        return one

    def incise_subject(self, sentence: Sentence, verb: Word, ceiling: int) -> Speaker | None:
        """The subject after a verb that stands behind a comma or a closing mark."""
        if self.inverted(sentence, verb):
            return None
        start = group_start(sentence, verb)
        before = self._document.plain[sentence.start : start].rstrip()
        if not before.endswith((",", "»", '"', "”", "?", "!")):
            return None
        return (
            None
            if self._adjacent(sentence, start, sentence.start)
            else self.after(sentence, verb, ceiling)
        )

    def pronoun(self, pronoun: str, word: Word) -> Speaker:
        """Whom a pronoun means: the last subject or speaker that fits in gender and number."""
        known = None if pronoun == "on" else self._antecedents.find(pronoun, word.start)
        if known is None and pronoun in ("ils", "elles"):
            known = self._several(word)
        return Speaker(known, word.start, word.end, pronoun=True)

    def adjacent(self, sentence: Sentence, verb: Word) -> Speaker | None:
        """The phrase that stands as subject directly before a verb."""
        return self._adjacent(sentence, group_start(sentence, verb), sentence.start)

    def _clitic(self, sentence: Sentence, start: int) -> Word | None:
        index = sentence.at(start) - 1
        word = sentence.words[index] if index >= 0 else None
        found = word is not None and word.lower in ("il", "elle", "ils", "elles", "on")
        return word if found else None

    def _adjacent(
        self, sentence: Sentence, start: int, floor: int, inside: bool = True
    ) -> Speaker | None:
        found = self._before.adjacent(sentence, start, floor, inside)
        return self._speaker(found) if found else None

    def _by_parse(self, sentence: Sentence, verb: Word, floor: int) -> Speaker | None:
        for head in self._heads(sentence, verb):
            for word in sentence.words:
                if word.head == head.index and word.dependency.startswith(("nsubj", "expl:subj")):
                    if word.start < floor or word.start > verb.start:
                        continue
                    return self._subject(sentence, word)
        return None

    def _chain(self, sentence: Sentence, start: int, floor: int) -> Speaker | None:
        """«L'entourage du ministre fait …»: the first noun of the chain before the verb."""
        chain: list[Word] = []
        for word in reversed(sentence.between(floor, start)):
            if word.tag not in (*_OF_NOUN, "X") or word.finite:
                break
            chain.insert(0, word)
        while chain and chain[0].tag == "SPACE":
            chain = chain[1:]
        if not chain or chain[0].tag == "ADP" or chain[0].lower in _PREPOSITIONS:
            return None
        head = next((one for one in chain if one.tag in ("NOUN", "PROPN")), None)
        return self._subject(sentence, head) if head else None

    def _heads(self, sentence: Sentence, verb: Word) -> list[Word]:
        heads = [verb]
        while len(heads) < 4 and heads[-1].dependency in ("conj", "xcomp", "aux:tense", "advcl"):
            heads.append(sentence.words[heads[-1].head])
        return heads

    def _subject(self, sentence: Sentence, word: Word) -> Speaker | None:
        if word.lower in ("il", "elle", "ils", "elles"):
            return self.pronoun(word.lower, word)
        if word.lower in _NOBODY:
            return None
        if word.lower == "qui":
            return self._antecedent_of_relative(sentence, word)
        for one in self._top:
            if one.start <= word.start < one.end:
                return self._speaker(one)
        if word.tag not in ("NOUN", "PROPN") or word.lower in _POINTING:
            return None
        return self.unknown(sentence, word)

    def _antecedent_of_relative(self, sentence: Sentence, word: Word) -> Speaker | None:
        """«dans le document, qui …»: the phrase just before, whatever governs it."""
        for one in reversed(self.phrases_in(sentence.start, word.start)):
            gap = self._document.plain[one.end : word.start].strip()
            return self._speaker(one) if gap in ("", ",") else None
        return None

    def pointed(self, start: int, end: int) -> Speaker | None:
        """«celui-ci», «ce dernier» and the like, just before an offset."""
        found = self._pointing.ending(start, end)
        return Speaker(found.entity, found.start, found.end) if found else None

    def unknown(self, sentence: Sentence, word: Word) -> Speaker | None:
        """A subject that no lexicon knows: its noun with adjectives and names beside it."""
        end = label_end(sentence, word, self.phrases_in(word.end, sentence.end))
        label = self._document.plain[word.start : end]
        return Speaker(self._entities.named(label, word.start, end), word.start, end)

    def _several(self, pronoun: Word) -> Entity | None:
        """«Les syndicats …, estiment-ils»: the last subject in the plural that no lexicon knows."""
        sentence = self._document.sentence_at(pronoun.start)
        near = [sentence, self._document.before(sentence)] if sentence else []
        for other in near:
            for word in other.words if other else ():
                subject = word.tag == "NOUN" and word.dependency.startswith("nsubj")
                before = other.words[max(0, word.index - 3) : word.index] if other else ()
                plural = any(one.lower in ("les", "des", "ces", "leurs", "ses") for one in before)
                if subject and plural and word.end <= pronoun.start and other:
                    found = self.unknown(other, word)
                    return found.entity if found else None
        return None

    def _speaker(self, phrase: Phrase) -> Speaker:
        entity = self._spoken_for.entity(phrase)
        if entity:
            return Speaker(entity, phrase.start, phrase.end)
        return Speaker(self._entities.speaker(phrase), phrase.start, phrase.end)

    def of(self, phrase: Phrase) -> Speaker:
        """The speaker that a phrase names."""
        return self._speaker(phrase)


def _again(found: Mention | None) -> Speaker | None:
    return Speaker(found.entity, found.start, found.end, pronoun=True) if found else None
