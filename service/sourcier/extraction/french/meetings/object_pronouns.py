"""Those whom a verb of meeting has for an object as a pronoun: «l'a reçu», «lui a rendu visite».

The pronoun never means the subject of its own clause; it means the person nearest before who is
not, the subject of a clause before the others. «avec lui», «avec elle» mean the same.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.participations.relatives import antecedent
from sourcier.extraction.french.people.entities import Actor, Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word

_SINGULAR = {"object": ("le", "la", "l'"), "to": ("lui",)}
_SEVERAL = {"object": ("les",), "to": ("leur",)}
_FAR = 3
_AFTER = re.compile(
    r"(?:\s(?!et\b|mais\b|que\b|qui\b)[\w'-]+){0,6}?\savec (?P<pronoun>lui|elle|eux|elles)"
    r"(?=[\s,.;]|$)"
)
_GUEST = re.compile(
    r"\b(?:l[ea] |l'|son |sa |(?:cet|ce) )(?:illustre |même )?"
    r"(?P<noun>visiteu(?:r|se)|hôte(?:sse)?|invitée?|interlocut(?:eur|rice))\b(?! d[eu]\b| d'|,)",
    re.IGNORECASE,
)
_MET = re.compile(r"-of-meeting-verb$|^between$|^possessive")
_FEMININE_GUEST = re.compile(r"(?:euse|esse|ée|rice)$")
_FEMININE_PARTICIPLE = re.compile(r"(?:ée|ie|ue|te|se)s?$")


class ObjectPronouns:
    """Reads them in one document."""

    def __init__(
        self, document: Document, entities: Entities, speakers: Speakers, lists: PhraseLists
    ) -> None:
        self._document, self._entities = document, entities
        self._speakers, self._lists = speakers, lists

    def of_verb(self, sentence: Sentence, word: Word, who: str, subject: list[Item]) -> list[Item]:
        """Whom the pronoun before a verb means, or the one after it behind «avec»."""
        after = _AFTER.match(self._document.plain, word.end) if who == "with" else None
        if after:
            return self._meant(sentence, after.start("pronoun"), after["pronoun"], subject)
        related = antecedent(self._document, self._speakers, sentence, word.start, who)
        if related:
            return [related]
        clitic = self._clitic(sentence, word, who)
        if clitic is None:
            return []
        if clitic.lower in _SEVERAL[who]:
            return self._lists.plural_before(sentence, clitic.start)
        gender = "elle" if clitic.lower == "la" else "lui" if clitic.lower == "le" else ""
        if clitic.lower == "l'" and _FEMININE_PARTICIPLE.search(word.lower):
            gender = "elle"
        return self._meant(sentence, clitic.start, gender, subject)

    def guest(self, sentence: Sentence, start: int, end: int, others: list[Item]) -> list[Item]:
        """«la visiteuse», «son hôte»: whoever was named last before, and is not one of `others`."""
        match = _GUEST.search(self._document.plain, start, min(end, sentence.end))
        if not match or self._people(start, match.start()):
            return []
        gender = "elle" if _FEMININE_GUEST.search(match.group()) else ""
        return self._just_met(match, others) or self._meant(
            sentence, match.start("noun"), gender, others
        )

    def _just_met(self, match: re.Match[str], others: list[Item]) -> list[Item]:
        """The one other who met at the meeting told just before: not who was only present."""
        taken = {actor.entity.key for actor in self._lists.actors(others)}
        last = self._lists.antecedents.last
        met = (
            [one.actor.entity for one in last.participations if _MET.search(one.rule)]
            if last
            else []
        )
        left = [one for one in met if one.key not in taken and one.type == "person"]
        start, end = match.span("noun")
        there = taken & {one.key for one in met}
        return [Actor(left[0], start, end)] if there and len(left) == 1 else []

    def _clitic(self, sentence: Sentence, word: Word, who: str) -> Word | None:
        """The object pronoun before a verb and its auxiliary, adverbs apart."""
        wanted = (*_SINGULAR.get(who, ()), *_SEVERAL.get(who, ()))
        for one in reversed(sentence.words[max(0, word.index - 5) : word.index]):
            if one.lower in wanted and one.tag not in ("DET", "ADP"):
                return one
            if one.lower in wanted and one.index == word.index - 1 and word.finite:
                return one
            if one.tag not in ("AUX", "ADV", "PRON") and one.lower not in ("y", "en", "a", "ont"):
                return None
        return None

    def _meant(
        self, sentence: Sentence, position: int, pronoun: str, subject: list[Item]
    ) -> list[Item]:
        """The nearest before who fits and is not the subject."""
        taken = {actor.entity.key for actor in self._lists.actors(subject)}
        if pronoun in ("eux", "elles"):
            return self._lists.plural_before(sentence, position)
        for entity in self._before(sentence, position):
            fits = (
                entity.feminine is None or pronoun == "" or entity.feminine is (pronoun == "elle")
            )
            if entity.key not in taken and fits:
                return [Actor(entity, position, position + 1)]
        return []

    def _before(self, sentence: Sentence, position: int) -> Iterator[Entity]:
        """The people before a position: those of its sentence, then of those before it."""
        here = [one for one in self._people(sentence.start, position) if one.end <= position]
        first = [one for one in here[:1] if not one.preposition]
        yield from (self._entities.speaker(one) for one in [*first, *reversed(here)])
        other, steps = self._document.outer_before(sentence), 0
        while other is not None and steps < _FAR:
            yield from self._subject_pronoun(other)
            ordered = sorted(self._people(other.start, other.end), key=_rank)
            yield from (self._entities.speaker(one) for one in ordered)
            other, steps = self._document.outer_before(other), steps + 1

    def _subject_pronoun(self, sentence: Sentence) -> Iterator[Entity]:
        """«Il était accompagné de Y. X l'a reçu»: whom the subject of a sentence before means."""
        for word in sentence.words:
            if word.lower in ("il", "elle") and word.dependency.startswith("nsubj"):
                entity = self._speakers.pronoun(word.lower, word).entity
                if entity is not None and entity.type == "person":
                    yield entity
                return

    def _people(self, start: int, end: int) -> list[Phrase]:
        return [
            one
            for one in self._speakers.phrases_in(start, end)
            if one.kind is PhraseKind.PERSON and not one.nested
        ]


def _rank(one: Phrase) -> tuple[int, int]:
    """Whoever no preposition governs comes first, then whoever stands last."""
    return (1 if one.preposition in ("de", "selon", "pour", "sur") else 0, -one.start)
