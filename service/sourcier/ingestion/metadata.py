"""What is said about a publication beside its text is checked before anything is stored.

Dates are EDTF, times RFC 3339 with an offset; an empty value is no value. Names that we do not
know are reported, not refused: other programs' files have them.
"""

from datetime import datetime

import msgspec
from msgspec import Struct

from sourcier_events import canonical_json, edtf


class InvalidMetadata(ValueError):
    """A value of the metadata does not fit; the text says which and why."""


class Metadata(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a publication that people and files may give."""

    url: str | None = None
    publisher: str | None = None
    origin: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    fetched: str | None = None
    licence: str | None = None


def checked(metadata: Metadata) -> Metadata:
    """The same with empty values left out and dates normalised; raises `InvalidMetadata`."""
    given = {
        name: value.strip()
        for name in Metadata.__struct_fields__
        if (value := getattr(metadata, name)) is not None and value.strip()
    }
    for name, value in given.items():
        _check_text(name, value)
    if "published" in given:
        given["published"] = _date(given["published"])
    if "url" in given and not given["url"].lower().startswith(("https://", "http://")):
        raise InvalidMetadata(f"url: {given['url']!r} is no http(s) address")
    if "fetched" in given:
        _check_time(given["fetched"])
    return Metadata(**given)


def from_json(content: bytes | msgspec.Raw) -> tuple[Metadata, tuple[str, ...]]:
    """Metadata of a JSON object, and the names in it that mean nothing to us."""
    try:
        metadata = msgspec.json.decode(content, type=Metadata)
        names = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidMetadata(str(error)) from error
    unknown = tuple(sorted(set(names) - set(Metadata.__struct_fields__)))
    return checked(metadata), unknown


def overridden(metadata: Metadata, by: Metadata) -> Metadata:
    """`metadata` with the values that `by` gives in place of its own."""
    given = {name: value for name in Metadata.__struct_fields__ if (value := getattr(by, name))}
    return msgspec.structs.replace(metadata, **given)


def comparable_bytes(metadata: Metadata) -> bytes:
    """Equal bytes for equal metadata; when it was fetched makes no difference."""
    return canonical_json.encode(msgspec.structs.replace(metadata, fetched=None))


def is_text(value: str) -> bool:
    """Half characters come from command lines that are not UTF-8; databases take no NUL."""
    return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _check_text(name: str, text: str) -> None:
    if not is_text(text):
        raise InvalidMetadata(f"{name}: {text!r} is no valid text")


def _date(text: str) -> str:
    try:
        return edtf.normalise(text)
    except edtf.InvalidDate as error:
        raise InvalidMetadata(f"published: {error}") from error


def _check_time(text: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidMetadata(f"fetched: {text!r} is no RFC 3339 time") from error
    if moment.tzinfo is None:
        raise InvalidMetadata(f"fetched: {text!r} has no offset from UTC such as Z or +01:00")
