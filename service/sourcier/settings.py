"""Settings come from environment variables `SOURCIER_*` and from nowhere else.

Each field carries its description and its limits, so that the documentation and `--help` print
what the program really accepts. A wrong value is an error that names its variable.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

_PREFIX = "SOURCIER_"

_NOT_SHOWN = {"database_url", "jwt_secret", "model_key"}


class SettingsError(Exception):
    """An environment variable has a value that is not accepted; the text names the variable."""


def default_home() -> Path:
    """The per-user data folder: `$XDG_DATA_HOME/sourcier`, or `~/.local/share/sourcier`."""
    # The specification says that a relative path is to be ignored.
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    base = named if named.is_absolute() else Path.home() / ".local" / "share"
    return base / "sourcier"


class Settings(Struct, frozen=True, kw_only=True):
    """What can be set. The variable of a field is its name in capitals after `SOURCIER_`."""

    home: Annotated[
        str,
        Meta(min_length=1, description="Folder of the embedded PostgreSQL and of local files."),
    ] = msgspec.field(default_factory=lambda: str(default_home()))

    database_url: Annotated[
        str | None,
        Meta(
            description="URL of a PostgreSQL 15 or 18 database (postgresql://…). "
            "Without it an embedded PostgreSQL 18 runs in the home folder."
        ),
    ] = None

    host: Annotated[str, Meta(min_length=1, description="Address on which the server listens.")] = (
        "127.0.0.1"
    )

    port: Annotated[
        int, Meta(ge=0, le=65535, description="Port of the server; 0 takes a free one.")
    ] = 8000

    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Meta(description="The least serious log messages that are written."),
    ] = "info"

    log_format: Annotated[
        Literal["console", "json"],
        Meta(description="Log lines for people (console) or for programs (json)."),
    ] = "console"

    max_document_bytes: Annotated[
        int, Meta(ge=1, description="Largest file that is ingested, in bytes as it is on disk.")
    ] = 10 * 1024 * 1024

    pool_size: Annotated[
        int, Meta(ge=1, le=1000, description="Most database connections of one server process.")
    ] = 10

    graphiql: Annotated[
        bool, Meta(description="Whether browsers get GraphiQL at /graphql (true or false).")
    ] = True

    introspection: Annotated[
        bool, Meta(description="Whether the schema may be asked for (true or false).")
    ] = True

    trusted_documents: Annotated[
        str | None,
        Meta(description="Folder of documents that may be asked for by their ids."),
    ] = None

    trusted_documents_only: Annotated[
        bool, Meta(description="Whether no other documents are executed (true or false).")
    ] = False

    most_cost: Annotated[
        int, Meta(ge=1, description="Objects that the answer to one operation may hold.")
    ] = 25_000

    statement_timeout: Annotated[
        float, Meta(gt=0, le=600, description="Seconds that one read may take in the database.")
    ] = 10.0

    views_timeout: Annotated[
        float,
        Meta(
            ge=0,
            le=60,
            description="Seconds that a mutation waits until the views show what it did.",
        ),
    ] = 5.0

    anonymous_read: Annotated[
        bool, Meta(description="Whether anybody may read without a key (true or false).")
    ] = True

    anonymous_requests_per_minute: Annotated[
        int,
        Meta(ge=0, description="Requests per minute of one address without a key; 0 for no limit."),
    ] = 600

    requests_per_minute: Annotated[
        int,
        Meta(
            ge=0,
            description="Requests per minute of one key that has no rate of its own, or of one "
            "subject of tokens; 0 for no limit.",
        ),
    ] = 6000

    burst_seconds: Annotated[
        int, Meta(ge=1, le=60, description="How many seconds' worth of requests may come at once.")
    ] = 10

    jwt_issuer: Annotated[
        str | None, Meta(description="Issuer (iss) of the JSON Web Tokens that are accepted.")
    ] = None

    jwt_audience: Annotated[
        str | None, Meta(description="Audience (aud) that tokens have to be meant for.")
    ] = None

    jwt_public_key: Annotated[
        str | None,
        Meta(
            description="Public keys that sign tokens, RSA, P-256 or Ed25519: PEM, or the path of "
            "a PEM file."
        ),
    ] = None

    jwt_secret: Annotated[
        str | None,
        Meta(description="Secret that signs tokens (HS256), instead of a public key."),
    ] = None

    cors_origins: Annotated[
        str,
        Meta(
            description="Origins of the web pages that may ask, separated by commas; * for all. "
            "Without it only pages of this server."
        ),
    ] = ""

    trusted_proxies: Annotated[
        str,
        Meta(
            description="Addresses of the proxies that are believed about whom they ask for "
            "(X-Forwarded-For), separated by commas."
        ),
    ] = "127.0.0.1"

    lexicons: Annotated[
        str | None,
        Meta(
            description="Folder of lexicons of your own, laid over those of the French extractor."
        ),
    ] = None

    model_url: Annotated[
        str | None,
        Meta(description="Base URL of the OpenAI-compatible endpoint that reads for us."),
    ] = None

    model_name: Annotated[
        str | None, Meta(description="The model that the endpoint is asked for.")
    ] = None

    model_key: Annotated[
        str | None, Meta(description="Key of the endpoint, where it wants one.")
    ] = None

    model_seed: Annotated[int, Meta(ge=0, description="Seed that the endpoint is given.")] = 0

    model_timeout: Annotated[
        float, Meta(gt=0, le=3600, description="Seconds that one answer of the model may take.")
    ] = 120.0

    model_tries: Annotated[
        int,
        Meta(
            ge=1,
            le=20,
            description="How often an endpoint that is busy or failing is asked for one text.",
        ),
    ] = 4

    model_longest_text: Annotated[
        int,
        Meta(ge=1, description="Longest text that the model is given, in characters."),
    ] = 60_000

    @property
    def home_folder(self) -> Path:
        """The home as an absolute path, `~` resolved."""
        return Path(self.home).expanduser().absolute()

    def __repr__(self) -> str:
        """Without the values that may hold a password or a secret."""
        shown = (
            f"{name}={getattr(self, name)!r}"
            for name in self.__struct_fields__
            if name not in _NOT_SHOWN
        )
        return f"Settings({', '.join(shown)})"


class SettingDescription(Struct, frozen=True):
    """One setting as the documentation shows it."""

    variable: str
    description: str
    default: str


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this environment; an empty variable counts as not set."""
    given = os.environ if environment is None else environment
    values = {
        field.name: given[_variable(field.name)]
        for field in msgspec.structs.fields(Settings)
        if given.get(_variable(field.name))
    }
    for name, value in values.items():
        _check(name, value)
    settings = msgspec.convert(values, Settings, strict=False)
    _check_database_url(settings.database_url)
    return settings


