"""The motives of a player's lines: what the ministry would have given as its own, where the two agree.

A player need not state motives. A line that does what the ministry's draft
does carries the draft's motive; any other stays a command, which is a reason
of its own in the report.
"""

from collections.abc import Callable
from dataclasses import fields, replace

from game.world.reasons import Motive
from game.world.sheets import Line, Sheet

__all__ = ["with_motives"]

_BESIDE_THE_POINT = frozenset(
    {
        "motive",
        "share_permille",
        "amount",
        "tribute_permille",
        "terms",
        "invited",
        "charter",
        "spend",
        "spoils_permille",
        "ceiling_tenths",
        "their_ceiling_tenths",
    }
)
"""Fields in which two lines may differ and still be the same deed."""

Deed = tuple[object, ...]


def _deed(line: Line) -> Deed:
    """What a line does, without how much and why."""
    return tuple(
        (field.name, getattr(line, field.name)) for field in fields(line) if field.name not in _BESIDE_THE_POINT
    )


def _is_bare(line: Line) -> bool:
    """Whether the line could carry a motive and has none but the command."""
    return getattr(line, "motive", None) is Motive.COMMAND


def with_motives(sheet: Sheet, draft: Callable[[], Sheet]) -> Sheet:
    """The sheet with motives lent by the draft, which is asked for only where some line lacks one."""
    if not any(_is_bare(line) for line in sheet.lines):
        return sheet
    lent = {_deed(line): line.motive for line in draft().lines if hasattr(line, "motive")}
    lines = tuple(_lend(line, lent) if _is_bare(line) else line for line in sheet.lines)
    return replace(sheet, lines=lines)


def _lend(line: Line, lent: dict[Deed, Motive]) -> Line:
    motive = lent.get(_deed(line))
    return line if motive is None else replace(line, motive=motive)  # type: ignore[arg-type]
