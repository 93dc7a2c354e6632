"""Explanations of the seeds, and of an article that means harm."""

from functools import cache
from pathlib import Path

from crawler.items import Article, Author, Related, Translation
from explain.explanation import Explanation, reread
from explain.sources import explain_path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
LIMIT = 10_000_000

BODY = (
    "KONAWE – Bupati Konawe Drs. Rudi Hartawan, M.Si meminta PNS menjaga netralitas pada Pilkada 2024,"
    " Senin (30/9/2024).\n“ASN dilarang ikut kampanye,” kata Rudi. Sebanyak 12 pegawai dijatuhi sanksi teguran"
    " menurut UU Nomor 5 Tahun 2014."
)
SCRIPT = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
ESCAPES = "\x1b]0;ran\x07\x1b[2J\x9b31m\u202e\x00\x7f\r"
HARM = f"</title></style>{SCRIPT}{ESCAPES}\"' onmouseover='x"


@cache
def seeds() -> tuple[Explanation, ...]:
    """All articles of the seeds, off topic ones too."""
    return tuple(one for one in explain_path(str(SEEDS), limit=LIMIT) if isinstance(one, Explanation))


def hostile() -> Explanation:
    """Markup, escape sequences and addresses that run, wherever an article has text."""
    article = Article(
        identity="x",
        body=f"{BODY}\n{HARM}\nBupati Konawe {HARM} Rudi Hartawan",
        headline=f"Bupati Konawe {HARM}",
        url=f"javascript:alert(1)//{HARM}",
        file=HARM,
        outlet=HARM,
        section=HARM,
        authors=(Author(name=HARM, role=HARM),),
        languages=("id", HARM),
        captions=(f"Rudi Hartawan {HARM}",),
        related=(Related(title=HARM, url=f"javascript:{HARM}"), Related(title="x", url='https://a.example/"><script>')),
        translation=Translation(language=HARM, text=HARM),
    )
    return Explanation(reading=reread(article), source=HARM, notes=(HARM,))
