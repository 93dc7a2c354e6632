"""The written forms of an Indonesian verb, made from its root and suffix."""

# The nasal of the prefixes meN- and peN-, by the first letter of the root. After k, p, s and t that letter is lost in
# good usage and kept in much of what is printed ("memengaruhi", "mempengaruhi"); before a second consonant it stays.
NASALS = {**dict.fromkeys("aiueoghk", "ng"), **dict.fromkeys("bfpv", "m"), **dict.fromkeys("cdjtz", "n"), "s": "ny"}
LOST = "kpst"
KEPT_NASALS = {"s": "n"}  # "mensosialisasikan", not "menysosialisasikan"
VOWELS = "aiueo"
COLLOQUIAL = {"kan": "in"}  # "mengumpulkan": "ngumpulin"


def forms(verb: str) -> frozenset[str]:
    """The active, passive and bare forms, the colloquial ones and the noun of `verb`, a root with its suffix behind a
    plus sign: "kumpul+kan" gives kumpulkan, mengumpulkan, dikumpulkan, mengumpulkannya, ngumpulin, pengumpulan and so
    on. Some of them nobody writes, which does no harm in a search.
    """
    root, _, suffix = verb.partition("+")
    endings = {suffix, COLLOQUIAL.get(suffix, suffix)}
    nasal = _nasal(root)
    stems = {f"{prefix}{root}" for prefix in ("", "di", "di ")} | {f"{p}{tail}" for p in ("me", "") for tail in nasal}
    verbs = {f"{stem}{ending}" for stem in stems for ending in endings}
    objects = {f"{stem}{suffix}nya" for stem in stems}
    return frozenset(verbs | objects | {f"pe{tail}an" for tail in nasal})


def _nasal(root: str) -> tuple[str, ...]:
    first = root[0]
    nasal = NASALS.get(first, "")
    if first not in LOST or root[1:2] not in VOWELS:
        return (nasal + root,)
    return nasal + root[1:], KEPT_NASALS.get(first, nasal) + root
