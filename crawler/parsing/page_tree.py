"""The bytes of a page to a tree of elements, cut to what is read of it."""

import re

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from w3lib.encoding import html_body_declared_encoding

from crawler.parsing.encoding import decode

# An article of 20,000 words is 150 KB of text; pages beyond these limits carry pictures or are made to hurt. The first
# part is read.
LARGEST_PAGE = 4_000_000
# The parser takes minutes for a tag of many thousand attributes.
LONGEST_TAG = 60_000
ENDLESS_TAG = re.compile(rf"<[A-Za-z][^<>]{{{LONGEST_TAG},}}>?")
EMBEDDED_DATA = re.compile(r"data:[\w/+.;=-]{1,80},[\w+/=%]{200,}")
BLANK_XML = re.compile(r"\A\s*<\?xml[^>]{0,200}>")
# lxml.html asks Python for the class of each element; this way all are HtmlElement, as trafilatura demands, for less.
CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)


def tree_of(data: bytes | str, declared: str | None) -> tuple[HtmlElement, bool]:
    """The tree of a page, and whether it is nested deeper than the parser's usual limit of 256."""
    text = _text(data, declared).encode("utf-8", errors="replace")
    parser = _parser()
    try:
        tree = document_fromstring(text, parser=parser, ensure_head_body=True)
    except etree.ParserError:  # there is no element and no text in it
        return document_fromstring(b"<html><body>", parser=_parser(), ensure_head_body=True), False
    is_deep = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if is_deep:
        tree = document_fromstring(text, parser=_parser(huge_tree=True), ensure_head_body=True)
    return tree, is_deep


def _parser(*, huge_tree: bool = False) -> etree.HTMLParser:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge_tree)
    parser.set_element_class_lookup(CLASSES)
    return parser


def _text(data: bytes | str, declared: str | None) -> str:
    if isinstance(data, bytes):
        data = decode(data, declared=declared or html_body_declared_encoding(data)).text
    if len(data) > LARGEST_PAGE:
        data = EMBEDDED_DATA.sub("data:,", data[: 8 * LARGEST_PAGE])[:LARGEST_PAGE]
    if len(data) > LONGEST_TAG:
        data = ENDLESS_TAG.sub("", data)
    return BLANK_XML.sub("", data).replace("\x00", "")
