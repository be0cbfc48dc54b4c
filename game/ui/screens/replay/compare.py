"""Comparing: the sheet on which another game is chosen, and the line of what differs between two at one turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from game.chronicle.files import SaveEntry
from game.doctrines.doctrine import doctrines
from game.match.setup import NO_CHARTER
from game.report.telling.naming import brigades
from game.scenarios.charters import charters
from game.ui.screens.replay.again import Change
from game.ui.screens.replay.pane import Pane
from game.ui.widgets.buttons import Button, Option
from game.ui.widgets.dropdown import Dropdown
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import ListRow, listing
from game.ui.widgets.plain import Head, Text
from game.ui.widgets.rich import literal
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget

__all__ = ["change_words", "compare_sheet", "differences"]

_AS_WAS = ""
_SEALED = "Who thinks for the others is sealed until the game is over; then it can be played again with other minds."


def compare_sheet(
    pane: Pane,
    saves: tuple[SaveEntry, ...],
    open_save: Callable[[Path], object],
    play_again: Callable[[Change], object],
) -> Sheet:
    """Two ways to another game: one of the saves, or this one played again."""
    sheet: Sheet

    def take(path: Path) -> None:
        sheet.dismiss()
        open_save(path)

    def play(change: Change) -> None:
        sheet.dismiss()
        play_again(change)

    body = Column(
        Text("Compare with another game", "card_head"),
        Row(
            Column(Head("The same seed, played again"), *_again_rows(pane, play), gap=9, grow=1),
            Column(Head("A saved game"), _saved(pane, saves, take), gap=6, grow=1),
            gap=34,
            across="stretch",
            grow=1,
        ),
        gap=10,
    )
    sheet = Sheet("Compare", body, width=960, height=520)
    return sheet


class _Wish:
    """What is chosen so far for the game that is played again."""

    def __init__(self) -> None:
        self.doctrine = self.state = self.charter = _AS_WAS

    def change(self) -> Change:
        """The wish as a change."""
        return Change(self.doctrine or None, self.state or None, self.charter or None)


def _again_rows(pane: Pane, play: Callable[[Change], object]) -> list[Widget]:
    if not pane.film.is_over:
        return [Text(_SEALED, "body", ink="ink_2")]
    wish = _Wish()
    names = {s.id: s.name for s in pane.film.slots[0].world.states.values()}
    minds = [Option(_AS_WAS, "Minds as they were")]
    minds += [Option(one.id, one.name, second=one.source) for one in doctrines().values()]
    who = [Option(_AS_WAS, "In all states")] + [
        Option(state, f"In {names[state]} alone", pane.tint(state)) for state in names
    ]
    pacts = [Option(_AS_WAS, "Charters as they were"), Option(NO_CHARTER, "No pact may be founded")]
    pacts += [Option(one.id, f"Only {one.charter.name}") for one in charters()]

    def set_to(field: str) -> Callable[[object], object]:
        return lambda value: setattr(wish, field, str(value))

    seats = pane.film.players
    left = "Every seat is left to a doctrine; a player’s own is its ministry’s. " if seats else ""
    return [
        Text(left + "The world, the seed of all chance and the length stay as they were.", "second"),
        Dropdown("Doctrine", minds, _AS_WAS, set_to("doctrine"), grow=0),
        Dropdown("Where", who, _AS_WAS, set_to("state")),
        Dropdown("Charter", pacts, _AS_WAS, set_to("charter")),
        Space(2),
        Row(Space(grow=1), Button("Play it", lambda: play(wish.change()), kind="primary", key="enter")),
    ]


def _saved(pane: Pane, saves: tuple[SaveEntry, ...], take: Callable[[Path], object]) -> Widget:
    """The saves, those of this world first, the game itself left out."""
    own, here = pane.film.chronicle.header.scenario, pane.film.chronicle.path
    sound = [one for one in saves if one.header is not None and one.fault is None and one.path != here]
    if not sound:
        return Text("There is no other saved game.", "body", ink="ink_2")
    sound.sort(key=lambda one: one.header is None or one.header.scenario != own)
    rows: list[Widget] = []
    for one in sound:
        assert one.header is not None
        world = "this world" if one.header.scenario == own else one.header.scenario.replace("_", " ")
        second = literal(f"{world}, seed {one.header.seed}, turn {one.turn} of {one.header.turns}")
        name = one.path.name.partition(".")[0].replace("_", " ")
        rows.append(ListRow(literal(name), partial(take, one.path), second=second))
    return listing(rows, label="Saves", grow=1)


def change_words(pane: Pane, change: Change) -> str:
    """What is otherwise in a game played again, as its title."""
    said = []
    if change.doctrine is not None:
        known = doctrines()
        mind = known[change.doctrine].name if change.doctrine in known else change.doctrine
        state = pane.film.slots[0].world.states.get(change.state or "")
        said.append(f"{mind} in {state.name}" if state else f"{mind} in all states")
    if change.charter == NO_CHARTER:
        said.append("no pact may be founded")
    elif change.charter is not None:
        said.append(next((f"only {one.charter.name}" for one in charters() if one.id == change.charter), ""))
    return "; ".join(said) or "all left to doctrines"


def differences(one: Pane, other: Pane) -> list[tuple[str, str, str]]:
    """What can be set side by side after the turn both show: a name, the figure here, the figure there."""
    a, b = one.tally(one.place), other.tally(other.place)

    def leader(pane: Pane, state: str, share: int) -> str:
        named = pane.world.states.get(state)
        return f"{named.name} {share / 10:.0f} %" if named else "nobody"

    rows = [
        ("Wars begun", str(a.begun), str(b.begun)),
        ("In progress", str(a.wars), str(b.wars)),
        ("Brigades lost", brigades(a.lost, unit=False), brigades(b.lost, unit=False)),
        ("Strongest", leader(one, a.leader, a.share), leader(other, b.leader, b.share)),
        ("Pacts", str(a.pacts), str(b.pacts)),
    ]
    if one.film.chronicle.header.scenario == other.film.chronicle.header.scenario:
        apart = a.parted(b)
        rows.append(("Provinces apart", str(apart) if apart else "none", ""))
    return rows
