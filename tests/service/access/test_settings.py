"""Settings of access fit together, or nothing is served; errors name a variable, not its value."""

from pathlib import Path

import pytest

from sourcier.access import access_settings, authentication, cross_origin
from sourcier.settings import SettingsError, load_settings
from sourcier_events.database import Role, pool

SECRET = "a secret that is long enough for a hash"
NAMED = {"SOURCIER_JWT_ISSUER": "https://login.example.org/", "SOURCIER_JWT_AUDIENCE": "sourcier"}
PEM = """-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
"""


def load(**variables: str) -> None:
    """What a server does with its settings before it serves."""
    settings = load_settings({f"SOURCIER_{name}": value for name, value in variables.items()})
    authentication(pool("postgresql://127.0.0.1:1/none", Role.READER), settings)
    cross_origin(settings)


def test_by_default_anybody_reads_at_a_modest_rate_and_tokens_are_not_accepted() -> None:
    chosen = access_settings(load_settings({}))
    assert chosen.anonymous_read and chosen.tokens is None
    assert (chosen.anonymous_per_minute, chosen.burst(chosen.anonymous_per_minute)) == (600, 100)


@pytest.mark.parametrize(("value", "expected"), [("false", False), ("0", False), ("true", True)])
def test_reading_without_a_key_is_a_setting(value: str, expected: bool) -> None:
    chosen = access_settings(load_settings({"SOURCIER_ANONYMOUS_READ": value}))
    assert chosen.anonymous_read is expected


def test_rates_are_settings() -> None:
    given = {
        "SOURCIER_REQUESTS_PER_MINUTE": "120",
        "SOURCIER_ANONYMOUS_REQUESTS_PER_MINUTE": "0",
        "SOURCIER_BURST_SECONDS": "30",
    }
    chosen = access_settings(load_settings(given))
    assert (chosen.identified_per_minute, chosen.anonymous_per_minute) == (120, 0)
    assert chosen.burst(chosen.identified_per_minute) == 60


def test_a_public_key_may_be_given_or_named(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text(PEM)
    for given in (PEM, PEM.replace("\n", "\\n"), str(tmp_path / "key.pem")):
        chosen = access_settings(load_settings(NAMED | {"SOURCIER_JWT_PUBLIC_KEY": given}))
        assert chosen.tokens is not None and chosen.tokens.public_keys == PEM
        load(JWT_PUBLIC_KEY=given, JWT_ISSUER="x", JWT_AUDIENCE="y")


@pytest.mark.parametrize(
    ("variables", "reason"),
    [
        ({"JWT_SECRET": SECRET, "JWT_PUBLIC_KEY": PEM}, "SOURCIER_JWT_PUBLIC_KEY or"),
        ({"JWT_ISSUER": "x", "JWT_AUDIENCE": "y"}, "SOURCIER_JWT_PUBLIC_KEY or"),
        ({"JWT_SECRET": SECRET}, "SOURCIER_JWT_ISSUER"),
        ({"JWT_SECRET": SECRET, "JWT_ISSUER": "x"}, "SOURCIER_JWT_AUDIENCE"),
        ({"JWT_SECRET": "tooshort", "JWT_ISSUER": "x", "JWT_AUDIENCE": "y"}, "SOURCIER_JWT_SECRET"),
        ({"JWT_SECRET": PEM, "JWT_ISSUER": "x", "JWT_AUDIENCE": "y"}, "SOURCIER_JWT_SECRET"),
        (
            {"JWT_PUBLIC_KEY": "no/such/file.pem", "JWT_ISSUER": "x", "JWT_AUDIENCE": "y"},
            "SOURCIER_JWT_PUBLIC_KEY cannot be read: No such file",
        ),
        (
            {"JWT_PUBLIC_KEY": "-----BEGIN", "JWT_ISSUER": "x", "JWT_AUDIENCE": "y"},
            "SOURCIER_JWT_PUBLIC_KEY is not accepted: there is no public key",
        ),
        ({"ANONYMOUS_READ": "perhaps"}, "SOURCIER_ANONYMOUS_READ"),
        ({"REQUESTS_PER_MINUTE": "-1"}, "SOURCIER_REQUESTS_PER_MINUTE"),
        ({"BURST_SECONDS": "0"}, "SOURCIER_BURST_SECONDS"),
        ({"CORS_ORIGINS": "https://example.org/"}, "SOURCIER_CORS_ORIGINS"),
        ({"CORS_ORIGINS": "example.org"}, "SOURCIER_CORS_ORIGINS"),
        ({"CORS_ORIGINS": "https://*.example.org"}, "SOURCIER_CORS_ORIGINS"),
        ({"CORS_ORIGINS": "https://a.org,null"}, "SOURCIER_CORS_ORIGINS"),
    ],
)
def test_what_does_not_fit_is_an_error_that_names_the_variable(
    variables: dict[str, str], reason: str
) -> None:
    with pytest.raises(SettingsError, match=reason) as caught:
        load(**variables)
    for secret in ("tooshort", SECRET, "MCowBQYDK2Vw"):
        assert secret not in str(caught.value)


def test_settings_can_be_shown_without_their_secrets() -> None:
    given = {"SOURCIER_JWT_SECRET": SECRET, "SOURCIER_DATABASE_URL": "postgresql://a:hunter2@b/c"}
    shown = repr(load_settings(given))
    assert "port=8000" in shown
    assert SECRET not in shown and "hunter2" not in shown
