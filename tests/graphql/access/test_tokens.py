"""A token counts if a key of ours signed it by its algorithm, for us, and it has not expired."""

import base64
import hashlib
import hmac
import json
import string
import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from sourcier_graphql.access.errors import NotAuthenticated
from sourcier_graphql.access.principal import Scope
from sourcier_graphql.access.settings import TokenSettings
from sourcier_graphql.access.tokens import TokenSettingsError, TokenVerification

from .samples import (
    ED_KEY,
    ES_KEY,
    RSA_KEY,
    SECRET,
    by_public_key,
    by_secret,
    claims,
    public_pem,
    token,
)

KINDS = [(RSA_KEY, "RS256"), (ES_KEY, "ES256"), (ED_KEY, "EdDSA")]


def part(value: Any) -> bytes:
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=")


def signed_by_hand(header: Any, payload: Any, secret: bytes | None) -> str:
    """A token that a library would refuse to make."""
    signed = part(header) + b"." + part(payload)
    signature = hmac.digest(secret, signed, hashlib.sha256) if secret is not None else b""
    return (signed + b"." + part(signature)).decode()


def refusal(settings: TokenSettings, text: str) -> str:
    with pytest.raises(NotAuthenticated) as caught:
        TokenVerification(settings).verify(text)
    assert caught.value.headers == {
        "WWW-Authenticate": 'Bearer realm="sourcier", error="invalid_token"'
    }
    return str(caught.value)


@pytest.mark.parametrize(("key", "algorithm"), KINDS)
def test_a_token_of_a_public_key_counts(key: Any, algorithm: str) -> None:
    expires = int(time.time()) + 600
    verified = TokenVerification(by_public_key(key)).verify(token(key, algorithm, exp=expires))
    assert (verified.subject, verified.scopes) == ("ada", {Scope.CURATE})
    assert verified.expires_at == expires + 30


def test_a_token_of_a_secret_counts() -> None:
    assert TokenVerification(by_secret()).verify(token()).subject == "ada"


def test_while_keys_are_changed_both_count() -> None:
    newer = rsa.generate_private_key(65537, 2048)
    verification = TokenVerification(by_public_key(RSA_KEY, newer, ES_KEY))
    for key, algorithm in ((RSA_KEY, "RS256"), (newer, "RS256"), (ES_KEY, "ES256")):
        assert verification.verify(token(key, algorithm)).subject == "ada"


@pytest.mark.parametrize(("key", "algorithm"), KINDS)
def test_a_token_of_another_key_is_refused(key: Any, algorithm: str) -> None:
    others = {
        "RS256": rsa.generate_private_key(65537, 2048),
        "ES256": ec.generate_private_key(ec.SECP256R1()),
        "EdDSA": ed25519.Ed25519PrivateKey.generate(),
    }
    refusal(by_public_key(key), token(others[algorithm], algorithm))


@pytest.mark.parametrize("key", [RSA_KEY, ES_KEY, ED_KEY])
@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_public_key_used_as_a_secret_signs_nothing(key: Any, ending: str) -> None:
    secret = (public_pem(key).rstrip("\n") + ending).encode()
    forged = signed_by_hand({"alg": "HS256", "typ": "JWT"}, claims(), secret)
    refusal(by_public_key(key), forged)


def test_a_token_with_another_algorithm_of_the_same_key_is_refused() -> None:
    refusal(by_public_key(RSA_KEY), token(RSA_KEY, "RS512"))
    refusal(by_public_key(RSA_KEY), token(RSA_KEY, "PS256"))


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "", "nOnE", None, 1, ["RS256"]])
@pytest.mark.parametrize("settings", [by_secret(), by_public_key(RSA_KEY, ES_KEY, ED_KEY)])
def test_a_token_that_names_no_algorithm_of_ours_is_refused(
    settings: TokenSettings, algorithm: Any
) -> None:
    refusal(settings, signed_by_hand({"alg": algorithm, "typ": "JWT"}, claims(), None))


