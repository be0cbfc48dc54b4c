"""Of one war, in the window: who was called and what each gave and weighed; and the war as each side saw it."""

from __future__ import annotations

from game.report.html.sides_page import MOST_ROWS, ROLES, called_by, facts, weighed_text
from game.report.records.chapters import Answered, WarChapter
from game.report.records.quarrels import Expected, SideView
from game.report.telling.naming import brigades, signed
from game.report.wars.called import Called, called_to
from game.ui.screens.report.ledger import Entry, Item, ledger
from game.ui.screens.report.pieces import Fold, section, state_item, weighed_rows
from game.ui.screens.report.volume import Volume
from game.ui.widgets.layout import Column, Grid, Row, Space
from game.ui.widgets.plain import Shield, Text, caps, voice
from game.ui.widgets.sheets import Card
from game.ui.widgets.table import ColumnSpec
from game.ui.widgets.widget import SumRow, Tip, Widget

__all__ = ["called_section", "folded", "sides_section"]


def folded(
    label: str, columns: tuple[ColumnSpec, ...], entries: list[Entry], most: int = MOST_ROWS, *, headed: bool = True
) -> Widget:
    """A table of many rows: the first stand, the rest opens on a press."""
    head = ledger(label, columns, entries[:most] if len(entries) > most + 1 else entries, headed=headed)
    if len(entries) <= most + 1:
        return head
    rest = ledger(f"{label}, the rest", columns, entries[most:], headed=False)
    return Column(head, Fold(f"and {len(entries) - most} more", rest), gap=6)


# -- who was called -------------------------------------------------------------------------------


def called_section(war: WarChapter, volume: Volume) -> list[Widget]:
    """One row a state, its calls inside: the reason given then beside what was truly weighed."""
    found = called_to(war.answers)
    if not found:
        return []
    columns = (
        ColumnSpec("State", 1.0), ColumnSpec("Answer", 1.7), ColumnSpec("The reason it gave then", 2.3),
        ColumnSpec("What it truly weighed: to march, in wealth", 3.0), ColumnSpec("Brigades", 0.6, True),
        ColumnSpec("Trust", 0.5, True),
    )  # fmt: skip
    told: list[Widget] = [Text(war.balance, "second")] if war.balance else []
    told.append(folded("Who was called", columns, [_called(c, volume) for c in found]))
    return [Space(14), section("Who was called", *told, aside="opened now that the game is on record", gap=4)]


def _called(one: Called, volume: Volume) -> Entry:
    first = next((a for a in one.calls if not a.honoured), one.calls[0])
    ink = "danger" if one.broken else "good"
    said = " ".join(dict.fromkeys(f"“{a.stated}”" for a in one.calls))
    return Entry(
        (
            state_item(volume, one.state), Item(f"{_up(one.answer)}; {called_by(one, volume.report)}", ink=ink),
            Item(said), Item(weighed_text(first.weighed) or "not on record", ink="ink_2"),
            Item(brigades(one.forces, unit=False)),
            Item(signed(one.trust_change) if one.trust_change else "", "value", ink),
        ),
        volume.is_player(one.state),
        _tip(one, first, volume),
        moment=first.turn,
    )  # fmt: skip


def _tip(one: Called, first: Answered, volume: Volume) -> Tip:
    lines = "\n".join(
        f"{a.year}, {volume.name(a.friend)}: {'honoured' if a.honoured else 'reneged'}, {a.motive_text}"
        for a in one.calls[:8]
    )
    total = signed(round(sum(m for _, m in first.weighed) / 1000))
    whole = SumRow("To march, in wealth", total) if first.weighed else None
    return Tip(volume.name(one.state), one.answer, lines, weighed_rows(first.weighed), whole)


def _up(text: str) -> str:
    return text[:1].upper() + text[1:]


# -- as each side saw it --------------------------------------------------------------------------


def sides_section(war: WarChapter, volume: Volume) -> list[Widget]:
    """A card for each leader and for the strongest third state, and who was expected on the eve."""
    if not war.sides:
        return []
    cards = [_card(view, volume) for view in war.sides]
    lead = "What each said then, and what it reckoned. A staff takes another’s strength for more or less than it is."
    lead = f"{lead} {war.left_out}" if war.left_out else lead
    return [
        Space(14),
        section("As each side saw it", Text(lead, "second"), Grid(*cards, columns=3, gap=16), gap=6),
        *_expected(war.sides[0].expected, war, volume),
    ]


def _card(view: SideView, volume: Volume) -> Card:
    name = volume.name(view.state)
    said = [voice(f"“{view.stated}”")] if view.stated else []
    rows: list[Widget] = []
    for label, value in facts(view, volume.report):
        rows += [Text(label, "second"), Text(value, "value"), Space(2)]
    return Card(
        caps(ROLES[view.role]),
        Row(Shield(volume.tint(view.state), 24), Text(name, "card_head", grow=1), gap=9),
        *said,
        Text(f"{name} {view.deed}, {view.year}."),
        Space(4),
        *rows,
        gap=2,
        pad=(18, 14),
        label=f"{name}, {ROLES[view.role]}",
    )


def _expected(expected: tuple[Expected, ...], war: WarChapter, volume: Volume) -> list[Widget]:
    if not expected:
        return []
    columns = (
        ColumnSpec("State", 1.0), ColumnSpec("Bound by", 1.6), ColumnSpec("Believed to come", 0.7, True),
        ColumnSpec("", 1.2), ColumnSpec("Did it fight", 0.9),
    )  # fmt: skip
    entries = [
        Entry(
            (
                state_item(volume, e.state), Item(e.clause_text, ink="ink_2"), Item(str((e.credence + 5) // 10)),
                Item(share=e.credence / 1000),
                Item(e.did, "value", "good" if e.came else "danger"),
            ),
            volume.is_player(e.state),
            moment=war.began,
        )
        for e in expected
    ]  # fmt: skip
    head = f"On the eve: who was believed to come to {volume.name(war.defender)}"
    return [Space(8), section(head, folded("Believed", columns, entries), aside="of 100, as all reckoned", gap=4)]
