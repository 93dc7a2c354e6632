import pytest

from crawler.parsing.authors import author, authors


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Siti Rahmawati", [("Siti Rahmawati", "reporter")]),
        ("Oleh: Siti Rahmawati", [("Siti Rahmawati", "reporter")]),
        ("By Siti Rahmawati", [("Siti Rahmawati", "reporter")]),
        ("Editor : Bagus Wiratama", [("Bagus Wiratama", "editor")]),
        ("Bagus Wiratama (editor)", [("Bagus Wiratama", "editor")]),
        ("Redaksi", [("Redaksi", "desk")]),
        ("Tim Redaksi Kabar Contoh", [("Tim Redaksi Kabar Contoh", "desk")]),
        ("admin", [("admin", "desk")]),
        ("Humas Pemkab Rejang Lebong", [("Humas Pemkab Rejang Lebong", "agency")]),
        ("Diskominfo Kota Bima", [("Diskominfo Kota Bima", "agency")]),
        ("Siti Rahmawati, Bagus Wiratama", [("Siti Rahmawati", "reporter"), ("Bagus Wiratama", "reporter")]),
        ("Redaktur & Reporter : Siti Rahmawati", [("Siti Rahmawati", "reporter")]),
        (
            "Penulis: Siti Rahmawati | Editor: Bagus Wiratama",
            [("Siti Rahmawati", "reporter"), ("Bagus Wiratama", "editor")],
        ),
        ("Laporan Wartawan Siti Rahmawati", [("Siti Rahmawati", "reporter")]),
        ("Siti Rahmawati\nBagus Wiratama", [("Siti Rahmawati", "reporter"), ("Bagus Wiratama", "reporter")]),
        ("Foto: Siti Rahmawati", []),
        ("Super User", [("Super User", "desk")]),
        ("Siti dan Bagus", [("Siti", "reporter"), ("Bagus", "reporter")]),
        ("Bagus Wiratama, S.Kom", [("Bagus Wiratama, S.Kom", "reporter")]),
        ("https://www.facebook.com/kabarcontoh", []),
        ("redaksi@kabarcontoh.id", []),
        ("", []),
        ("-", []),
        ("x" * 200, []),
    ],
)
def test_authors(written: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.name, one.role) for one in authors(written)] == expected


def test_stated_role_wins() -> None:
    one = author("Redaksi", "editor")
    assert one is not None
    assert one.role == "editor"
