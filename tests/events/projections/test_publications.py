"""What becomes of a document: revised at its url, corrected, reprinted, withdrawn."""

from .scenario import Folded, Story, digest_of, fold_story, meeting

SUMMIT = meeting("sommet")
URL, OTHER_URL = "https://journal.example/1", "https://journal.example/2"


def document_row(folded: Folded, document: str):
    """The row of a document."""
    return folded.views.current()["documents", document]


def revised(story: Story) -> dict[str, str]:
    """Which document was revised by which, by their names."""
    names = {digest_of(name): name for name in "abc"}
    rows = fold_story(story).views.current()
    return {
        names[key[1]]: names[row.revised_by]
        for key, row in rows.items()
        if key[0] == "documents" and row.revised_by
    }


def test_a_new_text_at_a_url_revises_the_one_that_was_there() -> None:
    story = Story()
    for name in "abc":
        story.document(name, url=URL)
    folded = fold_story(story)
    assert revised(story) == {"a": "c", "b": "c"}
    assert [document_row(folded, digest_of(name)).revises for name in "abc"] == [
        None,
        digest_of("a"),
        digest_of("b"),
    ]


def test_a_document_that_still_stands_elsewhere_is_not_revised() -> None:
    story = Story()
    document = story.document("a", url=URL)
    story.publish(document, url=OTHER_URL)
    claim = story.claim(document, SUMMIT, "city", "Kyiv")
    story.document("b", url=URL)
    assert revised(story) == {}
    story.document("c", url=OTHER_URL)
    assert revised(story) == {"a": "b"}
    story.finish(digest_of("b"))
    assert fold_story(story).views.current()["claims", str(claim)].status == "active"
    story.finish(digest_of("c"))
    assert fold_story(story).views.current()["claims", str(claim)].status == "revised"


def test_what_a_revised_document_says_stands_until_the_revision_is_read() -> None:
    story = Story()
    first = story.claim(story.document("a", url=URL), SUMMIT, "city", "Paris")
    story.finish(digest_of("a"))
    document = story.document("b", url=URL)
    assert fold_story(story).views.current()["claims", str(first)].status == "active"
    with story.together():
        second = story.claim(document, SUMMIT, "city", "Kyiv")
        story.finish(document)
    claims = fold_story(story).views.current()
    assert claims["claims", str(first)].status == "revised"
    assert claims["claims", str(second)].status == "active"
    story.document("c", url=URL)
    claims = fold_story(story).views.current()
    assert claims["claims", str(first)].status == "revised"
    assert claims["claims", str(second)].status == "active"


def test_a_revision_that_a_person_reads_ends_what_was_there() -> None:
    story = Story()
    claim = story.claim(story.document("a", url=URL), SUMMIT, "city", "Paris")
    story.claim(story.document("b", url=URL), SUMMIT, "city", "Kyiv", run=None)
    assert fold_story(story).views.current()["claims", str(claim)].status == "revised"


def test_a_document_that_was_also_printed_is_not_revised() -> None:
    story = Story()
    document = story.document("a", url=URL)
    story.publish(document, publisher="Le Monde")
    story.document("b", url=URL)
    assert revised(story) == {}


def test_a_text_that_is_seen_again_at_its_url_stands_again() -> None:
    story = Story()
    document = story.document("a", url=URL)
    claim = story.claim(document, SUMMIT, "city", "Kyiv")
    story.document("b", url=URL)
    story.publish(document, url=URL)
    assert revised(story) == {"b": "a"}
    assert fold_story(story).views.current()["claims", str(claim)].status == "active"


def test_correcting_what_we_know_of_a_revised_publication_does_not_make_it_stand_again() -> None:
    story = Story()
    document = story.document("a")
    publication = story.publish(document, url=URL)
    story.document("b", url=URL)
    story.correct(publication, document, url=URL, title="Titre")
    assert revised(story) == {"a": "b"}
    assert document_row(fold_story(story), document).title == "Titre"


def test_correcting_the_url_takes_the_document_from_one_page_to_the_other() -> None:
    story = Story()
    story.document("a", url=URL)
    document = story.document("b")
    publication = story.publish(document, url=URL)
    story.document("c", url=OTHER_URL)
    assert revised(story) == {"a": "b"}
    story.correct(publication, document, url=OTHER_URL)
    assert revised(story) == {"b": "c"}


