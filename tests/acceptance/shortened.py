"""A shortened answer shows nothing that the whole answer does not have at the same place.

`"…"` stands for any value and, at the end of a text, for its rest; in a list, for any number of
entries. Keys of objects may be left out.
"""

from typing import Any

REST = "…"


def is_shortened(shown: Any, whole: Any) -> bool:
    """Whether `shown` can be had from `whole` by leaving out."""
    if shown == REST:
        return whole is not None
    if isinstance(shown, str) and shown.endswith(REST):
        return isinstance(whole, str) and whole.startswith(shown.removesuffix(REST))
    if isinstance(shown, dict):
        return isinstance(whole, dict) and all(
            key in whole and is_shortened(value, whole[key]) for key, value in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(whole, list) and _is_shortened_list(shown, whole)
    return type(shown) is type(whole) and bool(shown == whole)


def _is_shortened_list(shown: list[Any], whole: list[Any]) -> bool:
    if not shown:
        return not whole
    first, *rest = shown
    if first == REST:
        return any(_is_shortened_list(rest, whole[at:]) for at in range(len(whole) + 1))
    return bool(whole) and is_shortened(first, whole[0]) and _is_shortened_list(rest, whole[1:])
