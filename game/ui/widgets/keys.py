"""Keys by name: `ctrl+s`, `enter`, `space`, `f11`, `a`. One spelling for settings, hints on buttons and tests."""

from __future__ import annotations

from collections.abc import Iterable

import pygame

_NAMES = {
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "esc",
    pygame.K_SPACE: "space",
    pygame.K_TAB: "tab",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
}
MODIFIERS = (
    pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LALT, pygame.K_RALT,
    pygame.K_LMETA, pygame.K_RMETA, pygame.K_MODE, pygame.K_CAPSLOCK, pygame.K_NUMLOCK,
)  # fmt: skip
"""Keys that mean nothing by themselves."""
NOTHING = ""
"""The name of no key."""
_WORDS = {
    "-": "\u2212",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "left": "\u2190",
    "right": "\u2192",
    "up": "\u2191",
    "down": "\u2193",
}
_CODES = {name: code for code, name in reversed(_NAMES.items())}
_MODS = (
    ("ctrl", pygame.KMOD_CTRL | pygame.KMOD_META),
    ("alt", pygame.KMOD_ALT),
    ("shift", pygame.KMOD_SHIFT),
)


_AGAIN = frozenset({
    "left", "right", "up", "down", "tab", "backspace", "delete", "pageup", "pagedown", "home", "end",
    "n", "z", "y", "+", "-", "=", "[+]", "[-]",
})  # fmt: skip
"""Keys that do their deed again while they are held: what walks, zooms, rubs out or takes back."""


class Held:
    """Which keys are down. A key held too long must not press the next screen's button, nor end turn after turn."""

    def __init__(self) -> None:
        self._down: set[int] = set()

    def is_idle(self, event: pygame.event.Event, *, is_typing: bool = False) -> bool:
        """Take an event; True for a KEYDOWN that only repeats a deed which is done once a press."""
        if event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._down.clear()
        elif event.type == pygame.KEYDOWN:
            is_again = event.key in self._down
            self._down.add(event.key)
            name = _NAMES.get(event.key) or pygame.key.name(event.key)
            return is_again and name not in _AGAIN and not (is_typing and name not in ("enter", "esc"))
        return False


def chord(event: pygame.event.Event) -> str:
    """The name of a KEYDOWN: modifiers in the order ctrl, alt, shift. The command key of a Mac counts as ctrl."""
    mods = [word for word, bits in _MODS if getattr(event, "mod", 0) & bits]
    typed = getattr(event, "unicode", "")
    if _is_mark(typed) and "ctrl" not in mods:
        return str(typed)
    name = _NAMES.get(event.key) or pygame.key.name(event.key)
    if len(name) == 3 and name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    return "+".join([*mods, name])


def _is_mark(typed: str) -> bool:
    """A sign such as `?` or `[` counts as itself, whatever keys a keyboard of this country needs for it."""
    return len(typed) == 1 and typed.isprintable() and not typed.isalnum() and typed != " "


def translated(
    event: pygame.event.Event, moved: Iterable[tuple[str, str]], *, is_typing: bool = False
) -> pygame.event.Event:
    """A KEYDOWN as the house spells it, where the player has moved keys; a key that moved away means nothing.

    While someone types, only chords with ctrl or alt and the keys F1 to F24 are commands.
    """
    name = chord(event)
    if is_typing and not _commands(name):
        return event
    pairs = dict(moved)
    meant = next((house for house, pressed in pairs.items() if pressed == name), None)
    if meant is None:
        if name not in pairs:
            return event
        meant = NOTHING
    code, mod = strokes(meant) if meant != NOTHING else (0, 0)
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0)


def _commands(name: str) -> bool:
    *mods, key = parts(name)
    return "ctrl" in mods or "alt" in mods or (key[:1] == "f" and key[1:].isdigit())


def strokes(name: str) -> tuple[int, int]:
    """Key code and modifier bits for a name; the reverse of `chord`. ValueError for an unknown key."""
    *mods, key = parts(name)
    bits = 0
    for word in mods:
        bits |= {"ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT, "shift": pygame.KMOD_LSHIFT}[word]
    code = _CODES.get(key) or (ord(key) if len(key) == 1 else getattr(pygame, f"K_{key.upper()}", None))
    if code is None:
        raise ValueError(f"no key is called {key!r}")
    return int(code), bits


def parts(name: str) -> list[str]:
    """Modifiers and key of a name, the key last: `ctrl++` is `ctrl` and `+`."""
    if name.endswith("+"):
        return [word for word in name[:-1].split("+") if word] + ["+"]
    return name.split("+")


def spoken(name: str) -> str:
    """As printed on a button: `ctrl+enter` is `Ctrl Enter`."""
    return " ".join(_WORDS.get(word, word.capitalize()) for word in parts(name))
