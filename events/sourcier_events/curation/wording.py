"""What people write can be stored, shown and compared, or they are told which entry is not."""

from sourcier_events.curation.problems import InvalidInput, Refused

LONGEST_REASON = 2_000
LONGEST_KEY = 200
LONGEST_LABEL = 500
"""Code points."""


def checked(text: str, longest: int, *path: str, empty: bool = False) -> str:
    """The text, if it is one; raises `Refused`. `empty` says that it may be empty."""
    if not empty and not text.strip():
        raise invalid("this must not be empty", *path)
    if len(text) > longest:
        raise invalid(f"this has {len(text)} characters, {longest} are allowed", *path)
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise invalid("this is no valid text: it has a NUL or half a character", *path)
    return text


def checked_reason(reason: str) -> str:
    """Why somebody decides so: required, as the only thing a later reader cannot find out."""
    return checked(reason, LONGEST_REASON, "reason")


def invalid(message: str, *path: str) -> Refused:
    """The problem of an entry."""
    return Refused(InvalidInput(message=f"{'.'.join(path)}: {message}", path=path))
