"""An incise is a verb of saying behind a comma or a closing mark, with its subject after it.

«…, a déclaré X», «…», affirme-t-elle; «comme l'a rappelé X» is one too.
"""

from dataclasses import dataclass

from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.own_subjects import has_own_subject
from sourcier.extraction.french.statements.reports import Mood, Report, lead
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words

_OPENERS = frozenset((",", "»", '"', "”", "?", "!", "…", "–", "—", "-", "(", "...", "«"))
_SOURCES = frozenset(("de", "d'", "auprès", "dans", "chez", "à", "du"))
_GOVERNORS = words("reports_governors")
_OF_VERB = frozenset(("se", "s'", "ne", "n'", "y"))
_GOVERNING = _OF_VERB | {"de", "d'", "à", "par", "pas"}
_BEFORE = words("incises_before")
_PLAIN = words("incises_plain_verbs")


@dataclass(frozen=True, slots=True)
class Incise:
    """Where the words said stop, where the attribution ends, and who is named in it."""

    start: int
    end: int
    speaker: Speaker
    report: Report
    as_said: bool = False


def incise(
    document: Document, sentence: Sentence, report: Report, speakers: Speakers
) -> Incise | None:
    """The incise that a verb of saying makes, if it makes one."""
    if not report.names & reporting_verbs().incise:
        return None
    if report.mood is Mood.INFINITIVE and "lire" in report.names:
        return _readable(sentence, report, speakers)
    if report.mood is Mood.INFINITIVE:
        return _governed_incise(sentence, report, speakers)
    if report.mood is Mood.PARTICIPLE:
        return _as_said_by(sentence, report, speakers)
    if report.mood is not Mood.FINITE or _is_never_said(report):
        return None
    if report.passive and report.pronoun is None:
        cited = "citer" in report.names
        return _uninverted(document, sentence, report, speakers) if cited else None
    opener, as_said = _opener(sentence, report)
    if opener is None:
        return _uninverted(document, sentence, report, speakers)
    if as_said and not report.names & reporting_verbs().complement:
        return None
    speaker = _speaker(sentence, report, speakers)
    if not as_said and has_own_subject(sentence, report, opener, speaker, speakers):
        return None
    if not as_said and report.pronoun is None and speakers.adjacent(sentence, report.word):
        known = speaker is not None and speakers.phrases_in(speaker.start, speaker.end)
        if not known or governed(document, sentence, report) is not None:
            return _uninverted(document, sentence, report, speakers)
    if speaker is None:
        return None
    end = max(speaker.end, sentence.words[report.last].end)
    return Incise(opener, end, speaker, report, as_said)


def _is_never_said(report: Report) -> bool:
    """«des mots que personne, ici, ne veut dire»: what is not said attributes nothing."""
    return report.negated and not report.names & reporting_verbs().negated


def _readable(sentence: Sentence, report: Report, speakers: Speakers) -> Incise | None:
    """«…», peut-on lire dans le communiqué de X."""
    before = sentence.words[max(0, report.first - 4) : report.first]
    can = next((one for one in before if one.lower in ("peut", "pouvait", "pouvons")), None)
    if can is None:
        return None
    source = source_after(sentence, report.word, speakers)
    speaker = source or Speaker(None, can.start, can.end, pronoun=True)
    return Incise(can.start, max(speaker.end, report.word.end), speaker, report)


def _governed_incise(sentence: Sentence, report: Report, speakers: Speakers) -> Incise | None:
    """«…, tient à préciser X», «…, s'est contenté de dire X», «…, s'est-il borné à dire»."""
    group = _governing(sentence, report)
    opener = sentence.words[group[0].index - 1] if group and group[0].index else None
    if opener is None or opener.text not in _OPENERS:
        return None
    governs = lead(sentence, report) == "governed" and any(one.finite for one in group)
    if not governs and not any(one.lower in _GOVERNORS for one in group):
        return None
    inverted = next((one for one in group if one.text.startswith("-")), None)
    if inverted is not None:
        speaker: Speaker | None = speakers.pronoun(inverted.lower.strip("-t"), inverted)
        end = sentence.words[report.last].end
    else:
        speaker = speakers.after(sentence, sentence.words[report.last], sentence.end)
        end = speaker.end if speaker else 0
    return Incise(opener.start, end, speaker, report) if speaker else None


def _governing(sentence: Sentence, report: Report) -> list[Word]:
    """The words before an infinitive that are its governing verb and what belongs to that."""
    index = report.first
    while index > 0:
        word = sentence.words[index - 1]
        of_verb = word.finite or word.tag in ("AUX", "ADV") or word.lower in _GOVERNING
        if not of_verb and word.lower not in _GOVERNORS and not word.text.startswith("-"):
            break
        if word.text in _OPENERS:
            break
        index -= 1
    return list(sentence.words[index : report.first])


def _as_said_by(sentence: Sentence, report: Report, speakers: Speakers) -> Incise | None:
    """«…, comme annoncé par X», «tel qu'indiqué par X»."""
    index = report.first - 1
    if index < 0 or not _is_as(sentence, index):
        return None
    for one in speakers.phrases_in(report.word.end, sentence.end)[:1]:
        if one.preposition == "par" and one.outer <= report.word.end + 8:
            return Incise(_before_as(sentence, index), one.end, speakers.of(one), report, True)
    return None


