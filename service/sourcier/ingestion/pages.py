"""The text of a web page is what trafilatura takes for its main text; we never put one together.

No offset leads from such a text back into its page: kept are the page's digest, name and encoding,
and what converted it in which version, so that whoever has the page can do it again. A page whose
tree would lack a part is refused. Imported only where a page is read: trafilatura takes its time.
"""

import codecs
import logging
import re

import trafilatura
from lxml import etree, html
from lxml.html import defs
from msgspec import Struct
from msgspec.structs import replace
from trafilatura.settings import use_config

from sourcier.ingestion import page_metadata
from sourcier.ingestion.metadata import Metadata
from sourcier.ingestion.page_metadata import Element
from sourcier_events import stored_text
from sourcier_events.stored_text import RefusedFile, StoredText

CONVERTER = f"page/1 trafilatura/{trafilatura.__version__} lxml/{etree.__version__}"
"""All that decides the text of a page: the first number is that of what we ask of the others."""

MOST_ELEMENTS = 50_000
"""Articles have some thousands; trafilatura needs up to 10 s for so many of the worst kind."""

_MOST_ATTRIBUTES = 10_000
"""Of one element: the parser's time goes with their square, 5 minutes for 200,000."""

_DECLARED_WITHIN = 8192
"""Bytes at the beginning of a page in which it says how it is encoded."""

_DECLARED = re.compile(
    rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)"""
    rb"""|<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
