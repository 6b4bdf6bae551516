"""Tables of somebody's own lie over the built-in ones; what is wrong in them is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcier.extraction.french.vocabulary.lexicon_files import LexiconError
from sourcier.resolution import (
    countries,
    person_names,
    roles,
    spellings,
    tables,
    vocabulary,
)
from sourcier.resolution.vocabulary import organisation_key

from .facts import organisation, person
from .memory import are_one

CACHED = (
    *(tables.aliases, tables.people, tables.words, tables.spelled, tables.courtesies),
    *(tables.given_families, tables.first_names, person_names._known_as, person_names.read_name),
    *(
        person_names.without_titles,
        spellings.compare,
        spellings._given_word,
        spellings.may_name_one,
    ),
    *(vocabulary._canonical, vocabulary._canonical_names, vocabulary.institution),
    *(roles.post, roles._posts, roles._words, countries._phrases, countries.without_country),
)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of resolution in a folder of lexicons; everything is read anew."""
    monkeypatch.setenv("SOURCIER_LEXICONS", str(tmp_path))
    folder = tmp_path / "resolution"
    folder.mkdir()
    forget()
    yield folder
    monkeypatch.undo()
    forget()


def forget() -> None:
    for read in CACHED:
        read.cache_clear()


def test_aliases_of_ones_own_count(own: Path) -> None:
    own.joinpath("aliases.toml").write_text(
        'organisations = [["Pacte du Lac", "PDL Lac"], ["ONU", "le Machin"]]\n', "utf-8"
    )
    assert are_one(organisation("Pacte du Lac"), organisation("PDL Lac"))
    assert organisation_key("le machin") == organisation_key("Nations unies")
    assert organisation_key("OTAN") == organisation_key("NATO")


def test_people_and_titles_of_ones_own_count(own: Path) -> None:
    own.joinpath("names.toml").write_text(
        'titles = "grand bâtonnier"\npeople = [["Awa Kouyaté", "La Voix du Lac"]]\n', "utf-8"
    )
    assert are_one(person("Awa Kouyaté"), person("La Voix du Lac"))
    assert are_one(person("Komi Adjavon"), person("le grand bâtonnier Komi Adjavon"))


def test_what_is_built_in_can_be_removed(own: Path) -> None:
    own.joinpath("names.toml").write_text('[remove]\nfrequent = ["Diallo"]\n', "utf-8")
    assert are_one(person("Amadou Diallo"), person("Amadou Diallo"))


@pytest.mark.parametrize(
    ("file", "written", "named"),
    [
        ("aliases.toml", "organisations = 3", "organisations"),
        ("aliases.toml", "organizations = []", "organizations"),
        ("names.toml", 'titles = ["M."]', "titles"),
        ("names.toml", "titles = ", "names.toml"),
        ("nom.toml", "", "aliases, names"),
    ],
)
def test_what_is_wrong_is_named(own: Path, file: str, written: str, named: str) -> None:
    own.joinpath(file).write_text(written, "utf-8")
    with pytest.raises(LexiconError, match=named):
        (tables.aliases if file == "aliases.toml" else tables.people)()


def test_a_folder_without_tables_changes_nothing(own: Path) -> None:
    assert organisation_key("NATO") == "otan"
