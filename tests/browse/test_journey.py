"""One way through the pages as a reader goes it, and a crawl that writes while they are read."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.browse.serving import ROOT, Served, serving
from tests.browse.watching import Watched, needs_chromium

MARKS = ".text mark.people"
NEWS = (
    "Wali Kota Tegal, Ratna Wibisono, meminta seluruh ASN menjaga netralitas pada Pilkada 2024.\n"
    '"Jangan ada yang memakai mobil dinas untuk kampanye kucingbelang," kata Ratna, Senin (7/10/2024).'
)


@needs_chromium
def test_from_a_word_to_an_evidence_pack(watch: Watched) -> None:
    page = watch.open("/")
    page.get_by_role("searchbox").first.fill("konawe netral*")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Pj Bupati Konawe Minta ASN Netral").first.click()
    marked = page.locator(MARKS).first
    shown = marked.evaluate("mark => getComputedStyle(mark).backgroundColor")
    page.locator("#show-people").uncheck()
    assert marked.evaluate("mark => getComputedStyle(mark).backgroundColor") != shown
    with page.expect_download() as download:
        page.get_by_role("link", name="ZIP").first.click()
    packed = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes()))
    assert "MANIFEST.json" in {Path(name).name for name in packed.namelist()}
    page.get_by_role("link", name="Rahmat Lasandara").first.click()
    assert "Penjabat" in page.locator("main").inner_text() or "Bupati" in page.locator("main").inner_text()
    assert page.locator("ul.articles > li").count() == 3


@needs_chromium
def test_from_the_map_to_a_question_and_its_table(watch: Watched, served: Served) -> None:
    page = watch.open("/map")
    page.locator(".leaflet-overlay-pane path, .leaflet-marker-icon").nth(400).wait_for(state="attached")
    page.get_by_role("link", name="Kabupaten Konawe", exact=True).first.click()
    page.wait_for_selector("[data-chart] svg")
    page.get_by_role("link", name="Questions").first.click()
    page.get_by_role("link", name="Sanctions by kind and stage").click()
    rows = page.locator("main table tbody tr").count()
    assert rows > 3
    given = json.loads(served.get("/questions/sanctions.json"))
    assert len(given) >= rows


@needs_chromium
def test_a_facet_of_a_table_leads_to_its_rows(watch: Watched, served: Served) -> None:
    page = watch.open(f"/{served.database.stem}/sanctions?_facet=kind")
    facet = page.locator(".facet-results a", has_text="teguran").first
    facet.click()
    page.wait_for_url("**kind=teguran*")
    page.locator("td.col-kind").first.wait_for()
    kinds = page.locator("td.col-kind").all_inner_texts()
    assert kinds
    assert set(kinds) == {"teguran"}


def test_what_a_crawl_writes_is_found_without_a_restart(collected: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(collected, tmp_path / "berita.sqlite3"))
    (tmp_path / "baru.txt").write_text(f"outlet: Kabar Pantura Uji\nheadline: ASN Tegal Diminta Netral\n\n{NEWS}\n")
    with serving(database) as server:
        assert "ASN Tegal Diminta Netral" not in server.get("/search?q=kucingbelang")
        command = [sys.executable, "-m", "scrapy", "crawl", "seeds", "-a", f"path={tmp_path / 'baru.txt'}"]
        subprocess.run([*command, "-s", f"DATABASE={database}"], cwd=ROOT, check=True, capture_output=True, timeout=120)
        assert "ASN Tegal Diminta Netral" in server.get("/search?q=kucingbelang")
