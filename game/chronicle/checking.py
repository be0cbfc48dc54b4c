"""Every fault of a save at once, for `check`: unlike `load`, this reads all of it."""

from pathlib import Path

from game.chronicle.decoding import Head, decode_entry, decode_head
from game.chronicle.entry import OPENING
from game.chronicle.reading import Lines, is_sealed, load, read_lines
from game.scenarios.faults import Fault, FaultsFoundError
from game.world.worlds import Phase, World

__all__ = ["check_save"]

_MAX_FAULTS = 60
_CURE = "the file was changed or damaged; go back to a whole copy of it"
_NEXT = {OPENING: Phase.ORDERS.value, Phase.ORDERS.value: Phase.DISPATCHES.value, Phase.DISPATCHES.value: "orders"}


def check_save(path: Path) -> list[Fault]:
    """All that is wrong with a save; empty where it can be loaded, replayed and reported on."""
    try:
        lines = read_lines(path)
        chronicle = load(path)
    except FaultsFoundError as error:
        return list(error.faults)
    opening = chronicle.steps[0].world
    faults: list[Fault] = []
    for index in range(2, len(lines)):
        faults += _faults_of_line(lines, index, opening)
        if len(faults) >= _MAX_FAULTS:
            break
    if lines.cut:
        place = f"line {len(lines) + 1}"
        cure = "it can still be loaded, up to the phase before; save it anew to mend it"
        faults.append(Fault(lines.file, place, "the file was cut off within this line", cure))
    return faults


def _faults_of_line(lines: Lines, index: int, opening: World) -> list[Fault]:
    before = decode_head(lines[index - 1])
    try:
        entry = decode_entry(lines[index], lines.file, index + 1, opening)
    except FaultsFoundError as error:
        return list(error.faults)
    wrong = []
    if before and not _follows(before, (entry.turn, entry.phase, "")):
        wrong.append(f"turn {entry.turn}, {entry.phase} does not follow turn {before[0]}, {before[1]}")
    if before and not is_sealed(lines, index, entry):
        wrong.append(f"turn {entry.turn}, {entry.phase} does not bear its own seal")
    return [Fault(lines.file, f"line {index + 1}", what, _CURE) for what in wrong]


def _follows(before: Head, after: Head) -> bool:
    turn = before[0] + (before[1] == Phase.DISPATCHES)
    return (after[0], after[1]) == (turn, _NEXT[before[1]])
