"""Archives that are larger than what may be in memory."""

import base64
import gzip
import os
import time
from pathlib import Path

import pytest

from tests.archive.making import later, page, record
from tests.archive.taking_in import SITE, Run
from tests.sites.posts import posts

pytestmark = pytest.mark.e2e
MEGABYTE = 1_000_000


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    run, peaks = Run(tmp_path), []
    for size in (10, 80):
        archive = tmp_path / f"{size}.warc.gz"
        _write_much(archive, size * MEGABYTE)
        with run.going(archive, "-s", "WORKERS=1") as process:
            peak = 0
            while process.poll() is None:
                peak = max(peak, _most_memory(process.pid))
                time.sleep(0.05)
        assert process.returncode == 0
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 15 * MEGABYTE, peaks


def _write_much(path: Path, size: int) -> None:
    """An archive of pages that are full of what is no text, and pictures, films and packed bombs between them."""
    every, number = posts(40), 0
    with path.open("wb") as file:
        while file.tell() < size:
            post = every[number % len(every)]
            url = f"{SITE}{post.slug}-{number}/"
            filler = base64.b64encode(os.urandom(60_000)).decode()
            html = page(post, url).replace("</head>", f"<script>/*{filler}*/</script></head>")
            bomb = gzip.compress(b"<html>" + bytes(40 * MEGABYTE)) if number % 20 == 0 else b""
            for one in (
                record(url, html.encode(), at=later(number / 100)),
                record(f"{url}foto.jpg", os.urandom(1_500_000), http={"Content-Type": "image/jpeg"}),
                record(f"{url}bom", bomb, http={"Content-Encoding": "gzip"}),
            ):
                file.write(gzip.compress(one, 1))
            number += 1


def _most_memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1_024 for line in lines if line.startswith("VmHWM")), 0)
