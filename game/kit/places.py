"""Where things lie: what is shipped (assets, maps) and what belongs to the player (saves, settings).

Shipped folders are looked for inside the installed package first, then beside `pyproject.toml` of a checkout, so
that a wheel and an editable install behave alike. The player's folders follow the habits of each system
(platformdirs); `ALL_AGAINST_ONE_HOME` moves all of them under one root, for tests and for a game on a stick, and
`ALL_AGAINST_ONE_CACHE` what can be made again elsewhere, so that many homes of one room share it.
Folders of the player are made when asked for; shipped ones never are.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

import game

__all__ = [
    "Missing",
    "assets",
    "maps",
    "own_charters_folder",
    "own_doctrines_folder",
    "own_worlds_folder",
    "user_cache",
    "user_exports",
    "user_saves",
    "user_settings",
]

APP = "all-against-one"
HOME = "ALL_AGAINST_ONE_HOME"
CACHE = "ALL_AGAINST_ONE_CACHE"


class Missing(RuntimeError):
    """A shipped folder is neither in the package nor in a checkout: the installation is broken."""


def _package() -> Path:
    """The folder of the package itself."""
    return Path(game.__file__).parent


def _shipped(kind: str) -> Path:
    inside = _package() / kind
    if inside.is_dir():
        return inside
    checkout = _package().parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise Missing(
        f"The folder '{kind}' of {APP} is missing. Looked for {inside} and {checkout / kind}. Install the game again."
    )


def _own(name: str, usual: str) -> Path:
    root = os.environ.get(HOME)
    place = Path(root).expanduser() / name if root else Path(usual)
    place.mkdir(parents=True, exist_ok=True)
    return place


def assets() -> Path:
    """Fonts, icons, theme, words, doctrines, charters, sounds."""
    return _shipped("assets")


def maps() -> Path:
    """One folder for each scenario."""
    return _shipped("maps")


def user_saves() -> Path:
    """The player's chronicles."""
    return _own("saves", str(Path(platformdirs.user_data_dir(APP, appauthor=False)) / "saves"))


def own_charters_folder() -> Path:
    """Where the charters that the player wrote are looked for; a game that only looks makes no folder."""
    root = os.environ.get(HOME)
    return (Path(root).expanduser() if root else Path(platformdirs.user_data_dir(APP, appauthor=False))) / "charters"


def own_doctrines_folder() -> Path:
    """Where the doctrines that a reader wrote are looked for; like that of the charters never made."""
    root = os.environ.get(HOME)
    return (Path(root).expanduser() if root else Path(platformdirs.user_data_dir(APP, appauthor=False))) / "doctrines"


def own_worlds_folder() -> Path:
    """Where the worlds that the player wrote or invented lie, a folder each; like the others made only to be filled."""
    root = os.environ.get(HOME)
    return (Path(root).expanduser() if root else Path(platformdirs.user_data_dir(APP, appauthor=False))) / "worlds"


def user_settings() -> Path:
    """The folder of settings; the file's name is its owner's business."""
    return _own("settings", platformdirs.user_config_dir(APP, appauthor=False))


def user_cache() -> Path:
    """What can be made again at any time: baked map layers and the like."""
    if shared := os.environ.get(CACHE):
        place = Path(shared).expanduser()
        place.mkdir(parents=True, exist_ok=True)
        return place
    return _own("cache", platformdirs.user_cache_dir(APP, appauthor=False))


def user_exports() -> Path:
    """Reports, pictures and packs that the player asked for, where a player would look."""
    return _own("exports", str(Path(platformdirs.user_documents_dir()) / "All Against One"))
