"""A world on the shelf: its map in miniature, its title, when it begins, and how large it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

import pygame

from game.scenarios.faults import Fault
from game.ui.shelf import Plate, WorldCard
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.look import Look
from game.ui.widgets.rich import literal
from game.ui.widgets.widget import Tip

__all__ = ["WorldRow"]

_WIDE, _HIGH = 76, 50
"""Of the miniature, px of the design."""


class WorldRow(Pressable):
    """One row of the shelf. A world with faults is grey and says the first of them; it can be opened all the same."""

    role: ClassVar[str] = "row"

    def __init__(
        self,
        card: WorldCard,
        plate: Callable[[], Plate | None],
        on_press: Callable[[], object],
        *,
        chosen: bool = False,
    ) -> None:
        super().__init__(card.title)
        self.card, self.plate, self.on_press, self.chosen = card, plate, on_press, chosen

    def solid(self) -> bool:
        return True

    def activate(self) -> bool:
        """Open this world."""
        self.on_press()
        return True

    @property
    def fault(self) -> str:
        """The first thing wrong with it, in a sentence."""
        return str(self.card.faults[0]) if self.card.faults else ""

    @property
    def second(self) -> str:
        """When it begins and how large it is, or what is wrong."""
        told = self.card.told
        if self.card.faults or told is None:
            return _brief(self.card.faults)
        return f"{self.card.date} · {len(told.states)} states · {len(told.provinces)} provinces"

    def reading(self) -> Tip | None:
        """The whole of what has no room in a row."""
        if self.fault:
            return Tip(literal(self.label), sentence=literal(self.fault))
        told = self.card.told
        return Tip(literal(self.label), sentence=literal(told.subtitle)) if self.cut and told is not None else None

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        """As high as the miniature, or as two lines where letters are large."""
        return width, max(look.px(_HIGH), look.text.line("value") + look.text.line("second")) + look.px(12)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """A hairline above; the chosen one washed, with the ink rule at its left."""
        r = self.rect
        if self.chosen or self.hovered:
            surface.fill(look.hue("hover"), r)
        look.paint.hairline(surface, r.topleft, r.topright)
        if self.chosen:
            surface.fill(look.hue("ink"), pygame.Rect(r.x, r.y, look.px(4), r.h))
        frame = pygame.Rect(0, 0, look.px(_WIDE), look.px(_HIGH))
        frame.midleft = (r.x + look.px(10), r.centery)
        self._draw_plate(surface, look, frame)
        self._draw_words(surface, look, frame.right + look.px(12))

    def _draw_plate(self, surface: pygame.Surface, look: Look, frame: pygame.Rect) -> None:
        plate = self.plate()
        if plate is None:
            look.paint.box(surface, frame, None, look.hue("line"), radius=0, dashed=bool(self.fault))
            if self.fault:
                look.icon(surface, "close", frame.center, 18, "ink_3")
            return
        small = look.paint.kept(
            ("world", self.card.folder, plate.stamp, frame.size),
            lambda: pygame.transform.smoothscale(plate.picture, frame.size),
        )
        surface.blit(small, frame)
        if self.fault:
            veil = look.paint.kept(("world veil", frame.size), lambda: _veil(frame.size, look))
            surface.blit(veil, frame)
        pygame.draw.rect(surface, look.hue("line_2" if self.fault else "frame"), frame, max(look.px(1), 1))

    def _draw_words(self, surface: pygame.Surface, look: Look, x: int) -> None:
        r, room = self.rect, self.rect.right - look.px(8) - x
        high = look.text.line("value") + look.text.line("second")
        y = r.centery - high // 2
        wants = max(look.text.width(self.label, "value"), look.text.width(self.second, "second"))
        self.cut = wants > room
        ink = look.hue("ink_3" if self.fault else "ink")
        box = look.text.draw(surface, self.label, "value", (x, y), colour=ink, width=room)
        quiet = look.hue("ink_3" if self.fault else "ink_2")
        look.text.draw(surface, self.second, "second", (x, box.bottom), colour=quiet, width=room)


def _brief(faults: Sequence[Fault]) -> str:
    """How many faults, and the first of them without its cure."""
    count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    return f"{count} · {faults[0].place}: {faults[0].wrong}" if faults else "it cannot be read"


def _veil(size: tuple[int, int], look: Look) -> pygame.Surface:
    """Paper through which a map is only just seen."""
    veil = pygame.Surface(size, pygame.SRCALPHA, 32)
    veil.fill((*look.hue("paper_1"), 185))
    return veil
