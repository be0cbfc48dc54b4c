"""What a treaty would change if it were signed: whom it binds, whom it moves, where that ends. No pygame.

The offer is signed under the rules on a copy of what the seat sees and all estimates are reckoned anew (see
`consequences`); the figures before and after are those by which every state decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.perception import forecast as f
from game.perception.aftermath import Change, change
from game.perception.forecast import Estimate
from game.perception.views import View
from game.report.telling.naming import Names
from game.rules.diplomacy import written
from game.ui.figures import percent
from game.ui.screens.words.consequences import seen_from, tried
from game.ui.widgets.text import signed
from game.world.constants import WEALTH
from game.world.sheets import AnswerProposal, ProposeTreaty
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import Proposal

__all__ = ["Clash", "Moved", "Signing", "clashes", "signing", "would_come"]

_DRAFT = "draft"
_SEEN = 4
"""States moved that are named at most."""
_BINDS_US = frozenset({TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE, TreatyKind.OFFENCE})


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing that a signature moves: the state it is about, words, figure, and whether it is better so for us.

    `ends` numbers the totals of a `Signing` into which it goes.
    """

    state: str
    words: str
    value: str
    better: bool | None = None
    ends: tuple[int, ...] = ()
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """A treaty as if signed: what it binds, who is moved by it, and the totals; `come` is help to us, now and then."""

    treaty: Treaty
    bound: tuple[Moved, ...]
    moved: tuple[Moved, ...]
    totals: tuple[Moved, ...]
    change: Change
    foe: str | None
    come: tuple[Estimate, Estimate] | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A promise of ours that a new one may cross: the treaty, with whom, and why."""

    treaty: str
    state: str
    words: str


def signing(view: View, line: ProposeTreaty, foe: str | None) -> Signing | None:
    """What would follow from an offer signed; None where one of the two is not on the board."""
    if not {view.seat, line.to} <= set(view.survey.index):
        return None
    treaty, then = _signed(view, line)
    names, other = Names(view.world), line.to
    foe = foe if foe not in (view.seat, other) and foe in then.survey.index else None
    moved = change(view.world, then.world, view.seat)
    came = None
    if foe is not None:
        came = (f.credence(view, other, view.seat, foe), f.credence(then, other, view.seat, foe))
    return Signing(
        treaty,
        tuple(_bound(view, then, line, names, moved, (foe, came))),
        tuple(_third(view, then, other, foe, names)),
        tuple(_totals(view, then, other, foe, names)),
        moved,
        foe,
        came,
    )


def would_come(view: View, line: ProposeTreaty, foe: str) -> int:
    """Chance (thousandths) that the other comes to our help against a foe once an offer is signed."""
    if foe in (line.to, view.seat):
        return 0
    return f.credence(_signed(view, line)[1], line.to, view.seat, foe).middle


def _signed(view: View, line: ProposeTreaty) -> tuple[Treaty, View]:
    """The treaty an offer would make, and the seat's view with it in force."""
    treaty = written(view.seat, line, view.world.turn, _DRAFT)
    offer = Proposal(_DRAFT, view.seat, line.to, treaty)
    before = replace(view, world=replace(view.world, proposals={**view.world.proposals, _DRAFT: offer}))
    after = tried(before, [(line.to, AnswerProposal(_DRAFT, True))])
    return treaty, seen_from(view, after)


def _bound(
    view: View,
    then: View,
    line: ProposeTreaty,
    names: Names,
    moved: Change,
    help_: tuple[str | None, tuple[Estimate, Estimate] | None],
) -> Iterator[Moved]:
    """What the two owe each other, and what ends by it."""
    them, (foe, came) = names.state(line.to), help_
    ended = [names.treaty(id) for id in moved.ended if id in view.world.treaties]
    yield from (Moved(line.to, "Ends by it", words, better=False) for words in ended[:1])
    if foe is not None and came is not None and came[0].middle != came[1].middle:
        yield _moved(line.to, f"{them} comes against {names.state(foe)}", *came, rise_is_good=True, ends=(1,))
    attacks = f.danger_from(view, line.to), f.danger_from(then, line.to)
    if _differ(*attacks):
        yield _moved(line.to, f"{them} attacks us", *attacks, ends=(0,))
    if _binds_us(view, line):
        theirs = replace(then, seat=line.to)
        calls = (f.danger_from(theirs, line.against) if line.against else f.danger(theirs)).middle
        against = f" by {names.state(line.against)}" if line.against else ""
        yield Moved(view.seat, f"We march if {them} is attacked{against}", f"{percent(calls)} in ten turns")
    if moved.yearly:
        yield Moved(view.seat, "Our treasury", signed(moved.yearly / WEALTH, " a turn", 1), moved.yearly > 0, (3,))
    before, after = moved.trust.get(line.to, (0, 0))
    if before != after:
        yield Moved(line.to, "Their trust in us", f"{before} → {after}", after > before)


