"""What lies on the shelves, by name alone: no file is opened for it."""

from pathlib import Path

from game.kit.places import assets

__all__ = ["charter_ids", "charters_folder"]


def charters_folder() -> Path:
    """Where the charters shipped lie."""
    return assets() / "charters"


def charter_ids() -> tuple[str, ...]:
    """Ids of the charters shipped, in alphabetical order."""
    return tuple(sorted(path.stem for path in charters_folder().glob("*.toml")))
