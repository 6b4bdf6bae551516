"""Keys, tokens and clocks that tests make."""

import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sourcier_events.database import Role, connect
from sourcier_graphql.access.api_keys import NewKey, create_key
from sourcier_graphql.access.principal import Scope
from sourcier_graphql.access.settings import TokenSettings

ISSUER = "https://login.example.org/"
AUDIENCE = "sourcier"
SECRET = "a secret that is long enough for a hash"
ADDRESS = "192.0.2.7"

RSA_KEY = rsa.generate_private_key(65537, 2048)
ES_KEY = ec.generate_private_key(ec.SECP256R1())
ED_KEY = ed25519.Ed25519PrivateKey.generate()


class Clock:
    """Time that passes when a test says so."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def bearer(key: NewKey | str) -> str:
    """The Authorization header of a key or a token."""
    return f"Bearer {key.key if isinstance(key, NewKey) else key}"


async def make_key(url: str, *scopes: Scope, **given: Any) -> NewKey:
    """A key in a database, with the scope `read` where none is given."""
    chosen = {"name": "test", "created_by": "test"} | given
    async with await connect(url, Role.OWNER) as owner:
        return await create_key(owner, scopes=frozenset(scopes or {Scope.READ}), **chosen)


def public_pem(key: Any) -> str:
    """The public half of a private key."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def claims(**other: Any) -> dict[str, Any]:
    """The claims of a good token; None leaves one out."""
    good = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "ada",
        "exp": int(time.time()) + 600,
        "scope": "curate",
    }
    return {name: value for name, value in (good | other).items() if value is not None}


def token(key: Any = SECRET, algorithm: str = "HS256", **other: Any) -> str:
    """A signed token."""
    return jwt.encode(claims(**other), key, algorithm=algorithm)


def by_secret(**other: Any) -> TokenSettings:
    """Settings that accept tokens signed with the secret."""
    return TokenSettings(**{"issuer": ISSUER, "audience": AUDIENCE, "secret": SECRET} | other)


def by_public_key(*keys: Any) -> TokenSettings:
    """Settings that accept tokens signed with one of these private keys."""
    pem = "".join(public_pem(key) for key in keys)
    return TokenSettings(issuer=ISSUER, audience=AUDIENCE, public_keys=pem)
