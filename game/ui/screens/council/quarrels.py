"""Quarrels: the crises and wars that a seat can see, as lines that open their sheets; and our own refused demands."""

from collections.abc import Iterator
from functools import partial

from game.measures.law import active_wars, side_of
from game.rules.terms import other_side
from game.ui.screens.words.papers import Table
from game.ui.ties import demanded
from game.ui.widgets.layout import Space
from game.ui.widgets.orders import ListRow
from game.ui.widgets.plain import caps
from game.ui.widgets.widget import Widget
from game.world.conflicts import Crisis, Stage, War
from game.world.sheets import Attack

__all__ = ["crises_of", "quarrel_rows", "refusal_rows", "war_between"]


def crises_of(table: Table, state: str) -> Iterator[Crisis]:
    """The crises in which a state demands or is asked, or is bound to either."""
    for crisis in table.desk.world.crises.values():
        if state in (crisis.demander, crisis.target) or state in crisis.bound or state in crisis.bound_to_demander:
            yield crisis


def war_between(table: Table, a: str, b: str) -> War | None:
    """The war in which two states fight each other."""
    for war in active_wars(table.desk.world):
        side = side_of(war, a)
        if side is not None and side_of(war, b) is other_side(side):
            return war
    return None


def quarrel_rows(table: Table, state: str) -> list[Widget]:
    """A state's wars and crises; nothing where it has none."""
    rows: list[Widget] = []
    for war in active_wars(table.desk.world):
        if side_of(war, state) is not None:
            since = table.desk.turn - war.began + 1
            said = f"at war, turn {since}" if since > 1 else "at war since now"
            rows.append(ListRow(war.name, partial(table.war, war.id), second=said, icon="attack", tip="Open the war"))
    for crisis in crises_of(table, state):
        said = "refused; war may follow" if crisis.stage is Stage.REFUSED else "to be answered this turn"
        asked, by, of = demanded(table.desk.world, crisis.aim), crisis.demander, table.names.state(crisis.target)
        head = asked[:1].upper() + asked[1:] if by == state else f"{table.names.state(by)} {asked}"
        if state != crisis.target:
            said = f"of {of}; {said}"
        rows.append(
            ListRow(
                head,
                partial(table.crisis, crisis.id),
                second=said,
                icon="demand",
                tip="Open the scales of this crisis",
            )
        )
    return [caps("Quarrels"), *rows, Space(3)] if rows else []


def refusal_rows(table: Table) -> list[Widget]:
    """Our demands that were refused, at the head of the draft: each asks whether we attack."""
    rows: list[Widget] = []
    for crisis in table.desk.refused():
        attack = any(
            isinstance(one.line, Attack) and one.line.target == crisis.target and not one.struck
            for one in table.desk.lines
        )
        who = table.names.state(crisis.target)
        settled = table.desk.is_settled(crisis.id)
        verb = "decided" if settled else "the draft says"
        second = f"{verb}: {'attack' if attack else 'let it lapse'}"
        rows.append(
            ListRow(
                f"{who} refused us",
                partial(table.crisis, crisis.id),
                second=second,
                icon="demand",
                value="" if settled else "Attack?",
                ink="good" if settled else "danger",
                tip="Attack, or let it lapse: opens the scales",
            )
        )
    return rows
