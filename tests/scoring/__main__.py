"""`python -m tests.scoring [ARTICLES [GOLD]] [--detail]`: scores every gold folder there is, or the one named.

Rules are developed on `seeds` and `development`; `held_out` is only scored, and `shared` holds real articles that are
not ours to publish.
"""

import argparse
from pathlib import Path

from tests.scoring import floors
from tests.scoring.compare import Tally, compare
from tests.scoring.gold import Pair, pairs
from tests.scoring.page import page

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SETS = {
    "seeds": (ROOT / "seeds", None),
    "development": (ROOT / "tests" / "development", None),
    "held_out": (ROOT / "tests" / "held_out", None),
    "shared": (SHARED / "seeds", SHARED / "gold"),
}


def score(found: list[Pair]) -> dict[str, Tally]:
    """The tallies of all articles together, by field."""
    total: dict[str, Tally] = {}
    for pair in found:
        for name, tally in compare(pair.gold, pair.found).items():
            total.setdefault(name, Tally()).add(tally)
    return total


def macro_f1(tallies: dict[str, Tally]) -> float:
    """The mean F1 of the fields that occur."""
    values = [tally.f1 for tally in tallies.values() if tally.f1 is not None]
    return sum(values) / len(values) if values else 0.0


def report(title: str, tallies: dict[str, Tally], *, detail: bool) -> list[str]:
    """The table of a set, field by field; with `detail` also what was false and what was missed."""
    lines = [title, f"{'field':<20}{'gold':>7}{'found':>7}{'precision':>11}{'recall':>9}{'F1':>7}"]
    for name, tally in tallies.items():
        if tally.f1 is None:
            continue
        gold, found = tally.right + len(tally.missed), tally.right + len(tally.false)
        precision, recall = (f"{value:.3f}" if value is not None else "-" for value in (tally.precision, tally.recall))
        lines.append(f"{name:<20}{gold:>7.0f}{found:>7.0f}{precision:>11}{recall:>9}{tally.f1:>7.3f}")
        if detail:
            lines += [f"    missed  {value}" for value in tally.missed] + [
                f"    false   {value}" for value in tally.false
            ]
    return [*lines, f"{'macro':<34}{'':>20}{macro_f1(tallies):>7.3f}", ""]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="make score", description=__doc__)
    parser.add_argument(
        "articles", nargs="?", type=Path, help="a folder of articles; default: all gold folders there are"
    )
    parser.add_argument("gold", nargs="?", type=Path, help="their gold records, if not beside them as *.gold.json")
    parser.add_argument("--detail", action="store_true", help="list what was missed and what was false")
    parser.add_argument("--page", type=Path, help="write the scores and the kinds of errors of all sets to this file")
    parser.add_argument("--raise-floors", action="store_true", help="raise tests/floors.toml to what is reached now")
    options = parser.parse_args()
    sets = {str(options.articles): (options.articles, options.gold)} if options.articles else SETS
    all_scores, articles = dict[str, dict[str, Tally]](), dict[str, int]()
    for name, (folder, gold) in sets.items():
        if not folder.is_dir():
            print(f"{name}: {folder} is not here, not scored\n")
            continue
        scored = pairs(folder, gold)
        tallies = score(scored)
        detail = options.detail and name != "held_out"  # what is held out is not looked at
        print("\n".join(report(f"{name}: {len(scored)} articles", tallies, detail=detail)))
        all_scores[name], articles[name] = tallies, len(scored)
        if options.raise_floors:
            floors.raise_to(name, tallies)
    if options.page:
        options.page.write_text("\n".join(page(all_scores, articles)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
