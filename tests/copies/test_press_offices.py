"""Whether a press office of the government gave out a text: only what the page says so counts."""

import pytest

from pipelines.copies.press_offices import sign

BODY = "Bupati meminta ASN menjaga netralitas."


@pytest.mark.parametrize(
    "author",
    ["Humas Pemkot Mojokerto", "Diskominfo Kab. Sorong", "Prokopim", "Rilis Bawaslu Toba", "HUMAS POLRES"],
)
def test_a_press_office_signs(author: str) -> None:
    assert sign([author], None, BODY) == f"author {author}"


@pytest.mark.parametrize(
    "author",
    ["Humas", "ANTARA", "Humas PT Semen Kota", "Humas Universitas Kota", "Pemkab Garut", "Humas DPC Kota"],
)
def test_others_sign(author: str) -> None:
    assert sign([author], None, BODY) is None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://www.tobakab.go.id/berita/1", "host tobakab.go.id"),
        ("https://diskominfo.garutkab.go.id:8443/x", "host diskominfo.garutkab.go.id"),
        ("https://go.id.warta.example/x", None),
        ("https://warta.example/pemkab.go.id", None),
        (None, None),
    ],
)
def test_the_host_of_a_government_tells(url: str | None, told: str | None) -> None:
    assert sign([], url, BODY) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Dalam siaran pers Diskominfo Garut, Senin, disebutkan hal itu. Lalu usai.",
            "siaran pers Diskominfo Garut, Senin",
        ),
        (
            "Menurut siaran pers yang diterima dari Humas Pemkab Toba.",
            "siaran pers yang diterima dari Humas Pemkab Toba",
        ),
        ("Dalam siaran pers LSM Pijar Kota, Senin, disebutkan hal itu.", None),
        ("Siaran pers beredar. Bupati membantah.", None),
        ("Bupati meminta maaf.", None),
        (BODY * 40 + "Siaran pers Pemkab dibahas." + BODY * 40, None),
    ],
)
def test_the_text_says_where_it_is_from(body: str, told: str | None) -> None:
    found = sign([], None, body)
    assert (found or "").startswith(f"text “{told}" if told else "")
    assert (found is None) == (told is None)


def test_the_author_tells_more_than_the_host() -> None:
    assert sign(["Redaksi", "Humas Pemkab Toba"], "https://x.go.id/1", BODY) == "author Humas Pemkab Toba"
