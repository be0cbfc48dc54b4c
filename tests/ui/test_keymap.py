"""Keys as data: each command has one, no two share one, and the player's own are told as the house spells them."""

import json
import re
from pathlib import Path

import pygame
import pytest
from pydantic import ValidationError

from game.ui.app import App, GameWindow
from game.ui.keymap import COMMANDS, RESERVED, chord_of, command, moved, trouble
from game.ui.preferences import Preferences, load_preferences, preferences_path
from game.ui.widgets.keys import chord, spoken, strokes
from game.ui.widgets.pilot import Pilot


def key_event(name: str, unicode: str = "") -> pygame.event.Event:
    code, mod = strokes(name)
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=unicode, scancode=0)


def test_no_two_commands_share_a_key_and_none_is_reserved() -> None:
    usual = [one.usual for one in COMMANDS]
    assert len(set(usual)) == len(usual)
    assert not set(usual) & set(RESERVED)
    assert all(trouble(one.id, one.usual, {}) is None for one in COMMANDS)


@pytest.mark.parametrize("name", [one.usual for one in COMMANDS])
def test_every_usual_key_is_spelt_as_it_is_pressed(name: str) -> None:
    if name != "?":
        assert chord(key_event(name)) == name


def test_a_sign_counts_as_itself_on_any_keyboard() -> None:
    german = pygame.event.Event(pygame.KEYDOWN, key=ord("8"), mod=pygame.KMOD_RALT, unicode="[", scancode=0)
    assert chord(german) == "["
    shifted = pygame.event.Event(pygame.KEYDOWN, key=ord("/"), mod=pygame.KMOD_LSHIFT, unicode="?", scancode=0)
    assert chord(shifted) == "?"
    assert spoken("ctrl++") == "Ctrl +"


def test_a_conflict_names_the_other_command_and_the_cure() -> None:
    found = trouble("gazette", "ctrl+s", {})
    assert found is not None
    assert found.holder == "save"
    assert found.sentence == "Ctrl S already means “save a copy”: press Enter to swap the two, or Esc."
    refused = trouble("gazette", "tab", {})
    assert refused is not None
    assert not refused.holder
    assert trouble("gazette", "ctrl+s", {"save": "ctrl+k"}) is None


def test_a_moved_key_works_and_the_old_one_no_longer(app: App, pilot: Pilot) -> None:
    app.prefer(keys={"help": "j", "save": "ctrl+k"})
    pilot.press("j")
    assert pilot.has("How to play")
    pilot.press("esc", "?")
    assert not pilot.has("Keys")
    assert moved(app.preferences.keys) == (("?", "j"), ("ctrl+s", "ctrl+k"))
    assert load_preferences()[0].keys == {"help": "j", "save": "ctrl+k"}


def test_two_keys_can_be_swapped(app: App, pilot: Pilot) -> None:
    app.prefer(keys={"gazette": "l", "ledger": "g"})
    look = app.window.look
    assert (look.key("g"), look.key("l")) == ("L", "G")
    assert chord_of("gazette", app.preferences.keys) == "l"


def test_settings_with_clashing_keys_are_not_used(home) -> None:
    with pytest.raises(ValidationError):
        Preferences(keys={"gazette": "l"})
    preferences_path().parent.mkdir(parents=True, exist_ok=True)
    preferences_path().write_text(json.dumps({"keys": {"gazette": "tab"}}), encoding="utf-8")
    chosen, wrong = load_preferences()
    assert chosen == Preferences()
    assert "keys" in wrong


def test_sizes_by_key_even_on_a_sheet(app: App, pilot: Pilot) -> None:
    before = app.window.look.scale
    pilot.press("?", "ctrl++")
    assert app.preferences.scale == 125
    assert app.window.look.scale > before
    pilot.press("ctrl+-", "ctrl+-")
    assert app.preferences.scale == 75
    pilot.press("ctrl+0")
    assert app.preferences.scale == 100
    assert pilot.has("Keys")


