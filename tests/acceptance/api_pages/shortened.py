"""A shortened answer shows nothing that the whole answer does not have at the same place.

`"…"` stands for any value and, at the end of a text, for its rest; in a list, for any number of
entries. Keys of objects may be left out.
"""

from typing import Any

REST = "…"


def invented(shown: Any, whole: Any, place: str = "the answer") -> str | None:
    """What `shown` has and `whole` has not, in words; None if nothing."""
    if shown == REST and whole is not None:
        return None
    if isinstance(shown, dict) and isinstance(whole, dict):
        return next(filter(None, _in_object(shown, whole, place)), None)
    if isinstance(shown, list) and isinstance(whole, list):
        return _in_list(shown, whole, place)
    if isinstance(shown, str) and isinstance(whole, str) and shown.endswith(REST):
        same = whole.startswith(shown.removesuffix(REST))
    else:
        same = type(shown) is type(whole) and bool(shown == whole)
    return None if same else f"{place} is {whole!r}, and not {shown!r}"


def _in_object(shown: dict[str, Any], whole: dict[str, Any], place: str) -> list[str | None]:
    return [
        invented(value, whole[key], f"{place}.{key}") if key in whole else f"{place} has no {key}"
        for key, value in shown.items()
    ]


def _in_list(shown: list[Any], whole: list[Any], place: str) -> str | None:
    if REST not in shown and len(shown) == len(whole):
        pairs = enumerate(zip(shown, whole, strict=True))
        return next(filter(None, (invented(*pair, f"{place}[{at}]") for at, pair in pairs)), None)
    return None if _is_shortened(shown, whole) else f"{place} has no such entries: {shown!r}"


def _is_shortened(shown: list[Any], whole: list[Any]) -> bool:
    if not shown:
        return not whole
    first, *rest = shown
    if first == REST:
        return any(_is_shortened(rest, whole[at:]) for at in range(len(whole) + 1))
    return bool(whole) and not invented(first, whole[0]) and _is_shortened(rest, whole[1:])
