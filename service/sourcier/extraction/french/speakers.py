"""Who speaks: the subject of the reporting verb, by word order first, then by the parse.

A speaker is always an entity of the document's table; a pronoun means the last one that fits.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.entities import Entities, Entity
from sourcier.extraction.french.lexicon import words
from sourcier.extraction.french.phrases import Phrase, PhraseKind

_VERB_GROUP = words("speakers_verb_group")
_ADVERBIAL = re.compile(
    r"^[\s,]*(?:(?:pour sa part|de son côté|quant à (?:lui|elle)|à son tour|également|aussi|"
    r"lui-même|elle-même|en revanche|toutefois|cependant|par ailleurs|jeudi|vendredi|samedi|"
    r"dimanche|lundi|mardi|mercredi|hier|ce matin|ne|n'|s'|se|y|l'|le|en|qui)[\s,]*|"
    r"\([^)]{1,60}\)[\s,]*|[«\"»][\s,]*)*$",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(
    r"^\s*,\s*(?:qui|dont|où|lequel|laquelle|arrivée?|présente?|en visite|en déplacement|"
    r"interrogée?|"
    r"citée?|accompagnée?|dans|lors|à l'issue|après|au cours|sur|devant|lui-même|elle-même|"
    r"pour qui|"
    r"cet|ce|au terme|avant|par)\b[^;:«»]{2,160},\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^-?(?:t-)?(il|elle|ils|elles|on)$", re.IGNORECASE)
_NOBODY = words("speakers_nobody")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker, and the passage that says so. `entity` is None where nobody is named."""

    entity: Entity | None
    start: int
    end: int
    pronoun: bool = False


