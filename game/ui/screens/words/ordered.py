"""What would follow from a plain order, before one commits: forces, silver, gifts, motions, membership. No pygame.

The order is carried out under the rules on a copy of what the seat sees, all estimates are reckoned anew, and the two
are set beside each other; the purse is that of the whole draft with the order in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.kit.dice import Dice
from game.perception import forecast as f
from game.perception.aftermath import change
from game.perception.views import View, look
from game.perception.whip import carried_by, needed, whip_count
from game.report.telling.naming import Names
from game.rules import diplomacy, economy, membership
from game.rules.draft import Docket, Draft
from game.ui.desk import Desk
from game.ui.purse import purse_of
from game.ui.screens.words.follows import Follow, change_lines
from game.ui.screens.words.papers import foe_of, money
from game.world import sheets as s
from game.world.pacts import Motion, MotionKind, Vote
from game.world.sheets import Ballot, Line
from game.world.worlds import World

__all__ = ["carried_out", "ordered"]

_FORCES = (s.Recruit, s.Disband, s.Fortify, s.Conscript, s.Emulate)
_SILVER = (*_FORCES, s.Levy, s.Gift, s.Covert)
_PLACES = (s.Withdraw, s.ApplyToPact)


def carried_out(view: View, line: Line) -> World:
    """The world as it would stand if only this order were carried out, recruits in their ranks."""
    draft, docket = Draft(view.world, Dice(0)), Docket()
    docket.add(view.seat, line)
    if isinstance(line, (*_FORCES, s.Levy)):
        economy.set_budgets(draft, docket)
    if isinstance(line, s.Recruit):
        economy.stand_recruits(draft)
    if isinstance(line, s.Gift):
        diplomacy.send_gifts(draft, docket)
    if isinstance(line, _PLACES):
        membership.apply_and_withdraw(draft, docket)
    return draft.close()


def ordered(desk: Desk, names: Names, line: Line, n: int | None) -> list[Follow]:
    """The lines under an order's form; `n` is its place in the draft, None for one not yet written."""
    if not desk.is_alive or desk.seat not in desk.view.survey.index:
        return []
    if isinstance(line, s.PutMotion):
        return list(_motion(desk.view, line))
    found: list[Follow] = []
    if isinstance(line, (*_FORCES, s.Levy, s.Gift, *_PLACES)):
        world = carried_out(desk.view, line)
        about = (line.to,) if isinstance(line, s.Gift) else ()
        found += change_lines(change(desk.world, world, desk.seat), names, about)
        if isinstance(line, (*_FORCES, *_PLACES)):
            found += _safety(desk, look(world, desk.seat), names)
    if isinstance(line, _SILVER):
        found += _purse(desk, line, n)
    return found


def _safety(desk: Desk, then: View, names: Names) -> Iterator[Follow]:
    """What an order does to our danger and to our chance of holding; nothing where neither figure moves."""
    if desk.seat not in then.survey.index:
        return
    foe, now = foe_of(desk), desk.view
    war = f.danger(now), f.danger(then)
    yield _moved("War on us within ten turns", *war, rise_is_good=False)
    if foe is not None and foe in then.survey.index and foe in now.survey.index:
        held = f.holds(now, desk.seat, foe), f.holds(then, desk.seat, foe)
        yield _moved(f"We hold, if {names.state(foe)} attacks", *held, rise_is_good=True)


def _moved(words: str, before: f.Estimate, after: f.Estimate, *, rise_is_good: bool) -> Follow:
    old, new = round(before.middle / 10), round(after.middle / 10)
    low, high = round(after.low / 10), round(after.high / 10)
    tip = f"Between {low} and {high} in nine of ten cases."
    if old == new:
        return Follow(words, f"{new} %, as now", tip=tip)
    better = (new > old) == rise_is_good
    return Follow(words, f"{old} → {new} %", "good" if better else "danger", tip=tip)


def _purse(desk: Desk, line: Line, n: int | None) -> Iterator[Follow]:
    """The treasury after the draft with this order in it, and as the next turn opens."""
    rest = [one.line for m, one in enumerate(desk.lines) if not one.struck and m != n]
    if isinstance(line, s.Levy):
        rest = [one for one in rest if not isinstance(one, s.Levy)]
    purse = purse_of(desk.world, desk.seat, [*rest, line])
    ink = "danger" if purse.left < 0 else "ink"
    yield Follow("Treasury after the whole draft", f"{money(purse.left)} of {money(purse.treasury)}", ink)
    ink = "danger" if purse.next_treasury < 0 else "ink"
    tip = f"Levy {money(purse.income)}, upkeep {money(purse.upkeep)}, if nothing else happens."
    yield Follow("As the next turn opens", money(purse.next_treasury), ink, tip=tip)


def _motion(view: View, line: s.PutMotion) -> Iterator[Follow]:
    """Whether a motion would be carried, our own vote an aye."""
    pact = view.world.pacts.get(line.pact)
    if pact is None or line.about not in view.survey.index or line.motion is MotionKind.AMEND:
        return
    motion = Motion("draft", pact.id, line.motion, line.about, view.seat)
    bench = whip_count(view, motion)
    if not bench:
        return
    carried = carried_by(view, motion, bench, Ballot.YES)
    low, high = sorted((round(carried.low / 10), round(carried.high / 10)))
    ink = "good" if carried.middle >= 500 else "bad"
    yield Follow("Carried, with our aye", f"{round(carried.middle / 10)} %", ink, tip=f"Between {low} and {high}.")
    ayes = sum(one.yes for one in bench) / 1000
    if pact.charter.vote is Vote.LEADER:
        yield Follow(f"{Names(view.world).state(pact.leader)} decides; the others advise")
    else:
        yield Follow("Ayes expected", f"{ayes:.1f}; {needed(pact, bench)} needed")
    for one in bench[:5]:
        yield Follow(Names(view.world).state(one.state), f"{round(one.yes / 10)} %", state=one.state)
