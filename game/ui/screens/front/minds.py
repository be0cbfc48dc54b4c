"""Who plays each state: a doctrine for every seat, as in the record, all alike, or drawn by lot."""

from collections.abc import Callable

from game.doctrines.doctrine import Doctrine, doctrines
from game.ui.screens.front.choices import AS_RECORDED, AT_TABLE, BY_LOT, Choices
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Grid, Row, Space
from game.ui.widgets.plain import Rule, Shield, Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget

__all__ = ["minds_sheet"]


def minds_sheet(choices: Choices) -> Sheet:
    """A table of states, each with its doctrine to choose."""
    minds = doctrines()
    table = Grid(columns=2, gap=28, row_gap=6, arrows=True)
    sheet: Sheet

    def refill() -> None:
        table.clear()
        table.add(*(_row(choices, minds, state) for state in choices.scenario.told.states))

    def then(act: Callable[[], object]) -> Callable[[], None]:
        def go() -> None:
            act()
            refill()

        return go

    everyone = Dropdown(
        "All alike",
        [Option(mind.id, f"All {mind.name}", second=mind.source) for mind in minds.values()],
        None,
        lambda chosen: then(lambda: choices.give_all(str(chosen)))(),
        empty="All alike …",
        width=260,
    )
    head = Row(
        Button("As in the record", then(lambda: choices.give_all(AS_RECORDED)), icon="codex"),
        everyone,
        Button("Drawn by lot", then(lambda: choices.give_all(BY_LOT)), icon="search"),
        Space(grow=1),
        Button("Done", lambda: sheet.dismiss(), kind="primary"),
        gap=10,
        across="centre",
    )
    refill()
    body = Column(
        Text("Who plays the others", "card_head"),
        Text(
            "A doctrine decides by what its state can see. What is drawn by lot stays sealed until the game is over. "
            "People may share this table: a curtain falls between them.",
            "second",
        ),
        head,
        Rule("ink"),
        ScrollArea(table, label="Doctrines", grow=1),
        gap=10,
    )
    sheet = Sheet("Who plays the others", body, width=1080, height=640)
    return sheet


def _row(choices: Choices, minds: dict[str, Doctrine], state: str) -> Widget:
    told = choices.scenario.told.states[state]
    recorded = minds[told.doctrine].name if told.doctrine in minds else told.doctrine
    options = [Option(AS_RECORDED, f"{recorded}, as in the record")]
    options += [Option(mind.id, mind.name) for mind in minds.values()]
    options.append(Option(BY_LOT, "Drawn by lot, sealed"))
    options.append(Option(AT_TABLE, "A person at this table"))
    chosen = choices.doctrines.get(state, AS_RECORDED)
    if state == choices.seat:
        picker: Widget = Text("You, at this table", "second", grow=1)
    else:
        picker = Dropdown(told.name, options, chosen, lambda value: choices.give(state, str(value)), grow=1)
    return Row(
        Shield(told.colour, 20), Text(told.name, "value", width=120, one_line=True), picker, gap=10, across="centre"
    )
