"""The article that a page's JSON-LD describes; of several, the one that is said to be this page.

Related articles are often described too: where it is not said which one the page is, only what all
of them agree on counts.
"""

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

_FIELDS = ("url", "headline", "inLanguage", "datePublished")


def article(scripts: Iterable[str], address: str | None) -> dict[str, str]:
    """Its url, headline, inLanguage, datePublished and publisher (a name), as far as it says them.

    `scripts` are the JSON-LD of a page; what is no JSON is passed over. `address` is the page's.
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    articles = [node for node in nodes if _is_article(node)]
    chosen = [node for node in articles if address and address in _addresses(node)] or articles
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return _agreed([_described(node, by_id) for node in chosen])


def _parsed(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[Node]:
    """The things described at the top, in `@graph`, or as what a page is mainly about."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            yield one
            waiting += [one.get("mainEntity"), one.get("@graph")]


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(
        isinstance(name, str) and (name.endswith(("Article", "BlogPosting")) or name == "Report")
        for name in names
    )


def _addresses(node: Node) -> set[str]:
    page = node.get("mainEntityOfPage")
    given = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {one for one in given if isinstance(one, str)}


def _described(node: Node, by_id: dict[str, Node]) -> dict[str, str]:
    found = {name: value for name in _FIELDS if (value := _text(node.get(name)))}
    if publisher := _name(node.get("publisher"), by_id):
        found["publisher"] = publisher
    return found


def _name(value: Any, by_id: dict[str, Node]) -> str:
    """The name of an organisation: given as a text, with its name, or by reference."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        named = value.get("name") or by_id.get(str(value.get("@id")), {}).get("name")
        return _text(named)
    return _text(value)


def _text(value: Any) -> str:
    """A text; many pages escape it for HTML once more."""
    return html.unescape(value).strip() if isinstance(value, str) else ""


def _agreed(described: list[dict[str, str]]) -> dict[str, str]:
    """The fields in which all that have them agree."""
    values: dict[str, set[str]] = {}
    for one in described:
        for name, value in one.items():
            values.setdefault(name, set()).add(value)
    return {name: found.pop() for name, found in values.items() if len(found) == 1}