# Browsers read both labels as Windows-1252, and pages are written for browsers.
_AS_BROWSERS_READ = {"iso8859-1": "windows-1252", "ascii": "windows-1252"}
# Possessive: a page of many comments must not make this go through all ways to cut it.
_FIRST_ELEMENT = re.compile(
    r"\s*+(?>(?><\?.*?>|<!--.*?-->|<!doctype[^>]*>)\s*+)*+<([a-z][a-z0-9:-]*)",
    re.IGNORECASE | re.DOTALL,
)
# With what is no markup though it may look so: comments, and what stands in scripts and styles.
_TAG = re.compile(
    r"""<!--(?>.*?-->|.*+)
    |(?P<raw><(?P<name>script|style)\b(?:[^"'>]|"[^"]*"|'[^']*')*+)(?>.*?</(?P=name)|.*+)
    |(?P<tag><[a-z](?:[^"'>]|"[^"]*"|'[^']*')*+)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPTIONS = use_config()
# Where it finds less than this it takes the whole page, menus and all, and loses the lines of it.
_OPTIONS.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
_SENTENCE_END = re.compile("[.!?…。؟]")
_SCRIPTED_BELOW = 300
"""Characters beside its scripts below which a page is taken to be built by them."""

# What it would say of a page, our refusals say.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


class Page(Struct, frozen=True, kw_only=True):
    """The main text of a page, what the page says of itself, and remarks on both.

    `stated_in` tells for each field of the metadata where in the page it stands.
    """

    stored: StoredText
    metadata: Metadata
    stated_in: dict[str, str]
    notes: tuple[str, ...] = ()


def from_bytes(
    content: bytes, name: str, *, encoding: str | None = None, limit: int = stored_text.LIMIT
) -> Page:
    """The page in a file; raises `RefusedFile`.

    Without `encoding`: by its byte order mark, as UTF-8 where it is that, else as it says itself.
    """
    declared = _declared(content)
    encoding = encoding or _encoding(content, declared)
    try:
        source = stored_text.from_bytes(content, name, encoding=encoding, limit=limit)
    except RefusedFile as refusal:
        if not refusal.reason.startswith("undecodable"):
            raise
        says = f"the page says {declared}" if declared else "the page does not say its encoding"
        raise RefusedFile(name, f"{refusal.reason}; {says}: name the right one") from refusal
    return _page(source, name, limit)


def from_text(page: str, name: str, *, limit: int = stored_text.LIMIT) -> Page:
    """The page in a string, such as a JSON value; raises `RefusedFile`."""
    return _page(stored_text.from_text(page, name, limit=limit), name, limit)


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode() if found else None


def _encoding(content: bytes, declared: str | None) -> str | None:
    """None where its byte order mark or UTF-8 decides.

    What is valid UTF-8 with other letters than ASCII is UTF-8, whatever the page says: browsers go
    by the server's header, and programs that save pages change the encoding but not the page.
    """
    if declared is None or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    if not content.isascii() and _is_utf8(content):
        return None
    try:
        label = codecs.lookup(declared).name
    except LookupError:
        return declared
    # Whoever can read that it is UTF-16 did not need to know it.
    return None if label.startswith("utf-16") else _AS_BROWSERS_READ.get(label, declared)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _page(source: StoredText, name: str, limit: int) -> Page:
    tree = _tree(source.text, name)
    # Before the text is taken out: that changes the tree.
    said = page_metadata.said(tree, source.text)
    main = _main_text(tree, name)
    stored = stored_text.from_text(main, name, limit=limit)
    file = replace(source.file, offsets=(), converter=CONVERTER)
    return Page(
        stored=replace(stored, file=file),
        metadata=said.metadata,
        stated_in=said.stated_in,
        notes=said.notes,
    )


def _tree(page: str, name: str) -> Element:
    """The page as a tree, all of it; raises `RefusedFile`."""
    first = _FIRST_ELEMENT.match(page)
    if first is None or first[1].lower() not in defs.tags:
        begins = f"it begins with <{first[1]}>" if first else "it does not begin with an element"
        raise RefusedFile(name, f"not HTML: {begins}; plain text belongs in a .txt")
    _refuse_attributes(page, name)
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        default_doctype=False,
        collect_ids=False,
    )
    body = _NOT_IN_XML.sub("", page).encode()
    try:
        tree = html.document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise RefusedFile(name, f"not HTML: {error}") from error
    _refuse_extremes(tree, parser, name)
    return tree


def _refuse_attributes(page: str, name: str) -> None:
    for found in _TAG.finditer(page):
        tag = found["raw"] or found["tag"] or ""
        # A name and what parts it from the next one are two characters at least.
        if len(tag) > 2 * _MOST_ATTRIBUTES:
            attributes = sum(1 for _ in _ATTRIBUTE.finditer(tag)) - 1
            if attributes > _MOST_ATTRIBUTES:
                reason = f"too complex: an element of {attributes} attributes"
                raise RefusedFile(name, f"{reason}; give its text as a .txt")


def _refuse_extremes(tree: Element, parser: html.HTMLParser, name: str) -> None:
    """The parser leaves out what is nested too deep: then a part of the text is lost."""
    for error in parser.error_log:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            raise RefusedFile(
                name,
                f"too complex: {error.message.partition(',')[0]} at line {error.line};"
                " give its text as a .txt",
            )
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        reason = f"too complex: {elements} elements, the most are {MOST_ELEMENTS}"
        raise RefusedFile(name, f"{reason}; give its text as a .txt")


def _main_text(tree: Element, name: str) -> str:
    scripts, beside = _scripts(tree), _characters_beside_scripts(tree)
    try:
        # Without metadata: trafilatura guesses dates, and a guess is no metadata.
        text = trafilatura.extract(
            tree, config=_OPTIONS, include_comments=False, with_metadata=False
        )
    except Exception as error:
        # Foreign code on foreign pages: whatever it raises costs one page.
        raise RefusedFile(name, f"trafilatura failed on the page: {error!r}") from error
    if text and _SENTENCE_END.search(text):
        return text
    if scripts and beside < _SCRIPTED_BELOW:
        built = f"scripts build the page ({scripts} of them, {beside} characters beside them)"
        raise RefusedFile(name, f"no main text: {built}; save it from a browser once it has loaded")
    reason = f"no main text: no sentence in what may be one, of {beside} characters"
    raise RefusedFile(name, f"{reason}; give its text as a .txt")


def _scripts(tree: Element) -> int:
    return sum(1 for _ in tree.iter("script"))


def _characters_beside_scripts(tree: Element) -> int:
    body = tree.find("body")
    if body is None:
        return 0
    shown = body.xpath(".//text()[not(parent::script or parent::style or parent::noscript)]")
    return sum(len(text.strip()) for text in shown)
