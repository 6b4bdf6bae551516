"""Who takes part in what a noun or a participle beside «être» tells: guests, hosts, those awaited.

«X était l'invité de Y», «Y a eu X pour hôte», «X est attendu à Z», «passe une heure avec X», «dit
par téléphone à X que …».
"""

from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.text.analysis import Sentence, Word

_SUBJECT = "subject-of-meeting-verb"


class GuestParticipants:
    """Reads them in one document."""

    def __init__(self, lists: PhraseLists, clauses: Clauses) -> None:
        self._lists, self._clauses = lists, clauses

    def find(self, sentence: Sentence, frame: Frame, word: Word) -> Iterator[Found]:
        """Those of one frame whose verb, `word`, no lexicon has."""
        if frame.verb == "être l'hôte":
            verb = next((one for one in reversed(sentence.words[: word.index]) if one.finite), word)
            yield Found(self._clauses.subject(sentence, verb), _SUBJECT)
            yield Found(self._lists.after(sentence, frame.end, "de"), "host-of-guest")
        elif frame.verb in ("attendre", "passer", "dire au téléphone"):
            yield Found(self._clauses.subject(sentence, word), _SUBJECT)
        if frame.verb == "passer":
            yield Found(self._lists.after(sentence, frame.end, "avec"), "with-of-meeting-verb")
        elif frame.verb == "dire au téléphone":
            yield Found(self._lists.after(sentence, frame.end, "à"), "to-of-meeting-verb")
