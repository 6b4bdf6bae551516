"""What an operation may ask for is decided before it is executed, in time linear in its text.

`parsed` and `validated` read a document without letting it take long; `measured` says what one of
its operations may cost, as a `Formula` that is kept and filled in with the variables of a request.
Every refusal says what was asked, what is allowed, and what to do.
"""

from sourcier_graphql.limits.formula import Formula
from sourcier_graphql.limits.limits import Limits
from sourcier_graphql.limits.measuring import check_cost, measured
from sourcier_graphql.limits.reading import parsed, validated
from sourcier_graphql.limits.variables import check_variables

__all__ = [
    "Formula",
    "Limits",
    "check_cost",
    "check_variables",
    "measured",
    "parsed",
    "validated",
]
