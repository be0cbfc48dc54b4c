"""The validator behind `all-against-one check PATH`, for scenarios, maps and charters.

It takes a file or a folder, finds out what it is, and returns every fault in it. Whatever is thrown at it,
the answer is sentences, never a traceback.
"""

from __future__ import annotations

from pathlib import Path

from game.scenarios.charters import charter_faults
from game.scenarios.faults import Fault, FaultsFoundError, read_toml, shown
from game.scenarios.geometry import geometry_faults
from game.scenarios.library import FILE, SOURCES, WAYS, scenario_folder_faults, ways_faults

__all__ = ["Fault", "check_path"]

CHARTERS = "charters"
"""The folder in which a file that forgets to say its format is taken for a charter."""

MAX_FILES = 1_000
"""How many files of a folder are looked at."""


def check_path(path: str | Path) -> list[Fault]:
    """Every fault of a scenario folder, of a folder of scenarios or charters, or of one file."""
    path = Path(path)
    try:
        return _folder(path) if path.is_dir() else _file(path)
    except (OSError, ValueError) as error:
        return [Fault(path.name, "", f"it cannot be read ({error})", "check the name and your rights to it")]


def _folder(path: Path) -> list[Fault]:
    path = path.resolve()
    if any((path / name).is_file() for name in (FILE, SOURCES, "geometry.json")):
        return scenario_folder_faults(path)[1]
    inside = sorted(one.parent for one in path.glob(f"*/{FILE}"))
    files = sorted(one for one in path.iterdir() if one.is_file() and one.suffix in (".toml", ".json"))
    if not inside and not files:
        wrong = f"the folder holds no {FILE}, no charter and no map"
        return [Fault(path.name, "", wrong, "name a scenario's folder, or a .toml or .json file")]
    faults = [fault for folder in inside[:MAX_FILES] for fault in scenario_folder_faults(folder)[1]]
    return faults + [fault for file in files[:MAX_FILES] for fault in _file(file)]


def _file(path: Path) -> list[Fault]:
    if path.name == FILE:
        return scenario_folder_faults(path.resolve().parent)[1]
    if path.name == WAYS:
        return ways_faults(path)
    if path.suffix == ".json":
        return geometry_faults(path)[1]
    if path.suffix == ".toml":
        return _toml(path)
    if path.exists():
        wrong = f"{shown(path.suffix or 'no ending')} is not a kind of file this check knows"
        return [Fault(path.name, "", wrong, "name a .toml or .json file, or a scenario's folder")]
    return [Fault(path.name, "", "there is no such file or folder", "check the name")]


def _toml(path: Path) -> list[Fault]:
    try:
        form = read_toml(path, path.name).get("format")
    except FaultsFoundError as found:
        return list(found.faults)
    if isinstance(form, str) and form.startswith("scenario/"):
        wrong = f"a scenario's file is called {FILE} and lies in a folder of its own"
        return [Fault(path.name, "", wrong, "rename it so")]
    if form is None and path.parent.name != CHARTERS:
        wrong = "it is not known what this file is, as it names no format"
        cure = 'begin it with format = "charter/1", "doctrine/1" or "scenario/1", as the shipped ones do'
        return [Fault(path.name, "format", wrong, cure)]
    return charter_faults(path)[1]
