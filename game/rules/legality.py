"""What a seat may write on its sheet (rules.md §2; architecture.md: nothing is refused in silence).

Every line is judged against the world as the phase began, with a running
account of what the seat has spent already: lines are taken in the sheet's own
order, and sheets in a drawn order that favours nobody. An unlawful line becomes
`OrderRefused` to its author, saying what is wrong and what would cure it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from game.rules import charters, covert, dealings, means, replies
from game.rules.draft import Docket, Draft
from game.rules.means import Ledger
from game.rules.shape import misshapen
from game.world import sheets as s
from game.world.events import OrderRefused
from game.world.worlds import Phase, World

__all__ = ["lawful"]

Check = Callable[[World, Ledger, Any], str | None]

MOST_LINES: Final = 200
"""No sheet is longer than this."""

ORDERS: Final[Mapping[type, Check]] = MappingProxyType(
    {
        s.Levy: means.levy,
        s.Recruit: means.recruit,
        s.Disband: means.disband,
        s.Conscript: means.conscript,
        s.Emulate: means.emulate,
        s.Fortify: means.fortify,
        s.March: means.march,
        s.Gift: means.gift,
        s.ProposeTreaty: dealings.propose,
        s.Denounce: dealings.denounce,
        s.FoundPact: charters.found,
        s.ApplyToPact: charters.apply,
        s.Withdraw: charters.withdraw,
        s.PutMotion: charters.put_motion,
        s.MakeDemand: dealings.demand,
        s.Attack: dealings.attack,
        s.JoinWar: dealings.join_war,
        s.OfferPeace: dealings.offer_peace,
        s.Covert: covert.check,
        s.Mediate: dealings.mediate,
        s.ReleaseAlly: dealings.release_ally,
    }
)
"""What may be ordered in Orders, and the check of each."""

ANSWERS: Final[Mapping[type, Check]] = MappingProxyType(
    {
        s.AnswerProposal: replies.proposal,
        s.AnswerDemand: replies.demand,
        s.AnswerPledge: replies.pledge,
        s.AnswerCall: replies.call,
        s.CastVote: replies.vote,
        s.AnswerPeace: replies.peace,
    }
)
"""What may be answered in Dispatches, and the check of each."""


def lawful(draft: Draft, sheets: Mapping[str, s.Sheet]) -> Docket:
    """The lines that stand; each of the others is told to its author."""
    docket = Docket()
    checks = ORDERS if draft.world.phase is Phase.ORDERS else ANSWERS
    for seat in draft.drawn(str(name) for name in sheets):
        sheet = sheets.get(seat)
        why = _no_seat(draft.world, seat, sheet)
        if why is not None or sheet is None:
            refuse(draft, seat, "sheet", why or "The sheet is nobody's; name the seat by its state's id.")
            continue
        _judge(draft, docket, checks, sheet)
    return docket


def refuse(draft: Draft, seat: str, line: str, why: str) -> None:
    """Tell an author why a line did not stand."""
    draft.tell(OrderRefused, audience=(seat,), seat=seat, line=line, why=why)


def _no_seat(world: World, seat: str, sheet: object) -> str | None:
    """Why a sheet cannot be read at all."""
    if not isinstance(sheet, s.Sheet) or not isinstance(sheet.lines, tuple):
        return "This is not a sheet; hand in a Sheet with a tuple of lines."
    if seat not in world.states:
        return f"No state is called {seat!r}; use the ids of the scenario."
    if sheet.seat != seat:
        return f"The sheet is signed by {sheet.seat!r}, not by {seat}; sign it with your own id."
    if not world.states[seat].alive:
        return f"{world.states[seat].name} has no land left and can give no orders; its cores may rise again."
    return None


def _judge(draft: Draft, docket: Docket, checks: Mapping[type, Check], sheet: s.Sheet) -> None:
    """Put each lawful line of one sheet on the docket; refuse the rest."""
    ledger = Ledger.opened(draft.world, sheet.seat)
    for line in sheet.lines[:MOST_LINES]:
        why = _fault(draft.world, ledger, checks, line)
        if why is None:
            docket.add(sheet.seat, line)
        else:
            refuse(draft, sheet.seat, str(getattr(line, "kind", type(line).__name__)), why)
    if len(sheet.lines) > MOST_LINES:
        refuse(draft, sheet.seat, "sheet", f"Only the first {MOST_LINES} lines of a sheet are read; write fewer.")


def _fault(world: World, ledger: Ledger, checks: Mapping[type, Check], line: object) -> str | None:
    """Why a line cannot stand: not an order, not of this phase, misshapen, or against the rules."""
    check = checks.get(type(line))
    if check is not None:
        return misshapen(line) or check(world, ledger, line)
    if type(line) in ORDERS:
        return "This is an order; give it in the Orders phase, not in Dispatches."
    if type(line) in ANSWERS:
        return "This is an answer; give it in the Dispatches phase, not in Orders."
    return "This is not an order of the game; use the records of `game.world.sheets`."
