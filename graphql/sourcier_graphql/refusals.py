"""A refusal says what the client did wrong, in words and as a code; anything else is our fault.

Only refusals reach the client with their own text. Every other exception is masked.
"""

from typing import Any

from graphql import GraphQLError, Node


class Refusal(GraphQLError):
    """A request that cannot be answered as it was asked; `code` stands in the extensions."""

    def __init__(self, code: str, message: str, **extensions: Any) -> None:
        super().__init__(message, extensions={"code": code, **extensions})

    def at(self, node: Node) -> "Refusal":
        """The same, with the place in the document that it is about."""
        refusal = Refusal("", self.message)
        GraphQLError.__init__(refusal, self.message, node, extensions=self.extensions)
        return refusal


def bad_id(message: str) -> Refusal:
    """An id that is none of ours, or of another type than asked for."""
    return Refusal("BAD_ID", message)


def bad_cursor(message: str) -> Refusal:
    """A cursor that is none of ours, of another list, or of another cut."""
    return Refusal("BAD_CURSOR", message)


def bad_position(message: str) -> Refusal:
    """A position, or a time, that cannot be answered for."""
    return Refusal("BAD_POSITION", message)


def bad_input(message: str) -> Refusal:
    """An argument outside of what is allowed."""
    return Refusal("BAD_INPUT", message)
