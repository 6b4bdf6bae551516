"""Text that leaves through here holds no key, no token and no password of a URL.

Nothing should log one in the first place; this is for what nobody thought of.
"""

import re

_SECRETS = (
    # The public id of a key stays: it says which one to revoke.
    (re.compile(r"(sourcier_[0-9a-f]{10}_)[0-9a-f]+", re.IGNORECASE), r"\1…"),
    # A token begins with an encoded {" and has two more parts.
    (re.compile(r"eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?"), "…"),
    (
        re.compile(
            r"\b((?:bearer|basic) +)(?!sourcier_[0-9a-f]{10}_…)[\w.~+/=-]{8,}", re.IGNORECASE
        ),
        r"\1…",
    ),
    (re.compile(r"(://[^\s:/@]*:)[^\s/@]+(@)"), r"\1…\2"),
)


def redacted(text: str) -> str:
    """The text with an ellipsis for each secret."""
    for pattern, kept in _SECRETS:
        text = pattern.sub(kept, text)
    return text
