"""Where a report goes on with a second verb, the content of the first one ends before it."""

from sourcier.extraction.french.statements.coordinated import is_plural
from sourcier.extraction.french.statements.judgements import CALLING, object_before
from sourcier.extraction.french.statements.pronoun_agreement import PRONOUNS
from sourcier.extraction.french.statements.reports import Mood, Report, lead
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.text.word_kinds import ADVERBS
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words

_JOINING = words("continuations_joining")
_ADDRESSING = frozenset(("accuser", "appeler", "exhorter", "inviter", "presser", "soupçonner"))
_OF_SUBJECT = frozenset(("DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "SPACE", "ADV", "X"))
_POINTING = frozenset(("premier", "première", "second", "seconde", "autre"))
_CONTRASTS = frozenset(("tandis", "alors"))


def continues(sentence: Sentence, report: Report, last: Report) -> int | None:
    """The offset at which this verb's clause begins, if it goes on with the report of `last`."""
    if object_before(sentence, report) and _is_about_object(sentence, report):
        return _relative(sentence, report)
    if report.mood is Mood.GERUND:
        return _gerund(sentence, report)
    if report.mood is Mood.INFINITIVE:
        return _infinitive(sentence, report)
    return _finite(sentence, report, last)


def _is_about_object(sentence: Sentence, report: Report) -> bool:
    """«…, que Y a qualifié de …», «Paris, qu'il accuse de …»: of, or to, what stands before."""
    pronoun = report.first and sentence.words[report.first - 1].lower in PRONOUNS
    return bool(report.names & CALLING or (pronoun and report.names & _ADDRESSING))


def _relative(sentence: Sentence, report: Report) -> int | None:
    """«…, que Y a qualifié de …»: the clause begins with its pronoun."""
    for word in reversed(sentence.words[: report.first]):
        if word.lower in ("que", "qu'"):
            return _with_comma(sentence, word)
    return None


def _gerund(sentence: Sentence, report: Report) -> int | None:
    """«…, précisant que», «…, tout en rappelant que», «… et en soulignant»."""
    index = report.first - 1
    if index >= 0 and sentence.words[index].lower == "en":
        index -= 1
    led = index < report.first - 1 or report.first < report.word.index
    while index >= 0 and (sentence.words[index].lower == "tout" or _skipped(sentence.words[index])):
        led = led or sentence.words[index].lower == "tout"
        index -= 1
    if index < 0:
        return None
    before = sentence.words[index]
    if before.lower in _JOINING:
        return _with_comma(sentence, before)
    return sentence.words[index + 1].start if led else None


def _infinitive(sentence: Sentence, report: Report) -> int | None:
    """«…, avant d'ajouter que», «… et d'ajouter que»."""
    found = lead(sentence, report)
    if found not in ("avant de", "et de", "non sans"):
        return None
    word = found.split(" ")[0]
    for other in reversed(sentence.words[max(0, report.first - 4) : report.first]):
        if other.lower == word:
            return _with_comma(sentence, other)
    return None


def _finite(sentence: Sentence, report: Report, last: Report) -> int | None:
    """«et a ajouté que», «; il a précisé que», «mais il a prévenu que»."""
    index = report.first - 1
    while index >= 0 and _skipped(sentence.words[index]):
        index -= 1
    pronoun = index >= 0 and sentence.words[index].lower in PRONOUNS
    if pronoun:
        index -= 1
    while index >= 0 and _skipped(sentence.words[index]):
        index -= 1
    if index < 0:
        return None
    joint = sentence.words[index]
    if joint.lower not in _JOINING:
        return _contrast(sentence, report) or _another(sentence, report, last)
    alike = last.mood is not Mood.FINITE or _is_alike(sentence, report, last)
    if pronoun or alike or joint.text == ";":
        return _with_comma(sentence, joint)
    return None


def _contrast(sentence: Sentence, report: Report) -> int | None:
    """«…, tandis que Y affirme que …»: another one speaks."""
    for word in reversed(sentence.words[max(0, report.first - 20) : report.first]):
        if word.text == ";":
            return word.start
        if word.lower in _CONTRASTS and sentence.words[word.index + 1].lower in ("que", "qu'"):
            return _with_comma(sentence, word)
        if word.finite or (word.lower in ("que", "qu'") and word.index + 1 < report.first - 8):
            return None
    return None


def _another(sentence: Sentence, report: Report, last: Report) -> int | None:
    """«X a dit que …, Y a estimé que …»: a clause of its own, with another subject."""
    if not (_is_compound(sentence, report) and _is_compound(sentence, last)):
        return None
    subject: list[Word] = []
    for word in reversed(sentence.words[last.last + 1 : report.first]):
        if word.text in (",", ";") or word.lower in ("et", "mais"):
            pointing = any(one.lower in _POINTING for one in subject)
            whole = bool(subject) and _is_clause(sentence, last, word)
            return word.start if whole and (pointing or word.text in (",", ";")) else None
        if word.tag not in _OF_SUBJECT or word.finite:
            return None
        subject.append(word)
    return None


def _is_clause(sentence: Sentence, last: Report, end: Word) -> bool:
    """Whether what `last` reports has its verb before `end`."""
    said = sentence.words[last.last + 1 : end.index]
    opener = next((one for one in said if one.lower in ("que", "qu'")), None)
    return opener is not None and has_main_verb(sentence.words[opener.index + 1 : end.index])


def _is_alike(sentence: Sentence, report: Report, last: Report) -> bool:
    """Whether two verbs may have one subject and tell of one moment: in number and tense."""
    first, second = _is_compound(sentence, last), _is_compound(sentence, report)
    shared = first and report.word.has_tense(Tense.PAST)
    return shared or (
        first == second and is_plural(sentence, report.word) == is_plural(sentence, last.word)
    )


def _is_compound(sentence: Sentence, report: Report) -> bool:
    helped = any(word.finite for word in sentence.words[report.first : report.word.index])
    return helped or report.mood is Mood.PARTICIPLE


def _skipped(word: Word) -> bool:
    return (word.tag in ("ADV", "SPACE") and word.lower != "que") or word.lower in ADVERBS


def _with_comma(sentence: Sentence, word: Word) -> int:
    """The joint together with the comma before it."""
    before = sentence.words[word.index - 1] if word.index else word
    return before.start if before.text in (",", ";") else word.start
