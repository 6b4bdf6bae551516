"""Whom a pronoun means: the subject or speaker nearby that fits, objects only where none does.

Distance counts in sentences outside quotations, one more for a new paragraph; a subject two
sentences away comes before an object one sentence away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_FARTHEST = 6
_FEMININE_HEADS = words("antecedents_feminine")
_PREPOSITIONS = words("antecedents_prepositions")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity where it stands; the lower its rank, the likelier a pronoun means it."""

    entity: Entity
    start: int
    end: int
    rank: float


class Antecedents:
    """Answers for one document; remembers who spoke where."""

    def __init__(self, document: Document, entities: Entities, phrases: Sequence[Phrase]) -> None:
        self._document = document
        self._entities = entities
        self._phrases = phrases
        self._spoke: dict[int, list[Mention]] = {}
        self._outer = [one for one in document.sentences if not one.quoted]

    def remember(self, sentence: int, entity: Entity, start: int, end: int) -> None:
        """That somebody spoke in a sentence, and the passage that says so."""
        self._spoke.setdefault(sentence, []).append(Mention(entity, start, end, 0))

    def last_speaker(self, sentence: Sentence) -> Mention | None:
        """Who spoke last before a sentence, in its paragraph."""
        for other in self._before(sentence):
            if other.paragraph != sentence.paragraph:
                return None
            if self._spoke.get(other.index):
                return max(self._spoke[other.index], key=lambda one: one.start)
        return None

    def find(self, pronoun: str, position: int) -> Entity | None:
        """The entity that «il», «elle», «ils» or «elles» means at a position."""
        sentence = self._document.sentence_at(position)
        if sentence is None:
            return None
        if sentence.quoted:
            sentence = self._around(sentence)
        found: list[tuple[float, int, Entity]] = []
        distance = 0.0
        paragraph = sentence.paragraph
        for step, other in enumerate([sentence, *self._before(sentence)]):
            if step > _FARTHEST:
                break
            if other.paragraph != paragraph:
                distance, paragraph = distance + 1, other.paragraph
            for one in self._candidates(other, pronoun, position):
                found.append((2 * (step + distance) + one.rank, -one.start, one.entity))
        return min(found, key=lambda one: one[:2])[2] if found else None

    def subject_of(self, sentence: Sentence) -> Mention | None:
        """The person or office that one sentence is about."""
        found = [
            one
            for pronoun in ("il", "elle")
            for one in self._candidates(sentence, pronoun, sentence.end)
        ]
        best = min(found, key=lambda one: (one.rank, -one.start), default=None)
        return best if best and best.rank < 2 else None

    def _around(self, inner: Sentence) -> Sentence:
        for sentence in self._outer:
            if sentence.start <= inner.start < sentence.end:
                return sentence
        return inner

    def _before(self, sentence: Sentence) -> Iterator[Sentence]:
        return (one for one in reversed(self._outer) if one.index < sentence.index)

    def _candidates(self, sentence: Sentence, pronoun: str, limit: int) -> Iterator[Mention]:
        for said in self._spoke.get(sentence.index, ()):
            if said.start < limit and self._agrees(said.entity, pronoun):
                yield replace(said, rank=self._doubt(said.entity, pronoun))
        earlier = self._pronoun_subject(sentence, pronoun, limit)
        if earlier is not None:
            entity = self.find(pronoun, earlier.start)
            if entity:
                yield Mention(entity, earlier.start, earlier.end, 0)
        for one in self._phrases:
            if sentence.start <= one.start and one.end <= min(limit, sentence.end):
                yield from self._phrase(sentence, one, pronoun)

    def _phrase(self, sentence: Sentence, one: Phrase, pronoun: str) -> Iterator[Mention]:
        if not sentence.covers(one.start, one.end) or not self._fits(one, pronoun):
            return
        entity = self._entities.speaker(one)
        if entity.type == "person" and not self._agrees(entity, pronoun):
            return
        rank = self._rank(sentence, one) + self._doubt(entity, pronoun)
        yield Mention(entity, one.start, one.end, rank)

    def _pronoun_subject(self, sentence: Sentence, pronoun: str, limit: int) -> Word | None:
        """The same pronoun, as subject earlier."""
        for word in sentence.words:
            subject = word.dependency.startswith(("nsubj", "expl:subj"))
            if word.start < limit and word.lower == pronoun and subject:
                return word
        return None

    def _fits(self, one: Phrase, pronoun: str) -> bool:
        plural = pronoun.endswith("s")
        if one.kind is PhraseKind.PERSON:
            return not plural
        if one.kind is PhraseKind.OFFICE:
            return one.plural is plural and (plural or self._gender(one) == pronoun)
        if one.kind in (PhraseKind.COUNTRY, PhraseKind.ORGANISATION):
            return not plural and not one.preposition and self._gender(one) in (pronoun, "either")
        return False

    def _gender(self, one: Phrase) -> str:
        if one.determiner in ("la", "une", "cette", "sa"):
            return "elle"
        if one.determiner in ("le", "un", "ce", "cet", "son", "du", "au"):
            return "il"
        if one.kind is PhraseKind.OFFICE:
            return "elle" if one.head in _FEMININE_HEADS else "il"
        return "either" if one.determiner == "l'" else ""

    def _agrees(self, entity: Entity, pronoun: str) -> bool:
        if pronoun.endswith("s"):
            return entity.type not in ("person", "country")
        return entity.feminine is None or entity.feminine is (pronoun == "elle")

    def _doubt(self, entity: Entity, pronoun: str) -> float:
        """A little for whom the pronoun may fit, but not surely."""
        if entity.type == "person":
            return 0.4 if entity.feminine is None and pronoun == "elle" else 0
        return 0.5 if entity.type == "office" else 1.2

    def _rank(self, sentence: Sentence, one: Phrase) -> float:
        """0 for a subject or an agent, 1 for an object, 2 for a complement of something."""
        if one.preposition == "par":
            return 0.2
        if one.nested or one.preposition or self._is_complement(sentence, one):
            return 2
        words = sentence.between(one.start, one.end)
        if any(word.dependency.startswith("nsubj") for word in words):
            return 0.3 if self._is_embedded(sentence, one) else 0
        return 0 if self._opens(sentence, one) else 1

    def _is_complement(self, sentence: Sentence, one: Phrase) -> bool:
        index = sentence.at(one.outer) - 1
        return index >= 0 and sentence.words[index].lower in _PREPOSITIONS

    def _is_embedded(self, sentence: Sentence, one: Phrase) -> bool:
        return any(
            word.lower in ("que", "qu'") and word.end <= one.start for word in sentence.words
        )

    def _opens(self, sentence: Sentence, one: Phrase) -> bool:
        """Whether no verb stands before: what a parse may miss is still a subject."""
        return not any(
            word.tag in ("VERB", "AUX") for word in sentence.words if word.end <= one.start
        )
