"""Who asks is known from the process's memory for a few seconds, and looked up after that.

So a revoked key stops within `known_seconds` everywhere, and the database is asked about a key once
in that time, however many requests come with it. Memory holds digests of credentials, never these.
"""

import asyncio
import hashlib
import logging
import time
from functools import lru_cache

from cachetools import LRUCache
from msgspec import Struct
from psycopg import Error

from sourcier_events.database import Pool
from sourcier_graphql.access.addresses import network
from sourcier_graphql.access.api_keys import PREFIX, FoundKey, find_key, is_key
from sourcier_graphql.access.errors import AuthenticationUnavailable, NotAuthenticated
from sourcier_graphql.access.permission import needs_key
from sourcier_graphql.access.principal import ANONYMOUS, Principal, Rate, Scope
from sourcier_graphql.access.rate_limit import Allowance, Clock, RateLimit
from sourcier_graphql.access.settings import AccessSettings
from sourcier_graphql.access.tokens import TokenVerification

LONGEST_HEADER = 8 * 1024
TOKEN_SECONDS = 300.0
"""A token is verified again after that, though it has not expired: clocks may be set, or stand."""

_MOST_REMEMBERED = 10_000

_logger = logging.getLogger("sourcier_graphql")


class _Known(Struct, frozen=True):
    principal: Principal
    until: float


class _Refused(Struct, frozen=True):
    reason: str
    until: float


