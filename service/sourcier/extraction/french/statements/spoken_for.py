"""Phrases that speak for somebody they do not name: «la même source», «le Norvégien»."""

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.pronoun_antecedents import Antecedents
from sourcier.extraction.french.text.analysis import Document


class SpokenFor:
    """Finds whom they mean in one document."""

    def __init__(self, document: Document, entities: Entities, antecedents: Antecedents) -> None:
        self._document = document
        self._entities = entities
        self._antecedents = antecedents

    def entity(self, phrase: Phrase) -> Entity | None:
        """Whom the phrase means, or None where it names its entity itself."""
        return self._same_source(phrase) or self._this_one(phrase) or self._national(phrase)

    def _same_source(self, phrase: Phrase) -> Entity | None:
        """«la même source»: who spoke last."""
        label = self._document.plain[phrase.start : phrase.end]
        sentence = self._document.sentence_at(phrase.start)
        if phrase.head != "source" or not label.startswith("même") or sentence is None:
            return None
        found = self._antecedents.last_speaker(sentence)
        return found.entity if found else None

    def _this_one(self, phrase: Phrase) -> Entity | None:
        """«ce responsable»: the nameless one who spoke last."""
        sentence = self._document.sentence_at(phrase.start)
        if phrase.kind is not PhraseKind.OFFICE or phrase.plural or sentence is None:
            return None
        if phrase.determiner not in ("ce", "cet", "cette") and not self._follows_this(phrase):
            return None
        found = self._antecedents.last_speaker(sentence)
        nameless = found is not None and found.entity.type == "office"
        return found.entity if found is not None and nameless else None

    def _follows_this(self, phrase: Phrase) -> bool:
        before = self._document.plain[max(0, phrase.start - 6) : phrase.start].lower()
        return before.endswith((" ce ", " cet ", " cette ")) or before.lstrip() in (
            "ce ",
            "cet ",
            "cette ",
        )

    def _national(self, phrase: Phrase) -> Entity | None:
        """«le Français»: a person of that country, or nobody known, but not the country."""
        demonym = self._document.terms_in(phrase.start, phrase.end, "demonym")
        if phrase.kind is not PhraseKind.COUNTRY or not demonym:
            return None
        if phrase.determiner not in ("le", "la", "l'", "un", "une"):
            return None
        pronoun = "elle" if phrase.determiner in ("la", "une") else "il"
        known = self._antecedents.find(pronoun, phrase.start)
        country = known.country.text if known and known.country else ""
        if known and known.type == "person" and country in ("", phrase.references[0].key):
            return known
        label = self._document.plain[phrase.start : phrase.end]
        return self._entities.named(label, phrase.start, phrase.end)
