"""The export sheet: what is to be written, under which names, where it goes, and how far it is."""

from __future__ import annotations

from collections.abc import Callable

from game.kit.places import user_exports
from game.ui.preferences import Preferences
from game.ui.screens.report.export import PARTS, Exporter, Part, Wish
from game.ui.screens.report.volume import Volume
from game.ui.widgets import clipboard
from game.ui.widgets.buttons import Button
from game.ui.widgets.checks import Checkbox
from game.ui.widgets.gauges import ProgressBar
from game.ui.widgets.layout import Column, Row, Space
from game.ui.widgets.plain import Head, Rule, Text
from game.ui.widgets.rich import literal
from game.ui.widgets.sheets import FittedSheet

__all__ = ["ExportSheet"]

_HIDDEN = (
    "States, provinces, pacts and wars get invented names, years become turns, and the page has no maps. "
    "A drawn map has the invented names; its coasts may still tell where it is."
)
_NO_MAP = "This game has no map: its world is not to be had, or has none."


class ExportSheet(FittedSheet):
    """Ticks for every kind of file; the last choices stand. It stays while it writes, and can be left and reopened."""

    def __init__(
        self,
        volume: Volume,
        exporter: Exporter,
        preferences: Preferences,
        keep: Callable[[Wish], object] = lambda wish: None,
    ) -> None:
        self.volume, self.exporter, self._keep = volume, exporter, keep
        self._hidden = Checkbox("Pseudonyms for all names", preferences.export_pseudonyms, self._hid, tip=_HIDDEN)
        self._key = Checkbox("and a key: who is who", preferences.export_key, self._chose,
                             enabled=self._hidden.value, why_not="There is a key only to pseudonyms.",
                             tip="A small table for the teacher, in a file of its own.")  # fmt: skip
        self._ticks = {part.id: self._tick(part, part.id in preferences.export_parts) for part in PARTS}
        self._bar = ProgressBar("Ready")
        self._go = Button("Export", self._start, kind="primary", key="ctrl+enter")
        self._stop = Button("Cancel", self._cancel, kind="quiet")
        super().__init__("Export", self._body(), width=560)
        self._show()

    def _tick(self, part: Part, wanted: bool) -> Checkbox:
        drawable = part.id not in ("map", "film") or self._has_map
        return Checkbox(part.label, wanted and drawable, self._chose, tip=part.means, enabled=drawable, why_not=_NO_MAP)

    @property
    def _has_map(self) -> bool:
        return self.volume.scenario is not None and self.volume.scenario.is_drawn

    def _body(self) -> Column:
        folder = user_exports()
        words = Text(f"Into {literal(str(folder))}", "second", ink="ink_2", grow=1)
        place = Row(words, Button("Copy path", lambda: self._copy(str(folder)), size="row", kind="quiet"), gap=10)
        return Column(
            Head("Export this game"),
            *self._ticks.values(),
            Rule("line"),
            Row(self._hidden, Space(14), self._key),
            Rule("line"),
            place,
            self._bar,
            Row(Space(grow=1), self._stop, self._go, gap=10),
            gap=6,
        )

    @property
    def wish(self) -> Wish:
        """What is ticked."""
        hidden = self._hidden.value
        parts = frozenset(id for id, tick in self._ticks.items() if tick.value)
        return Wish(parts, hidden, hidden and self._key.value)

    def tick(self, dt: int) -> bool:
        """Show how far the export is."""
        moved = super().tick(dt)
        if self.exporter.is_busy:
            self._bar.set(self.exporter.share, self.exporter.doing)
        if self._go.enabled != self._may_start:
            self._show()
            return True
        return moved or self.exporter.is_busy

    @property
    def _may_start(self) -> bool:
        return not self.exporter.is_busy and bool(self.wish.parts)

    def _show(self) -> None:
        self._go.enabled = self._may_start
        self._go.why_not = "It is being written." if self.exporter.is_busy else "Choose at least one."
        self._key.enabled = self._hidden.value
        if not self.exporter.is_busy:
            self._bar.set(1.0 if self._bar.share else 0.0, "Done" if self._bar.share else "Ready")
        self.redraw()

    def _hid(self, value: bool) -> None:
        self._chose(value)

    def _chose(self, value: bool) -> None:
        self._bar.set(0.0, "Ready")
        self._show()

    def _start(self) -> None:
        if self._may_start:
            self._keep(self.wish)
            self.exporter.start(self.volume, self.wish)
            self._show()

    def _cancel(self) -> None:
        """Stop what is being written; with nothing under way, leave the sheet."""
        if self.exporter.is_busy:
            self.exporter.cancel()
            self._bar.set(0.0, "Stopping")
        else:
            self.dismiss()

    def _copy(self, words: str) -> None:
        copied = clipboard.copy(words)
        self._bar.set(self._bar.share, "The path is copied" if copied else "There is no clipboard here")
