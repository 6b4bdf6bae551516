"""Whom a pronoun means: of those who agree with it, whoever has the least distance and rank.

Distance counts twice the sentences outside quotations, one more for a new paragraph; rank is 0 for
subjects and speakers, 1 for objects, 2 and more for complements.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.mention_ranks import COMPLEMENT, rank_of
from sourcier.extraction.french.statements.pronoun_agreement import (
    FEMININE,
    MASCULINE,
    contradicts,
)
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_FARTHEST = 6
_FARTHEST_OF_NOUNS = 40
"""Sentences back: a noun says more of whom it means than a pronoun."""
_RECENT = 3
"""Paragraphs back to who spoke last."""
_LONGEST_CHAIN = 8
_BESIDE = 2
"""«Lors de sa visite chez X, il a dit»: X is hardly meant, whose clause it is."""
_FEMININE_HEADS = words("antecedents_feminine")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity where it stands; the lower its rank, the likelier a pronoun means it.

    `phrase` is that of a speaker without a name.
    """

    entity: Entity
    start: int
    end: int
    rank: float
    phrase: Phrase | None = None


class Antecedents:
    """Answers for one document; remembers who spoke where."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document = document
        self._entities = entities
        self._spoke: dict[int, list[Mention]] = {}

    def remember(self, sentence: int, entity: Entity, start: int, end: int) -> None:
        """That somebody spoke in a sentence, and the passage that says so."""
        phrase = self._phrase_at(start, end)
        if phrase is None and entity.type == "office":
            phrase = self._phrase_at(*min(entity.spans))
        self._spoke.setdefault(sentence, []).append(Mention(entity, start, end, 0, phrase))

    def last_speaker(
        self, sentence: Sentence, fits: Callable[[Entity], bool] | None = None
    ) -> Mention | None:
        """Who spoke last before a sentence, in its paragraph or the one before.

        Of those who fit, where that is asked, a little further back.
        """
        farthest = _RECENT if fits else 1
        for other in self._document.all_outer_before(sentence):
            if other.paragraph < sentence.paragraph - farthest:
                return None
            spoke = [
                one for one in self._spoke.get(other.index, ()) if not fits or fits(one.entity)
            ]
            if spoke:
                return max(spoke, key=lambda one: one.start)
        return None

    def fitting(self, pronoun: str, position: int, fits: Callable[[Entity], bool]) -> Entity | None:
        """The nearest entity that «il» or «elle» could mean and of which more is known."""
        sentence = self._document.sentence_at(position)
        if sentence is None:
            return None
        found: list[tuple[float, int, Entity]] = []
        near = islice(self._document.all_outer_before(sentence), _FARTHEST_OF_NOUNS)
        for step, other in enumerate((sentence, *near)):
            for one in self._candidates(other, pronoun, position):
                if fits(one.entity):
                    found.append((step + one.rank, -one.start, one.entity))
        return min(found, key=lambda one: one[:2])[2] if found else None

    def find(self, pronoun: str, position: int, links: int = _LONGEST_CHAIN) -> Entity | None:
        """The entity that «il», «elle», «ils» or «elles» means at a position.

        `links` is how many pronouns before it may be followed back.
        """
        sentence = self._document.sentence_at(position)
        if sentence is None:
            return None
        if sentence.quoted:
            sentence = self._document.outer_at(sentence.start) or sentence
        found: list[tuple[float, int, Entity]] = []
        for step, other in self._near(sentence):
            same = self._same_before(other, pronoun, position, links)
            links = links if same is None else 0
            for one in [*(same or ()), *self._candidates(other, pronoun, position)]:
                beside = other is sentence and self._is_beside(sentence, one, position)
                rank = one.rank + (_BESIDE if beside else 0)
                found.append((2 * step + rank, -one.start, one.entity))
        return min(found, key=lambda one: one[:2])[2] if found else None

    def _is_beside(self, sentence: Sentence, one: Mention, position: int) -> bool:
        """Whether it is a complement of the adverbial that opens the clause of the pronoun."""
        before = self._document.plain[sentence.start : position].rstrip()
        return one.rank >= COMPLEMENT and before.endswith(",")

    def _near(self, sentence: Sentence) -> Iterator[tuple[int, Sentence]]:
        """A sentence and those before it, each with its distance; rubrics and items add nothing."""
        steps = distance = 0
        paragraph = sentence.paragraph
        yield distance, sentence
        for other in islice(self._document.all_outer_before(sentence), _FARTHEST_OF_NOUNS):
            if any(word.finite for word in other.words):
                steps += 1
                distance += 1 + (other.paragraph != paragraph)
                paragraph = other.paragraph
            if steps > _FARTHEST:
                return
            yield distance, other

    def subject_of(self, sentence: Sentence) -> Mention | None:
        """The person or office that one sentence is about."""
        found = [
            one
            for pronoun in ("il", "elle")
            for one in [
                *(self._same_before(sentence, pronoun, sentence.end, _LONGEST_CHAIN) or ()),
                *self._candidates(sentence, pronoun, sentence.end),
            ]
        ]
        best = min(found, key=lambda one: (one.rank, -one.start), default=None)
        return best if best and best.rank < COMPLEMENT else None

    def _candidates(self, sentence: Sentence, pronoun: str, limit: int) -> Iterator[Mention]:
        for said in self._spoke.get(sentence.index, ()):
            nameless = said.entity.type == "office" and self._contradicts(said, pronoun)
            if said.start < limit and self.agrees(said.entity, pronoun) and not nameless:
                yield replace(said, rank=self._doubt(said.entity, pronoun))
        known = {said.start for said in self._spoke.get(sentence.index, ())}
        for one in self._entities.phrases_from(sentence.start, sentence.end):
            if one.end <= min(limit, sentence.end) and one.start not in known:
                yield from self._phrase(sentence, one, pronoun)

    def _contradicts(self, said: Mention, pronoun: str) -> bool:
        """Whether a speaker without a name is of the other number or gender."""
        return contradicts(self._document.plain, said.phrase, (said.start, said.end), pronoun)

    def _phrase_at(self, start: int, end: int) -> Phrase | None:
        near = self._entities.phrases_from(start, start + 1)
        return next((one for one in near if one.end <= end), None)

    def _same_before(
        self, sentence: Sentence, pronoun: str, limit: int, links: int
    ) -> list[Mention] | None:
        """Whom the same pronoun, as a subject of that sentence, means; None where there is none.

        Only the nearest such pronoun is followed, known or not: else each would ask for all others.
        """
        earlier = self._pronoun_subject(sentence, pronoun, limit) if links else None
        if earlier is None:
            return None
        entity = self.find(pronoun, earlier.start, links - 1)
        return [Mention(entity, earlier.start, earlier.end, 0)] if entity else []

    def _phrase(self, sentence: Sentence, one: Phrase, pronoun: str) -> Iterator[Mention]:
        if not sentence.covers(one.start, one.end) or not self._fits(one, pronoun):
            return
        entity = self._entities.speaker(one)
        if entity.type == "person" and not self.agrees(entity, pronoun):
            return
        rank = rank_of(self._document.plain, sentence, one) + self._doubt(entity, pronoun)
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
        if one.determiner in FEMININE:
            return "elle"
        if one.determiner in MASCULINE:
            return "il"
        if one.kind is PhraseKind.OFFICE:
            return "elle" if one.head in _FEMININE_HEADS else "il"
        return "either" if one.determiner == "l'" else ""

    def agrees(self, entity: Entity, pronoun: str) -> bool:
        """Whether a pronoun can mean an entity, by gender and number."""
        if pronoun.endswith("s"):
            return entity.type not in ("person", "country")
        return entity.feminine is None or entity.feminine is (pronoun == "elle")

    def _doubt(self, entity: Entity, pronoun: str) -> float:
        """A little for whom the pronoun may fit, but not surely."""
        if entity.type == "person":
            return 0.4 if entity.feminine is None and pronoun == "elle" else 0
        return 0.5 if entity.type == "office" else 1.2
