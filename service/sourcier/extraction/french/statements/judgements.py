"""What a speaker calls something: what follows the object, or «de» where that came before."""

from sourcier.extraction.french.statements.contents import Content, Kind
from sourcier.extraction.french.statements.reports import Report
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.word_kinds import is_adjective, opens_noun

CALLING = frozenset(("qualifier", "taxer", "traiter"))
_LIKENING = frozenset(("considérer", "décrire"))
_MARKS = ("«", '"', "“")
_JUDGING = ("xcomp", "obj", "acl", "advcl", "amod", "ccomp")
_LONGEST = 16


def called(sentence: Sentence, report: Report, word: Word) -> Content | None:
    """«la qualifiant de «manœuvre»», «a qualifié d'erreur ce texte»: what it is called."""
    if report.names & _LIKENING and report.has_object and word.lower == "comme":
        return Content(word.end, Kind.PREDICATE)
    if not report.names & CALLING:
        return None
    first = word.index == report.last + 1
    if not (first or report.has_object or object_before(sentence, report)):
        return None
    return Content(word.end, Kind.PREDICATE) if word.lower in ("de", "d'") else None


def object_before(sentence: Sentence, report: Report) -> bool:
    """Whether «que» stands for the object, right before the subject."""
    for word in reversed(sentence.words[max(0, report.first - 14) : report.first]):
        if word.finite or word.text == ";":
            break
        if word.lower in ("que", "qu'") and word.index:
            led = sentence.words[word.index - 1]
            return led.lower in (",", "ce") or led.tag in ("NOUN", "PROPN", "ADJ")
    return False


def is_judged(sentence: Sentence, report: Report, word: Word) -> bool:
    """«juge le texte insuffisant», «qualifié X de …», «considère X comme …», from `word` on."""
    rest = sentence.words[word.index + 1 : word.index + _LONGEST]
    if report.names & CALLING:
        return opens_noun(word) and any(one.lower in ("de", "d'") for one in rest)
    if report.names & _LIKENING:
        return opens_noun(word) and any(one.lower == "comme" for one in rest)
    if is_adjective(word) or any(mark.start == word.start for mark in sentence.quotations):
        return True
    return opens_noun(word) and any(
        (is_adjective(one) and one.dependency in _JUDGING) or one.text in _MARKS for one in rest
    )