def test_a_token_that_brings_its_own_key_is_refused() -> None:
    header = {"alg": "HS256", "jwk": {"kty": "oct", "k": "AAAA"}}
    refusal(by_secret(), signed_by_hand(header, claims(), b"\0\0\0"))


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"exp": None}, "has no exp"),
        ({"iss": None}, "has no iss"),
        ({"aud": None}, "has no aud"),
        ({"sub": None}, "has no sub"),
        ({"exp": 1}, "has expired"),
        ({"aud": "another"}, "another audience"),
        ({"aud": ["another", "third"]}, "another audience"),
        ({"iss": "https://evil.example.org/"}, "another issuer"),
        ({"nbf": int(time.time()) + 3600}, "not valid"),
        ({"iat": int(time.time()) + 3600}, "not valid"),
        ({"sub": ""}, "subject"),
        ({"sub": "a\nb"}, "subject"),
        ({"sub": "a\0b"}, "subject"),
        ({"sub": "a" * 256}, "subject"),
    ],
)
def test_a_token_with_a_wrong_claim_is_refused_with_the_reason(
    other: dict[str, Any], reason: str
) -> None:
    assert reason in refusal(by_secret(), token(**other))


@pytest.mark.parametrize("expires", ["soon", 1e400, -1, True, [], {}])
def test_an_expiry_that_is_no_time_is_refused(expires: Any) -> None:
    forged = signed_by_hand({"alg": "HS256"}, claims(exp=expires), SECRET.encode())
    refusal(by_secret(), forged)


def test_clocks_may_differ_by_half_a_minute() -> None:
    now = int(time.time())
    verification = TokenVerification(by_secret())
    assert verification.verify(token(exp=now - 10, nbf=now + 10, iat=now + 10)).subject == "ada"
    refusal(by_secret(), token(exp=now - 60))
    refusal(by_secret(), token(nbf=now + 60))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"scope": "read curate"}, {Scope.READ, Scope.CURATE}),
        ({"scope": ["ingest"]}, {Scope.INGEST}),
        ({"scope": None, "scp": "ingest openid"}, {Scope.INGEST}),
        ({"scope": None, "scp": ["sourcier:erase", "profile", 1, None]}, {Scope.ERASE}),
        ({"scope": "", "scp": "admin"}, set()),
        ({"scope": "ADMIN reading", "scp": None}, set()),
        ({"scope": {"admin": True}}, set()),
        ({"scope": None}, set()),
    ],
)
def test_scopes_are_the_known_words_of_the_claim(
    given: dict[str, Any], expected: set[Scope]
) -> None:
    assert TokenVerification(by_secret()).verify(token(**given)).scopes == expected


def test_a_subject_in_another_script_counts() -> None:
    assert (
        TokenVerification(by_secret()).verify(token(sub="Зеленський é")).subject == "Зеленський é"
    )


def test_a_header_nested_beyond_reason_is_refused() -> None:
    nested = b'{"alg":' + b"[" * 3000 + b"]" * 3000 + b"}"
    refusal(by_secret(), signed_by_hand(nested, claims(), SECRET.encode()))


@given(st.text(string.ascii_letters + string.digits + "-_.=", max_size=300))
def test_no_text_does_anything_but_be_refused(text: str) -> None:
    refusal(by_secret(), text)


@given(st.binary(max_size=100), st.binary(max_size=100))
def test_no_header_or_payload_does_anything_but_be_refused(header: bytes, payload: bytes) -> None:
    refusal(by_secret(), signed_by_hand(header, payload, SECRET.encode()))


def private_pem() -> str:
    return ES_KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"secret": None}, "either"),
        ({"public_keys": public_pem(RSA_KEY)}, "either"),
        ({"secret": "short"}, "32 bytes"),
        ({"secret": public_pem(RSA_KEY)}, "a key is no secret"),
        ({"secret": None, "public_keys": "nonsense"}, "PEM"),
        ({"secret": None, "public_keys": private_pem()}, "private key"),
        (
            {"secret": None, "public_keys": public_pem(ES_KEY).replace("M", "A")},
            "cannot be read",
        ),
        (
            {"secret": None, "public_keys": public_pem(rsa.generate_private_key(65537, 1024))},
            "RSA",
        ),
        (
            {"secret": None, "public_keys": public_pem(ec.generate_private_key(ec.SECP384R1()))},
            "P-256",
        ),
    ],
)
def test_a_key_that_cannot_check_tokens_is_an_error_that_does_not_repeat_it(
    given: dict[str, Any], reason: str
) -> None:
    with pytest.raises(TokenSettingsError, match=reason) as caught:
        TokenVerification(by_secret(**given))
    for value in given.values():
        assert value is None or value not in str(caught.value)


def test_settings_do_not_show_the_secret() -> None:
    assert SECRET not in repr(by_secret())
