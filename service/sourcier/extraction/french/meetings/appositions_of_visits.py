"""Who is on a visit, by where the noun stands: «X, en visite à Y, …», «X est en déplacement à Y».

The one nearest before is meant, whatever governs it: «s'est entretenu avec X, en visite à Y».
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.participation_patterns import CLAUSE
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_ON = re.compile(
    r"(?:\s*,)?\s*(?:(?:qui )?(?:est|sont|était|étaient|sera|seront|se trouve|se trouvait)\s+)?"
    r"(?:(?:actuellement|alors|toujours|lui-même|elle-même|également|aussi|depuis \w+|\w+di|"
    r"aujourd'hui|hier|attendue?s?|arrivée?s?)\s+)*(?:en|pour une|en pleine)\s+(?:\w+\s+)?"
)
_FRONTED = re.compile(r"\W*(?:actuellement |alors )?en (?:\w+ )?", re.IGNORECASE)


class AppositionsOfVisits:
    """Reads them in one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Those on one visit."""
        if frame.family != "visit" or frame.verbal:
            return
        plain = self._document.plain
        if _FRONTED.fullmatch(plain[sentence.start : frame.start]):
            yield Found(self._subject_after(sentence, frame), "on-visit")
            return
        for one in reversed(self._speakers.phrases_in(sentence.start, frame.start)):
            if not _ON.fullmatch(plain[one.end : frame.start]):
                return
            if one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE):
                yield Found([one], "on-visit")
            return

    def _subject_after(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«En visite à Y, X a …»: the subject of the main clause."""
        for one in self._speakers.phrases_in(frame.end, sentence.end):
            before = self._document.plain[frame.end : one.outer]
            if CLAUSE.search(before):
                return []
            if one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE) and not one.preposition:
                near = before.rstrip().endswith(",")
                return self._lists.follow(one, sentence.end) if near else []
        return []
