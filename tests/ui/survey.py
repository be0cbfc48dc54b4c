"""What is wrong with a screen as it is laid out: words cut short, things outside the window or upon each other.

It draws the screen once and watches where letters fall, so that it sees what a player sees and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pygame

from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.shell import Window
from game.ui.widgets.text import Scribe
from game.ui.widgets.widget import Widget

__all__ = ["Flaw", "survey"]

_SLACK: Final = 3
"""Pixels by which letters may pass an edge: the room a face keeps above its capitals."""
_CUT: Final[set[str]] = set()
"""What was shortened while the screen was drawn."""
_BARE: Final = ("map", "group")


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong. `kind`: cut, outside, beyond, over. `who` says which widget, `what` the words or the other."""

    kind: str
    who: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.who} ({self.what})"


@dataclass(slots=True)
class _Said:
    text: str
    whole: str
    rect: pygame.Rect
    clip: pygame.Rect
    by: Widget | None


def survey(window: Window) -> list[Flaw]:
    """All flaws of the top layer of the window's screen."""
    screen = window.top
    assert screen is not None
    assert screen.layers is not None
    screen.layers.settle()
    root = screen.layers.top.root
    said = _drawn(window, root)
    whole = window.surface.get_rect()
    found = [*_outside(root, whole), *_over(root), *_cut(said), *_beyond(said, whole), *_words_over(said)]
    return list(dict.fromkeys(found))


def _name(widget: Widget | None) -> str:
    return f"{widget.role} “{widget.label[:40]}”" if widget is not None else "nobody"


# -- what is drawn ------------------------------------------------------------------------------


def _drawn(window: Window, root: Widget) -> list[_Said]:
    """Draw the layer, noting each line of words, who drew it and what of it could be seen."""
    said: list[_Said] = []
    stack: list[Widget] = []
    scribe: Any = window.look.text
    surface = window.surface
    true_draw, true_fit = Scribe.draw, Scribe.fit
    _CUT.clear()

    def fit(self: Scribe, text: str, role: str, width: int, face: str = "") -> str:
        short = true_fit(self, text, role, width, face)
        if short != text:
            _CUT.add(short)
        return short

    def draw(self: Scribe, target: pygame.Surface, text: str, *rest: Any, **more: Any) -> pygame.Rect:
        box = true_draw(self, target, text, *rest, **more)
        if target is surface and text.strip():
            shown = fit(self, text, rest[0], more["width"], more.get("face", "")) if more.get("width") else text
            said.append(_Said(shown, text, box, target.get_clip(), stack[-1] if stack else None))
        return box

    wrapped: list[Widget] = []
    for widget in root.walk():
        vars(widget)["draw"] = _noting(widget, stack)
        vars(widget).pop("_kept", None)
        wrapped.append(widget)
    scribe.draw, scribe.fit = draw.__get__(scribe), fit.__get__(scribe)
    try:
        surface.set_clip(None)
        root.draw(surface, window.look)
    finally:
        del scribe.draw, scribe.fit
        for widget in wrapped:
            del vars(widget)["draw"]
            vars(widget).pop("_kept", None)
    window.redraw()
    return said


def _noting(widget: Widget, stack: list[Widget]) -> Any:
    plain = widget.draw

    def draw(*given: Any, **more: Any) -> None:
        stack.append(widget)
        plain(*given, **more)
        stack.pop()

    return draw


# -- the laws -------------------------------------------------------------------------------------


def _clips(widget: Widget) -> pygame.Rect | None:
    """What of a widget can be seen through the scroll areas above it; None where they hide it all."""
    seen = pygame.Rect(widget.rect)
    at = widget.parent
    while at is not None:
        if at.clips:
            seen = seen.clip(at.rect)
        at = at.parent
    return seen if seen.w > 0 and seen.h > 0 else None


def _scrolled(widget: Widget) -> bool:
    at = widget.parent
    while at is not None:
        if isinstance(at, ScrollArea):
            return True
        at = at.parent
    return False


def _outside(root: Widget, whole: pygame.Rect) -> Iterator[Flaw]:
    for widget in root.walk():
        if widget.role in _BARE or not widget.rect.w or not widget.rect.h or _scrolled(widget):
            continue
        if not whole.inflate(2, 2).contains(widget.rect):
            yield Flaw("outside", _name(widget), "the window")
        paper = _paper(widget)
        if paper is not None and not paper.rect.inflate(6, 6).contains(widget.rect):
            yield Flaw("outside", _name(widget), _name(paper))


def _paper(widget: Widget) -> Widget | None:
    at = widget.parent
    while at is not None and at.role not in ("panel", "card", "scroll"):
        at = at.parent
    return at


def _over(root: Widget) -> Iterator[Flaw]:
    """Siblings upon each other, where both take the mouse or are papers."""
    for parent in root.walk():
        live = [c for c in parent.children if c.visible and _counts(c) and _clips(c) is not None]
        for i, one in enumerate(live):
            for other in live[i + 1 :]:
                if one.rect.inflate(-4, -4).colliderect(other.rect.inflate(-4, -4)):
                    yield Flaw("over", _name(one), _name(other))


def _counts(widget: Widget) -> bool:
    if widget.role == "button" and widget.label == "Close":
        return False
    return (
        widget.focusable or widget.role in ("panel", "card", "text", "choice", "legend", "modes", "drawer")
    ) and widget.rect.w > 4


def _cut(said: list[_Said]) -> Iterator[Flaw]:
    for one in said:
        if one.text == one.whole and one.whole not in _CUT:
            continue
        live = one.by is not None and one.by.role in ("button", "option", "tab", "head")
        if live or one.by is None or (one.by.role != "table" and not _told(one.by)):
            yield Flaw("cut", _name(one.by), one.text[:40])


def _told(widget: Widget) -> bool:
    at: Widget | None = widget
    while at is not None:
        if at.reading() is not None:
            return True
        at = at.parent
    return False


def _beyond(said: list[_Said], whole: pygame.Rect) -> Iterator[Flaw]:
    """Words that pass the edge of their paper or the window."""
    for one in said:
        if not one.clip.colliderect(one.rect):
            continue
        if not whole.inflate(4, 4).contains(one.rect.clip(one.clip) if one.clip != whole else one.rect):
            yield Flaw("beyond", _name(one.by), one.text[:40])
            continue
        paper = one.by if one.by is not None and one.by.role in ("panel", "card") else one.by and _paper(one.by)
        if paper is None:
            continue
        room = paper.rect.inflate(2 * _SLACK, 2 * _SLACK)
        sideways = one.rect.x < room.x or one.rect.right > room.right
        downward = paper.role != "scroll" and (one.rect.y < room.y or one.rect.bottom > room.bottom)
        if sideways or (downward and one.clip.contains(one.rect)):
            yield Flaw("beyond", _name(one.by), one.text[:40])


def _words_over(said: list[_Said]) -> Iterator[Flaw]:
    """Lines of words drawn over other lines."""
    for i, one in enumerate(said):
        a = one.rect.clip(one.clip).inflate(-4, -round(one.rect.h * 0.45))
        for other in said[i + 1 :]:
            b = other.rect.clip(other.clip).inflate(-4, -round(other.rect.h * 0.45))
            near = a.inflate(6, 0) if one.by is not other.by and a.w > 0 else a
            if near.w > 0 and a.h > 0 and b.w > 0 and b.h > 0 and near.colliderect(b):
                yield Flaw("over", f"words “{one.text[:30]}”", f"words “{other.text[:30]}”")
