"""What a document counts for: who independently reported it, when, and whether it still stands.

Independence is of origins, not of papers: documents of one reprint cluster, or from one agency,
have one origin; failing both, the origin is the publisher of the first publication.
"""

from uuid import UUID

from msgspec.structs import replace

from sourcier_events import edtf
from sourcier_events.event_types import DocumentAdded, PublicationCorrected, PublicationSeen
from sourcier_events.names import fold
from sourcier_events.projections.records import (
    DocumentRecord,
    PublicationRecord,
    UrlRecord,
    digest,
    key,
)
from sourcier_events.projections.work import Source, Work


def document(work: Work, sha256: str) -> DocumentRecord | None:
    """The document of that digest."""
    return work.state.get(key("d", sha256), DocumentRecord)


def publications(work: Work, record: DocumentRecord) -> list[PublicationSeen]:
    """The publications of a document, in the order in which we saw them."""
    found = [work.state.get(key("p", one), PublicationRecord) for one in record.publications]
    return [one.publication for one in found if one]


def source(work: Work, sha256: str) -> Source:
    """What the claims of a document rest on."""
    if sha256 not in work.sources:
        work.sources[sha256] = _source(work, sha256)
    return work.sources[sha256]


def _source(work: Work, sha256: str) -> Source:
    record = document(work, sha256)
    if record is None:
        return Source(standing="active", origin=f"document:{sha256}", publisher="", published="")
    seen = publications(work, record)
    return Source(
        standing=_standing(work, record, seen),
        origin=origin(record, seen),
        publisher=fold(seen[0].publisher or "") if seen else "",
        published=_published(seen),
    )


def origin(record: DocumentRecord, seen: list[PublicationSeen]) -> str:
    """Who independently reported a document."""
    if record.cluster:
        return f"cluster:{record.cluster}"
    agency = next((one.origin for one in seen if one.origin), None)
    if agency:
        return f"agency:{fold(agency)}"
    publisher = next((one.publisher for one in seen if one.publisher), None)
    return f"publisher:{fold(publisher)}" if publisher else f"document:{record.document}"


def revised_by(work: Work, record: DocumentRecord, seen: list[PublicationSeen]) -> str | None:
    """The document that now stands at every url of this one; None while it stands somewhere."""
    urls = [one.url for one in seen if one.url]
    if not urls or len(urls) < len(seen):
        return None
    now = [at_url(work, url)[-1] for url in urls]
    return None if record.document in now else now[0]


def revises(work: Work, record: DocumentRecord, seen: list[PublicationSeen]) -> str | None:
    """The document that stood at a url of this one before it."""
    for one in seen:
        history = at_url(work, one.url) if one.url else ()
        if record.document in history[1:]:
            return history[history.index(record.document) - 1]
    return None


def at_url(work: Work, url: str) -> tuple[str, ...]:
    """The documents seen at a url, oldest first; one that came back is last again."""
    record = work.state.get(key("u", digest(url)), UrlRecord)
    seen = [_publication(work, one) for one in record.publications] if record else []
    latest_first = dict.fromkeys(one.publication.document for one in reversed(seen))
    return tuple(latest_first)[::-1]


def add(work: Work, event: DocumentAdded) -> None:
    """A document is there."""
    work.state.put(
        key("d", event.document),
        DocumentRecord(document=event.document, length=event.length, media_type=event.media_type),
    )
    _touch(work, [event.document])


def see(work: Work, event: PublicationSeen, at: int) -> list[str]:
    """A publication is there, or known better; the documents whose standing this may change."""
    record = document(work, event.document)
    if record is None:
        return []
    if event.published:
        edtf.normalise(event.published)  # raises: no row could say when that was
    before = work.state.get(key("p", event.publication), PublicationRecord)
    urls = {one.publication.url: None for one in (before,) if one} | {event.url: None}
    earlier = {url: at_url(work, url) for url in urls if url}
    if event.publication not in record.publications:
        record = replace(record, publications=(*record.publications, event.publication))
        work.state.put(key("d", event.document), record)
    # Who corrects what we know of a publication has not seen it again.
    seen = before.seen if before and isinstance(event, PublicationCorrected) else at
    work.state.put(key("p", event.publication), PublicationRecord(publication=event, seen=seen))
    touched = {event.document: None}
    for url, documents in earlier.items():
        _stand(work, url, event)
        now = at_url(work, url)
        if now != documents:
            touched |= dict.fromkeys(documents + now)
    work.publications[event.publication] = None
    _touch(work, list(touched))
    return list(touched)


def _stand(work: Work, url: str, event: PublicationSeen) -> None:
    """Put a publication where it belongs among those at a url, or away from there."""
    record = work.state.get(key("u", digest(url)), UrlRecord)
    others = [one for one in record.publications if one != event.publication] if record else []
    if url == event.url:
        others.append(event.publication)
        others.sort(key=lambda one: _publication(work, one).seen)
    if others:
        work.state.put(key("u", digest(url)), UrlRecord(publications=tuple(others)))
    else:
        work.state.delete(key("u", digest(url)))


def _publication(work: Work, publication: UUID) -> PublicationRecord:
    found = work.state.get(key("p", publication), PublicationRecord)
    assert found is not None
    return found


def change(work: Work, sha256: str, **changes: bool | UUID) -> list[str]:
    """Change fields of a document; the documents touched: this one, where it is there."""
    record = document(work, sha256)
    if record is None:
        return []
    work.state.put(key("d", sha256), replace(record, **changes))
    _touch(work, [sha256])
    return [sha256]


def _touch(work: Work, documents: list[str]) -> None:
    for one in documents:
        work.documents[one] = None
        work.sources.pop(one, None)


def _standing(work: Work, record: DocumentRecord, seen: list[PublicationSeen]) -> str:
    if record.erased:
        return "erased"
    if record.withdrawn:
        return "withdrawn"
    return "revised" if revised_by(work, record, seen) else "active"


def _published(seen: list[PublicationSeen]) -> str:
    if not seen or not seen[0].published:
        return ""
    latest = edtf.bounds(seen[0].published).latest
    return latest.isoformat() if latest else ""
