"""Frames of the council table under scripted hands: the work of each, without the wait for the clock."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pygame

from game.match.setup import Setup
from game.ui.app import SWITCH_S, App, GameWindow
from game.ui.bench.hands import Events, hovering, modes, panning, zooming
from game.ui.desk import Desk
from game.ui.screens.council.table import CouncilTable

__all__ = ["SIZE", "Frames", "Played", "acts", "at_the_table", "percentile", "played_turns", "watched"]

SIZE: Final = (1600, 900)
WORLD: Final = "greece_499bce"
SEED: Final = 7
TURNS_BEFORE: Final = 6
TURNS: Final = 12
_FRAME_S: Final = 1 / 60
_LONGEST_WAIT_S: Final = 60.0
_AFTER: Final = 8
"""Frames after the others have done in which the papers of the new phase are written and drawn."""


@dataclass(slots=True)
class Frames:
    """Milliseconds of every frame drawn while a hand was at work: by the clock, and of this thread's own CPU time."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The median by the clock."""
        return percentile(self.wall, 0.5)

    def join(self, other: Frames) -> None:
        """These frames too."""
        self.wall += other.wall
        self.cpu += other.cpu


@dataclass(slots=True)
class Played:
    """Milliseconds from End turn to the board being ready, and the frames drawn meanwhile."""

    waits: list[float] = field(default_factory=list)
    meanwhile: Frames = field(default_factory=Frames)

    @property
    def slow(self) -> float:
        """The wait that nineteen of twenty do not exceed."""
        return percentile(self.waits, 0.95)


def percentile(values: Iterable[float], share: float) -> float:
    """The value that a share of all does not exceed; 0 of none."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0.0


def at_the_table(home: Path, turns_before: int = TURNS_BEFORE) -> tuple[GameWindow, CouncilTable]:
    """A game some turns old at the council table, its map at rest."""
    window = GameWindow(SIZE)
    sys.setswitchinterval(SWITCH_S)
    app = App(window, beside=True)
    setup = Setup(scenario=WORLD, seed=SEED, turns=turns_before + TURNS + 10, players=("ATH",))
    desk = Desk.begin(setup, home / "bench.chronicle.jsonl")
    while desk.turn <= turns_before and not desk.is_over:
        _answer_all(desk)
        desk.end_phase()
    app.open_game(desk)
    table = window.top
    assert isinstance(table, CouncilTable)
    _settle(window, table)
    return window, table


def _settle(window: GameWindow, table: CouncilTable) -> None:
    """Step until the map is drawn and nothing moves."""
    until = time.perf_counter() + _LONGEST_WAIT_S
    still = 0
    while still < 30 and time.perf_counter() < until:
        still = 0 if window.step(16) else still + 1
        time.sleep(0.008)


def acts(table: CouncilTable, frames: int) -> dict[str, Iterator[Events]]:
    """What the hands do, by name."""
    free = table.atlas.camera.free
    reach = (SIZE[0] // 2 - 20, SIZE[1] // 2 - 60)
    return {
        "panning": panning(free.center, frames),
        "zooming": zooming(free.center, frames),
        "hovering": hovering(free.center, reach, frames),
        "map modes": modes(frames),
    }


def watched(window: GameWindow, hand: Iterable[Events]) -> Frames:
    """Plays a hand at sixty frames a second; what each drawn frame cost."""
    found = Frames()
    for events in hand:
        for event in events:
            pygame.event.post(event)
        _frame(window, found)
    return found


def _frame(window: GameWindow, found: Frames) -> None:
    begun, worked = time.perf_counter(), time.thread_time()
    drawn = window.step(16)
    spent = time.perf_counter() - begun
    if drawn or window.owes_picture:
        found.wall.append(spent * 1000)
        found.cpu.append((time.thread_time() - worked) * 1000)
    if spent < _FRAME_S:
        time.sleep(_FRAME_S - spent)


def played_turns(window: GameWindow, table: CouncilTable, turns: int = TURNS) -> Played:
    """Plays turns as the ministry advises while a hand pans the map: how long the board is waited for."""
    found, desk = Played(), table.desk
    first = desk.turn
    while desk.turn < first + turns and not desk.is_over:
        _answer_all(desk)
        table.refresh()
        hand = panning(table.atlas.camera.free.center, 10_000)
        begun, phase = time.perf_counter(), (desk.turn, desk.phase)
        table.end_turn()
        while desk.is_advancing or (desk.turn, desk.phase) == phase:
            for event in next(hand):
                pygame.event.post(event)
            _frame(window, found.meanwhile)
            if time.perf_counter() - begun > _LONGEST_WAIT_S:
                raise TimeoutError("the others never decided")
        found.waits.append((time.perf_counter() - begun) * 1000)
        for _ in range(_AFTER):
            _frame(window, found.meanwhile)
        _put_away(window, table)
    return found


def _put_away(window: GameWindow, table: CouncilTable) -> None:
    """Close what lies on the table, let go of the map, and let it come to rest."""
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=table.atlas.camera.free.center, button=1))
    window.step(16)
    assert table.layers is not None
    while len(table.layers.stack) > 1:
        table.close()
    _settle(window, table)


def _answer_all(desk: Desk) -> None:
    desk.answer_rest()
    for refused in desk.refused():
        desk.settle(refused.id)
