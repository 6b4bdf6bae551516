"""A trusted document is known by an id that cannot name another text.

The store is loaded once, from a folder:

- `*.graphql`: one document a file, whole: its operations with the fragments that they use. Its ids
  are `sha256:` with the digest of the file (`sha256sum`), and the name of the file.
- `*.json`: manifests as build tools write them. Relay and GraphQL Code Generator: `{id: text}`.
  Apollo: `{"format": "apollo-persisted-query-manifest", "operations": [{"id", "body"}]}`.

An id that looks like a digest (MD5, SHA-1 or SHA-256 in hexadecimal) has to be that of its text.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from graphql import GraphQLSyntaxError, parse

from sourcier_graphql.refusals import Refusal

_PREFIX = "sha256:"
_ALGORITHMS = {32: "md5", 40: "sha1", 64: "sha256"}
_HEXADECIMAL = frozenset("0123456789abcdef")

_Named: TypeAlias = Iterator[tuple[str, str]]


class UntrustedDocuments(Exception):
    """A folder that cannot be trusted; the text names the file and says why."""


class TrustedDocuments:
    """Documents by their ids. With `only`, no other document is executed."""

    def __init__(self, texts: Mapping[str, str], *, only: bool = False) -> None:
        self.only = only
        self._texts = dict(texts) | {document_id(text): text for text in texts.values()}

    @property
    def texts(self) -> list[str]:
        """Every document, once."""
        return sorted(set(self._texts.values()))

    def text_of(self, document_id: str) -> str | None:
        """The document with this id, or with this SHA-256; None where there is none."""
        text = self._texts.get(document_id)
        return text if text is not None else self._texts.get(_PREFIX + document_id)

    def chosen(
        self,
        query: str | None,
        document_id: str | None = None,
        extensions: Mapping[str, Any] | None = None,
    ) -> str | None:
        """The document that a request is about; None where it names none.

        `document_id` is the parameter `documentId`; clients of Apollo say it in `extensions`.
        Raises `Refusal` for an unknown id, and with `only` for a text that is not in the store.
        """
        if query:
            return self._checked(query, document_id)
        asked = document_id or _id_of_apollo(extensions)
        return self._found(asked) if asked else None

    def _checked(self, query: str, asked: str | None) -> str:
        if asked and self.text_of(asked) != query:
            raise Refusal("BAD_REQUEST", "`query` is not the document that `documentId` names")
        if self.only and document_id(query) not in self._texts:
            message = "only trusted documents are executed here: send the `documentId` of one"
            raise Refusal("NOT_A_TRUSTED_DOCUMENT", message)
        return query

    def _found(self, asked: str) -> str:
        text = self.text_of(asked)
        if text is None:
            # Clients of Apollo know this code: they send the text then.
            message = f"there is no trusted document with the id {asked[:80]!r}"
            raise Refusal("PERSISTED_QUERY_NOT_FOUND", message)
        return text


def document_id(text: str) -> str:
    """The id that any text has: `sha256:` and its digest in hexadecimal."""
    return _PREFIX + _digest("sha256", text)


def load(folder: Path, *, only: bool = False) -> TrustedDocuments:
    """The documents of a folder. Raises `UntrustedDocuments`."""
    if not folder.is_dir():
        raise UntrustedDocuments(f"{folder} is no folder of trusted documents")
    texts: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        for name, text in _read(path):
            _check(path, name, text)
            if texts.setdefault(name, text) != text:
                raise UntrustedDocuments(f"{path}: {name} is the id of another document as well")
    return TrustedDocuments(texts, only=only)


def _read(path: Path) -> _Named:
    """Pairs of id and text in a file; none in a file of another kind."""
    if path.suffix == ".graphql":
        yield path.stem, _text(path)
    elif path.suffix == ".json":
        yield from _of_manifest(path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise UntrustedDocuments(f"{path} is not UTF-8") from error


def _of_manifest(path: Path) -> _Named:
    try:
        manifest = msgspec.json.decode(_text(path), type=dict[str, Any])
        if "operations" in manifest:
            operations = msgspec.convert(manifest["operations"], list[dict[str, Any]])
            pairs = {one["id"]: one["body"] for one in operations}
        else:
            pairs = manifest
        yield from msgspec.convert(pairs, dict[str, str]).items()
    except (msgspec.MsgspecError, KeyError) as error:
        raise UntrustedDocuments(f"{path} is no manifest of documents: {error}") from error


def _check(path: Path, name: str, text: str) -> None:
    if not _may_name(name, text):
        raise UntrustedDocuments(f"{path}: {name!r} is not the digest of its document")
    try:
        parse(text, no_location=True)
    except GraphQLSyntaxError as error:
        raise UntrustedDocuments(f"{path}: {name!r} is no document: {error.message}") from error


def _may_name(name: str, text: str) -> bool:
    """Whether it is the digest of the text, or nothing that anybody would take for a digest."""
    digest = name.removeprefix(_PREFIX)
    algorithm = _ALGORITHMS.get(len(digest)) if _HEXADECIMAL.issuperset(digest) else None
    if algorithm is None:
        # Of ids with a colon, the specification leaves those with x- to applications.
        return bool(name) and (":" not in name or name.startswith("x-"))
    return digest == _digest(algorithm, text)


def _digest(algorithm: str, text: str) -> str:
    return hashlib.new(algorithm, text.encode(), usedforsecurity=False).hexdigest()


def _id_of_apollo(extensions: Mapping[str, Any] | None) -> str | None:
    persisted = (extensions or {}).get("persistedQuery")
    digest = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return digest if isinstance(digest, str) else None
