"""Settings: size, type, palette, motion, full screen. Every choice is seen at once and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit.places import user_saves
from game.ui.preferences import SCALES, TYPE_SIZES, preferences_path
from game.ui.widgets.buttons import Choice, Option
from game.ui.widgets.fields import Field
from game.ui.widgets.layout import Column, Space
from game.ui.widgets.plain import Head, Text
from game.ui.widgets.scroll import ScrollArea
from game.ui.widgets.sheets import Sheet
from game.ui.widgets.widget import Widget

if TYPE_CHECKING:
    from game.ui.app import App

__all__ = ["settings_sheet"]

VOLUMES = (10, 25, 40, 60, 80, 100)
_SWITCH = (Option(True, "On"), Option(False, "Off"))


def settings_sheet(app: App) -> Sheet:
    """The choices, each a row of segments that arrows walk."""
    now = app.preferences
    scale = Choice("Size", _percents(SCALES), now.scale, lambda v: app.prefer(scale=v), even=True, grow=1)
    type_size = Choice("Type", _percents(TYPE_SIZES), now.type_size, lambda v: app.prefer(type_size=v), even=True)
    palettes = [Option(id, one.label, tip=one.said) for id, one in app.window.look.theme.palettes.items()]
    palette = Choice("Palette", palettes, now.palette, lambda v: app.prefer(palette=v), even=True)
    motion = Choice("Motion", _SWITCH, now.motion, lambda v: app.prefer(motion=v), even=True)
    full = Choice("Full screen", _SWITCH, app.window.is_fullscreen, lambda v: app.prefer(fullscreen=v), even=True)
    hints = Choice("Invitations", _SWITCH, now.invitations, lambda v: app.prefer(invitations=v, invited=0), even=True)
    played = (Option("all", "All"), Option("ours", "What concerns me"), Option("off", "Off"))
    beats = Choice("The turn on the map", played, now.beats, lambda v: app.prefer(beats=v), even=True)
    rows: list[Widget] = [
        Field("Size of everything", scale, label_width=170),
        Field("Size of type", type_size, label_width=170),
        Field("Palette", palette, label_width=170),
        Field("Motion", motion, label_width=170),
        Field("The turn on the map", beats, label_width=170),
        Field("Full screen", full, label_width=170),
        Field("Invitations", hints, label_width=170),
        *_sound(app),
    ]
    places = Column(
        Head("Where things are kept", kind="section"),
        Text("Saved games, one file a game, written after every phase:", "second"),
        Text(str(user_saves()), "body"),
        Text("These settings:", "second"),
        Text(str(preferences_path()), "body"),
        gap=3,
    )
    body = Column(Text("Settings", "card_head"), Space(4), *rows, Space(10), places, gap=4)
    return Sheet("Settings", Column(ScrollArea(body, label="Settings", grow=1)), width=760, height=500)


def _sound(app: App) -> list[Widget]:
    """Sounds, how loud, and their captions."""
    now = app.preferences
    on = Choice("Sound", _SWITCH, now.sound, lambda v: app.prefer(sound=v), even=True)
    volume = Choice("Volume", _percents(VOLUMES), now.volume, lambda v: app.prefer(volume=v), even=True)
    captions = Choice("Captions", _SWITCH, now.captions, lambda v: app.prefer(captions=v), even=True)
    return [
        Head("Sound", kind="section"),
        Field("Sound", on, label_width=170),
        Field("Volume", volume, label_width=170),
        Field("Captions of sounds", captions, label_width=170),
    ]


def _percents(sizes: tuple[int, ...]) -> tuple[Option, ...]:
    return tuple(Option(size, f"{size} %") for size in sizes)
