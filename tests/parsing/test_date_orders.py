"""Dates in digits whose order the weekday before them tells, alone and among the others of a page."""

import pytest

from crawler.parsing.date_orders import in_order_of
from crawler.parsing.dates import parse_datetime
from crawler.parsing.html import parse_html
from tests.parsing.test_bylines import BODY, HEADLINE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sat, 10/12/2024 - 14:36", "2024-10-12T14:36"),
        ("Submitted by Melki on Saturday, 10/12/2024 - 14:36", "2024-10-12T14:36"),
        ("Sabtu, 10/12/2024 14.36 WIB", "2024-10-12T14:36"),
        ("Sab 10-12-2024 14:36", "2024-10-12T14:36"),
        ("Jum'at, 11/8/2024 14:36", "2024-11-08T14:36"),
        # The other order fits.
        ("Tue, 10/12/2024 - 14:36", "2024-12-10T14:36"),
        ("Selasa, 10/12/2024 14:36", "2024-12-10T14:36"),
        # None fits, both fit, none is written, only one is possible.
        ("Mon, 10/12/2024 - 14:36", "2024-12-10T14:36"),
        ("Sab, 02/03/2024 14:36", "2024-03-02T14:36"),
        ("Dompu, 10/12/2024 14:36", "2024-12-10T14:36"),
        ("10/12/2024 14:36", "2024-12-10T14:36"),
        ("Sun, 11/17/2024 - 14:36", "2024-11-17T14:36"),
        # The month is named, or the year stands first.
        ("Sabtu, 10 Desember 2024 14:36", "2024-12-10T14:36"),
        ("Selasa, 2024-12-10 14:36", "2024-12-10T14:36"),
    ],
)
def test_weekday_tells_the_order(text: str, day: str) -> None:
    moment = parse_datetime(text)
    assert moment is not None
    assert moment.isoformat()[:16] == day


BOTH = "Tue, 03/12/2024 - 08:00"


@pytest.mark.parametrize(
    ("others", "text"),
    [
        ("Sat, 10/12/2024 Sun, 11/17/2024", "Tue, 12/03/2024 - 08:00"),
        ("Sab, 12/10/2024 Sel, 12/11/2024 Sat, 10/12/2024", BOTH),
        ("Sat, 10/12/2024 Sat, 12/10/2024", BOTH),
        ("10/25/2024 Label 10/12/2024", BOTH),
        ("", BOTH),
    ],
)
def test_date_that_fits_both_orders_goes_by_the_others_of_the_page(others: str, text: str) -> None:
    assert in_order_of(f"{BOTH} {others}", BOTH) == text
    assert in_order_of(others, "Tue, 10/12/2024 - 08:00") == "Tue, 10/12/2024 - 08:00"


@pytest.mark.parametrize(
    ("comment", "day"), [("Fri, 03/15/2024 - 09:00", "2024-03-12"), ("Jum, 15/03/2024", "2024-12-03")]
)
def test_page_keeps_one_order(comment: str, day: str) -> None:
    page = f"<h1>{HEADLINE}</h1><div class=submitted>{BOTH}</div><div class=entry-content>{BODY}</div>"
    found = parse_html(f"<title>{HEADLINE}</title><body>{page}<div id=comments>{comment}</div>", identity="x")
    assert found.date_published
    assert found.date_published.date().isoformat() == day
