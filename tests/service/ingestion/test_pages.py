"""Web pages: their main text, what they say of themselves and where, and pages that are refused."""

import io
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from sourcier.cli import commands
from sourcier.ingestion import (
    Arrival,
    Metadata,
    RefusedFile,
    Source,
    SourceOptions,
    ingest,
    pages,
    sources,
)
from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import PublicationSeen, SourceFile

from .stand_in import StandIn

FIRST = "Le ministre des Transports, Aurèle Quintard, a reçu lundi à Belmont son homologue."
SECOND = "« Nous bâtirons ce pont ensemble », a déclaré Théo Vasseur devant la presse."
ARTICLE = f"<article><h1>Un pont</h1><p>{FIRST}</p>\r\n<p>{SECOND}</p></article>"
AROUND = "<nav><a href='/'>Accueil</a></nav>{}<footer>Mentions légales</footer>"
TEXT = f"Un pont\n{FIRST}\n{SECOND}"


def page(head: str = "", body: str = ARTICLE, attributes: str = "") -> str:
    """A page of a paper."""
    around = AROUND.format(body)
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{around}</body></html>"


def linked(**fields: object) -> str:
    """JSON-LD of one article."""
    return _script({"@type": "NewsArticle", **fields})


def _script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def read(html: str) -> pages.Page:
    return pages.from_bytes(html.encode(), "page.html")


def refused(content: str | bytes, **more: str) -> str:
    """Why a page is refused."""
    with pytest.raises(RefusedFile) as caught:
        pages.from_bytes(
            content.encode() if isinstance(content, str) else content, "a.html", **more
        )
    return caught.value.reason


def test_the_main_text_is_stored_and_its_file_is_the_page() -> None:
    html = page()
    stored = read(html).stored
    assert stored.text == TEXT
    assert stored.sha256 == sha256(TEXT.encode()).hexdigest()
    assert stored.file.sha256 == sha256(html.encode()).hexdigest()
    assert (stored.file.name, stored.file.encoding) == ("page.html", "utf-8")
    assert stored.file.offsets == ()
    assert stored.file.converter.startswith("page/1 trafilatura/2.3.1 lxml/")


def test_the_same_page_gives_the_same_text_in_any_process() -> None:
    code = "import sys; from sourcier.ingestion import pages; "
    code += "print(pages.from_bytes(sys.stdin.buffer.read(), 'a').stored.sha256)"
    body = "".join(f"<p>{FIRST} ({number})</p><ul><li>{SECOND}</ul>" for number in range(20))
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=page(body=body).encode(),
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {read(page(body=body)).stored.sha256.encode() + b"\n"}


def test_nothing_is_imported_for_pages_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un texte.", encoding="utf-8")
    code = "import sys; import sourcier.cli; from sourcier.ingestion import sources; "
    code += "list(sources(sys.argv[1:])); assert not {'lxml', 'trafilatura'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)


# What a page says of itself


def test_each_value_is_kept_with_where_the_page_says_it() -> None:
    head = (
        '<title>Un pont | Le Quotidien</title><link rel="canonical" href="https://q.example/pont">'
        '<meta property="og:site_name" content="Le Quotidien">'
        + linked(headline="Un pont &amp; deux rives", datePublished="2031-03-04T23:10:00+01:00")
    )
    found = read(page(head, attributes='lang="fr-FR"'))
    assert found.metadata == Metadata(
        url="https://q.example/pont",
        publisher="Le Quotidien",
        title="Un pont & deux rives",
        language="fr-FR",
        published="2031-03-04",
    )
    assert found.stated_in == {
        "url": "link canonical",
        "publisher": "meta og:site_name",
        "title": "JSON-LD headline",
        "language": "html lang",
        "published": "JSON-LD datePublished",
    }
    assert found.notes == ()


PUBLISHED = '<meta property="article:published_time" content="2031-03-05T08:00:00Z">'


