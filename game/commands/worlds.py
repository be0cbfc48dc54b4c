"""`world`: grow the map of a world's folder, or invent a world that nobody has seen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from game.commands.words import Commands, Parser, out, path

__all__ = ["add_world"]


def add_world(commands: Commands) -> None:
    """`world build` and `world new`."""
    world = commands.add_parser("world", help="grow a world's map, or invent a world")
    inner = world.add_subparsers(dest="work", metavar="WORK", required=True, parser_class=Parser)
    build = inner.add_parser("build", help="grow the map of a folder from its seats.toml")
    build.add_argument("folder", type=path, nargs="+", metavar="FOLDER", help="the world's folder")
    build.add_argument("--preview", type=path, metavar="FILE", help="write the atlas page as a PNG too")
    build.set_defaults(run=build_command)


def build_command(asked: argparse.Namespace) -> int:
    """Grows each folder's map and says what came of it."""
    from game.cartography.workshop import build_world_map

    for folder in asked.folder:
        place = Path(folder).resolve()
        ground = build_world_map(place, _progress(place.name))
        out(f"{place.name}: {len(ground.seats)} provinces at {ground.km_per_unit:.2f} km a unit\n")
        if asked.preview:
            _preview(place, asked.preview)
    return 0


def _progress(name: str) -> Callable[[int, str], None]:
    def tell(percent: int, words: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{name}: {percent:3d} % {words:30}")
            sys.stderr.flush()

    return tell


def _preview(folder: Path, file: Path) -> None:
    from game.ui.page import draw_page

    draw_page(folder, file)
