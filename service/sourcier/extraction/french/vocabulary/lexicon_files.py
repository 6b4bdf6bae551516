"""All lexicons, read once: the built-in files, and over them those of a folder of one's own.

The folder is what `SOURCIER_LEXICONS` names. Its files have the names and sections of the built-in
ones; what they say is checked before anything is read with them.
"""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from sourcier.extraction.french.vocabulary.lexicon_overlay import LexiconMistake, overlaid
from sourcier.extraction.french.vocabulary.lexicon_schema import SCHEMA, Lexicons
from sourcier.settings import SettingsError, load_settings

_BUILT_IN = files("sourcier.extraction") / "lexicons"


class LexiconError(SettingsError):
    """A file in the folder of lexicons is not accepted; the text names file, key and reason."""


@cache
def lexicons() -> Lexicons:
    """The lexicons of this process; raises `LexiconError`."""
    return lexicons_with(_own_folder())


def lexicons_with(folder: Path | None) -> Lexicons:
    """The built-in lexicons, and over them the files of a folder; raises `LexiconError`."""
    own = _own_files(folder)
    return Lexicons(**{name: _lexicon(name, own.get(name)) for name in SCHEMA})


def digest() -> str:
    """SHA-256 (hex) over the bytes of all lexicons of this process, in order of their names."""
    return digest_with(_own_folder())


def digest_with(folder: Path | None) -> str:
    """The digest with the files of a folder; neither its name nor their order matters."""
    state = hashlib.sha256()
    own = _own_files(folder)
    contents = [(name, _built_in(name)) for name in sorted(SCHEMA)]
    contents += [(f"own {name}", path.read_bytes()) for name, path in sorted(own.items())]
    for name, written in contents:
        # A checkout may have changed the ends of lines; that changes no entry.
        data = written.replace(b"\r\n", b"\n")
        state.update(f"{name} {len(data)}\n".encode() + data)
    return state.hexdigest()


def _own_folder() -> Path | None:
    named = load_settings().lexicons
    return Path(named).expanduser() if named else None


def _own_files(folder: Path | None) -> dict[str, Path]:
    if folder is None:
        return {}
    if not folder.is_dir():
        raise LexiconError(f"SOURCIER_LEXICONS: {folder} is not a folder")
    found = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    for name, path in found.items():
        if name not in SCHEMA:
            raise LexiconError(f"{path}: no lexicon of that name; there are: {', '.join(SCHEMA)}")
    return found


def _built_in(name: str) -> bytes:
    return (_BUILT_IN / f"{name}.toml").read_bytes()


def _lexicon(name: str, own: Path | None) -> Any:
    base = _built_in_lexicon(name)
    if own is None:
        return base
    try:
        given = tomllib.loads(own.read_bytes().decode("utf-8"))
        return overlaid(base, given, SCHEMA[name])
    except (LexiconMistake, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{own}: {error}") from None


def _built_in_lexicon(name: str) -> Any:
    try:
        return msgspec.convert(tomllib.loads(_built_in(name).decode("utf-8")), SCHEMA[name])
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(
            f"{name}.toml: {error}; see french/vocabulary/lexicon_schema.py"
        ) from None
