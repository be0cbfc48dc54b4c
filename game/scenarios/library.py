"""The shelf of scenarios: which there are, and one of them taken down.

A scenario is a folder: `scenario.toml`, the geometry it names, and `sources.md`, because a number without
a source is a rumour. Those shipped stand first, then the player's own (own_worlds.py); of two with one id the
first is taken, so that a save means the same world on every machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from game.kit.canonical import digest
from game.kit.hues import hue_of
from game.kit.places import maps, own_worlds_folder
from game.scenarios.faults import Fault, FaultsFoundError, faults_of, nearest, read_json, read_text, read_toml, shown
from game.scenarios.geometry import BLANK, Geometry, geometry_faults
from game.scenarios.invented import invent, recipe
from game.scenarios.own_worlds import own_folders
from game.scenarios.schema import ScenarioFile, WaysFile
from game.scenarios.soundness import scenario_faults
from game.world.worlds import World

__all__ = [
    "Scenario",
    "Shelved",
    "Summary",
    "drawn_scenario",
    "load_scenario",
    "refuse_misfit",
    "scenario_folder_faults",
    "scenario_of",
    "scenarios",
    "shadow_fault",
    "shelf",
    "told_faults",
    "ways_faults",
]

FILE = "scenario.toml"
SOURCES = "sources.md"
WAYS = "ways.json"
"""Where the ways between provinces stand when the scenario has no table `links` of its own."""


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
    def seal(self) -> str:
        """A digest of what is told, to see whether it was edited since; keys that came later count only where used."""
        told = self.told.model_dump(mode="json")
        if told["dates"]["turns_a_year"] == 1:
            del told["dates"]["turns_a_year"]
        del told["history"]["question"]
        return digest(told)

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
class Shelved:
    """A folder on the shelf, not yet opened. `is_shadowed`: another with its id stands before it and is taken."""

    folder: Path
    is_own: bool = False
    is_shadowed: bool = False

    @property
    def id(self) -> str:
        """What the world is asked for by."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the shelf; `fault` is the first thing wrong with it, or empty. `folder` is told of one's own."""

    id: str
    title: str
    subtitle: str
    year: int
    states: int
    provinces: int
    fault: str = ""
    lengths: tuple[int, ...] = ()
    folder: str = ""


def scenario_folder_faults(folder: Path) -> tuple[Scenario | None, list[Fault]]:
    """The scenario in a folder if it is sound, and every fault found in any of its files."""
    name = folder.name
    told, faults = told_faults(folder)
    sources, missing = _sources(folder / SOURCES, f"{name}/{SOURCES}")
    faults += missing
    if told is None:
        lone = folder / "geometry.json"
        return None, faults + (geometry_faults(lone, f"{name}/geometry.json")[1] if lone.is_file() else [])
    if told.relief and not (folder / told.relief).is_file():
        wrong = f"there is no file {told.relief} beside it"
        faults.append(Fault(f"{name}/{FILE}", "relief", wrong, "add the picture or remove the line"))
    geometry, shape = geometry_faults(folder / told.geometry, f"{name}/{told.geometry}")
    faults += shape + scenario_faults(told, geometry, f"{name}/{FILE}")
    if faults or geometry is None:
        return None, faults
    return Scenario(told, geometry, sources, folder), []


def told_faults(folder: Path) -> tuple[ScenarioFile | None, list[Fault]]:
    """What `scenario.toml` tells, with the ways beside it, and what is wrong in them alone: quick, no map is read."""
    told, faults = _told(folder / FILE, f"{folder.name}/{FILE}")
    if told is not None and told.id != folder.name:
        cure = f"write {shown(folder.name)} or rename the folder"
        faults.append(Fault(f"{folder.name}/{FILE}", "id", f"{shown(told.id)} is not the folder's name", cure))
    return told, faults


def _told(path: Path, file: str) -> tuple[ScenarioFile | None, list[Fault]]:
    try:
        raw = read_toml(path, file)
        if "links" not in raw:
            raw = {**raw, "links": _ways(path.with_name(WAYS), f"{path.parent.name}/{WAYS}")}
        return ScenarioFile.model_validate(raw), []
    except ValidationError as error:
        return None, faults_of(error, ScenarioFile, raw, file)
    except FaultsFoundError as found:
        return None, list(found.faults)


