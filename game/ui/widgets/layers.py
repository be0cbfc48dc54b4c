"""Who gets which event: the tree of a screen, what is open above it, focus, hover, capture and tooltips.

Overlays (menus, sheets, dialogs) lie on a stack. Only the highest takes the mouse, Tab and shortcut keys, so nothing
under a veil can be pressed by accident; when it closes, focus goes back to where it was. A light overlay (a menu)
closes on a click outside; a modal one only on Esc or by its own buttons.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pygame

from game.ui.widgets.fingers import FINGERS, Fingers
from game.ui.widgets.keys import MODIFIERS, chord
from game.ui.widgets.layer import Layer, draw_stack, keep_focus, keep_scrolled, told_by
from game.ui.widgets.look import Look
from game.ui.widgets.pins import Pins
from game.ui.widgets.tips import Tips
from game.ui.widgets.walk import (
    ARROWS,
    fellows,
    groups_of,
    is_same,
    nearest,
    paper_of,
    reveal,
    stops_of,
    tab_stops,
    turn_page,
)
from game.ui.widgets.widget import Widget

_LAYOUTS = count(1)
MOUSE = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION)


class Layers:
    """The Host of a screen's widgets."""

    def __init__(self, root: Widget, look: Look) -> None:
        self.stack = [Layer(root)]
        self.tips = Tips()
        self.pins = Pins(lambda: self._look, self.redraw)
        self._look = look
        self.now = 0
        self.dirty = True
        self.stale = self._all_stale = True
        self._unlaid: set[int] = set()
        self._captive: Widget | None = None
        self._pointer: tuple[int, int] | None = None
        self._hover: Widget | None = None
        self._quiet = False
        self._by_key = False
        self._unread: tuple[Widget | None, tuple[int, int]] | None = None
        self._fingers = Fingers(self._let_go)
        root.host_here = self

    # -- what widgets ask for -----------------------------------------------------------------
    @property
    def look(self) -> Look:
        return self._look

    @property
    def top(self) -> Layer:
        """The layer that takes events."""
        return self.stack[-1]

    def redraw(self) -> None:
        self.dirty = True

    def relayout(self, root: Widget | None = None) -> None:
        self.stale = self.dirty = True
        self._all_stale |= root is None
        self._unlaid.add(id(root))
        self._look.laying = self._look.laying and next(_LAYOUTS)

    def focused(self) -> Widget | None:
        return self.top.focus

    def focus(self, widget: Widget | None, *, by_key: bool = False) -> None:
        """Give the keyboard to a widget of the top layer, or to none."""
        self.top.focus, self._by_key = widget, by_key
        if by_key and widget is not None:
            self.settle()
            reveal(widget)
            self.tips.look_at(widget, self.now)
        pygame.key.start_text_input() if widget is not None and widget.wants_text else pygame.key.stop_text_input()
        self.redraw()

    @property
    def shows_ring(self) -> bool:
        """The focus ring is for the keyboard; a click does not draw it."""
        return self._by_key

    def overlay(
        self,
        root: Widget,
        *,
        modal: bool = True,
        veil: bool = False,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        """Open a tree above all; a modal one takes focus to its first widget."""
        self._let_go()
        root.host_here = self
        layer = Layer(root, modal, veil, on_close)
        self.stack.append(layer)
        self.relayout(root)
        self.settle()
        first = next(iter(self.stops()), None)
        if first is not None:
            self.focus(first, by_key=self._by_key)

    def close(self, root: Widget | None = None) -> None:
        """Close an overlay and all above it (the top one when none is named); focus returns."""
        at = next((i for i, one in enumerate(self.stack) if one.root is root), len(self.stack) - 1)
        if at == 0:
            return
        self._let_go()
        gone, self.stack = self.stack[at:], self.stack[:at]
        for layer in reversed(gone):
            layer.root.host_here = None
            if layer.on_close is not None:
                layer.on_close()
        self.focus(self.top.focus, by_key=self._by_key)

    def _let_go(self) -> None:
        """Forget the pointer: what it was over is no longer on top."""
        self.tips.hide()
        self.pins.hide()
        for widget in (self._captive, self._hover):
            if widget is not None:
                widget.pressed = widget.hovered = False
        self._captive = self._hover = None

    def replace_root(self, root: Widget) -> None:
        """Another tree for the screen itself; what is open above stays. Scrolling and focus are carried over."""
        old = self.stack[0]
        keep_scrolled(old.root, root)
        if self.top is old:
            self._let_go()
        focus = old.focus
        old.root.host_here, old.root, root.host_here = None, root, self
        same = next((w for w in root.walk() if focus and w.focusable and is_same(w, focus)), None)
        old.focus = same or (focus if self._by_key else None)
        self.relayout(root)

    # -- layout, time, drawing ----------------------------------------------------------------
    def set_look(self, look: Look) -> None:
        """A new size or manner: everything is laid out again."""
        self._look = look
        self.tips.hide()
        self.pins.relayout()
        self.relayout()

    def settle(self) -> None:
        """Lay out again if anything asked for it."""
        if self.stale:
            unlaid, self._unlaid = None if self._all_stale else self._unlaid, set()
            self.stale = self._all_stale = False
            self._look.laying = next(_LAYOUTS)
            for layer in self.stack:
                if unlaid is None or id(layer.root) in unlaid:
                    layer.root.arrange(self._look, pygame.Rect((0, 0), self._look.size))
                    if self._by_key:
                        keep_focus(layer)
            self._look.laying = 0
            if self._pointer is not None and self._captive is None:
                self._point(self.top.root.hit(self._pointer))

    def tick(self, dt: int) -> bool:
        """Let time pass for every open tree; True when something has to be drawn."""
        self.now += dt
        if self._unread is not None:
            self._read(*self._unread)
        for layer in self.stack:
            if layer.age < self._look.ms("enter") and layer is not self.stack[0]:
                self.dirty = True
            layer.age += dt
            for widget in list(layer.root.walk()):
                self.dirty |= widget.tick(dt)
        self.dirty |= self.tips.tick(self.now, self._look) | self.pins.tick(self.now)
        return self.dirty

    def draw(self, surface: pygame.Surface) -> None:
        """Draw all layers, the focus ring, then the tooltip."""
        self.settle()
        focus = self.top.focus if self._by_key and self.top.focus in self.stops() else None
        draw_stack(surface, self._look, self.stack, focus)
        self.tips.draw(surface, self._look)
        self.pins.draw(surface)
        self.dirty = False

    # -- events -------------------------------------------------------------------------------
    def handle(self, event: pygame.event.Event) -> bool:
        """Deliver an event; False when no widget wanted it and the screen may have it."""
        self.settle()
        if event.type in FINGERS:
            at = (round(event.x * self._look.size[0]), round(event.y * self._look.size[1]))
            return self._fingers.handle(event, self.top.root.hit(at), self._look.size[1])
        if event.type in MOUSE:
            return self._fingers.swallows(event) or self._mouse(event)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        if event.type in (pygame.TEXTINPUT, pygame.TEXTEDITING):
            return self._bubble(self.top.focus, event) is not None
        if event.type == pygame.KEYDOWN:
            self.keyed(event)
            taken = self.pins.key(event, self.top.focus) or self._key(event)
            return taken or self.top is not self.stack[0]
        return False

    def _mouse(self, event: pygame.event.Event) -> bool:
        if self._captive is None and self.pins.mouse(event):
            self._point(None)
            return True
        if event.type == pygame.MOUSEMOTION:
            return self._motion(event)
        if self.tips.press(event):
            return True
        if event.type == pygame.MOUSEBUTTONDOWN:
            return self._down(event)
        return self._up(event)

    def _down(self, event: pygame.event.Event) -> bool:
        if event.button in (4, 5, 6, 7):
            return False
        self.tips.hide()
        self._quiet = True
        found = self.top.root.hit(event.pos)
        if found is None:
            if self.top is not self.stack[0] and not self.top.modal:
                self.close()
                return True
            if self.top is self.stack[0]:
                self.focus(None)
            return self.top is not self.stack[0]
        holder: Widget | None = found
        while holder is not None and not holder.focusable:
            holder = holder.parent
        if holder is not None and event.button == 1:
            self.focus(holder)
        taker = self._bubble(found, event)
        if taker is not None:
            self._captive = taker
        self.redraw()
        return True

    def _up(self, event: pygame.event.Event) -> bool:
        captive, self._captive = self._captive, None
        if captive is None:
            return self.top is not self.stack[0]
        captive.handle(event)
        captive.pressed = False
        self.redraw()
        return True

    def _motion(self, event: pygame.event.Event) -> bool:
        self._quiet = self._quiet and event.pos == self._pointer
        self._pointer = event.pos
        if self._captive is not None:
            self._captive.handle(event)
            self.redraw()
            return True
        if self.tips.holds(event.pos):
            self.redraw()
            return True
        found = self.top.root.hit(event.pos)
        self._point(found)
        if found is not None:
            self._bubble(found, event)
        self._unread = None if found is not None and found.holds_map else (found, event.pos)
        return found is not None or self.top is not self.stack[0]

    def _point(self, found: Widget | None) -> None:
        """The pointer is over another widget: hover and tooltip follow."""
        if found is self._hover:
            return
        if self._hover is not None:
            self._hover.hovered = False
        self._hover = found
        if found is not None:
            found.hovered = True
        self.tips.look_at(None if self._quiet else told_by(found), self.now)
        self.redraw()

    def _read(self, found: Widget | None, at: tuple[int, int]) -> None:
        """The pointer may be on a live word: then its card goes before the tooltip of what it is written on."""
        self._unread, was = None, self.pins.word is not None
        if self.pins.point(self.top.root, at, lambda: told_by(found)):
            self.tips.look_at(None, self.now)
        elif was and self.pins.word is None:
            self.tips.look_at(told_by(found), self.now)

    def _wheel(self, event: pygame.event.Event) -> bool:
        at = getattr(event, "pos", None) or pygame.mouse.get_pos()
        found = self._hover if self._hover is not None else self.top.root.hit(at)
        if self._bubble(found, event) is not None:
            self.tips.hide()
            return True
        return found is not None or self.top is not self.stack[0]

    def _bubble(self, widget: Widget | None, event: pygame.event.Event) -> Widget | None:
        """Offer an event to a widget, then to its parents; whoever took it."""
        while widget is not None:
            if widget.handle(event):
                self.redraw()
                return widget
            widget = widget.parent
        return None

    def keyed(self, event: pygame.event.Event) -> None:
        """A key went down: from now on the ring shows what has the keyboard."""
        if event.key not in MODIFIERS and not self._by_key:
            self._by_key = True
            self.redraw()

    # -- keys ---------------------------------------------------------------------------------
    def _key(self, event: pygame.event.Event) -> bool:
        name = chord(event)
        if event.key in (pygame.K_LALT, pygame.K_RALT):
            return self.tips.widen(self.top.focus, self.now)
        self._quiet = True
        self.tips.hide()
        focus = self.top.focus
        if focus is not None and focus.handle(event):
            self.redraw()
            return True
        if name in ("tab", "shift+tab"):
            return self.move_focus(-1 if name == "shift+tab" else 1)
        if name == "enter" and focus is not None and focus.yields_enter and self._shortcut(name):
            return True
        if name in ("enter", "space") and self._press_focus():
            return True
        if name in ARROWS and self._arrow(*ARROWS[name]):
            return True
        if name in ("home", "end") and focus is not None and (rows := fellows(focus)):
            self.focus(rows[0 if name == "home" else -1], by_key=True)
            return True
        if focus is not None and self._bubble(focus.parent, event) is not None:
            return True
        if self._shortcut(name) or self._step_beside(name) or turn_page(self.top.root, name):
            return True
        return self._escape() if name == "esc" else False

    def _press_focus(self) -> bool:
        focus = self.top.focus
        return focus is not None and focus.enabled and focus in self.stops() and focus.activate()

    def _escape(self) -> bool:
        """Put away the top overlay and the tip with it: one press, one thing."""
        if self.top is self.stack[0]:
            return False
        leave = getattr(self.top.root, "refuse", self.close)
        leave()
        return True

    def _shortcut(self, name: str) -> bool:
        """The first enabled widget of the top layer whose `key` this is."""
        for widget in self.top.root.walk():
            if name and getattr(widget, "key", None) == name and widget.enabled:
                self.redraw()
                return widget.activate()
        return False

    def stops(self) -> list[Widget]:
        """Where Tab stops in the top layer, in reading order; what is off too, since its reason can be read there."""
        return stops_of(self.top.root)

    def move_focus(self, step: int) -> bool:
        """Tab or Shift-Tab."""
        stops = tab_stops(self.top.root, self.top.focus)
        if not stops:
            return False
        at = stops.index(self.top.focus) if self.top.focus in stops else (-1 if step > 0 else 0)
        self.focus(stops[(at + step) % len(stops)], by_key=True)
        return True

    def _step_beside(self, name: str) -> bool:
        """Where nobody wanted an arrow it walks the paper."""
        focus = self.top.focus
        if focus is None or focus not in self.stops():
            return False
        found = nearest(focus, paper_of(focus, whole=self.top is not self.stack[0]), *ARROWS.get(name, (0, 0)))
        if found is not None:
            self.focus(found, by_key=True)
        return found is not None

    def _arrow(self, dx: int, dy: int) -> bool:
        """Arrows walk inside containers that say `arrows`: across in the nearest one, up and down in the widest."""
        focus = self.top.focus
        groups = groups_of(focus) if focus is not None else []
        if not groups or focus is None:
            return False
        found = nearest(focus, groups[0 if dx else -1], dx, dy)
        if found is not None:
            self.focus(found, by_key=True)
        return found is not None
