"""Who takes part by what is said of a meeting: «sa participation à la réunion», «elle incluait X».

A verb of comprising brings people; what else talks include may only be what they are about.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.participation_patterns import CLAUSE
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.participations.subjects_ahead import SubjectsAhead, is_somebody
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_COMPRISES = re.compile(
    r"(?: (?!que?\b|qui\b|avec\b|entre\b)[\w'-]+){0,6}?,?\s(?:qui )?"
    r"(?:(?:a|ont|avait|avaient|aura|auront) (?:également |aussi |notamment )?"
    r"(?:inclus|associé|impliqué|compris|fait intervenir|mis en présence)|"
    r"inclu(?:t|ent|ait|aient|ra|ront|ant)|associ(?:e|ent|ait|aient|era|eront|ant)|"
    r"impliqu(?:e|ent|ait|aient|era|eront|ant)|compren(?:d|ait|nent|aient|dra|dront|ant)) "
    r"(?:également |aussi |notamment |entre autres |outre )?"
)
_TAKING_PART = re.compile(
    r"\b(?:sa|leur) (?:(?:propre|prochaine|future|première) )?(?:participation|présence|venue) "
    r"(?:\w+di |dimanche |demain |prochaine |attendue |prévue )?"
    r"(?:à|au|aux|lors d(?:e|u|es))(?: (?:la|ce|cet|cette|l[ea]s)| l'|'une?)? ?(?:[\w-]+ ){0,2}$"
)
_IN_DOUBT = re.compile(
    r"\b(?:annul|report|suspen|refus|exclu|démenti|dément|conditionn|subordonn|remett|remis|"
    r"renon|déclin|écart|compromett|compromis|demand|exig|souhait|espèr|propos|interdi)\w*\s"
)
_NOT = re.compile(r"\b(?:ne |n')")


class SaidOfMeeting:
    """Reads it in one document."""

    def __init__(
        self, document: Document, speakers: Speakers, lists: PhraseLists, clauses: Clauses
    ) -> None:
        self._document, self._lists, self._clauses = document, lists, clauses
        self._ahead = SubjectsAhead(document, speakers, lists)

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Those whom the words around one noun of meeting bring to it."""
        yield Found(self._comprised(sentence, frame), "comprised-by-meeting")
        yield Found(self._taking_part(sentence, frame), "possessive-of-participation")

    def _comprised(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«les discussions incluaient X et le président de A»."""
        match = _COMPRISES.match(self._document.plain, frame.end, sentence.end)
        if match is None or frame.family == "visit":
            return []
        chain = self._lists.direct(sentence, match.end())
        first = chain[0] if chain else None
        return chain if isinstance(first, Phrase) and is_somebody(first) else []

    def _taking_part(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«X, qui se trouve à Oslo dans le cadre de sa participation à la réunion»."""
        start = max(sentence.start, frame.start - 70)
        match = _TAKING_PART.search(self._document.plain, start, frame.start)
        if match is None:
            return []
        before = sentence.words[: sentence.at(match.start())]
        verb = next((one for one in reversed(before) if one.finite), None)
        if verb is None:
            return self._ahead.find(sentence, frame)
        told = self._document.plain[max(sentence.start, verb.start - 12) : match.start()]
        barred = CLAUSE.search(self._document.plain, verb.end, match.start())
        if barred or _IN_DOUBT.search(told) or _NOT.search(told):
            return []
        return self._clauses.subject(sentence, verb)
