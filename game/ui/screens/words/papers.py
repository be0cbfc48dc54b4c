"""What the papers on the council table share: the table as they know it, and figures in words.

Panels are built by plain functions from a `Table`: they read its desk and ask it for what a hand can do, so that
no panel knows another, and each can be built alone in a test.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from game.chronicle.entry import Entry
from game.measures.law import side_of
from game.perception.forecast import threat
from game.perception.views import View, redact
from game.report.telling.naming import Names
from game.rules import legality
from game.rules.means import Ledger
from game.rules.shape import misshapen
from game.rules.terms import score_of
from game.ui.desk import Desk
from game.ui.draftbook import deed_of
from game.ui.figures import banded, brigades, in_band, money, percent, signed_money
from game.ui.scenery import Scenery
from game.ui.widgets.buttons import Option
from game.ui.widgets.widget import Widget
from game.world.conflicts import War
from game.world.sheets import Line
from game.world.treaties import TreatyKind
from game.world.worlds import Phase, World

if TYPE_CHECKING:
    from game.ui.screens.parts.plates import Engraver

__all__ = [
    "Table",
    "banded",
    "brigades",
    "by_threat",
    "change",
    "foe_of",
    "in_band",
    "last_year",
    "money",
    "objection",
    "percent",
    "score_words",
    "season",
    "signed_money",
    "state_options",
]


class Table(Protocol):
    """The council table as its papers know it: what lies on it, and what a hand may ask of it."""

    desk: Desk
    scenery: Scenery
    chosen_state: str
    chosen_province: str | None
    engraver: "Engraver | None"

    @property
    def names(self) -> Names: ...
    @property
    def room(self) -> float: ...
    def tint(self, state: str) -> str: ...
    def choose_state(self, state: str) -> None: ...
    def choose_province(self, province: str | None) -> None: ...
    def refresh(self) -> None: ...
    def open_card(self, subject: str) -> object: ...
    def lay(self, sheet: Widget) -> None: ...
    def edit(self, line: Line, n: int | None = None) -> None: ...
    def add_order(self) -> None: ...
    def treaty(self, other: str, kind: TreatyKind | None = None) -> None: ...
    def demand(self, other: str) -> None: ...
    def peace(self, war: str) -> None: ...
    def covert(self, other: str) -> None: ...
    def war(self, id: str) -> None: ...
    def crisis(self, id: str) -> None: ...
    def chamber(self, id: str | None = None) -> None: ...
    def follow_ministry(self) -> None: ...
    def ledger(self) -> None: ...
    def word(self, state: str) -> None: ...
    def calendar(self) -> None: ...
    def predict(self) -> None: ...
    def advisers(self, letter: str | None = None) -> None: ...
    def war_room(self) -> None: ...
    def gazette(self) -> None: ...
    def answer_next(self) -> None: ...
    def letters(self) -> None: ...
    def open_letter(self, id: str) -> None: ...
    def end_turn(self) -> None: ...
    def pause(self) -> None: ...


def change(now: float, before: float, digits: int = 0) -> str:
    """`▴ 2`, `▾ 4`, or nothing where nothing moved."""
    moved = round(now - before, digits)
    if moved == 0:
        return ""
    return f"{'▴' if moved > 0 else '▾'} {abs(moved):.{digits}f}"


def season(desk: Desk) -> str:
    """The half of the turn as a season: orders go out in spring, dispatches are answered in summer."""
    system = desk.world.system
    if system.years_a_turn > 1 or system.turns_a_year > 1:
        return desk.date
    return f"{'Spring' if desk.phase is Phase.ORDERS else 'Summer'}, {desk.date}"


def by_threat(view: View) -> list[str]:
    """Living others, the most threatening first."""
    others = [s for s in view.survey.names if s != view.seat]
    if view.seat not in view.survey.index:
        return others
    return sorted(others, key=lambda s: (-threat(view, s).total, s))


def foe_of(desk: Desk) -> str | None:
    """Whom help would be against: the focus of the road, or who threatens most."""
    if desk.focus is not None:
        return desk.focus
    ranked = by_threat(desk.view)
    return ranked[0] if ranked else None


def state_options(table: Table, states: Iterable[str], *, seconds: dict[str, str] | None = None) -> list[Option]:
    """States as options of a dropdown, each with its shield."""
    said = seconds or {}
    return [Option(s, table.names.state(s), icon=table.tint(s), second=said.get(s, "")) for s in states]


def objection(desk: Desk, line: Line, n: int | None = None) -> str | None:
    """Why the law would refuse a line beside the rest of the draft; a line on the same deed would give way to it."""
    ledger = Ledger.opened(desk.world, desk.seat)
    for m, one in enumerate(desk.lines):
        if not one.struck and m != n and deed_of(one.line) != deed_of(line):
            _judged(desk.world, ledger, one.line)
    return _judged(desk.world, ledger, line)


def _judged(world: World, ledger: Ledger, line: Line) -> str | None:
    check = legality.ORDERS.get(type(line))
    if check is None:
        return "This is an answer; it belongs to the dispatches."
    return misshapen(line) or check(world, ledger, line)


def last_year(desk: Desk) -> World | None:
    """The world as the turn before opened, as this seat saw it; None in the first turn."""
    found: Entry | None = None
    steps = desk.chronicle.steps
    for n in range(len(steps) - 1, -1, -1):
        world = steps[n].world
        if world.turn < desk.turn and world.phase is Phase.ORDERS:
            found = steps[n]
            break
        if world.turn < desk.turn - 1:
            break
    return None if found is None else redact(found.world, desk.seat)


def score_words(table: Table, war: War) -> tuple[str, int]:
    """The score as we read it, in words and in hundredths."""
    side = side_of(war, table.desk.seat)
    points = 0 if side is None else round(score_of(war, side) / 10)
    word = "even" if abs(points) < 5 else "ahead" if points > 0 else "behind"
    return word, points
