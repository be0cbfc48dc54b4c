"""The right paper of a new game: who may be played, the seat chosen, the terms; or what is wrong with the world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.match.scoring import Weights
from game.measures.power import capability, tenths_of
from game.report.telling.years import year_text
from game.scenarios.charters import load_charter
from game.scenarios.faults import Fault
from game.ui.figures import percent_to_the_tenth
from game.ui.readings import shield_figure
from game.ui.screens.front.choices import Choices
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.fields import TextField
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow, Tabs, listing
from game.ui.widgets.plain import Figure, Head, Rule, Shield, Text, caps, voice
from game.ui.widgets.rich import literal
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Card, Panel
from game.ui.widgets.widget import Widget
from game.world.worlds import World

if TYPE_CHECKING:
    from game.ui.screens.front.newgame import NewGameScreen

__all__ = ["SEAT_PAGES", "blank_paper", "fault_paper", "seat_paper"]

SEAT_PAGES: Final = ("Seats", "Terms")
"""Pages of this paper."""
_HARD: Final = ("very easy", "easy", "fair", "hard", "very hard")
_LENGTHS: Final = ("Short", "Standard", "Full")


def seat_paper(screen: NewGameScreen, choices: Choices, world: World) -> Widget:
    """The seat chosen, all seats or the terms, how long to play, and the button that begins."""
    told = choices.scenario.told.states[choices.seat]
    is_terms = screen.seat_page == SEAT_PAGES[1]
    page = ScrollArea(_terms(screen, choices), label="Terms", grow=1) if is_terms else _seats(screen, choices)
    begin = Button(f"Begin as {told.name}", screen.begin, kind="primary", size="main", key="enter")
    begin.enable(not screen.waits, "The world is being read.")
    return Panel(
        *_seat(choices, world, brief=screen.is_low),
        _pages(screen, is_terms),
        page,
        *_length(screen, choices, world),
        begin,
        gap=8,
        label="Seat",
    )


def _pages(screen: NewGameScreen, is_terms: bool) -> Widget:
    """The tabs, and what the dots of the seats count."""
    tabs = Tabs("The game", SEAT_PAGES, screen.seat_page, screen.turn_seat_page, ruled=False, grow=1)
    return Row(tabs, Text("" if is_terms else "difficulty", "second"), gap=8, across="centre")


# -- seats --------------------------------------------------------------------------------------


def _seats(screen: NewGameScreen, choices: Choices) -> Widget:
    """Recommended seats first, then by difficulty."""
    told = choices.scenario.told
    others = sorted(set(told.states) - set(told.recommended), key=lambda s: (told.states[s].difficulty, s))
    return listing([_seat_row(screen, choices, state) for state in (*told.recommended, *others)], label="Seats", grow=1)


def _seat_row(screen: NewGameScreen, choices: Choices, state: str) -> ListRow:
    told = choices.scenario.told.states[state]
    return ListRow(
        told.name,
        lambda: screen.press_seat(state),
        value="●" * told.difficulty + "○" * (5 - told.difficulty),
        tint=told.colour,
        chosen=state == choices.seat,
        tip=told.advice,
    )


def _seat(choices: Choices, world: World, *, brief: bool) -> list[Widget]:
    """The seat chosen: name, strength, what is to be expected."""
    told, seat = choices.scenario.told.states[choices.seat], choices.seat
    lands = sum(p.owner == seat for p in world.provinces.values())
    hard = _HARD[told.difficulty - 1]
    name = Column(Text(told.full_name or told.name, "card_head"), Text(f"{told.regime.value} · {hard}", "second"))
    figures = Row(
        Figure("brigades", shield_figure(tenths_of(world, seat)), first=True),
        Figure("share", percent_to_the_tenth(capability(world)[seat])),
        Figure("provinces", str(lands)),
        gap=12,
    )
    head = Row(Shield(told.colour, 34, own=True), name, gap=12, across="centre")
    note = [] if brief else [Text(told.note, "second")]
    return [head, Rule(), figures, Rule(), voice(told.advice), *note]


# -- terms --------------------------------------------------------------------------------------


def _length(screen: NewGameScreen, choices: Choices, world: World) -> list[Widget]:
    """How many turns, and from when to when."""
    words = zip(_LENGTHS, choices.lengths, strict=True)
    lengths = [Option(turns, f"{word} · {turns}") for word, turns in words]
    years = f"{year_text(world.system, 1)} to {year_text(world.system, choices.turns)}"
    return [
        Row(caps("Length in turns"), Space(grow=1), Text(years, "second"), across="centre"),
        Choice("Length", lengths, choices.turns, screen.choose_length, even=True),
        Space(2),
    ]


def _terms(screen: NewGameScreen, choices: Choices) -> Widget:
    """Doctrines, pacts, seed, scoring."""
    pacts = (Option(True, "Of the age"), Option(False, "None"))
    seed = TextField("Seed", str(choices.seed), choices.take_seed, limit=15, allowed="0123456789", grow=1)
    again = Button("Draw another seed", screen.draw_seed, size="normal", icon="undo", icon_only=True)
    return Column(
        caps("Who plays the others"),
        Button("Doctrines", screen.open_minds, second=choices.minds_told, align="left", icon="edit"),
        Space(4),
        caps("Pacts that may be founded"),
        Choice("Pacts", pacts, choices.charters, screen.choose_charters, even=True),
        Text(_charters_told(choices), "second"),
        Space(4),
        caps("Seed of all chance"),
        Row(seed, again, gap=8, across="centre"),
        Space(4),
        caps("Scoring"),
        Text(_scoring_told(), "second"),
        gap=6,
        pad=(0, 6),
    )


def _charters_told(choices: Choices) -> str:
    """What founders may choose from."""
    if not choices.charters:
        return "No common pact can be founded: balance, bandwagon or stand alone."
    names = [load_charter(one).name for one in choices.scenario.told.charters]
    return "; ".join(names) + "." if names else "No charter was known in this age."


def _scoring_told() -> str:
    """How a game is scored, in a sentence with the weights."""
    weights = Weights()
    return (
        f"{weights.security // 10} % security (alive, free, homeland kept), {weights.wealth // 10} % wealth enjoyed, "
        f"{weights.power // 10} % power against the start. A client’s year counts half."
    )


# -- what is wrong ------------------------------------------------------------------------------


def blank_paper(words: str) -> Widget:
    """While a world is read for the first time, and where there is none."""
    return Panel(voice(words), label="Seat")


def fault_paper(faults: tuple[Fault, ...], *, is_shown: bool) -> Widget:
    """Every fault in the words of `check`; `is_shown` says that the map still shows the last sound version."""
    count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    said = "Mend its files and save them: this page reads them again at once."
    if is_shown:
        said += " Until then the map shows the last sound version."
    why = "A world with faults cannot be begun: mend them first."
    return Panel(
        Head(f"This world has {count}", kind="card_head", rule="ink"),
        Text(said, "second"),
        ScrollArea(Column(*(_fault(one) for one in faults), gap=8), label="Faults", grow=1),
        Button("Begin", kind="primary", size="main", enabled=False, why_not=why),
        gap=8,
        label="Faults",
    )


def _fault(fault: Fault) -> Widget:
    """One fault: where, what, and how to mend it."""
    where = f"{fault.file}, {fault.place}" if fault.place else fault.file
    cure = fault.cure[:1].upper() + fault.cure[1:]
    return Card(
        Text(literal(where), "second_value"),
        Text(literal(f"{fault.wrong[:1].upper()}{fault.wrong[1:]}."), "body"),
        Text(literal(cure if cure.endswith(("?", ".", "!")) else f"{cure}."), "second"),
        pad=10,
        gap=2,
    )
