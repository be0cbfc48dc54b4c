"""What each state promised, delivered and got, under a pact or under all alliances by treaty together."""

from __future__ import annotations

from game.report.html.bonds_page import NOTE, TREATY_NOTE
from game.report.records.quarrels import Bond, Rider
from game.report.telling.naming import brigades, wealth
from game.ui.screens.report.ledger import Entry, Item
from game.ui.screens.report.pieces import Fold, section, state_item
from game.ui.screens.report.sides import folded
from game.ui.screens.report.volume import Volume
from game.ui.widgets.layout import Column, Space
from game.ui.widgets.plain import Text
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import Widget

__all__ = ["alliances_section", "bond_section"]

_COLUMNS = (
    ColumnSpec("State", 1.3), ColumnSpec("Calls", 0.5, True), ColumnSpec("Kept", 0.5, True),
    ColumnSpec("Promised", 0.7, True), ColumnSpec("Delivered", 0.7, True), ColumnSpec("Of its promise", 1.3),
    ColumnSpec("Helped in wars", 0.8, True), ColumnSpec("Got", 0.6, True), ColumnSpec("Turns spared", 0.7, True),
    ColumnSpec("Market, wealth", 0.7, True), ColumnSpec("Below quota", 0.7, True), ColumnSpec("In a word", 1.5),
)  # fmt: skip


def bond_section(pact: str, volume: Volume) -> list[Widget]:
    """The ledger of one pact, the idle folded; nothing where no member was ever called or gained."""
    bond = next((b for b in volume.report.bonds if b.id == pact), None)
    found = next((p for p in volume.report.pacts if p.id == pact), None)
    short = {r.state: r.short for r in found.riders} if found else {}
    return _section(bond, short, volume) if bond is not None else []


def alliances_section(volume: Volume) -> list[Widget]:
    """The same of all treaties of alliance together."""
    bond = next((b for b in volume.report.bonds if not b.id), None)
    if bond is None:
        return []
    return [Text(bond.name, "page_title", one_line=True), Text(TREATY_NOTE), *_section(bond, {}, volume)]


def _section(bond: Bond, short: dict[str, int], volume: Volume) -> list[Widget]:
    called = [r for r in bond.riders if r.promised or r.received]
    idle = [r for r in bond.riders if r not in called and (r.spared or r.market or short.get(r.state))]
    tables: list[Widget] = []
    if called:
        tables.append(folded("Promised and delivered", _COLUMNS, [_rider(r, short, volume) for r in called], 14))
    if idle:
        rest = folded("Never called", _COLUMNS, [_rider(r, short, volume) for r in idle], 40)
        tables.append(Fold(f"Members never called: {len(idle)}", rest))
    if not tables:
        tables.append(Text("Nobody was called, and nobody gained by it.", ink="ink_2"))
    told = Column(*tables, *([Text(NOTE, "second")] if called else []), gap=6)
    return [Space(10), section("Promised, delivered, and got", told, aside="brigades", gap=4)]


def _rider(one: Rider, short: dict[str, int], volume: Volume) -> Entry:
    ink = "danger" if one.verdict in ("rode free", "stayed away") else "good" if one.promised else "ink_2"
    kept = Item(share=min(1.0, one.delivered / one.promised)) if one.promised else Item("")
    return Entry(
        (
            state_item(volume, one.state), Item(str(one.cases)), Item(str(one.honoured)),
            Item(brigades(one.promised, unit=False)), Item(brigades(one.delivered, unit=False), "value"), kept,
            Item(str(one.helped)), Item(brigades(one.received, unit=False)), Item(str(one.spared)),
            Item(wealth(one.market)), Item(str(short.get(one.state, 0))), Item(one.verdict, "value", ink),
        ),
        volume.is_player(one.state),
    )  # fmt: skip
