"""The list of all orders that the law knows, grouped; each opens its form, and what cannot stand now says why."""

from game.measures.law import wars_of
from game.measures.power import muster_limit
from game.ui.screens.chamber.charter import amendment
from game.ui.screens.chamber.circle import circle_of
from game.ui.screens.orders.covert import first_plot, of_act
from game.ui.screens.orders.demand import aims_on, refused_crisis
from game.ui.screens.treaty.clauses import of_kind
from game.ui.screens.war.mediation import leaders_of, releasable
from game.ui.screens.war.settlement import first_offer
from game.ui.screens.words.orders import effect
from game.ui.screens.words.papers import Table, by_threat, objection
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Rule, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind, Side
from game.world.constants import BRIGADE_COST, TENTHS, WEALTH
from game.world.covert import CovertAct
from game.world.pacts import MotionKind
from game.world.sheets import Line
from game.world.treaties import TreatyKind

__all__ = ["add_sheet"]


def add_sheet(table: Table) -> Widget:
    """All orders, grouped; each opens its form. What cannot be done now says why."""
    columns: list[Widget] = []
    groups = _groups(table)
    sheet: list[Sheet] = []
    for names in (("Forces", "Money", "In secret"), ("Treaties",), ("Demands and war", "Pact")):
        rows: list[Widget] = []
        for name in names:
            rows += [caps(name), *[_entry(table, one, sheet) for one in groups[name]], Space(10)]
        columns.append(Column(*rows, gap=0, grow=1, arrows=True))
    for column in columns:
        column.grow = 1
    body = Column(
        Text("Add an order", "card_head"),
        Text("Every order that the law knows. What cannot stand now says why.", "second"),
        Rule("ink", above=6, below=6),
        ScrollArea(Row(*columns, gap=26, across="start"), label="Orders", grow=1),
        gap=2,
    )
    made = Sheet("Add an order", body, width=1180, height=700)
    sheet.append(made)
    return made


def _entry(table: Table, one: tuple[str, str, Line | None, str], sheet: list[Sheet]) -> Widget:
    label, icon, line, absent = one
    why = absent if line is None else objection(table.desk, line)

    def press() -> None:
        sheet[0].dismiss()
        if line is not None:
            table.edit(line)

    second = why or (effect(table.desk, table.names, line) if line is not None else "")
    return ListRow(
        label,
        press,
        second=second,
        icon=icon,
        enabled=not why,
        why_not=why or "",
        tip=second or None,
    )


Entry = tuple[str, str, Line | None, str]


def _groups(table: Table) -> dict[str, list[Entry]]:
    return {
        "Forces": _force_orders(table),
        "Money": _money_orders(table),
        "Treaties": _treaty_orders(table),
        "In secret": _secret_orders(table),
        "Demands and war": _war_orders(table),
        "Pact": _pact_orders(table),
    }


