"""Keys by name: `ctrl+s`, `enter`, `space`, `f11`, `a`. One spelling for settings, hints on buttons and tests."""

from __future__ import annotations

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
_CODES = {name: code for code, name in reversed(_NAMES.items())}
_MODS = (
    ("ctrl", pygame.KMOD_CTRL | pygame.KMOD_META),
    ("alt", pygame.KMOD_ALT),
    ("shift", pygame.KMOD_SHIFT),
)


def chord(event: pygame.event.Event) -> str:
    """The name of a KEYDOWN: modifiers in the order ctrl, alt, shift. The command key of a Mac counts as ctrl."""
    name = _NAMES.get(event.key) or pygame.key.name(event.key)
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    mods = [word for word, bits in _MODS if getattr(event, "mod", 0) & bits]
    return "+".join([*mods, name])


def strokes(name: str) -> tuple[int, int]:
    """Key code and modifier bits for a name; the reverse of `chord`. ValueError for an unknown key."""
    *mods, key = name.split("+") if name != "+" else ["+"]
    bits = 0
    for word in mods:
        bits |= {"ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT, "shift": pygame.KMOD_LSHIFT}[word]
    code = _CODES.get(key) or (ord(key) if len(key) == 1 else getattr(pygame, f"K_{key.upper()}", None))
    if code is None:
        raise ValueError(f"no key is called {key!r}")
    return int(code), bits


def spoken(name: str) -> str:
    """As printed on a button: `ctrl+enter` is `Ctrl Enter`."""
    return " ".join(word.capitalize() for word in name.split("+"))
