"""What was said hangs on its verb in one of four ways, and ends where the next thing begins.

That is another verb of saying, an aside, or the end of the sentence.

Limits are offsets into the plain text; the words said keep no punctuation at their ends.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.main_clauses import has_main_verb, new_clause
from sourcier.extraction.french.text.quotations import Quotation
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs

_TRAILING = " \n.,;:!?…»«\"'”“-–—("
_OCCASION = (
    r"(?:lors d'|au cours d'|à l'issue d'|dans |à l'occasion d'|après |au lendemain d')"
    r"(?:une? |son |sa )?(?:\w+ )?(?:conférence|point|communiqué|entretien|interview|allocution|"
    r"discours|message|déclaration|conversation|appel)\b"
)
_MEASURE = re.compile(
    r",?\s+selon (?:l'|les? |la |un |une |des )(?:calendrier|plan|modèle|règles?|principe|formule|"
    r"procédures?|lignes?|besoins?|termes?|modalités|critères?|lois?|droit|cas|rythme|ordre|usage|"
    r"schéma|format|protocole|normes?|mêmes|accords?|formes?|circonstances|mécanismes?)\b"
)
"""«selon le calendrier convenu»: by what something goes, not who says so."""
_POSITION = (
    r"(?:des|les|ces|une?|ce|cette) (?:\w+ )?(?:propos|déclarations?|accusations?|affirmations?|"
    r"annonces?|informations?|menaces?|versions?|boutade|refrain|demande|exigence|proposition) "
    r"(?:(?:aussitôt|largement|vite|vivement|immédiatement|très|mal|bien) )?"
    r"\w+(?:é|i|u|is|it)e?s?\b"
)
"""«…, des propos corroborés par Y»: how what was said was taken."""
_OCCASION_OF_SPEAKER = (
    r"(?:lors de|au cours de|pendant|à l'issue de|à l'occasion de|durant) "
    r"(?:son|sa|leur|cette|cet) (?:\w+ )?(?:tête-à-tête|entretien|entrevue|rencontre|visite|"
    r"conversation|réunion|échange|déplacement|intervention|audience|appel|passage|allocution)\b"
)
_LATER = (
    r"(?:un|une|deux|trois|quatre|cinq|six|dix|quelques|plusieurs|\d+)\s+(?:minutes?|heures?|jours?|"
    r"semaines?|mois|ans?)\s+(?:après|avant)\b"
)
_ASIDE = re.compile(
    r",?\s+(?:(?:ce qui|ce que|ce qu(?=')|tandis que?|alors (?:même )?que?|"
    r"contrairement à|sans pour autant|\w+ant ainsi|"
    r"avant (?:d'|de) (?:ajouter|préciser|conclure|souligner)|"
    r"sans (?:toutefois |pour autant |autrement |non plus )?(?:en |y |le |la )?"
    r"(?:préciser|donner|fournir|citer|nommer|détailler|indiquer|dire|révéler|dévoiler|"
    r"entrer dans|plus de|autre|s'étendre|développer|élaborer|mentionner)|"
    r"d'après|en référence|(?:en )?faisant référence)\b|"
    r"(?:toujours )?selon (?:(?:lui|elle|eux|le|la|les|un|une|des)\b|l'|[A-ZÉ])|"
    rf"{_POSITION}|"
    rf"par (?:la (?:bouche|voix)|l'intermédiaire|l'entremise) d|{_OCCASION}|{_LATER})"
)
_CONTRAST = re.compile(
    r",?\s+non sans\b|,\s+une première\b|"
    r",?\s+(?:alors (?:même )?que?|tandis que?|mais(?! aussi| également| surtout)|même si)\b|"
    r",\s+une? (?:\w+ ){1,2}(?:qu(?:e |')|qui |dont |à laquelle |auquel )|"
    r",\s+un(?:e)?\s+\w+\s+\w+ dans\b|,\s+(?:malgré|en dépit d)|"
    r",\s+(?!celui|celle|ceux|et |ou |ni )\w{4,} (?:qui|qu'|que|dont|"
    r"(?:sur|dans|pour|à|avec) (?:le|la|les)quel\w*|auquel|auxquels?|duquel) |"
    rf",?\s+{_OCCASION}|,?\s+{_OCCASION_OF_SPEAKER}|,? et ce(?:la)? |"
    r",\s+(?:avant d(?:e |')|lesquel(?:le)?s\b|laquelle\b|lequel\b)|"
    r",\s+(?:lors d|à l'issue d|au cours d|à la clôture d|au terme d|en marge d|à l'occasion d)|"
    r"[»\"]\s+(?:lors|au cours|à l'issue|à l'occasion) d(?:e |')"
    r"(?:une? |son |sa |l'|la )(?:conférence|point|entretien|interview|allocution|discours)\b|"
    r",?\s+après (?:leur|sa|son|une?) (?:\w+ )?(?:conversation|entretien|rencontre|réunion|échange)"
)


_AFTER_QUOTATION = re.compile(
    r"[»\"]\s*,\s+(?:après|avant|lors|au (?:cours|lendemain|terme|sortir)|à (?:l'issue|la veille|"
    r"l'occasion|la suite)|en marge)\b"
)
"""«appelé à « tenir bon », après la publication …»: what is quoted ends what was said."""
_SENTENCE_MARK = re.compile(r"\s*(?:;|(?P<colon>:))\s+")
_JOINING = (["et"], ["mais"], ["ou"], ["puis"], ["que"], ["qu'"])
_SAME_CLAUSE = ("que ", "qu'", "et que ", "et qu'")


class Kind(StrEnum):
    """How the content stands to its verb."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    NOUN = "noun"
    PREDICATE = "predicate"


