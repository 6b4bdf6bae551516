"""Trusted documents: known by ids that name one text, whichever tool wrote them down."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from sourcier_graphql.refusals import Refusal
from sourcier_graphql.trusted_documents import (
    TrustedDocuments,
    UntrustedDocuments,
    document_id,
    load,
)

LOG = "query Log { log { position } }\n"
LAG = "query Lag { lag }"


def digest(algorithm: str, text: str) -> str:
    return hashlib.new(algorithm, text.encode()).hexdigest()


def stored(*, only: bool = False) -> TrustedDocuments:
    return TrustedDocuments({"log": LOG}, only=only)


def code(documents: TrustedDocuments, *request: Any) -> Any:
    """The code of the refusal of a request."""
    with pytest.raises(Refusal) as refused:
        documents.chosen(*request)
    assert refused.value.extensions is not None
    return refused.value.extensions["code"]


def manifest(folder: Path, content: Any) -> Path:
    (folder / "manifest.json").write_text(json.dumps(content), "utf-8")
    return folder


def test_a_file_is_known_by_its_digest_and_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "nested").mkdir()
    (tmp_path / "nested" / "Log.graphql").write_bytes(LOG.encode())
    (tmp_path / "README.md").write_text("other files are left alone", "utf-8")
    documents = load(tmp_path)
    assert documents.texts == [LOG]
    assert documents.text_of("sha256:" + digest("sha256", LOG)) == LOG
    assert documents.text_of(digest("sha256", LOG)) == LOG
    assert documents.text_of("Log") == LOG
    assert documents.text_of("log") is None


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256"])
def test_the_manifests_of_relay_and_of_the_code_generator(tmp_path: Path, algorithm: str) -> None:
    documents = load(manifest(tmp_path, {digest(algorithm, LAG): LAG}))
    assert documents.text_of(digest(algorithm, LAG)) == LAG
    assert documents.text_of(document_id(LAG)) == LAG


def test_the_manifest_of_apollo(tmp_path: Path) -> None:
    operation = {"id": digest("sha256", LAG), "name": "Lag", "type": "query", "body": LAG}
    content = {
        "format": "apollo-persisted-query-manifest",
        "version": 1,
        "operations": [operation],
    }
    assert load(manifest(tmp_path, content)).text_of(digest("sha256", LAG)) == LAG


def test_several_files_are_one_store(tmp_path: Path) -> None:
    (tmp_path / "Log.graphql").write_bytes(LOG.encode())
    assert load(manifest(tmp_path, {"x-lag:1": LAG, "lag": LAG})).texts == [LAG, LOG]


def test_one_id_for_two_documents_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "Lag.graphql").write_bytes(LAG.encode())
    with pytest.raises(UntrustedDocuments, match="Lag is the id of another document as well"):
        load(manifest(tmp_path, {"Lag": LOG}))


@pytest.mark.parametrize(
    "name",
    [
        digest("sha256", LOG),
        "sha256:" + digest("sha256", LOG),
        digest("md5", LOG),
        "sha256:abc",
        "other:abc",
        "",
    ],
)
def test_a_digest_of_another_text_is_not_trusted(tmp_path: Path, name: str) -> None:
    with pytest.raises(UntrustedDocuments, match=r"manifest\.json: .* is not the digest"):
        load(manifest(tmp_path, {name: LAG}))


def test_a_file_that_is_named_like_another_digest_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / f"{digest('sha256', LOG)}.graphql").write_bytes(LAG.encode())
    with pytest.raises(UntrustedDocuments, match="is not the digest of its document"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.graphql", b"query {", "'a' is no document: Syntax Error"),
        ("a.graphql", b"{ lag } # \xff", "is not UTF-8"),
        ("a.json", b"[]", "is no manifest of documents"),
        ("a.json", b"{", "is no manifest of documents"),
        ("a.json", b'{"a": 1}', "is no manifest of documents"),
        ("a.json", b'{"operations": [{"id": "a"}]}', "is no manifest of documents"),
        ("a.json", b'{"operations": 1}', "is no manifest of documents"),
        ("a.json", b'{"a": "{"}', "'a' is no document"),
    ],
)
def test_what_cannot_be_read_is_an_error_that_names_the_file(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UntrustedDocuments, match=words) as error:
        load(tmp_path)
    assert name in str(error.value)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UntrustedDocuments, match="is no folder of trusted documents"):
        load(tmp_path / "nothing")


def test_an_id_stands_for_its_document() -> None:
    apollo = {"persistedQuery": {"version": 1, "sha256Hash": digest("sha256", LOG)}}
    assert stored().chosen(None, "log") == LOG
    assert stored().chosen("", document_id(LOG)) == LOG
    assert stored().chosen(None, None, apollo) == LOG


@pytest.mark.parametrize("extensions", [None, {}, {"persistedQuery": 1}, {"persistedQuery": {}}])
def test_a_request_may_name_no_document(extensions: dict[str, Any] | None) -> None:
    assert stored().chosen(None, None, extensions) is None


def test_an_unknown_id_is_refused_with_the_code_that_apollo_knows() -> None:
    assert code(stored(), None, "nothing") == "PERSISTED_QUERY_NOT_FOUND"
    apollo = {"persistedQuery": {"sha256Hash": digest("sha256", LAG)}}
    assert code(stored(), None, None, apollo) == "PERSISTED_QUERY_NOT_FOUND"


def test_any_text_is_executed_unless_only_trusted_ones_are() -> None:
    assert stored().chosen(LAG) == LAG
    assert stored(only=True).chosen(LOG) == LOG
    assert code(stored(only=True), LAG) == "NOT_A_TRUSTED_DOCUMENT"
    assert code(stored(only=True), LOG + " ") == "NOT_A_TRUSTED_DOCUMENT"


def test_an_id_beside_a_text_has_to_name_it() -> None:
    assert stored().chosen(LOG, "log") == LOG
    assert code(stored(), LAG, "log") == "BAD_REQUEST"
