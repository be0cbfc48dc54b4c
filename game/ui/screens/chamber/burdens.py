"""What members owe a pact and give it: case by case, the arms they may keep, its own force, its sanctions."""

from collections.abc import Callable

from game.measures.burdens import (
    Burden,
    arms_ceiling_tenths,
    burdens,
    contributions,
    standing_tenths,
)
from game.measures.power import tenths_of
from game.measures.wealth import sanction_bite
from game.report.telling.naming import Names
from game.report.telling.years import year_text
from game.ui.screens.chamber.charter_terms import changed_terms
from game.ui.screens.words.papers import brigades
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Pair, Rule, Shield, Text
from game.ui.widgets.text import signed
from game.ui.widgets.widget import SumRow, Tip, Widget
from game.world.constants import WEALTH
from game.world.pacts import Motion, Pact
from game.world.worlds import World

__all__ = ["amended_rows", "burden_rows"]

Tint = Callable[[str], str]
_CASES = 8


def burden_rows(world: World, pact: Pact, seat: str, tint: Tint, *, at_rest: bool = False) -> list[Widget]:
    """The ledgers of a pact; each only where there is something in it, save who came, which is told `at_rest`."""
    names = Names(world)
    return [
        *_leaving(world, pact, names, tint),
        *(_delivered(world, pact, names, tint) or (_uncalled() if at_rest else [])),
        *_sanctions(world, pact, seat, names, tint),
        *_ceilings(world, pact, names, tint),
        *_standing(world, pact, names),
    ]


def amended_rows(pact: Pact, motion: Motion) -> list[Widget]:
    """What an amendment would change, term by term."""
    if motion.charter is None:
        return []
    changed = [Pair(label, f"{was} → {now}") for label, was, now in changed_terms(pact.charter, motion.charter)]
    return [Space(14), Head("What would change", rule=""), Space(3), *changed]


def _leaving(world: World, pact: Pact, names: Names, tint: Tint) -> list[Widget]:
    """Members whose notice runs, and terms that wait for the next turn."""
    rows: list[Widget] = []
    for member, turn in sorted(pact.leaving.items(), key=lambda one: (one[1], one[0])):
        until = Text(f"bound to {year_text(world.system, turn)}", "value")
        rows.append(Row(Shield(tint(member), 16), Text(f"{names.state(member)} leaves", "body", grow=1), until, gap=9))
    if pact.amended is not None:
        rows.append(Text("A new charter is carried; it binds from the next turn.", "second"))
    return [Space(14), Head("Under notice", rule=""), Space(4), Column(*rows, gap=4)] if rows else []


def _delivered(world: World, pact: Pact, names: Names, tint: Tint) -> list[Widget]:
    """Promised against delivered, the greatest debtor first."""
    known = [one for one in burdens(world, pact.id) if one.cases]
    if not known:
        return []
    ranked = sorted(known, key=lambda one: (one.delivered_permille, -one.promised, one.member))
    rows = [_record(world, pact, one, names, tint) for one in ranked]
    came, sworn = sum(one.delivered for one in known), sum(one.promised for one in known)
    total = Pair("Together", f"{brigades(came)} of {brigades(sworn)} came", ruled=False)
    return [
        Space(14),
        Head("Who came when called", "brigades", rule=""),
        Space(4),
        *rows,
        Rule("ink", thick=1.5),
        total,
    ]


def _uncalled() -> list[Widget]:
    """What stands there before the first case."""
    said = "No member has been called yet. Who came, and who did not, will stand here."
    return [Space(14), Head("Who came when called", rule=""), Text(said, "second")]


def _record(world: World, pact: Pact, one: Burden, names: Names, tint: Tint) -> Widget:
    """A member's line; its cases lie under it."""
    name = names.state(one.member)
    cases = contributions(world, pact.id, one.member)[-_CASES:]
    rows = tuple(
        SumRow(
            f"{year_text(world.system, max(c.turn, 1))}, for {names.state(c.friend)}"
            + ("" if c.honoured else ", reneged"),
            f"{brigades(c.delivered)} of {brigades(c.promised)}",
        )
        for c in cases
    )
    figure = f"{brigades(one.delivered)} of {brigades(one.promised)}"
    tip = Tip(name, figure, "What its quota promised, and what marched.", rows, SumRow("All cases", figure))
    short = one.delivered < one.promised
    gone = "" if one.member in pact.members else ", has left"
    helped = len({c.war for c in contributions(world, pact.id) if c.friend == one.member and c.delivered})
    gained = f"; helped {helped} times" if helped > 1 else "; helped once" if helped else "; never helped"
    words = f"came {one.honoured} of {one.cases}{gained}{gone}"
    label = Column(Text(name, "body", one_line=True), Text(words, "second", one_line=True), gap=-2, grow=1)
    value = Text(figure, "value", ink="bad" if short else "good", tip=tip)
    line = Row(Shield(tint(one.member), 16), label, value, gap=9)
    return Column(Rule(), Space(2), line, Space(2), gap=0)