@pytest.mark.parametrize(
    ("head", "body", "day", "place"),
    [
        (linked(datePublished="2031-03-04") + PUBLISHED, "", "2031-03-04", "JSON-LD datePublished"),
        (linked(datePublished="hier") + PUBLISHED, "", "2031-03-05", "meta article:published_time"),
        ('<meta itemprop="datePublished" content="2031-03">', "", "2031-03", "meta datePublished"),
        ("", '<time datetime="2031-03-06 10:00">', "2031-03-06", "the only time datetime"),
        (
            "",
            '<time datetime="2031-03-09"></time>'
            '<time itemprop="datePublished" datetime="2031-03-06">',
            "2031-03-06",
            "time datePublished",
        ),
    ],
)
def test_a_date_is_that_of_publication(head: str, body: str, day: str, place: str) -> None:
    found = read(page(head, body + ARTICLE))
    assert (found.metadata.published, found.stated_in["published"]) == (day, place)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<meta name="date" content="2031-03-05"><link href="https://q.example/2031/03/05/">', ""),
        ('<meta property="article:modified_time" content="2031-03-05">', "Publié le 5 mars 2031"),
        ("", '<time datetime="2031-03-04">lundi</time><time datetime="2031-03-05">mardi</time>'),
        ("", '<time itemprop="dateModified" datetime="2031-03-04">lundi</time>'),
        (linked(datePublished="2031-02-30", dateModified="2031-03-01"), ""),
        (linked(datePublished="4 mars 2031"), ""),
        (linked(datePublished={"a": 1}), ""),
    ],
)
def test_no_date_is_guessed(head: str, body: str) -> None:
    found = read(page(head, body + ARTICLE))
    assert found.metadata.published is None
    [note] = found.notes
    assert "published" in note


def test_a_date_that_cannot_be_used_is_told() -> None:
    found = read(page(linked(datePublished="4 mars 2031")))
    reason = "the page's published date is no ISO 8601 date: '4 mars 2031' (JSON-LD datePublished)"
    assert found.notes == (reason,)


def test_of_several_articles_the_one_at_the_page_s_address_counts() -> None:
    both = [
        {"@type": "NewsArticle", "@id": "https://q.example/autre", "datePublished": "2030-01-01"},
        {
            "@type": ["ReportageNewsArticle"],
            "mainEntityOfPage": {"@id": "https://q.example/pont"},
            "datePublished": "2031-03-04",
            "publisher": {"@id": "#paper"},
        },
        {"@type": "Organization", "@id": "#paper", "name": "La Gazette"},
    ]
    canonical = '<link rel="canonical" href="https://q.example/pont">'
    found = read(page(canonical + _script({"@graph": both}))).metadata
    assert (found.published, found.publisher) == ("2031-03-04", "La Gazette")
    unknown = read(page(_script(both))).metadata
    assert (unknown.published, unknown.publisher) == (None, "La Gazette")


@pytest.mark.parametrize(
    "script",
    [
        "{",
        '"a"',
        "null",
        "[" * 100_000,
        '{"@type": "NewsArticle", "datePublished": "2031-0',
        "[[1]]",
    ],
)
def test_linked_data_that_is_none_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>{PUBLISHED}'
    assert read(page(head)).metadata.published == "2031-03-05"


def test_what_no_text_may_hold_is_passed_over() -> None:
    title = "<title>Un pont</title>"
    for bad in ("a\0", "a\ud800"):
        assert read(page(linked(headline=bad) + title)).metadata.title == "Un pont"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/pont">', None),
        ('<link rel="canonical" href="https://q.example/">', None),
        ('<link rel="canonical" href="http://[">', None),
        (
            '<link rel="canonical" href="/pont"><meta property="og:url" content="http://q.example/a">',
            "http://q.example/a",
        ),
        (linked(url="https://q.example/?p=7"), "https://q.example/?p=7"),
    ],
)
def test_an_address_is_absolute_and_names_a_page(head: str, url: str | None) -> None:
    assert read(page(head)).metadata.url == url


def test_the_address_that_a_browser_noted_when_it_saved_the_page() -> None:
    saved = "<!-- saved from url=(0024)https://q.example/pont?a -->\n" + page()
    assert read(saved).metadata.url == "https://q.example/pont?a"


# Encodings


def test_a_page_says_how_it_is_encoded() -> None:
    html = page('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">')
    content = html.replace("«", "\x93").replace("»", "\x94").encode("latin-1")
    found = pages.from_bytes(content, "a.html").stored
    assert "a reçu" in found.text
    assert "“ Nous" in found.text  # what browsers show for it
    assert found.file.encoding == "windows-1252"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_wins_over_what_the_page_says(encoding: str) -> None:
    content = page('<meta charset="iso-8859-1">').encode(encoding)
    assert pages.from_bytes(content, "a.html").stored.text == TEXT


