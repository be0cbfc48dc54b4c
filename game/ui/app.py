"""The app: which screen follows which, and what they share: the window, the settings, the maps already baked.

Screens never import each other. They ask the app, which knows how each is made and imports it only then, so that
one broken or unfinished screen leaves the others in order.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pygame

from game.chronicle.files import SaveEntry, saves
from game.chronicle.reading import load
from game.chronicle.record import Chronicle
from game.match.setup import Setup
from game.scenarios.faults import FaultsFoundError
from game.scenarios.library import Scenario
from game.ui.atlas.office import Office
from game.ui.atlas.view import AtlasView
from game.ui.cards.reader import TermReader
from game.ui.chairs import Chairs
from game.ui.desk import Desk
from game.ui.gamewindow import GameWindow
from game.ui.leisure import forget, made_ready
from game.ui.maproom import MapRoom
from game.ui.outside import names_in_world
from game.ui.preferences import SCALES, Preferences, load_preferences, save_preferences
from game.ui.scenery import Scenery
from game.ui.shelf import Shelf
from game.ui.sounds.band import Band
from game.ui.widgets.live import Reader
from game.ui.widgets.sheets import Dialog
from game.ui.widgets.shell import Screen
from game.ui.widgets.widget import Widget

__all__ = ["App", "GameWindow", "has_display", "run"]

SWITCH_S = 0.001
"""Seconds after which a thread that computes must let the window have the interpreter."""
NO_DISPLAY = 'there is no display to open a window on; "all-against-one simulate SCENARIO" plays without one'


class App:
    """One run of the window. `council` and `report` make the two great screens; tests may hand in others."""

    def __init__(
        self,
        window: GameWindow,
        preferences: Preferences | None = None,
        *,
        council: Callable[[Desk, "App"], Screen] | None = None,
        report: Callable[[Chronicle, "App"], Screen] | None = None,
        beside: bool = False,
    ) -> None:
        """`beside`: draw maps in a thread beside the window; without it a frame does a piece of it, and tests need
        not wait."""
        self.window = window
        self.preferences = preferences or Preferences()
        self.desk: Desk | None = None
        self.chairs: Chairs | None = None
        self.world_shown = ""
        self._council = council or _council_table
        self._report = report or _report_screen
        self.sounds = Band(self._volume, window.captions.say)
        window.on_sound = self.sounds.play
        window.captions.shown = self.preferences.captions
        self._office = Office(window.resting) if beside else None
        window.draws_apart = beside
        self.maps = MapRoom(window, lambda: self.preferences.motion, self._office)
        window.reader_of = self._reader
        helped = ("f1", "?", "shift+/", "shift+?")
        window.shortcuts = {
            **dict.fromkeys(helped, self.open_help),
            "f1": self.explain,
            "ctrl+s": self.open_save_as,
        }
        larger, smaller = ("ctrl++", "ctrl+=", "ctrl+shift+=", "ctrl+shift++"), ("ctrl+-", "ctrl+shift+-")
        window.sizes = {
            **dict.fromkeys(larger, lambda: self.grow(1)),
            **dict.fromkeys(smaller, lambda: self.grow(-1)),
            "ctrl+0": lambda: self.prefer(scale=100),
        }

    # -- what screens share ---------------------------------------------------------------------

    def _volume(self) -> float:
        return self.preferences.volume / 100 if self.preferences.sound else 0.0

    @property
    def shelf(self) -> Shelf:
        """The worlds that can be played."""
        return self.maps.shelf

    def scenario(self, id: str) -> Scenario:
        """A scenario, read once."""
        return self.maps.scenario(id)

    def scenery(self, scenario: Scenario) -> Scenery:
        """The scenery of a scenario, made once."""
        return self.maps.scenery(scenario)

    def atlas(self, scenario: Scenario) -> AtlasView:
        """The live map of a scenario: baked once, shared by all screens; each lays it out anew when it is entered."""
        return self.maps.atlas(scenario)

    # -- which screen follows which -------------------------------------------------------------

    def show(self, screen: Screen) -> None:
        """This screen alone, whatever was open."""
        self.window.toasts.hush()
        self.window.captions.hush()
        if self.window.screens:
            del self.window.screens[:-1]
            self.window.replace(screen)
        else:
            self.window.push(screen)

    def to_title(self) -> None:
        """Leave the game; it is on record to its last whole phase."""
        from game.ui.screens.front.title import TitleScreen

        self._leave_desk()
        self.show(TitleScreen(self))

    def to_new_game(self, world: str = "") -> None:
        """Choose world, seat and terms; a world named is opened first."""
        from game.ui.screens.front.newgame import NewGameScreen

        self.show(NewGameScreen(self, world))

    def begin(self, setup: Setup) -> None:
        """Begin a game and sit down to it; what is wrong with the setup is said, not raised."""
        try:
            desk = Desk.begin(setup)
        except FaultsFoundError as error:
            self.say(str(error.faults[0]), "no")
            return
        self.open_game(desk)

    def open_game(self, desk: Desk) -> None:
        """Sit down to a game, or read its report if it is over."""
        self._leave_desk()
        if desk.is_over:
            self.open_report(desk.chronicle)
            return
        if len(desk.match.players) > 1:
            self.chairs = Chairs(desk.match, desk.scenario)
        if not self.pass_chair():
            self._seat(desk)
        if desk.notice is not None:
            self.say(str(desk.notice), "save")
        if self._office is not None:
            self._office.ask_later(made_ready())

    def pass_chair(self) -> bool:
        """Let the curtain fall and call the next of several players; False where the one in the chair goes on."""
        seat = self.chairs.next_seat() if self.chairs is not None else None
        if self.chairs is None or seat is None or (self.desk is not None and self.desk.seat == seat):
            return False
        from game.ui.screens.front.curtain import CurtainScreen

        self.desk = None
        for atlas in self.maps.views():
            atlas.forget()
        self.window.toasts.hush()
        self.window.captions.hush()
        self.show(CurtainScreen(self, self.chairs, seat))
        return True

    def take_chair(self, seat: str) -> None:
        """A player says that he sits at his desk: it is shown."""
        if self.chairs is not None:
            self._seat(self.chairs.desk(seat))

    def _seat(self, desk: Desk) -> None:
        self.desk = desk
        self.show(self._council(desk, self))

    def open_report(self, chronicle: Chronicle) -> None:
        """The book of a game."""
        self._leave_desk()
        self.window.quote(names_in_world(chronicle.last.world))
        self.show(self._report(chronicle, self))

    def open_replay(self, chronicle: Chronicle, turn: int | None = None, *, back_words: str = "Back") -> None:
        """The whole game on the map, at a turn if one is named; Esc leads back to the screen that lies below."""
        from game.ui.screens.replay.screen import ReplayScreen

        self.window.toasts.hush()
        self.window.quote(names_in_world(chronicle.last.world))
        below = self.window.top
        back = self.to_title if below is None or below.title in ("", "title") else None
        self.window.push(ReplayScreen(chronicle, self, turn, back=back, back_words=back_words))

    def replay_save(self, path: Path) -> None:
        """A saved game on the map, or in one sentence why that cannot be."""
        try:
            chronicle = load(path)
        except FaultsFoundError as error:
            self.say(str(error.faults[0]), "no")
            return
        self.open_replay(chronicle)
        if chronicle.notice is not None:
            self.say(str(chronicle.notice), "save")

    def open_save(self, path: Path) -> None:
        """Go on with a saved game, or say in one sentence why that cannot be."""
        try:
            desk = Desk.resume(path)
        except FaultsFoundError as error:
            self.say(str(error.faults[0]), "no")
            return
        self.open_game(desk)

    def _leave_desk(self) -> None:
        if self.desk is not None:
            self.desk.finish()
        if self._office is not None:
            forget()
        self.desk = self.chairs = None

    def close(self) -> None:
        """Put everything away."""
        self._leave_desk()
        if self._office is not None:
            self._office.close()
        left = {"fullscreen": self.window.is_fullscreen, "window": self.window.windowed}
        if any(getattr(self.preferences, name) != value for name, value in left.items()):
            self.prefer(**left)
        self.window.shut()

    # -- sheets over the top screen -------------------------------------------------------------

    def sheet(self, root: Widget) -> None:
        """Open a sheet above whatever is shown."""
        if self.window.top is not None:
            self.window.top.open(root)

    def pause(self, screen: Screen | None = None) -> None:
        """The pause menu, over the screen shown."""
        from game.ui.screens.front.pause import pause_sheet

        self.sheet(pause_sheet(self))

    def open_saves(self) -> None:
        """The list of saved games."""
        from game.ui.screens.front.saves import SavesSheet

        self.sheet(SavesSheet(self))

    def open_save_as(self) -> None:
        """A name for a copy of the game."""
        from game.ui.screens.front.saves import save_as_sheet

        if self.desk is not None:
            self.sheet(save_as_sheet(self, self.desk))

    def open_settings(self) -> None:
        """Size, palette, motion."""
        from game.ui.screens.front.settings import SettingsSheet

        self.sheet(SettingsSheet(self))

    def open_help(self) -> None:
        """How to play, and the keys."""
        from game.ui.screens.front.help import help_sheet

        self.sheet(help_sheet(self.preferences.keys))

    def explain(self) -> None:
        """F1: the card of what is under the pointer or has the keyboard; without either, how to play."""
        layers = self.window.top.layers if self.window.top is not None else None
        if layers is not None and layers.pins.explain(layers.focused()):
            return
        shown = getattr(self.window.top, "explained", None)
        if layers is None or len(layers.stack) > 1 or shown is None or not layers.pins.open(shown, by_key=True):
            self.open_help()

    def _reader(self, screen: Screen) -> Reader | None:
        """On a screen without a desk the terms of the field can be read."""
        if screen.layers is None:
            return None
        pins = screen.layers.pins
        return TermReader(pins.open, pins.close, {"term": self.open_codex})

    def open_codex(self, term: str = "") -> None:
        """Every term of the field, at the one named."""
        from game.ui.screens.front.codex import codex_sheet

        self.sheet(codex_sheet(self, term))

    def say(self, words: str, icon: str = "") -> None:
        """A passing word at the top."""
        self.window.toasts.say(words, icon)
        self.window.redraw()

    def ask_quit(self) -> None:
        """Ask once, saying what would be lost."""
        words = "The game is kept to its last whole phase."
        if self.desk is not None:
            words += " What you have changed on this draft is not."
        self.sheet(Dialog("Leave the game?", words, "Quit", self.window.stop, no="Stay", danger=True))

    # -- settings and saves ---------------------------------------------------------------------

    def prefer(self, **changes: object) -> None:
        """Change settings: seen at once, and kept."""
        self.preferences = Preferences.model_validate({**self.preferences.model_dump(), **changes})
        if self.preferences.manner != self.window.look.manner:
            self.window.set_manner(self.preferences.manner)
        if self.preferences.fullscreen != self.window.is_fullscreen:
            self.window.toggle_fullscreen()
        for atlas in self.maps.views():
            atlas.motion = self.preferences.motion
        self.window.captions.shown = self.preferences.captions
        if wrong := save_preferences(self.preferences):
            self.say(wrong, "no")

    def grow(self, step: int) -> None:
        """Everything one size larger or smaller."""
        now = self.preferences.scale
        wanted = [size for size in SCALES if (size - now) * step > 0]
        if wanted:
            self.prefer(scale=min(wanted) if step > 0 else max(wanted))
        self.say(f"Size of everything: {self.preferences.scale} %", "gear")

    def saved(self) -> tuple[SaveEntry, ...]:
        """The player's saves, newest first."""
        return saves()

    def last_game(self) -> Chronicle | None:
        """The newest save that can be opened."""
        for entry in self.saved()[:5]:
            if entry.fault is None:
                try:
                    return load(entry.path)
                except FaultsFoundError:
                    continue
        return None


