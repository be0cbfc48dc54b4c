"""From a line of the sheet to the form on which it is composed."""

from game.ui.screens.chamber.charter import charter_sheet
from game.ui.screens.orders.covert import covert_sheet
from game.ui.screens.orders.demand import demand_sheet
from game.ui.screens.orders.form import edit_sheet
from game.ui.screens.treaty.table import treaty_sheet
from game.ui.screens.war.mediation import mediation_sheet
from game.ui.screens.war.settlement import peace_sheet
from game.ui.screens.words.papers import Table
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.pacts import MotionKind
from game.world.sheets import Line

__all__ = ["sheet_for"]


def sheet_for(table: Table, line: Line, n: int | None) -> Widget:
    """The form of a line: `n` is its place in the draft, None for one not yet written."""
    match line:
        case s.ProposeTreaty():
            return treaty_sheet(table, line.to, line, n)
        case s.OfferPeace():
            return peace_sheet(table, line.war, line, n)
        case s.MakeDemand() | s.Attack():
            return demand_sheet(table, line.target, line, n)
        case s.Covert():
            return covert_sheet(table, line, n)
        case s.Mediate():
            return mediation_sheet(table, line, n)
        case s.FoundPact():
            return charter_sheet(table, line, n)
        case s.PutMotion() if line.motion is MotionKind.AMEND:
            return charter_sheet(table, line, n)
    return edit_sheet(table, line, n)
