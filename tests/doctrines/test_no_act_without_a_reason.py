"""No act without a typed reason: every line that carries a motive has one, and a decision stands behind it."""

import pytest

from game.doctrines.doctrine import doctrines
from game.match.setup import Setup
from game.match.simulate import simulate
from game.world.reasons import Motive

SEATS = ("ATH", "SPA", "THE", "COR", "ARG", "PER", "SYR", "MAC", "THS", "MIL", "NAX", "AEG")
MIXED = dict(zip(SEATS, sorted(doctrines()), strict=True))


@pytest.mark.parametrize("seed", [11, 12])
def test_every_line_has_its_reason_and_its_decision(seed: int) -> None:
    chronicle = simulate(Setup(scenario="greece_499bce", seed=seed, turns=18, doctrines=MIXED)).chronicle
    acts = 0
    for step in chronicle.steps:
        reasons = {(d.seat, d.motive) for d in step.decisions}
        for sheet in step.sheets:
            for line in sheet.lines:
                motive = getattr(line, "motive", None)
                if motive is None:
                    continue
                acts += 1
                assert motive is not Motive.COMMAND, line
                assert (sheet.seat, motive) in reasons, line
    assert acts > 250


def test_nobody_is_asked_every_turn_for_what_it_always_refuses() -> None:
    """A letter refused is not written again turn by turn."""
    chronicle = simulate(Setup(scenario="greece_499bce", seed=13, turns=18)).chronicle
    asked: dict[tuple[str, str, str], int] = {}
    worst = 0
    for step in chronicle.steps:
        if step.phase != "orders":
            continue
        now = {
            (sheet.seat, line.to, line.treaty.value)
            for sheet in step.sheets
            for line in sheet.lines
            if line.kind == "propose_treaty"
        }
        asked = {key: asked.get(key, 0) + 1 for key in now}
        worst = max([worst, *asked.values()])
    assert worst <= 4
