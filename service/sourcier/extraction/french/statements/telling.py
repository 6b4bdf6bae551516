"""A verb of saying with a content tells it, unless it only concludes, asks to be heard or confirms.

An infinitive reports where it tells what was said; «soulignant ainsi» only concludes.
"""

from sourcier.extraction.french.statements.contents import Content, Kind
from sourcier.extraction.french.statements.judgements import object_before
from sourcier.extraction.french.statements.reports import Mood, Report, lead
from sourcier.extraction.french.text.analysis import Sentence
from sourcier.extraction.french.text.word_kinds import is_time
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words

_BEFORE_CLAUSE = ("pour", "à", "de", "d'", "par", "en", "non sans")
_PENALTIES = frozenset(("prison", "réclusion", "perpétuité", "ferme", "amende", "sursis", "mort"))
_LONGEST_SENTENCE = 14
_WRITTEN = frozenset(("texte", "document", "note", "motion", "résolution", "tweet"))
_NOTHING_SAID = (
    (frozenset(("confirmer",)), words("report_rules_facts")),
    (frozenset(("solliciter", "demander")), words("report_rules_sought")),
    (frozenset(("souhaiter",)), words("report_rules_wished")),
    (frozenset(("rappeler",)), words("telling_called_home")),
    (frozenset(("renouveler",)), words("telling_renewed")),
    (frozenset(("défendre",)), words("telling_defended")),
    (frozenset(("saluer", "remercier", "applaudir")), words("telling_crowds")),
    (frozenset(("annoncer",)), frozenset(("couleur",))),
    (frozenset(("plaider",)), frozenset(("cause",))),
)


def tells(sentence: Sentence, report: Report, content: Content) -> bool:
    """Whether a verb of saying tells its content."""
    if content.kind is Kind.NOUN and not _is_told(sentence, report, content):
        return False
    if report.mood is Mood.GERUND:
        following = sentence.words[report.last + 1 : report.last + 2]
        concludes = bool(following) and following[0].lower == "ainsi"
        return not concludes and not _is_of_noun(sentence, report)
    if report.mood is not Mood.INFINITIVE:
        return True
    found = lead(sentence, report)
    telling = found in _BEFORE_CLAUSE and content.kind is Kind.CLAUSE
    return found in ("avant de", "et de", "governed") or telling


def _is_told(sentence: Sentence, report: Report, content: Content) -> bool:
    """Nothing is said by asking to be received, by welcoming, or by confirming that one comes."""
    said = {word.lower for word in sentence.words_from(content.start, 3)}
    if "condamner" in report.names and _is_sentence(sentence, content):
        return False
    if "remercier" in report.names and not _gives_reason(sentence, content):
        return False
    nothing = any(report.names & verbs and said & nouns for verbs, nouns in _NOTHING_SAID)
    return not nothing and not _is_to_come(report) and not object_before(sentence, report)


def _gives_reason(sentence: Sentence, content: Content) -> bool:
    """«remercié X pour son aide», «d'avoir aidé»: thanks that say what they are for."""
    following = sentence.words_from(content.start, _LONGEST_SENTENCE)
    return any(word.lower in ("pour", "avoir") for word in following)


def _is_sentence(sentence: Sentence, content: Content) -> bool:
    """«condamné l'ancien maire à dix ans de prison»: what a court does."""
    following = sentence.words_from(content.start, _LONGEST_SENTENCE)
    return any(word.lower in _PENALTIES for word in following)


def _is_to_come(report: Report) -> bool:
    """«Il y défendra son plan»: nothing has been said yet."""
    return report.word.has_tense(Tense.FUTURE)


def _is_of_noun(sentence: Sentence, report: Report) -> bool:
    """«des informations faisant état de pourparlers»: nobody speaks but a noun."""
    before = sentence.words[max(0, report.first - 6) : report.first]
    if report.word.dependency != "acl" or not before or before[-1].tag not in ("NOUN", "ADJ"):
        return False
    spoken = reporting_verbs().nouns | _WRITTEN
    return not any(word.lower in spoken or is_time(sentence, word) for word in before)
