"""Writing the report among the player's exports, beside the window: it stays as quick as before.

Texts are written in a thread. Pictures are painted by the program run once more without a window, as `report` does it
on the command line: a process can be stopped in the midst, and takes no time from the frames.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import game
from game.chronicle.files import save_as
from game.chronicle.record import Chronicle
from game.kit.places import user_cache, user_exports
from game.report.exports.edition import Edition, edition_of
from game.report.exports.folder import write_tables, written_whole
from game.report.exports.ledger import spell_book
from game.report.html.handout import handout_page
from game.report.html.page import html_page
from game.ui.screens.report.volume import Volume

__all__ = ["PARTS", "Exporter", "Part", "Wish", "file_stem"]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that can be written: its id, its words on the sheet, what they mean, and its share of the work."""

    id: str
    label: str
    means: str
    weight: int = 1
    is_drawn: bool = False


PARTS: Final = (
    Part("html", "The report as a page", "One HTML file with everything in it, to read, print or hand round.", 2),
    Part("json", "The report as data (JSON)", "The same for scripts; its schema: all-against-one report --schema."),
    Part("csv", "Tables (CSV)", "Every state and pair of states turn by turn, wars, calls, votes; with a codebook.", 2),
    Part("handout", "A handout for the class", "Questions on this game on one page; and once more with their key."),
    Part("charts", "Charts as pictures", "Every chart as PNG.", 2, True),
    Part("map", "The final map as a picture", "The map as the game was left, as PNG.", 4, True),
    Part("film", "An animated map (GIF)", "Every turn on the map; a minute or more for a long game.", 12, True),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written, and whether under pseudonyms; the key says who is who."""

    parts: frozenset[str]
    hidden: bool = False
    key: bool = False

    @property
    def texts(self) -> tuple[Part, ...]:
        """What the thread writes."""
        return tuple(p for p in PARTS if p.id in self.parts and not p.is_drawn)

    @property
    def drawn(self) -> tuple[Part, ...]:
        """What the process paints."""
        return tuple(p for p in PARTS if p.id in self.parts and p.is_drawn)

    @property
    def choices(self) -> dict[str, object]:
        """The same as settings, to stand when the sheet is opened next; a key is chosen under pseudonyms only."""
        told = {"export_parts": tuple(p.id for p in PARTS if p.id in self.parts), "export_pseudonyms": self.hidden}
        return {**told, "export_key": self.key} if self.hidden else told


class _Stopped(Exception):
    """The player has thought better of it."""


class _Failed(Exception):
    """What went wrong, in one sentence."""


class Exporter:
    """One export at a time: `start`, then `poll` each frame until it says how it went."""

    def __init__(self) -> None:
        self._running: threading.Thread | None = None
        self._painter: subprocess.Popen[str] | None = None
        self._stopped = threading.Event()
        self._said = ""
        self.share = 0.0
        """How much of the work is done, 0 to 1."""
        self.doing = ""
        """What is being written now."""

    @property
    def is_busy(self) -> bool:
        """Whether a report is being written."""
        return self._running is not None

    def start(self, volume: Volume, wish: Wish) -> None:
        """Begin to write; a second call while one is under way does nothing."""
        if self._running is None:
            self._stopped.clear()
            self.share, self.doing = 0.0, "opening the book"
            self._running = threading.Thread(target=self._write, args=(volume, wish), name="report export", daemon=True)
            self._running.start()

    def cancel(self) -> None:
        """Stop as soon as can be; what is whole stays, nothing is left half written."""
        self._stopped.set()
        if (painter := self._painter) is not None:
            painter.kill()

    def poll(self) -> str | None:
        """One sentence once it is done, None until then."""
        if self._running is None or self._running.is_alive():
            return None
        self._running.join()
        self._running = None
        return self._said

    # -- beside the window ------------------------------------------------------------------------

    def _write(self, volume: Volume, wish: Wish) -> None:
        try:
            folder = user_exports()
            stem = self._texts(volume, wish, folder)
            if wish.drawn:
                self._paint(volume, wish, folder, stem)
            self._said = f"Saved {stem} in {folder.name}"
        except _Stopped:
            self._said = "The export was stopped; what was finished is kept"
        except _Failed as failed:
            self._said = str(failed)
        except OSError as error:
            self._said = f"The report could not be written: {error.strerror or type(error).__name__}"

    def _texts(self, volume: Volume, wish: Wish, folder: Path) -> str:
        """Pages, data and tables; the beginning of every file's name."""
        edition = _edition(volume, wish.hidden)
        stem = file_stem(edition.source.chronicle)
        for part in wish.texts:
            self._begin(part)
            _WRITERS[part.id](edition, folder / stem)
            self._done(part, wish)
        if wish.key and edition.mask is not None:
            written_whole(folder / f"{stem}-key.csv", edition.mask.key().encode("utf-8"))
        return stem

    def _begin(self, part: Part) -> None:
        if self._stopped.is_set():
            raise _Stopped
        self.doing = part.label

    def _done(self, part: Part, wish: Wish, share: float = 1.0) -> None:
        """Count a part, or so much of it; parts before it are whole."""
        order = (*wish.texts, *wish.drawn)
        before = sum(p.weight for p in order[: order.index(part)])
        self.share = (before + part.weight * share) / max(sum(p.weight for p in order), 1)

    def _paint(self, volume: Volume, wish: Wish, folder: Path, stem: str) -> None:
        save = user_cache() / f"export-{os.getpid()}.chronicle.jsonl"
        try:
            save_as(volume.source.chronicle, save)
            for part in wish.drawn:
                self._begin(part)
                self._run(_command(part, save, folder / stem, volume, wish), part, wish)
                self._done(part, wish)
        finally:
            save.unlink(missing_ok=True)

    def _run(self, command: list[str], part: Part, wish: Wish) -> None:
        """Run the program once more and follow how far it is; _Failed with its own sentence where it fails."""
        paths = [str(Path(game.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
        surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in paths if p)}
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            encoding="utf-8", errors="replace", env=surroundings,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as self._painter:  # fmt: skip
            last = ""
            for line in self._painter.stderr or ():
                last = line.strip() or last
                if found := re.search(r"(\d+) %$", last):
                    self._done(part, wish, int(found[1]) / 100)
                if self._stopped.is_set():
                    self._painter.kill()
        code, self._painter = self._painter.returncode, None
        if self._stopped.is_set():
            raise _Stopped
        if code:
            raise _Failed(f"{part.label}: {last.partition(': ')[2] or 'it could not be painted'}")


def _edition(volume: Volume, hidden: bool) -> Edition:
    """The book as it is open on the desk, what-ifs and all, or the same under other names."""
    if not hidden:
        return Edition(volume.report, volume.source, volume.scenario)
    chronicle, played = volume.source.chronicle, volume.report.what_ifs
    return edition_of(chronicle, volume.scenario, colours=volume.report.colours, hidden=True, what_ifs=played)


def _page(edition: Edition, stem: Path) -> None:
    text = html_page(edition.report, edition.source, edition.geometry, edition.relief)
    written_whole(_named(stem, ".html"), text.encode("utf-8"))


def _data(edition: Edition, stem: Path) -> None:
    text = json.dumps(spell_book(edition.report), ensure_ascii=False, indent=1)
    written_whole(_named(stem, ".json"), text.encode("utf-8"))


def _tables(edition: Edition, stem: Path) -> None:
    write_tables(edition.report, edition.source, _named(stem, "-tables"))


def _handout(edition: Edition, stem: Path) -> None:
    """One for the class, and one for the teacher with the answers on a page of their own."""
    for name, key in (("-handout.html", False), ("-handout-with-key.html", True)):
        written_whole(_named(stem, name), handout_page(edition.report, key=key).encode("utf-8"))


_WRITERS: Final[dict[str, Callable[[Edition, Path], None]]] = {
    "html": _page, "json": _data, "csv": _tables, "handout": _handout,
}  # fmt: skip
_ENDINGS: Final = {"charts": ("--charts", "-charts"), "map": ("--map", "-map.png"), "film": ("--animate", "-map.gif")}


def _named(stem: Path, ending: str) -> Path:
    return stem.with_name(stem.name + ending)


def _command(part: Part, save: Path, stem: Path, volume: Volume, wish: Wish) -> list[str]:
    option, ending = _ENDINGS[part.id]
    world = volume.scenario
    own = ["--scenario", str(world.folder)] if world is not None and not world.is_invented else []
    hidden = ["--pseudonyms"] if wish.hidden else []
    return [sys.executable, "-m", "game", "report", str(save), option, str(_named(stem, ending)), *own, *hidden]


def file_stem(chronicle: Chronicle) -> str:
    """A name that says which game it is, the same for the same game."""
    return f"report-{chronicle.header.scenario}-seed{chronicle.header.seed}-{chronicle.digest[:6]}"
