"""Documents, where they appeared, and which runs read them."""

from datetime import date
from typing import Any

from . import claims
from .answers import Instant
from .fields import Thing, columns, field, plain, positions
from .filters import DOCUMENTS, kept
from .identifiers import written
from .paging import Listing, paged, register_connection
from .statements import OF_DOCUMENT as STATEMENTS
from .tables import Cut, Row, ordered
from .things import thing
from .timeline import OF_DOCUMENT as HISTORY

plain("Document", "length mediaType url publisher origin title language licence")
plain("Document", "independentOrigin withdrawn erased")
columns("Document", sha256="id")
field("Document", "id")(lambda document: written("Document", document.own, document.cut))


def uncertain(owner: Thing, column: str, wording: str = "") -> Thing | None:
    """The date in the columns of this name; null where there is none."""
    if owner.row[column] is None:
        return None
    parts = {
        "edtf": owner.row[column],
        "earliest": owner.row[f"{column}_earliest"],
        "latest": owner.row[f"{column}_latest"],
        "wording": owner.row[wording] if wording else None,
    }
    return Thing("UncertainDate", parts, owner.cut)


plain("UncertainDate", "edtf earliest latest wording")
field("Document", "published")(lambda document: uncertain(document, "published"))


@field("Document", "text")
def _text(document: Thing) -> str | None:
    return None if document.row["erased"] else document.cut.tables.texts.get(document.own)


@field("Document", "publications")
def _publications(document: Thing) -> list[Thing]:
    found = document.cut.where("publications", "document", document.own)
    found = sorted(found, key=lambda row: (row["published_earliest"] or date.max, row["id"]))
    return [Thing("Publication", row, document.cut) for row in found]


@field("Document", "reprints")
def _reprints(document: Thing) -> list[Thing]:
    found = document.cut.where("documents", "cluster", document.row["cluster"])
    others = [Thing("Document", row, document.cut) for row in found if row["id"] != document.own]
    return claims.oldest_first(others)


@field("Document", "runs")
def _runs(document: Thing) -> list[Thing]:
    found = ordered(document.cut.where("runs", "document", document.own), "position")
    return [Thing("Run", row, document.cut) for row in found]


@field("Document", "revises")
def _revises(document: Thing) -> Thing | None:
    return thing(document.cut, "Document", document.row["revises"])


@field("Document", "revisedBy")
def _revised_by(document: Thing) -> Thing | None:
    return thing(document.cut, "Document", document.row["revised_by"])


@field("Document", "claims")
def _claims(document: Thing, **given: Any) -> Any:
    return paged(claims.OF_DOCUMENT, document.cut, document, given)


field("Document", "statements")(lambda one, **given: paged(STATEMENTS, one.cut, one, given))
field("Document", "history")(lambda one, **given: paged(HISTORY, one.cut, one, given))


def _all(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    return kept(cut, cut.rows("documents"), DOCUMENTS, given.get("where"))


def _by_day(row: Row) -> tuple[Any, ...]:
    return row["published_latest"] or date.min, row["id"]


EVERY_DOCUMENT = Listing(
    name="documents",
    kind="DocumentConnection",
    rows=_all,
    node=lambda row, cut: Thing("Document", row, cut),
    orders={"NEWEST": (_by_day, True), "OLDEST": (_by_day, False)},
)
register_connection("DocumentConnection")

plain("Publication", "url publisher origin title language fetched licence fileName")
columns("Publication", fileSha256="file_sha256")
field("Publication", "id")(lambda one: written("Publication", one.own, one.cut))
field("Publication", "published")(lambda one: uncertain(one, "published"))
field("Publication", "document")(lambda one: thing(one.cut, "Document", one.row["document"]))

plain("Run", "extractor version configuration refused")
positions("Run", "position")
field("Run", "id")(lambda run: written("Run", run.own, run.cut))
field("Run", "recordedAt")(lambda run: Instant(run.row["recorded_at"]))
field("Run", "document")(lambda run: thing(run.cut, "Document", run.row["document"]))
field("Run", "supersededBy")(lambda run: thing(run.cut, "Run", run.row["superseded_by"]))
