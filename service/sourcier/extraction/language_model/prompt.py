"""What a model is told is data: `prompt.toml`, whose bytes are part of a run's configuration."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from sourcier.extraction.port import SourceText

_FILE = files("sourcier.extraction.language_model") / "prompt.toml"


class Prompt(Struct, frozen=True):
    """The two messages; `user` has places for published, language and text."""

    version: str
    system: str
    user: str

    def messages(self, source: SourceText) -> list[dict[str, str]]:
        """The messages for one text. What is in a text cannot fill another place."""
        user = self.user.format(
            published=source.published or "unknown",
            language=source.language or "unknown",
            text=source.text,
        )
        return [
            {"role": "system", "content": self.system.strip()},
            {"role": "user", "content": user.strip()},
        ]


@cache
def prompt_bytes() -> bytes:
    """The file as it is."""
    return _FILE.read_bytes()


@cache
def prompt() -> Prompt:
    """The prompt of this version of the program."""
    return Prompt(**tomllib.loads(prompt_bytes().decode()))
