"""«le quotidien X» speaks as X, whether a lexicon has that name or not."""

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.channel_names import medium_called
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.lexicon import words

_NOUNS = words("spoken_for_media")


def named_medium(document: Document, entities: Entities, phrase: Phrase) -> Entity | None:
    """The medium whose name stands behind the noun that is the phrase, or None."""
    if phrase.head not in _NOUNS or phrase.plural:
        return None
    found = medium_called(document, phrase.start)
    if found is None or found.start < phrase.end:
        return None
    for one in entities.phrases:
        if one.kind is PhraseKind.MEDIA and one.start == found.start:
            return entities.speaker(one)
    return entities.named(found.text, found.start, found.end)