def _council_table(desk: Desk, app: App) -> Screen:
    from game.ui.screens.council.table import CouncilTable

    return CouncilTable(desk, app)


def _report_screen(chronicle: Chronicle, app: App) -> Screen:
    """The report; in a window that shows itself meanwhile, first what tells how far it is."""
    if app.window.draws_apart:
        from game.ui.screens.report.binding import BindingScreen

        return BindingScreen(chronicle, app)
    from game.ui.screens.report.book import ReportScreen

    return ReportScreen(chronicle, app)


def has_display() -> bool:
    """Whether a window can be opened at all; SDL_VIDEODRIVER says that someone knows better (tests do)."""
    if sys.platform in ("win32", "darwin") or os.environ.get("SDL_VIDEODRIVER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(world: str = "", *, at_new_game: bool = False, replay: Chronicle | None = None) -> int:
    """Open the window and play; 0 when it is closed, 2 where there is no display.

    It opens at the title, or at a new game, in the world of an id if one is named, or at the replay of a game.
    """
    if not has_display():
        print(f"all-against-one: {NO_DISPLAY}", file=sys.stderr)
        return 2
    chosen, wrong = load_preferences()
    try:
        window = GameWindow(chosen.window, manner=chosen.manner, fullscreen=chosen.fullscreen)
    except pygame.error:
        print(f"all-against-one: {NO_DISPLAY}", file=sys.stderr)
        return 2
    sys.setswitchinterval(SWITCH_S)
    app = App(window, chosen, beside=True)
    if at_new_game:
        app.show(Screen())
        window.step()
        app.to_new_game(world)
    elif replay is not None:
        app.show(Screen())
        app.open_replay(replay, back_words="To title")
    else:
        app.to_title()
    if wrong:
        app.say(wrong, "no")
    window.run()
    app.close()
    return 0
