"""What a page says of itself, each value with where it says so; nothing is guessed.

Dates come from a place that means publication, never from the page's text, its address or when it
was saved. Places are tried in order, and the first usable value counts.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from sourcier.ingestion import linked_data
from sourcier.ingestion.metadata import Metadata, is_text
from sourcier_events import edtf

Element = Any
"""An element of lxml's, which has no types."""

_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:?\d{2}.*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# Browsers write it in front of what they save, with the length of the address.
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_SAVED_FROM_WITHIN = 2048


class Said(Struct, frozen=True, kw_only=True):
    """The metadata of a page, where each of its fields stands, and what could not be used."""

    metadata: Metadata
    stated_in: dict[str, str]
    notes: tuple[str, ...]


class _Statement(NamedTuple):
    value: str
    place: str


def said(tree: Element, source: str) -> Said:
    """What a page says; `tree` is its root, `source` its text (for comments, not in the tree)."""
    names = _meta(tree)
    url = _first(_addresses(tree, names, source), _address)
    article = linked_data.article(_scripts(tree), url.value if url else None)
    dates = list(_dates(tree, names, article))
    found = {
        "url": url or _first(_of(article, "url"), _address),
        "publisher": _first((*_of_meta(names, "og:site_name"), *_of(article, "publisher")), _line),
        "title": _first(_titles(tree, names, article), _line),
        "language": _first(_languages(tree, article), _language),
        "published": _first(dates, _day),
    }
    stated = {name: one for name, one in found.items() if one is not None}
    return Said(
        metadata=Metadata(**{name: one.value for name, one in stated.items()}),
        stated_in={name: one.place for name, one in stated.items()},
        notes=() if found["published"] else (_undated(dates),),
    )


def _first(
    statements: Iterable[_Statement], usable: Callable[[str], str | None]
) -> _Statement | None:
    """The first statement with a value that `usable` makes something of."""
    for value, place in statements:
        if is_text(value) and (made := usable(value)):
            return _Statement(made, place)
    return None


def _undated(dates: list[_Statement]) -> str:
    if not dates:
        return "the page does not say when it was published"
    unusable = ", ".join(f"{value!r} ({place})" for value, place in dates[:3])
    return f"the page's published date is no ISO 8601 date: {unusable}"


def _meta(tree: Element) -> dict[str, str]:
    """The first content of each `<meta>` by its property, name or itemprop, in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content", "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), content)
    return found


def _scripts(tree: Element) -> Iterator[str]:
    for element in tree.iter("script"):
        if element.get("type", "").strip().lower() == "application/ld+json" and element.text:
            yield element.text


def _of(article: dict[str, str], name: str) -> Iterator[_Statement]:
    if name in article:
        yield _Statement(article[name], f"JSON-LD {name}")


def _of_meta(names: dict[str, str], name: str) -> Iterator[_Statement]:
    if name.lower() in names:
        yield _Statement(names[name.lower()], f"meta {name}")


def _addresses(tree: Element, names: dict[str, str], source: str) -> Iterator[_Statement]:
    for element in tree.iter("link"):
        if "canonical" in element.get("rel", "").lower().split():
            yield _Statement(element.get("href", ""), "link canonical")
    yield from _of_meta(names, "og:url")
    if saved := _SAVED_FROM.search(source[:_SAVED_FROM_WITHIN]):
        yield _Statement(saved[1], "comment saved from url")


def _titles(tree: Element, names: dict[str, str], article: dict[str, str]) -> Iterator[_Statement]:
    yield from _of(article, "headline")
    yield from _of_meta(names, "og:title")
    for element in tree.iterfind("head/title"):
        yield _Statement(element.text_content(), "title")


def _languages(tree: Element, article: dict[str, str]) -> Iterator[_Statement]:
    yield _Statement(tree.get("lang") or tree.get("xml:lang") or "", "html lang")
    yield from _of(article, "inLanguage")


def _dates(tree: Element, names: dict[str, str], article: dict[str, str]) -> Iterator[_Statement]:
    yield from _of(article, "datePublished")
    yield from _of_meta(names, "article:published_time")
    yield from _of_meta(names, "datePublished")
    times = [element for element in tree.iter("time") if element.get("datetime")]
    for element in times:
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield _Statement(element.get("datetime"), "time datePublished")
    # One that says no more than a date means publication only where it is the only one.
    if len({element.get("datetime") for element in times}) == 1 and not times[0].get("itemprop"):
        yield _Statement(times[0].get("datetime"), "the only time datetime")


def _line(value: str) -> str:
    return " ".join(value.split())


def _address(value: str) -> str | None:
    """An absolute address; not that of a whole site, under which each page revises the last one."""
    value = value.strip()
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    named = parts.scheme.lower() in ("http", "https") and parts.netloc
    return value if named and (parts.path.strip("/") or parts.query) else None


def _language(value: str) -> str | None:
    tag = value.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None


def _day(value: str) -> str | None:
    """The day of an ISO 8601 date or time, in the offset in which the page gives it."""
    found = _DAY.fullmatch(value.strip())
    try:
        return edtf.normalise(found[1]) if found else None
    except edtf.InvalidDate:
        return None
