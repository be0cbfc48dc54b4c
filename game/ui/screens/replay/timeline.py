"""The timeline: a slot a turn, six lanes of ticks, a line at the turn shown; pressed or dragged it scrubs the game."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.ui.screens.replay.film import Film
from game.ui.screens.replay.glyphs import draw_glyph
from game.ui.screens.replay.ticks import ENDS, LANES, Lane, Sign, Tick
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.look import Look
from game.ui.widgets.widget import Tip, Widget

__all__ = ["Timeline"]

_NAMES = 112
_LANE = 17
_MOST_SAID = 7


class _LaneName(Pressable):
    """The name of a lane with how much is in it; pressed, its ticks are hidden or shown."""

    role: ClassVar[str] = "lane"

    def __init__(self, lane: Lane, owner: Timeline) -> None:
        super().__init__(lane.name, tip=self._told)
        self.lane, self.owner = lane, owner

    def _told(self) -> Tip:
        state = "hidden; press to show them" if self.lane.name in self.owner.hidden else "shown; press to hide them"
        legend = self.lane.legend
        return Tip(self.lane.name, state, legend[:1].upper() + legend[1:])

    def activate(self) -> bool:
        self.owner.turn_lane(self.lane.name)
        return True

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r, is_off = self.rect, self.lane.name in self.owner.hidden
        if self.hovered:
            surface.fill(look.hue("hover"), r)
        ink = look.hue("ink_3" if is_off else "ink")
        box = look.text.draw(surface, self.label, "second", (r.x + look.px(4), r.centery), anchor="middle", colour=ink)
        if is_off:
            look.paint.hairline(surface, (box.x, r.centery), (box.right, r.centery), "ink_3")
        count = str(self.owner.counted(self.lane))
        at = (r.right - look.px(8), r.centery)
        look.text.draw(surface, count, "second_value", at, anchor="middle", align="right", colour=ink)


class Timeline(Widget):
    """`told` gives the headlines of a slot for its tip, `on_place` is told where the hand has put the line."""

    role: ClassVar[str] = "timeline"
    focusable: ClassVar[bool] = True

    def __init__(
        self,
        film: Film,
        on_place: Callable[[int], object],
        told: Callable[[Sequence[Tick]], list[str]],
        on_filter: Callable[[], object],
    ) -> None:
        super().__init__("Timeline")
        self._spot = Widget(tip=self._reading)
        """Where the tip of the slot under the pointer hangs."""
        self.film, self.on_place, self.told, self.on_filter = film, on_place, told, on_filter
        self.ticks: list[Tick] = []
        self.at = 0
        self.value = ""
        """All by which it looks different now, so that the paper it lies on may keep its picture."""
        self.only: str | None = None
        self.hidden: set[str] = set()
        self.over: int | None = None
        self._dragging = False
        self._names = [_LaneName(lane, self) for lane in LANES]
        self._plate: tuple[tuple[object, ...], pygame.Surface] | None = None
        self._kept: tuple[tuple[object, ...], dict[tuple[int, str], list[Tick]]] | None = None
        self.add(*self._names)

    # -- what is shown ----------------------------------------------------------------------------

    def show(self, place: int, ticks: list[Tick]) -> None:
        """The slot of the line, and all ticks of what is read."""
        self.at, self.ticks = place, ticks
        self._tell()

    def _tell(self) -> None:
        told = (self.at, self.over, self.only, sorted(self.hidden), len(self.ticks), len(self.film.slots))
        if self.value != str(told):
            self.value = str(told)
            self.redraw()

    def shown(self) -> list[Tick]:
        """The ticks that pass the filter."""
        return [tick for table in self._table().values() for tick in table]

    def _table(self) -> dict[tuple[int, str], list[Tick]]:
        """Ticks by slot and lane, as filtered."""
        key = self._key()
        if self._kept is None or self._kept[0] != key:
            table: dict[tuple[int, str], list[Tick]] = {}
            for lane in LANES:
                signs = {sign for sign, _ in lane.signs}
                for tick in self.ticks if lane.name not in self.hidden else ():
                    if tick.sign in signs and (self.only is None or self.only in tick.states):
                        table.setdefault((tick.place, lane.name), []).append(tick)
            self._kept = (key, table)
        return self._kept[1]

    def _key(self) -> tuple[object, ...]:
        return len(self.ticks), self.only, frozenset(self.hidden)

    def counted(self, lane: Lane) -> int:
        """How many wars, demands, calls … a lane has for the state filtered, hidden or not; an end is not another."""
        signs = {sign for sign, _ in lane.signs} - ENDS
        return sum(t.sign in signs and (self.only is None or self.only in t.states) for t in self.ticks)

    def turn_lane(self, name: str) -> None:
        """Hide a lane's ticks, or show them again."""
        self.hidden ^= {name}
        self._tell()
        self.on_filter()

    def next_of(self, step: int) -> int | None:
        """The nearest slot after (or before) the line in which a tick stands."""
        places = {place for place, _ in self._table()}
        ahead = [p for p in places if (p - self.at) * step > 0]
        return min(ahead, key=lambda p: abs(p - self.at), default=None)

    # -- where things are -------------------------------------------------------------------------

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, self._lane_high(look) * len(LANES) + look.text.line("second") + look.px(8)

    def _lane_high(self, look: Look) -> int:
        return max(look.px(_LANE), look.text.line("second") - look.px(3))

    def place(self, look: Look) -> None:
        high, wide = self._lane_high(look), self._left(look)
        for n, name in enumerate(self._names):
            name.arrange(look, pygame.Rect(self.rect.x, self.rect.y + n * high, wide - look.px(6), high))

    def _left(self, look: Look) -> int:
        longest = max(look.text.width(lane.name, "second") for lane in LANES)
        return max(look.px(_NAMES), longest + look.text.width("000", "second_value") + look.px(26))

    def plot(self, look: Look) -> pygame.Rect:
        """Where the slots lie."""
        left = self._left(look)
        return pygame.Rect(
            self.rect.x + left, self.rect.y, self.rect.w - left - look.px(8), self._lane_high(look) * len(LANES)
        )

    def x_of(self, look: Look, place: int) -> int:
        """The middle of a slot, px of the screen."""
        plot = self.plot(look)
        return round(plot.x + plot.w * (place + 0.5) / max(self.film.count, 1))

    def place_at(self, look: Look, x: int) -> int:
        """The slot under a point."""
        plot = self.plot(look)
        return min(max(int((x - plot.x) * self.film.count / max(plot.w, 1)), 0), self.film.count - 1)

    # -- hands ------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        look = self.host.look if self.host is not None else None
        if look is None or event.type == pygame.KEYDOWN:
            return False
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and event.pos[0] >= self.plot(look).x:
            self._dragging = True
            self.on_place(self.place_at(look, event.pos[0]))
        elif event.type == pygame.MOUSEBUTTONUP:
            self._dragging = False
        elif event.type == pygame.MOUSEMOTION:
            self._point(look, event.pos)
        elif event.type == pygame.MOUSEWHEEL and event.y:
            self.on_place(self.at - (1 if event.y > 0 else -1))
        else:
            return False
        return True

    def _point(self, look: Look, pos: tuple[int, int]) -> None:
        over = self.place_at(look, pos[0]) if pos[0] >= self.plot(look).x else None
        if self._dragging and over is not None and over != self.at:
            self.on_place(over)
        if over != self.over:
            self.over = over
            tips, host = getattr(self.host, "tips", None), self.host
            if tips is not None and host is not None and not self._dragging:
                plot = self.plot(look)
                self._spot.rect = pygame.Rect(self.x_of(look, over) - 2 if over is not None else 0, plot.y, 4, plot.h)
                tips.look_at(self._spot if over is not None else None, host.now)
            self._tell()

    def reading(self) -> Tip | None:
        """The line's own slot, for the keyboard; under the pointer each slot has its tip where it stands."""
        return self._reading() if self.has_focus and not self.hovered else None

    def _reading(self) -> Tip | None:
        """Date and events of the slot under the pointer, the line's own where the keyboard asks."""
        place = self.over if self.over is not None and self.hovered else self.at
        table = self._table()
        ticks = [tick for lane in LANES for tick in table.get((place, lane.name), ())]
        lines = self.told(ticks)
        more = [f"and {len(lines) - _MOST_SAID} more"] if len(lines) > _MOST_SAID + 1 else []
        said = "\n".join(lines[: _MOST_SAID if more else None] + more) or "Nothing that has a mark here."
        where = "as the game began" if place == 0 else f"turn {self.film.turn_of(place)}"
        return Tip(self.film.date(place), where, said)

    # -- drawing ----------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        plot = self.plot(look)
        slot = plot.w / max(self.film.count, 1)
        surface.blit(self._ground(look), self.rect)
        if self.over is not None and self.hovered:
            at = pygame.Rect(round(plot.x + slot * self.over), plot.y, max(round(slot), 2), plot.h)
            pygame.draw.rect(surface, look.hue("ink_3"), at, 1)
        self._draw_line(surface, look, plot)
        self.draw_children(surface, look)

    def _ground(self, look: Look) -> pygame.Surface:
        """Lanes, ticks and years on their paper: drawn anew only when they differ."""
        key = (id(look), tuple(self.rect), len(self.film.slots), *self._key())
        if self._plate is None or self._plate[0] != key:
            sheet = pygame.Surface(look.size)
            sheet.fill(look.hue("paper_1"), self.rect)
            self._draw_ground(sheet, look)
            self._plate = key, sheet.subsurface(self.rect).copy()
        return self._plate[1]

    def _draw_ground(self, surface: pygame.Surface, look: Look) -> None:
        plot, high = self.plot(look), self._lane_high(look)
        slot = plot.w / max(self.film.count, 1)
        for n in range(len(LANES) + 1):
            y = plot.y + n * high
            look.paint.hairline(surface, (plot.x, y), (plot.right, y), "line_2" if n == len(LANES) else "line")
        self._draw_unread(surface, look, plot, slot)
        self._draw_wars(surface, look, high)
        self._draw_ticks(surface, look, plot, high, slot)
        self._draw_years(surface, look, plot)

    def _draw_unread(self, surface: pygame.Surface, look: Look, plot: pygame.Rect, slot: float) -> None:
        read = len(self.film.slots)
        if read < self.film.count:
            x = round(plot.x + slot * read)
            area = pygame.Rect(x, plot.y, plot.right - x, plot.h)
            look.paint.hatch(surface, area, "/", look.hue("line"), period=8, width=1)

    def _draw_wars(self, surface: pygame.Surface, look: Look, high: int) -> None:
        """A thin red line from a war's beginning to its end."""
        begun: dict[str, int] = {}
        spans: list[tuple[int, int]] = []
        table = self._table()
        for place in range(len(self.film.slots)):
            for tick in table.get((place, LANES[0].name), ()):
                war = str(getattr(tick.event, "war", ""))
                if tick.sign is Sign.WAR:
                    begun[war] = place
                elif war in begun:
                    spans.append((begun.pop(war), place))
        spans += [(start, len(self.film.slots) - 1) for start in begun.values()]
        y = self.plot(look).y + high // 2
        for start, end in spans:
            if end > start:
                points = [(self.x_of(look, start), y), (self.x_of(look, end), y)]
                look.paint.line(surface, look.hue("danger"), points, 1.2)

    def _draw_ticks(self, surface: pygame.Surface, look: Look, plot: pygame.Rect, high: int, slot: float) -> None:
        """In each slot the forms that occur, beside each other where there is room, with how many where several."""
        size = max(min(high - 4, round(slot * 0.95)), 5)
        for (place, name), ticks in self._table().items():
            n = next(i for i, lane in enumerate(LANES) if lane.name == name)
            counts = Counter(tick.sign for tick in ticks)
            y = plot.y + n * high + high // 2
            side = max(min(size, int(slot / len(counts)) - 1), 6)
            step = min(side + 2, max(slot / len(counts), 3))
            x = self.x_of(look, place) - step * (len(counts) - 1) / 2
            for sign, count in counts.items():
                draw_glyph(surface, look, sign, (x, y), side)
                if count > 1 and slot >= side * 2 + look.px(14) and len(counts) == 1:
                    at = (round(x + side / 2 + 1), y)
                    look.text.draw(surface, str(count), "hint", at, anchor="middle", colour=look.hue("ink_2"))
                x += step

    def _draw_years(self, surface: pygame.Surface, look: Look, plot: pygame.Rect) -> None:
        """A year at the turn with which it begins, as many as there is room for; the opening has the first turn's."""
        labels = [self.film.year(place) for place in range(self.film.count)]
        news = [p for p in range(1, len(labels)) if p == 1 or labels[p] != labels[p - 1]] or [0]
        widest = max((look.text.width(label, "second") for label in labels), default=1) + look.px(12)
        every = max(-(-len(news) * widest // max(plot.w, 1)), 1)
        for place in news[::every]:
            x = self.x_of(look, place)
            pygame.draw.line(surface, look.hue("line_2"), (x, plot.bottom), (x, plot.bottom + look.px(3)))
            at = (x, plot.bottom + look.px(4))
            look.text.draw(surface, labels[place], "second", at, align="centre")

    def _draw_line(self, surface: pygame.Surface, look: Look, plot: pygame.Rect) -> None:
        """The turn shown: an ink line with its date on an ink tab at the foot."""
        x = self.x_of(look, self.at)
        label = self.film.year(self.at) if self.at or self.film.count == 1 else "start"
        surface.fill(look.hue("ink"), (x - 1, plot.y - look.px(3), max(look.px(2), 2), plot.h + look.px(5)))
        wide = look.text.width(label, "second_value") + look.px(12)
        tab = pygame.Rect(0, plot.bottom + look.px(2), wide, look.text.line("second") + look.px(3))
        tab.centerx = x
        tab.clamp_ip(pygame.Rect(self.rect.x, tab.y, self.rect.w, tab.h))
        look.paint.box(surface, tab, look.hue("ink"), look.hue("ink"), radius=2)
        ink = look.hue("paper_0")
        look.text.draw(surface, label, "second_value", tab.center, align="centre", anchor="middle", colour=ink)
