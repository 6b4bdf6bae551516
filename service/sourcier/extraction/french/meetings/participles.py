"""A day or a place beside a participle is that of what the participle says, not of a meeting.

«le traité signé à Alger le 4 mai» was signed there; «la réunion tenue à Alger» was held there.
"""

import re
from functools import cache

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.scopes import BETWEEN
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.auxiliaries import has_auxiliary
from sourcier.extraction.french.vocabulary.conjugation import bare
from sourcier.extraction.french.vocabulary.lexicon import meeting_verbs, support_verbs, verb_forms

_PARTICIPLE = re.compile(r"(?:é|i|u|is|it|ert|eint|aint)e?s?$")
_MARKS = ("«", "»", '"', "“", "”")
_DONE = re.compile(
    r"(?:sign|adopt|ratifi|paraph|promulgu|publi|diffus|nomm|fond|cré|arrêt|détenu|emprisonn|tu|"
    r"bless|bas|install|déploy|établi|construit|enlev|form|implant|stationn|exil|réfugi|scell|"
    r"commis|perpétr|pill|(?:ré)?élu|né|conclu|ouvert|survenu|lanc|prononc|décrét|instaur)"
    r"(?:é|i)?e?s?"
)
"""What is done at a place of its own: to a text, to somebody, to a house."""


def is_of_participle(sentence: Sentence, frame: Frame, start: int) -> bool:
    """«l'accord signé jeudi», «nommée le 4 mai»: the participle beside it has the day."""
    before = _words_to(sentence, start)
    if not before or not _is_bare_participle(before[-1]) or _tells_of_meetings(before[-1]):
        return False
    return not _is_own(sentence, frame, before[-1]) and not has_auxiliary(before[:-1])


def is_done_there(sentence: Sentence, frame: Frame, start: int) -> bool:
    """«le traité, signé à Alger»: where that was done; a meeting may be anywhere."""
    before = _words_to(sentence, start)
    if not before or not _is_bare_participle(before[-1]):
        return False
    done = _DONE.fullmatch(before[-1].lower) and not has_auxiliary(before[:-1])
    return bool(done) and not _is_own(sentence, frame, before[-1])


def _words_to(sentence: Sentence, start: int) -> list[Word]:
    """The words before an offset, up to the last that is more than a preposition or an article."""
    before = [one for one in sentence.words if one.end <= start][-6:]
    while before and (before[-1].text in _MARKS or _may_stand_between(before[-1])):
        before.pop()
    return before


def _is_own(sentence: Sentence, frame: Frame, word: Word) -> bool:
    """Whether the participle is that of the meeting itself."""
    spans = [*frame.anchors, *frame.spans]
    beside = sentence.between(frame.end, word.start)
    return any(start <= word.start < end for start, end in spans) or (
        word.start > frame.end and all(one.tag == "ADV" for one in beside)
    )


def _is_bare_participle(word: Word) -> bool:
    """A past participle by its ending, with no tense of its own."""
    return word.tag == "VERB" and not word.finite and bool(_PARTICIPLE.search(word.lower))


def _may_stand_between(word: Word) -> bool:
    return word.lower in BETWEEN and word.text != ","


@cache
def _of_meetings() -> frozenset[str]:
    """Verbs that say of a meeting, or of somebody who comes to it, when that is."""
    told = support_verbs()
    return frozenset(bare(verb) for uses in told for verb in told[uses]) | frozenset(
        bare(verb) for verb in meeting_verbs()
    )


def _tells_of_meetings(word: Word) -> bool:
    return any(form.infinitive in _of_meetings() for form in verb_forms().get(word.lower, ()))
