"""One template, two texts: *current* uses the partial indexes of current rows, *as of* the others.

A template writes `{views}` for the schema of the generation, and `{m.valid}` for the condition that
the row of alias m holds at the cut. One text with an OR for both would use neither index.
"""

from functools import lru_cache

from sourcier_graphql.reading.cut import Cut


def text(template: str, cut: Cut) -> str:
    """The statement for a cut; an as-of statement has the parameter `position`."""
    return _render(template, cut.generation, cut.current)


@lru_cache(maxsize=1024)
def _render(template: str, generation: int, current: bool) -> str:
    return template.format_map(_Names(generation, current))


class _Names(dict[str, object]):
    """Every name that is not `views` is an alias."""

    def __init__(self, generation: int, current: bool) -> None:
        super().__init__(views=f"views_{generation:d}")
        self._current = current

    def __missing__(self, alias: str) -> "_Alias":
        return _Alias(alias, self._current)


class _Alias:
    """What a template may say of an alias."""

    def __init__(self, name: str, current: bool) -> None:
        self._name = name
        self._current = current

    @property
    def valid(self) -> str:
        """The row holds at the cut."""
        if self._current:
            return f"{self._name}.to_position is null"
        return (
            f"{self._name}.from_position <= %(position)s "
            f"and ({self._name}.to_position is null or {self._name}.to_position > %(position)s)"
        )
