"""Phrases that speak for somebody they do not name: «la même source», «le Norvégien», «l'élu».

They point like pronouns, but say more of whom they mean: an office, a country, a gender.
"""

import re
from collections.abc import Callable

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.office_holders import COUNTERPARTS
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.former_selves import former_self
from sourcier.extraction.french.statements.named_media import named_medium
from sourcier.extraction.french.statements.nameless_again import introduced
from sourcier.extraction.french.statements.paper_authors import author, author_of
from sourcier.extraction.french.statements.pronoun_antecedents import Antecedents
from sourcier.extraction.french.statements.several_holders import so_called
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier_events.names import fold

_RANK = re.compile(r"\bhaute?\b|\bde (?:haut rang|premier plan|haut niveau|carrière)\b")
_AGAIN = ("ce", "cet", "cette", "ces", "ledit", "ladite")
_SAME = re.compile(r"\b(?:même|mêmes|seconde|deuxième|ce|cet|cette|ces)\s+$", re.IGNORECASE)
_SOURCES = ("source", "sources")
_FEMININE = ("la", "une", "cette", "ladite")
_DEFINITE = ("le", "la", "l'", "ce", "cet", "cette", "ledit", "ladite")
_FORMER = ("ancien", "ex-")
_OF_WOMEN = ("ancienne", "actuelle", "nouvelle", "ex-présidente", "ex-première")
_NATIONS_OF_WOMEN = ("enne", "aise", "oise", "aine", "onne", "ande")
_HEADS_OF_WOMEN = words("antecedents_feminine")
_PAPERS = words("papers")
_PERSONS = words("spoken_for_persons")


