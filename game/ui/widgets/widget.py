"""The tree of widgets: what every widget is, knows and answers.

A widget has a natural size for a width (`natural`), is given a rectangle (`arrange`), draws itself, and handles
events in px of the screen. Sizes in constructors are px of the design; rectangles are px of the screen. The tree is
retained: state (chosen, scrolled, typed) lives in widgets, so a screen changes a widget rather than drawing again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Protocol, Self

import pygame

from game.ui.widgets.look import Look


@dataclass(frozen=True, slots=True)
class SumRow:
    """One signed row of a sum. `value` is printed as it is; `on_open` leads to the source of the figure."""

    label: str
    value: str
    on_open: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Tip:
    """What a tooltip says: bold `name` and `value`, a sentence, and the sum into which it can widen."""

    name: str
    value: str = ""
    sentence: str = ""
    rows: tuple[SumRow, ...] = ()
    total: SumRow | None = None


TipSource = str | Tip | Callable[[], "Tip | str | None"] | None


class Host(Protocol):
    """What a tree hangs in: gives the look, keeps focus, opens overlays, asks for a redraw."""

    @property
    def look(self) -> Look: ...
    @property
    def now(self) -> int: ...
    def focus(self, widget: Widget | None, *, by_key: bool = False) -> None: ...
    def focused(self) -> Widget | None: ...
    def overlay(
        self,
        root: Widget,
        *,
        modal: bool = True,
        veil: bool = False,
        on_close: Callable[[], None] | None = None,
    ) -> None: ...
    def close(self, root: Widget) -> None: ...
    def redraw(self) -> None: ...
    def relayout(self, root: Widget | None = None) -> None: ...


class Widget:
    """The base of all. Subclasses override `natural`, `place`, `draw`, `handle`, `activate`, `tick` as they need."""

    role: ClassVar[str] = "group"
    yields_enter: ClassVar[bool] = False
    """Whether Enter goes to the button that says so rather than to this widget, which Space presses."""
    focusable: ClassVar[bool] = False
    clips: ClassVar[bool] = False
    wants_text: ClassVar[bool] = False
    holds_map: ClassVar[bool] = False
    """Whether the map lies here: its places have cards, and no words are looked for."""
    wants_keys: ClassVar[bool] = False
    """Whether keys come as they are on the keyboard, for whoever asks which key is to do what."""

    def __init__(
        self,
        label: str = "",
        *,
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
        arrows: bool = False,
    ) -> None:
        self.label = label
        self.width, self.height, self.grow = width, height, grow
        self.tip: TipSource = tip
        self.enabled, self.why_not = enabled, why_not
        self.arrows = arrows
        self.visible = True
        self.subject = ""
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.children: list[Widget] = []
        self.parent: Widget | None = None
        self.host_here: Host | None = None
        self._measured: tuple[tuple[object, ...], tuple[int, int]] | None = None
        self.hovered = False
        self.pressed = False
        self.cut = False
        """Whether the words had no room when last drawn; the tooltip then says them whole."""

    # -- the tree -----------------------------------------------------------------------------
    def add(self, *children: Widget) -> Self:
        """Append children; returns self so that trees can be written as one expression."""
        for child in children:
            child.parent = self
            self.children.append(child)
        self.relayout()
        return self

    def clear(self) -> None:
        """Take all children away."""
        for child in self.children:
            child.parent = None
        self.children.clear()
        self.relayout()

    def walk(self) -> Iterator[Widget]:
        """This widget and all visible ones below it, in reading order."""
        if not self.visible:
            return
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def host(self) -> Host | None:
        """Where the tree hangs, or None before it is shown."""
        return self._root().host_here

    def _root(self) -> Widget:
        """The widget of this tree that hangs in a host, or its topmost."""
        at = self
        while at.host_here is None and at.parent is not None:
            at = at.parent
        return at

    @property
    def has_focus(self) -> bool:
        host = self.host
        return host is not None and host.focused() is self

    def redraw(self) -> None:
        """Say that something looks different now."""
        if (host := self.host) is not None:
            host.redraw()

    def relayout(self) -> None:
        """Say that sizes may have changed."""
        root = self._root()
        if root.host_here is not None:
            root.host_here.relayout(root)

    def enable(self, enabled: bool, why_not: str = "") -> None:
        """Switch on or off; `why_not` becomes the tooltip of a widget that is off."""
        self.enabled, self.why_not = enabled, why_not
        self.redraw()

    # -- layout -------------------------------------------------------------------------------
    def measure(self, look: Look, width: int) -> tuple[int, int]:
        """Size wanted in px when `width` px are to be had; fixed sizes win over natural ones."""
        if not self.visible:
            return 0, 0
        key = (look.laying, width, self.width, self.height)
        if look.laying and self._measured is not None and self._measured[0] == key:
            return self._measured[1]
        inside = look.px(self.width) if self.width is not None else width
        wide, high = self.natural(look, inside)
        if self.width is not None:
            wide = look.px(self.width)
        if self.height is not None:
            high = look.px(self.height)
        self._measured = (key, (wide, high))
        return wide, high

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        """Size wanted by the contents, px."""
        return 0, 0

    def arrange(self, look: Look, rect: pygame.Rect) -> None:
        """Take a rectangle and give the children theirs."""
        self.rect = pygame.Rect(rect)
        self.place(look)

    def place(self, look: Look) -> None:
        """Give children rectangles inside `self.rect`. By default each gets all of it."""
        for child in self.children:
            child.arrange(look, self.rect)

    def shift(self, dx: int, dy: int) -> None:
        """Move this widget and all below it."""
        self.rect.move_ip(dx, dy)
        for child in self.children:
            child.shift(dx, dy)

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Draw this widget, then its children."""
        self.draw_children(surface, look)

    def draw_ground(self, surface: pygame.Surface, look: Look) -> None:
        """Draw what is left to see of this screen under a sheet that covers it."""
        self.draw(surface, look)

    @property
    def covers(self) -> bool:
        """Whether this overlay leaves so little of the screen below that its papers would only peep out."""
        return False

    def draw_children(self, surface: pygame.Surface, look: Look) -> None:
        """Draw the visible children that are inside the clip."""
        clip = surface.get_clip()
        for child in self.children:
            if child.visible and (child.rect.w == 0 or child.rect.inflate(80, 80).colliderect(clip)):
                child.draw(surface, look)

    def tick(self, dt: int) -> bool:
        """Let `dt` ms pass; True when it looks different now."""
        return False

    # -- events -------------------------------------------------------------------------------
    def hit(self, point: tuple[int, int]) -> Widget | None:
        """The deepest visible widget under a point, last drawn first."""
        if not self.visible or (self.clips and not self.rect.collidepoint(point)):
            return None
        for child in reversed(self.children):
            if (found := child.hit(point)) is not None:
                return found
        return self if self.rect.collidepoint(point) and self.solid() else None

    def solid(self) -> bool:
        """Whether the widget stops the mouse; bare containers let it through to the map."""
        return self.focusable or self.tip is not None or self.cut

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event, or say False so that the parent may. Mouse events carry `pos` in px of the screen."""
        return False

    def activate(self) -> bool:
        """What Enter, Space or a click does; False when it does nothing."""
        return False

    def spot(self) -> pygame.Rect | None:
        """The part that its tooltip speaks of and stands beside; None where that is the whole."""
        return None

    def reading(self) -> Tip | None:
        """The tooltip now; a widget that is off says why."""
        source = self.tip() if callable(self.tip) else self.tip
        if not self.enabled and self.why_not:
            return Tip(self.label, sentence=self.why_not)
        if isinstance(source, str):
            return Tip("", sentence=source)
        if source is None and self.cut and self.label:
            return Tip("", sentence=self.label)
        return source
