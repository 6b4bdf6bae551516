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

    @property
    def home_folder(self) -> Path:
        """The home as an absolute path, `~` resolved."""
        return Path(self.home).expanduser().absolute()


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
        if field.name == "home":
            default = "$XDG_DATA_HOME/sourcier, or ~/.local/share/sourcier"
        description = properties[field.name]["description"]
        yield SettingDescription(_variable(field.name), description, default)


def _variable(name: str) -> str:
    return _PREFIX + name.upper()
