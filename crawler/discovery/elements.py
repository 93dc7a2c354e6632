"""The XML of feeds and sitemaps, whatever is wrong with it."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from crawler.discovery.answers import UnusableError
from crawler.parsing.page_tree import ENDLESS_TAG

Fields = Mapping[str, list[_Element]]

# Sloppy feeds have a few hundred; what has more is made to hurt.
MOST_FAULTS = 100_000
ROOT = re.compile(r"<(?:[\w.-]{1,30}:)?(rss|rdf|feed|channel|urlset|sitemapindex)(?=[\s>/])", re.I)
PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body)\b", re.I)
FARTHEST_ROOT = 65_536
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STRAY = re.compile(r"<(?![A-Za-z_/?]|!--)|\]\]>")
REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(?P<number>\d{1,7}|[xX][\da-fA-F]{1,6});|(?P<name>[A-Za-z][A-Za-z\d]{1,31};))?"
)
CLOSED = re.compile(r"</(?:[\w.-]{1,30}:)?(?:rss|rdf|feed|channel|urlset|sitemapindex)\s{0,99}>", re.I)
EMPTY = re.compile(r"<[^<>]{0,5000}/>")
LONGEST_TAIL = 2_000
CHUNK = 65_536
# Namespaces by what tells them, because their addresses are written in many ways; others are known by their prefix.
NAMESPACES = (
    ("purl.org/rss/1.0/modules/content", "content:"),
    ("purl.org/dc/elements", "dc:"),
    ("purl.org/dc/terms", "dcterms:"),
    ("purl.org/syndication/thread", "thr:"),
    ("a9.com/-/spec/opensearch", "opensearch:"),
    ("rssnamespace.org/feedburner", "feedburner:"),
    ("search.yahoo.com/mrss", "media:"),
    ("schemas/sitemap-news/", "news:"),
    ("schemas/sitemap-image/", "image:"),
    ("schemas/sitemap-video/", "video:"),
    ("www.w3.org/1999/xhtml", "xhtml:"),
    ("www.w3.org/2005/Atom", ""),
    ("purl.org/atom/ns", ""),
    ("purl.org/rss/1.0", ""),
    ("netscape.com/rdf/simple", ""),
    ("sitemaps.org/schemas/sitemap/", ""),
    ("google.com/schemas/sitemap/", ""),
)


def xml_of(text: str) -> tuple[str, str]:
    """The name of the root element, in lower case, and the text from there on, mended.

    What stands before it goes: blank lines, warnings of the server, and the DTD, so that no entity is ever declared.
    Ampersands and angle brackets that are none of XML are escaped; entities of HTML become their characters. Raises
    UnusableError for what is no feed and no sitemap.
    """
    root, page = ROOT.search(text, 0, FARTHEST_ROOT), PAGE.search(text, 0, FARTHEST_ROOT)
    if page and (root is None or page.start() < root.start()):
        raise UnusableError("it is an HTML page")
    if root is None:
        raise UnusableError("it is neither a feed nor a sitemap")
    return root[1].lower(), _mended(ENDLESS_TAG.sub("", text[root.start() :]))


def is_cut(text: str) -> bool:
    """Whether the root element of some XML is never closed."""
    return not (CLOSED.search(text, max(0, len(text) - LONGEST_TAIL)) or EMPTY.match(text))


def tree_of(text: str) -> _Element | None:
    """The root element of mended XML, with as much as can be read of it; None if that is nothing."""
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def each(text: str, *names: str) -> Iterator[_Element]:
    """The elements of mended XML with one of the names, one after the other: each is emptied when the next is asked."""
    parser = etree.XMLPullParser(
        events=("end",), tag=[f"{{*}}{name}" for name in names], encoding="utf-8", recover=True,
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    data = text.encode()
    for start in range(0, len(data), CHUNK):
        try:
            parser.feed(data[start : start + CHUNK])
        except etree.XMLSyntaxError:
            return
        for _, element in parser.read_events():
            if not isinstance(element, _Element):
                continue
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def name_of(element: _Element) -> str:
    """The name of an element in lower case, with the usual prefix of its namespace; feeds have none of their own."""
    return _name(element.tag, element.prefix) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1024)
def _name(tag: str, prefix: str | None) -> str:
    namespace, _, local = tag.rpartition("}")
    known = next((usual for mark, usual in NAMESPACES if mark in namespace), None) if namespace else ""
    if known is None:
        known = f"{prefix}:" if prefix else ""
    return (known + local).lower()


def fields_of(element: _Element) -> dict[str, list[_Element]]:
    """The children of an element by name."""
    fields: dict[str, list[_Element]] = defaultdict(list)
    for child in element:
        fields[name_of(child)].append(child)
    return dict(fields)


def text_of(element: _Element) -> str:
    """All text in an element."""
    return ("".join(map(str, element.itertext())) if len(element) else element.text or "").strip()


def first_text(fields: Fields, *names: str) -> str | None:
    """The text of the first of the named fields that has any."""
    texts = (text_of(one) for name in names for one in fields.get(name, ()))
    return next((text for text in texts if text), None)


def _mended(text: str) -> str:
    pieces: list[str] = []
    faults = 0
    # What is in CDATA stands for itself.
    if text.count("<![CDATA[") > MOST_FAULTS:
        raise UnusableError(f"it is no XML: there are more than {MOST_FAULTS:,} sections of CDATA in it")
    for number, section in enumerate(ILLEGAL.sub("", text).split("<![CDATA[")):
        raw, mark, marked = section.partition("]]>") if number else ("", "", section)
        if number and not mark:
            raw, marked = section, ""
        marked, strays = STRAY.subn(_escaped, marked, count=MOST_FAULTS)
        marked, references = REFERENCE.subn(_resolved, marked, count=MOST_FAULTS)
        faults += strays + references
        if faults >= MOST_FAULTS:
            raise UnusableError(f"it is no XML: there are more than {MOST_FAULTS:,} faults in it")
        pieces += [f"<![CDATA[{raw}]]>" if number else "", marked]
    return "".join(pieces)


def _escaped(stray: re.Match[str]) -> str:
    return html.escape(stray[0], quote=False)


def _resolved(reference: re.Match[str]) -> str:
    """A reference as XML has it, by number; none for characters that XML cannot hold."""
    if reference["number"]:
        number = reference["number"].lower()
        code = int(number[1:], 16) if number.startswith("x") else int(number)
        return "" if code > 0x10FFFF or ILLEGAL.match(chr(code)) else f"&#{code};"
    meant = html.unescape(reference[0])
    return html.escape(meant, quote=False)
