"""What a person is told of a run over archives."""

from collections.abc import Mapping
from typing import Any

MOST_REASONS = 20


def archive_lines(tally: Mapping[str, Any]) -> list[str]:
    """The lines of the summary; none where no archives were read. See `Intake.tally`."""
    if not tally:
        return []
    files, passed, damage = tally["files"], tally["passed"], tally["damage"]
    lines = [f"  archives {files['read']:>7,}   read to their end"]
    if before := files["read before"]:
        lines.append(
            f"           {before:>7,}   passed over, for an earlier run has read them: -a again=yes reads them anew"
        )
    reasons = [f"{count:,} {reason}" for reason, count in passed.items()]
    more = ["…"] if len(reasons) > MOST_REASONS else []
    lines.append(f"  left out {sum(passed.values()):>7,}   {', '.join(reasons[:MOST_REASONS] + more)}".rstrip())
    return lines + [f"    ! {told}" for told in damage]
