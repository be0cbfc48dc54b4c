"""What is pressed: buttons, segments, strategy tiles, checkboxes, toggles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

import pygame

from game.ui.widgets.keys import chord
from game.ui.widgets.look import Look
from game.ui.widgets.widget import TipSource, Widget

ButtonKind = Literal["normal", "primary", "danger", "quiet", "bare"]
Size = Literal["row", "normal", "main"]
_HEIGHT = {"row": "button_row", "normal": "button", "main": "button_main"}


class Pressable(Widget):
    """Anything that acts on a click, Enter or Space: presses on the way down, acts on the way up over itself."""

    role: ClassVar[str] = "button"
    focusable: ClassVar[bool] = True

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.pressed = self.enabled
            return True
        if event.type == pygame.MOUSEMOTION and self.pressed:
            self.hovered = self.rect.collidepoint(event.pos)
            return True
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            if self.pressed and self.enabled and self.rect.collidepoint(event.pos):
                self.pressed = False
                self.activate()
            return True
        return False


class Button(Pressable):
    """`key` is a shortcut (`enter`, `ctrl+z`), shown on primary buttons; `second` a smaller line below the label.

    `kind`: normal; primary (one a screen); danger (cannot be undone); quiet (paper 0); bare (no edge until hovered).
    With `icon` and `icon_only` the label is kept for tooltip, tests and reading aloud.
    """

    def __init__(
        self,
        label: str,
        on_press: Callable[[], object] | None = None,
        *,
        kind: ButtonKind = "normal",
        size: Size = "normal",
        icon: str = "",
        icon_only: bool = False,
        key: str = "",
        show_key: bool | None = None,
        second: str = "",
        badge: str = "",
        chosen: bool = False,
        align: Literal["left", "centre"] = "centre",
        width: float | None = None,
        height: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        tip = label if icon_only and tip is None else tip
        super().__init__(label, width=width, height=height, grow=grow, tip=tip, enabled=enabled, why_not=why_not)
        self.on_press, self.kind, self.size = on_press, kind, size
        self.icon, self.icon_only, self.key, self.second = icon, icon_only, key, second
        self.badge, self.chosen, self.align = badge, chosen, align
        self.show_key = kind == "primary" if show_key is None else show_key

    def activate(self) -> bool:
        if not self.enabled or self.on_press is None:
            return False
        self.on_press()
        self.redraw()
        return True

    # -- size ---------------------------------------------------------------------------------
    def _hint(self, look: Look) -> str:
        return look.key(self.key) if self.key and self.show_key else ""

    def _content(self, look: Look) -> int:
        """Width of icon, words and key hint, px."""
        if self.icon_only:
            return look.px(20)
        wide = max(look.text.width(self.label, "value"), look.text.width(self.second, "second"))
        wide += look.px(27) if self.icon else 0
        hint = self._hint(look)
        return wide + (look.text.width(hint, "hint") + look.px(20) if hint else 0)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        pad = look.px(10 if self.size == "row" else 14)
        high = max(look.space(_HEIGHT[self.size]), look.text.line("value") + look.px(4))
        if self.icon_only:
            return high, high
        if self.second:
            high = look.text.line("value") + look.text.line("second") + look.px(18)
        return self._content(look) + 2 * pad, high

    # -- drawing ------------------------------------------------------------------------------
    def _colours(self) -> tuple[str | None, str | None, str]:
        """Fill, edge, ink."""
        if not self.enabled:
            return None, "line_2", "ink_3"
        if self.kind == "primary" or self.chosen:
            return ("frame" if self.hovered or self.pressed else "ink"), "ink", "paper_0"
        fill = "paper_3" if self.pressed else "hover" if self.hovered else None
        rest = {"normal": "paper_2", "danger": "paper_0", "quiet": "paper_0", "bare": None}[self.kind]
        if self.kind == "danger":
            return ("danger_wash" if fill else rest), "danger", "danger"
        edge = "ink" if self.hovered else None if self.kind == "bare" else "line_2"
        return fill or rest, edge, "ink"

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        fill, edge, ink = self._colours()
        fill_hue = look.hue(fill) if fill else None
        if fill_hue or edge:
            look.paint.box(surface, self.rect, fill_hue, look.hue(edge) if edge else None, dashed=not self.enabled)
        if self.pressed and self.kind != "primary":
            inner = pygame.Rect(self.rect.x + 2, self.rect.y + 1, self.rect.w - 4, look.px(2))
            surface.fill(look.hue("line"), inner)
        self._draw_content(surface, look, ink)
        if self.badge:
            self._draw_badge(surface, look)

    def _draw_content(self, surface: pygame.Surface, look: Look, ink: str) -> None:
        r = self.rect
        if self.icon_only:
            look.icon(surface, self.icon, r.center, 16 if self.size == "row" else 20, ink)
            return
        content = self._content(look)
        room = r.w - look.px(12)
        x = r.x + look.px(14) if self.align == "left" else r.x + max((r.w - content) // 2, look.px(6))
        if self.icon:
            y = r.centery if not self.second else r.centery - look.text.line("second") // 2
            look.icon(surface, self.icon, (x + look.px(9), y), 18, ink)
        left = x + (look.px(27) if self.icon else 0)
        self._draw_words(surface, look, (left, room - (left - x)), ink)
        hint = self._hint(look)
        if hint:
            self._draw_hint(surface, look, hint, x + content if self.align == "centre" else r.right - look.px(14), ink)

    def _draw_words(self, surface: pygame.Surface, look: Look, at: tuple[int, int], ink: str) -> None:
        left, room = at
        hue = look.hue(ink)
        self.cut = max(look.text.width(self.label, "value"), look.text.width(self.second, "second")) > room
        if not self.second:
            look.text.draw(
                surface,
                self.label,
                "value",
                (left, self.rect.centery),
                anchor="middle",
                colour=hue,
                width=room,
            )
            return
        top = self.rect.centery - (look.text.line("value") + look.text.line("second")) // 2
        look.text.draw(surface, self.label, "value", (left, top), colour=hue, width=room)
        quiet = hue if ink in ("paper_0", "ink_3") else look.hue("ink_2")
        look.text.draw(surface, self.second, "second", (left, top + look.text.line("value")), colour=quiet, width=room)

    def _draw_hint(self, surface: pygame.Surface, look: Look, hint: str, right: int, ink: str) -> None:
        wide = look.text.width(hint, "hint") + look.px(10)
        box = pygame.Rect(
            right - wide,
            self.rect.centery - look.text.line("hint") // 2 - 1,
            wide,
            look.text.line("hint") + 2,
        )
        look.paint.box(surface, box, None, look.hue("line" if ink == "paper_0" else "line_2"), radius=2)
        look.text.draw(surface, hint, "hint", box.center, align="centre", anchor="middle", colour=look.hue(ink))

    def _draw_badge(self, surface: pygame.Surface, look: Look) -> None:
        at = (self.rect.right - look.px(3), self.rect.y + look.px(3))
        look.paint.disc(surface, at, look.px(9), look.hue("danger"), look.hue("paper_1"), 1.2)
        look.text.draw(surface, self.badge, "hint", at, align="centre", anchor="middle", colour=look.hue("paper_0"))


@dataclass(frozen=True, slots=True)
class Option:
    """One of several. `value` is what the caller gets; `alignment` colours the chosen tile."""

    value: object
    label: str
    icon: str = ""
    second: str = ""
    alignment: str = ""
    tip: TipSource = None
    enabled: bool = True
    why_not: str = ""


class Segment(Pressable):
    """One option of a Choice; the Choice has the focus."""

    role: ClassVar[str] = "option"
    focusable: ClassVar[bool] = False

    def __init__(self, owner: Choice, option: Option) -> None:
        super().__init__(option.label, tip=option.tip, enabled=option.enabled, why_not=option.why_not)
        self.owner, self.option = owner, option

    @property
    def chosen(self) -> bool:
        return self.owner.value == self.option.value

    def solid(self) -> bool:
        return True

    def activate(self) -> bool:
        self.owner.choose(self.option.value)
        return True

    def _fill(self, look: Look) -> tuple[int, int, int]:
        if self.chosen:
            return look.hue(self.option.alignment or "ink")
        return look.hue("hover" if self.hovered and self.enabled else "paper_0")

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        ink = look.hue("paper_0" if self.chosen else "ink" if self.enabled else "ink_3")
        edge = look.hue("ink" if self.chosen else "line_2")
        look.paint.box(
            surface,
            self.rect,
            self._fill(look),
            edge,
            radius=0 if not self.owner.tiles else 3,
            dashed=not self.enabled,
        )
        if self.chosen and self.option.alignment and self.option.alignment in look.theme.alignment:
            mark = look.theme.alignment[self.option.alignment]
            look.paint.hatch(
                surface,
                self.rect.inflate(-4, -4),
                mark.hatch,
                look.hue("paper_0"),
                period=mark.period,
                width=1,
                alpha=0.16,
            )
        if self.owner.tiles:
            self._draw_tile(surface, look, ink)
        else:
            self._draw_flat(surface, look, ink)

    def _draw_tile(self, surface: pygame.Surface, look: Look, ink: tuple[int, int, int]) -> None:
        r, y = self.rect, self.rect.y + look.px(10)
        if self.option.icon:
            look.icons.draw(surface, self.option.icon, (r.centerx, y + look.px(11)), look.px(22), ink)
            y += look.px(25)
        kind = "value" if look.text.width(self.label, "value") <= r.w - 4 else "second_value"
        box = look.text.draw(surface, self.label, kind, (r.centerx, y), align="centre", colour=ink, width=r.w - 4)
        quiet = ink if self.chosen else look.hue("ink_2")
        look.text.draw(
            surface,
            self.option.second,
            "second",
            (r.centerx, box.bottom),
            align="centre",
            colour=quiet,
            width=r.w - 4,
        )

    def _draw_flat(self, surface: pygame.Surface, look: Look, ink: tuple[int, int, int]) -> None:
        kind = "value" if self.chosen else "body"
        self.cut = look.text.width(self.label, kind) > self.rect.w - 6
        wide, x = look.text.width(self.label, kind), self.rect.centerx
        if self.option.icon:
            look.icons.draw(
                surface, self.option.icon, (x - wide // 2 - look.px(6), self.rect.centery), look.px(18), ink
            )
            x += look.px(11)
        look.text.draw(
            surface,
            self.label,
            kind,
            (x, self.rect.centery),
            align="centre",
            anchor="middle",
            colour=ink,
            width=self.rect.w - 6,
        )


def _share(needs: list[int], room: float) -> float:
    """What each gets of `room` where those that need more take it, and all others are alike."""
    share, held = room / len(needs), [False] * len(needs)
    while any(need > share and not kept for need, kept in zip(needs, held, strict=True)):
        held = [kept or need > share for need, kept in zip(needs, held, strict=True)]
        free = held.count(False)
        if not free:
            return 0.0
        share = (room - sum(need for need, kept in zip(needs, held, strict=True) if kept)) / free
    return share


class Choice(Widget):
    """Segments in a row: one is chosen. One stop for Tab; arrows choose. `tiles` makes the tall strategy tiles."""

    role: ClassVar[str] = "choice"
    focusable: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        options: Sequence[Option | str],
        value: object = None,
        on_change: Callable[[object], object] | None = None,
        *,
        tiles: bool = False,
        even: bool = False,
        width: float | None = None,
        grow: float = 0,
        tip: TipSource = None,
        enabled: bool = True,
        why_not: str = "",
    ) -> None:
        super().__init__(label, width=width, grow=grow, tip=tip, enabled=enabled, why_not=why_not)
        self.options = [o if isinstance(o, Option) else Option(o, o) for o in options]
        self.value, self.on_change, self.tiles, self.even = value, on_change, tiles, even or tiles
        self.add(*(Segment(self, o) for o in self.options))

    def choose(self, value: object) -> None:
        """Choose and tell; choosing what is chosen says nothing."""
        if value == self.value or not self.enabled:
            return
        self.value = value
        self.redraw()
        if self.on_change is not None:
            self.on_change(value)

    def _high(self, look: Look) -> int:
        if not self.tiles:
            return look.space("button")
        icon = look.px(25) if any(o.icon for o in self.options) else 0
        second = look.text.line("second") if any(o.second for o in self.options) else 0
        return look.px(20) + icon + look.text.line("value") + second

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        wide = sum(
            look.text.width(o.label, "value") + look.px(26) + (look.px(22) if o.icon else 0) for o in self.options
        )
        return (width if self.tiles else min(wide, width)), self._high(look)

    def _needs(self, look: Look) -> list[int]:
        """The least width of each option that shows its whole label."""
        mark = 0 if self.tiles else look.px(22)
        return [look.text.width(o.label, "value") + look.px(8) + (mark if o.icon else 0) for o in self.options]

    def place(self, look: Look) -> None:
        gap = look.px(2) if self.tiles else -1
        wants = [1 if self.even else look.text.width(o.label, "value") + look.px(22) for o in self.options]
        x, room, total = self.rect.x, self.rect.w - gap * (len(wants) - 1), sum(wants)
        if self.even and (needs := self._needs(look)) and max(needs) > room / len(needs):
            share = _share(needs, room)
            wants = [max(need, round(share), 1) for need in needs]
            total = sum(wants)
        for child, want in zip(self.children, wants, strict=True):
            wide = round(room * want / total) if child is not self.children[-1] else self.rect.right - x
            child.arrange(look, pygame.Rect(x, self.rect.y, wide, self.rect.h))
            x += wide + gap

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        for child in sorted(self.children, key=lambda c: isinstance(c, Segment) and c.chosen):
            child.draw(surface, look)

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type != pygame.KEYDOWN or not self.enabled:
            return False
        step = {"left": -1, "up": -1, "right": 1, "down": 1}.get(chord(event))
        live = [o for o in self.options if o.enabled]
        if step is None or not live:
            return False
        at = next((i for i, o in enumerate(live) if o.value == self.value), -1)
        self.choose(live[min(max(at + step, 0), len(live) - 1)].value)
        return True
