"""The player: shows a reel over the map, beat by beat, with a caption in words, and lets go when it is done or skipped.

It lies above the screen as a light layer: Left and Right step, P holds, and Esc, Space, Enter or a press anywhere
ends it. Without motion nothing glides or grows; the captions are the same.
"""

from collections.abc import Callable, Sequence

import pygame

from game.ui.atlas.view import AtlasView
from game.ui.beats.picture import Picture
from game.ui.beats.reel import Beat
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Free, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Icon, Text
from game.ui.widgets.sheets import Panel
from game.ui.widgets.widget import Widget

__all__ = ["GROW_MS", "Player"]

GROW_MS = 250
_PAUSE_MS = 350
"""Milliseconds that the last beat stays longer than the others."""
_WIDE, _NARROW, _HIGH, _OVER = 960, 420, 108, 22


class Player(Free):
    """The layer. `beat` is the number of the one shown, from 0."""

    role = "beats"

    def __init__(
        self, beats: Sequence[Beat], view: AtlasView, picture: Picture, date: str, on_done: Callable[[], None]
    ) -> None:
        super().__init__(label="The turn, beat by beat")
        self.beats, self.view, self.picture, self.date, self.on_done = tuple(beats), view, picture, date, on_done
        self.beat, self.is_held = 0, False
        self._age = 0.0
        self._scores = [one.score for one in beats]
        self._is_done = False
        self._home = (view.camera.centre, view.camera.scale)
        self._ground = _Ground(self.finish)
        self._strip = Panel(pad=(16, 10), label="Beat")
        self.put(self._ground, lambda rect, look: rect)
        self.put(self._strip, self._lies)
        for key in ("esc", "space", "enter"):
            self.put(_Key(key, self.finish), lambda rect, look: pygame.Rect(rect.topleft, (0, 0)))
        self._write()
        self._show()

    # -- steps ----------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """The next beat, or the one before; past the last one it is done."""
        if self.beat + by >= len(self.beats):
            self.finish()
        elif self.beat + by >= 0:
            self.beat, self._age = self.beat + by, 0.0
            self._let_go_of_tips()
            self._write()
            self._show()
            self.redraw()

    def _let_go_of_tips(self) -> None:
        """What a tip says of one beat is not true of the next."""
        if (tips := getattr(self.host, "tips", None)) is not None:
            tips.hide()

    def hold(self) -> None:
        """Stop at this beat, or go on."""
        self.is_held = not self.is_held
        self._write()
        self.redraw()

    def finish(self) -> None:
        """Let go: the map returns to where it was."""
        if self._is_done:
            return
        self._is_done = True
        centre, scale = self._home
        self.view.focus(centre, scale=scale)
        self.on_done()

    def tick(self, dt: int) -> bool:
        if not self.view.ready:
            return False
        growing = self._age < GROW_MS
        if not self.is_held or growing:
            self._age += dt
        last = self.beat == len(self.beats) - 1
        if not self.is_held and self._age >= self.beats[self.beat].length_ms + _PAUSE_MS * last:
            self.step(1)
            return True
        return growing

    def _show(self) -> None:
        """Glide as little as brings the matter into sight: what it is about first, else where it is told of."""
        one, drawn = self.beats[self.beat], {shape.id for shape in self.view.geometry.provinces}
        places = self.picture.places(one.score) or tuple(place for place in one.places if place in drawn)
        for place in reversed(places[:4]):
            self.view.reveal([place])

    # -- the strip ------------------------------------------------------------------------------

    def _write(self) -> None:
        one = self.beats[self.beat]
        mark = Icon("flag", 18, "danger") if one.ours and one.score.is_grave else Icon("gazette", 18, "ink_2")
        counter = Text(f"{self.beat + 1} of {len(self.beats)}", "second", one_line=True, width=52)
        words = Text(one.caption, "voice", grow=1)
        hold = ("Go on", "play") if self.is_held else ("Hold", "pause")
        first = self.beat == 0
        skip = Button("Skip", self.finish, kind="quiet", size="row", tip="Esc, Space, or a press anywhere")
        doors = Row(
            Text(self.date, "second", one_line=True),
            Space(grow=1),
            counter,
            Button("Back", lambda: self.step(-1), kind="bare", size="row", icon="back", icon_only=True, key="left",
                   enabled=not first, why_not="This is the first."),
            Button(hold[0], self.hold, kind="bare", size="row", icon=hold[1], icon_only=True, key="p"),
            Button("Next", lambda: self.step(1), kind="bare", size="row", icon="next", icon_only=True, key="right"),
            skip,
            gap=6,
        )  # fmt: skip
        self._strip.clear()
        self._strip.add(Column(Row(mark, words, gap=12, across="centre"), Space(grow=1), doors, gap=4, grow=1))
        self._strip.relayout()
        self.skip = skip

    def take_keyboard(self) -> None:
        """The keyboard's place is at "Skip": it is there on every beat, and Enter there ends the reel."""
        if self.host is not None:
            self.host.focus(self.skip)

    def _lies(self, rect: pygame.Rect, look: Look) -> pygame.Rect:
        """Over the papers at the foot of the map, which are not wanted meanwhile; the map itself stays free."""
        free = self.view.camera.free
        wide = min(look.px(_WIDE), max(free.w - look.px(6), look.px(_NARROW)), rect.w - look.px(16))
        high = max(look.px(_HIGH), self._strip.measure(look, wide)[1])
        below = [p for p in self.view.panels if p.top >= free.bottom and p.left < free.centerx < p.right]
        foot = [p.bottom for p in below if p.bottom < rect.bottom]
        place = pygame.Rect(0, 0, wide, high)
        place.midtop = (free.centerx, free.bottom - look.px(_OVER))
        if foot:
            place.h = max(high, max(foot) - free.bottom)
            place.bottom = max(foot)
        place.clamp_ip(rect.inflate(-look.px(16), -look.px(16)))
        return place

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        grow = look.ms("ribbon")
        self.picture.draw(surface, self.beat, self._scores, min(self._age / grow, 1.0) if grow else 1.0)
        super().draw(surface, look)


class _Ground(Widget):
    """All the window under the strip: a press on it ends the reel."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self.act = act

    def solid(self) -> bool:
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self.act()
        return event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


class _Key(Widget):
    """A key that ends the reel; nothing to see."""

    def __init__(self, key: str, act: Callable[[], None]) -> None:
        super().__init__()
        self.key, self.act = key, act

    def activate(self) -> bool:
        self.act()
        return True
