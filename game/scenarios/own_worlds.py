"""The player's own worlds: where they lie, and how one is put on the shelf, taken off it and brought back.

A world lies as a folder in the player's folder of worlds, or anywhere else and is then named there in
`elsewhere.txt`, a line each. Nothing is ever deleted: what is taken off the shelf is moved into `.removed`.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from game.kit.places import own_worlds_folder
from game.scenarios.faults import FaultsFoundError, read_text

__all__ = ["bring_back", "copy_world", "free_id", "is_elsewhere", "own_folders", "put_on_shelf", "remove"]

FILE = "scenario.toml"
ELSEWHERE = "elsewhere.txt"
_HEAD = "# Worlds that lie elsewhere: one folder a line. Written by: all-against-one play FOLDER\n"
_REMOVED = ".removed"
_LONGEST = 40
"""Letters of an id."""


def own_folders() -> tuple[Path, ...]:
    """The folders of the player's own worlds, by name, then those that lie elsewhere in the order told."""
    home = own_worlds_folder()
    here = sorted(path.parent for path in home.glob(f"*/{FILE}") if not path.parent.name.startswith("."))
    return (*here, *(folder for folder in _elsewhere() if folder.parent != home))


def is_elsewhere(folder: Path) -> bool:
    """Whether a world only has a line in the player's folder: taking it off the shelf moves no file."""
    return folder.parent.resolve() != own_worlds_folder().resolve()


def put_on_shelf(folder: Path) -> None:
    """Tell of a world that lies elsewhere; OSError where the line cannot be written."""
    folder = folder.resolve()
    if folder not in {one.resolve() for one in own_folders()}:
        _tell([*_elsewhere(), folder])


def remove(folder: Path) -> Path:
    """Take a world off the shelf; what `bring_back` needs to put it there again. OSError where that failed."""
    if is_elsewhere(folder):
        _tell([one for one in _elsewhere() if one != folder])
        return folder
    kept = own_worlds_folder() / _REMOVED
    kept.mkdir(exist_ok=True)
    count, aside = 1, kept / folder.name
    while aside.exists():
        count += 1
        aside = kept / f"{folder.name}-{count}"
    return folder.rename(aside)


def bring_back(removed: Path, id: str) -> Path:
    """Put a world that was taken off on the shelf again; its folder. OSError where another has its place by now."""
    if removed.parent.name != _REMOVED:
        put_on_shelf(removed)
        return removed
    place = own_worlds_folder() / id
    if place.exists():
        raise FileExistsError(17, "another world of this id has come", str(place))
    return removed.rename(place)


def copy_world(folder: Path, id: str, title: str) -> Path:
    """A copy of a world under another id and title among the player's own, to be changed. OSError if it fails."""
    home = own_worlds_folder()
    home.mkdir(parents=True, exist_ok=True)
    beside, place = home / f".{id}.part", home / id
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(folder, beside)
    path = beside / FILE
    text = path.read_text(encoding="utf-8")
    for key, value in (("id", id), ("title", title)):
        line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
        text = re.sub(rf"(?m)^{key}\s*=.*$", lambda _, line=line: line, text, count=1)  # type: ignore[misc]
    path.write_text(text, encoding="utf-8")
    return beside.rename(place)


def free_id(id: str, taken: set[str]) -> str:
    """An id like this one that no world has yet."""
    count, free = 1, id[:_LONGEST]
    while free in taken:
        count += 1
        end = f"_{count}"
        free = id[: _LONGEST - len(end)] + end
    return free


def _elsewhere() -> list[Path]:
    path = own_worlds_folder() / ELSEWHERE
    if not path.is_file():
        return []
    try:
        lines = read_text(path, ELSEWHERE).splitlines()
    except FaultsFoundError:
        return []
    told = (line.strip() for line in lines if not line.lstrip().startswith("#"))
    return list(dict.fromkeys(path.parent / Path(line).expanduser() for line in told if line))


def _tell(folders: list[Path]) -> None:
    home = own_worlds_folder()
    home.mkdir(parents=True, exist_ok=True)
    beside = home / f"{ELSEWHERE}.part"
    beside.write_text(_HEAD + "".join(f"{folder}\n" for folder in folders), encoding="utf-8")
    beside.replace(home / ELSEWHERE)