def test_a_page_in_utf8_that_says_otherwise_is_in_utf8() -> None:
    """The server said so, and who saves a page keeps its bytes but not what the server said."""
    found = read(page('<meta charset="iso-8859-1">')).stored
    assert (found.text, found.file.encoding) == (TEXT, "utf-8")


def test_an_xml_declaration_says_it_too() -> None:
    html = '<?xml version="1.0" encoding="iso-8859-15"?>' + page(attributes='xml:lang="fr"')
    found = pages.from_bytes(html.replace("«", "€").replace("»", "€").encode("iso-8859-15"), "a")
    assert "€ Nous bâtirons" in found.stored.text
    assert found.metadata.language == "fr"


def test_a_wrong_encoding_is_refused_with_what_the_page_says() -> None:
    content = page('<meta charset="utf-8">').encode("latin-1")
    reason = refused(content)
    assert reason.startswith("undecodable: not utf-8 at byte ")
    assert reason.endswith("; the page says utf-8: name the right one")
    assert "the page does not say its encoding" in refused(page().encode("latin-1"))
    assert refused(page('<meta charset="klingon">').encode("latin-1")).startswith(
        "undecodable: unknown encoding: klingon; the page says klingon"
    )
    found = pages.from_bytes(content, "a.html", encoding="latin-1")
    assert "a reçu" in found.stored.text


# Pages that are refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty"),
        ("Un texte sans rien.", "not HTML: it does not begin with an element; plain text belongs"),
        ('{"html": "<p>a</p>"}', "not HTML: it does not begin with an element"),
        ("<?xml version='1.0'?><rss><title>Un</title></rss>", "not HTML: it begins with <rss>"),
        ("<!-- a -->" * 5000, "not HTML: it does not begin with an element"),
        (b"%PDF-1.7\n\0\0", "binary: NUL at byte 9"),
        (page(body="<ul><li>Rubrique</ul><div>Nous écrire</div>"), "no main text: no sentence in"),
        (page(body=""), "no main text: no sentence in what may be one, of 23 characters; give"),
        (
            "<html><frameset><frame src='a'></frameset></html>",
            "no main text: no sentence in what may be one, of 0 ",
        ),
        (
            page("<script src='app.js'></script>", "<div id='app'></div><script>go()</script>"),
            "no main text: scripts build the page (2 of them, 23 characters beside them); save it",
        ),
        (page(body="<div>" * 100_000 + ARTICLE), "too complex: Excessive depth in document: 256"),
        (
            page(body="<p " + " ".join(f"a{n}=1" for n in range(10_001)) + ">"),
            "too complex: an element of 10001 attributes",
        ),
        (page(body="<p>a</p>" * 50_001), "too complex: 50007 elements, the most are 50000"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_page_with_a_text_is_refused(content: str | bytes, reason: str) -> None:
    assert refused(content).startswith(reason)


def test_a_page_may_be_as_large_as_a_text() -> None:
    heavy = page(body=f"<img src='data:image/png;base64,{'A' * 5_000_000}'>{ARTICLE}").encode()
    assert pages.from_bytes(heavy, "a.html", limit=10_000_000).stored.text == TEXT
    assert refused(heavy).startswith("oversized: 5000")


def test_what_stands_in_scripts_and_comments_has_no_attributes() -> None:
    words = " a=1" * 20_000
    for aside in (f"<script>i <n{words}</script>", f"<!-- <a{words} -->"):
        assert read(page(aside)).stored.text == TEXT


def test_long_runs_of_spaces_are_gone_through_once() -> None:
    assert read(page(body=f"{' ' * 400_000}<p>{' ' * 400_000}{FIRST}</p>")).stored.text == FIRST


def test_whatever_trafilatura_raises_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> str:
        raise RecursionError("asked for")

    monkeypatch.setattr("trafilatura.extract", failing)
    assert refused(page()) == "trafilatura failed on the page: RecursionError('asked for')"


# Files, lines and standard input


def test_what_stands_beside_a_page_wins_over_it_and_options_over_both(tmp_path: Path) -> None:
    head = '<title>Un pont</title><link rel="canonical" href="https://q.example/a">' + PUBLISHED
    (tmp_path / "a.html").write_text(page(head, attributes='lang="fr"'), encoding="utf-8")
    (tmp_path / "a.json").write_text('{"title": "Deux ponts", "url": "https://q.example/b"}')
    options = SourceOptions(metadata=Metadata(url="https://q.example/c"))
    [source] = sources([tmp_path], options)
    assert isinstance(source, Source)
    assert source.metadata == Metadata(
        url="https://q.example/c", title="Deux ponts", language="fr", published="2031-03-05"
    )
    assert source.stored.file.stated_in == {
        "language": "html lang",
        "published": "meta article:published_time",
    }


def test_a_page_without_a_date_is_told_unless_the_date_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    [undated] = sources([tmp_path])
    [dated] = sources([tmp_path], SourceOptions(metadata=Metadata(published="2031")))
    assert isinstance(undated, Source)
    assert isinstance(dated, Source)
    assert undated.notes == ("the page does not say when it was published",)
    assert dated.notes == ()


def test_pages_are_found_in_folders_but_not_what_browsers_saved_with_them(tmp_path: Path) -> None:
    for name in (
        "a.HTM",
        "b.xhtml",
        "c.html",
        "c_files/d.html",
        "c_fichiers/e.html",
        "f_files/g.html",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(), encoding="utf-8")
    found = [Path(one.name).relative_to(tmp_path).as_posix() for one in sources([tmp_path])]
    assert found == ["a.HTM", "b.xhtml", "c.html", "f_files/g.html"]


def test_a_wildcard_may_name_the_metadata_of_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "a.json").write_text("{}")
    assert [type(one) for one in sources([tmp_path / "a.html", tmp_path / "a.json"])] == [Source]


