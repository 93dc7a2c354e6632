"""The files of a pack, one by one, as they are made."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from browse.citation import TEXTS, csl
from browse.packs.gathering import MOST_REVISIONS, Gathered
from browse.packs.records import raw_records
from crawler.archive.payloads import Archive, Payload, UnreadableRecordError
from crawler.archive.unpacking import opened
from crawler.items import Article
from crawler.memory.captures import Capture, kept
from explain import page
from explain.explanation import Explanation
from pipelines.record import record

# What files are, in the order in which the README tells of them.
KINDS = (
    "story",
    "text",
    "marked",
    "record",
    "citation",
    "revision",
    "differences",
    "captures",
    "payload",
    "page",
    "warc",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file: its path in the pack, its bytes, and what it is."""

    path: str
    data: bytes
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that ought to be in a pack and is not."""

    what: str
    why: str


def text_files(gathered: Gathered, language: str) -> Iterator[File]:
    """What is known of an article: its text, what was read out of it, how to cite it, and its former texts."""
    article, folder = gathered.stored.reading.article, _folder(gathered)
    yield _text(f"{folder}/text.txt", _article_text(article), "text")
    shown = Explanation(reading=gathered.stored.reading, source=f"article {gathered.stored.row['id']}")
    yield _text(f"{folder}/marked.html", page.render([shown]), "marked")
    yield _json(f"{folder}/record.json", record(gathered.stored.reading), "record")
    for ending, _, write in TEXTS.values():
        yield _text(f"{folder}/citation.{ending}", write(gathered.source, language), "citation")
    yield _json(f"{folder}/citation.csl.json", csl(gathered.source, language), "citation")
    for revision in gathered.revisions:
        seen = f"seen {revision['first_seen']} to {revision['last_seen']}, replaced {revision['replaced']}"
        told = "\n\n".join(filter(None, [seen, revision["headline"], revision["body"]]))
        yield _text(f"{folder}/history/revision-{revision['id']}.txt", f"{told}\n", "revision")
    if gathered.revisions:
        yield _json(f"{folder}/history/differences.json", gathered.differences, "differences")
        yield _text(f"{folder}/history/differences.txt", _differences_text(gathered), "differences")


def capture_files(gathered: Gathered, archive: Archive, room: Callable[[], int]) -> Iterator[File | Missing]:
    """What was received, as it was; `room` tells how many bytes there may be yet."""
    folder = f"{_folder(gathered)}/captures"
    listed = [_capture(capture, holder) for capture, holder in gathered.captures]
    yield _json(f"{folder}/captures.json", {"pages": gathered.pages, "captures": listed}, "captures")
    if gathered.captures_left_out:
        yield Missing(what=folder, why=f"{gathered.captures_left_out} earlier captures: only the latest are taken")
    if len(gathered.revisions) == MOST_REVISIONS:
        yield Missing(what=f"{_folder(gathered)}/history", why=f"only the latest {MOST_REVISIONS} revisions are taken")
    if not archive.folder.is_dir():
        if gathered.captures:
            yield Missing(what=folder, why="there is no archive beside the database")
        return
    for capture, holder in gathered.captures:
        yield from _received(folder, archive, capture, holder, room)


def _received(
    folder: str, archive: Archive, capture: Capture, holder: Capture, room: Callable[[], int]
) -> Iterator[File | Missing]:
    name = f"{folder}/capture-{capture.id}"
    if capture.file is None or capture.offset is None:
        yield Missing(what=name, why="what was received was not kept" if capture.status else "nothing was answered")
        return
    if room() < (capture.length or 0):
        yield Missing(what=name, why=f"the pack would be too large: {capture.length} bytes")
        return
    try:
        payload = kept(archive, capture)
    except UnreadableRecordError as error:
        yield Missing(what=name, why=_without_path(str(error), archive))
        return
    if holder.id == capture.id and payload.kind != "revisit":
        yield File(path=f"{name}.payload", data=payload.data, kind="payload")
        yield from _page(name, archive, payload)
    raw = raw_records(archive.folder / Path(capture.file).name, capture.offset, room())
    if raw is None:
        yield Missing(what=f"{name}.warc.gz", why="the record is not packed by itself, or too large")
    else:
        yield File(path=f"{name}.warc.gz", data=raw, kind="warc")


def _page(name: str, archive: Archive, payload: Payload) -> Iterator[File | Missing]:
    """The page in a payload, unpacked; under a name that no browser runs."""
    try:
        yield File(path=f"{name}.page.txt", data=opened(payload, archive.largest).data, kind="page")
    except UnreadableRecordError as error:
        yield Missing(what=f"{name}.page.txt", why=str(error))


def _capture(capture: Capture, holder: Capture) -> dict[str, Any]:
    stated = {one.name: getattr(capture, one.name) for one in fields(capture) if one.name != "run_id"}
    return stated | {"at": capture.at.isoformat(), "payload_in": f"capture-{holder.id}"}


def _article_text(article: Article) -> str:
    stated = (article.headline, article.outlet, _moment(article.date_published), article.url)
    parts = ["\n".join(filter(None, stated)), article.body.replace("\n", "\n\n"), "\n".join(article.captions)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _differences_text(gathered: Gathered) -> str:
    lines: list[str] = []
    for revision in gathered.revisions:
        lines.append(f"revision {revision['id']} of {revision['replaced']}")
        for one in gathered.differences:
            if one["revision_id"] == revision["id"]:
                lines.append(f"  {one['kind']} ({one['part']})")
                lines += [f"  {sign} {one[side]}" for sign, side in (("-", "former"), ("+", "newer")) if one[side]]
    return "\n".join(lines) + "\n"


def _without_path(message: str, archive: Archive) -> str:
    """A message without the folders of this machine: packs are handed on."""
    return message.replace(f"{archive.folder}/", "").replace(str(archive.folder), "the archive")


def _folder(gathered: Gathered) -> str:
    return f"article-{gathered.stored.row['id']}"


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _text(path: str, text: str, kind: str) -> File:
    return File(path=path, data=text.encode("utf-8", "replace"), kind=kind)


def _json(path: str, value: Any, kind: str) -> File:
    return _text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n", kind)
