"""What would follow from a deed, in lines: the cascade hop by hop, its totals, and what becomes of our name. No pygame.

All figures are those of `game.perception.foresight`: the rules tried out on a copy, and the sums by which the others
decide at public parameters (decisions 1). Nothing is reckoned here; it only gets words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.kit.memo import by_identity
from game.perception import foresight
from game.perception.aftermath import Change
from game.perception.cascade import Called, Cascade
from game.perception.forecast import coalition
from game.perception.foresight import Demanded, Parted
from game.perception.views import View
from game.report.telling.naming import Names
from game.ui.figures import percent, worth
from game.ui.screens.words.prospects import Prospect
from game.ui.widgets.text import signed
from game.world import sheets as s
from game.world.conflicts import JoinReason, Side
from game.world.constants import WEALTH
from game.world.treaties import TreatyKind

__all__ = [
    "Follow",
    "asked_lines",
    "call_rows",
    "called_line",
    "chain_lines",
    "change_lines",
    "demanded",
    "foreseen",
    "in_ten",
    "parted_lines",
    "turning_lines",
    "wealth_lines",
]

_BOUND = {
    JoinReason.TREATY: "by its treaty",
    JoinReason.CHAIN_GANG: "by its unconditional treaty",
    JoinReason.PACT: "by the pact",
    JoinReason.GUARANTEE: "by its guarantee",
    JoinReason.CLIENT_DUTY: "as a client",
    JoinReason.PATRON_DUTY: "as patron",
}


@dataclass(frozen=True, slots=True)
class Follow:
    """One line: words, the figure at the right, its ink, the state it is about, and where the figure comes from."""

    words: str
    value: str = ""
    ink: str = "ink"
    state: str = ""
    tip: str = ""


def in_ten(permille: int) -> str:
    """`7 in 10` of a chance in thousandths, `surely` and `hardly` at its ends."""
    if permille >= 960:
        return "surely"
    return "hardly" if permille < 50 else f"{round(permille / 100)} in 10"


@by_identity(4)
def _known(view: View) -> dict[object, object]:
    """What has been foreseen in a view: the same is asked again by every paper that shows it."""
    return {}


def foreseen(view: View, line: s.Attack) -> Cascade | None:
    """The cascade of a declaration of war."""
    known, key = _known(view), (line.target, line.aim, line.crisis)
    if key not in known:
        known[key] = foresight.of_war(view, line.target, line.aim, line.crisis)
    found = known[key]
    return found if isinstance(found, Cascade) else None


def demanded(view: View, line: s.MakeDemand) -> Demanded | None:
    """What would follow from a demand."""
    known, key = _known(view), ("demand", line.target, line.aim)
    if key not in known:
        known[key] = foresight.of_demand(view, line.target, line.aim)
    found = known[key]
    return found if isinstance(found, Demanded) else None


def called_line(one: Called, names: Names, seat: str) -> Follow:
    """`Sparta, by its treaty · 7 in 10`, red where it comes against us."""
    bound = _BOUND.get(one.reason, "by its word")
    if one.pact is not None:
        bound = "if the council calls"
    low, high = round(one.credence.low / 10), round(one.credence.high / 10)
    tip = f"Once called it comes {round(one.credence.middle / 10)} %, between {low} and {high}"
    if one.called < 995:
        tip += f"; it is called {round(one.called / 10)} %"
    tip += f". It brings {one.brings / 10:.1f} brigades to bear." if one.brings else "."
    against = one.foe == seat or one.state == seat
    return Follow(
        f"{names.state(one.state)}, {bound}", in_ten(one.comes), "danger" if against else "ink", one.state, tip
    )


def chain_lines(cascade: Cascade, view: View, names: Names) -> list[tuple[str, list[Follow]]]:
    """The hops, each with its head and its lines; then those not bound who might yet come."""
    out: list[tuple[str, list[Follow]]] = []
    for hop in cascade.hops:
        for side in (Side.DEFENCE, Side.ATTACK):
            called = [c for c in hop.called if c.side is side and c.state != cascade.doer]
            friend = cascade.defender if side is Side.DEFENCE else cascade.attacker
            for_us = names.state(friend) if friend != cascade.doer else "us"
            head = f"{'Called' if hop.number == 1 else 'Then, called'} for {for_us}"
            lines = [called_line(one, names, cascade.doer) for one in called]
            lines += [_council(c.pact, c.chance.middle, names) for c in hop.councils if side is Side.DEFENCE]
            if lines:
                out.append((head, lines))
    unbidden = _unbidden(cascade, view, names)
    if unbidden:
        out.append(("Not bound, and yet might", unbidden))
    if not cascade.hops:
        out.insert(0, ("Nobody is called", [Follow("No promise falls due on either side.")]))
    return out


def _council(pact: str, permille: int, names: Names) -> Follow:
    return Follow(
        f"The council of {names.pact(pact)} acts", in_ten(permille), tip="By every member’s own sum, counted."
    )


def _unbidden(cascade: Cascade, view: View, names: Names) -> list[Follow]:
    """States that no word binds, and that all think might come for the one attacked."""
    known = {c.state for hop in cascade.hops for c in hop.called} | {view.seat}
    found = coalition(view, cascade.defender, cascade.attacker)[1:]
    loose = [one for one in found if one.state not in known and one.credence >= 200]
    tip = "No promise calls it; it is not counted in the totals."
    return [Follow(names.state(one.state), in_ten(one.credence), state=one.state, tip=tip) for one in loose[:3]]


def asked_lines(found: Demanded, names: Names) -> list[Follow]:
    """Who must say in the crisis whom it stands by."""
    return [called_line(one, names, one.foe if one.side is Side.DEFENCE else "") for one in found.asked]


def turning_lines(cascade: Cascade, names: Names) -> list[Follow]:
    """On whom it could turn: states whose own error could make them come or stay."""
    against = cascade.doer != cascade.attacker
    ranked = sorted(cascade.surprises, key=lambda one: (-abs(one.comes - one.stays), one.state))
    out = []
    for one in ranked[:2]:
        comes, stays = (1000 - x if against else x for x in (one.comes, one.stays))
        if abs(comes - stays) >= 20:
            out.append(Follow(f"It may turn on {names.state(one.state)}", f"{percent(comes)} or {percent(stays)}",
                              tip="Our chance if it comes, and if it stays; its own errors may decide."))  # fmt: skip
    return out


def change_lines(change: Change, names: Names, about: Iterable[str] = ()) -> list[Follow]:
    """What the rules move: promises ended, trust of those named, standing with all, legitimacy, silver, stability."""
    out = [Follow(f"Ends {words}", ink="bad") for words in _ended(change, names)]
    for other in about:
        if other in change.trust:
            before, after = change.trust[other]
            words = f"Trust of {names.state(other)} in us"
            out.append(Follow(words, f"{before} → {after}", _ink(after - before), tip="Of 100; it fades slowly."))
    if round(change.standing, 1):
        tip = "The mean change of all others’ trust in us: their promises to us weaken with it."
        out.append(Follow("Standing with all", signed(change.standing, digits=1), _ink(change.standing), tip=tip))
    for id, (before, after) in change.legitimacy.items():
        name = names.pact(id)
        out.append(Follow(f"Legitimacy of {name}", f"{before} → {after}", _ink(after - before)))
    money = ((change.treasury, "Treasury at once"), (change.yearly, "Treasury a turn"))
    out += [Follow(label, signed(x / WEALTH, digits=1), _ink(x)) for x, label in money if abs(x) >= WEALTH // 20]
    if change.stability:
        out.append(Follow("Stability", signed(change.stability), _ink(change.stability)))
    return out


def _ended(change: Change, names: Names) -> list[str]:
    """Promises that end, those of one kind together: `the truce with Persia, Miletus and Samos`."""
    treaties = [names.world.treaties[id] for id in change.ended if id in names.world.treaties]
    said = names.words.treaty
    found: dict[TreatyKind, list[str]] = {}
    for treaty in treaties:
        found.setdefault(treaty.kind, []).append(treaty.other(change.seat))
    return [f"the {said[kind]} with {names.states(sorted(others))}" for kind, others in found.items()]


def _ink(moved: float) -> str:
    """Blue for the better, brown for the worse; red is kept for dangers to us."""
    return "bad" if moved < 0 else "good"


def _peril(worse: float) -> str:
    return "danger" if worse > 0 else "good"


def wealth_lines(cascade: Cascade) -> list[Follow]:
    """What the war costs in wealth, as far as it is more than dust."""
    units = {"trade_lost": "Trade lost, a turn", "pact_sanctions": "Sanctions, a turn", "cost_of_fighting": "Fighting"}
    tip = "As all reckon it, over the whole war." if cascade.wealth else ""
    return [
        Follow(units[t.name], worth(t.milli), "bad", tip=tip if t.name == "cost_of_fighting" else "")
        for t in cascade.wealth
        if t.name in units and t.milli <= -100
    ]


def parted_lines(found: Parted, names: Names) -> list[Follow]:
    """What follows from ending a treaty: the dangers that change."""
    out = change_lines(found.change, names, (found.other,))
    for one in found.exposed:
        foe = names.state(one.foe)
        attacks = f"{percent(one.attacks[0].middle)} → {percent(one.attacks[1].middle)}"
        holds = f"{percent(one.holds[0].middle)} → {percent(one.holds[1].middle)}"
        worse = one.attacks[1].middle - one.attacks[0].middle
        weaker = one.holds[0].middle - one.holds[1].middle
        out.append(Follow(f"{foe} attacks within 10 turns", attacks, _peril(worse), one.foe))
        out.append(Follow(f"We hold, if {foe} does", holds, _peril(weaker), one.foe))
    return out


def call_rows(view: View, call: str, names: Names) -> tuple[Prospect, ...]:
    """A call answered both ways: reneging first, honouring after the arrow; then who is called from our coming."""
    broken, kept = (foresight.of_answer(view, call, honour) for honour in (False, True))
    if broken is None or kept is None:
        return ()
    side = view.world.calls[call].side
    odds = [one.wins.middle if side is Side.ATTACK else 1000 - one.wins.middle for one in (broken, kept)]
    rows = [Prospect("Our friends prevail", f"{percent(odds[0])} → {percent(odds[1])}", _better(odds[1] - odds[0]))]
    worlds = (broken.change, kept.change)
    ways = [signed(one.standing, digits=1) for one in worlds]
    moved = worlds[1].standing - worlds[0].standing
    rows.append(Prospect("Standing with all", f"{ways[0]} → {ways[1]}", _better(moved)))
    rows += [Prospect(f"If broken, ends {names.treaty(id)}", "", False) for id in worlds[0].ended]
    for id in sorted(set(worlds[0].legitimacy) | set(worlds[1].legitimacy)):
        at = [one.legitimacy.get(id, (0, view.world.pacts[id].legitimacy))[1] for one in worlds]
        rows.append(Prospect(f"Legitimacy of {names.pact(id)}", f"{at[0]} → {at[1]}", _better(at[1] - at[0])))
    known = {c.state for hop in broken.hops for c in hop.called}
    onward = [c for hop in kept.hops[1:] for c in hop.called if c.state not in known]
    for c in onward[:4]:
        rows.append(Prospect(f"Then {names.state(c.state)}, {_BOUND.get(c.reason, 'by its word')}", in_ten(c.comes)))
    return tuple(rows)


def _better(moved: float) -> bool | None:
    return None if round(moved, 1) == 0 else moved > 0