class Authentication:
    """Made once per process; `readers` is open while it is used."""

    def __init__(
        self,
        readers: Pool,
        settings: AccessSettings | None = None,
        *,
        clock: Clock = time.monotonic,
        wall_clock: Clock = time.time,
    ) -> None:
        """Raises `TokenSettingsError`. `clock` only goes forward, `wall_clock` tells the time."""
        self._readers = readers
        self._settings = settings or AccessSettings()
        self._clock = clock
        self._wall_clock = wall_clock
        tokens = self._settings.tokens
        self._tokens = TokenVerification(tokens) if tokens else None
        self._addresses = RateLimit(clock)
        self._identified = RateLimit(clock)
        self._known: LRUCache[bytes, _Known] = LRUCache(_MOST_REMEMBERED)
        self._refused: LRUCache[bytes, _Refused] = LRUCache(_MOST_REMEMBERED)
        self._under_way: dict[bytes, asyncio.Task[_Known | _Refused | None]] = {}
        # One principal per address, so that the fast path makes nothing.
        self._anonymous = lru_cache(_MOST_REMEMBERED)(self._make_anonymous)

    def known(self, authorization: str | None, address: str) -> Principal | None:
        """The principal where it is known without asking anybody; else `principal` finds out."""
        if authorization is None:
            return self._anonymous(address) if self._settings.anonymous_read else None
        if len(authorization) > LONGEST_HEADER or not authorization.isascii():
            return None
        found = self._known.get(_digest(authorization))
        return found.principal if found is not None and self._clock() < found.until else None

    async def principal(self, authorization: str | None, address: str) -> Principal:
        """Who asks, by the Authorization header and the address of the client.

        Raises `NotAuthenticated`, `AuthenticationUnavailable`, and `TooManyRequests` where one
        address tries ever new credentials.
        """
        known = self.known(authorization, address)
        if known is not None:
            return known
        if authorization is None:
            raise NotAuthenticated(needs_key(Scope.READ), credentials_given=False)
        credential = _credential(authorization)
        outcome = await self._outcome(_digest(authorization), credential, address)
        if outcome is None:
            raise AuthenticationUnavailable
        if isinstance(outcome, _Refused):
            raise NotAuthenticated(outcome.reason)
        return outcome.principal

    def admit(self, principal: Principal) -> Allowance:
        """Count a request and say what is left; raises `TooManyRequests`."""
        limit = self._addresses if principal.is_anonymous else self._identified
        return limit.take(principal.rate)

    async def _outcome(
        self, digest: bytes, credential: str, address: str
    ) -> _Known | _Refused | None:
        """What became of a credential; None where the database does not answer."""
        refused = self._refused.get(digest)
        if refused is not None and self._clock() < refused.until:
            return refused
        if digest not in self._under_way:
            # Guessing is limited as asking without a key is. What was good once may ask again,
            # whatever others at its address try.
            if digest not in self._known:
                self._addresses.take(self._anonymous(address).rate)
            task = asyncio.create_task(self._look_up(digest, credential))
            task.add_done_callback(lambda _: self._under_way.pop(digest, None))
            self._under_way[digest] = task
        # Others wait for the same answer: it goes on, though this client may have gone.
        return await asyncio.shield(self._under_way[digest])

    async def _look_up(self, digest: bytes, credential: str) -> _Known | _Refused | None:
        try:
            known = (
                await self._by_key(credential)
                if credential.startswith(PREFIX)
                else self._by_token(credential)
            )
        except NotAuthenticated as error:
            self._known.pop(digest, None)
            refused = _Refused(str(error), self._clock() + self._settings.known_seconds)
            self._refused[digest] = refused
            return refused
        except (Error, OSError) as error:  # a TimeoutError is an OSError
            _logger.warning("keys cannot be checked: %s", type(error).__name__)
            return None
        self._known[digest] = known
        return known

    async def _by_key(self, key: str) -> _Known:
        if not is_key(key):
            raise NotAuthenticated("this is not a whole key: a part is missing or was changed")
        asked = self._clock()  # what happens to the key from here on may not be in the answer
        found = await find_key(self._readers, key)
        if found is None:
            raise NotAuthenticated("this key is not known here")
        if found.state != "valid":
            raise NotAuthenticated(f"this key is {found.state}")
        seconds = self._settings.known_seconds
        if found.seconds_left is not None:
            seconds = min(seconds, found.seconds_left)
        return _Known(self._key_principal(found), asked + seconds)

    def _by_token(self, token: str) -> _Known:
        if self._tokens is None:
            raise NotAuthenticated("this is no key, and tokens of others are not accepted here")
        verified = self._tokens.verify(token)
        assert self._settings.tokens is not None
        actor = f"jwt:{self._settings.tokens.issuer}#{verified.subject}"
        seconds = min(TOKEN_SECONDS, verified.expires_at - self._wall_clock())
        principal = self._identify(actor, verified.scopes, None)
        return _Known(principal, self._clock() + seconds)

    def _key_principal(self, found: FoundKey) -> Principal:
        return self._identify(f"key:{found.id}", found.scopes, found.requests_per_minute)

    def _identify(self, actor: str, scopes: frozenset[Scope], per_minute: int | None) -> Principal:
        """What anybody may do, everybody may do."""
        if self._settings.anonymous_read:
            scopes |= {Scope.READ}
        if per_minute is None:
            per_minute = self._settings.identified_per_minute
        return Principal(actor, scopes, Rate(actor, per_minute, self._settings.burst(per_minute)))

    def _make_anonymous(self, address: str) -> Principal:
        per_minute = self._settings.anonymous_per_minute
        rate = Rate(network(address), per_minute, self._settings.burst(per_minute))
        return Principal(ANONYMOUS, frozenset({Scope.READ}), rate)


def _digest(authorization: str) -> bytes:
    return hashlib.sha256(authorization.encode()).digest()


def _credential(authorization: str) -> str:
    """What stands after `Bearer`; raises `NotAuthenticated`."""
    if len(authorization) > LONGEST_HEADER:
        raise NotAuthenticated("the Authorization header is too long")
    scheme, _, credential = authorization.partition(" ")
    credential = credential.strip(" ")
    # The characters of keys and tokens are visible ASCII (RFC 6750, 2.1).
    well_formed = credential.isascii() and credential.isprintable() and " " not in credential
    if scheme.lower() != "bearer" or not credential or not well_formed:
        raise NotAuthenticated("the Authorization header has to be `Bearer KEY`")
    return credential