@dataclass(frozen=True, slots=True)
class Content:
    """Where what was said begins, and how it hangs on the verb."""

    start: int
    kind: Kind


def trim(plain: str, start: int, end: int) -> tuple[int, int]:
    """The span without the punctuation and marks around it; a bracket opened in it is closed."""
    while start < end and plain[start] in " \n,;:.«\"”“»'-–—*":
        start += 1
    while end > start and plain[end - 1] in _TRAILING:
        end -= 1
    open_bracket = plain.count("(", start, end) > plain.count(")", start, end)
    if open_bracket and plain[end : end + 1] == ")":
        end += 1
    return start, end


def is_reporting(word: Word) -> bool:
    """Whether the word is a form of a verb of saying."""
    return word.is_form_of(reporting_verbs().incise)


def begins_sentence(document: Document, mark: Quotation) -> bool:
    """Whether a quotation begins like a sentence of its own, with a capital."""
    return document.plain[mark.inner_start : mark.inner_start + 1].isupper()


def in_quotation(sentence: Sentence, position: int) -> bool:
    """Whether a position is inside one of the sentence's quotations."""
    return any(mark.contains(position) for mark in sentence.quotations)


def content_end(document: Document, sentence: Sentence, start: int, short: bool) -> int:
    """Where a content that begins at `start` ends; a `short` one ends before a contrast too."""
    end = sentence.end
    for mark in sentence.quotations:
        if start < mark.start < end and document.plain[start : mark.start].rstrip().endswith(":"):
            end = mark.start
    end = _first_cut(document, sentence, _ASIDE, start + 12, end)
    end = _first_cut(document, sentence, _AFTER_QUOTATION, start + 4, end)
    end = min(end, _new_sentence(document, sentence, start, end, short))
    if not short:
        return _after_quoted(sentence, start, end)
    end = _first_cut(document, sentence, _CONTRAST, start + 4, end)
    other = new_clause(sentence, start, end)
    return end if other is None else other


def _new_sentence(document: Document, sentence: Sentence, start: int, end: int, short: bool) -> int:
    """A semicolon, or the colon after a noun, before what the text itself goes on to say."""
    for match in _SENTENCE_MARK.finditer(document.plain, start, end):
        if in_quotation(sentence, match.start()) or (match["colon"] and not short):
            continue
        rest = document.plain[match.end() : end].lower()
        following = sentence.between(match.end(), end)
        reported = match["colon"] is None or any(is_reporting(word) for word in following)
        if not rest.startswith(_SAME_CLAUSE) and reported and has_main_verb(following):
            return match.start()
    return end


def _after_quoted(sentence: Sentence, start: int, end: int) -> int:
    """«a dit qu'il serait « prêt », les marchés ont bondi»: a clause of the text's own."""
    for mark in sentence.quotations:
        if not start <= mark.start < mark.end < end:
            continue
        word = sentence.word_at(mark.end)
        said = has_main_verb(sentence.between(start, mark.end))
        if word.text == "," and said and not _is_joined(sentence, word):
            found = new_clause(sentence, mark.end, end)
            if found == word.start:
                return found
    return end


def _is_joined(sentence: Sentence, comma: Word) -> bool:
    following = [word.lower for word in sentence.words[comma.index + 1 : comma.index + 4]]
    return following[:1] in _JOINING or following == ["il", "y", "a"]


def _first_cut(
    document: Document, sentence: Sentence, pattern: re.Pattern[str], start: int, end: int
) -> int:
    for match in pattern.finditer(document.plain, start, end):
        if in_quotation(sentence, match.end() - 1):
            continue
        if pattern is not _ASIDE or _is_aside(match):
            return match.start()
    return end


def _is_aside(match: re.Match[str]) -> bool:
    text = match.group().strip(" ,").lower()
    if _MEASURE.match(match.string, match.start()):
        return False
    if text.startswith("en référence"):
        return False
    return match.group().startswith(",") or text.startswith(
        ("d'après", "selon", "toujours selon", "par ")
    )
