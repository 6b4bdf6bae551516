"""Which meeting a noun means: one that is known, another one by number, or one with a name."""

import re

from sourcier.extraction.french.text.analysis import Sentence
from sourcier.extraction.french.text.zones import ZoneKind
from sourcier.extraction.french.vocabulary.gazetteer import Term

_DEFINITE = re.compile(
    r"\b(?:issue|lors|cours|terme|fin|marge|début|ouverture|clôture) des\s*$|\b(?:le|la|les|l'|"
    r"ce|cet|cette|ces|du|au|aux|son|sa|ses|leur|leurs|mon|ma|mes|notre|nos|dernier|"
    r"dernière)\s*"
    r"(?:(?:dernier|dernière|premier|première|prochain|prochaine|récent|récente|grand|même|\w+ème|"
    r"deux|trois)s?\s+)?$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\bdepuis (?:le |la |l'|les )$|"
    r"\b(?:derni(?:er|ère)|précédente?|premi(?:er|ère)|prochaine?|nouve(?:l|lle|au)|autre|second|"
    r"seconde|deuxième|troisième|quatrième|cinquième|sixième|\d{1,2}(?:e|è|ème|ère?|nde?))s?\s+$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?P<word>prochaine?s?|nouve(?:l|lle|au|aux)|autres?|future?s?|précédente?s?|derni(?:er|"
    r"ère)s?|"
    r"second|seconde|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|"
    r"dixième|onzième|douzième|\d{1,3}(?:e|è|ème|nde?))\s+(?:[\w-]+\s+)?$|"
    r"^\s+(?:[\w-]+\s+)?(?P<after>précédente?s?|suivante?s?|prochaine?s?)\b",
    re.IGNORECASE,
)
_SAME_AS_TOLD = re.compile(
    r"\b(?:(?:ce|cet|cette|ces|ledit|ladite) (?:derni(?:er|ère) |nouve\w+ |même )?|"
    r"(?:le|la|les|au|aux|du|des) mêmes? )$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[«\"“]\s*$")
"""«ce "déjeuner de travail"»."""
_TAKEN = re.compile(r"\b(?:pri(?:s|t|ses?)|pren(?:d|nent|dre|dra|dront)|partag\w+) (?:\w+ )?le $")
"""«a pris le petit-déjeuner»: any, not one that is known."""
_PREDICATE = re.compile(
    r"\b(?:il s'agi\w+ d|c'(?:est|était|était aussi)|ce (?:sont|sera|fut|serait)|constitu\w+|"
    r"marqu\w+|représent\w+|s'agissant d) ?"
    r"(?:u |(?:e |de )?(?:la |le |l'|les |leur |sa |son ))(?:\w+ )?$",
    re.IGNORECASE,
)
_NUMBERS = (
    "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
    "neuvième", "dixième", "onzième", "douzième",
)  # fmt: skip
_NAMED = re.compile(
    r"\s+(?:d[eu]|des|de l'|de la)\s*(?:l[ae] |l'|les )?(?:pays |dirigeants |membres )?(?:d[eu] |"
    r"de l'|de la )?"
    r"[A-ZÀ-Þ]"
)


def is_definite(sentence: Sentence, term: Term, before: str) -> bool:
    """Whether the noun points to a meeting that is known: «la réunion», «il s'agit d'une …»."""
    before = _MARKS.sub("", before)
    if is_remark(before) or _SAME_AS_TOLD.search(before):
        return True
    if _is_apposed(sentence, term):
        return True
    pointed = bool(_DEFINITE.search(before)) or _is_of_noun(sentence, term)
    return pointed and not _ANOTHER.search(before) and not _TAKEN.search(before)


def _is_apposed(sentence: Sentence, term: Term) -> bool:
    """«X a rencontré Y. Une réunion qui s'est tenue à Z.»: a sentence without a verb of its own."""
    noun = sentence.word_at(term.start)
    article = sentence.words[0].lower in ("un", "une")
    opens = article and 1 <= noun.index <= 2 and noun.dependency == "ROOT"
    return opens and sentence.kind is not ZoneKind.TITLE


def is_shown(before: str) -> bool:
    """«cette rencontre» is the one told of just before."""
    return bool(_SAME_AS_TOLD.search(_MARKS.sub("", before)))


def is_remark(before: str) -> bool:
    """«c'est leur deuxième rencontre» says more of the meeting that is told."""
    return bool(_PREDICATE.search(before))


def ordinal_of(before: str, after: str) -> str:
    """«next», «previous» or a number, unless the noun says more of the one that is told."""
    told = is_remark(before) or _SAME_AS_TOLD.search(before)
    return "" if told else _ordinal(before, after)


def name_of(kind: str, after: str) -> str:
    """What the meeting is the meeting of, or what it is called."""
    return _name(after) or _own_name(kind)


def _is_of_noun(sentence: Sentence, term: Term) -> bool:
    """«les résultats des négociations»: «des» is «de les» after a noun, not after a verb."""
    index = sentence.at(term.start)
    before = sentence.words[max(0, index - 2) : index]
    return len(before) == 2 and before[1].lower == "des" and before[0].tag == "NOUN"


def _ordinal(before: str, after: str) -> str:
    """Which of several meetings: «next», «previous», or a number; empty where nothing says so."""
    match = _ORDINAL.search(before) or _ORDINAL.match(after)
    if not match:
        return ""
    word = (match["word"] or match["after"]).lower()
    if word.startswith(("précéd", "derni")):
        return "previous"
    if word.startswith("second"):
        return "2"
    if word in _NUMBERS:
        return str(_NUMBERS.index(word) + 2)
    digits = re.match(r"\d+", word)
    return digits.group() if digits else "next"


def _own_name(kind: str) -> str:
    """«la COP30» is a name by itself."""
    return kind.lower() if re.match(r"[A-Z]{2,}\d", kind) else ""


def _name(after: str) -> str:
    """What the meeting is the meeting of, where that has a name: «de l'Union», «du G7»."""
    match = _NAMED.match(after)
    if not match:
        return ""
    words = re.match(r"[\w-]+", after[match.end() - 1 :])
    return words.group().lower() if words else ""
