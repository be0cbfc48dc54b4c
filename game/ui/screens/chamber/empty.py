"""The chamber of a world without a pact: what a pact would be, which charters would find members, and the door."""

from collections.abc import Callable
from functools import partial

from game.report.telling.naming import Names
from game.ui.desk import Desk
from game.ui.figures import worth
from game.ui.screens.chamber.circle import Prospective, founding, prospective
from game.ui.screens.words.papers import brigades
from game.ui.screens.words.voices import charter_rows
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Rule, Text, caps, voice
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Card, Sheet
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget
from game.world.sheets import FoundPact, Line
from game.world.worlds import Phase

__all__ = ["open_empty"]

_SHOWN = 6
_KINDS = (
    ("Collective security", "A breach by one, a member itself, is the concern of all: all against one."),
    ("Collective defence", "An alliance in a charter: help is owed against outsiders only."),
    ("A concert", "Members talk before they act; who stays at home breaks no word."),
)


def open_empty(screen: Screen, desk: Desk, on_order: Callable[[Line], None]) -> None:
    """Show the empty chamber."""
    held: list[Sheet] = []

    def give(line: Line) -> None:
        screen.close(held[0])
        on_order(line)

    body = Row(_left(desk, give), Rule(upright=True), _right(desk, give), gap=32, across="stretch")
    held.append(Sheet("No pact stands", body, width=1240, height=640))
    screen.open(held[0])


def _why_not(desk: Desk, line: Line | None) -> str:
    if desk.is_watching or not desk.is_alive:
        return "Only a living state that we lead can found a pact."
    if line is None:
        return "No charter is known in this world."
    if desk.phase is not Phase.ORDERS:
        return "A pact is proposed with the orders of spring; now the letters are answered."
    return desk.why_not(line) or ""


def _left(desk: Desk, give: Callable[[Line], None]) -> Widget:
    line = founding(desk)
    why = _why_not(desk, line)
    found = Button("Found a pact", lambda: give(line) if line is not None else None, kind="primary", size="main",
                   icon="pact", key="enter", grow=1, enabled=not why, why_not=why)  # fmt: skip
    kinds: list[Widget] = []
    for name, said in _KINDS:
        kinds += [Rule(), Space(4), Text(name, "value"), Text(said, "second"), Space(4)]
    left = Column(
        caps("The council chamber"),
        Text("No pact stands", "sheet_title"),
        voice("The benches are empty: no charter binds anybody in this world."),
        Space(10),
        *kinds,
        Rule(),
        Space(8),
        Text("A council votes seat by seat; legitimacy grows when breaches are answered and falls when they are not.",
             "second"),
        Space(grow=1),
        Text(f"{{danger:{why}}}" if why else "", "second"),
        Row(found),
        gap=2,
    )  # fmt: skip
    left.width = 440
    return left


def _right(desk: Desk, give: Callable[[Line], None]) -> Widget:
    """The charters of this world, those with most brigades behind them first."""
    names = Names(desk.world)
    if desk.seat not in desk.view.survey.index:
        return Column(Text("We are no longer on the board.", "body"), grow=1)
    found = [prospective(desk.view, charter) for charter in desk.chronicle.header.charters]
    ranked = sorted(found, key=lambda one: (len(one.joiners) < 2, -_behind(desk, one), one.charter.id))
    cards = [_card(desk, names, one, give) for one in ranked[:_SHOWN]]
    if not cards:
        cards = [Text("No charter is known in this world.", "body")]
    return Column(
        Head("Charters, and who would join", "as all reckon", rule=""),
        Space(4),
        ScrollArea(Column(*cards, gap=8), label="Charters", grow=1),
        grow=1,
    )


def _behind(desk: Desk, one: Prospective) -> int:
    """Tenths of brigades of those who would join."""
    s = desk.view.survey
    return round(sum(10 * float(s.brigades[s.of(state)]) for state in one.joiners))


def _card(desk: Desk, names: Names, one: Prospective, give: Callable[[Line], None]) -> Widget:
    charter, count = one.charter, len(one.joiners)
    line = FoundPact(charter, one.joiners) if count >= 2 else None
    why = _why_not(desk, line) if line is not None else "Two at least must join; it would find fewer."
    terms = dict(charter_rows(charter, "permanent members"))
    press = Button("Read and found", partial(give, line or FoundPact(charter, ())), size="row", enabled=not why,
                   why_not=why)  # fmt: skip
    who = names.states(one.joiners[:5]) + (f" and {count - 5} more" if count > 5 else "")
    said = f"{who} would join" if count else "nobody would join"
    return Card(
        Row(Text(charter.name, "value", grow=1), Text(f"to us {worth(one.ours_milli)} a turn",
            "second"), gap=8),
        Text(f"Covers {terms['Covers']}; {terms['Trigger']}; {terms['Vote']}.", "second"),
        Row(Text(f"{{{'good' if count >= 2 else 'bad'}:{said}}}, {brigades(_behind(desk, one))} brigades", "second",
                 grow=1), press, gap=8),
        gap=3, pad=(13, 9), label=charter.name,
    )  # fmt: skip