def _force_orders(table: Table) -> list[Entry]:
    desk = table.desk
    world, seat = desk.world, desk.seat
    capital = world.states[seat].capital
    held = sorted(world.forces.get(seat, {}).items(), key=lambda item: (-item[1], item[0]))
    stack = held[0] if held else None
    able = max(1, min(muster_limit(world, seat), max(0, desk.purse().left) * TENTHS // BRIGADE_COST, TENTHS))
    goal = next((p for p in world.provinces if stack and p != stack[0] and world.provinces[p].owner == seat), None)
    goal = goal or next(iter(world.provinces))
    level = world.states[seat].conscription
    return [
        ("Raise brigades", "attack", s.Recruit(capital, able), ""),
        ("March", "next", s.March(stack[0], goal, stack[1]) if stack else None, "We have no army to march."),
        ("Fortify", "fort", s.Fortify(capital), ""),
        ("Drill in the best practice", "codex", s.Emulate(), ""),
        ("Conscription", "who_comes", s.Conscript(level + 1 if level < 3 else level - 1), ""),
        (
            "Send brigades home",
            "back",
            s.Disband(stack[0], max(1, stack[1] // 4)) if stack else None,
            "We have no army to send home.",
        ),
    ]


def _money_orders(table: Table) -> list[Entry]:
    desk = table.desk
    other = table.chosen_state if table.chosen_state != desk.seat else next(iter(by_threat(desk.view)), "")
    now = desk.world.states[desk.seat].levy_permille
    return [
        ("Set the levy", "silver", s.Levy(now), ""),
        ("Send silver", "silver", s.Gift(other, 2 * WEALTH), ""),
    ]


def _treaty_orders(table: Table) -> list[Entry]:
    desk, names = table.desk, table.names
    other = table.chosen_state if table.chosen_state != desk.seat else next(iter(by_threat(desk.view)), "")
    them = names.state(other)
    kinds = (
        ("Defence with {}", "defence", s.ProposeTreaty(TreatyKind.DEFENCE, other)),
        ("Non-aggression with {}", "trust", s.ProposeTreaty(TreatyKind.NON_AGGRESSION, other)),
        ("Trade with {}", "silver", s.ProposeTreaty(TreatyKind.TRADE, other)),
        ("Guarantee {}", "clause", s.ProposeTreaty(TreatyKind.GUARANTEE, other)),
        ("Become the client of {}", "patron", s.ProposeTreaty(TreatyKind.CLIENTAGE, other, senior=False)),
        ("Make a client of {}", "patron", s.ProposeTreaty(TreatyKind.CLIENTAGE, other, senior=True)),
        ("Limit arms with {}", "strike", of_kind(table, s.ProposeTreaty(TreatyKind.DEFENCE, other), "arms_limit")),
        ("A joint attack with {}", "attack", of_kind(table, s.ProposeTreaty(TreatyKind.DEFENCE, other), "offence")),
    )
    rows: list[Entry] = [(label.format(them), icon, line, "") for label, icon, line in kinds]
    for t in desk.world.treaties.values():
        if desk.seat in t.parties and t.kind is not TreatyKind.TRUCE:
            rows.append(
                (
                    f"Denounce the {names.words.treaty[t.kind]} with {names.state(t.other(desk.seat))}",
                    "strike",
                    s.Denounce(t.id),
                    "",
                )
            )
    return rows


def _secret_orders(table: Table) -> list[Entry]:
    other = table.chosen_state if table.chosen_state != table.desk.seat else next(iter(by_threat(table.desk.view)), "")
    first = first_plot(table, other)
    labels = {
        CovertAct.SPY: f"Send spies to {table.names.state(other)}",
        CovertAct.INCITE: f"Stir up unrest in {table.names.state(other)}",
        CovertAct.BAIT: "Set two states at odds",
        CovertAct.SUBSIDISE: "Pay a belligerent in secret",
    }
    return [(said, "lock" if act is not CovertAct.SPY else "spy", of_act(table, first, act), "")
            for act, said in labels.items()]  # fmt: skip


def _war_orders(table: Table) -> list[Entry]:
    desk, names = table.desk, table.names
    other = table.chosen_state if table.chosen_state != desk.seat else next(iter(by_threat(desk.view)), "")
    aim = aims_on(table, other)[0][0] if other else Aim(AimKind.CLIENTAGE)
    crisis = refused_crisis(table, other)
    rows: list[Entry] = [
        (f"Demand something of {names.state(other)}", "demand", s.MakeDemand(other, aim), ""),
        (
            f"Declare war on {names.state(other)}",
            "attack",
            s.Attack(other, crisis.aim if crisis else aim, crisis.id if crisis else None),
            "",
        ),
    ]
    mine = {w.id for w in wars_of(desk.world, desk.seat)}
    for war in desk.world.wars.values():
        if war.ended is None and war.id not in mine:
            rows.append((f"Enter {war.name}", "attack", s.JoinWar(war.id, Side.DEFENCE), ""))
            if leaders_of(table, war) is not None:
                rows.append((f"Mediate in {war.name}", "flag", s.Mediate(war.id), ""))
        elif war.ended is None:
            rows.append((f"Offer peace in {war.name}", "flag", first_offer(table, war), ""))
            for ally in releasable(table, war):
                label = f"Release {names.state(ally)} from {war.name}"
                rows.append((label, "back", s.ReleaseAlly(war.id, ally), ""))
    return rows


def _pact_orders(table: Table) -> list[Entry]:
    desk = table.desk
    charters = desk.chronicle.header.charters
    rows: list[Entry] = []
    if charters:
        rows.append(("Found a pact", "pact", s.FoundPact(charters[0], circle_of(desk.view, charters[0])), ""))
    else:
        rows.append(("Found a pact", "pact", None, "No charter is known in this world."))
    for pact in desk.world.pacts.values():
        name = pact.charter.name
        if desk.seat in pact.members:
            rows.append((f"Leave the {name}", "pact", s.Withdraw(pact.id), ""))
            rows.append((f"Amend the charter of the {name}", "edit", amendment(table, pact.id), ""))
            rows.append(
                (
                    f"Put a motion to the {name}",
                    "clause",
                    s.PutMotion(pact.id, MotionKind.SANCTION, table.chosen_state),
                    "",
                )
            )
        else:
            rows.append((f"Apply to the {name}", "pact", s.ApplyToPact(pact.id), ""))
    return rows
