"""One gazetteer for all lexicons: where names clash, the longer wins, then the more specific."""

from functools import cache, lru_cache

from babel import Locale

from sourcier.extraction.french.vocabulary.gazetteer import Gazetteer
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier_events.names import fold


@cache
def country_names() -> dict[str, list[str]]:
    """French names of countries by ISO 3166-1 alpha-2, the most usual first."""
    own = lexicons().countries
    ignored = set(own.ignored.names)
    found: dict[str, list[str]] = {}
    for code, name in Locale("fr").territories.items():
        if len(code) == 2 and code.isalpha() and code not in {"ZZ", "EU", "UN", "EZ", "QO"}:
            found[code] = [] if name in ignored else [str(name).replace("’", "'")]
    for code, names in own.names.items():
        found[code] = [*names, *(name for name in found.get(code, []) if name not in names)]
    return found


@cache
def country_name(code: str) -> str:
    """The usual French name of a country."""
    return (country_names().get(code) or [code])[0]


@cache
def capital_of(code: str) -> str | None:
    """The capital in its first spelling, where the lexicon has it."""
    spellings = lexicons().cities.capitals.get(code, [])
    return spellings[0] if spellings else None


@cache
def _city_spellings() -> dict[str, str]:
    cities = lexicons().cities
    groups = [*cities.capitals.values()]
    groups += [spellings for others in cities.others.values() for spellings in others]
    return {fold(spelling): fold(group[0]) for group in groups for spelling in group}


@lru_cache(maxsize=1 << 12)
def city_key(name: str) -> str:
    """One key for all spellings of a city."""
    folded = fold(name)
    return _city_spellings().get(folded, folded)


@cache
def areas() -> dict[str, frozenset[str]]:
    """The countries of each part of the world, by the adjective."""
    return {
        word: frozenset(codes.split())
        for spellings, codes in lexicons().demonyms.areas.items()
        for word in spellings.split()
    }


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
    known = lexicons().organisations
    for name in known.media.names:
        found.add(name, "media", name=name)
    for name, aliases in known.organisations.items():
        for spelling in (name, *aliases):
            found.add(spelling, "organisation", name=name, capital=spelling[0].isupper())
    for name, (code, *aliases) in known.institutions.items():
        for spelling in (name, *aliases):
            capital = spelling[0].isupper()
            found.add(spelling, "institution", name=name, code=code, capital=capital)


def _add_places(found: Gazetteer) -> None:
    cities = lexicons().cities
    for code, regions in cities.regions.items():
        for region in regions:
            found.add(region, "region", name=region, code=code)
    for venue, (city, code) in cities.venues.items():
        found.add(venue, "venue", name=venue, code=code, details=(city,), capital=False)
    for code, spellings in cities.capitals.items():
        for spelling in spellings:
            details = (spellings[0], "capital")
            found.add(spelling, "city", name=spelling, code=code, details=details)
    for code, others in cities.others.items():
        for spellings in others:
            for spelling in spellings:
                found.add(spelling, "city", name=spelling, code=code, details=(spellings[0],))


def _add_countries(found: Gazetteer) -> None:
    for code, names in country_names().items():
        for name in names:
            found.add(name, "country", name=country_name(code), code=code)
    for code, words in lexicons().demonyms.countries.items():
        for word in words.split():
            for form in _inflected(word):
                found.add(form, "demonym", name=country_name(code), code=code, capital=False)
    groups = lexicons().countries.groups.words
    for word in groups:
        found.add(word, "group", name=word, capital=False)
    for area in areas():
        # Else «latino-américain» would be of the country that its second half names.
        if area not in groups:
            found.add(area, "area", name=area, capital=False)


def _inflected(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "x")):
        return (word,)
    return (word, word + "s")


def _add_meetings(found: Gazetteer) -> None:
    meetings = lexicons().meetings
    for phrase in meetings.other.phrases:
        found.add(phrase, "no meeting", name=phrase, capital=False)
    for family, nouns in meetings.families.items():
        for noun in nouns:
            details = ("weak",) if noun in meetings.weak.words else ()
            capital = noun[0].isupper()
            found.add(noun, "meeting", name=noun, code=family, capital=capital, details=details)


def _add_roles(found: Gazetteer) -> None:
    roles = lexicons().roles
    kinds = {"named": roles.named, "collective": roles.collective, "source": roles.source}
    for kind, section in kinds.items():
        for heads in section.heads:
            singular, _, plural = heads.partition("|")
            for number, forms in (("singular", singular), ("plural", plural)):
                for form in filter(None, (part.strip() for part in forms.split(","))):
                    found.add(form, "role", name=form, details=(kind, number), capital=False)
