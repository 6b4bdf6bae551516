"""Somebody who speaks, as one passage says so."""

from dataclasses import dataclass

from sourcier.extraction.french.people.entity import Entity


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker, and the passage that says so. `entity` is None where nobody is named."""

    entity: Entity | None
    start: int
    end: int
    pronoun: bool = False
