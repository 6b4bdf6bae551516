"""Values as they are written in a document, and as they stand among the variables of a request."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Name:
    """A member of an enum."""

    name: str


def has_text(value: Any) -> bool:
    """Whether a literal can say it: lone halves of characters have no text."""
    try:
        text_of(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def text_of(value: Any) -> str:
    """A value as a literal of the language; raises where it holds what no JSON has."""
    if isinstance(value, Name):
        return value.name
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {text_of(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(text_of, value))}]"
    return json.dumps(value, ensure_ascii=False)


def as_json(value: Any) -> Any:
    """A value as it stands among the variables of a request."""
    if isinstance(value, Name):
        return value.name
    if isinstance(value, dict):
        return {name: as_json(one) for name, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value
