"""Somebody or something of a document, what the text says of it, how one phrase brings it in."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Value:
    """A property of an entity and the passage that says it."""

    text: str
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Entity:
    """Somebody or something that takes part or speaks. `key` is unique in the document."""

    key: str
    type: str
    label: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    spellings: dict[str, tuple[int, int]] = field(default_factory=dict)
    country: Value | None = None
    organisation: Value | None = None
    roles: list[Value] = field(default_factory=list)
    feminine: bool | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity as one phrase brings it in: with the office it has there."""

    entity: Entity
    start: int
    end: int
    role: tuple[int, int] | None = None
    plural: bool = False
