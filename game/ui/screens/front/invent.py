"""The sheet on which a world is invented: how large, of what land and which powers, and from which seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.cartography.wish import LEAST_IN_A_RING, LEAST_STATES, MOST_PROVINCES, MOST_STATES, InventedWorld
from game.scenarios.faults import FaultsFoundError
from game.ui.screens.front.choices import fresh_seed
from game.ui.screens.front.maker import Maker
from game.ui.widgets.buttons import Button, Choice, Option
from game.ui.widgets.fields import Field, Slider, TextField
from game.ui.widgets.gauges import ProgressBar
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Text, voice
from game.ui.widgets.sheets import FittedSheet
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["InventSheet"]

_FEWEST: Final = {False: LEAST_STATES, True: LEAST_IN_A_RING}
"""States of a world, and of one in which all are alike."""
_MOST_STATES, _MOST_LANDS = MOST_STATES, MOST_PROVINCES
_A_STATE: Final = 2
"""Provinces that each state has at least."""
_LAND: Final = (Option("none", "One land"), Option("some", "A few islands"), Option("many", "Many islands"))
_POWERS: Final = (
    Option("any", "As it falls"),
    Option("one", "One great power"),
    Option("two", "Two"),
    Option("many", "Many"),
)
_ALIKE: Final = (Option(False, "No"), Option(True, "Yes"))
_SAID: Final = (
    "A land that never was: coasts, ranges, rivers, names and starts are drawn by lot. "
    "The same choices and the same seed draw the same world."
)
_WHY_MANY: Final = "Where all seats are alike, none is a great power."


class InventSheet(FittedSheet):
    """Makes a world beside the window. `on_made` gets the folder of one that stands."""

    def __init__(self, app: App, on_made: Callable[[Path], object]) -> None:
        self.app, self.on_made = app, on_made
        self.wish = InventedWorld(fresh_seed(), 8, 48)
        self._maker: Maker | None = None
        self._progress = ProgressBar("The world is being made")
        self._body = Column(gap=8)
        super().__init__("Invent a world", self._body, width=640)
        self._fill()

    # -- the form -------------------------------------------------------------------------------

    def _fill(self) -> None:
        self._body.clear()
        self._body.add(Head("Invent a world", kind="card_head", rule="ink"))
        self._body.add(*(self._form() if self._maker is None else self._making()))

    def _form(self) -> list[Widget]:
        wish, wide = self.wish, 110
        states = Slider("States", wish.states, _FEWEST[wish.symmetric], _MOST_STATES, self._take_states)
        step = wish.states if wish.symmetric else 1
        self._lands = Slider("Provinces", wish.provinces, *self._bounds(), self._take_provinces, step=step)
        powers: Widget = Choice("Powers", _POWERS, wish.polarity, partial(self._take, "polarity"), even=True)
        if wish.symmetric:
            powers = Text(_WHY_MANY, "second")
        seed = TextField("Seed", str(wish.seed), self._take_seed, limit=9, allowed="0123456789", grow=1)
        again = Button("Draw another seed", self._draw_seed, size="normal", icon="undo", icon_only=True)
        return [
            Text(_SAID, "second"),
            Field("States", states, label_width=wide),
            Field("Provinces", self._lands, label_width=wide),
            Field(
                "Land", Choice("Land", _LAND, wish.islands, partial(self._take, "islands"), even=True), label_width=wide
            ),
            Field(
                "Seats alike",
                Choice("Seats alike", _ALIKE, wish.symmetric, self._take_alike, even=True),
                label_width=wide,
            ),
            Field("Powers", powers, label_width=wide),
            Field("Seed", Row(seed, again, gap=8, across="centre"), label_width=wide),
            Space(2),
            Row(
                Space(grow=1),
                Button("Cancel", self.dismiss, kind="quiet"),
                Button("Make", self.make, kind="primary", key="enter"),
                gap=10,
            ),
        ]

    def _bounds(self) -> tuple[int, int]:
        """Fewest and most provinces for so many states; where all are alike each has as many."""
        states = self.wish.states
        return states * _A_STATE, _MOST_LANDS // states * states if self.wish.symmetric else _MOST_LANDS

    def _change(self, **changes: object) -> None:
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]

    def _take(self, name: str, value: object) -> None:
        self._change(**{name: value})

    def _take_states(self, count: float) -> None:
        """Other bounds for the provinces; where all are alike, as many for each as before."""
        before, states = self.wish, round(count)
        self._change(states=states)
        least, most = self._bounds()
        lands = round(before.provinces / before.states) * states if before.symmetric else before.provinces
        self._lands.low, self._lands.high, self._lands.step = least, most, states if before.symmetric else 1
        self._lands.value = min(max(lands, least), most)
        self._take_provinces(self._lands.value)

    def _take_provinces(self, count: float) -> None:
        self._change(provinces=round(count))

    def _take_alike(self, value: object) -> None:
        """All alike: no great power, and provinces that can be parted evenly."""
        wish = self.wish
        if value:
            states = max(wish.states, _FEWEST[True])
            self._change(symmetric=True, polarity="any", states=states)
            each = min(max(round(wish.provinces / states), _A_STATE), _MOST_LANDS // states)
            self._change(provinces=states * each)
        else:
            self._change(symmetric=False)
        self._fill()

    def _take_seed(self, words: str) -> None:
        self._change(seed=int(words) if words else fresh_seed())

    def _draw_seed(self) -> None:
        self._change(seed=fresh_seed())
        self._fill()

    # -- the making -----------------------------------------------------------------------------

    def make(self) -> None:
        """Begin."""
        self._maker = Maker(self.wish, beside=self.app.window.draws_apart)
        self._fill()
        if (host := self.host) is not None:
            host.focus(self._cancel)

    def _making(self) -> list[Widget]:
        wish = self.wish
        self._cancel = Button("Cancel", self.dismiss, kind="quiet")
        return [
            voice(f"{wish.states} states on {wish.provinces} provinces, seed {wish.seed}"),
            self._progress,
            Space(2),
            Row(Space(grow=1), self._cancel, gap=10),
        ]

    def tick(self, dt: int) -> bool:
        """How far it is; and when it stands, away with the sheet."""
        maker = self._maker
        if maker is None:
            return super().tick(dt)
        self._progress.set(maker.percent / 100, f"{maker.doing} …")
        try:
            folder = maker.ended()
        except FaultsFoundError as error:
            self._fail(error)
            return True
        if folder is not None:
            self._maker = None
            self.dismiss()
            self.on_made(folder)
        return True

    def _fail(self, error: FaultsFoundError) -> None:
        """Say in one sentence what went wrong; the form is there again."""
        self._maker = None
        self._fill()
        self.app.say(str(error.faults[0]), "no")

    def give_up(self) -> None:
        """The sheet is gone: nobody waits for the world any more."""
        if self._maker is not None:
            self._maker.give_up()
