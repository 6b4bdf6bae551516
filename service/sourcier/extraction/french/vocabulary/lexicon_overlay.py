"""A lexicon with additions of somebody's own: the schema says how two values become one.

What is to go stands under `remove`, in the same sections: the keys of a table, the items of a list.
It goes first, so that an entry can be removed and given anew.
"""

from collections.abc import Callable, Iterable
from typing import Any, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields, replace

from sourcier.extraction.french.vocabulary.lexicon_schema import MEANING, Section

REMOVE = "remove"


class LexiconMistake(ValueError):
    """What is wrong in a file, and where: `people.Jean Martin`, and the reason."""


def overlaid(base: Any, given: dict[str, Any], kind: Any) -> Any:
    """`base`, a lexicon of that schema, without and with what is given; raises `LexiconMistake`."""
    added = {key: value for key, value in given.items() if key != REMOVE}
    if REMOVE in given:
        base = _without(base, given[REMOVE], REMOVE)
    return _with(base, added, kind, "")


def _with(base: Any, given: Any, kind: Any, path: str) -> Any:
    kind = _bare(kind)
    if isinstance(base, Section):
        return _by_section(base, given, path, _with)
    if isinstance(base, dict) and get_origin(kind) is dict:
        return base | dict(_entries(base, _table(given, path), kind, path))
    value = _converted(given, kind, path)
    if isinstance(base, list):
        return [*base, *(one for one in value if one not in base)]
    if isinstance(base, str):
        return f"{base} {value}"
    return value


def _by_section(
    base: Section, given: Any, path: str, changed: Callable[[Any, Any, Any, str], Any]
) -> Section:
    """A table, each section that is given changed with what is given for it."""
    known = {one.encode_name: one for one in fields(base)}
    changes = {}
    for key, value in _table(given, path).items():
        one = _known(known, key, path)
        changes[one.name] = changed(getattr(base, one.name), value, one.type, _join(path, key))
    return replace(base, **changes)


def _entries(
    base: dict[str, Any], given: dict[str, Any], kind: Any, path: str
) -> Iterable[tuple[str, Any]]:
    key_kind, value_kind = get_args(kind)
    for key, value in given.items():
        here = _join(path, key)
        _converted(key, key_kind, here)
        if key in base:
            yield key, _with(base[key], value, value_kind, here)
        else:
            yield key, _converted(value, value_kind, here)


def _without(base: Any, given: Any, path: str) -> Any:
    if isinstance(base, Section):
        return _by_section(base, given, path, lambda one, gone, _, here: _without(one, gone, here))
    if isinstance(base, dict) and isinstance(given, dict):
        _all_there(given, base, path)
        return base | {key: _without(base[key], given[key], _join(path, key)) for key in given}
    gone = _converted(given, list[str], path)
    there = base.split() if isinstance(base, str) else base
    if not isinstance(there, dict | list):
        raise LexiconMistake(f"{path}: is one entry; remove it by its key")
    _all_there(gone, there, path)
    if isinstance(there, dict):
        return {key: value for key, value in there.items() if key not in gone}
    left = [one for one in there if one not in gone]
    return " ".join(left) if isinstance(base, str) else left


def _all_there(gone: Iterable[str], there: Iterable[str], path: str) -> None:
    missing = [one for one in gone if one not in there]
    if missing:
        raise LexiconMistake(f"{path}: {missing[0]!r} is not there, so it cannot be removed")


def _known(known: dict[str, FieldInfo], key: str, path: str) -> FieldInfo:
    if key not in known:
        raise LexiconMistake(f"{_join(path, key)}: not known here; known: {', '.join(known)}")
    return known[key]


def _table(given: Any, path: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise LexiconMistake(f"{path}: a table is expected")
    return given


def _converted(given: Any, kind: Any, path: str) -> Any:
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        reason = str(error).replace(" - at `$", " - at `").removesuffix(" - at ``")
        for pattern, meaning in MEANING.items():
            reason = reason.replace(f"`str` matching regex {pattern!r}", meaning)
        raise LexiconMistake(f"{path}: {reason}; given: {given!r}") from None


def _bare(kind: Any) -> Any:
    """The type without what is said about it."""
    return get_args(kind)[0] if hasattr(kind, "__metadata__") else kind


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
