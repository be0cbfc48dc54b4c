"""The war strip: while we fight, each war in one line under the top bar, with the way to peace."""

from game.measures.law import members_of, side_of, wars_of
from game.rules.terms import other_side
from game.ui.cards.sums import score_sum
from game.ui.screens.council.paper import Door, Paper
from game.ui.screens.words.papers import Table, score_words
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Icon, Rule, Shield, Text
from game.ui.widgets.widget import Tip, Widget
from game.world.conflicts import War
from game.world.worlds import Phase

__all__ = ["war_strip"]


def war_strip(table: Table, *, wide: bool = True) -> Widget | None:
    """The gravest of our wars, and how many more; None at peace. Who fights is shown only where there is room."""
    desk = table.desk
    wars = sorted(
        wars_of(desk.world, desk.seat), key=lambda w: (desk.seat not in (w.attacker, w.defender), w.began, w.id)
    )
    if not wars:
        return None
    war = wars[0]
    mine = side_of(war, desk.seat)
    assert mine is not None
    more = f", and {len(wars) - 1} more" if len(wars) > 1 else ""
    name = Column(
        Text(f"{war.name}{more}", "section", one_line=True), Text(_since(table, war), "second", one_line=True), gap=-2
    )
    name.tip = Tip(war.name, "", "Opens the war: who fights and why, what it cost, how it stands (⟨w⟩).")
    door = Door("The war", name, lambda: table.war(war.id))
    parts: list[Widget] = [Icon("attack", 22, "danger"), door, Space(grow=1)]
    for side in (mine, other_side(mine)) if wide else ():
        label = "with us" if side is mine else "against us"
        parts.append(_side(table, tuple(s for s in members_of(war, side) if s != desk.seat), label))
    parts += [Rule(upright=True), _figure(table, war), *([_peace(table, war)] if wide else [])]
    return Paper(Row(*parts, gap=12), pad=(16, 8), label="War")


def _since(table: Table, war: War) -> str:
    turns = table.desk.turn - war.began
    return "it began this turn" if turns <= 0 else f"in its {_ordinal(turns + 1)} turn"


def _ordinal(n: int) -> str:
    return {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(n, f"{n}th")


def _side(table: Table, states: tuple[str, ...], label: str) -> Widget:
    names = table.names
    shields: list[Widget] = [Shield(table.tint(s), 20, label=names.state(s), tip=names.state(s)) for s in states[:6]]
    if not shields:
        shields = [Text("nobody", "value")]
    words = names.states(states) or "nobody"
    return Column(
        Text(label, "second", tip=Tip(label.capitalize(), "", words)), Row(*shields, gap=4), gap=0, across="start"
    )


def _figure(table: Table, war: War) -> Widget:
    word, points = score_words(table, war)
    weary = table.desk.world.states[table.desk.seat].weariness
    ink = "danger" if points < -5 else "good" if points > 5 else "ink"
    said = f"{{{ink}:**{'+' if points > 0 else '−' if points < 0 else ''}{abs(points)}** {word}}}"
    side = side_of(war, table.desk.seat)
    assert side is not None
    tip = score_sum(table.desk.world, table.names, war, side, table.open_card)
    tired = Tip(
        "Weariness", f"{weary} of 100", "Rises with losses and years of war, lowers stability and the will to go on."
    )
    return Column(Text(f"score {said}", "body", tip=tip), Text(f"weariness {weary}", "second", tip=tired), gap=-1)


def _peace(table: Table, war: War) -> Widget:
    orders = table.desk.phase is Phase.ORDERS
    return Button(
        "Offer peace",
        lambda: table.peace(war.id),
        icon="flag",
        enabled=orders,
        why_not="Peace is offered with the orders of spring; offers made to us lie among the dispatches.",
        tip="Compose terms, and see what they would say",
    )
