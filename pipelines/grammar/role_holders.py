"""Says whether an office is held by whoever is named behind it, from what stands between."""

import re

from pipelines.grammar.titles import Office

# What opens the names of those whom a clause describes: "empat guru yang dipanggil yakni Andi, …".
OPENED = r"(?:yakni|yaitu|adalah|ialah|masing-masing|antara lain)\b"
# What may describe the office before its holder is named: "Ketua KPU setempat", "petugas yang membidangi Mutasi, ".
DESCRIBED = (
    r"(?:(?:dua|tiga|\d) periode )?(?:itu|ini|tersebut)|setempat|tadi|lain|lainnya"
    r"|yang di[a-z]{3,12}|terkait|(?:saat|kala|ketika|waktu) itu|sendiri"
    r"|dari (?:[A-Z][\w-]{0,30} ?){1,6}(?=, )"
    r"|di [A-Z][a-z]+(?= ?,)|ter[a-z]+(?: di [a-z]+ ini)?(?= ?,)"
    rf"|yang(?: (?!{OPENED})[a-z-]{{2,20}}+){{1,8}}+(?=, | {OPENED})"
    r"|yang di[a-z]{3,12} (?:di|dari) (?:[\w-]{2,20} ?){1,6}(?=, )"
    r"|yang membidangi (?:[A-Z][\w-]{1,30}(?:,? dan |, | )){1,8}(?<=, )"
)
# What may introduce the holder: "yakni", "yang kini dijabat oleh".
INTRODUCED = (
    r"yakni|yaitu|bernama|atas nama|adalah|ialah|masing-masing(?: adalah)?|antara lain|di antaranya"
    r"|(?:yang )?(?:kini |saat ini |sekarang )?(?:dijabat|dipegang|diemban)(?: oleh)?"
)
# What may stand between an office and its holder: "Bupati Malang, H. Sanusi", "Ketua KPU setempat, yakni Andi",
# also behind the quoted name of a group: "Ketua Paguyuban Kades Lirik "Guyub", Andi".
BEFORE_HOLDER = re.compile(
    r"\)?(?:(?: (?:[Pp]aket|[Pp]aslon|[Pp]asangan))? [“\"][^“”\"\n]{2,40}[”\"](?=,))?"
    rf"(?: (?:{DESCRIBED}))?(?:\s?[,:–—-])?\s?(?:(?:{INTRODUCED}),?\s)?[“\"]?\Z"
)
# "Kursi Camat Lirik dipercayakan kepada Andi", "jabatan Lurah kini diisi Budi", "kepada guru SMP bernama Cici".
ENTRUSTED = re.compile(
    r" (?:bernama|atas nama) \Z|"
    r"(?: yang(?: [\w-]{2,20}){1,6}?)? (?:(?:kini|sekarang|kemudian|sementara) )?"
    r"(?:dipercayakan|diamanahkan|jatuh|diisi|dijabat|diduduki|ditempati|dipegang|diemban)"
    r"(?: sementara)?(?: (?:kepada|ke tangan|ke|oleh|pada))?(?: (?:Plt|Plh|Pjs?)\.?)? \Z"
)
# The longest of those, with room to spare.
FARTHEST = 120


def is_holder(string: str, office: Office, start: int) -> bool:
    """Whether the office that ends before `start` is held by whoever is named there.

    An office that is not spoken of as held (Kantor Bupati) needs a name that follows without a comma, or to be given.
    One in parentheses of its own is held by whoever is named before them: "Andi (Camat Lirik), Budi (Lurah Bangko)".
    """
    gap = string[office.end : min(start, office.end + FARTHEST)]
    if string[office.start - 1 : office.start] == "(" and gap.startswith(")"):
        return False
    if ENTRUSTED.match(gap):
        return True
    return gap == " " if not office.held else BEFORE_HOLDER.match(gap) is not None
