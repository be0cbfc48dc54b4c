"""The form for a demand or a declaration of war: what is wanted, and what would stand in its way."""

from dataclasses import replace

from game.measures.system import fronts
from game.perception.forecast import coalition, holds
from game.ui.screens.council_papers import Table, banded, money, percent
from game.ui.screens.orders import OrderForm, form_sheet
from game.ui.widgets.buttons import Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import caps, voice
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
    return form_sheet(table, line, n, _demand, 600)


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
    return [
        Field("How", way, icon="demand", label_width=90),
        Field("Aim", aim, icon="flag", label_width=90),
        *_odds(form, line),
    ]


def _either(form: OrderForm) -> s.MakeDemand | s.Attack:
    assert isinstance(form.line, s.MakeDemand | s.Attack)
    return form.line


def _other_way(form: OrderForm, way: str) -> Line:
    line = _either(form)
    if way == "demand":
        return s.MakeDemand(line.target, line.aim)
    crisis = refused_crisis(form.table, line.target)
    return s.Attack(line.target, line.aim, crisis.id if crisis else None)


def _odds(form: OrderForm, line: s.MakeDemand | s.Attack) -> list[Widget]:
    table = form.table
    view, names = table.desk.view, table.names
    if line.target not in view.survey.index or not table.desk.is_alive:
        return []
    stand = holds(view, line.target, table.desk.seat)
    weights = coalition(view, line.target, table.desk.seat)
    rows: list[Widget] = [caps("Who would stand against us")]
    for one in weights[:6]:
        said = "itself" if one.state == line.target else f"would come {percent(one.credence)}"
        rows.append(
            ListRow(
                names.state(one.state),
                second="",
                value=f"{one.expected / 10:.1f}",
                tint=table.tint(one.state),
                kind="body",
                tip=f"{said}; brings {one.pledged / 10:.1f} if it does",
            )
        )
    how = (
        "A surprise costs trust with everyone."
        if isinstance(line, s.Attack) and line.crisis is None
        else "Others answer before we choose between war and letting it drop."
    )
    rows.append(Space(2))
    rows.append(
        Estimate(
            f"{names.state(line.target)} holds",
            stand.middle / 10,
            stand.low / 10,
            stand.high / 10,
            ink="ink_2",
            label_width=150,
            half=True,
            tip=banded(stand),
        )
    )
    rows.append(voice(how))
    return rows
