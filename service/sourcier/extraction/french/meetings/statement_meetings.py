"""At which meeting something was said: only where the sentence that reports it says so.

«Lors de la réunion, X a souligné …», «…, a dit X à l'issue de l'entretien», «en recevant Y, X a
promis …»; what goes on with «a-t-il ajouté» goes on there. A meeting that is only what was said
about is none at which it was said.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.statements.contents import in_quotation
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Document, Sentence

_ARTICLE = (
    r"(?:d'un |d'une |d'|de la |de l'|de |du |des |de ce |de cet |de cette |de ces |de leur |"
    r"de leurs |"
    r"de son |de sa |de ses |le |la |l'|les |ce |cet |cette |ces |un |une |leur |leurs |son |sa )"
)
_AT = re.compile(
    r"\b(?:lors|au cours|à l'issue|au terme|à l'occasion|à l'ouverture|en ouverture|à la clôture|"
    r"en clôture|en conclusion|à la fin|au début|au sortir|à la sortie|à la tribune|en préambule|"
    r"pendant|durant|devant)\s+(?:les travaux |la session |l'ouverture |la clôture |"
    r"les participants )?"
    rf"{_ARTICLE}(?:[\w-]+ ){{0,2}}$",
    re.IGNORECASE,
)
_SPEAKING_AT = re.compile(
    r"\b(?:s'exprim\w+|pren\w+ la parole|interven\w+|s'adress\w+|(?:discours|allocution|"
    r"intervention|"
    r"message|mot|déclaration)(?: d'ouverture| de clôture| inaugural\w*| liminaire)?)\s+"
    r"(?:[\w-]+ ){0,3}?(?:à la |à l'|au |aux |devant le |devant la |devant l'|dans le cadre d[eu] )"
    r"(?:[\w-]+ )?$",
    re.IGNORECASE,
)
_IN_TALK = re.compile(r"\bdans (?:un |une |cet |cette |leur |son |sa )(?:[\w-]+ )?$", re.IGNORECASE)
_IN_DOING_SO = re.compile(r"\ben (?:[\w]+ment )?$", re.IGNORECASE)
_GOING_ON = frozenset(("ajouter", "poursuivre", "conclure", "renchérir", "enchaîner"))


@dataclass(frozen=True, slots=True)
class Setting:
    """The meeting at which a statement was made, and the words that say so."""

    meeting: Frame
    start: int
    end: int
    rule: str


class _Contents:
    """What statements say, as one stretch of text after the other."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        ordered = sorted((one.start, one.end) for one in statements)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def covers(self, offset: int) -> bool:
        """Whether an offset lies in what somebody says."""
        begun = bisect_right(self._starts, offset)
        return begun > 0 and offset < self._ends[begun - 1]


def settings(
    document: Document, meetings: Sequence[Frame], statements: Sequence[Statement]
) -> dict[int, Setting]:
    """The settings of the statements that have one, by their index."""
    found: dict[int, Setting] = {}
    told = _Contents(statements)
    named = sorted(
        (start, end, number)
        for number, meeting in enumerate(meetings)
        for start, end in meeting.spans
        if not told.covers(start)
    )
    for index, one in enumerate(statements):
        sentence = _reporting_sentence(document, one)
        if sentence is None:
            continue
        first = bisect_left(named, (sentence.start,))
        last = bisect_left(named, (sentence.end,))
        here = [(meetings[number], start, end) for start, end, number in named[first:last]]
        setting = _said_at(document, sentence, here)
        if setting is None and index - 1 in found:
            setting = _goes_on(document, statements[index - 1], one, found[index - 1])
        if setting:
            found[index] = setting
    return found


def _reporting_sentence(document: Document, one: Statement) -> Sentence | None:
    """The sentence of the verb of saying, not the one inside the quotation."""
    return document.outer_at(one.verb[1] if one.verb else one.start)


def _said_at(
    document: Document, sentence: Sentence, named: Sequence[tuple[Frame, int, int]]
) -> Setting | None:
    """The first meeting named in a sentence, outside of quotations, at which it was said."""
    for meeting, start, end in named:
        lead = None if in_quotation(sentence, start) else _lead(document, sentence, meeting, start)
        if lead is not None:
            return Setting(meeting, lead, end, "said-at-meeting")
    return None


def _lead(document: Document, sentence: Sentence, meeting: Frame, start: int) -> int | None:
    """Where the words begin that put what is said at the meeting named at an offset."""
    floor = max(sentence.start, start - 90)
    before = document.plain[floor:start]
    for pattern in (_AT, _SPEAKING_AT):
        match = pattern.search(before)
        if match:
            return floor + match.start()
    if meeting.family in ("talks", "call") and (match := _IN_TALK.search(before)):
        return floor + match.start()
    word = sentence.word_at(start)
    if word.lower.endswith("ant") and (match := _IN_DOING_SO.search(before)):
        return floor + match.start()
    return None


def _goes_on(
    document: Document, before: Statement, one: Statement, setting: Setting
) -> Setting | None:
    """«a-t-il ajouté», by the same speaker and in the same paragraph."""
    if not one.verb or one.verb[0] not in _GOING_ON or not (before.speaker and one.speaker):
        return None
    same = before.speaker.entity is one.speaker.entity
    if not same or "\n" in document.plain[before.end : one.start]:
        return None
    return Setting(setting.meeting, one.verb[1], one.verb[2], "goes-on-at-meeting")
