"""What the port asks for: an entry point, lazy loading, a digest of models and lexicons."""

import re
import subprocess
import sys

from sourcier.extraction.french import FrenchExtractor, rules_digest
from sourcier.extraction.port import Extractor, SourceText, load_extractor


def test_entry_point_offers_the_extractor():
    found: Extractor = load_extractor("french")
    assert isinstance(found, FrenchExtractor)


def test_configuration_is_a_stable_digest():
    assert re.fullmatch(r"[0-9a-f]{64}", FrenchExtractor().configuration)
    assert FrenchExtractor().configuration == FrenchExtractor().configuration


def test_neither_port_nor_configuration_loads_spacy():
    program = (
        "import sys\n"
        "import sourcier.extraction.port\n"
        "from sourcier.extraction.french import FrenchExtractor\n"
        "FrenchExtractor().configuration\n"
        "sys.exit('spacy' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_commands_that_read_no_text_load_neither_spacy_nor_rules():
    program = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from sourcier.cli import commands\n"
        "import sourcier.cli.serve, sourcier.server\n"
        "for line in ('--help', 'serve --help', 'status --help', 'extract --help'):\n"
        "    assert CliRunner().invoke(commands, line.split()).exit_code == 0\n"
        "loaded = {'spacy', 'thinc', 'py3langid', 'sourcier.extraction.french.reader'}\n"
        "sys.exit(bool(loaded & sys.modules.keys()))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_change_of_the_rules_is_another_configuration(tmp_path):
    package = tmp_path / "french"
    package.mkdir()
    (package / "b.py").write_text("rule = 1\n")
    (package / "a.py").write_bytes(b"more = 2\r\n")
    before = rules_digest(package)
    (package / "a.py").write_bytes(b"more = 2\n")
    assert rules_digest(package) == before
    (package / "b.py").write_text("rule = 3\n")
    assert rules_digest(package) != before
    (package / "b.py").write_text("rule = 1\n")
    (package / "within").mkdir()
    (package / "within" / "a.py").write_text("rule = 4\n")
    assert rules_digest(package) != before


def test_texts_come_out_in_order(extractor):
    texts = [
        SourceText(text=f"Le maire Paul Garnier a dit que le pont numéro {number} fermerait.")
        for number in (1, 2, 3)
    ]
    contents = [
        next(one.value for one in extraction.readings if one.property == "content")
        for extraction in extractor.extract(texts)
    ]
    assert [re.findall(r"\d", content) for content in contents] == [["1"], ["2"], ["3"]]
