"""The form for a demand or a declaration of war: what is wanted, and what would stand in its way."""

from dataclasses import replace

from game.measures.system import fronts
from game.perception import forecast
from game.perception.cascade import Cascade
from game.perception.foresight import Demanded
from game.ui.screens.orders.form import OrderForm, follow_row, form_sheet
from game.ui.screens.words.follows import (
    Follow,
    asked_lines,
    chain_lines,
    change_lines,
    demanded,
    foreseen,
    in_ten,
    turning_lines,
    wealth_lines,
)
from game.ui.screens.words.papers import Table, banded, money
from game.ui.widgets.buttons import Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Rule, caps, voice
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind, Crisis, Stage
from game.world.constants import WEALTH
from game.world.sheets import Line
from game.world.treaties import TreatyKind

__all__ = ["aims_on", "demand_sheet", "refused_crisis"]


def demand_sheet(table: Table, target: str, line: s.MakeDemand | s.Attack | None, n: int | None) -> Widget:
    """The form for a demand or a declaration of war: aim, and what would stand in its way."""
    if line is None:
        line = s.MakeDemand(target, aims_on(table, target)[0][0])
    return form_sheet(table, line, n, _demand, 920)


def aims_on(table: Table, target: str) -> list[tuple[Aim, str]]:
    """What can be wanted of a target, likeliest first."""
    world, names, seat = table.desk.world, table.names, table.desk.seat
    owned = [p for p in world.provinces.values() if p.owner == target]
    found: list[tuple[Aim, str]] = []
    if len(owned) > 1:
        near = set(fronts(world, seat, target))
        claims = world.states[seat].claims
        ranked = sorted(owned, key=lambda p: (p.id not in claims, p.id not in near, -p.output))
        found += [(Aim(AimKind.PROVINCE, province=p.id), f"{p.name}, output {money(p.output)}") for p in ranked[:8]]
    found.append((Aim(AimKind.CLIENTAGE), "Submission: that it becomes our client"))
    income = max(world.states[target].treasury // 2 // WEALTH, 2)
    found.append((Aim(AimKind.TRIBUTE, amount=income * WEALTH), f"A tribute of {income}, once"))
    for t in world.treaties.values():
        if target in t.parties and seat not in t.parties and t.kind is not TreatyKind.TRUCE:
            said = f"That it leaves its {names.words.treaty[t.kind]} with {names.state(t.other(target))}"
            found.append((Aim(AimKind.EXIT, treaty=t.id), said))
        elif t.kind is TreatyKind.CLIENTAGE and t.second == seat and t.first == target:
            found.insert(0, (Aim(AimKind.FREEDOM, treaty=t.id), "Our freedom from its patronage"))
    return found


def refused_crisis(table: Table, target: str) -> Crisis | None:
    crises = table.desk.world.crises.values()
    return next(
        (c for c in crises if c.demander == table.desk.seat and c.target == target and c.stage is Stage.REFUSED), None
    )


def _demand(form: OrderForm) -> list[Widget]:
    line, table = form.line, form.table
    assert isinstance(line, s.MakeDemand | s.Attack)
    aims = aims_on(table, line.target)
    options = [Option(n, said) for n, (_, said) in enumerate(aims)]
    chosen = next((n for n, (aim, _) in enumerate(aims) if aim == line.aim), None)
    ways = [Option("demand", "Demand in public"), Option("attack", "Declare war")]
    way = Choice(
        "How",
        ways,
        line.kind if line.kind == "attack" else "demand",
        lambda v: form.write(_other_way(form, str(v)), anew=True),
    )
    aim = Dropdown(
        "Aim",
        options,
        chosen,
        lambda v: form.write(replace(_either(form), aim=aims[int(str(v))][0]), anew=True),
        grow=1,
    )
    totals, chain = _follows(form, line)
    controls = Column(
        Field("How", way, icon="demand", label_width=90),
        Field("Aim", aim, icon="flag", label_width=90),
        *totals,
        gap=5,
        width=430,
    )
    return [Row(controls, Rule(upright=True), Column(*chain, gap=1, grow=1), gap=20, across="stretch")]


def _either(form: OrderForm) -> s.MakeDemand | s.Attack:
    assert isinstance(form.line, s.MakeDemand | s.Attack)
    return form.line


def _other_way(form: OrderForm, way: str) -> Line:
    line = _either(form)
    if way == "demand":
        return s.MakeDemand(line.target, line.aim)
    crisis = refused_crisis(form.table, line.target)
    return s.Attack(line.target, line.aim, crisis.id if crisis else None)


def _follows(form: OrderForm, line: s.MakeDemand | s.Attack) -> tuple[list[Widget], list[Widget]]:
    """The totals under the controls, and the chain beside them."""
    table = form.table
    view = table.desk.view
    if line.target not in view.survey.index or not table.desk.is_alive:
        return [], []
    if isinstance(line, s.Attack):
        war = foreseen(view, line)
        how = "A surprise costs trust with everyone." if line.crisis is None else "They have refused; all have seen it."
        return ([*_war_totals(table, war), voice(how)], _chain(table, war)) if war is not None else ([], [])
    found = demanded(view, line)
    if found is None:
        return [], []
    return _demand_totals(table, found), _demand_chain(table, found)


def _war_totals(table: Table, war: Cascade) -> list[Widget]:
    names = table.names
    moved = change_lines(war.change, names, (war.defender,))
    return [
        caps("In the end"),
        _chance("We alone against it", war.alone),
        _chance("We prevail, all told", war.prospect),
        *_rows(table, [*turning_lines(war, names), *wealth_lines(war), *moved]),
    ]


def _demand_totals(table: Table, found: Demanded) -> list[Widget]:
    names = table.names
    them = names.state(found.target)
    rows: list[Widget] = [caps("In the end"), _chance(f"{them} gives way", found.conceded)]
    if found.war is not None:
        rows.append(_chance("If it is war, we prevail", found.war.prospect))
    believed = Follow("They think we would fight", in_ten(found.feared), tip="What all reckon of us after a refusal.")
    rows += _rows(table, [believed])
    for head, moved in (("If they give way", found.yields), ("If they refuse and we let it drop", found.lapses)):
        lines = change_lines(moved, names, (found.target,))
        rows += [caps(head), *_rows(table, lines or [Follow("Nothing else moves at once.")])]
    return rows


def _demand_chain(table: Table, found: Demanded) -> list[Widget]:
    names = table.names
    asked = asked_lines(found, names)
    rows: list[Widget] = [Head("What would follow", "chance", rule="")]
    if asked:
        rows += [caps("Must say whom they stand by"), *_rows(table, asked)]
    else:
        rows += _rows(table, [Follow("No promise binds anybody in this quarrel.")])
    if found.war is not None:
        moved = change_lines(found.war.change, names, (found.target,))
        rows += [Space(4), caps("If we fight for it"), *_rows(table, [*wealth_lines(found.war), *moved])]
        rows += [w for head, lines in _onward(table, found.war) for w in (caps(head), *_rows(table, lines))]
    return rows


def _onward(table: Table, war: Cascade) -> list[tuple[str, list[Follow]]]:
    """What the chain holds beyond those who were asked in the crisis."""
    found = chain_lines(war, table.desk.view, table.names)
    return [(head, lines) for head, lines in found if head.startswith(("Then", "Not bound"))]


def _chain(table: Table, war: Cascade) -> list[Widget]:
    rows: list[Widget] = [Head("What would follow", "would come", rule="")]
    for head, lines in chain_lines(war, table.desk.view, table.names):
        rows += [caps(head), *_rows(table, lines)]
    return rows


def _rows(table: Table, lines: list[Follow]) -> list[Widget]:
    return [follow_row(table, line) for line in lines]


def _chance(label: str, chance: forecast.Estimate) -> Widget:
    return Estimate(
        label, chance.middle / 10, chance.low / 10, chance.high / 10,
        ink="ink_2", label_width=176, half=True, tip=banded(chance),
    )  # fmt: skip
