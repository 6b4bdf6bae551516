"""Reading a document takes a bounded time: what could make it long is counted before it does."""

from functools import lru_cache

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    parse,
    specified_rules,
    validate,
)
from graphql.validation import (
    ASTValidationRule,
    OverlappingFieldsCanBeMergedRule,
    ValidationContext,
)
from graphql.validation.validate import ValidationAbortedError

from sourcier_graphql.limits.counting import check_counts
from sourcier_graphql.limits.exceeding import at_most
from sourcier_graphql.limits.limits import Limits
from sourcier_graphql.refusals import Refusal

_PARSING_ABORTED = " Parsing aborted."
_VALIDATION_ABORTED = "Validation aborted."
_SMALLER = "ask for less, or in several requests"


def parsed(text: str, limits: Limits) -> DocumentNode:
    """The document. Raises `Refusal` beyond a limit, `GraphQLSyntaxError` where it is none."""
    longest = limits.longest_document
    at_most(longest, len(text), "characters", code="DOCUMENT_TOO_LARGE", advice=_SMALLER)
    try:
        document = parse(
            text, max_lexical_tokens=limits.most_tokens, max_comments=limits.most_comments
        )
    except GraphQLSyntaxError as error:
        raise _told(error) from error
    check_counts(document, limits)
    return document


def validated(schema: GraphQLSchema, document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """The errors of a document that `parsed` gave. Raises `Refusal` where it takes too long."""
    rules = _rules(limits.most_comparisons)
    errors = validate(schema, document, rules, max_errors=limits.most_errors)
    if errors and _is_abortion(errors[-1]):
        raise Refusal(
            "DOCUMENT_TOO_COMPLEX",
            "it takes too long to see whether the fields of this document agree with each other: "
            f"name fewer fields alike, and nest fewer fragments ({_SMALLER})",
            allowed=limits.most_comparisons,
        )
    return errors


def _told(error: GraphQLSyntaxError) -> GraphQLError:
    """The parser has no class of its own for what is too large; it says so in its last words."""
    if not error.message.endswith(_PARSING_ABORTED):
        return error
    message = error.message.removeprefix("Syntax Error: ").removesuffix(_PARSING_ABORTED)
    return Refusal("DOCUMENT_TOO_LARGE", f"{message.rstrip('.')}: {_SMALLER}")


def _is_abortion(error: GraphQLError) -> bool:
    """Too many errors abort it as well, in other words."""
    return isinstance(error, ValidationAbortedError) and error.message == _VALIDATION_ABORTED


@lru_cache(maxsize=8)
def _rules(most_comparisons: int) -> tuple[type[ASTValidationRule], ...]:
    """All rules; the one that is not linear stops after so many steps."""

    class _Overlapping(OverlappingFieldsCanBeMergedRule):
        def __init__(self, context: ValidationContext) -> None:
            super().__init__(context)
            # graphql-core has one budget for the whole process, and it is generous: over a second.
            self.rule_context.remaining_complexity_budget = most_comparisons

    return tuple(
        _Overlapping if rule is OverlappingFieldsCanBeMergedRule else rule
        for rule in specified_rules
    )
