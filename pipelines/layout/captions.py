"""Photo captions that stand among the paragraphs."""

import re
from functools import lru_cache

from crawler.items import Article
from pipelines.layout import dateline, labels, outlets
from pipelines.layout import lines as kinds
from pipelines.layout.facts import stating

LONGEST = 260
LONGEST_WITHOUT_CREDIT = 200
LONGEST_SENTENCE = 160
LONGEST_BELOW_CREDIT = 400
HEAD = 12
WORDS_OF_A_STANDFIRST = 8
LONGEST_CREDIT = 100
LABEL = re.compile(
    r"(?i)(?:foto|photo|keterangan (?:foto|gambar)|ket\.? (?:foto|gambar)|caption|teks foto)\b.{0,3}[:/]"
)
# Written in small letters, for it is sought in such.
CREDIT = re.compile(
    r"(?:[(\[/|]\s*(?:foto|photo|ist|istimewa|dok|doc|dokumentasi|source|sumber|antara|humas|screenshot)\b[^()\[\]]{0,60}[)\]]?\.?\Z"
    r"|\b(?:foto|photo|dok|doc)\s?[:/.]\s?[^.:]{2,50}\.?\Z"
    r"|\bantara(?: foto)?/[^.]{2,50}\Z"
    r"|[(\[][\w.]{3,30}\.(?:com|id|net|co)/[^()\[\]]{2,40}[)\]]\Z"
    r"|\w/(?:net|ist|repro|rmol)\.?\Z"
    r"|©\s?(?:19|20)\d\d [\w.]{3,30}\Z"
    r"|\.\s?(?:ist|istimewa|dok\.?[\w ]{0,30})\Z)"
)
# What it has, found much faster: one of the marks, or else a word that needs none of them.
MARKED = re.compile(r"[(\[/|©]")
UNMARKED = ("foto", "photo", "dok", "doc", "ist")
# Whose photo it is, alone on a line: "kabarbromo/tono".
SLASHED = re.compile(r"(?:[•*] ?)?[\w.]{3,30}(?: [\w.]{2,20}){0,2}/ ?[\w.]{2,30}(?: [\w.]{1,20}){0,3}\Z")
# The same behind the sentence of a caption: "… Jakarta, 9 Agustus 2016. Tempo/ Tono Hadi".
BEHIND = re.compile(r"[.)\d] ?[A-Z][\w.]{2,30}(?: [A-Z][\w.]{1,20})?/ ?[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,3}\Z")
# Who took it for whom, behind a caption in the head: "(KHATULISTIWA/Bong Sui)".
OUTLET_AND_NAME = re.compile(r"[(\[][A-Z][\w. ]{2,30}/[A-Z][\w. ]{2,40}[)\]]\.?\Z")
# A word in capitals before the sentence: "DICECAR: Lurah …", "IKRAR – Perwakilan pegawai …".
HEADED = re.compile(r"[A-Z]{4,20}(?: [A-Z]{2,20}){0,3}(?::| [–-]) [A-Z]")
# "↑ Bupati saat …", "📷 Warga …".
ARROW = re.compile(r"\A[^\w\s“\"(\[‘']{1,2}\s+")
BAR = re.compile(r"\s*\|\Z")


def set_apart(article: Article, lines: list[str]) -> tuple[Article, list[str]]:
    """Takes the captions: lines with a credit, lines between headline and text, and lines that describe a photo."""
    first = _first_paragraph(lines, article.outlet) if article.headline is not None else 0
    shown = [number for number in range(first) if _is_shown(lines, number)]
    kept, found = [], []
    listing = False
    for number, line in enumerate(lines):
        head = number < first
        if head and _is_credit(line):
            continue
        # Of two lines that may be captions the one above, of no photo, is a standfirst.
        apart = bool(article.captions) or any(number < other for other in shown)
        summary = head and number not in shown and apart and _sums_up(line)
        bare = line if line[0].isalnum() else ARROW.sub("", line) or line
        told = _is_caption(bare, head=head, alone=len(lines) == 1, listing=listing) or _is_alone(lines, number, first)
        if number in shown or (told and not summary):
            found.append(BAR.sub("", bare))
        else:
            kept.append(line)
            listing = line[-1] == ":" or (listing and not kinds.is_paragraph(line))
    longer = sorted((*article.captions, *found), key=len, reverse=True)
    found = [one for one in found if not any(other != one and other.startswith(one) for other in longer)]
    fresh = [caption for caption in dict.fromkeys(found) if caption and caption not in article.captions]
    return stating(article, captions=article.captions + tuple(fresh)), kept


def _is_alone(lines: list[str], number: int, first: int) -> bool:
    """Whether the line is the only one between headline and dateline, and a plain sentence."""
    return number == 0 and first == 1 and _is_sentence(lines[0]) and dateline.read(lines[1]) is not None


