"""Names of one place meet under one key; the table is data, and what a source wrote stays."""

import tomllib
from functools import cache
from importlib import resources

from sourcier_events.names import fold


@cache
def _keys() -> dict[str, str]:
    table = tomllib.loads(resources.files(__package__).joinpath("exonyms.toml").read_text("utf-8"))
    return {name: names[0] for names in table["cities"] for name in names}


@cache
def city_names(key: str) -> tuple[str, ...]:
    """All known names of the city with this key, folded."""
    return tuple(sorted(name for name, its_key in _keys().items() if its_key == key))


def city_key(name: str) -> str:
    """The key that all known names of a city share; the folded name of a city not in the table."""
    folded = fold(name)
    return _keys().get(folded, folded)
