"""Settings: pages of choices, each seen at once and kept, and each page brought back to the usual by one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.preferences import Preferences
from game.ui.screens.front.keyspage import keys_page
from game.ui.screens.front.pages import KEPT, folders_page, play_page, screen_page, sound_page, vision_page
from game.ui.widgets.buttons import Button
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.orders import Tabs
from game.ui.widgets.plain import Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["SettingsSheet"]

_PAGES = {
    "Screen": screen_page,
    "Vision": vision_page,
    "Sound": sound_page,
    "Play": play_page,
    "Keys": keys_page,
    "Folders": folders_page,
}


class SettingsSheet(Sheet):
    """One page at a time under a row of tabs."""

    def __init__(self, app: App, page: str = "Screen") -> None:
        self.app, self.page = app, page
        self._tabs = Tabs("Settings", list(_PAGES), page, lambda v: self.turn_to(str(v)))
        self._body = Column(gap=0)
        self._said = Text("Every choice is kept at once.", "second", grow=1)
        self._usual = Button("As usual", self._reset, kind="quiet", icon="undo")
        foot = Row(self._said, self._usual, Button("Done", self.dismiss, kind="primary"), gap=10)
        self._area = ScrollArea(self._body, label=page, grow=1)
        body = Column(Text("Settings", "card_head"), self._tabs, Space(2), self._area, foot, gap=10)
        super().__init__("Settings", body, width=820, height=600)
        self.turn_to(page)

    def turn_to(self, page: str) -> None:
        """Show a page."""
        self.page = self._tabs.value = page
        self._area.label, self._area.offset = page, 0
        self._fill()

    def _fill(self) -> None:
        self._body.clear()
        self._body.add(*_PAGES[self.page](self.app, self._fill))
        self._usual.visible = bool(KEPT.get(self.page))
        self._usual.tip = f"Bring all choices of the page “{self.page}” back to what they were at first"
        host = self.host
        focus = host.focused() if host is not None else None
        if host is not None and focus is not None and focus not in list(self.walk()):
            same = (w for w in self.walk() if w.focusable and (w.role, w.label) == (focus.role, focus.label))
            host.focus(next(same, self._tabs))

    def _reset(self) -> None:
        usual = Preferences()
        self.app.prefer(**{name: getattr(usual, name) for name in KEPT[self.page]})
        self._fill()
        self.app.say(f"{self.page}: all as usual", "undo")
