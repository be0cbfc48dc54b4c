"""Who could be moved: the members nearest to the line, what holds each, and how much a yes lacks."""

from collections.abc import Callable, Sequence

from game.perception.whip import Seat
from game.report.telling.naming import Names
from game.ui.figures import worth
from game.ui.screens.parts.rows import MovedRow
from game.ui.widgets.layout import Grid, Space
from game.ui.widgets.plain import Head
from game.ui.widgets.text import signed
from game.ui.widgets.widget import Widget
from game.world.pacts import Motion, MotionKind
from game.world.reasons import Term

__all__ = ["lacking", "movable"]

_WHY = {
    "friendship": ("likes the accused", "likes the accused too little to spare it"),
    "the_institution": ("thinks nothing of the pact", "holds by the pact"),
    "danger_checked": ("sees no danger to itself", "would see the danger checked"),
    "cost_of_acting": ("counts the cost of acting", "would gain by acting"),
    "trade_lost": ("would lose the trade", "would gain the trade"),
    "ourselves": ("its own case", "its own case"),
}
_FAVOURS = frozenset({MotionKind.LIFT, MotionKind.ADMIT, MotionKind.RELEASE})
_KINDLY = {"friendship": ("mistrusts the state concerned", "trusts the state concerned")}
"""Reasons in motions that favour the state they are about, where liking it is a reason for a yes."""
_SURE = 6.0
"""Lines of a vote's worth from which a member is said to be decided."""


def movable(
    whip: Sequence[Seat], motion: Motion | None, seat: str, names: Names, tint: Callable[[str], str]
) -> list[Widget]:
    """Those nearest to the line, ourselves left out."""
    near = sorted((one for one in whip if one.state != seat), key=lambda one: (abs(one.lean), one.state))[:4]
    if not near:
        return []
    kind = motion.kind if motion is not None else None
    rows = [_row(one, kind, names, tint) for one in near]
    head = Head("Who could be moved", "what a yes is worth to them, a turn", rule="")
    return [head, Space(3), Grid(*rows, columns=2, gap=32, row_gap=0)]


def lacking(one: Seat) -> float:
    """Wealth a turn by which a yes must gain before this member would say it; negative where it has more than that."""
    worth = sum(t.milli for t in one.terms) / 1000
    return (1 - one.lean) * worth / one.lean if one.lean else 0.0


def _row(one: Seat, kind: MotionKind | None, names: Names, tint: Callable[[str], str]) -> MovedRow:
    """One of them: how it leans, what holds it, and what would turn it."""
    leans = "undecided" if abs(one.lean) < 1 else "leans yes" if one.lean > 0 else "leans no"
    if abs(one.lean) > _SURE:
        leans = "will say yes" if one.lean > 0 else "will say no"
    ink = "good" if one.lean >= 1 else "bad" if one.lean <= -1 else "ink_2"
    why = _said(one.terms, one.lean, kind)
    gap = lacking(one)
    if gap > 0:
        why += f"; {signed(gap, digits=1)} would turn it"
    return MovedRow(names.state(one.state), tint(one.state), leans, ink, why)


def _said(terms: tuple[Term, ...], lean: float, kind: MotionKind | None) -> str:
    """The heaviest reason against a yes, or for it where it leans that way, with its figure."""
    sign = 1 if lean >= 1 else -1
    found = [t for t in terms if t.milli * sign > 0 and t.name in _WHY] or [t for t in terms if t.name in _WHY]
    if not found:
        return "has little at stake"
    best = max(found, key=lambda t: abs(t.milli))
    words = _KINDLY.get(best.name) if kind in _FAVOURS else None
    said = (words or _WHY[best.name])[1 if best.milli > 0 else 0]
    return f"{said} ({worth(best.milli)})"
