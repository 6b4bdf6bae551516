"""Whoever asks is one principal: what is recorded of it, what it may do, and how often it may ask.

A principal holds no secret, so it may be kept, compared and logged.
"""

from enum import StrEnum

from msgspec import Struct


class Scope(StrEnum):
    """What somebody may do; `ADMIN` may do everything."""

    READ = "read"
    INGEST = "ingest"
    CURATE = "curate"
    ERASE = "erase"
    ADMIN = "admin"


class Rate(Struct, frozen=True):
    """How often somebody may ask. Those with the same `bucket` share what is allowed.

    `per_minute` is the lasting rate and `burst` the most requests at once; 0 per minute: no limit.
    """

    bucket: str
    per_minute: int = 0
    burst: int = 1


UNLIMITED = Rate("unlimited")
"""For those who are counted elsewhere or not at all, the command line for one."""

ANONYMOUS = "anonymous"
COMMAND_LINE = "cli"


class Principal(Struct, frozen=True):
    """Who asks. `actor` is recorded on every event that this principal causes.

    It is `key:<key id>`, `jwt:<issuer>#<subject>`, `anonymous`, or a name of the command line.
    """

    actor: str
    scopes: frozenset[Scope]
    rate: Rate = UNLIMITED

    def may(self, scope: Scope) -> bool:
        """Whether this principal has a scope, by itself or as an administrator."""
        return scope in self.scopes or Scope.ADMIN in self.scopes

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody said who it is."""
        return self.actor == ANONYMOUS