def test_a_correction_of_date_and_origin_counts_for_the_claims() -> None:
    story = Story()
    for name, day, status in (("a", "2026-01-02", "planned"), ("b", "2026-01-09", "cancelled")):
        document = story.document(name)
        publication = story.publish(document, publisher=name, published=day)
        story.claim(document, SUMMIT, "status", status)
    story.correct(publication, document, publisher="b", published="2026-01-01", origin="AFP")
    folded = fold_story(story)
    fact = folded.fact(SUMMIT, "status")
    assert fact is not None
    assert fact.value == "planned"
    assert document_row(folded, document).independent_origin == "agency:afp"


def test_the_first_publication_says_when_and_where_a_document_appeared() -> None:
    story = Story()
    document = story.document("a", publisher="Le Monde", published="2026-01-02", title="Titre")
    story.publish(document, publisher="Le Figaro", published="2026-01-03", origin="AFP")
    row = document_row(fold_story(story), document)
    assert (row.publisher, row.published, row.title) == ("Le Monde", "2026-01-02", "Titre")
    assert row.independent_origin == "agency:afp"
    publications = [key for key in fold_story(story).views.current() if key[0] == "publications"]
    assert len(publications) == 2


def test_a_withdrawn_document_stays_in_view_and_its_claims_say_why_they_do_not_count() -> None:
    story = Story()
    document = story.document("a")
    claim = story.claim(document, SUMMIT, "city", "Kyiv")
    story.withdraw(document, "erreur")
    later = story.claim(document, SUMMIT, "venue", "Matignon")
    folded = fold_story(story)
    assert document_row(folded, document).withdrawn
    statuses = {folded.views.current()["claims", str(one)].status for one in (claim, later)}
    assert statuses == {"withdrawn"}


def test_what_is_said_of_a_document_that_is_not_there_is_left_alone() -> None:
    story = Story()
    story.publish("0" * 64, url=URL)
    story.withdraw("0" * 64)
    story.reprint("0" * 64, "one text")
    views = {key[0] for key in fold_story(story).views.current()}
    assert views <= {"changes"}


def test_reprints_have_the_agency_that_any_of_them_names_as_their_origin() -> None:
    story = Story()
    unnamed = story.document("a", publisher="Le Monde")
    named = story.document("b", publisher="Le Figaro", origin="AFP")
    for document in (unnamed, named):
        story.reprint(document, "one text")
    other = story.document("c", publisher="Ouest-France", origin="AFP")
    folded = fold_story(story)
    origins = {document_row(folded, one).independent_origin for one in (unnamed, named, other)}
    assert origins == {"agency:afp"}


def test_reprints_without_an_agency_have_the_publisher_recognised_first_as_their_origin() -> None:
    story = Story()
    first, second = (story.document(name, publisher=f"Journal {name}") for name in "ab")
    for document in (first, second):
        story.reprint(document, "one text")
    own = story.document("c", publisher="Journal a")
    folded = fold_story(story)
    origins = [document_row(folded, one).independent_origin for one in (first, second, own)]
    assert origins == ["publisher:journal a"] * 3


def test_what_becomes_known_of_one_reprint_changes_the_origin_of_all() -> None:
    story = Story()
    documents = [story.document(name, publisher=f"Journal {name}") for name in "ab"]
    for document in documents:
        story.reprint(document, "one text")
        story.claim(document, SUMMIT, "city", "Kyiv")
    story.claim(story.document("c", publisher="C", origin="AFP"), SUMMIT, "city", "Kyiv")
    before = fold_story(story).fact(SUMMIT, "city")
    story.publish(documents[1], publisher="Journal d", origin="AFP")
    after = fold_story(story).fact(SUMMIT, "city")
    assert before is not None
    assert after is not None
    assert (before.origins, after.origins) == (2, 1)


def test_a_reprint_is_recognised_in_its_own_history_and_in_no_other() -> None:
    story = Story()
    documents = [story.document(name, publisher=f"Journal {name}") for name in "ab"]
    for document in documents:
        story.claim(document, SUMMIT, "city", "Kyiv")
        story.reprint(document, "one text")
    told = [row.document for row in fold_story(story).changes() if row.kind == "reprint_recognised"]
    assert told == documents
