"""Whom «nous» and «je» mean inside a quotation: whoever says it, in the sentence around it.

A spokesperson who says «nous» speaks for others, and is nobody who met.
"""

from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.subjects_ahead import is_somebody
from sourcier.extraction.french.people.entities import Actor
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.quotations import Quotation

_FIRST = frozenset(("nous", "je", "j'"))
_BETWEEN = frozenset(("ne", "n'", "l'", "les", "le", "la", "lui", "leur", "y", "en", "me", "m'"))
_GROUP = 6
"""Words of a verb, its auxiliaries and pronouns."""
_NEAR = 8
"""Words between the mark and the verb of saying behind it."""


def is_first_person(sentence: Sentence, word: Word) -> bool:
    """Whether «nous» or «je» is the subject right before a verb and its auxiliaries."""
    for one in reversed(sentence.words[max(0, word.index - _GROUP) : word.index]):
        if one.lower in _FIRST:
            return True
        if one.tag not in ("AUX", "ADV", "VERB") and one.lower not in _BETWEEN:
            return False
    return False


class QuotedSubjects:
    """Finds them in one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document, self._speakers = document, speakers

    def find(self, word: Word) -> list[Item]:
        """The speaker of the quotation in which a word stands."""
        outer = self._document.outer_at(word.start)
        marks = outer.quotations if outer else ()
        mark = next((one for one in marks if one.contains(word.start)), None)
        said = self._said_by(outer, mark) if outer and mark else None
        if said is None or said.entity is None:
            return []
        for one in self._speakers.phrases_in(said.start, said.end + 1):
            if one.start == said.start:
                return [one] if is_somebody(one) else []
        person = said.entity.type == "person"
        return [Actor(said.entity, word.start, word.end)] if person else []

    def _said_by(self, outer: Sentence, mark: Quotation) -> Speaker | None:
        """«« … », a dit X», «X a dit : « … »»."""
        for verb in outer.words_from(mark.end, _NEAR):
            if is_reporting(verb):
                return self._speakers.inverted(outer, verb) or self._speakers.after(
                    outer, verb, outer.end
                )
        before = outer.words[: outer.at(mark.start)]
        said = next((one for one in reversed(before) if is_reporting(one)), None)
        return self._speakers.before(outer, said, outer.start) if said else None
