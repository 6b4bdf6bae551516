"""What a model says and the text does not bear out is refused, counted and told; never mended."""

import hashlib
from collections import Counter

import structlog
from msgspec import Struct

_log = structlog.get_logger(__name__)


class Refused(ValueError):
    """One thing in an answer does not hold; the reason is one of a few, and can be counted."""


class Refusal(Struct, frozen=True):
    """Where in the answer, such as `meetings[0].date`, and why."""

    where: str
    reason: str


def tell(text: str, refusals: list[Refusal], accepted: int) -> None:
    """One line for each text of whose answer something was refused.

    Quotes and values stay out of the log: they are foreign text, and may be anything.
    """
    if not refusals:
        return
    _log.warning(
        "readings of a language model refused",
        document=hashlib.sha256(text.encode()).hexdigest(),
        accepted=accepted,
        refused=len(refusals),
        reasons=dict(sorted(Counter(one.reason for one in refusals).items())),
    )
    for one in refusals:
        _log.debug("refused", where=one.where, reason=one.reason)
