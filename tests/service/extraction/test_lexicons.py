"""The built-in lexicons: every entry can be found in a text, and no two of them disagree."""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import combinations
from typing import Any

import msgspec
import pytest
from babel import Locale

from sourcier.extraction.french.vocabulary.conjugation import bare
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, verb_forms
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.lexicon_schema import SCHEMA
from sourcier_events.names import fold

FOLDER = files("sourcier.extraction") / "lexicons"
ALL = lexicons()
# Territories whose adjective news hardly use, or use for what is no party to a meeting.
WITHOUT_ADJECTIVE = """
AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA FK FO GF GG GI GP GS GU HM IC IM IO JE KY MF
MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TA TC TF TK UM VG VI WF XA XB YT
"""


def strings(value: Any) -> Iterator[str]:
    """Every string in a lexicon, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from strings(inside)
    else:
        for inside in value:
            yield from strings(inside)


def lists(value: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words in a lexicon, with where it stands."""
    if isinstance(value, str) and " " in value.strip():
        yield path, value.split()
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from lists(inside, f"{path}.{key}")
    elif isinstance(value, list):
        if all(isinstance(one, str) for one in value):
            yield path, value
        else:
            for inside in value:
                yield from lists(inside, path)


def twice(words: Iterable[str]) -> list[str]:
    return sorted(word for word, number in Counter(words).items() if number > 1)


def owners(groups: dict[str, Iterable[str]]) -> dict[str, list[str]]:
    """Words that stand in several groups, with the groups."""
    found: dict[str, list[str]] = {}
    for group, words in groups.items():
        for word in set(words):
            found.setdefault(word, []).append(group)
    return {word: sorted(several) for word, several in found.items() if len(several) > 1}


def test_every_file_has_a_schema_and_every_schema_a_file():
    assert {one.name.removesuffix(".toml") for one in FOLDER.iterdir()} == SCHEMA.keys()


@pytest.mark.parametrize("name", SCHEMA)
def test_a_file_begins_by_saying_what_it_holds(name):
    first = (FOLDER / f"{name}.toml").read_text("utf-8").splitlines()[0]
    assert first.startswith("# ") and len(first) > 30