def _is_credit(line: str) -> bool:
    """Whether the line only says whose photo it is: "Kabar Bromo/Tono", unlike "Kantor Bawaslu/KabarBromo"."""
    if SLASHED.match(line) is None:
        return labels.word(line.strip("•*()[] ")) == "none"
    before, _, owner = line.partition("/")
    return outlets.sounds_like_outlet(before.strip("•* ")) or not outlets.sounds_like_outlet(owner.strip())


def _is_shown(lines: list[str], number: int) -> bool:
    """Whether the line of the head is a caption beyond doubt: below or before whose photo it is, or of a cued word."""
    line = ARROW.sub("", lines[number])
    if not line or len(line) > LONGEST_BELOW_CREDIT or _is_credit(line):
        return False
    owner = line.rpartition("/")[2] if "/" in line else ""
    told = has_credit(line) or BEHIND.search(line, max(0, len(line) - LONGEST_CREDIT)) is not None
    told = told or OUTLET_AND_NAME.search(line) is not None or (owner.isalpha() and outlets.sounds_like_outlet(owner))
    below = number > 0 and _is_credit(lines[number - 1])
    return below or (len(line) <= LONGEST and told and (line[0].isupper() or is_cued(line)))


def _sums_up(line: str) -> bool:
    """Whether the line is written as a sentence: long, and in lower case unlike a title."""
    return line.count(" ") >= WORDS_OF_A_STANDFIRST and kinds.capitals(line) < kinds.CAPITALS_OF_A_TITLE


def _first_paragraph(lines: list[str], outlet: str | None) -> int:
    """Where the text begins: at its dateline, else at the first paragraph; 0 where there is neither."""
    head = lines[:HEAD]
    dated = next((number for number, line in enumerate(head) if dateline.read(line, outlet)), None)
    if dated is not None:
        return dated
    return next((number for number, line in enumerate(head) if kinds.is_paragraph(line)), 0)


def _is_caption(line: str, *, head: bool, alone: bool, listing: bool) -> bool:
    if alone or len(line) > LONGEST:
        return False
    if head and (HEADED.match(line) or OUTLET_AND_NAME.search(line)):
        return True
    if line[0].islower():
        return False
    if has_credit(line):
        return not kinds.BREAK_INSIDE.search(line[:-40]) or head
    return not listing and _describes_photo(line, head=head)


@lru_cache(kinds.REMEMBERED)
def _describes_photo(line: str, *, head: bool) -> bool:
    """Whether a line without a credit is a caption. One that may as well be a paragraph or a subhead is none."""
    if head and len(line) <= LONGEST_WITHOUT_CREDIT and _opens(line, "photo_openers"):
        return not kinds.is_paragraph(line)
    if len(line) > LONGEST_WITHOUT_CREDIT or line.count(" ") < (3 if head else 4):
        return False
    if line[-1] in ",:;" or not line[0].isalpha() or kinds.OPEN_QUOTE.search(line):
        return False
    if (not head and kinds.is_ended(line)) or _states(line):
        return False
    if head:
        return (is_cued(line) or not kinds.is_paragraph(line)) and not kinds.BREAK_INSIDE.search(line)
    return is_cued(line) and not _opens(line, "sentence_openers")


def _is_sentence(line: str) -> bool:
    """Whether the line is one plain sentence: alone between headline and dateline it can only be below a photo."""
    short = len(line) <= LONGEST_SENTENCE and line[0].isupper() and kinds.OPEN_QUOTE.search(line) is None
    return short and not (kinds.BREAK_INSIDE.search(line) or _states(line) or _opens(line, "sentence_openers"))


def _states(line: str) -> bool:
    """Whether the line reports what was said, or what has been, shall or must be: no photo shows that."""
    return not kinds.listed("reporting").isdisjoint(kinds.words_of(line))


def is_cued(line: str) -> bool:
    """Whether a word tells a photo: in lower case, unlike in a title, or first where only captions open with it."""
    words = [match[0] for match in kinds.LETTERS.finditer(line)]
    return _opens(line, "photo_openers") or not kinds.listed("photo_cues").isdisjoint(words[1:])


def _opens(line: str, words: str) -> bool:
    return next(iter(kinds.words_of(line)), "") in kinds.listed(words)


@lru_cache(kinds.REMEMBERED)
def has_credit(line: str) -> bool:
    """Whether the line ends in whose photo it is, or begins with a label such as "Foto:"."""
    if LABEL.match(line):
        return True
    lower = line.lower()
    start = max(0, len(lower) - LONGEST_CREDIT)
    if not MARKED.search(lower, start) and not any(word in lower for word in UNMARKED):
        return False
    end = lower[start:]
    return any(word in end for word in kinds.listed("credits")) and CREDIT.search(lower, start) is not None
