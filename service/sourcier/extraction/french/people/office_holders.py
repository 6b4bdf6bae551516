"""Who holds which office in a document: what the text says goes before the table of known people.

An office is a canonical noun with a portfolio, so that «le chef de la diplomatie», «le ministre des
Affaires étrangères» and «le secrétaire d'État» can be one, and the minister of defence another.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier_events.names import fold

_OF_MINISTERS = re.compile(
    r"\bdu gouvernement\b|\bdu conseil(?: des ministres| italien\w*)?$|\bdu conseil italien"
)
"""Presidents who are prime ministers."""
_HEAD_OF_STATE = re.compile(r"chef\w* de l etat\b")
_OF_BODY = re.compile(
    r"\b(?:chambre|senat|assemblee|parlement|commission|comite|parti|cour|banque|federation)\b"
)
"""Of what a president is no head of state."""
_OF_SOMETHING = re.compile(r"\b(?:de|du|des|d) ")
_OF_NATION = re.compile(
    r"\b(?:republique|etat|transition|gouvernement|pays|royaume|federation|nation|union)\b"
)
"""What says of what an office is, and that it is of a whole country."""
_OF_ANYTHING = frozenset(
    ("chef", "directeur", "secretaire", "responsable", "porte parole", "membre")
)
"""Offices that are nothing without what they are of."""
_LEADERS = frozenset(
    ("président", "premier ministre", "chancelier", "roi", "prince", "emir", "sultan", "dirigeant")
)


@dataclass(frozen=True, slots=True)
class Office:
    """A canonical office. `portfolio` is empty where the words do not say it."""

    name: str
    portfolio: frozenset[str]


_HOUSES = (
    (
        Office("ministre", frozenset(("foreign",))),
        re.compile(r"\b(?:farnesina|quai d orsay|foreign office|itamaraty|foggy bottom)\b"),
    ),
    (Office("ministre", frozenset(("defence",))), re.compile(r"\bpentagone\b")),
    (Office("ministre", frozenset(("finance",))), re.compile(r"\bbercy\b")),
    (Office("ministre", frozenset(("interior",))), re.compile(r"\bbeauvau\b")),
    (
        Office("premier ministre", frozenset()),
        re.compile(r"\b(?:matignon|downing street|palais chigi|moncloa|grand serail)\b"),
    ),
)
"""Offices by the house from which they are held: «le locataire de Matignon»."""
_OF_STATE = "secretaire d etat"
"""Where it is American, the minister of foreign affairs."""
_OF_DEPARTMENT = re.compile(r"\bsecretaire (?:\w+ )?(?:a la|au|aux) (?!.*general)")
"""«secrétaire à la Défense»: an American minister."""


@dataclass(frozen=True, slots=True)
class _Holder:
    start: int
    person: str
    office: Office
    stated: bool
    words: str
    former: bool


@cache
def _portfolios() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = lexicons().roles.portfolios
    return tuple(
        (name, re.compile(r"\b(?:" + "|".join(fold(word) for word in words) + r")"))
        for name, words in groups.items()
    )


@cache
def _synonyms() -> dict[str, str]:
    groups = lexicons().roles.same_office
    return {fold(word): name for name, words in groups.items() for word in words}


@lru_cache(maxsize=1 << 12)
def office_of(head: str, role: str) -> Office:
    """The canonical office of a noun and its words."""
    text, name = fold(role), fold(head)
    portfolio = frozenset(group for group, pattern in _portfolios() if pattern.search(text))
    house = next((found for found, pattern in _HOUSES if pattern.search(text)), None)
    if name.startswith(("chef", "patron", "maitre", "titulaire", "locataire")) and house:
        return house
    if name.startswith(("chef", "patron", "maitre")):
        name = _of_chief(text)
    elif name.startswith("secretaire") and portfolio and _OF_DEPARTMENT.search(text):
        return Office("ministre", portfolio)
    elif name.startswith("president") and _OF_MINISTERS.search(text):
        return Office("premier ministre", frozenset())
    elif name.startswith("secretaire") and re.search(r"\bsecretaire d etat(?: americain|$)", text):
        return Office(_OF_STATE, frozenset(("foreign",)))
    return Office(_synonyms().get(name, _singular(name)), portfolio)


def _of_chief(text: str) -> str:
    if re.search(r"diplomati|\bmfa\b|\bmae\b|affaires etrangeres", text):
        return "haut représentant" if re.search(r"europeen|\bue\b|\bunion\b", text) else "ministre"
    if re.search(r"\bchef\w* du (?:ministere|mfa|mae|pentagone)\b", text):
        return "ministre"
    if re.search(r"\b(?:de l|d) etat\b(?! major)|\bexecutif\b|\bkremlin\b", text):
        return "président"
    return "premier ministre" if "gouvernement" in text else "chef"


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and len(name) > 4 else name


def is_former(role: str) -> bool:
    """Whether the words say that the office is over."""
    return bool(re.match(r"(?:ancien|ancienne|ex|feu)\b", fold(role)))


class OfficeHolders:
    """The holders of offices in one document, by the key of the person."""

    def __init__(self) -> None:
        self._holders: list[_Holder] = []

    def add(self, person: str, head: str, role: str, start: int, stated: bool) -> None:
        """Somebody holds an office, by the text (`stated`) or by the table of known people."""
        office, former = office_of(head, role), is_former(role)
        self._holders.append(_Holder(start, person, office, stated, fold(role), former))

    def holders(
        self,
        office: Office,
        among: set[str] | None = None,
        words: str = "",
        known: bool = False,
    ) -> list[str]:
        """Who can be meant by an office, of those `among`: stated ones, else known ones.

        Those whose office has all the `words` come before others; with `known`, those of the table
        come before those stated.
        """
        folded, former = fold(words), is_former(words)
        of_state = bool(_HEAD_OF_STATE.match(folded))
        fitting = [
            one
            for one in self._holders
            if one.former is former
            and _fits(one.office, office)
            and (among is None or one.person in among)
            and not _apart(one.words, folded, office)
            and not (of_state and _OF_BODY.search(one.words))
        ]
        stated = [one for one in fitting if one.stated is not known]
        found = stated or fitting
        exact = [one for one in found if one.office.portfolio & office.portfolio]
        if " " in words:
            exact = [one for one in exact or found if folded in one.words] or exact
        return list(dict.fromkeys(one.person for one in exact or found))

    def last_before(self, office: Office, position: int, sentence: int) -> str | None:
        """The one named last before a position, in another sentence if there is one.

        «Recevant le ministre turc, X, le ministre a dit»: one sentence names two of them.
        """
        fitting = [one for one in self._holders if not one.former and _fits(one.office, office)]
        for limit in (sentence, position):
            earlier = [one for one in fitting if one.start < limit]
            if earlier:
                return max(earlier, key=lambda one: one.start).person
        return None

    def holds(self, person: str, name: str) -> bool:
        """Whether somebody holds an office of that name, whatever its portfolio."""
        office = Office(_synonyms().get(fold(name), _singular(fold(name))), frozenset())
        return any(
            one.person == person and not one.former and _fits(one.office, office)
            for one in self._holders
        )

    def counterparts(self, person: str) -> list[str]:
        """Who holds the same office as somebody, by the text, but for that person."""
        mine = [one.office for one in self._holders if one.person == person and one.stated]
        found = [
            one.person
            for one in self._holders
            if one.person != person and one.stated and any(_fits(one.office, it) for it in mine)
        ]
        return list(dict.fromkeys(found))

    def is_known_for(self, person: str, bodies: Iterable[str]) -> bool:
        """Whether the table of known people puts somebody into one of these organisations."""
        names = tuple(f" {fold(body)}" for body in bodies)
        return any(
            one.person == person and not one.stated and one.words.endswith(names)
            for one in self._holders
        )

    def is_of_body(self, person: str) -> bool:
        """«le président de la coopérative»: whether every office of somebody is one of a body."""
        words = [one.words for one in self._holders if one.person == person]
        return all(_OF_SOMETHING.search(one) and not _OF_NATION.search(one) for one in words)

    def has_office_in(self, person: str, names: Container[str]) -> bool:
        """Whether somebody holds, or held, an office of one of these canonical names."""
        return any(one.person == person and one.office.name in names for one in self._holders)


def _apart(held: str, asked: str, office: Office) -> bool:
    """«chef du conseil politique» is not «chef du renseignement»: no word of theirs is the same."""
    if office.name not in _OF_ANYTHING:
        return False
    mine, other = _complement(held), _complement(asked)
    return bool(mine and other and not mine & other)


def _complement(role: str) -> set[str]:
    """The words that say of what."""
    found = re.split(r"\b(?:de|du|des|d|a|au|aux)\b", role, maxsplit=1)
    return {word for word in found[-1].split() if len(word) > 3} if len(found) > 1 else set()


COUNTERPARTS = frozenset(("homologue", "homologues", "collègue", "collègues", "pair", "pairs"))
_OF_GOVERNMENT = _LEADERS | {"ministre", "envoyé", "haut représentant"}


def _fits(held: Office, asked: Office) -> bool:
    if asked.name in ("homologue", "collegue", "pair"):
        return held.name in _OF_GOVERNMENT
    if asked.name == "dirigeant":
        return held.name in _LEADERS
    apart = held.portfolio and asked.portfolio and not held.portfolio & asked.portfolio
    minister = held.name == _OF_STATE and asked.name == "ministre"
    return (minister or held.name == asked.name) and not apart