def _before_as(sentence: Sentence, index: int) -> int:
    """The offset where «, comme» begins."""
    first = index - (1 if sentence.words[index].lower in ("que", "qu'") else 0)
    before = sentence.words[first - 1] if first else None
    return before.start if before and before.text == "," else sentence.words[first].start


def _uninverted(
    document: Document, sentence: Sentence, report: Report, speakers: Speakers
) -> Incise | None:
    """«…, il a répété.», «…, la porte-parole X a dit lundi.»: as translations have it."""
    if not report.names & _PLAIN or governed(document, sentence, report) is not None:
        return None
    last = sentence.words[report.last]
    if any(one.finite or one.text == ":" for one in sentence.words[last.index + 1 :]):
        return None
    pronoun = sentence.words[report.first - 1] if report.first else None
    if pronoun is not None and pronoun.lower in ("il", "elle"):
        speaker: Speaker | None = speakers.pronoun(pronoun.lower, pronoun)
    else:
        speaker = speakers.adjacent(sentence, report.word)
    if speaker is None:
        return None
    index = sentence.at(speaker.start) - 1
    while index > 0 and sentence.words[index].tag in ("SPACE", "DET"):
        index -= 1
    opener = sentence.words[index] if index > 0 else None
    if opener is None or opener.text not in (",", "»", '"', "”"):
        return None
    before = sentence.between(sentence.start, opener.start)
    if opener.text == "," and not (has_main_verb(before) or _ends_quoted(sentence, opener)):
        return None
    return Incise(opener.start, last.end, speaker, report)


def _ends_quoted(sentence: Sentence, comma: Word) -> bool:
    return any(0 <= comma.start - mark.end <= 1 for mark in sentence.quotations)


def _opener(sentence: Sentence, report: Report) -> tuple[int | None, bool]:
    """The offset of what opens the incise, and whether «comme» does."""
    index = report.first - 1
    while index >= 0 and (
        sentence.words[index].tag == "SPACE" or sentence.words[index].lower in _BEFORE
    ):
        index -= 1
    if index < 0:
        return (sentence.start, False) if report.pronoun and report.first == 0 else (None, False)
    word = sentence.words[index]
    if _is_as(sentence, index):
        return _before_as(sentence, index), True
    return (word.start if word.text in _OPENERS else None), False


def _is_as(sentence: Sentence, index: int) -> bool:
    """«comme l'a dit X», «ainsi que l'a dit X», «tel que l'a dit X»."""
    word = sentence.words[index]
    if word.lower == "comme":
        return True
    before = sentence.words[index - 1].lower if index else ""
    return word.lower in ("que", "qu'") and before in ("ainsi", "tel", "telle", "tels", "telles")


def _speaker(sentence: Sentence, report: Report, speakers: Speakers) -> Speaker | None:
    last = sentence.words[report.last]
    if report.pronoun is not None:
        pronoun = report.pronoun.lower.strip("-t")
        if pronoun != "on":
            if not sentence.quotations:
                return speakers.source(pronoun, report.pronoun, sentence)
            return speakers.pronoun(pronoun, report.pronoun)
        if same := _same_source(sentence, report, speakers):
            return same
        return source_after(sentence, last, speakers) or Speaker(
            None, report.pronoun.start, report.pronoun.end, pronoun=True
        )
    if report.word.has_tense(Tense.INFINITIVE):
        return None
    following = sentence.words[report.last + 1 : report.last + 2]
    if following and following[0].lower in ("que", "qu'", ":"):
        return None
    return speakers.after(sentence, last, sentence.end)


def _same_source(sentence: Sentence, report: Report, speakers: Speakers) -> Speaker | None:
    """«précise-t-on de même source»: who spoke last, or was spoken of."""
    following = sentence.words[report.last + 1 : report.last + 5]
    if "même" not in [word.lower for word in following]:
        return None
    for one in speakers.phrases_in(following[0].start, sentence.end)[:1]:
        return speakers.of(one)
    return speakers.last(sentence)


def source_after(sentence: Sentence, word: Word, speakers: Speakers) -> Speaker | None:
    """«apprend-on de source diplomatique», «peut-on lire dans le communiqué de X»."""
    for one in speakers.phrases_in(word.end, sentence.end)[:2]:
        index = sentence.at(one.outer)
        near = sentence.words[max(0, index - 2) : index + 1]
        between = sentence.between(word.end, one.outer)
        if any(other.text in (",", ";") for other in between):
            break
        if one.preposition or any(other.lower in _SOURCES for other in near):
            return speakers.of(one)
    return _unknown_source(sentence, word, speakers)


def _unknown_source(sentence: Sentence, word: Word, speakers: Speakers) -> Speaker | None:
    """«assure-t-on dans son entourage»: a noun that no lexicon has."""
    following = sentence.words[word.index + 1 : word.index + 7]
    opener = next((one for one in following if one.lower in _SOURCES or one.text == ","), None)
    if opener is None or opener.text == ",":
        return None
    for noun in sentence.words[opener.index + 1 : opener.index + 4]:
        if noun.tag in ("NOUN", "PROPN"):
            return speakers.unknown(sentence, noun)
    return None
