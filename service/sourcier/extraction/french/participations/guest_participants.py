"""Who takes part in what a noun or a participle beside «être» tells: guests, hosts, those awaited.

«X était l'invité de Y», «Y a eu X pour hôte», «X est attendu à Z», «passe une heure avec X».
"""

from typing import Protocol

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.text.analysis import Document, Sentence

_SUBJECT = "subject-of-meeting-verb"


class _Add(Protocol):
    def __call__(self, frame: Frame, phrases: list[Item], rule: str, absent: bool) -> None: ...


class GuestParticipants:
    """Reads them in one document."""

    def __init__(self, document: Document, lists: PhraseLists, clauses: Clauses) -> None:
        self._document, self._lists, self._clauses = document, lists, clauses

    def fill(self, sentence: Sentence, frame: Frame, add: _Add) -> None:
        """Gives `add` those of one frame whose verb no lexicon has."""
        word = sentence.words[sentence.at(frame.start)]
        name = frame.rule.rpartition(":")[2]
        if self._clauses.is_negated(sentence, word):
            return
        if name == "être l'hôte":
            verb = next((one for one in reversed(sentence.words[: word.index]) if one.finite), word)
            add(frame, self._clauses.subject(sentence, verb), _SUBJECT, False)
            add(frame, self._lists.after(sentence, frame.end, "de"), "host-of-guest", False)
        elif name in ("attendre", "passer"):
            add(frame, self._clauses.subject(sentence, word), _SUBJECT, False)
        if name == "passer":
            add(
                frame, self._lists.after(sentence, frame.end, "avec"), "with-of-meeting-verb", False
            )