def test_the_window_is_never_smaller_than_its_least_and_is_remembered(app: App, pilot: Pilot) -> None:
    app.window.resize((300, 200))
    assert app.window.surface.get_size() == (1024, 640)
    app.close()
    assert load_preferences()[0].window == (1024, 640)


def test_the_help_sheet_and_tips_print_the_players_own_keys() -> None:
    from game.ui.screens.front.help import key_lines
    from game.ui.widgets.look import Look, Manner

    moved_keys = {"calendar": "ctrl+k", "undo": "f5"}
    printed = {key for _, _, keys in key_lines(moved_keys) for key in keys.replace(" to ", ", ").split(", ")}
    assert {"Ctrl K", "F5"} <= printed
    assert not {"K", "Ctrl Z"} & printed
    for one in COMMANDS:
        usual = {key for _, _, keys in key_lines({}) for key in keys.replace(" to ", ", ").split(", ")}
        assert spoken(one.usual) in usual or one.id.startswith("mode_"), one.words
    look = Look(manner=Manner(keys=(("k", "ctrl+k"),)))
    assert look.keyed("ends soon (⟨k⟩), or ⟨ctrl+z⟩") == "ends soon (Ctrl K), or Ctrl Z"


def test_no_tip_prints_a_fixed_key() -> None:
    """A key in words is written ⟨g⟩, so that it is printed as the player has it."""
    fixed = re.compile(r"\([A-Z]\)|Ctrl[ +][A-Z]")
    rooms = Path(__file__).parents[2] / "game" / "ui" / "screens"
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(rooms.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if fixed.search(line) and '"""' not in line
    ]
    assert found == []


ROOMS = ("add_order", "gazette", "ledger", "war", "chamber", "calendar", "advisers", "codex")


@pytest.mark.parametrize("id", ROOMS)
def test_a_room_opens_by_the_key_of_its_command_and_by_a_moved_one(home, desk, id: str) -> None:
    app = App(GameWindow((1600, 900)))
    app.open_game(desk)
    pilot = Pilot(app.window)
    pilot.press(command(id).usual)
    assert len(app.window.top.layers.stack) == 2
    opened = type(app.window.top.layers.top.root), app.window.top.layers.top.root.label
    pilot.press("esc")
    app.prefer(keys={id: "j"})
    pilot.press(command(id).usual)
    assert len(app.window.top.layers.stack) == 1
    pilot.press("j")
    assert (type(app.window.top.layers.top.root), app.window.top.layers.top.root.label) == opened
    app.window.shut()


def test_a_key_held_too_long_presses_once(app: App, pilot: Pilot) -> None:
    down, up = (pygame.event.Event(kind, key=pygame.K_RETURN, mod=0) for kind in (pygame.KEYDOWN, pygame.KEYUP))
    for _ in range(5):
        app.window.deliver(down)
    assert pilot.has("Begin as Athens")
    assert app.desk is None
    app.window.deliver(up)
    app.window.deliver(down)
    assert app.desk is not None


def test_f1_tells_of_the_place_walked_to(home, desk) -> None:
    app = App(GameWindow((1600, 900)))
    app.open_game(desk)
    pilot = Pilot(app.window)
    pilot.press("right", "f1")
    assert pilot.cards
    assert not pilot.has("How to play")
    app.window.shut()


def test_the_draft_is_reached_at_twice_the_size(home, desk) -> None:
    app = App(GameWindow((1920, 1080)))
    app.prefer(scale=200)
    app.open_game(desk)
    pilot = Pilot(app.window)
    for _ in range(40):
        pilot.press("tab")
        if pilot.focus is not None and pilot.focus.label.startswith("Strike"):
            break
    assert pilot.focus is not None
    assert pilot.find("All of the draft").rect.contains(pilot.focus.rect)
    app.window.shut()
