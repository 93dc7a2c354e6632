"""Whether all that captures point to stands in the archive."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from crawler.archive.payloads import Archive, UnreadableRecordError
from crawler.memory.captures import COLUMNS, SELECT, Capture, kept
from pipelines.soundness.findings import Count, Finding

NAME = "archive"
ADVICE = "Bring the files back from a backup; what is not in them cannot be read again, and what is stored stays"
AT_ONCE = 500


def archived(connection: sqlite3.Connection, archive: Archive, tell: Callable[[int, int], None]) -> Finding:
    """Whether each capture that names a place in the archive finds its page there, whole. A missing file counts once,
    and is no problem if it is an archive of others that was read (`scrapy crawl warc`): it may lie elsewhere.

    `tell` is called with how many captures were looked at, and how many there are.
    """
    (total,) = connection.execute("SELECT count(*) FROM captures WHERE file IS NOT NULL").fetchone()
    readings = {run_id for (run_id,) in connection.execute("SELECT id FROM runs WHERE spider = 'warc'")}
    missing: Counter[str] = Counter()
    elsewhere: set[str] = set()
    count = Count()
    for number, capture in enumerate(_captures(connection), start=1):
        tell(number, total)
        file = capture.file or ""
        if file in missing or file in elsewhere or not (archive.folder / file).is_file():
            if capture.run_id in readings:
                elsewhere.add(file)
            else:
                missing[file] += 1
            continue
        try:
            kept(archive, capture)
        except UnreadableRecordError as error:
            count.add([f"capture {capture.id}: {error}"])
    count.add(f"there is no {archive.folder / file}, with {of:,} captures" for file, of in sorted(missing.items()))
    return count.finding(NAME, ADVICE, note=_note(total, len(elsewhere)))


def _note(total: int, elsewhere: int) -> str:
    told = f"{total:,} records" if total else "nothing was kept"
    return f"{told}; {elsewhere:,} archives of others, which were read, are not in the folder" if elsewhere else told


def _captures(connection: sqlite3.Connection) -> Iterator[Capture]:
    """The captures that are in the archive, some at a time: a crawl goes on meanwhile."""
    last = 0
    query = f"{SELECT} WHERE id > ? AND file IS NOT NULL ORDER BY id LIMIT ?"
    while rows := connection.execute(query, [last, AT_ONCE]).fetchall():
        for row in rows:
            stated = dict(zip(COLUMNS, row, strict=True))
            yield Capture(**stated | {"at": datetime.fromisoformat(stated["at"])})
        last = stated["id"]