def _binds_us(view: View, line: ProposeTreaty) -> bool:
    """Whether we would owe arms: as ally, guarantor, patron, or client that follows."""
    if line.treaty not in _BINDS_US or line.consultative:
        return False
    if line.treaty is TreatyKind.DEFENCE:
        return True
    return line.senior and line.treaty is not TreatyKind.OFFENCE


def _third(view: View, then: View, other: str, foe: str | None, names: Names) -> Iterator[Moved]:
    """Third states: their attacks on us and on the other, their coming to us; greatest change first."""
    found: list[tuple[int, Moved]] = []
    them = names.state(other)
    for state in view.survey.names:
        if state in (view.seat, other) or state not in then.survey.index:
            continue
        who = names.state(state)
        on_us = f.danger_from(view, state), f.danger_from(then, state)
        found.append((_gap(*on_us), _moved(state, f"{who} attacks us", *on_us, ends=(0,))))
        on_them = (f.danger_from(replace(v, seat=other), state) for v in (view, then))
        first, second = on_them
        found.append((_gap(first, second) * 2 // 3, _moved(state, f"{who} attacks {them}", first, second, ends=(2,))))
        if foe is not None and state != foe:
            help_ = f.credence(view, state, view.seat, foe), f.credence(then, state, view.seat, foe)
            words = f"{who} comes to us"
            found.append((_gap(*help_) // 4, _moved(state, words, *help_, rise_is_good=True, ends=(1,))))
    ranked = sorted(found, key=lambda one: (-one[0], one[1].words))
    yield from (one for gap, one in ranked[:_SEEN] if gap > 0)


def _totals(view: View, then: View, other: str, foe: str | None, names: Names) -> Iterator[Moved]:
    """War on us, whether we hold, war on the other; always these three, in this order."""
    yield _moved(view.seat, "War on us", f.danger(view), f.danger(then), grave=True)
    against = foe or other
    held = f.holds(view, view.seat, against), f.holds(then, view.seat, against)
    yield _moved(view.seat, f"We hold, if {names.state(against)} attacks", *held, rise_is_good=True)
    theirs = [f.danger(replace(v, seat=other)) for v in (view, then)]
    yield replace(_moved(other, f"War on {names.state(other)}", *theirs), better=None)


def _moved(
    state: str,
    words: str,
    before: Estimate,
    after: Estimate,
    *,
    rise_is_good: bool = False,
    ends: tuple[int, ...] = (),
    grave: bool = False,
) -> Moved:
    old, new = round(before.middle / 10), round(after.middle / 10)
    if old == new:
        return Moved(state, words, f"{percent(after.middle)}, as now", None, ends, grave)
    return Moved(state, words, f"{old} → {new} %", (new > old) == rise_is_good, ends, grave)


def _differ(before: Estimate, after: Estimate) -> bool:
    return round(before.middle / 10) != round(after.middle / 10)


def _gap(before: Estimate, after: Estimate) -> int:
    """How far a chance moves, thousandths; nothing where its printed figure does not."""
    return abs(after.middle - before.middle) if _differ(before, after) else 0


def clashes(view: View, line: ProposeTreaty) -> tuple[Clash, ...]:
    """Promises of ours that a new one may cross: to its foe, and to those who may attack the other."""
    names, world, seat = Names(view.world), view.world, view.seat
    if line.treaty is TreatyKind.TRADE or line.treaty is TreatyKind.ARMS_LIMIT:
        return ()
    found = []
    theirs = replace(view, seat=line.to)
    for treaty in world.treaties.values():
        if seat not in treaty.parties or line.to in treaty.parties or treaty.kind is TreatyKind.TRADE:
            continue
        other = treaty.other(seat)
        said = f"{names.words.treaty_title[treaty.kind]} with {names.state(other)}"
        if line.against == other:
            found.append(Clash(treaty.id, other, f"{said}: this one is aimed at it."))
        elif _binds_us(view, line) and line.against is None and other in view.survey.index:
            chance = f.danger_from(theirs, other).middle
            if chance >= 10:
                words = f"{said}: it attacks {names.state(line.to)} with {percent(chance)} in ten turns."
                found.append(Clash(treaty.id, other, words))
    return tuple(found)
