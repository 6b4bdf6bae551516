"""Why a request goes no further, in words for its sender: no key and no token is ever in them.

Each says with which HTTP status, code and headers it is answered.
"""

import math


class AccessRefused(Exception):
    """A request that is not answered because of who sent it. The text is for the client."""

    status: int
    code: str

    def __init__(self, message: str, headers: dict[str, str]) -> None:
        super().__init__(message)
        self.headers = headers


class NotAuthenticated(AccessRefused):
    """Who asks is not known."""

    status = 401
    code = "UNAUTHENTICATED"

    def __init__(self, message: str, *, credentials_given: bool = True) -> None:
        self.challenge = 'Bearer realm="sourcier"'
        if credentials_given:  # RFC 6750, 3.1: no error code where no credentials were sent
            self.challenge += ', error="invalid_token"'
        super().__init__(message, {"WWW-Authenticate": self.challenge})


class AuthenticationUnavailable(AccessRefused):
    """Who asks cannot be found out now, because the database does not answer."""

    status = 503
    code = "UNAVAILABLE"
    retry_after = 1

    def __init__(self) -> None:
        message = "keys cannot be checked at the moment, try again"
        super().__init__(message, {"Retry-After": str(self.retry_after)})


class TooManyRequests(AccessRefused):
    """More requests than the rate allows. `retry_after` is in seconds, 1 or more."""

    status = 429
    code = "TOO_MANY_REQUESTS"

    def __init__(self, seconds: float) -> None:
        self.retry_after = max(1, math.ceil(seconds))
        message = f"too many requests, try again in {self.retry_after} s"
        super().__init__(message, {"Retry-After": str(self.retry_after)})
