"""Whoever announces what others agreed on in his own country has received them there.

«a annoncé le Premier ministre X, après une rencontre à Y entre A et B»: only where Y lies in the
country of X, and nobody else of that country is one of those who met.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_ANNOUNCING = frozenset(("annoncer", "proclamer", "révéler"))
_AFTER = re.compile(
    r",?\s(?:(?:\w+di|dimanche|hier)(?: soir)?,? )?"
    r"(?:après|au terme d(?:e |u |')|à l'issue d(?:e |u |'))\s?"
    r"(?:une? |la |l'|le |cette |ces |plusieurs |des )?(?:[\w-]+ ){0,2}$"
)
_SEVERAL = 2
"""People or countries that have met, besides whoever announces it."""


class AnnouncingHosts:
    """Reads them in one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document, self._speakers = document, speakers

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """The host of one meeting, where the sentence names him as the one who tells of it."""
        if frame.verbal or frame.country is None or len(frame.keys) < _SEVERAL:
            return
        for one in self._speakers.phrases_in(sentence.start, frame.start)[-1:]:
            home = frame.country.text
            if self._announces(sentence, one, frame) and self._is_at_home(one, frame, home):
                yield Found([one], "announces-as-host", host=True, mode="in_person")

    def _announces(self, sentence: Sentence, one: Phrase, frame: Frame) -> bool:
        """«a annoncé X, après une rencontre …»: the verb right before the name."""
        if not one.person or not _AFTER.fullmatch(self._document.plain, one.end, frame.start):
            return False
        index = sentence.at(one.outer)
        return index > 0 and sentence.words[index - 1].is_form_of(_ANNOUNCING)

    def _is_at_home(self, one: Phrase, frame: Frame, home: str) -> bool:
        countries = {reference.key for reference in one.references}
        others = {
            part.actor.entity.country.text for part in frame.present if part.actor.entity.country
        }
        return home in countries and home not in others
