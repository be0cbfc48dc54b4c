"""The war room at peace: the demands that might become wars, and who as all reckon it is likeliest to be next."""

from functools import partial

from game.perception.forecast import danger
from game.ui.screens.war.figures import likely
from game.ui.screens.words.dates import left_words
from game.ui.screens.words.papers import Table, in_band
from game.ui.screens.words.voices import aim_head
from game.ui.widgets.gauges import Estimate
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import Head, Icon, Pair, Rule, Text, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Tip, Widget
from game.world.conflicts import Stage
from game.world.treaties import TreatyKind

__all__ = ["quiet_sheet"]


def quiet_sheet(table: Table) -> Widget:
    """The sheet; a row leads to the scales of its crisis, or to the paper of who might attack."""
    sheet: list[Sheet] = []

    def leave() -> None:
        sheet[0].dismiss()

    left = Column(
        Head("Demands that are open", rule="ink"),
        *_crises(table, leave),
        Space(12),
        *_ours(table),
        *_truces(table),
        gap=2,
    )
    right = Column(Head("Who might be next", "war within ten turns", rule="ink"), *_next(table, leave), gap=2)
    body = Column(
        Row(Icon("alone", 30), Text("Nobody is at war", "sheet_title"), gap=12),
        voice("The war room keeps its maps rolled up. This is where the next one might come from."),
        Space(4),
        Row(
            Column(ScrollArea(left, label="Demands", grow=1), grow=1), Rule(upright=True),
            Column(ScrollArea(right, label="Who might be next", grow=1), grow=1), gap=26, across="stretch", grow=1,
        ),
        gap=5,
    )  # fmt: skip
    sheet.append(Sheet("War room", body, width=1100, height=540))
    return sheet[0]


def _crises(table: Table, leave: object) -> list[Widget]:
    desk, names = table.desk, table.names
    rows: list[Widget] = []
    for crisis in desk.world.crises.values():
        stage = "waits for its answer" if crisis.stage is Stage.ASKED else "refused; war may follow"
        to_us = crisis.target == desk.seat
        rows.append(
            ListRow(
                aim_head(crisis, names),
                partial(_go, leave, partial(table.crisis, crisis.id)),
                second=stage,
                tint=table.tint(crisis.demander),
                ink="danger" if to_us else "ink",
                value="on us" if to_us else "",
                tip="Opens the scales of the crisis",
            )
        )
    return rows or [Text("No demand is open.", "second")]


def _ours(table: Table) -> list[Widget]:
    """The chance of war on us, by anybody."""
    desk = table.desk
    if not desk.is_alive:
        return []
    at = danger(desk.view)
    said = "The chance that anybody begins a war on us within ten turns, as all reckon it."
    return [
        Head("War on us, by anybody"),
        Estimate("within ten turns", at.middle / 10, at.low / 10, at.high / 10, label_width=150,
                 tip=Tip("Chance of attack on us", in_band(at), said)),
        Space(12),
    ]  # fmt: skip


def _truces(table: Table) -> list[Widget]:
    """What holds old enemies off each other, and how long."""
    world, names = table.desk.world, table.names
    found = sorted(
        (t for t in world.treaties.values() if t.kind is TreatyKind.TRUCE), key=lambda t: (t.until or 0, t.id)
    )
    rows: list[Widget] = [Head("Truces that still hold")]
    rows += [Pair(names.states(t.parties), left_words(t.until, table.desk.turn), icon="flag") for t in found[:6]]
    return rows if found else [*rows, Text("None: no war has ended lately.", "second")]


def _next(table: Table, leave: object) -> list[Widget]:
    desk, names = table.desk, table.names
    rows: list[Widget] = []
    for state, target, at in likely(desk.view, 8):
        on_us = target == desk.seat
        tip = Tip(f"{names.state(state)} on {names.state(target)}", in_band(at),
                  "The chance that it begins a war on it within ten turns, and its band.")  # fmt: skip
        rows.append(
            ListRow(
                f"{names.state(state)} on {names.state(target)}",
                partial(_go, leave, partial(table.choose_state, state)),
                tint=table.tint(state),
                value=in_band(at),
                ink="danger" if on_us else "ink",
                tip=tip,
            )
        )
    return rows


def _go(leave: object, act: object) -> None:
    if callable(leave) and callable(act):
        leave()
        act()
