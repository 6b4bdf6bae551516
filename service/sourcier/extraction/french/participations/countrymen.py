"""Whom «la diplomate française» means: the one person told of who comes for that country.

Those just met go before all others; nobody is meant where two would fit.
"""

from collections.abc import Sequence

from sourcier.extraction.french.people.entities import Actor, Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons

_ANYBODY = words("met_before_anybody")
_OF_ALL = frozenset(("homme", "femme", "responsable", "interlocuteur", "interlocutrice"))


class Countrymen:
    """Finds them in one document."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities

    def of(self, one: Phrase, there: Sequence[Entity]) -> list[Actor]:
        """Whom such a phrase means; `there` are those of the meetings told of just before."""
        if one.plural or not one.definite or one.head not in _ANYBODY or not one.references:
            return []
        countries = {ref.key for ref in one.references}
        met = list({entity.key: entity for entity in there}.values())
        told = [entity for entity in self._entities if entity.spans[0][0] < one.start]
        for group in (met, told):
            found = [entity for entity in group if self._may_be(entity, one, countries)]
            if found:
                return [Actor(found[0], one.start, one.end)] if len(found) == 1 else []
        sent = [entity for entity in met if self._is_sent_by_nobody(entity, one)]
        return [Actor(sent[0], one.start, one.end)] if len(sent) == 1 else []

    def _may_be(self, entity: Entity, one: Phrase, countries: set[str]) -> bool:
        """Whether such words can mean somebody: a diplomat is no head of state."""
        if entity.type != "person" or not entity.country or entity.country.text not in countries:
            return False
        leads = self._entities.is_holder(entity, "dirigeant")
        return leads is (one.head.startswith(("dirigeant", "leader"))) or one.head in _OF_ALL

    def _is_sent_by_nobody(self, entity: Entity, one: Phrase) -> bool:
        """«L'émissaire de l'ONU, X, … Le diplomate chilien»: X, whose country is not said."""
        stateless = entity.type == "person" and entity.country is None
        offices = lexicons().roles.kinds.get(one.head, ())
        return stateless and self._entities.offices.holds_any(entity, offices)
