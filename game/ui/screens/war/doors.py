"""What can be done about a war: offer peace, put a motion, release an ally, mediate, enter it; each says why not."""

from collections.abc import Callable

from game.measures.law import pacts_of, side_of
from game.rules.dealings import MEDIATOR_TRUST
from game.rules.terms import leader_of
from game.ui.screens.war.mediation import leaders_of, releasable
from game.ui.screens.words.papers import Table, objection
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row
from game.ui.widgets.plain import Text
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.conflicts import Side, War
from game.world.pacts import Trigger
from game.world.sheets import Line
from game.world.worlds import Phase

__all__ = ["doors", "mediators"]

Act = Callable[[], object]


def doors(table: Table, war: War, shut: Act, look: Act | None) -> list[Widget]:
    """Buttons, two in a row; then who could mediate."""
    ours = side_of(war, table.desk.seat) is not None
    found: list[Widget] = []
    if ours:
        found.append(_order(table, "Offer peace", "flag", lambda: _peace(table, war, shut), "", primary=True))
        found.append(_allies(table, war, shut))
        found += [_release(table, war, one, shut) for one in releasable(table, war)]
    elif table.desk.is_alive:
        line = s.Mediate(war.id)
        why = "" if leaders_of(table, war) else "Nobody is left to speak for one of the sides."
        why = why or objection(table.desk, line) or ""
        found.append(_order(table, "Offer mediation", "flag", lambda: _write(table, line, shut), why))
        found += [_enter(table, war, side, shut) for side in (Side.ATTACK, Side.DEFENCE)]
    if look is not None:
        found.append(Button("On the map", look, icon="search", kind="quiet", grow=1))
    rows: list[Widget] = [Row(*found[n : n + 2], gap=8) for n in range(0, len(found), 2)]
    if ours:
        who = mediators(table, war)
        said = (
            f"Could mediate, trusted by both: {table.names.states(who)}." if who else "Nobody is trusted by both sides."
        )
        rows.append(Text(said, "second"))
    return [Column(*rows, gap=7)]


def mediators(table: Table, war: War) -> list[str]:
    """Who is at peace with both leaders and trusted by them enough to put terms (article 31)."""
    world = table.desk.world
    leaders = [leader_of(world, war, side) for side in (Side.ATTACK, Side.DEFENCE)]
    if None in leaders:
        return []
    found = []
    for state, them in world.states.items():
        if them.alive and all(b.state != state for b in war.belligerents):
            trusts = [world.trust[str(one)].get(state) for one in leaders]
            if all(t is not None and t.permille >= MEDIATOR_TRUST for t in trusts):
                found.append(state)
    return found


def _order(table: Table, label: str, icon: str, act: Act, why: str, *, tip: str = "", primary: bool = False) -> Button:
    """A button for an order: pressed in spring, and where the law allows it."""
    orders = table.desk.phase is Phase.ORDERS and not table.desk.is_watching
    said = why if orders else "Orders are given in spring; now the letters are answered."
    return Button(
        label, act, icon=icon, grow=1, enabled=orders and not why, why_not=said, tip=tip or None,
        kind="primary" if primary else "normal", key="enter" if primary else "", show_key=False,
    )  # fmt: skip


def _allies(table: Table, war: War, shut: Act) -> Button:
    """Those bound were called as it began; a council that has not acted can still be asked."""
    desk = table.desk
    pacts = [p for p in pacts_of(desk.world, desk.seat) if p.charter.trigger is Trigger.COUNCIL]
    open_to = [p for p in pacts if p.id not in war.authorised]

    def go() -> None:
        shut()
        table.chamber(open_to[0].id)

    why = "" if open_to else "Everyone bound to us was called as the war began; no council is left to ask."
    return Button(
        "Ask our council", go, icon="pact", grow=1, enabled=bool(open_to), why_not=why,
        tip="To the chamber of our pact, which may still call its members",
    )  # fmt: skip


def _enter(table: Table, war: War, side: Side, shut: Act) -> Button:
    """Into a war that is not ours, beside whoever leads a side."""
    lead = leader_of(table.desk.world, war, side)
    line = s.JoinWar(war.id, side)
    why = "" if lead else "That side has nobody left."
    why = why or objection(table.desk, line) or ""
    helped = table.names.state(lead) if lead else "nobody"
    tip = f"Enter the war beside {helped}, uncalled"
    return _order(table, f"Help {helped}", "attack", lambda: _write(table, line, shut), why, tip=tip)


def _release(table: Table, war: War, ally: str, shut: Act) -> Button:
    """Let an ally make its own peace without a breach."""
    line = s.ReleaseAlly(war.id, ally)
    label = f"Release {table.names.state(ally)}"
    why = objection(table.desk, line) or ""
    tip = "It may then make its own peace, and breaks no word by it"
    return _order(table, label, "back", lambda: _write(table, line, shut), why, tip=tip)


def _write(table: Table, line: Line, shut: Act) -> None:
    """To the form of an order."""
    shut()
    table.edit(line)


def _peace(table: Table, war: War, shut: Act) -> None:
    """Compose terms."""
    shut()
    table.peace(war.id)
