"""What a person is told of a run over archives."""

from collections.abc import Mapping
from typing import Any


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
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in passed.items())
    lines.append(f"  left out {sum(passed.values()):>7,}   {reasons}")
    return lines + [f"    ! {told}" for told in damage]
