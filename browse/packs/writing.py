"""Writes a pack: a ZIP file with a manifest, sums of all files, and a README."""

import hashlib
import json
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from browse.languages import words
from browse.packs.contents import KINDS, File, Missing, capture_files, text_files
from browse.packs.gathering import Gathered, Story
from crawler.archive.payloads import Archive

# Of all files together, unpacked. What exceeds it is named in the manifest.
MOST_BYTES = 100_000_000
# A pack of the same things is the same file, but for when it was made.
NO_TIME = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


class Pack:
    """A pack that is being written to a stream. Add articles one after the other, then `end` it."""

    def __init__(self, stream: IO[bytes], archive: Archive, language: str, *, most: int = MOST_BYTES) -> None:
        self._zip = ZipFile(stream, "w", ZIP_DEFLATED)
        self._archive, self._language, self._most = archive, language, most
        self._files: list[dict[str, str | int]] = []
        self._missing: list[Missing] = []
        self._rules: set[str] = set()

    def add(self, gathered: Gathered) -> None:
        """Put in an article."""
        if gathered.rules:
            self._rules.add(gathered.rules)
        for file in text_files(gathered, self._language):
            self._put_or_miss(file)
        for one in capture_files(gathered, self._archive, self._room):
            self._put_or_miss(one)

    def add_story(self, story: Story) -> None:
        """Put in what is known of a story; its chosen articles are still to be added."""
        data = json.dumps({"story": story.row, "copies": story.copies}, ensure_ascii=False, indent=1) + "\n"
        self._put_or_miss(File(path="story.json", data=data.encode("utf-8", "replace"), kind="story"))
        left_out = [one["article_id"] for one in story.copies if one["article_id"] not in story.chosen]
        self._missing += [Missing(what=f"article-{one}", why="too much text for one pack") for one in left_out]

    def end(self, of: str, made: datetime) -> None:
        """Write what tells of the pack itself: `of` what it is, and when it was `made`; and close it."""
        self._put(File(path="README.txt", data=self._readme(of).encode(), kind="readme"))
        manifest = {
            "pack_of": of,
            "made": made.isoformat(timespec="seconds"),
            "rules": sorted(self._rules),
            "check": "sha256sum -c SHA256SUMS",
            "files": self._files,
            "missing": [{"what": one.what, "why": one.why} for one in self._missing],
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        self._put(File(path="MANIFEST.json", data=text.encode("utf-8", "replace"), kind="manifest"))
        sums = "".join(f"{file['sha256']}  {file['path']}\n" for file in self._files)
        self._write("SHA256SUMS", sums.encode())
        self.close()

    def close(self) -> None:
        """Close it as it is."""
        self._zip.close()

    def _room(self) -> int:
        return self._most - sum(int(file["bytes"]) for file in self._files)

    def _put_or_miss(self, one: File | Missing) -> None:
        if isinstance(one, Missing):
            self._missing.append(one)
        elif len(one.data) > self._room():
            self._missing.append(Missing(what=one.path, why=f"the pack would be too large: {len(one.data)} bytes"))
        else:
            self._put(one)

    def _put(self, file: File) -> None:
        self._write(file.path, file.data)
        sum_ = hashlib.sha256(file.data).hexdigest()
        self._files.append({"path": file.path, "bytes": len(file.data), "sha256": sum_, "kind": file.kind})

    def _write(self, path: str, data: bytes) -> None:
        entry = ZipInfo(path, NO_TIME)
        entry.external_attr, entry.compress_type = READABLE, ZIP_DEFLATED
        self._zip.writestr(entry, data)

    def _readme(self, of: str) -> str:
        say = words(self._language)
        held = {file["kind"] for file in self._files}
        told = "".join(f"- {say(f'pack.is_{kind}')}\n" for kind in KINDS if kind in held)
        missing = f"{say('pack.missing', number=len(self._missing))}\n\n" if self._missing else ""
        return f"{say('pack.title', of=of)}\n\n{told}\n{missing}{say('pack.check')}\n\n{say('pack.rights')}\n"
