"""What we sent: our orders of this turn as they left, under the letters; what the law refused says why."""

from game.chronicle.entry import Entry
from game.ui.screens.words.orders import icon_of, sentence
from game.ui.screens.words.papers import Table
from game.ui.widgets.layout import Row, Space
from game.ui.widgets.plain import Icon, Text, caps
from game.ui.widgets.widget import Widget
from game.world.events import OrderRefused
from game.world.sheets import Sheet
from game.world.worlds import Phase

__all__ = ["sent_rows"]


def sent_rows(table: Table) -> list[Widget]:
    """Our orders of the turn, one row each; nothing before the first turn's orders have gone."""
    desk = table.desk
    entry = desk.chronicle.last
    sheet = _sheet(entry, desk.seat)
    if sheet is None or desk.phase is not Phase.DISPATCHES:
        return []
    refused = [event for event in desk.last_events if isinstance(event, OrderRefused) and event.seat == desk.seat]
    rows: list[Widget] = [_row(icon_of(line), sentence(table.names, line)) for line in sheet.lines]
    if not sheet.lines:
        rows = [Text("None: nothing changed by our hand.", "second")]
    rows += [_row("no", f"**Did not stand:** {event.why}") for event in refused]
    return [Space(10), caps("Our orders, as sent"), Space(2), *rows]


def _sheet(entry: Entry, seat: str) -> Sheet | None:
    """Our sheet of a phase, if it was one of orders."""
    if entry.phase != Phase.ORDERS.value:
        return None
    return next((one for one in entry.sheets if one.seat == seat), None)


def _row(icon: str, said: str) -> Widget:
    return Row(Icon(icon, 16, ink="ink_2"), Text(said, "second", grow=1), gap=10, pad=(3, 4), across="start")