@pytest.mark.parametrize("name", SCHEMA)
def test_entries_are_written_as_texts_are_read(name):
    """Composed, with straight apostrophes, without spaces around them: else nothing matches."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    odd = [
        one
        for one in strings(data)
        if one != unicodedata.normalize("NFC", one) or set(one) & set("’‘\u00a0\u202f\u00ad\t")
    ]
    assert odd == []


@pytest.mark.parametrize("name", sorted(SCHEMA.keys() - {"grammar", "roles"}))
def test_every_entry_has_a_word(name):
    data = msgspec.to_builtins(getattr(ALL, name))
    assert [one for one in strings(data) if one and not fold(one)] == []


@pytest.mark.parametrize("name", SCHEMA)
def test_nothing_is_in_a_list_twice(name):
    data = msgspec.to_builtins(getattr(ALL, name))
    assert {path: twice(words) for path, words in lists(data) if twice(words)} == {}


def test_every_country_has_an_adjective():
    territories = {code for code in Locale("fr").territories if len(code) == 2 and code.isalpha()}
    countries = territories - {"ZZ", "EU", "UN", "EZ", "QO"} - {*WITHOUT_ADJECTIVE.split()}
    assert sorted(countries - ALL.demonyms.countries.keys()) == []


def test_countries_are_those_of_cldr():
    known = Locale("fr").territories.keys()
    tables = (
        ALL.cities.capitals,
        ALL.cities.others,
        ALL.countries.names,
        ALL.demonyms.countries,
        ALL.demonyms.prefixes,
    )
    assert [code for table in tables for code in table if code not in known] == []


def test_an_adjective_is_of_one_country():
    groups = {code: words.split() for code, words in ALL.demonyms.countries.items()}
    assert owners(groups) == {}


def test_a_name_is_of_one_country():
    assert owners({code: map(fold, names) for code, names in ALL.countries.names.items()}) == {}


def test_a_city_is_in_one_country():
    cities: dict[str, list[str]] = {}
    for code, spellings in ALL.cities.capitals.items():
        cities.setdefault(code, []).extend(spellings)
    for code, others in ALL.cities.others.items():
        cities.setdefault(code, []).extend(one for spellings in others for one in spellings)
    assert owners(cities) == {}


def test_a_city_is_entered_once():
    capitals = [one for spellings in ALL.cities.capitals.values() for one in spellings]
    others = [
        one for cities in ALL.cities.others.values() for spellings in cities for one in spellings
    ]
    assert twice([*capitals, *others]) == []


def test_a_venue_is_in_a_country_that_agrees_with_its_city():
    home = {one: code for code, names in ALL.cities.capitals.items() for one in names}
    for code, cities in ALL.cities.others.items():
        home |= {one: code for spellings in cities for one in spellings}
    wrong = {
        venue: (city, code)
        for venue, (city, code) in ALL.cities.venues.items()
        if city in home and home[city] != code
    }
    assert wrong == {}


def test_a_noun_is_one_family_of_meetings():
    assert owners(ALL.meetings.families) == {}


def test_what_is_no_meeting_is_not_one():
    nouns = {noun for nouns in ALL.meetings.families.values() for noun in nouns}
    assert nouns & set(ALL.meetings.other.phrases) == set()


def test_weak_nouns_are_nouns_of_meetings():
    nouns = {noun for nouns in ALL.meetings.families.values() for noun in nouns}
    assert set(ALL.meetings.weak.words) - nouns == set()


def test_a_meeting_is_held_in_one_way():
    assert owners(msgspec.to_builtins(ALL.meetings.format)) == {}


def test_a_verb_does_not_say_both_that_a_meeting_is_held_and_that_it_is_not():
    support = ALL.meetings.support
    held = {*support.happens, *support.gathers, *support.subject_takes_part, *support.planned}
    assert held & {*support.cancelled, *support.declines} == set()


def test_an_office_is_of_one_kind():
    sections = {
        "named": ALL.roles.named,
        "collective": ALL.roles.collective,
        "source": ALL.roles.source,
    }
    forms = {
        kind: [
            form.strip()
            for heads in section.heads
            for form in heads.replace("|", ",").split(",")
            if form.strip()
        ]
        for kind, section in sections.items()
    }
    assert owners(forms) == {}


def test_an_organisation_is_of_one_kind():
    known = ALL.organisations
    organisations = [one for name, more in known.organisations.items() for one in (name, *more)]
    institutions = [one for name, (_, *more) in known.institutions.items() for one in (name, *more)]
    groups = {"organisations": organisations, "institutions": institutions}
    assert owners(groups | {"media": known.media.names}) == {}
    assert [twice(group) for group in groups.values()] == [[], []]


def test_spellings_of_two_organisations_differ():
    groups = {name: (name, *more) for name, more in ALL.organisations.organisations.items()}
    assert owners(groups) == {}


def test_people_have_a_country_or_none_and_an_office():
    codes = Locale("fr").territories.keys() | {""}
    rows = ALL.people.people.items()
    assert [name for name, (code, office, *_) in rows if code not in codes or not office] == []


def test_a_doubtful_first_name_is_a_first_name():
    names = ALL.first_names
    known = {*names.feminine.split(), *names.masculine.split()}
    assert [name for name in names.doubtful.split() if name not in known] == []


def test_verbs_are_said_to_be_followed_in_ways_that_agree():
    verbs = ALL.reporting_verbs
    assert set(verbs.complement.verbs) & set(verbs.incise.verbs) == set()


def test_every_verb_of_saying_has_forms():
    reporting = reporting_verbs()
    verbs = {bare(verb).split(" ")[0] for verb in reporting.incise | reporting.noun}
    read = {reading.infinitive for readings in verb_forms().values() for reading in readings}
    past = {
        reading.infinitive
        for readings in verb_forms().values()
        for reading in readings
        if reading.tense == "past"
    }
    assert sorted(verbs - read) == []
    assert sorted(verbs - past) == []


def test_irregular_forms_are_of_verbs_that_rules_know():
    read = {reading.infinitive for readings in verb_forms().values() for reading in readings}
    assert sorted(ALL.irregular_verbs.keys() - read) == []


def test_groups_of_roles_do_not_overlap_within_a_section():
    sections = (ALL.roles.named, ALL.roles.collective, ALL.roles.source)
    for first, second in combinations(sections, 2):
        assert set(first.heads) & set(second.heads) == set()
