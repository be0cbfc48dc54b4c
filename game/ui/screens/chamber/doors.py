"""From the council chamber to the orders that a member can give there: to amend, to move, to leave."""

from collections.abc import Callable
from functools import partial

from game.measures.law import is_bound_member, pacts_of
from game.perception.forecast import threat
from game.ui.desk import Desk
from game.ui.screens.chamber.circle import can_found, founding
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.widget import Widget
from game.world.pacts import MotionKind, Pact
from game.world.sheets import ApplyToPact, Line, PutMotion, Withdraw
from game.world.worlds import Phase

__all__ = ["order_doors"]

_NOT_NOW = "Motions are put with the orders of spring; now the letters are answered."


def order_doors(desk: Desk, pact: Pact, give: Callable[[Line], None]) -> list[Widget]:
    """The buttons; what cannot be ordered now says why."""
    if desk.is_watching or not desk.is_alive:
        return []
    rows: list[Widget] = []
    for label, icon, line in _orders(desk, pact):
        why = _objection(desk, pact, line)
        act = partial(give, line)
        rows.append(Row(Button(label, act, icon=icon, kind="quiet", grow=1, enabled=not why, why_not=why)))
    if desk.seat not in pact.members and can_found(desk) and not pacts_of(desk.world, desk.seat):
        why = "" if desk.phase is Phase.ORDERS else _NOT_NOW
        rows.append(Row(Button("Found a pact", partial(_found, desk, give), icon="add", kind="quiet", grow=1,
                               enabled=not why, why_not=why)))  # fmt: skip
    return [Space(14), Column(*rows, gap=7)]


def _found(desk: Desk, give: Callable[[Line], None]) -> None:
    """Seek the circle only now: it is a long reckoning."""
    line = founding(desk)
    if line is not None:
        give(line)


def _orders(desk: Desk, pact: Pact) -> tuple[tuple[str, str, Line], ...]:
    if desk.seat not in pact.members:
        return (("Apply to join", "pact", ApplyToPact(pact.id)),)
    return (
        ("Move to amend", "edit", PutMotion(pact.id, MotionKind.AMEND, desk.seat, charter=pact.charter)),
        ("Put a motion", "clause", PutMotion(pact.id, MotionKind.SANCTION, _feared(desk))),
        ("Leave the pact", "back", Withdraw(pact.id)),
    )


def _feared(desk: Desk) -> str:
    """Whom a motion is about unless another is named: who threatens us most."""
    others = (one for one in desk.view.survey.names if one != desk.seat)
    ranked = sorted(others, key=lambda one: (-threat(desk.view, one).total, one))
    return next(iter(ranked), desk.seat)


def _objection(desk: Desk, pact: Pact, line: Line) -> str:
    """Why an order could not be given; a motion is written on its own form, which judges it."""
    if desk.phase is not Phase.ORDERS:
        return _NOT_NOW
    if isinstance(line, PutMotion):
        bound = is_bound_member(desk.world, pact, desk.seat)
        return "" if bound else "Only members bound by the pact may put a motion; wait a turn."
    return desk.why_not(line) or ""