def _check(name: str, value: str) -> None:
    """Convert one value alone, so that an error is about one variable."""
    try:
        msgspec.convert({name: value}, Settings, strict=False)
    except msgspec.ValidationError as error:
        reason = str(error).split(" - at ")[0]
        raise SettingsError(f"{_variable(name)}={value!r} is not accepted: {reason}") from None


def _check_database_url(url: str | None) -> None:
    """The value may hold a password: the error does not repeat it."""
    if url is not None and not url.startswith(("postgresql://", "postgres://")):
        raise SettingsError(
            "SOURCIER_DATABASE_URL is not accepted: it has to start with postgresql://"
        )


def describe_settings() -> Iterator[SettingDescription]:
    """Every setting, in the order of the documentation."""
    properties = msgspec.json.schema_components([Settings])[1]["Settings"]["properties"]
    for field in msgspec.structs.fields(Settings):
        default = "" if field.default in (None, msgspec.NODEFAULT) else str(field.default)
        if isinstance(field.default, bool):
            default = default.lower()
        if field.name == "home":
            default = "$XDG_DATA_HOME/sourcier, or ~/.local/share/sourcier"
        description = properties[field.name]["description"]
        yield SettingDescription(_variable(field.name), description, default)


def _variable(name: str) -> str:
    return _PREFIX + name.upper()
