"""What the port asks of every extractor, and what a model cannot promise."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from sourcier.extraction.language_model import LanguageModelExtractor
from sourcier.extraction.port import Extractor, SourceText, load_extractor
from sourcier.settings import SettingsError

from .stand_in import KEY, StandIn, answer, completion
from .world import TEXT, good_answer

Make = Callable[..., LanguageModelExtractor]


def test_entry_point_offers_the_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCIER_MODEL_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("SOURCIER_MODEL_NAME", "small")
    found: Extractor = load_extractor("language-model")
    assert isinstance(found, LanguageModelExtractor)
    assert (found.name, found.version) == ("language-model", "1.0.0+small")


@pytest.mark.parametrize("given", [{}, {"SOURCIER_MODEL_URL": "http://127.0.0.1:1/v1"}])
def test_without_an_endpoint_it_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str]
) -> None:
    for name in ("URL", "NAME", "KEY"):
        monkeypatch.delenv(f"SOURCIER_MODEL_{name}", raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=r"SOURCIER_MODEL_URL.*SOURCIER_MODEL_NAME"):
        load_extractor("language-model")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SOURCIER_MODEL_URL", "ftp://models.example"),
        ("SOURCIER_MODEL_URL", "http://["),
        ("SOURCIER_MODEL_URL", "https://me:hunter2@models.example/v1"),
        ("SOURCIER_MODEL_URL", "https://models.example/v1?key=hunter2"),
        ("SOURCIER_MODEL_KEY", "hunter2\nhost: elsewhere"),
    ],
)
def test_what_cannot_be_an_address_or_a_key_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("SOURCIER_MODEL_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("SOURCIER_MODEL_NAME", "small")
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name} is not accepted") as caught:
        load_extractor("language-model")
    assert "hunter2" not in str(caught.value)


def test_configuration_is_a_stable_digest_of_what_is_asked_and_where(make: Make) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", make().configuration)
    assert make().configuration == make().configuration
    others = [
        make(model="large"),
        make(seed=1),
        make(url="http://127.0.0.1:2/v1"),
    ]
    assert len({one.configuration for one in [make(), *others]}) == 4


def test_neither_key_nor_patience_changes_the_configuration(make: Make) -> None:
    assert make(key="another", timeout=1.0, tries=1).configuration == make().configuration
    assert KEY not in make().version + make().configuration


def test_neither_port_nor_configuration_loads_an_http_client() -> None:
    program = (
        "import sys\n"
        "from sourcier.extraction.language_model import LanguageModelExtractor\n"
        "from sourcier.extraction.language_model.endpoint import Endpoint\n"
        "LanguageModelExtractor(Endpoint(url='http://x', model='y')).configuration\n"
        "sys.exit('httpx' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_texts_come_out_in_order(server: StandIn, make: Make) -> None:
    texts = [f"Le maire Paul Garnier a dit : le pont {number} fermera." for number in (1, 2, 3)]
    server.play(*[answer(_one_statement(f"le pont {number} fermera")) for number in (1, 2, 3)])
    found = make().extract([SourceText(text=text) for text in texts])
    assert [one.mentions[0].label for one in found] == [
        "le pont 1 fermera",
        "le pont 2 fermera",
        "le pont 3 fermera",
    ]


def _one_statement(content: str) -> dict[str, object]:
    statement = {"content": {"quote": content}, "kind": "direct"}
    return {"participants": [], "meetings": [], "statements": [statement]}


def test_the_same_text_is_asked_for_once_in_a_process(server: StandIn, make: Make) -> None:
    """A model may answer differently each time: within a process the same input is the same."""
    server.play(answer(good_answer()), completion("something else"))
    extractor = make()
    first, again = (
        next(extractor.extract([SourceText(text=TEXT, published="2026-03-04")])) for _ in range(2)
    )
    assert first == again
    assert len(server.requests) == 1
