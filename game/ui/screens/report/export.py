"""Writing the report among the player's exports, in a thread of its own so that the window never waits."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from game.chronicle.record import Chronicle
from game.kit.places import user_exports
from game.report.exports.ledger import spell_book
from game.report.html.page import write_html
from game.ui.screens.report.volume import Volume

__all__ = ["Exporter"]


class Exporter:
    """One export at a time: `start`, then `poll` each frame until it says how it went."""

    def __init__(self) -> None:
        self._running: threading.Thread | None = None
        self._said = ""

    @property
    def is_busy(self) -> bool:
        """Whether a report is being written."""
        return self._running is not None

    def start(self, volume: Volume) -> None:
        """Begin to write; a second call while one is under way does nothing."""
        if self._running is None:
            self._running = threading.Thread(target=self._write, args=(volume,), name="report export", daemon=True)
            self._running.start()

    def poll(self) -> str | None:
        """One sentence once it is done, None until then."""
        if self._running is None or self._running.is_alive():
            return None
        self._running.join()
        self._running = None
        return self._said

    def _write(self, volume: Volume) -> None:
        try:
            path = user_exports() / f"{file_stem(volume.source.chronicle)}.html"
            write_html(volume.source.chronicle, path, dict(volume.report.colours))
            data = path.with_suffix(".json")
            data.write_text(json.dumps(spell_book(volume.report), ensure_ascii=False, indent=1), encoding="utf-8")
            self._said = f"Saved {path.name} and {data.name} in {_short(path.parent)}"
        except OSError as error:
            self._said = f"The report could not be written: {error.strerror or type(error).__name__}"


def file_stem(chronicle: Chronicle) -> str:
    """A name that says which game it is, the same for the same game."""
    return f"report-{chronicle.header.scenario}-seed{chronicle.header.seed}-{chronicle.digest[:6]}"


def _short(folder: Path) -> str:
    """The folder as a player knows it."""
    return folder.name
