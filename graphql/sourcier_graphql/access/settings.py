"""What whoever serves the API chooses about access; every choice has a safe default."""

from msgspec import Struct


class TokenSettings(Struct, frozen=True, kw_only=True):
    """Which JSON Web Tokens are accepted: those signed with a key of one kind, public or secret.

    Exactly one of `public_keys` (PEM; several after each other while keys are changed) and `secret`
    is given. `leeway` is how many seconds the issuer's clock may differ from ours.
    """

    issuer: str
    audience: str
    public_keys: str | None = None
    secret: str | None = None
    leeway: int = 30

    def __repr__(self) -> str:
        return f"TokenSettings(issuer={self.issuer!r}, audience={self.audience!r})"


class AccessSettings(Struct, frozen=True, kw_only=True):
    """Who may ask without credentials, whose tokens count, and how often each may ask.

    Rates are requests per minute, 0 for no limit: of one address, and of one key or one subject of
    tokens. `burst_seconds` is for how many seconds' worth of them may come at once. What is known
    of a key counts for `known_seconds`: so long at most does a revoked key work.
    """

    anonymous_read: bool = True
    anonymous_per_minute: int = 600
    identified_per_minute: int = 6000
    burst_seconds: int = 10
    known_seconds: float = 5.0
    tokens: TokenSettings | None = None

    def burst(self, per_minute: int) -> int:
        """How many requests may come at once where so many may come in a minute."""
        return max(1, per_minute * self.burst_seconds // 60)
