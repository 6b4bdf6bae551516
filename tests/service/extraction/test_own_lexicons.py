"""Somebody adds to the lexicons in a folder of their own, and nothing else has to be touched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sourcier.cli import commands
from sourcier.extraction.french.vocabulary.lexicon_files import (
    LexiconError,
    digest_with,
    lexicons_with,
)

EXAMPLE = Path(__file__).parents[3] / "docs" / "lexicons"
BUILT_IN = lexicons_with(None)


@pytest.fixture
def write(tmp_path):
    """Writes a lexicon into a folder and gives the folder."""

    def write_one(name: str, text: str) -> Path:
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
        return tmp_path

    return write_one


def test_lists_are_added_to(write):
    folder = write("organisations", '[media]\nnames = ["Radio Galène", "Reuters"]')
    assert lexicons_with(folder).organisations.media.names == [
        *BUILT_IN.organisations.media.names,
        "Radio Galène",
    ]


def test_tables_get_new_keys_and_longer_lists(write):
    folder = write("cities", '[capitals]\nFR = ["Lutèce"]\n[others]\nFR = [["Ys", "Ker-Is"]]')
    cities = lexicons_with(folder).cities
    assert cities.capitals["FR"] == [*BUILT_IN.cities.capitals["FR"], "Lutèce"]
    assert cities.others["FR"][-1] == ["Ys", "Ker-Is"]
    assert cities.capitals["DE"] == BUILT_IN.cities.capitals["DE"]


def test_words_between_spaces_are_added_to(write):
    folder = write("demonyms", '[countries]\nFR = "hexagonal"')
    french = lexicons_with(folder).demonyms.countries["FR"].split()
    assert french == [*BUILT_IN.demonyms.countries["FR"].split(), "hexagonal"]


def test_an_entry_is_replaced(write):
    folder = write("meetings", '[verbs]\nvisiter = { family = "talks", kind = "x", who = "with" }')
    assert lexicons_with(folder).meetings.verbs["visiter"].kind == "x"


def test_a_new_verb_brings_its_forms(write):
    folder = write("irregular_verbs", '"oindre" = { present = ["oint"], past = ["oint"] }')
    assert lexicons_with(folder).irregular_verbs["oindre"] == {
        "present": ["oint"],
        "past": ["oint"],
    }


def test_entries_are_removed_and_may_be_given_anew(write):
    folder = write(
        "organisations",
        '[organisations]\n"OTAN" = ["Alliance"]\n'
        '[remove]\norganisations = ["OTAN", "Interpol"]\n[remove.media]\nnames = ["Reuters"]',
    )
    known = lexicons_with(folder).organisations
    assert known.organisations["OTAN"] == ["Alliance"]
    assert "Interpol" not in known.organisations
    assert "Reuters" not in known.media.names


def test_one_of_the_spellings_of_an_entry_is_removed(write):
    folder = write("organisations", '[remove.organisations]\n"OTAN" = ["NATO"]')
    assert "NATO" not in lexicons_with(folder).organisations.organisations["OTAN"]


def test_words_between_spaces_are_removed(write):
    folder = write("first_names", 'remove = { feminine = ["Agathe"] }')
    assert "Agathe" not in lexicons_with(folder).first_names.feminine.split()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("organisation", "", "no lexicon of that name; there are: cities, countries"),
        ("roles", "x = [", "roles.toml: Invalid value"),
        ("people", "[humans]", "humans: not known here; known: people, ambiguous"),
        ("organisations", "[media]\nname = []", "media.name: not known here; known: names"),
        ("organisations", "media = []", "media: a table is expected"),
        (
            "organisations",
            "[media]\nnames = 3",
            "media.names: Expected `array`, got `int`; given: 3",
        ),
        ("organisations", '[media]\nnames = ["", " x"]', "words with one space between them"),
        ("organisations", "[institutions]\nX = []", "institutions.X: Expected `array` of length"),
        ("people", '[people]\n"Ada Lind" = ["SE"]', "people.Ada Lind: Expected `array` of length"),
        ("cities", '[capitals]\nFrance = ["Paris"]', "capitals.France: Expected a country as two"),
        ("cities", '[venues]\nX = ["Ys", "France"]', 'a country as two capital letters, or ""'),
        ("meetings", "[verbs]\nx = { family = 'ball' }", "verbs.x: Invalid enum value 'ball'"),
        ("meetings", "[families]\nball = ['bal']", "families.ball: Invalid enum value 'ball'"),
        ("roles", '[named]\nheads = ["a | b | c"]', "named.heads: Expected forms between commas"),
        ("grammar", "no_such_list = 3", "no_such_list: Expected `array`, got `int`"),
        ("people", "[remove]\npeople = ['Nemo']", "remove.people: 'Nemo' is not there"),
        ("people", "[remove]\nhumans = []", "remove.humans: not known here"),
        ("meetings", "[remove.verbs]\nvisiter = ['who']", "remove.verbs.visiter: is one entry"),
    ],
)
def test_a_mistake_is_told_with_file_key_and_what_is_accepted(write, name, text, said):
    folder = write(name, text)
    with pytest.raises(LexiconError) as raised:
        lexicons_with(folder)
    assert f"{name}.toml: " in str(raised.value)
    assert said in str(raised.value)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LexiconError, match=r"SOURCIER_LEXICONS: .* is not a folder"):
        lexicons_with(tmp_path / "missing")


def test_a_file_that_is_not_utf_8_is_told(write):
    folder = write("people", "")
    (folder / "people.toml").write_bytes(b"\xff")
    with pytest.raises(LexiconError, match=r"people\.toml: 'utf-8' codec"):
        lexicons_with(folder)


def test_the_digest_is_that_of_the_contents(tmp_path):
    texts = {"people": "[people]", "roles": "[named]\nheads = ['doge']"}
    folders = [tmp_path / name for name in ("one", "two", "three")]
    names_of = (["people", "roles"], ["roles", "people"], ["roles"])
    for folder, names in zip(folders, names_of, strict=True):
        folder.mkdir()
        for name in names:
            (folder / f"{name}.toml").write_text(texts[name], "utf-8")
    one, two, three = (digest_with(folder) for folder in folders)
    assert one == two
    assert len({one, three, digest_with(None)}) == 3
    assert digest_with(tmp_path) == digest_with(None)


def run(program: str, folder: Path | None) -> str:
    """What a process prints that has these lexicons."""
    environment = os.environ | ({"SOURCIER_LEXICONS": str(folder)} if folder else {})
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


PROGRAM = """
from sourcier.extraction.french import FrenchExtractor
from sourcier.extraction.port import SourceText
text = "La LDP a annoncé que le sommet galénique aurait lieu à Ys."
(found,) = FrenchExtractor().extract([SourceText(text=text)])
print([one.value for one in found.readings if one.property in ("speaker", "city")])
print(FrenchExtractor().configuration)
"""


def test_the_example_of_the_documentation_is_read_with():
    (without, configuration), (with_own, other) = (
        run(PROGRAM, folder).splitlines() for folder in (None, EXAMPLE)
    )
    assert "Ligue des phares" not in without
    assert with_own == "['Ys', 'Ligue des phares']"
    assert configuration != other


def test_the_documentation_shows_the_example_and_every_section():
    page = (EXAMPLE.parent / "lexicons.md").read_text("utf-8")
    for path in sorted(EXAMPLE.glob("*.toml")):
        assert path.read_text("utf-8") in page
    for lexicon in BUILT_IN.__struct_fields__:
        assert f"\n## {lexicon}\n" in page
        section = page.split(f"\n## {lexicon}\n")[1].split("\n## ")[0]
        for name in getattr(getattr(BUILT_IN, lexicon), "__struct_encode_fields__", ()):
            assert f"`{name}`" in section, f"{lexicon}.{name}"


def test_the_command_checks_a_folder(write):
    done = CliRunner().invoke(commands, ["lexicons", "check", str(EXAMPLE)], catch_exceptions=False)
    assert done.exit_code == 0
    assert "organisations" in done.output
    folder = write("people", "[humans]")
    with pytest.raises(LexiconError):
        CliRunner().invoke(commands, ["lexicons", "check", str(folder)], catch_exceptions=False)
