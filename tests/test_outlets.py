from pathlib import Path

import pytest

from crawler import outlets
from crawler.outlets import Outlet, UnknownChoiceError, load, select
from pipelines.lexicon.regions import all_regions

REGISTER = load()
TWO = {
    "suara_a": Outlet(slug="suara_a", name="Suara A", url="https://a.example", region="33.76"),
    "kabar_b": Outlet(slug="kabar_b", name="Kabar B", url="https://b.example", region="73"),
}


def written(folder: Path, text: str) -> Path:
    file = folder / "outlets.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_register_covers_all_provinces() -> None:
    assert len(REGISTER) >= 200
    provinces = {region.code for region in all_regions() if region.type == "provinsi"}
    assert {outlet.province for outlet in REGISTER.values()} - {None} == provinces


def test_an_entry_needs_four_things_only(tmp_path: Path) -> None:
    file = written(tmp_path, 'suara = { name = "Suara", url = "https://www.suara.example/", region = "33.76" }')
    assert load(file) == {
        "suara": Outlet(slug="suara", name="Suara", url="https://www.suara.example", region="33.76"),
    }
    assert load(file)["suara"].province == "33"


def test_a_desk_of_many_provinces_has_no_region(tmp_path: Path) -> None:
    file = written(tmp_path, 'desk = { name = "Desk", url = "https://desk.example", region = "nasional" }')
    assert (load(file)["desk"].region, load(file)["desk"].province) == (None, None)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('a1 = { name = "A", url = "https://a.example" }', "a1: has no region"),
        ('a1 = { name = "A", url = "https://a.example", region = "99.99" }', "no Kemendagri code"),
        ('a1 = { name = "A", url = "a.example", region = "33" }', "no URL of a site"),
        ('A-1 = { name = "A", url = "https://a.example", region = "33" }', "no slug"),
        (
            'a1 = { name = "A", url = "https://a.example", region = "33", colour = "red" }',
            "'colour', which means nothing",
        ),
        ('a1 = "https://a.example"', "no table"),
        ("a1 = {", "is no TOML"),
    ],
)
def test_faults_are_told(tmp_path: Path, entry: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        load(written(tmp_path, entry))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    entries = (
        'a1 = { name = "A", url = "https://www.a.example", region = "33" }\n'
        'a2 = { name = "A", url = "http://a.example", region = "33" }\n'
        'a3 = { name = "", url = "https://c.example", region = "33" }\n'
    )
    with pytest.raises(ValueError, match=r"a3: has no name\na2: a\.example is the site of a1 too"):
        load(written(tmp_path, entries))


def test_outlets_are_chosen_by_slug_and_province() -> None:
    assert [one.slug for one in select(TWO)] == ["suara_a", "kabar_b"]
    assert [one.slug for one in select(TWO, slugs=["Kabar_B ", "kabar_b"])] == ["kabar_b"]
    assert [one.slug for one in select(TWO, province="Jateng")] == ["suara_a"]
    assert [one.slug for one in select(TWO, province="73")] == ["kabar_b"]
    assert select(TWO, slugs=["kabar_b"], province="jawa tengah") == []


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"slugs": ["suara_b"]}, r"no outlet 'suara_b'; did you mean suara_a"),
        ({"slugs": ["xyzxyz"]}, "no outlet 'xyzxyz'; there are 2 of them"),
        ({"province": "Jawa Tenga"}, "no province 'Jawa Tenga'; did you mean Jawa Tengah"),
        ({"province": "Kota Tegal"}, "no province 'Kota Tegal'"),
    ],
)
def test_wrong_choices_are_answered_with_valid_ones(wish: dict[str, object], told: str) -> None:
    with pytest.raises(UnknownChoiceError, match=told):
        select(TWO, **wish)  # type: ignore[arg-type]  # the keywords are parametrised


def test_hosts() -> None:
    assert outlets.host_of("https://www.Suara.example:443/berita") == "suara.example"