def test_json_lines_with_pages(tmp_path: Path) -> None:
    lines = [
        {"html": page(PUBLISHED), "title": "Un titre", "id": 3},
        {"html": "rien"},
        {"text": "Le texte.", "html": page()},
        {"id": 4},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)))
    first, second, third, fourth = sources([path])
    assert isinstance(first, Source)
    assert first.metadata == Metadata(title="Un titre", published="2031-03-05")
    assert first.stored.text == TEXT
    assert first.notes == ("unknown metadata: id",)
    assert isinstance(second, RefusedFile)
    assert second.reason.startswith("not HTML")
    assert isinstance(third, Source)
    assert (third.stored.text, third.notes) == ("Le texte.", ("unknown metadata: html",))
    assert isinstance(fourth, RefusedFile)
    assert fourth.reason.endswith("neither `text` nor `html`")


def test_standard_input_may_be_a_page() -> None:
    [source] = sources(["-"], standard_input=io.BytesIO(b"\xef\xbb\xbf\n" + page().encode()))
    assert isinstance(source, Source)
    assert source.stored.text == TEXT


async def test_the_publication_in_the_log_leads_back_to_the_page(
    writer: Connection, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(page(PUBLISHED), encoding="utf-8")
    again = [[one async for one in ingest(writer, StandIn(), sources([tmp_path]))] for _ in "12"]
    assert [result.arrival for [result] in again] == [Arrival.ADDED, Arrival.KNOWN]
    events = [event.event async for append in log.read(writer) for event in append.events]
    [seen] = [event for event in events if isinstance(event, PublicationSeen)]
    assert seen.file == SourceFile(
        sha256=sha256(page(PUBLISHED).encode()).hexdigest(),
        name="a.html",
        converter=pages.CONVERTER,
        stated_in={"published": "meta article:published_time"},
    )


@pytest.mark.parametrize("form", ["readings", "annotations"])
def test_extraction_prints_the_text_that_its_offsets_are_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    said = "<p>Théo Vasseur (FR) a dit : le pont sera bâti.</p>"
    (tmp_path / "a.html").write_text(page(PUBLISHED, f"<h1>Un pont</h1>{said}"), encoding="utf-8")
    # By its name in `sys.modules`: the package has the command under the name of the module.
    monkeypatch.setattr(sys.modules["sourcier.cli.extract"], "load_extractor", lambda _: StandIn())
    path = str(tmp_path / "a.html")
    result = CliRunner().invoke(commands, ["extract", path, "--format", form])
    found = json.loads(result.stdout)
    assert found["converter"] == pages.CONVERTER
    assert found["metadata"] == {"published": "2031-03-05"}
    assert found["stated_in"] == {"published": "meta article:published_time"}
    if form == "readings":
        passage = found["mentions"][1]["evidence"][0]
        quote = passage["exact"]
    else:
        passage = found["statements"][0]["segments"][0]
        quote = passage["quote"]
    assert quote == "le pont sera bâti"
    assert found["text"][passage["start"] : passage["end"]] == quote
