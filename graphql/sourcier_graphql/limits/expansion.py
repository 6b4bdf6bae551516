"""How much an operation is with its fragments spread out, without spreading them out.

Each fragment is looked into once, and what was found is added up wherever it is used: fragments
that double from one to the next stand for 2^n fields, and cost n steps.
"""

from collections.abc import Mapping

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
)
from msgspec import Struct

Fragments = Mapping[str, FragmentDefinitionNode]


class Expansion(Struct, frozen=True):
    """What a selection is, spread out."""

    fields: int = 0
    aliases: int = 0
    depth: int = 0


class Expanding:
    """Spreads out the selections of one document, which is validated: its fragments end."""

    def __init__(self, fragments: Fragments) -> None:
        self._fragments = fragments
        self._found: dict[str, Expansion] = {}

    def of(self, selection_set: SelectionSetNode) -> Expansion:
        """What this is, spread out."""
        fields = aliases = depth = 0
        for selection in selection_set.selections:
            one = self._of_one(selection)
            fields += one.fields
            aliases += one.aliases
            depth = max(depth, one.depth)
        return Expansion(fields, aliases, depth)

    def _of_one(self, selection: SelectionNode) -> Expansion:
        if isinstance(selection, FragmentSpreadNode):
            return self._of_fragment(selection.name.value)
        if isinstance(selection, InlineFragmentNode):
            return self.of(selection.selection_set)
        assert isinstance(selection, FieldNode)
        under = self.of(selection.selection_set) if selection.selection_set else Expansion()
        aliases = under.aliases + (selection.alias is not None)
        return Expansion(under.fields + 1, aliases, under.depth + 1)

    def _of_fragment(self, name: str) -> Expansion:
        if name not in self._found:
            self._found[name] = self.of(self._fragments[name].selection_set)
        return self._found[name]
