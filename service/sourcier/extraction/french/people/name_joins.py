"""Whether an office and a name beside each other are one person: «le ministre turc, X».

Decided on the words between them alone; a name that a comma parts needs a singular office.
"""

import re

from sourcier.extraction.french.people.persons import NameSpan, Person
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.vocabulary.lexicon import words

_ADDRESS = (
    r"(?:M\.|MM\.|Mme|Monsieur|Madame|S\.E\.(?: ?M\.?)?|SEM\b|Son Excellence|leurs Excellences)"
)
_RANK = rf"(?:(?:le|la|l'|{_ADDRESS}|général|amiral|colonel|maréchal|Dr|sir)\s*){{0,3}}"
_BEFORE_NAME = re.compile(rf"^\s*(?:\([^)]{{2,40}}\)\s*)?[,(]?\s*{_RANK}$", re.IGNORECASE)
AFTER_NAME = re.compile(
    r"^\s*(?:,|\(|-|–|—)\s*(?:(?:le|la|un|une|ancien|ancienne|ex|actuel|actuelle|nouveau|nouvelle|"
    r"leur|son|sa|notre|"
    r"haut|haute|premier|première|numéro|deux|également|alors|lui|puissant|vice|meilleur|"
    r"meilleure|principal)[\s-]+|l'|ex-)*$",
    re.IGNORECASE,
)
_NEXT_HOLDER = re.compile(
    r"(?:,|,?\s+et)\s+(?:[a-zéèêëïàç-]+|"
    r"(?:de la |de l'|du |des |de |d')[A-ZÀ-Þ][^,.;:()]{2,50}),?\s+[A-ZÀ-Þ]"
)
"""After the first name, another country of the same plural office, and its name."""
_LISTED = re.compile(r"\s*(?:,|et\b|ainsi que\b|\()")
_MISTER = re.compile(r"\bM(?:\.|onsieur)\s*$")
_FEMININE_HEADS = words("antecedents_feminine")
_NOBODY = words("name_joins_nobody")
_ACCORDING = re.compile(r"\b(?:selon|d'après)\s+(?:une? |le |la |l')?$", re.IGNORECASE)
_CLOSING = ("", ",", ")", ".", ";", ":", "\n")
_OPENING = re.compile(r"(?:^|\n|[.!?»–—]\s)$")


def joins_before(
    plain: str,
    one: Phrase,
    span: NameSpan,
    start: int,
    names: list[tuple[NameSpan, Person]],
    previous: Phrase | None = None,
) -> bool:
    """Whether an office and the name after it are one: «le ministre turc, X» or «ministre X».

    `previous` is the name before: where it has an office already, this one is not its.
    """
    if start < one.end or one.end <= span.start - 60:
        return False
    gap = plain[one.end : start]
    if not _BEFORE_NAME.match(gap):
        return False
    if "," not in gap and "(" not in gap:
        return not _is_audience(plain, one, span)
    if one.office_kind == "collective" or one.head in _NOBODY or _is_source(plain, one, span):
        return False
    if _is_of_woman(one) and _MISTER.search(gap):
        return False
    addressed = bool(re.search(rf"\b{_ADDRESS}\s*$", gap))
    settled = previous is not None and previous.role is not None and previous.end <= one.outer
    after_name = not (addressed or (settled and _is_one(one))) and any(
        other.end < one.start and AFTER_NAME.match(plain[other.end : one.start])
        for other, _ in names
    )
    if not one.plural and not one.determiner and plain[max(0, one.start - 4) : one.start] == " et ":
        return True
    opens = not one.plural and bool(_OPENING.search(plain[max(0, one.outer - 3) : one.outer]))
    return (opens or _is_one(one) or _is_first_of_pair(plain, one, span)) and (
        not after_name
        or (one.determiner in ("le", "la", "l'") and "," in gap and _is_new(plain, one))
    )


def _is_audience(plain: str, one: Phrase, span: NameSpan) -> bool:
    """«a dit à la presse X», «a dit aux journalistes X»: X tells them, and is none of them."""
    if one.head in _NOBODY:
        return True
    return one.plural and bool(one.preposition) and not _LISTED.match(plain, span.end)


def _is_source(plain: str, one: Phrase, span: NameSpan) -> bool:
    """«Selon un diplomate, X viendra»: the comma closes the source, and X is who will come."""
    named = _ACCORDING.search(plain[max(0, one.start - 20) : one.start])
    return named is not None and plain[span.end : span.end + 1] not in _CLOSING


def _is_of_woman(one: Phrase) -> bool:
    """«à la résidence de l'ambassadrice, M. X a dit»: no office of his."""
    if one.determiner in ("la", "une", "sa"):
        return True
    return one.head in _FEMININE_HEADS and one.head.endswith(("rice", "ère", "ente", "ée"))


def _is_one(one: Phrase) -> bool:
    return not one.plural and one.determiner in ("le", "la", "l'", "un", "une", "son", "sa")


def is_behind_name(plain: str, one: Phrase, names: list[tuple[NameSpan, Person]]) -> bool:
    """«M. A, Envoyé spécial de …, M. B»: without an article an office is the first name's."""
    bare = not one.plural and not one.determiner and not one.preposition
    return bare and any(
        plain[other.end : one.start].strip() == "," for other, _ in names if other.end < one.start
    )


def _is_first_of_pair(plain: str, one: Phrase, span: NameSpan) -> bool:
    """«les présidents français, A, et ukrainien, B», «les ministres des Mines, A, du Port, B»."""
    return one.plural and len(one.references) <= 1 and bool(_NEXT_HOLDER.match(plain, span.end))


def outermost(plain: str, offices: list[Phrase], index: int, start: int) -> tuple[int, Phrase]:
    """After a comma a name is that of the whole phrase: «la cheffe de la diplomatie, X»."""
    one = offices[index]
    close = "," not in plain[one.end : start]
    if close and one.office_kind == "named" and not one.plural:
        return index, one
    for position, other in enumerate(offices):
        if other.end == one.end and other.office_kind == "named" and not other.plural:
            return position, other
    return index, one


def has_inner(one: Phrase, offices: list[Phrase]) -> bool:
    """Whether the name that follows is that of an office inside this one; a body has none."""
    return any(
        other.start > one.start and other.end == one.end and other.office_kind != "collective"
        for other in offices
    )


def _is_new(plain: str, one: Phrase) -> bool:
    """Whether «et» or nothing but a list stands before an office, so that it begins a new item."""
    before = plain[max(0, one.start - 12) : one.start]
    return bool(re.search(r"\b(?:et|que)\s+(?:le |la |l')?$", before))


def is_closed(plain: str, one: Phrase) -> bool:
    return plain[one.end : one.end + 1] in (",", ")", ".", ";")
