"""Who holds which office in a document: what the text says goes before the table of known people.

An office is a canonical noun with a portfolio, so that «le chef de la diplomatie», «le ministre des
Affaires étrangères» and «le secrétaire d'État» can be one, and the minister of defence another.
"""

import re
from dataclasses import dataclass
from functools import cache

from sourcier.extraction.french.vocabulary.lexicon import read
from sourcier_events.names import fold

_LEADERS = frozenset(("président", "premier ministre", "chancelier", "roi", "prince", "dirigeant"))


@dataclass(frozen=True, slots=True)
class Office:
    """A canonical office. `portfolio` is empty where the words do not say it."""

    name: str
    portfolio: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Holder:
    start: int
    person: str
    office: Office
    stated: bool
    words: str


@cache
def _portfolios() -> tuple[tuple[str, re.Pattern[str]], ...]:
    groups = read("roles")["portfolios"]
    return tuple(
        (name, re.compile(r"\b(?:" + "|".join(fold(word) for word in words) + r")"))
        for name, words in groups.items()
    )


@cache
def _synonyms() -> dict[str, str]:
    groups = read("roles")["same_office"]
    return {fold(word): name for name, words in groups.items() for word in words}


@cache
def office_of(head: str, role: str) -> Office:
    """The canonical office of a noun and its words."""
    text, name = fold(role), fold(head)
    portfolio = frozenset(group for group, pattern in _portfolios() if pattern.search(text))
    if name.startswith("chef"):
        name = _of_chief(text)
    elif name.startswith("secretaire") and re.search(r"\bsecretaire d etat americain", text):
        return Office("ministre", frozenset(("foreign",)))
    return Office(_synonyms().get(name, _singular(name)), portfolio)


def _of_chief(text: str) -> str:
    if "diplomatie" in text:
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
        if not is_former(role):
            self._holders.append(_Holder(start, person, office_of(head, role), stated, fold(role)))

    def holders(self, office: Office, among: set[str] | None = None, words: str = "") -> list[str]:
        """Who can be meant by an office, of those `among`: stated ones, else known ones.

        Those whose office has all the `words` come before others.
        """
        fitting = [
            one
            for one in self._holders
            if _fits(one.office, office) and (among is None or one.person in among)
        ]
        stated = [one for one in fitting if one.stated]
        found = stated or fitting
        exact = [one for one in found if one.office.portfolio & office.portfolio]
        named = [one for one in exact or found if words and fold(words) in one.words]
        if words.count(" ") and named:
            exact = named
        return list(dict.fromkeys(one.person for one in exact or found))

    def last_before(self, office: Office, position: int, sentence: int) -> str | None:
        """The one named last before a position, in another sentence if there is one.

        «Recevant le ministre turc, X, le ministre a dit»: one sentence names two of them.
        """
        fitting = [one for one in self._holders if _fits(one.office, office)]
        for limit in (sentence, position):
            earlier = [one for one in fitting if one.start < limit]
            if earlier:
                return max(earlier, key=lambda one: one.start).person
        return None

    def holds(self, person: str, name: str) -> bool:
        """Whether somebody holds an office of that name, whatever its portfolio."""
        office = Office(_synonyms().get(fold(name), _singular(fold(name))), frozenset())
        return any(one.person == person and _fits(one.office, office) for one in self._holders)


COUNTERPARTS = frozenset(("homologue", "homologues", "collègue", "collègues", "pair", "pairs"))
_OF_GOVERNMENT = _LEADERS | {"ministre", "envoyé", "haut représentant"}


def _fits(held: Office, asked: Office) -> bool:
    if asked.name in ("homologue", "collegue", "pair"):
        return held.name in _OF_GOVERNMENT
    if asked.name == "dirigeant":
        return held.name in _LEADERS
    apart = held.portfolio and asked.portfolio and not held.portfolio & asked.portfolio
    return held.name == asked.name and not apart
