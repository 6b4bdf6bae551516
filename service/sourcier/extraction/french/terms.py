"""One gazetteer for all lexicons: where names clash, the longer wins, then the more specific."""

from functools import cache
from typing import Any

from babel import Locale

from sourcier.extraction.french.gazetteer import Gazetteer, Term
from sourcier.extraction.french.lexicon import read
from sourcier_events.names import fold

__all__ = ["Term", "capital_of", "city_key", "country_name", "gazetteer"]


@cache
def country_names() -> dict[str, list[str]]:
    """French names of countries by ISO 3166-1 alpha-2, the most usual first."""
    extra = read("countries")
    ignored = set(extra["ignored"]["names"])
    found: dict[str, list[str]] = {}
    for code, name in Locale("fr").territories.items():
        if len(code) == 2 and code.isalpha() and code not in {"ZZ", "EU", "UN", "EZ", "QO"}:
            found[code] = [] if name in ignored else [str(name).replace("’", "'")]
    for code, names in extra["names"].items():
        found[code] = [*names, *(name for name in found.get(code, []) if name not in names)]
    return found


@cache
def country_name(code: str) -> str:
    """The usual French name of a country."""
    preferred = {"GB": "Royaume-Uni", "CD": "RDC", "TR": "Turquie", "MM": "Birmanie"}
    names = country_names().get(code) or [code]
    return preferred.get(code, names[0])


@cache
def capital_of(code: str) -> str | None:
    """The capital in its first spelling, where the lexicon has it."""
    spellings: list[str] = read("cities")["capitals"].get(code, [])
    return spellings[0] if spellings else None


@cache
def _city_spellings() -> dict[str, str]:
    data = read("cities")
    groups = [*data["capitals"].values()]
    groups += [spellings for cities in data["others"].values() for spellings in cities]
    return {fold(spelling): fold(group[0]) for group in groups for spelling in group}


def city_key(name: str) -> str:
    """One key for all spellings of a city."""
    return _city_spellings().get(fold(name), fold(name))


@cache
def gazetteer() -> Gazetteer:
    """All names of all lexicons."""
    found = Gazetteer()
    _add_organisations(found)
    _add_places(found)
    _add_countries(found)
    _add_meetings(found)
    _add_roles(found)
    return found.seal()


def _add_organisations(found: Gazetteer) -> None:
    data = read("organisations")
    for name in data["media"]["names"]:
        found.add(name, "media", name=name)
    for name, aliases in data["organisations"].items():
        capital = name != "coalition des volontaires"
        for spelling in (name, *aliases):
            found.add(spelling, "organisation", name=name, capital=capital and name[0].isupper())
    for name, (code, *aliases) in data["institutions"].items():
        for spelling in (name, *aliases):
            found.add(spelling, "institution", name=name, code=code)


def _add_places(found: Gazetteer) -> None:
    data = read("cities")
    for venue, (city, code) in data["venues"].items():
        found.add(venue, "venue", name=venue, code=code, details=(city,), capital=False)
    for code, spellings in data["capitals"].items():
        for spelling in spellings:
            details = (spellings[0], "capital")
            found.add(spelling, "city", name=spelling, code=code, details=details)
    for code, cities in data["others"].items():
        for spellings in cities:
            for spelling in spellings:
                found.add(spelling, "city", name=spelling, code=code, details=(spellings[0],))


def _add_countries(found: Gazetteer) -> None:
    for code, names in country_names().items():
        for name in names:
            found.add(name, "country", name=country_name(code), code=code)
    for code, words in read("demonyms")["countries"].items():
        for word in words.split():
            for form in _inflected(word):
                found.add(form, "demonym", name=country_name(code), code=code, capital=False)
    for word in read("countries")["groups"]["words"]:
        found.add(word, "group", name=word, capital=False)


def _inflected(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "x")):
        return (word,)
    return (word, word + "s")


def _add_meetings(found: Gazetteer) -> None:
    data = read("meetings")
    weak = {"details": ("weak",)}
    for phrase in data["not"]["phrases"]:
        found.add(phrase, "no meeting", capital=False)
    for family, nouns in data["families"].items():
        for noun in nouns:
            more: dict[str, Any] = weak if noun in data["weak"]["words"] else {}
            found.add(noun, "meeting", name=noun, code=family, capital=noun[0].isupper(), **more)


def _add_roles(found: Gazetteer) -> None:
    data = read("roles")
    for kind in ("named", "collective", "source"):
        for entry in data[kind]["heads"]:
            singular, _, plural = entry.partition("|")
            for number, forms in (("singular", singular), ("plural", plural)):
                for form in filter(None, (part.strip() for part in forms.split(","))):
                    found.add(form, "role", name=form, details=(kind, number), capital=False)