class SpokenFor:
    """Finds whom they mean in one document."""

    def __init__(self, document: Document, entities: Entities, antecedents: Antecedents) -> None:
        self._document = document
        self._entities = entities
        self._antecedents = antecedents

    def entity(self, phrase: Phrase) -> Entity | None:
        """Whom the phrase means, or None where it names its entity itself."""
        for find in _WAYS:
            found: Entity | None = find(self, phrase)
            if found:
                return found
        return None

    def noun(self, sentence: Sentence, word: Word, end: int) -> Entity | None:
        """Whom a noun that no lexicon of offices has, with its complements up to `end`, means."""
        if word.lower in _PAPERS:
            return author(self._entities, self._document.plain, word.start, sentence.end)
        former = former_self(self._antecedents, sentence, word)
        if former:
            return former
        before = sentence.words[word.index - 1].lower if word.index else ""
        rest = self._document.plain[word.end : end].split()
        if word.lower not in _PERSONS or len(rest) > 1 or before not in _DEFINITE:
            return None
        found = self._antecedents.find("elle" if before in _FEMININE else "il", word.start)
        return found if found and found.type == "person" else None

    def _paper(self, phrase: Phrase) -> Entity | None:
        """A paper says what its author says; «le communiqué», what was said last."""
        if phrase.head not in _PAPERS or phrase.plural:
            return None
        author = author_of(self._entities, self._document.plain, phrase)
        if author or phrase.determiner not in _DEFINITE:
            return author
        label = self._document.plain[phrase.start : phrase.end]
        return self._last_in_writing(phrase) if label.lower() == phrase.head else None

    def _medium(self, phrase: Phrase) -> Entity | None:
        """«le quotidien X»: the medium of that name."""
        return named_medium(self._document, self._entities, phrase)

    def _same_source(self, phrase: Phrase) -> Entity | None:
        """«la même source», «cette source»: who spoke last, a person only where nobody else did."""
        if phrase.head not in _SOURCES or not self._points(phrase):
            return None
        sources = self._last(phrase, lambda one: "source" in fold(one.label))
        return sources or self._last_in_writing(phrase) or self._last(phrase, lambda one: True)

    def _this_one(self, phrase: Phrase) -> Entity | None:
        """«ce responsable»: the nameless one who spoke last."""
        if phrase.kind is not PhraseKind.OFFICE or phrase.plural or not self._points(phrase):
            return None
        return self._last(phrase, lambda one: True, nameless=True)

    def _points(self, phrase: Phrase) -> bool:
        """Whether «ce» or «même» stands before the noun."""
        plain = self._document.plain
        noun = plain.find(phrase.head, phrase.start)
        return phrase.determiner in _AGAIN or bool(_SAME.search(plain[max(0, noun - 12) : noun]))

    def _last(
        self, phrase: Phrase, fits: Callable[[Entity], bool], nameless: bool = False
    ) -> Entity | None:
        """Who spoke last of those that fit; with `nameless`, only if that is an office."""
        sentence = self._document.sentence_at(phrase.start)
        found = self._antecedents.last_speaker(sentence, fits) if sentence else None
        if found is None or (nameless and found.entity.type != "office"):
            return None
        return found.entity

    def _last_in_writing(self, phrase: Phrase) -> Entity | None:
        """The institution or source that spoke last, one that spoke in a paper before others."""
        return self._last(phrase, self._wrote) or self._last(phrase, _is_body)

    def _wrote(self, entity: Entity) -> bool:
        """Whether a sentence that names somebody names a paper too."""
        if not _is_body(entity):
            return False
        sentences = (self._document.outer_at(start) for start, _ in entity.spans)
        return any(
            word.lower in _PAPERS for sentence in sentences if sentence for word in sentence.words
        )

    def _of_kind(self, phrase: Phrase) -> Entity | None:
        """«le diplomate», «l'élu», «le responsable chinois»: whose office is of the kind."""
        offices = lexicons().roles.kinds.get(phrase.head)
        alone = phrase.kind is PhraseKind.OFFICE and not phrase.plural and self._is_alone(phrase)
        if offices is None or not alone or phrase.determiner not in _DEFINITE:
            return None
        last = self._last(phrase, lambda one: True)
        if last and last.type == "office" and phrase.head in fold(last.label).split():
            return None
        found = self._person(phrase, lambda one: self._entities.offices.holds_any(one, offices))
        other = None if found else self._of_no_country(phrase)
        return found or (
            other if other and self._entities.offices.holds_any(other, offices) else None
        )

    def _introduced(self, phrase: Phrase) -> Entity | None:
        """«le fonctionnaire», «ce responsable»: who was introduced as «un haut fonctionnaire»."""
        if phrase.head not in lexicons().roles.kinds or phrase.determiner not in _DEFINITE:
            return None
        if phrase.kind is not PhraseKind.OFFICE or phrase.plural or not self._is_alone(phrase):
            return None
        found = introduced(self._entities.phrases, phrase)
        return self._entities.speaker(found) if found else None

    def _one_of_several(self, phrase: Phrase) -> Entity | None:
        """«le ministre», where the document has two: whom a pronoun there would mean of them."""
        if phrase.kind is not PhraseKind.OFFICE or phrase.plural or phrase.references:
            return None
        if phrase.determiner not in _DEFINITE or phrase.office_kind != "named":
            return None
        holders = [one.key for one in self._entities.holders(phrase)]
        meant = so_called(self._document, self._entities.phrases, phrase, holders)
        if not meant:
            return None
        pronoun = self._pronoun(phrase)
        return self._antecedents.fitting(pronoun, phrase.start, lambda one: one.key in meant)

    def _pronoun(self, phrase: Phrase) -> str:
        """«il» or «elle»: what could stand for the phrase."""
        if phrase.determiner != "l'":
            return "elle" if phrase.determiner in _FEMININE else "il"
        text = self._document.plain[phrase.start : phrase.end].lower()
        national = phrase.kind is PhraseKind.COUNTRY and text.endswith(_NATIONS_OF_WOMEN)
        of_women = text.startswith(_OF_WOMEN) or phrase.head in _HEADS_OF_WOMEN
        return "elle" if national or of_women else "il"

    def _former(self, phrase: Phrase) -> Entity | None:
        """«l'ancien ministre», whom nothing else introduces: the person spoken of just before."""
        text = self._document.plain[phrase.start : phrase.end].lower()
        office = phrase.kind is PhraseKind.OFFICE and not phrase.plural
        if not office or phrase.determiner not in _DEFINITE or not text.startswith(_FORMER):
            return None
        if self._entities.holders(phrase):
            return None
        if phrase.references:
            return self._person(phrase, lambda one: True) or self._of_no_country(phrase)
        found = self._antecedents.find(self._pronoun(phrase), phrase.start)
        return found if found and found.type == "person" else None

    def _counterpart(self, phrase: Phrase) -> Entity | None:
        """«son homologue» of who spoke last: the only other holder of the same office."""
        if phrase.head not in COUNTERPARTS or phrase.references or phrase.plural:
            return None
        sentence = self._document.sentence_at(phrase.start)
        last = self._antecedents.last_speaker(sentence) if sentence else None
        others = self._entities.offices.counterparts(last.entity, phrase.start) if last else []
        return others[0] if len(others) == 1 else None

    def _is_alone(self, phrase: Phrase) -> bool:
        """Whether the phrase has no words but the noun and a country."""
        rest = self._document.plain[phrase.start : phrase.end].lower()
        for one in phrase.references:
            rest = rest.replace(self._document.plain[one.start : one.end].lower(), "")
        return not _RANK.sub("", rest.replace(phrase.head, "")).strip()

    def _national(self, phrase: Phrase) -> Entity | None:
        """«le Français»: a person of that country, or nobody known, but not the country."""
        demonym = self._document.terms_in(phrase.start, phrase.end, "demonym")
        if phrase.kind is not PhraseKind.COUNTRY or not demonym:
            return None
        if phrase.determiner not in ("le", "la", "l'", "un", "une"):
            return None
        label = self._document.plain[phrase.start : phrase.end]
        found = self._person(phrase, lambda one: True) or self._of_no_country(phrase)
        return found or self._entities.named(label, phrase.start, phrase.end)

    def _of_no_country(self, phrase: Phrase) -> Entity | None:
        """Whom a pronoun there would mean, if the document says nothing of the country."""
        found = self._antecedents.find(self._pronoun(phrase), phrase.start)
        return found if found and found.type == "person" and not found.country else None

    def _person(self, phrase: Phrase, fits: Callable[[Entity], bool]) -> Entity | None:
        """The person of the country of the phrase, named before it, who fits."""
        countries = {one.key for one in phrase.references if one.kind is PhraseKind.COUNTRY}

        def is_meant(one: Entity) -> bool:
            mine = {one.country.text} if one.country else set()
            return one.type == "person" and countries <= mine and fits(one)

        either = phrase.determiner == "l'"
        found = self._antecedents.fitting(self._pronoun(phrase), phrase.start, is_meant)
        return found or (
            self._antecedents.fitting("elle", phrase.start, is_meant) if either else None
        )


def _is_body(entity: Entity) -> bool:
    return entity.type != "person" and entity.label.lower() not in words("spoken_for_vague")


_WAYS = (
    SpokenFor._medium,
    SpokenFor._paper,
    SpokenFor._same_source,
    SpokenFor._this_one,
    SpokenFor._introduced,
    SpokenFor._of_kind,
    SpokenFor._counterpart,
    SpokenFor._former,
    SpokenFor._one_of_several,
    SpokenFor._national,
)
