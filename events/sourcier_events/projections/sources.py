"""What a document counts for: who independently reported it, when, and whether it still stands.

A document that was revised stands until a revision has been read: at no position is there neither.

Independence is of origins, not of papers: documents from one agency have one origin, and so have
reprints of one text: the agency that any of them names, failing that the publisher of the one that
was recognised first. A document that is neither has the publisher of its first publication.
"""

from uuid import UUID

from msgspec.structs import replace

from sourcier_events import edtf
from sourcier_events.event_types import DocumentAdded, PublicationCorrected, PublicationSeen
from sourcier_events.names import fold
from sourcier_events.projections.records import (
    ClusterRecord,
    DocumentRecord,
    Mark,
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
        origin=origin(work, record, seen),
        publisher=fold(seen[0].publisher or "") if seen else "",
        published=_published(seen),
    )


def origin(work: Work, record: DocumentRecord, seen: list[PublicationSeen]) -> str:
    """Who independently reported a document."""
    if record.cluster:
        return _origin_of_cluster(work, record.cluster)
    return _own_origin(record, seen)


def _own_origin(record: DocumentRecord, seen: list[PublicationSeen]) -> str:
    agency = _agency(seen)
    if agency:
        return f"agency:{agency}"
    publisher = next((one.publisher for one in seen if one.publisher), None)
    return f"publisher:{fold(publisher)}" if publisher else f"document:{record.document}"


def _agency(seen: list[PublicationSeen]) -> str | None:
    """The agency that the publications of a document name first, folded."""
    return next((fold(one.origin) for one in seen if one.origin), None)


def _origin_of_cluster(work: Work, cluster: UUID) -> str:
    """The agency that reprints name; of several, the first by name, whatever came when."""
    record = work.state.get(key("l", cluster), ClusterRecord)
    if record and record.agencies:
        return f"agency:{min(record.agencies)}"
    first = document(work, _first(work, cluster))
    assert first is not None
    return _own_origin(first, publications(work, first))


def _first(work: Work, cluster: UUID) -> str:
    """The document of a cluster that was recognised first."""
    found = work.state.first(key("lm", cluster))
    assert found is not None
    return found.split("|")[-2]


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
    agency = _agency(publications(work, record))
    urls = {one.publication.url: None for one in (before,) if one} | {event.url: None}
    earlier = {url: at_url(work, url) for url in urls if url}
    if event.publication not in record.publications:
        record = replace(record, publications=(*record.publications, event.publication))
        work.state.put(key("d", event.document), record)
    # Who corrects what we know of a publication has not seen it again.
    seen = before.seen if before and isinstance(event, PublicationCorrected) else at
    work.state.put(key("p", event.publication), PublicationRecord(publication=event, seen=seen))
    touched = {event.document: None} | dict.fromkeys(_reprints(work, record, agency))
    for url, documents in earlier.items():
        _stand(work, url, event)
        now = at_url(work, url)
        if now != documents:
            touched |= dict.fromkeys(documents + now)
    work.publications[event.publication] = None
    _touch(work, list(touched))
    return list(touched)


def _reprints(work: Work, record: DocumentRecord, agency: str | None) -> list[str]:
    """The reprints that have another origin since a publication of this one was seen; `agency` is
    what it named before."""
    if record.cluster is None:
        return []
    now = _agency(publications(work, record))
    if now != agency:
        return _count_agency(work, record.cluster, agency, now)
    is_first = _first(work, record.cluster) == record.document
    return members(work, record.cluster) if is_first else []


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


def read(work: Work, sha256: str) -> list[str]:
    """It is known what a document says; the documents whose standing this changes."""
    record = document(work, sha256)
    if record is None or record.read:
        return []
    work.state.put(key("d", sha256), replace(record, read=True))
    urls = [one.url for one in publications(work, record) if one.url]
    touched = list(dict.fromkeys(earlier for url in urls for earlier in at_url(work, url)))
    _touch(work, touched)
    return touched


def withdraw(work: Work, sha256: str) -> list[str]:
    """A document is taken back; the documents touched."""
    return _change(work, sha256, withdrawn=True)


def erase(work: Work, sha256: str) -> list[str]:
    """A document is erased; the documents touched."""
    return _change(work, sha256, erased=True)


def _change(work: Work, sha256: str, **changes: bool) -> list[str]:
    record = document(work, sha256)
    if record is None:
        return []
    work.state.put(key("d", sha256), replace(record, **changes))
    _touch(work, [sha256])
    return [sha256]


def join(work: Work, sha256: str, cluster: UUID, at: int) -> list[str]:
    """A document is one of several reprints; the documents whose origin this may change."""
    record = document(work, sha256)
    if record is None:
        return []
    touched = {sha256: None}
    if record.cluster != cluster:
        agency = _agency(publications(work, record))
        touched |= dict.fromkeys(_leave(work, record, agency))
        work.state.put(key("d", sha256), replace(record, cluster=cluster, joined=at))
        work.state.put(_membership(cluster, at, sha256), Mark())
        touched |= dict.fromkeys(_count_agency(work, cluster, None, agency))
    _touch(work, list(touched))
    return list(touched)


def _leave(work: Work, record: DocumentRecord, agency: str | None) -> list[str]:
    if record.cluster is None:
        return []
    work.state.delete(_membership(record.cluster, record.joined, record.document))
    _count_agency(work, record.cluster, agency, None)
    return members(work, record.cluster)


def _membership(cluster: UUID, joined: int, sha256: str) -> str:
    return key("lm", cluster, f"{joined:016d}", sha256)


def _count_agency(work: Work, cluster: UUID, before: str | None, after: str | None) -> list[str]:
    """One of some reprints names another agency; all of them, if that may change their origin."""
    known = work.state.get(key("l", cluster), ClusterRecord) or ClusterRecord()
    agencies = dict(known.agencies)
    for agency, step in ((before, -1), (after, +1)):
        if agency:
            agencies[agency] = agencies.get(agency, 0) + step
    agencies = {agency: number for agency, number in agencies.items() if number}
    if agencies == known.agencies:
        return []
    work.state.put(key("l", cluster), ClusterRecord(agencies=agencies))
    return members(work, cluster) if agencies.keys() != known.agencies.keys() else []


def members(work: Work, cluster: UUID) -> list[str]:
    """The documents of a cluster, in the order in which they were recognised."""
    return [name.split("|")[-2] for name in work.state.keys(key("lm", cluster))]


def _touch(work: Work, documents: list[str]) -> None:
    for one in documents:
        work.documents[one] = None
        work.sources.pop(one, None)


def _standing(work: Work, record: DocumentRecord, seen: list[PublicationSeen]) -> str:
    if record.erased:
        return "erased"
    if record.withdrawn:
        return "withdrawn"
    return "revised" if _is_outdated(work, record, seen) else "active"


def _is_outdated(work: Work, record: DocumentRecord, seen: list[PublicationSeen]) -> bool:
    """Whether what a revision says is known, so that what this says need not stand for it."""
    if revised_by(work, record, seen) is None:
        return False
    return all(_is_read_later(work, record.document, one.url) for one in seen if one.url)


def _is_read_later(work: Work, sha256: str, url: str) -> bool:
    history = at_url(work, url)
    later = [document(work, one) for one in history[history.index(sha256) + 1 :]]
    return any(one.read for one in later if one)


def _published(seen: list[PublicationSeen]) -> str:
    if not seen or not seen[0].published:
        return ""
    latest = edtf.bounds(seen[0].published).latest
    return latest.isoformat() if latest else ""
