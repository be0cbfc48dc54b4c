"""The shelf of scenarios: which there are, and one of them taken down.

A scenario is a folder: `scenario.toml`, the geometry it names, and `sources.md`, because a number without
a source is a rumour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from game.kit.hues import hue_of
from game.kit.places import maps
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, nearest, read_text, read_toml, shown
from game.scenarios.geometry import BLANK, Geometry, geometry_faults
from game.scenarios.invented import invent, recipe
from game.scenarios.schema import ScenarioFile
from game.scenarios.soundness import scenario_faults

__all__ = ["Scenario", "Summary", "drawn_scenario", "load_scenario", "scenario_folder_faults", "scenarios"]

FILE = "scenario.toml"
SOURCES = "sources.md"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario with its map: what `build_world` begins from and what screens draw."""

    told: ScenarioFile
    geometry: Geometry
    sources: str
    folder: Path

    @property
    def id(self) -> str:
        """The scenario's id, the name of its folder."""
        return self.told.id

    @property
    def is_invented(self) -> bool:
        """Whether it was drawn by lot: then its doctrines are drawn too."""
        return recipe(self.told.id) is not None

    @property
    def is_drawn(self) -> bool:
        """Whether there is a map to show."""
        return self.geometry is not BLANK

    @property
    def colours(self) -> dict[str, str]:
        """The colour of every state written down, those beyond the frontier too."""
        return {id: state.colour for id, state in {**self.told.states, **self.told.entrants}.items()}

    def colour(self, state: str) -> str:
        """A state's colour as `#RRGGBB`, also of one that rose in mid-game."""
        return hue_of(state, self.colours)

    @property
    def relief(self) -> Path | None:
        """The shaded relief aligned with the map's frame, where there is one."""
        return self.folder / self.told.relief if self.told.relief else None


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the shelf; `fault` is the first thing wrong with it, or empty."""

    id: str
    title: str
    subtitle: str
    year: int
    states: int
    provinces: int
    fault: str = ""


def scenario_folder_faults(folder: Path) -> tuple[Scenario | None, list[Fault]]:
    """The scenario in a folder if it is sound, and every fault found in any of its files."""
    name = folder.name
    told, faults = _told(folder / FILE, f"{name}/{FILE}")
    sources, missing = _sources(folder / SOURCES, f"{name}/{SOURCES}")
    faults += missing
    if told is None:
        lone = folder / "geometry.json"
        return None, faults + (geometry_faults(lone, f"{name}/geometry.json")[1] if lone.is_file() else [])
    if told.id != name:
        wrong = f"{shown(told.id)} is not the folder's name"
        faults.append(Fault(f"{name}/{FILE}", "id", wrong, f"write {shown(name)} or rename the folder"))
    if told.relief and not (folder / told.relief).is_file():
        wrong = f"there is no file {told.relief} beside it"
        faults.append(Fault(f"{name}/{FILE}", "relief", wrong, "add the picture or remove the line"))
    geometry, shape = geometry_faults(folder / told.geometry, f"{name}/{told.geometry}")
    faults += shape + scenario_faults(told, geometry, f"{name}/{FILE}")
    if faults or geometry is None:
        return None, faults
    return Scenario(told, geometry, sources, folder), []


def _told(path: Path, file: str) -> tuple[ScenarioFile | None, list[Fault]]:
    try:
        raw = read_toml(path, file)
        return ScenarioFile.model_validate(raw), []
    except ValidationError as error:
        return None, faults_of(error, ScenarioFile, raw, file)
    except FaultsFoundError as found:
        return None, list(found.faults)


def _sources(path: Path, file: str) -> tuple[str, list[Fault]]:
    try:
        return read_text(path, file), []
    except FaultsFoundError as found:
        return "", list(found.faults)


def _folders() -> list[Path]:
    return sorted(path.parent for path in maps().glob(f"*/{FILE}"))


def load_scenario(id_or_path: str | Path, seed: int = 1) -> Scenario:
    """A shipped scenario by id, any by its folder's path, or an invented one; FaultsFoundError with all its faults.

    `seed` counts only for an invented world whose id names none.
    """
    if made := recipe(id_or_path):
        return Scenario(invent(made, seed), BLANK, "Drawn by lot.", Path())
    folder = _folder_of(id_or_path)
    scenario, faults = scenario_folder_faults(folder)
    if scenario is None:
        raise FaultsFoundError(faults)
    return scenario


def drawn_scenario(id_or_path: str | Path) -> Scenario:
    """A scenario that a window can show: FaultsFoundError for a world without a map."""
    scenario = load_scenario(id_or_path)
    if not scenario.is_drawn:
        wrong, cure = (
            "this invented world has no map yet, so no window can show it",
            "use simulate, report --html or lab",
        )
        raise FaultsFoundError([Fault("maps", shown(scenario.id), wrong, cure)])
    return scenario


def _folder_of(id_or_path: str | Path) -> Path:
    if isinstance(id_or_path, str) and id_or_path.startswith("invented"):
        wrong, cure = "this spells no invented world", "write invented:STATESxPROVINCES:SEED, such as invented:10x50:7"
        raise FaultsFoundError([Fault("maps", shown(id_or_path), wrong, cure)])
    if isinstance(id_or_path, str) and re.fullmatch(r"[a-z0-9_]{3,40}", id_or_path):
        known = {folder.name: folder for folder in _folders()}
        if id_or_path in known:
            return known[id_or_path]
        if not Path(id_or_path).is_dir():
            cure = nearest(id_or_path, known)
            raise FaultsFoundError([Fault("maps", shown(id_or_path), "no scenario has this id", cure)])
    path = Path(id_or_path).resolve()
    return path.parent if path.name == FILE else path


def scenarios() -> tuple[Summary, ...]:
    """Every scenario shipped, oldest first; maps are not read, so the list is quick."""
    return tuple(sorted((_summary(folder) for folder in _folders()), key=lambda one: (one.year, one.id)))


def _summary(folder: Path) -> Summary:
    told, faults = _told(folder / FILE, f"{folder.name}/{FILE}")
    if told is None:
        return Summary(folder.name, folder.name, "", 0, 0, 0, str(faults[0]))
    start = told.dates.start
    return Summary(told.id, told.title, told.subtitle, start, len(told.states), len(told.provinces))
