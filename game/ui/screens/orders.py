"""Sheets for orders: the list of all that can be ordered, and the form in which one order is changed.

A form holds a line of the sheet; its controls write another line, and the second line under the head tells at once
what that costs and does, or why the law would refuse it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pygame

from game.measures.law import wars_of
from game.measures.power import muster_limit
from game.measures.system import fronts
from game.perception.forecast import coalition, holds, would_join
from game.ui.screens.council_papers import Table, banded, brigades, by_threat, money, percent, state_options
from game.ui.screens.council_words import effect, icon_of, sentence
from game.ui.widgets.buttons import Button, Checkbox, Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field, Slider
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Grid, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Icon, Rule, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind, Crisis, Side, Stage
from game.world.constants import BRIGADE_COST, TENTHS, WEALTH
from game.world.pacts import MotionKind
from game.world.sheets import Line
from game.world.treaties import TreatyKind

L = TypeVar("L")

__all__ = ["FittedSheet", "OrderForm", "add_sheet", "demand_sheet", "edit_sheet"]


class FittedSheet(Sheet):
    """A sheet as high as what is on it, in the upper middle of the window."""

    def __init__(self, label: str, body: Widget, width: float = 520) -> None:
        super().__init__(label, body, width=width, height=400)
        body.grow = 0
        self._fit = width
        self._where[0] = self._middle

    def _middle(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        wide = min(look.px(self._fit), rect.w - look.px(40))
        high = min(self.children[0].measure(look, wide)[1], rect.h - look.px(80))
        return pygame.Rect(rect.centerx - wide // 2, max((rect.h - high) * 2 // 5, look.px(40)), wide, high)


class OrderForm(Column):
    """One order with its controls. `on_done` gets the line; the sheet is closed first."""

    def __init__(self, table: Table, line: Line, n: int | None, fields: Callable[["OrderForm"], list[Widget]]) -> None:
        super().__init__(gap=6, label="Order")
        self.table, self.line, self.n, self.fields = table, line, n, fields
        self._head, self._effect = Text("", "section"), Text("", "body", ink="ink_2")
        self._send = Button("", self._done, kind="primary", key="enter")
        self.sheet: Sheet | None = None
        self.lay()

    def lay(self) -> None:
        """Lay out head, controls and buttons for the line as it is now."""
        self.clear()
        drop: list[Widget] = []
        if self.n is not None and self.table.desk.lines[self.n].was is not None:
            drop = [Button("As the draft said", self._draft, kind="quiet", tip="Back to the ministry’s line")]
        self._send.label = "Change" if self.n is not None else "Add"
        self.add(
            Row(Icon(icon_of(self.line), 22), Column(self._head, self._effect, gap=1, grow=1), gap=12, across="start"),
            Rule(above=6, below=2),
            *self.fields(self),
            Space(8),
            Row(*drop, Space(grow=1), Button("Cancel", self._close, kind="quiet"), self._send, gap=10),
        )
        self.tell()

    def write(self, line: Line, *, anew: bool = False) -> None:
        """Another line; `anew` where other controls are wanted."""
        self.line = line
        self.lay() if anew else self.tell()

    def tell(self) -> None:
        """Say what the line does, or why it cannot stand."""
        names, desk = self.table.names, self.table.desk
        why = desk.why_not(self.line)
        self._head.say(sentence(names, self.line))
        self._effect.say(f"{{danger:{why}}}" if why else effect(desk, names, self.line) or " ")
        self._send.enable(why is None, why or "")

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.dismiss()

    def _draft(self) -> None:
        n = self.n
        if n is not None:
            was = self.table.desk.lines[n].was
            if was is not None:
                self.table.desk.replace(n, was)
        self._close()

    def _done(self) -> None:
        if self.n is None:
            self.table.desk.add(self.line)
        else:
            self.table.desk.replace(self.n, self.line)
        self._close()


def _sheet(
    table: Table, line: Line, n: int | None, fields: Callable[[OrderForm], list[Widget]], width: float = 540
) -> Sheet:
    form = OrderForm(table, line, n, fields)
    sheet = FittedSheet("Order", form, width)
    form.sheet = sheet
    return sheet


def edit_sheet(table: Table, line: Line, n: int | None) -> Widget:
    """The form for a line of any plain kind."""
    return _sheet(table, line, n, _FIELDS.get(type(line), _nothing))


# -- controls -----------------------------------------------------------------------------------


def _nothing(form: OrderForm) -> list[Widget]:
    return [Text("Nothing in this order can be changed; it can only be struck.", "second")]


def _places(form: OrderForm, ids: list[str], value: str, label: str, make: Callable[[str], Line]) -> Widget:
    names = form.table.names
    world = form.table.desk.world
    options = [
        Option(p, names.province(p), icon=form.table.tint(world.provinces[p].owner), second=_stands(form, p))
        for p in ids
    ]
    control = Dropdown(label, options, value, lambda v: form.write(make(str(v)), anew=True), grow=1)
    return Field(label, control, icon="land", label_width=120)


def _stands(form: OrderForm, place: str) -> str:
    here = form.table.desk.world.forces.get(form.table.desk.seat, {}).get(place, 0)
    return f"{brigades(here)} of ours" if here else ""


def _amount(form: OrderForm, most: int, make: Callable[[int], Line], now: int) -> Widget:
    """Brigades in tenths; the slider shows whole ones with a decimal place."""
    top = max(most, now, 1) / TENTHS
    slider = Slider(
        "How many",
        now / TENTHS,
        0.1,
        max(top, 0.2),
        lambda v: form.write(make(round(v * TENTHS))),
        step=0.1,
        digits=1,
        grow=1,
    )
    return Field("How many", slider, icon="attack", label_width=120)


def _levy(form: OrderForm) -> list[Widget]:
    line = form.line
    assert isinstance(line, s.Levy)
    slider = Slider(
        "Share of income", line.permille / 10, 0, 60, lambda v: form.write(s.Levy(round(v * 10))), unit=" %", grow=1
    )
    said = "What is not levied is enjoyed at home, and counts in the score."
    return [Field("Share of income", slider, icon="silver", label_width=140), Text(said, "second")]


def _recruit(form: OrderForm) -> list[Widget]:
    line, desk = form.line, form.table.desk
    assert isinstance(line, s.Recruit)
    world = desk.world
    homes = [
        p.id for p in world.provinces.values() if p.owner == desk.seat and p.occupier is None and desk.seat in p.cores
    ]
    most = min(muster_limit(world, desk.seat), world.states[desk.seat].treasury * TENTHS // BRIGADE_COST)
    return [
        _places(form, homes, line.province, "Where", lambda p: replace(_as(form, s.Recruit), province=p)),
        _amount(form, most, lambda t: replace(_as(form, s.Recruit), tenths=t), line.tenths),
    ]


def _disband(form: OrderForm) -> list[Widget]:
    line, desk = form.line, form.table.desk
    assert isinstance(line, s.Disband)
    held = desk.world.forces.get(desk.seat, {})
    return [
        _places(form, sorted(held), line.province, "Where", lambda p: s.Disband(p, held.get(p, 1))),
        _amount(form, held.get(line.province, 1), lambda t: replace(_as(form, s.Disband), tenths=t), line.tenths),
    ]


def _march(form: OrderForm) -> list[Widget]:
    line, desk, names = form.line, form.table.desk, form.table.names
    assert isinstance(line, s.March)
    held = desk.world.forces.get(desk.seat, {})
    goals = sorted((p for p in desk.world.provinces if p != line.origin), key=names.province)
    return [
        _places(
            form,
            sorted(held),
            line.origin,
            "From",
            lambda p: replace(_as(form, s.March), origin=p, tenths=held.get(p, 1)),
        ),
        _places(form, goals, line.destination, "To", lambda p: replace(_as(form, s.March), destination=p)),
        _amount(form, held.get(line.origin, 1), lambda t: replace(_as(form, s.March), tenths=t), line.tenths),
    ]


def _fortify(form: OrderForm) -> list[Widget]:
    line, desk = form.line, form.table.desk
    assert isinstance(line, s.Fortify)
    own = [p.id for p in desk.world.provinces.values() if p.owner == desk.seat]
    return [_places(form, own, line.province, "Where", s.Fortify)]


def _conscript(form: OrderForm) -> list[Widget]:
    line = form.line
    assert isinstance(line, s.Conscript)
    steps = [Option(n, word) for n, word in enumerate(("none", "one step", "two steps", "three steps"))]
    return [
        Field(
            "Conscription",
            Choice("Conscription", steps, line.level, lambda v: form.write(s.Conscript(int(str(v))))),
            icon="who_comes",
        )
    ]


def _gift(form: OrderForm) -> list[Widget]:
    line, desk = form.line, form.table.desk
    assert isinstance(line, s.Gift)
    most = max(desk.world.states[desk.seat].treasury // WEALTH, 1)
    slider = Slider(
        "Silver",
        line.amount / WEALTH,
        1,
        most,
        lambda v: form.write(replace(_as(form, s.Gift), amount=round(v) * WEALTH)),
        grow=1,
    )
    return [
        _state(form, line.to, "To", lambda v: replace(_as(form, s.Gift), to=v)),
        Field("Silver", slider, icon="silver", label_width=120),
    ]


def _state(form: OrderForm, value: str, label: str, make: Callable[[str], Line]) -> Widget:
    options = state_options(form.table, by_threat(form.table.desk.view))
    return Field(
        label,
        Dropdown(label, options, value, lambda v: form.write(make(str(v)), anew=True), grow=1),
        icon="dispatch",
        label_width=120,
    )


def _found(form: OrderForm) -> list[Widget]:
    line, desk, names = form.line, form.table.desk, form.table.names
    assert isinstance(line, s.FoundPact)
    known = {c.id: c for c in desk.chronicle.header.charters}
    charter = Dropdown(
        "Charter",
        [Option(c.id, c.name, icon="clause") for c in known.values()],
        line.charter.id,
        lambda v: form.write(replace(_as(form, s.FoundPact), charter=known[str(v)]), anew=True),
        grow=1,
    )
    terms = line.charter
    said = (
        f"{terms.trigger.value} · {terms.vote.value.replace('_', ' ')} · covers {terms.covers.value} · quota "
        f"{terms.quota_permille / 10:.0f} % · {'veto' if terms.permanent_veto else 'no veto'} · sanctions {terms.sanctions.value}"
    )
    boxes = []
    circle = (desk.seat, *line.invited)
    for other in by_threat(desk.view):
        verdict = would_join(desk.view, other, tuple(dict.fromkeys((*circle, other))), terms)
        label = f"{names.state(other)} {percent(verdict.chance.middle)}"
        boxes.append(Checkbox(label, other in line.invited, lambda on, o=other: form.write(_invited(form, o, on))))
    return [
        Field("Charter", charter, icon="pact", label_width=120),
        Text(said, "second"),
        caps("Invite, and the chance that each would join"),
        Grid(*boxes, columns=3, row_gap=2),
    ]


def _invited(form: OrderForm, other: str, on: bool) -> Line:
    line = _as(form, s.FoundPact)
    kept = tuple(i for i in line.invited if i != other)
    return replace(line, invited=(*kept, other) if on else kept)


def _motion(form: OrderForm) -> list[Widget]:
    line = form.line
    assert isinstance(line, s.PutMotion)
    kinds = [
        Option(k, k.value.capitalize())
        for k in (MotionKind.SANCTION, MotionKind.LIFT, MotionKind.ADMIT, MotionKind.EXPEL)
    ]
    return [
        Field(
            "Motion",
            Choice(
                "Motion",
                kinds,
                line.motion,
                lambda v: form.write(replace(_as(form, s.PutMotion), motion=MotionKind(str(v)))),
            ),
            icon="clause",
            label_width=120,
        ),
        _state(form, line.about, "About", lambda v: replace(_as(form, s.PutMotion), about=v)),
    ]


def _join(form: OrderForm) -> list[Widget]:
    line = form.line
    assert isinstance(line, s.JoinWar)
    words = form.table.names.words.side
    sides = [Option(side, words[side]) for side in Side]
    return [
        Field(
            "Side",
            Choice("Side", sides, line.side, lambda v: form.write(replace(_as(form, s.JoinWar), side=Side(str(v))))),
            icon="attack",
            label_width=120,
        )
    ]


_FIELDS: dict[type, Callable[[OrderForm], list[Widget]]] = {
    s.Levy: _levy,
    s.Recruit: _recruit,
    s.Disband: _disband,
    s.March: _march,
    s.Fortify: _fortify,
    s.Conscript: _conscript,
    s.Gift: _gift,
    s.FoundPact: _found,
    s.PutMotion: _motion,
    s.JoinWar: _join,
}


def _as(form: OrderForm, kind: type[L]) -> L:
    line = form.line
    assert isinstance(line, kind)
    return line


# -- demands and war ----------------------------------------------------------------------------


def demand_sheet(table: Table, target: str, line: s.MakeDemand | s.Attack | None, n: int | None) -> Widget:
    """The form for a demand or a declaration of war: aim, and what would stand in its way."""
    if line is None:
        line = s.MakeDemand(target, _aims(table, target)[0][0])
    return _sheet(table, line, n, _demand, 600)


def _aims(table: Table, target: str) -> list[tuple[Aim, str]]:
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


def _refused(table: Table, target: str) -> Crisis | None:
    crises = table.desk.world.crises.values()
    return next(
        (c for c in crises if c.demander == table.desk.seat and c.target == target and c.stage is Stage.REFUSED), None
    )


def _demand(form: OrderForm) -> list[Widget]:
    line, table = form.line, form.table
    assert isinstance(line, s.MakeDemand | s.Attack)
    aims = _aims(table, line.target)
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
    crisis = _refused(form.table, line.target)
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


# -- the list of all orders -----------------------------------------------------------------------


def add_sheet(table: Table) -> Widget:
    """All orders, grouped; each opens its form. What cannot be done now says why."""
    columns: list[Widget] = []
    groups = _groups(table)
    sheet: list[Sheet] = []
    for names in (("Forces", "Money"), ("Treaties", "Demands and war"), ("Pact",)):
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
    made = Sheet("Add an order", body, width=1180, height=640)
    sheet.append(made)
    return made


def _entry(table: Table, one: tuple[str, str, Line | None, str], sheet: list[Sheet]) -> Widget:
    label, icon, line, absent = one
    why = absent if line is None else table.desk.why_not(line)

    def press() -> None:
        sheet[0].dismiss()
        if line is not None:
            table.edit(line)

    second = why or (effect(table.desk, table.names, line) if line is not None else "")
    return ListRow(
        label,
        press if not why else None,
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
        ("Defence", "defence", s.ProposeTreaty(TreatyKind.DEFENCE, other)),
        ("Non-aggression", "trust", s.ProposeTreaty(TreatyKind.NON_AGGRESSION, other)),
        ("Trade", "silver", s.ProposeTreaty(TreatyKind.TRADE, other)),
        ("Guarantee", "clause", s.ProposeTreaty(TreatyKind.GUARANTEE, other)),
        ("Our clientage", "patron", s.ProposeTreaty(TreatyKind.CLIENTAGE, other, senior=False)),
        ("Its clientage", "patron", s.ProposeTreaty(TreatyKind.CLIENTAGE, other, senior=True)),
    )
    rows: list[Entry] = [
        (f"{label} with {them}" if "client" not in label else f"{label}: {them}", icon, line, "")
        for label, icon, line in kinds
    ]
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


def _war_orders(table: Table) -> list[Entry]:
    desk, names = table.desk, table.names
    other = table.chosen_state if table.chosen_state != desk.seat else next(iter(by_threat(desk.view)), "")
    aim = _aims(table, other)[0][0] if other else Aim(AimKind.CLIENTAGE)
    crisis = _refused(table, other)
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
        elif war.ended is None:
            from game.ui.screens.council_peace import first_offer

            rows.append((f"Offer peace in {war.name}", "flag", first_offer(table, war), ""))
    return rows


def _pact_orders(table: Table) -> list[Entry]:
    desk = table.desk
    charters = desk.chronicle.header.charters
    rows: list[Entry] = []
    if charters:
        rows.append(("Found a pact", "pact", s.FoundPact(charters[0], _circle(table)), ""))
    else:
        rows.append(("Found a pact", "pact", None, "No charter is known in this world."))
    for pact in desk.world.pacts.values():
        name = pact.charter.name
        if desk.seat in pact.members:
            rows.append((f"Leave the {name}", "pact", s.Withdraw(pact.id), ""))
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


def _circle(table: Table) -> tuple[str, ...]:
    """Whom one would invite first: all who would rather join than not, the strongest circle that reckons so."""
    desk = table.desk
    charter = desk.chronicle.header.charters[0]
    others = tuple(by_threat(desk.view))
    keen = sorted(others, key=lambda o: -would_join(desk.view, o, (desk.seat, *others), charter).chance.middle)
    willing = [o for o in keen if would_join(desk.view, o, (desk.seat, *others), charter).accepts]
    return tuple(willing if len(willing) >= 2 else keen[:2])
