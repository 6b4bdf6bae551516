"""Whom a relative clause brings to the meeting named just before it: «la réunion à laquelle X …».

The meeting is the noun nearest before the pronoun; a clause about anything else brings nobody.
"""

import re
from collections.abc import Iterator, Sequence

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.modes import REMOTELY
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.text.analysis import Document, Sentence

_PRONOUN = re.compile(
    r"\b(?:à|dans|lors de|cours de) (?:laquelle|lesquelles)|\b(?:aux?|du|des)quel(?:le)?s?\b|"
    r"\b(?:y|où) (?=sont|seront|étaient)|(?<=,) où (?=l[ea] |l'|M\.|Mme |[A-ZÀ-Þ])"
)
_ADVERB = r"(?:également |aussi |notamment |entre autres |brièvement |lui-même |elle-même )?"
_COMES = re.compile(
    r"\s*(?:sont|seront|ont été|étaient|avai(?:t|ent) été|doi(?:t|vent)|devrai(?:t|ent)|ont|"
    rf"avai(?:t|ent)|aura|auront|a|est|était|sera)?\s*{_ADVERB}"
    r"(?:conviée?s?|invitée?s?|attendue?s?|représentée?s?|annoncée?s?|présente?s?|intervenue?s?|"
    r"connectée?s?|reliée?s?|associée?s?|"
    r"particip(?:e|ent|era|eront|ait|aient|é|er)|assist(?:e|ent|era|eront|ait|aient|é|er)|"
    r"pris part|pren(?:d|nent|dra|dront|dre|ait|aient) part|"
    rf"interv(?:ient|iennent|iendra|iendront|enait|enaient|enir))\s+{_ADVERB}"
)
_SPEAKS = re.compile(
    r"\s*,?\s*(?:est|sont|était|étaient|a|ont|avai(?:t|ent)|s'est|se sont|s'étai(?:t|ent))? ?"
    rf"{_ADVERB}(?:{REMOTELY} )?(?:intervenue?s?|pris la parole|exprimée?s?|"
    r"interv(?:ient|iennent|iendra|iendront|enait|enaient)|"
    r"pren(?:d|nent|dra|dront|ait|aient) la parole|prononc\w+ (?:un|le|son) |"
    r"(?:discut|examin|évoqu|abord|échang|parl|débatt)(?:e|é|u|ent|ra|ront|era|eront|ait|aient)\b)"
)
_SAW = re.compile(
    r"(?<=,) qui (?:a|avait|aura|devrait avoir|avait déjà) (?:vu|enregistré|connu|noté) la "
    r"(?:participation|présence|venue) (?:notamment |entre autres |également )?(?=d)"
)
"""«la conférence, qui avait vu la participation de X»: those who came to it."""
_CHAIRED = re.compile(
    r"(?<=,) qu(?:e |')(?:co-?)?(?:présid|accueill)(?:ait|aient|e|ent|era|eront) "
)
_FARTHEST = 160
"""Characters between a meeting and the pronoun that means it."""


class RelativeParticipants:
    """Reads the relative clauses of one document."""

    def __init__(self, document: Document, lists: PhraseLists) -> None:
        self._document, self._lists = document, lists

    def find(self, sentence: Sentence, frames: Sequence[Frame]) -> Iterator[tuple[Frame, Found]]:
        """Those who come, are awaited or speak there, each with the meeting."""
        plain = self._document.plain
        for match in _PRONOUN.finditer(plain, sentence.start, sentence.end):
            meeting = _before(frames, match.start())
            if meeting is None:
                continue
            verb = _COMES.match(plain, match.end(), sentence.end)
            if verb:
                coming = self._lists.after(sentence, verb.end())
                yield meeting, Found(coming, "invited-to-meeting")
                continue
            speaking = self._speaking(sentence, match.end())
            if speaking:
                yield meeting, Found(speaking, "speaks-at-meeting")
        yield from self._set_off(sentence, frames)

    def _speaking(self, sentence: Sentence, start: int) -> list[Item]:
        """«auquel X et Y ont parlé»: also where the parse takes Y for a clause of its own."""
        found = self._lists.direct(sentence, start)
        if found and isinstance(found[0], Phrase) and not self._speaks(sentence, found):
            found = self._lists.follow(found[0], sentence.end, closed=True)
        return found if self._speaks(sentence, found) else []

    def _speaks(self, sentence: Sentence, found: Sequence[Item]) -> bool:
        """Whether a verb of speaking follows a list."""
        return bool(found and _SPEAKS.match(self._document.plain, found[-1].end, sentence.end))

    def _set_off(
        self, sentence: Sentence, frames: Sequence[Frame]
    ) -> Iterator[tuple[Frame, Found]]:
        """«la conférence, qui avait vu la participation de X», «la réunion, que présidait X»."""
        for pattern, rule in ((_SAW, "said-to-take-part"), (_CHAIRED, "chair-of-meeting")):
            for match in pattern.finditer(self._document.plain, sentence.start, sentence.end):
                meeting = _before(frames, match.start())
                if meeting:
                    coming = self._lists.direct(sentence, match.end())
                    yield meeting, Found(coming, rule, host=pattern is _CHAIRED)

    def meant(self, sentence: Sentence, frames: Sequence[Frame], found: Found) -> Frame | None:
        """The meeting of the relative clause whose subject those found are: «…, auquel X ira»."""
        first = found.phrases[0] if found.phrases else None
        if not isinstance(first, Phrase):
            return None
        lead = self._document.plain[sentence.start : first.outer]
        pronoun = list(_PRONOUN.finditer(lead))[-1:]
        if not pronoun or lead[pronoun[0].end() :].strip():
            return None
        return _before(frames, sentence.start + pronoun[0].start())


def _before(frames: Sequence[Frame], position: int) -> Frame | None:
    """The meeting whose noun stands nearest before a position."""
    nouns = [one for one in frames if not one.verbal and one.end <= position]
    near = max(nouns, key=lambda one: one.end, default=None)
    return near if near and position - near.end <= _FARTHEST else None
