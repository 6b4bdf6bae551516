"""Who is at the other end of a long connection, and whether they still may be there."""

import asyncio
import logging
from typing import Protocol

from sourcier_graphql.access.errors import AuthenticationUnavailable, TooManyRequests
from sourcier_graphql.access.principal import Principal

_logger = logging.getLogger("sourcier_graphql")


class Authenticating(Protocol):
    """What of `access.authentication.Authentication` is needed here."""

    async def principal(self, authorization: str | None, address: str) -> Principal:
        """Who asks; raises `NotAuthenticated` or `AuthenticationUnavailable`."""
        ...

    def admit(self, principal: Principal) -> object:
        """Count a request; raises `TooManyRequests`."""
        ...


class Caller:
    """A client, by its credentials and its address; `principal` is who it was when last asked."""

    def __init__(
        self, authentication: Authenticating, authorization: str | None, address: str
    ) -> None:
        self._authentication = authentication
        self._authorization = authorization
        self._address = address

    async def admitted(self) -> Principal:
        """Who asks, counted as one request; raises what authentication raises."""
        principal = await self._authentication.principal(self._authorization, self._address)
        self._authentication.admit(principal)
        return principal

    async def watch(self, every: float) -> None:
        """Return never; raise `NotAuthenticated` once the credentials are not good any more."""
        while True:
            await asyncio.sleep(every)
            try:
                await self._authentication.principal(self._authorization, self._address)
            except (AuthenticationUnavailable, TooManyRequests):
                _logger.warning("credentials of an open connection cannot be checked now")
