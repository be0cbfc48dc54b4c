"""A world nobody has seen: coasts, ranges, rivers, names and balanced starts, drawn from one seed.

The folder it makes is like any other: a teacher can open its `scenario.toml`, change what she likes and keep the map.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import tomli_w

from game.cartography import authorship, continents, estates, ring
from game.cartography.drawing import map_of
from game.cartography.projection import WIDTH
from game.cartography.wish import InventedWorld, world_faults
from game.cartography.workshop import Progress, write_map
from game.kit.dice import Dice
from game.scenarios.faults import Fault, FaultsFoundError
from game.scenarios.library import scenario_folder_faults

__all__ = ["draw_world"]

TRIES: Final = 8
"""How many times another coast is drawn before giving up."""


def draw_world(told: InventedWorld, folder: Path, progress: Progress | None = None) -> Path:
    """Draws the world into `folder`, which is made, and gives it back; FaultsFoundError where none can be drawn.

    `progress(percent, words)` is called now and then and may raise to stop;
    then the folder is left as it was, or holds nothing new.
    """
    if faults := world_faults(told):
        raise FaultsFoundError(faults)
    tell = progress or (lambda percent, words: None)
    trouble: list[Fault] = []
    for attempt in range(TRIES):
        dice = Dice(told.seed).within("world", told.states, told.provinces, told.islands, told.polarity, attempt)
        try:
            drawn = (ring if told.symmetric else continents).draw(told.states, told.provinces, told.islands, dice, tell)
        except FaultsFoundError as found:
            trouble = list(found.faults)
            continue
        return _written(told, drawn, dice, folder)
    raise FaultsFoundError(trouble or [Fault("world new", "seed", f"no land came of {told.seed}", "try another seed")])


def _written(told: InventedWorld, drawn: continents.Drawn, dice: Dice, folder: Path) -> Path:
    """Puts all files in place; the scenario comes last, so that a folder with one is whole."""
    id = folder.name
    text, names = authorship.written(
        estates.Wish(id, told.seed, told.states, told.provinces, told.polarity, told.symmetric), drawn, dice
    )
    ground = authorship.named(drawn.ground, names)
    projection = {"proj": "+proj=eqc +R=6371", "x0": WIDTH / 2, "y0": 0.0}
    made = map_of(ground, authorship.relabelled(drawn.sheet, names), id=id, title=text["title"], projection=projection)
    folder.mkdir(parents=True, exist_ok=True)
    kinds: dict[str, object] = {kind: [list(way) for way in text["links"][kind]] for kind in ("land", "strait", "sea")}
    write_map(folder, made, {"format": "ways/1", **kinds}, drawn.relief)
    (folder / "sources.md").write_text(_sources(told), encoding="utf-8")
    scenario = {key: value for key, value in text.items() if key != "links"}
    beside = folder / "~scenario.toml"
    beside.write_text(HEAD + tomli_w.dumps(_plain(scenario)), encoding="utf-8")
    os.replace(beside, folder / "scenario.toml")
    _, faults = scenario_folder_faults(folder)
    if faults:
        raise FaultsFoundError(faults)
    return folder


HEAD: Final = """# A world drawn by lot. Change what you like, then run: all-against-one check on this folder.
# The map lies in geometry.json, the ways in ways.json: they belong to the provinces' ids.
"""


def _plain(value: Any) -> Any:
    """Tuples as lists, nothing that is None: as TOML has it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _sources(told: InventedWorld) -> str:
    wishes = [f"--islands {told.islands}"] if told.islands != "some" else []
    wishes += ["--symmetric"] if told.symmetric else []
    wishes += [f"--polarity {told.polarity}"] if told.polarity != "any" else []
    again = " ".join((f"--seed {told.seed} --states {told.states} --provinces {told.provinces}", *wishes))
    return f"""# Sources

Drawn by lot; no place, people or number here is real. The same world comes of

    all-against-one world new {again} --out FOLDER

Coasts, ranges and rivers are drawn by the game, the names put together from syllables.
"""
