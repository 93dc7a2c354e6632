"""The gazetteer is complete and consistent, and finds regions by all names."""

import unicodedata
from collections import Counter, defaultdict

import pytest

from pipelines import lexicon
from pipelines.lexicon.regions import all_regions, by_code, named

# Aliases that several regions share; anything else that collides is a mistake. A collision leaves a mention undecided.
SHARED_ALIASES = {
    "jogjakarta": {"34", "34.71"},
    "mura": {"16.05", "62.12"},
    "tasik": {"32.06", "32.78"},
    "yogyakarta": {"34", "34.71"},
}


def test_every_region_is_there_once() -> None:
    codes = [row["code"] for row in lexicon.rows("regions")]
    assert len(codes) == 552
    assert codes == sorted(set(codes))
    types = Counter(region.type for region in all_regions())
    assert types == {"provinsi": 38, "kabupaten": 416, "kota": 98}


def test_cells_are_nfc_and_trimmed() -> None:
    for table in ("regions", "places"):
        for row in lexicon.rows(table):
            for cell in row.values():
                assert cell == unicodedata.normalize("NFC", cell).strip()
                assert "  " not in cell


def test_every_parent_is_the_province_of_the_code() -> None:
    for region in all_regions():
        if region.type == "provinsi":
            assert region.parent is None
            assert region.province == region.name
        else:
            assert region.parent == region.code[:2]
            assert by_code(region.parent).name == region.province


def test_names_fit_types() -> None:
    prefixes = {"kabupaten": "Kabupaten ", "kota": "Kota "}
    for region in all_regions():
        assert region.name.startswith(prefixes.get(region.type, region.bare))
        assert named(region.name) == (region,) or region.type == "provinsi"
        assert region in named(region.bare)


def test_coordinates_lie_in_indonesia() -> None:
    for region in all_regions():
        assert -11.1 < region.lat < 6.1
        assert 94.9 < region.lng < 141.1


def test_alias_collisions_are_deliberate() -> None:
    owners = defaultdict[str, set[str]](set)
    for region in all_regions():
        for alias in region.aliases:
            owners[alias.lower()].update(found.code for found in named(alias))
            assert region in named(alias)
    assert {alias: codes for alias, codes in owners.items() if len(codes) > 1} == SHARED_ALIASES


def test_places_lie_in_regions() -> None:
    rows = lexicon.rows("places")
    names = [row["name"] for row in rows]
    assert names == sorted(set(names))
    for row in rows:
        assert by_code(row["region"]).code == row["region"]
        assert row["kind"] in {"town", "island", "district"}
        assert not named(row["name"])


@pytest.mark.parametrize(
    ("name", "kind", "codes"),
    [
        ("Pekalongan", None, ["33.26", "33.75"]),
        ("Pekalongan", "kota", ["33.75"]),
        ("Kabupaten Pekalongan", None, ["33.26"]),
        ("KAB. PEKALONGAN", None, ["33.26"]),
        ("Kab Pekalongan", None, ["33.26"]),
        ("kota pekalongan", None, ["33.75"]),
        ("Kota Pekalongan", "kabupaten", []),
        ("Bandung", None, ["32.04", "32.73"]),
        ("Bandung Barat", None, ["32.17"]),
        ("Kota Bandung", None, ["32.73"]),
        ("Kukar", None, ["64.02"]),
        ("Bupati Kukar", None, []),
        ("Jawa Tengah", None, ["33"]),
        ("Provinsi Jawa Tengah", None, ["33"]),
        ("Prov. Jateng", None, ["33"]),
        ("Propinsi Riau", None, ["14"]),
        ("Gorontalo", None, ["75", "75.01", "75.71"]),
        ("Gorontalo", "provinsi", ["75"]),
        ("Jakarta Timur", None, ["31.75"]),
        ("Kota Administrasi Jakarta Timur", None, ["31.75"]),
        ("Kota Jakarta Timur", None, ["31.75"]),
        ("Kepulauan Seribu", None, ["31.01"]),
        ("Labuhan Batu", None, ["12.10"]),
        ("Palangka Raya", None, ["62.71"]),
        ("Kotabaru", None, ["63.02"]),
        ("Kabupaten Kota Baru", None, ["63.02"]),
        ("Kota Batu", None, ["35.79"]),
        ("Kabupaten Pontianak", None, ["61.02"]),
        ("Kabupaten Mamuju Utara", None, ["76.01"]),
        ("Kep. Meranti", None, ["14.10"]),
        ("Kabupaten Lima Puluh Kota", None, ["13.07"]),
        ("Kab. 50 Kota", None, ["13.07"]),
        ("Baubau", None, ["74.72"]),
        ("Yogyakarta", "provinsi", ["34"]),
        ("Kota Yogyakarta", None, ["34.71"]),
        ("Atlantis", None, []),
        ("", None, []),
        ("Kota", None, []),
    ],
)
def test_named(name: str, kind: str | None, codes: list[str]) -> None:
    assert [region.code for region in named(name, kind)] == codes


def test_by_code_refuses_what_is_no_code() -> None:
    with pytest.raises(KeyError):
        by_code("99.99")


@pytest.mark.parametrize("table", ["region_heads", "region_levels", "region_words"])
def test_word_tables_are_sorted_and_unique(table: str) -> None:
    phrases = [row.get("phrase", "") for row in lexicon.rows(table)]
    assert phrases == sorted(set(phrases))


def test_words_and_heads_are_of_known_classes() -> None:
    weights = lexicon.tables("region_weights")
    evidence = {row["evidence"] for row in lexicon.rows("region_heads")}
    assert evidence - {"veto", "outlet", "institution"} <= set(weights["evidence"])
    assert {row["effect"] for row in lexicon.rows("region_words")} == {"word", "mask", "after"}
    for row in lexicon.rows("region_words"):
        assert row["effect"] != "word" or named(row["phrase"])
