"""Where a model is asked, from the settings; without them nothing is asked of anybody.

The key is in no representation of this, and in no error.
"""

from urllib.parse import urlsplit

from msgspec import Struct

from sourcier.settings import Settings, SettingsError


class Endpoint(Struct, frozen=True, kw_only=True):
    """Where to ask, and how. `timeout` is in seconds, for one whole answer.

    `longest_text` is in code points: what is longer is refused, never cut.
    """

    url: str
    model: str
    key: str | None = None
    seed: int = 0
    timeout: float = 120.0
    tries: int = 4
    longest_text: int = 60_000

    @property
    def host(self) -> str:
        """The host alone, with its port if it has one."""
        return urlsplit(self.url).netloc

    def __repr__(self) -> str:
        """Without the key."""
        return f"Endpoint({self.url!r}, {self.model!r})"


def endpoint_of(settings: Settings) -> Endpoint:
    """The endpoint that is set; raises `SettingsError` saying what is missing or wrong."""
    url, model, key = settings.model_url, settings.model_name, settings.model_key
    if not url or not model:
        raise SettingsError(
            "no language model is set: SOURCIER_MODEL_URL is the address of an OpenAI-compatible "
            "endpoint, such as http://127.0.0.1:8080/v1, and SOURCIER_MODEL_NAME the model to ask"
        )
    _check_url(url)
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise SettingsError("SOURCIER_MODEL_KEY is not accepted: it holds what no header can")
    return Endpoint(
        url=url,
        model=model,
        key=key,
        seed=settings.model_seed,
        timeout=settings.model_timeout,
        tries=settings.model_tries,
        longest_text=settings.model_longest_text,
    )


def _check_url(url: str) -> None:
    """The address is logged and named in errors: it may hold no password, and no key."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError("SOURCIER_MODEL_URL is not accepted: it is no http(s) address")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise SettingsError(
            "SOURCIER_MODEL_URL is not accepted: a password or key in it does not stay secret; "
            "SOURCIER_MODEL_KEY is the place for it"
        )