def _sanctions(world: World, pact: Pact, seat: str, names: Names, tint: Tint) -> list[Widget]:
    """What each condemned state loses, and what that costs those who lay it."""
    rows: list[Widget] = []
    for state, since in sorted(pact.sanctioned.items()):
        if state not in world.states or not world.states[state].alive:
            continue
        bite = sanction_bite(world, state)
        rows.append(Rule())
        rows.append(Space(4))
        head = Text(f"**{names.state(state)}**, since {year_text(world.system, max(since, 1))}", "body", grow=1)
        rows.append(Row(Shield(tint(state), 16), head, gap=9))
        lost = Tip(
            f"Trade of {names.state(state)}",
            _figure(-bite.bite),
            "A part of what is shut out leaks back through those who still trade with it.",
            (SumRow("Trade stopped", _figure(-bite.lost)), SumRow("Leaks back", _figure(bite.leaked))),
            SumRow("It loses a turn", _figure(-bite.bite)),
        )
        rows.append(Pair("It loses a turn", _figure(-bite.bite), tip=lost, ruled=False))
        costs = tuple(SumRow(names.state(s), _figure(-c)) for s, c in sorted(bite.cost.items(), key=lambda x: -x[1]))
        paid = Tip(
            "What it costs us", _figure(-bite.cost.get(seat, 0)), "Half of the trade lost is made good elsewhere.",
            costs[:_CASES], SumRow("All who lay it", _figure(-sum(bite.cost.values()))),
        )  # fmt: skip
        if bite.cost.get(seat):
            rows.append(Pair("It costs us", _figure(-bite.cost.get(seat, 0)), tip=paid, ruled=False))
        gains = sorted(((m, g) for m, g in bite.middlemen.items() if g > 0), key=lambda x: (-x[1], x[0]))
        if gains:
            first, gain = gains[0]
            tip = Tip("Middlemen", "", "", tuple(SumRow(names.state(m), _figure(g)) for m, g in gains[:_CASES]))
            rows.append(Pair(f"{names.state(first)} carries it", _figure(gain), tip=tip, ruled=False, strong=False))
    return [Space(14), Head("Sanctions", "wealth a turn", rule=""), Space(2), *rows] if rows else []


def _figure(hundredths: int) -> str:
    return signed(hundredths / WEALTH, digits=1)


def _ceilings(world: World, pact: Pact, names: Names, tint: Tint) -> list[Widget]:
    """What each keeps of what it may, those above first."""
    found = [(m, tenths_of(world, m), arms_ceiling_tenths(world, pact, m)) for m in sorted(pact.members)]
    kept = [(m, has, most) for m, has, most in found if most is not None and world.states[m].alive]
    if not kept:
        return []
    rows: list[Widget] = []
    for member, has, most in sorted(kept, key=lambda one: one[2] - one[1]):
        ink = "bad" if has > most else "ink"
        figure = Text(f"{brigades(has)} of {brigades(most)}", "value", ink=ink)
        said = f"{names.state(member)}{', above it' if has > most else ''}"
        rows.append(Row(Shield(tint(member), 16), Text(said, "body", grow=1), figure, gap=9))
    return [Space(14), Head("Arms ceilings", "brigades", rule=""), Space(4), Column(*rows, gap=4)]


def _standing(world: World, pact: Pact, names: Names) -> list[Widget]:
    """The force that marches whatever its members answer."""
    if not pact.charter.standing_permille:
        return []
    parts = {m: standing_tenths(world, pact, m) for m in pact.members if world.states[m].alive}
    ranked = sorted(parts.items(), key=lambda one: (-one[1], one[0]))
    rows = tuple(SumRow(names.state(m), brigades(n)) for m, n in ranked[:_CASES])
    total = brigades(sum(parts.values()))
    tip = Tip("Standing force", total, "It comes whatever its members answer.", rows, SumRow("All", total))
    return [Space(14), Pair("Standing force, brigades", total, tip=tip, icon="attack")]