def _ways(path: Path, file: str) -> dict[str, object]:
    """The ways measured by the map builder; FaultsFoundError where there are none or they are spoilt."""
    if not path.is_file():
        wrong = f"the scenario has no table links, and there is no {WAYS} beside it"
        cure = "grow the map (all-against-one world build FOLDER), or write the table [links]"
        raise FaultsFoundError([Fault(file, "", wrong, cure)])
    raw = read_json(path, file)
    try:
        return WaysFile.model_validate(raw).model_dump(exclude={"format"})
    except ValidationError as error:
        raise FaultsFoundError(faults_of(error, WaysFile, raw, file)) from None


def ways_faults(path: Path) -> list[Fault]:
    """Every fault of a file of ways, by itself."""
    try:
        _ways(path, path.name)
    except FaultsFoundError as found:
        return list(found.faults)
    return []


def _sources(path: Path, file: str) -> tuple[str, list[Fault]]:
    try:
        return read_text(path, file), []
    except FaultsFoundError as found:
        return "", list(found.faults)


def shelf() -> tuple[Shelved, ...]:
    """Every folder with a scenario: those shipped, then the player's own; nothing is opened."""
    shipped = sorted(path.parent for path in maps().glob(f"*/{FILE}"))
    found = [Shelved(folder) for folder in shipped]
    taken, known = {folder.name for folder in shipped}, {folder.resolve() for folder in shipped}
    for folder in own_folders():
        if folder.resolve() not in known:
            found.append(Shelved(folder, True, folder.name in taken))
            taken.add(folder.name)
    return tuple(found)


def load_scenario(id_or_path: str | Path, seed: int = 1) -> Scenario:
    """A scenario on the shelf by id, any by its folder's path, or one drawn by lot; FaultsFoundError with all faults.

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


def scenario_of(world: World) -> Scenario:
    """The scenario on which a game's map is drawn; FaultsFoundError too where it no longer fits the game."""
    scenario = drawn_scenario(world.scenario)
    refuse_misfit(scenario, world)
    return scenario


def refuse_misfit(scenario: Scenario, world: World) -> None:
    """FaultsFoundError where a game has land that its scenario does not know: it was changed since."""
    if lost := sorted(set(world.provinces) - set(scenario.told.provinces)):
        wrong = f"this world was changed since the game began: it has no province {shown(lost[0])} any more"
        cure = "bring the province back, or begin a new game"
        raise FaultsFoundError([Fault(f"{scenario.id}/{FILE}", "provinces", wrong, cure)])


def _folder_of(id_or_path: str | Path) -> Path:
    if isinstance(id_or_path, str) and id_or_path.startswith("invented"):
        wrong, cure = "this spells no invented world", "write invented:STATESxPROVINCES:SEED, such as invented:10x50:7"
        raise FaultsFoundError([Fault("maps", shown(id_or_path), wrong, cure)])
    if isinstance(id_or_path, str) and re.fullmatch(r"[a-z0-9_]{3,40}", id_or_path):
        known = {one.id: one.folder for one in shelf() if not one.is_shadowed}
        if id_or_path in known:
            return known[id_or_path]
        if not Path(id_or_path).is_dir():
            cure = f"{nearest(id_or_path, known)}; one of your own belongs into {own_worlds_folder()}"
            raise FaultsFoundError([Fault("worlds", shown(id_or_path), "no world on the shelf has this id", cure)])
    path = Path(id_or_path).resolve()
    return path.parent if path.name == FILE else path


def scenarios() -> tuple[Summary, ...]:
    """Every scenario on the shelf, oldest first, then the player's own; maps are not read, so the list is quick."""
    found = [(one.is_own, _summary(one)) for one in shelf()]
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].year, pair[1].id)))


def shadow_fault(id: str) -> Fault:
    """Why a world is passed over for another of its id that stands before it."""
    wrong = "a world of this id stands before it on the shelf and is taken instead"
    return Fault(f"{id}/{FILE}", "id", wrong, "rename this folder, and the id in its file, to something else")


def _summary(one: Shelved) -> Summary:
    told, faults = told_faults(one.folder)
    if one.is_shadowed:
        faults.insert(0, shadow_fault(one.id))
    fault, folder = str(faults[0]) if faults else "", str(one.folder) if one.is_own else ""
    if told is None:
        return Summary(one.id, one.id, "", 0, 0, 0, fault, folder=folder)
    dates, counts = told.dates, (len(told.states), len(told.provinces))
    lengths = (dates.short, dates.standard, dates.long)
    return Summary(one.id, told.title, told.subtitle, dates.start, *counts, fault, lengths, folder)
