"""Every number opens to its sum, and every action that is off says why."""

import re
from collections.abc import Iterator

import pytest

from game.measures.power import capability, living
from game.rules.economy import stability_parts
from game.ui.cards import sums
from game.ui.cards.reader import DeskReader
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable
from game.ui.widgets.pilot import Pilot
from game.ui.widgets.widget import Tip, Widget

_NUMBER = re.compile(r"[+−-]?\d[\d\u202f ]*(?:\.\d+)?(?: ?%| brigades?)?")


def _value(text: str) -> float | None:
    """A printed figure as a number; None where it is words."""
    if not _NUMBER.fullmatch(text.strip()):
        return None
    return float(re.sub(r"[^\d.−-]", "", text).replace("−", "-"))


def _adds_up(tip: Tip) -> None:
    if not tip.rows or tip.total is None:
        return
    values = [_value(row.value) for row in tip.rows]
    total = _value(tip.total.value)
    if total is None or None in values:
        return
    decimals = any("." in row.value for row in tip.rows) or "." in tip.total.value
    # Rows of utility are rounded one by one to a tenth; all other sums are whole in the unit printed.
    slack = 0.051 * (len(values) + 1) if decimals else 0.0
    assert abs(sum(v for v in values if v is not None) - total) <= slack + 1e-9, tip


def _screens(table: CouncilTable, pilot: Pilot) -> Iterator[str]:
    """The table with several papers, and every sheet that a key or a button opens."""
    for state in ("ATH", "PER", "SPA", "MIL"):
        table.choose_state(state)
        pilot.step(50)
        yield f"table with {state}"
    table.choose_province(table.desk.world.states["ATH"].capital)
    pilot.step(50)
    yield "table with a province"
    table.choose_state("PER")
    for key in ("g", "l", "w", "c", "x", "t"):
        pilot.press(key)
        pilot.step(250)
        yield f"sheet of {key}"
        while table.layers is not None and len(table.layers.stack) > 1:
            pilot.press("esc")
            pilot.step(50)
    for label in ("Demand", "In secret", "add an order"):
        if pilot.has(label):
            pilot.click(label)
            pilot.step(250)
            yield f"sheet of {label}"
        while table.layers is not None and len(table.layers.stack) > 1:
            pilot.press("esc")
            pilot.step(50)


def test_the_sums_add_up_and_what_is_off_says_why(table: CouncilTable, pilot: Pilot) -> None:
    opened, mute = 0, []
    for screen in _screens(table, pilot):
        for widget in pilot.seen():
            if not widget.enabled and not _reason(widget):
                mute.append((screen, widget.role, widget.label))
            told = widget.tip() if callable(widget.tip) else widget.tip
            if isinstance(told, Tip):
                _adds_up(told)
                opened += bool(told.rows)
    assert not mute
    assert opened > 30


def _reason(widget: Widget) -> str:
    at: Widget | None = widget
    while at is not None:
        if at.why_not:
            return at.why_not
        at = at.parent
    return ""


def test_every_figure_of_a_card_that_has_rows_adds_up(played: Desk) -> None:
    reader = DeskReader(played, lambda state: "#808080", lambda s: None, lambda w: None)
    world = played.world
    for subject in [f"state:{s}" for s in world.states] + [f"province:{p}" for p in world.provinces]:
        content = reader.content(subject)
        assert content is not None
        for fact in content.facts:
            if fact.tip is not None:
                _adds_up(fact.tip)


def test_the_shares_of_all_states_are_the_rules_own(played: Desk) -> None:
    world = played.world
    for state in living(world):
        tip = sums.share_sum(world, state)
        assert tip.value == f"{capability(world)[state] / 10:.1f} %"
        exact = sum(round(10 * (_value(row.value) or 0)) for row in tip.rows)
        assert exact == capability(world)[state]


def test_stability_drifts_towards_its_sum(played: Desk) -> None:
    """What the card says a state drifts towards is where the rules take it when nothing else happens."""
    world = played.world
    for state in living(world):
        aim = sum(points for _, points in stability_parts(world, state))
        shown = sums.stability_sum(world, state).total
        assert shown is not None
        assert shown.value == str(aim)


@pytest.mark.parametrize(
    ("parts", "total"),
    [([1.4, 1.4, 1.2], 4), ([33.3, 33.3, 33.3], 100), ([], 0), ([2.5, -1.5], 1), ([0.2, 0.2], 0), ([5.0], 6)],
)
def test_parts_are_rounded_so_that_they_add_up(parts: list[float], total: int) -> None:
    shown = sums.apportioned(parts, total)
    assert sum(shown) == (total if parts else 0)
    assert len(shown) == len(parts)
