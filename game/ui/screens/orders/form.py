"""Sheets for orders: the list of all that can be ordered, and the form in which one order is changed.

A form holds a line of the sheet; its controls write another line, and the second line under the head tells at once
what that costs and does, or why the law would refuse it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, TypeVar

from game.measures.power import muster_limit
from game.perception import foresight
from game.ui.screens.words.follows import Follow, parted_lines
from game.ui.screens.words.ordered import ordered
from game.ui.screens.words.orders import effect, icon_of, sentence
from game.ui.screens.words.papers import Table, brigades, by_threat, objection, state_options
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.fields import Field, Slider
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Icon, Shield, Text, caps
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import FittedSheet, Sheet
from game.ui.widgets.widget import Widget
from game.world import sheets as s
from game.world.conflicts import Side
from game.world.constants import BRIGADE_COST, TENTHS, WEALTH
from game.world.pacts import MotionKind
from game.world.sheets import Line

L = TypeVar("L")

__all__ = ["OrderForm", "edit_sheet", "follow_row", "form_sheet"]


class OrderForm(Column):
    """One order with its controls. `on_done` gets the line; the sheet is closed first."""

    def __init__(self, table: Table, line: Line, n: int | None, fields: Callable[["OrderForm"], list[Widget]]) -> None:
        super().__init__(gap=6, label="Order")
        self.table, self.line, self.n, self.fields = table, line, n, fields
        self._head, self._effect = Text("", "section"), Text("", "body", ink="ink_2")
        self._why = Text("", "second", grow=1)
        self._follows = Column(gap=1)
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
            Space(4),
            ScrollArea(Column(*self.fields(self), self._follows, gap=6), label="Order", grow=1),
            Space(8),
            Row(*drop, self._why, Button("Cancel", self._close, kind="quiet"), self._send, gap=10),
            _Also("ctrl+enter", self._send),
        )
        self.tell()

    def write(self, line: Line, *, anew: bool = False) -> None:
        """Another line; `anew` where other controls are wanted."""
        self.line = line
        self.lay() if anew else self.tell()

    def tell(self) -> None:
        """Say what the line does, or why it cannot stand."""
        names, desk = self.table.names, self.table.desk
        why = objection(desk, self.line, self.n)
        self._head.say(sentence(names, self.line))
        self._effect.say(effect(desk, names, self.line) or " ")
        self._why.say(f"{{danger:{why}}}" if why else "")
        self._send.enable(why is None, why or "")
        self._follows.clear()
        lines = ordered(desk, names, self.line, self.n)
        if lines:
            rows = [follow_row(self.table, one) for one in lines]
            self._follows.add(Space(4), caps("What would follow"), *rows)

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
        self.table.desk.put(self.n, self.line)
        self._close()


class _Also(Widget):
    """A second key for a button; it takes no room."""

    role: ClassVar[str] = "key"

    def __init__(self, key: str, button: Button) -> None:
        super().__init__()
        self.key, self.button = key, button

    def activate(self) -> bool:
        return self.button.enabled and self.button.activate()


def form_sheet(
    table: Table, line: Line, n: int | None, fields: Callable[[OrderForm], list[Widget]], width: float = 540
) -> Sheet:
    form = OrderForm(table, line, n, fields)
    sheet = FittedSheet("Order", form, width)
    form.grow = 1
    form.sheet = sheet
    return sheet


def edit_sheet(table: Table, line: Line, n: int | None) -> Widget:
    """The form for a line of any plain kind."""
    return form_sheet(table, line, n, _FIELDS.get(type(line), _nothing))


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
    return [Field("Levy", slider, icon="silver", label_width=120), Text(said, "second")]


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
    line = form.line
    assert isinstance(line, s.Gift)
    most = max(_spare(form, line.amount) // WEALTH, 1)
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


def _spare(form: OrderForm, now: int) -> int:
    """Silver that the draft leaves for this order, what it spends already counted in (hundredths)."""
    kept = now if form.n is not None else 0
    return max(form.table.desk.purse().left + kept, now)


def _state(form: OrderForm, value: str, label: str, make: Callable[[str], Line]) -> Widget:
    options = state_options(form.table, by_threat(form.table.desk.view))
    return Field(
        label,
        Dropdown(label, options, value, lambda v: form.write(make(str(v)), anew=True), grow=1),
        icon="dispatch",
        label_width=120,
    )


def _motion(form: OrderForm) -> list[Widget]:
    line = form.line
    assert isinstance(line, s.PutMotion)
    kinds = [
        Option(k, k.value.capitalize())
        for k in (MotionKind.SANCTION, MotionKind.LIFT, MotionKind.ACT, MotionKind.ADMIT, MotionKind.EXPEL)
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


def _denounce(form: OrderForm) -> list[Widget]:
    """What would follow from ending a treaty."""
    view = form.table.desk.view
    found = foresight.of_denouncing(view, _as(form, s.Denounce).treaty) if form.table.desk.is_alive else None
    lines = parted_lines(found, form.table.names) if found is not None else []
    rows = [follow_row(form.table, line) for line in lines or [Follow("No danger changes by it that all can see.")]]
    return [caps("What would follow"), Column(*rows, gap=1)]


def follow_row(table: Table, line: Follow) -> Widget:
    """One line of what would follow: shield, words, the figure at the right."""
    shield: list[Widget] = [Shield(table.tint(line.state), 16)] if line.state else []
    words = Text(line.words, "body", grow=1, one_line=True, tip=line.tip or None)
    value = Text(line.value, "value", ink=line.ink, one_line=True, tip=line.tip or None)
    return Row(*shield, words, *([value] if line.value else []), gap=8)


_FIELDS: dict[type, Callable[[OrderForm], list[Widget]]] = {
    s.Levy: _levy,
    s.Recruit: _recruit,
    s.Disband: _disband,
    s.March: _march,
    s.Fortify: _fortify,
    s.Conscript: _conscript,
    s.Gift: _gift,
    s.PutMotion: _motion,
    s.JoinWar: _join,
    s.Denounce: _denounce,
}


def _as(form: OrderForm, kind: type[L]) -> L:
    line = form.line
    assert isinstance(line, kind)
    return line
