"""The keys of the settings: every command with its key; press a line, then the new key."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

import pygame

from game.ui.keymap import COMMANDS, Command, Trouble, chord_of, command, told, trouble
from game.ui.widgets.buttons import Button, Pressable
from game.ui.widgets.keys import MODIFIERS, chord, spoken
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.look import Look
from game.ui.widgets.plain import Head, Text
from game.ui.widgets.sheets import FittedSheet
from game.ui.widgets.widget import Tip, Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["KeyAsked", "keys_page"]


def keys_page(app: App, again: Callable[[], None]) -> list[Widget]:
    """All commands by the room in which they are valid."""
    rows: list[Widget] = [
        Text("Choose a line and press the new key. Esc, Tab, Enter, Space and the arrows stay as they are.", "second")
    ]
    for where, commands in groupby(COMMANDS, key=lambda one: one.where):
        lines = Column(*(_KeyRow(app, one, again) for one in commands), arrows=True)
        rows += [Space(8), Head(where), lines]
    for row in rows:
        row.arrows = True
    return rows


class _KeyRow(Pressable):
    """A command and its key; Delete brings the usual key back."""

    role: ClassVar[str] = "row"

    def __init__(self, app: App, one: Command, again: Callable[[], None]) -> None:
        super().__init__(one.words, tip=Tip(one.words, told(one.id, app.preferences.keys), self._says(app, one)))
        self.app, self.command, self.again = app, one, again

    @staticmethod
    def _says(app: App, one: Command) -> str:
        is_moved = chord_of(one.id, app.preferences.keys) != one.usual
        return f"Usually {spoken(one.usual)}; Delete brings it back." if is_moved else "Press to choose another key."

    def activate(self) -> bool:
        self.app.sheet(KeyAsked(self.app, self.command, self.again))
        return True

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.KEYDOWN and chord(event) in ("delete", "backspace"):
            self.app.prefer(keys={k: v for k, v in self.app.preferences.keys.items() if k != self.command.id})
            self.again()
            return True
        return super().handle(event)

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.text.line("body") + look.px(12)

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        r = self.rect
        if self.hovered:
            surface.fill(look.hue("hover"), r)
        look.paint.hairline(surface, r.topleft, r.topright)
        now = told(self.command.id, self.app.preferences.keys)
        wide = max(look.text.width(now, "value") + look.px(16), look.px(30))
        cap = pygame.Rect(r.right - wide - look.px(6), r.y + look.px(4), wide, r.h - look.px(8))
        is_moved = chord_of(self.command.id, self.app.preferences.keys) != self.command.usual
        look.paint.box(surface, cap, look.hue("paper_3" if is_moved else "paper_0"), look.hue("line_2"), radius=2)
        look.text.draw(surface, now, "value", cap.center, align="centre", anchor="middle")
        room = cap.x - r.x - look.px(16)
        self.cut = look.text.width(self.label, "body") > room
        at = (r.x + look.px(8), r.centery)
        look.text.draw(surface, self.label, "body", at, anchor="middle", width=room)


class _Catcher(Widget):
    """Has the keyboard while a key is chosen, and takes whatever is pressed."""

    role: ClassVar[str] = "catcher"
    focusable: ClassVar[bool] = True
    wants_keys: ClassVar[bool] = True

    def __init__(self, on_key: Callable[[str], None]) -> None:
        super().__init__("The new key")
        self.on_key, self.shown = on_key, ""

    def handle(self, event: pygame.event.Event) -> bool:
        if event.type != pygame.KEYDOWN:
            return False
        if event.key not in MODIFIERS:
            self.on_key(chord(event))
        return True

    def natural(self, look: Look, width: int) -> tuple[int, int]:
        return width, look.space("button_main")

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        look.paint.box(surface, self.rect, look.hue("paper_0"), look.hue("ink"))
        words, ink = (spoken(self.shown), "ink") if self.shown else ("press a key", "ink_3")
        at = self.rect.center
        look.text.draw(surface, words, "key_figure", at, align="centre", anchor="middle", colour=look.hue(ink))


class KeyAsked(FittedSheet):
    """Asks for the key of one command: a conflict is named with its cure, a reserved key with its reason."""

    def __init__(self, app: App, one: Command, again: Callable[[], None]) -> None:
        self.app, self.command, self.again = app, one, again
        self.wanted: tuple[str, str] | None = None
        self._catcher = _Catcher(self.pressed_key)
        now = told(one.id, app.preferences.keys)
        self._said = Text(f"Now {now}. Esc leaves it so.", "second")
        foot = Row(
            Space(grow=1),
            Button(f"Usual: {spoken(one.usual)}", lambda: self.give(one.usual), kind="quiet"),
            Button("Cancel", self.dismiss, kind="quiet"),
            gap=10,
        )
        super().__init__("Another key", Column(Text(one.words, "card_head"), self._catcher, self._said, foot, gap=10))

    def pressed_key(self, name: str) -> None:
        """A key, or Enter to swap, or Esc."""
        if name == "esc":
            self.dismiss()
        elif name == "enter" and self.wanted is not None:
            self._swap(*self.wanted)
        else:
            self.give(name)

    def give(self, name: str) -> None:
        """Give the command this key, or say why that cannot be."""
        self._catcher.shown = name
        found: Trouble | None = trouble(self.command.id, name, self.app.preferences.keys)
        if found is None:
            self._keep({self.command.id: name})
            return
        self.wanted = (name, found.holder) if found.holder else None
        self._said.say(found.sentence)
        if self.host is not None:
            self.host.focus(self._catcher)

    def _swap(self, name: str, holder: str) -> None:
        self._keep({self.command.id: name, holder: chord_of(self.command.id, self.app.preferences.keys)})

    def _keep(self, given: dict[str, str]) -> None:
        keys = {**self.app.preferences.keys, **given}
        self.app.prefer(keys={id: name for id, name in keys.items() if command(id).usual != name})
        self.dismiss()
        self.again()
