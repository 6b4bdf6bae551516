"""The tables of resolution are data: what a folder of one's own adds counts as what is built in.

The folder is `resolution/` in the one that `SOURCIER_LEXICONS` names; its files have the names and
sections of ours. Tables are read once.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from sourcier.extraction.french.vocabulary.lexicon_files import LexiconError, lexicons
from sourcier.extraction.french.vocabulary.lexicon_overlay import LexiconMistake, overlaid
from sourcier.extraction.french.vocabulary.lexicon_schema import Name, Section, Words
from sourcier.settings import load_settings
from sourcier_events.names import fold, transliteration_key


class Aliases(Section, frozen=True):
    """Names of organisations and offices. Each list of `organisations` and of `posts` is one, its
    first name the canonical one."""

    organisations: list[list[Name]]
    generic_heads: list[Name]
    circle_heads: list[Name]
    small_words: list[Name]
    shared_adjectives: list[Name]
    posts: list[list[Name]]
    ranks: dict[Name, list[Name]]


class Names(Section, frozen=True):
    """Names of people. Each list of `people` is one person."""

    titles: Words
    titles_in_small_letters: Words
    courtesies: list[Name]
    articles: Words
    particles: Words
    generations: Words
    given_names: list[Name]
    compounding: Words
    family_first: Words
    first_names_too: Words
    frequent: Words
    people: list[list[Name]]


_SCHEMA: Mapping[str, type[Section]] = {"aliases": Aliases, "names": Names}


@cache
def aliases() -> Aliases:
    """The table of organisations; raises `LexiconError`."""
    found: Aliases = table_with("aliases", _own_folder())
    return found


@cache
def people() -> Names:
    """The table about names of people; raises `LexiconError`."""
    found: Names = table_with("names", _own_folder())
    return found


def table_with(name: str, folder: Path | None) -> Any:
    """A built-in table, and over it the file of a folder; raises `LexiconError`."""
    written = resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    base = msgspec.convert(tomllib.loads(written), _SCHEMA[name])
    own = folder / f"{name}.toml" if folder else None
    if own is None or not own.exists():
        return base
    try:
        return overlaid(base, tomllib.loads(own.read_text("utf-8")), _SCHEMA[name])
    except (LexiconMistake, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{own}: {error}") from None


def _own_folder() -> Path | None:
    """The folder of somebody's own tables; what it has that we do not know is an error."""
    named = load_settings().lexicons
    folder = Path(named).expanduser() / "resolution" if named else None
    if folder is None or not folder.is_dir():
        return None
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in _SCHEMA:
            raise LexiconError(f"{path}: no table of that name; there are: {', '.join(_SCHEMA)}")
    return folder


@cache
def words(name: str) -> frozenset[str]:
    """A list of words about names of people, folded."""
    return frozenset(fold(word) for word in getattr(people(), name).split())


@cache
def spelled(name: str) -> frozenset[str]:
    """The same, by transliteration key."""
    return frozenset(transliteration_key(word) for word in words(name))


@cache
def courtesies() -> tuple[tuple[str, ...], ...]:
    """Abbreviations of courtesy by their folded words, the longest first."""
    found = [tuple(fold(text).split()) for text in people().courtesies]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def given_families() -> dict[str, frozenset[int]]:
    """The families of given names that a name (by transliteration key) belongs to."""
    found: dict[str, set[int]] = {}
    for number, family in enumerate(people().given_names):
        for name in family.split():
            found.setdefault(_key(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def first_names() -> frozenset[str]:
    """Given names by transliteration key: those of the extractor, and those in families."""
    lexicon = lexicons().first_names
    known = [*lexicon.feminine.split(), *lexicon.masculine.split()]
    return frozenset(map(_key, known)) | frozenset(given_families())


def canonical(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """The canonical name of each name in groups of one; groups that share a name are one."""
    found: dict[str, str] = {}
    for group in groups:
        group = list(group)
        first = next((found[name] for name in group if name in found), group[0])
        for name in group:
            found.setdefault(name, first)
    return found


def _key(word: str) -> str:
    return transliteration_key(word).replace(" ", "")