class Speakers:
    """Finds speakers in one document; remembers who spoke last, for pronouns."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self._document = document
        self._entities = entities
        self._top = [one for one in entities.phrases if not one.nested]
        self._starts = [one.start for one in self._top]

    def phrases_in(self, start: int, end: int) -> list[Phrase]:
        """Phrases at the top that lie within these offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [one for one in self._top[first:last] if one.end <= end]

    def before(self, sentence: Sentence, verb: Word, floor: int) -> Speaker | None:
        """The subject to the left of a verb, not further left than `floor`."""
        inverted = self.inverted(sentence, verb)
        if inverted:
            return inverted
        start = self._group_start(sentence, verb)
        adjacent = self._adjacent(start, floor)
        if adjacent:
            return adjacent
        return self._by_parse(sentence, verb, floor) or self._nearest(sentence, start, floor)

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
        gap_end = verb.end
        for one in self._top:
            if one.start < verb.end or one.start >= ceiling:
                continue
            gap = re.sub(r"\b(?:M|MM|Dr)\.", "", self._document.plain[gap_end : one.outer])
            if (one.preposition and one.preposition not in ("de",)) or len(gap) > 60:
                return None
            if re.search(r"[.;:«\"]|\bque\b|\bqu'", gap):
                return None
            return self._speaker(one)
        return None

    def pronoun(self, pronoun: str, word: Word) -> Speaker:
        """Whom a pronoun means: the last subject or speaker that fits in gender and number."""
        entity = self._antecedent(pronoun, word.start)
        return Speaker(entity, word.start, word.end, pronoun=True)

    def adjacent(self, sentence: Sentence, verb: Word) -> Speaker | None:
        """The phrase that stands as subject directly before a verb."""
        return self._adjacent(self._group_start(sentence, verb), sentence.start)

    def _group_start(self, sentence: Sentence, verb: Word) -> int:
        index = verb.index
        while index > 0 and _in_verb_group(sentence.words[index - 1]):
            index -= 1
        return sentence.words[index].start

    def _adjacent(self, start: int, floor: int) -> Speaker | None:
        before = self.phrases_in(floor, start)
        if not before:
            return None
        if not before[-1].preposition and _ADVERBIAL.match(self._gap(before[-1], start)):
            return self._speaker(before[-1])
        for one in before[-8:]:
            if not one.preposition and _PARENTHESIS.match(self._gap(one, start)):
                return self._speaker(one)
        return None

    def _gap(self, one: Phrase, start: int) -> str:
        return self._document.plain[one.end : start]

    def _by_parse(self, sentence: Sentence, verb: Word, floor: int) -> Speaker | None:
        for head in self._heads(sentence, verb):
            for word in sentence.words:
                if word.head == head.index and word.dependency.startswith(("nsubj", "expl:subj")):
                    if word.start < floor or word.start > verb.start:
                        continue
                    return self._subject(sentence, word)
        return None

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
            return self._adjacent(word.start, sentence.start)
        for one in self._top:
            if one.start <= word.start < one.end:
                return self._speaker(one)
        if word.tag not in ("NOUN", "PROPN"):
            return None
        return self._unknown(sentence, word)

    def _unknown(self, sentence: Sentence, word: Word) -> Speaker | None:
        """A subject that no lexicon knows: its noun with adjectives and names beside it."""
        end = word
        while end.index + 1 < len(sentence.words):
            following = sentence.words[end.index + 1]
            if following.tag not in ("ADJ", "PROPN") or following.forms:
                break
            end = following
        label = self._document.plain[word.start : end.end]
        return Speaker(self._entities.named(label, word.start, end.end), word.start, end.end)

    def _nearest(self, sentence: Sentence, start: int, floor: int) -> Speaker | None:
        for one in reversed(self._top):
            if one.end > start or one.start < floor or one.preposition:
                continue
            if one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE, PhraseKind.ORGANISATION):
                return self._speaker(one)
        return None

    def _speaker(self, phrase: Phrase) -> Speaker:
        return Speaker(self._entities.speaker(phrase), phrase.start, phrase.end)

    def of(self, phrase: Phrase) -> Speaker:
        """The speaker that a phrase names."""
        return self._speaker(phrase)

    def _antecedent(self, pronoun: str, position: int) -> Entity | None:
        plural, feminine = pronoun.endswith("s"), pronoun.startswith("elle")
        sentence = self._document.sentence_at(position)
        earlier_pronoun = self._pronoun_before(sentence, pronoun)
        if earlier_pronoun:
            return self._antecedent(pronoun, earlier_pronoun.start)
        earlier = [
            one
            for one in self._top
            if (one.end <= position and not one.plural) or (plural and one.end <= position)
        ]
        subjects = [one for one in reversed(earlier) if self._fits(one, feminine, plural)]
        if not subjects:
            return None
        return self._entities.speaker(self._best(subjects, sentence, feminine))

    def _pronoun_before(self, sentence: Sentence | None, pronoun: str) -> Word | None:
        """The same pronoun as subject of the sentence before means the same person."""
        before = self._document.before(sentence) if sentence else None
        if before is None or not before.words or pronoun not in ("il", "elle"):
            return None
        start = next((one for one in before.words[:8] if one.lower == pronoun), None)
        named = [
            one
            for one in self.phrases_in(before.start, before.end)
            if one.person and not one.preposition
        ]
        subject = start and start.dependency.startswith(("nsubj", "expl:subj"))
        return start if subject and not named else None

    def _fits(self, one: Phrase, feminine: bool, plural: bool) -> bool:
        if plural:
            return one.plural and one.kind is PhraseKind.OFFICE
        if one.kind is PhraseKind.PERSON:
            known = self._entities.speaker(one).feminine
            return known is None or known is feminine
        if one.kind is not PhraseKind.OFFICE or not one.definite:
            return False
        return feminine == (one.determiner in ("la", "une") or one.head == "source")

    def _best(self, subjects: list[Phrase], sentence: Sentence | None, feminine: bool) -> Phrase:
        """A person that is no complement, in this paragraph, before all others."""

        def rank(pair: tuple[int, Phrase]) -> tuple[int, int, int]:
            order, one = pair
            return self._distance(one, sentence), self._doubt(one, feminine), order

        return min(enumerate(subjects[:12]), key=rank)[1]

    def _distance(self, one: Phrase, sentence: Sentence | None) -> int:
        """0 for a subject of this sentence or the one before in its paragraph, and so on."""
        other = self._document.sentence_at(one.start)
        if not (sentence and other) or one.preposition not in ("", "par"):
            return 3
        if one.preposition:
            return 1
        if other.paragraph != sentence.paragraph:
            return 2
        return 0 if sentence.index - other.index <= 1 else 1

    def _doubt(self, one: Phrase, feminine: bool) -> int:
        known = self._entities.speaker(one).feminine if one.person else None
        if one.person and (known is feminine or not feminine):
            return 0
        return 1 if one.person else 2


def _in_verb_group(word: Word) -> bool:
    return word.lower in _VERB_GROUP or word.tag == "SPACE"
