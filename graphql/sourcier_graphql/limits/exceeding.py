"""Going beyond a limit is refused with a code, with both numbers, and with what to do about it."""

from sourcier_graphql.refusals import Refusal

_LARGEST = 2**53 - 1
"""JSON numbers are exact up to here; hostile documents ask for much more."""


def at_most(allowed: float, asked: float, what: str, *, code: str, advice: str) -> None:
    """Raises `Refusal` where more is asked for; `what` is plural, and the numbers count it."""
    if asked > allowed:
        shown = min(asked, _LARGEST)
        message = f"this has {shown:,} {what}, and {allowed:,} are allowed: {advice}"
        raise Refusal(code, message, asked=shown, allowed=allowed)
