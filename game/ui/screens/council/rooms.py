"""The rooms beyond the table that only show: wars, the ledger, words kept, the calendar, advisers; and predictions.

Each is imported when its door is opened, so that one broken room leaves the others in order.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from game.ui.legends import legend
from game.ui.mapmodes import MODES, MapMode
from game.ui.screens.council.foot import ModeBar, Ticker, end_paper, headlines
from game.ui.screens.council.left import left_paper
from game.ui.screens.council.legend import Legend
from game.ui.screens.council.paper import Paper
from game.ui.screens.council.province import province_paper
from game.ui.screens.council.stage import MapTable
from game.ui.screens.council.state import state_paper
from game.ui.screens.council.top import top_bar
from game.ui.screens.parts.plates import Engraver
from game.ui.screens.words.dates import due_soon, left_words
from game.ui.screens.words.papers import Table
from game.ui.widgets.widget import Widget

__all__ = ["RoomTable"]

_BY_DEEDS = (MapMode.TRUST, MapMode.INTENTIONS)
"""Modes in which the paper of a state tells the deeds behind our trust in it."""
_LOW = 660
"""Height of the window, px of the design, under which the draft has no room beside the strategies."""
_ENDING = ("Truce", "Treaty", "Tribute", "Notice", "Way out", "Spies")
"""Kinds of dates that are worth a word as the turn opens."""


class RoomTable(MapTable):
    """The table with the doors to its rooms, and the engraver of the small maps that hang in them."""

    engraver: Engraver | None = None

    @property
    def _whole(self) -> Table:
        """This table as its rooms know it: the class below adds what they may ask."""
        return cast(Table, self)

    @property
    def room(self) -> float:
        """Width of the window in px of the design: small on a small window or at a large scale."""
        return self.look.size[0] / self.look.scale

    def _written_papers(self) -> dict[str, Widget]:
        """The papers above and below; what still holds is not written again."""
        paper, lens = self._case.paper, self.lens
        return {
            "top": paper("top", self.room, lambda: top_bar(self._whole)),
            "legend": paper("legend", (lens, self.asked_about), self._legend),
            "modes": paper("modes", self.mode, self._mode_bar),
            "end": paper("end", (), lambda: end_paper(self._whole)),
            "ticker": paper("ticker", (), lambda: Ticker(headlines(self._whole), self._whole.gazette)),
        }

    def _side_papers(self) -> dict[str, Widget]:
        place, state, deeds = self.chosen_province, self.chosen_state, self.mode in _BY_DEEDS

        def right() -> Widget:
            return province_paper(self._whole, place) if place else state_paper(self._whole, state, deeds=deeds)

        paper = self._case.paper
        low = self.look.size[1] / self.look.scale < _LOW
        left = paper("left", low, lambda: left_paper(self._whole, low=low))
        return {"left": left, "right": paper("right", (place, state, deeds), right)}

    def _mode_bar(self) -> Widget:
        return Paper(ModeBar(self.mode, self.show_mode), pad=3, label="Map modes")

    def tick(self, dt: int) -> bool:
        """Tell what the map had to do without."""
        if self._map is not None and self._map.trouble:
            self.toast(self._map.trouble, "no")
            self._map.trouble = ""
        return False

    def play_turn(self, then: Callable[[], None]) -> None:
        """The turn just ended on the map, as far as the player wants it; then what follows."""
        wanted = self.app.preferences.beats
        if wanted == "off":
            then()
        else:
            self.watch_turn(self.desk.turn - 1, then, only_ours=wanted == "ours")

    def war(self, id: str) -> None:
        """A war: who fights and why, how it stands."""
        from game.ui.screens.war.sheet import open_war

        open_war(self._whole, id, self._show_place)

    def war_room(self) -> None:
        """The wars, ours first; at peace, who might be next."""
        from game.ui.screens.war.sheet import open_war_room

        open_war_room(self._whole, self._show_place)

    def ledger(self) -> None:
        """All states in one table."""
        from game.ui.screens.record.ledger import ledger_sheet

        self.open(ledger_sheet(self._whole))

    def map_table(self) -> None:
        """The figures that the map shows now, as a table."""
        from game.ui.screens.council.figures import figures_sheet

        self.open(figures_sheet(self._whole, self.mode, self.read, self.look.theme.palette, self._show_place))

    def _legend(self) -> Widget:
        """What the map shows, in a sentence, with its pages and the way to the table."""
        pages = MODES[self.mode].lenses
        turns = [(one, one is self.lens, partial(self.show_lens, one)) for one in pages] if len(pages) > 1 else []
        said = legend(self.read, self.names, self.look.theme.palette)
        return Legend(said, pages=turns, on_table=self.map_table)

    def word(self, state: str) -> None:
        """Every promise of a state, kept and broken."""
        from game.ui.screens.record.word import word_sheet

        self.open(word_sheet(self._whole, state))

    def calendar(self) -> None:
        """What has a date, the nearest first."""
        from game.ui.screens.record.calendar import calendar_sheet

        self.open(calendar_sheet(self._whole))

    def predict(self) -> None:
        """What we expect, with a chance: for the report."""
        from game.ui.screens.record.predict import predict_sheet

        self.open(predict_sheet(self._whole))

    def advisers(self, letter: str | None = None) -> None:
        """A realist and an institutionalist on the decision at hand, or on one letter."""
        from game.ui.screens.advisers.sheet import advisers_sheet

        self.open(advisers_sheet(self._whole, letter))

    def _show_place(self, province: str) -> None:
        """Show a place that the news speaks of: its paper, and the map there."""
        if province in self.desk.world.provinces:
            self.choose_province(province)
            assert self._map is not None
            self._map.focus(province)

    def _warn(self) -> None:
        """Say what of ours is about to end."""
        ends = [one for one in due_soon(self.desk, self.names) if one.kind in _ENDING]
        if ends:
            more = f", and {len(ends) - 1} more" if len(ends) > 1 else ""
            left = left_words(ends[0].due, self.desk.turn)
            self.toast(f"{ends[0].what}{more}: ends {left if left[0] in 'tn' else f'in {left}'} (⟨k⟩)", "clock")
