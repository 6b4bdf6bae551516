"""From settings to who may ask: what does not fit is an error before anything is served."""

import re
from pathlib import Path

from litestar.config.cors import CORSConfig

from sourcier.settings import Settings, SettingsError
from sourcier_events.database import Pool
from sourcier_graphql.access.authentication import Authentication
from sourcier_graphql.access.settings import AccessSettings, TokenSettings
from sourcier_graphql.access.tokens import TokenSettingsError

_ORIGIN = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?")


def authentication(readers: Pool, settings: Settings) -> Authentication:
    """Who asks, by keys and tokens; raises `SettingsError`."""
    try:
        return Authentication(readers, access_settings(settings))
    except TokenSettingsError as error:
        name = "SECRET" if settings.jwt_secret else "PUBLIC_KEY"
        raise SettingsError(f"SOURCIER_JWT_{name} is not accepted: {error}") from None


def access_settings(settings: Settings) -> AccessSettings:
    """What the settings say about access; raises `SettingsError`."""
    return AccessSettings(
        anonymous_read=settings.anonymous_read,
        anonymous_per_minute=settings.anonymous_requests_per_minute,
        identified_per_minute=settings.requests_per_minute,
        burst_seconds=settings.burst_seconds,
        tokens=_token_settings(settings),
    )


def _token_settings(settings: Settings) -> TokenSettings | None:
    """Tokens are accepted where all that is needed to check them is given, and nothing else."""
    key, secret = settings.jwt_public_key, settings.jwt_secret
    issuer, audience = settings.jwt_issuer, settings.jwt_audience
    if not (key or secret or issuer or audience):
        return None
    if bool(key) == bool(secret):
        raise SettingsError(
            "tokens need either SOURCIER_JWT_PUBLIC_KEY or SOURCIER_JWT_SECRET, and not both"
        )
    if not issuer or not audience:
        missing = "AUDIENCE" if issuer else "ISSUER"
        raise SettingsError(f"tokens need SOURCIER_JWT_{missing} as well")
    pem = _pem(key) if key else None
    return TokenSettings(issuer=issuer, audience=audience, public_keys=pem, secret=secret)


def _pem(given: str) -> str:
    """The text of the PEM: as it was given, or of the file that was named."""
    if given.lstrip().startswith("-----BEGIN"):
        return given.replace("\\n", "\n")  # files of environment variables hold one line each
    try:
        return Path(given).expanduser().read_text("utf-8")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingsError(f"SOURCIER_JWT_PUBLIC_KEY cannot be read: {reason}") from None


def origins(settings: Settings) -> list[str]:
    """The origins of pages that may ask, besides our own. Raises `SettingsError`."""
    given = [origin.strip() for origin in settings.cors_origins.split(",") if origin.strip()]
    for origin in given:
        if origin != "*" and not _ORIGIN.fullmatch(origin):
            raise SettingsError(
                f"SOURCIER_CORS_ORIGINS: {origin!r} is not accepted: an origin is like "
                "https://example.org, in lower case, without a path"
            )
    return given


def cross_origin(settings: Settings) -> CORSConfig | None:
    """Which pages of other origins may ask; None for none. Raises `SettingsError`.

    Credentials of browsers (cookies) are never allowed: keys are sent by scripts that have them.
    """
    allowed = origins(settings)
    if not allowed:
        return None
    return CORSConfig(
        allow_origins=allowed,
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type", "Accept"],
        expose_headers=["RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate"],
        allow_credentials=False,
    )
