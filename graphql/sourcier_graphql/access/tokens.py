"""The algorithm of a token follows from our key, never from the token: `none` and a public key used
as a secret are refused. A token without expiry, issuer, audience and subject is refused too.
"""

import re
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from cryptography.x509 import load_pem_x509_certificate
from msgspec import Struct

from sourcier_graphql.access.errors import NotAuthenticated
from sourcier_graphql.access.principal import Scope
from sourcier_graphql.access.settings import TokenSettings

SHORTEST_SECRET = 32
"""Bytes: as long as the hash of HS256 (RFC 7518, 3.2)."""

_PEM_BLOCK = re.compile(r"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----", re.DOTALL)
_REQUIRED = ["exp", "iss", "aud", "sub"]
_SCOPES = {name: scope for scope in Scope for name in (scope.value, f"sourcier:{scope.value}")}


class TokenSettingsError(ValueError):
    """A key with which no token can be checked; the text does not repeat it."""


class VerifiedToken(Struct, frozen=True):
    """Who a token is about, what it allows, and until when (seconds since 1970, with leeway)."""

    subject: str
    scopes: frozenset[Scope]
    expires_at: float


class TokenVerification:
    """Checks tokens against the keys of the settings; raises `TokenSettingsError` for bad keys."""

    def __init__(self, settings: TokenSettings) -> None:
        self._settings = settings
        self._keys = _keys(settings)

    def verify(self, token: str) -> VerifiedToken:
        """What a token says, if it is to be believed; raises `NotAuthenticated`."""
        try:
            claims = self._claims(token)
            expires_at = float(int(claims["exp"])) + self._settings.leeway
        except jwt.ExpiredSignatureError:
            raise NotAuthenticated("this token has expired") from None
        except jwt.InvalidAudienceError:
            raise NotAuthenticated("this token is for another audience") from None
        except jwt.InvalidIssuerError:
            raise NotAuthenticated("this token is of another issuer") from None
        except jwt.MissingRequiredClaimError as error:
            raise NotAuthenticated(f"this token has no {error.claim}") from None
        # The rest is what tells nobody but a forger anything. A header is decoded before its
        # signature is known to be good, so it may be nested beyond what a decoder bears.
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError):
            raise NotAuthenticated("this token is not valid") from None
        return VerifiedToken(_subject(claims["sub"]), _scopes(claims), expires_at)

    def _claims(self, token: str) -> dict[str, Any]:
        algorithm = jwt.get_unverified_header(token).get("alg")
        failure: jwt.PyJWTError = jwt.InvalidAlgorithmError()
        for key, ours in self._keys:
            if ours == algorithm:
                try:
                    return self._claims_by(token, key, ours)
                except jwt.InvalidSignatureError as error:
                    failure = error  # perhaps it was signed with the next key
        raise failure

    def _claims_by(self, token: str, key: Any, algorithm: str) -> dict[str, Any]:
        return jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            audience=self._settings.audience,
            issuer=self._settings.issuer,
            leeway=self._settings.leeway,
            options={"require": _REQUIRED},
        )


def _keys(settings: TokenSettings) -> list[tuple[Any, str]]:
    """Each key with its one algorithm."""
    if (settings.public_keys is None) == (settings.secret is None):
        raise TokenSettingsError("there has to be either a public key or a secret")
    if settings.secret is not None:
        return [(_checked_secret(settings.secret), "HS256")]
    blocks = [match.group() for match in _PEM_BLOCK.finditer(settings.public_keys or "")]
    if not blocks:
        raise TokenSettingsError("there is no public key in PEM format")
    return [_public_key(block) for block in blocks]


def _checked_secret(secret: str) -> bytes:
    if "-----BEGIN" in secret or secret.startswith(("ssh-", "ecdsa-")):
        raise TokenSettingsError("a key is no secret: whoever has the public one could sign")
    if len(secret.encode()) < SHORTEST_SECRET:
        raise TokenSettingsError(f"the secret has to be {SHORTEST_SECRET} bytes or longer")
    return secret.encode()


def _public_key(pem: str) -> tuple[Any, str]:
    if "PRIVATE KEY" in pem:
        raise TokenSettingsError("this is a private key: the public one is all that is needed")
    try:
        key: Any = (
            load_pem_x509_certificate(pem.encode()).public_key()
            if "CERTIFICATE" in pem
            else load_pem_public_key(pem.encode())
        )
    except Exception:  # cryptography raises what its libraries raise; the cause may hold the key
        raise TokenSettingsError("this public key cannot be read") from None
    return key, _algorithm(key)


def _algorithm(key: Any) -> str:
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= 2048:
        return "RS256"
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return "ES256"
    if isinstance(key, ed25519.Ed25519PublicKey):
        return "EdDSA"
    raise TokenSettingsError("the key has to be RSA (2048 bits or more), P-256 or Ed25519")


def _subject(claim: Any) -> str:
    """The subject stands in events for ever: a short line of printable characters."""
    if not isinstance(claim, str) or not 0 < len(claim) <= 255 or not claim.isprintable():
        raise NotAuthenticated("the subject of this token is empty, too long or not printable")
    return claim


def _scopes(claims: dict[str, Any]) -> frozenset[Scope]:
    """The scopes that we know, of `scope` (RFC 8693) or `scp`: a list, or words in a string."""
    given = claims["scope"] if "scope" in claims else claims.get("scp")
    names = given.split() if isinstance(given, str) else given if isinstance(given, list) else []
    return frozenset(_SCOPES[name] for name in names if isinstance(name, str) and name in _SCOPES)
