"""What the port asks for: an entry point, lazy loading, a digest of models and lexicons."""

import re
import subprocess
import sys

from sourcier.extraction.french import FrenchExtractor
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
