"""`world`: begin a world of one's own, grow its map, or invent one that nobody has seen."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from game.commands.words import CommandError, Commands, Parser, out, path, whole

__all__ = ["add_world"]

TEMPLATE = "world_template"
"""The folder among the assets that a teacher's world begins from."""


def add_world(commands: Commands) -> None:
    """`world build` and `world new`."""
    world = commands.add_parser("world", help="begin a world of your own, grow its map, or invent one")
    inner = world.add_subparsers(dest="work", metavar="WORK", required=True, parser_class=Parser)
    build = inner.add_parser("build", help="grow the map of a folder from its seats.toml")
    build.add_argument("folder", type=path, nargs="+", metavar="FOLDER", help="the world's folder")
    build.add_argument("--preview", type=path, metavar="FILE", help="write the atlas page as a PNG too")
    build.set_defaults(run=build_command)
    template = inner.add_parser("template", help="begin a world of your own: a folder to change, with its map grown")
    template.add_argument(
        "--out", type=path, required=True, metavar="FOLDER", help="where to put it; its name is the id"
    )
    template.set_defaults(run=template_command)
    new = inner.add_parser("new", help="invent a world: coasts, ranges, rivers, names, balanced starts")
    new.add_argument("--seed", type=whole, required=True, metavar="N", help="the same seed draws the same world")
    new.add_argument("--states", type=whole, default=10, metavar="K", help="how many states, 2 to 24 (10)")
    new.add_argument("--provinces", type=whole, metavar="P", help="how many provinces (six for each state)")
    new.add_argument("--islands", default="some", metavar="WHICH", help="none, some or many (some)")
    new.add_argument("--symmetric", action="store_true", help="seats of equal worth, round an inner sea")
    new.add_argument("--polarity", default="any", metavar="WHICH", help="any, one, two or many great powers (any)")
    new.add_argument("--out", type=path, required=True, metavar="FOLDER", help="where to put it; its name is the id")
    new.add_argument("--preview", type=path, metavar="FILE", help="write the atlas page as a PNG too")
    new.set_defaults(run=new_command)


def build_command(asked: argparse.Namespace) -> int:
    """Grows each folder's map and says what came of it."""
    from game.cartography.workshop import build_world_map

    for folder in asked.folder:
        place = Path(folder).resolve()
        ground = build_world_map(place, _progress(place.name))
        out(f"{place.name}: {len(ground.seats)} provinces at {ground.km_per_unit:.2f} km a unit")
        if asked.preview:
            _preview(place, asked.preview)
    return 0


def new_command(asked: argparse.Namespace) -> int:
    """Draws a world by lot into a folder that holds nothing else."""
    from game.cartography.invention import draw_world
    from game.cartography.wish import InventedWorld

    folder = _empty(asked.out)
    provinces = asked.provinces if asked.provinces is not None else asked.states * 6
    told = InventedWorld(asked.seed, asked.states, provinces, asked.islands, asked.symmetric, asked.polarity)
    draw_world(told, folder, _progress(folder.name))
    out(f"{folder.name}: {told.states} states and {told.provinces} provinces")
    if asked.preview:
        _preview(folder, asked.preview)
    return 0


def template_command(asked: argparse.Namespace) -> int:
    """Copies the template under the folder's own name, and grows its map."""
    from game.cartography.workshop import build_world_map
    from game.kit.places import assets

    folder = _empty(asked.out)
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted((assets() / TEMPLATE).iterdir()):
        text = file.read_text(encoding="utf-8").replace(f'id = "{TEMPLATE}"', f'id = "{folder.name}"')
        (folder / file.name).write_text(text, encoding="utf-8")
    build_world_map(folder, _progress(folder.name))
    out(f"{folder.name}: begun; change scenario.toml and seats.toml, then all-against-one check {asked.out}")
    return 0


def _empty(asked: Path) -> Path:
    """The folder a world is to be put into: it must be free, and its name an id."""
    folder = Path(asked).resolve()
    if not re.fullmatch(r"[a-z0-9_]{3,40}", folder.name):
        raise CommandError(f"--out: {folder.name!r} cannot be an id; use 3 to 40 of a-z, 0-9 and underscore")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"--out: {folder.name} is there already; name a folder that is empty or not there")
    return folder


def _progress(name: str) -> Callable[[int, str], None]:
    def tell(percent: int, words: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{name}: {percent:3d} % {words:30}")
            sys.stderr.flush()

    return tell


def _preview(folder: Path, file: Path) -> None:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.page import draw_page

    draw_page(folder, file)
