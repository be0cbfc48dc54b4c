"""What `report` can write besides the page: tables, pictures, an animated map, all of it under other names if asked."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.words import CommandError, Parser, apart, path, print_json, writable

if TYPE_CHECKING:
    from game.chronicle.record import Chronicle
    from game.report.exports.edition import Edition
    from game.report.whatif.records import WhatIf

__all__ = ["add_export_options", "check_exports", "edition_asked", "print_schema", "wants_exports", "write_exports"]

_FILES = ("map", "animate", "pseudonym_key")


def add_export_options(one: Parser) -> None:
    """The options of `report` that write files other than the page."""
    one.add_argument("--csv", type=path, metavar="FOLDER", help="write tidy tables with a codebook (or FILE.zip)")
    one.add_argument("--map", type=path, metavar="FILE", help="write the map as the game was left, as PNG")
    one.add_argument("--animate", type=path, metavar="FILE", help="write the game on the map, as GIF or WebP")
    one.add_argument("--charts", type=path, metavar="FOLDER", help="write every chart as PNG")
    one.add_argument("--pseudonyms", action="store_true", help="put other names for all names, and turns for dates")
    one.add_argument("--dates", action="store_true", help="keep the dates under pseudonyms")
    one.add_argument("--pseudonym-key", type=path, metavar="FILE", help="write down who is who, for the teacher")
    one.add_argument("--schema", action="store_true", help="print the JSON Schema of --json; needs no save")


def print_schema() -> None:
    """The schema of the report's JSON."""
    from game.report.exports.schema import report_schema

    print_json(report_schema())


def check_exports(asked: argparse.Namespace) -> None:
    """Complain before the game is read, not after."""
    for name in _FILES:
        file, option = getattr(asked, name), f"--{name.replace('_', '-')}"
        writable(file, option)
        apart(asked.save, file, f"{option} would be written over the save")
    for name in ("csv", "charts"):
        _folder(getattr(asked, name), f"--{name}")
    if asked.map and asked.map.suffix.lower() != ".png":
        raise CommandError(f"--map {asked.map}: a picture ends in .png")
    if asked.animate and asked.animate.suffix.lower() not in (".gif", ".webp"):
        raise CommandError(f"--animate {asked.animate}: an animated map ends in .gif or .webp")
    if asked.pseudonym_key and not asked.pseudonyms:
        raise CommandError("--pseudonym-key goes with --pseudonyms")
    if asked.dates and not asked.pseudonyms:
        raise CommandError("--dates goes with --pseudonyms; without them dates are kept")


def _folder(place: Path | None, option: str) -> None:
    if place is None or place.suffix == ".zip":
        writable(place, option)
    elif place.exists() and not place.is_dir():
        raise CommandError(f"{option} {place}: this is a file; name a folder")
    elif not place.absolute().parent.is_dir():
        raise CommandError(f"{option} {place}: there is no folder {place.parent}; make it first")


def edition_asked(
    asked: argparse.Namespace, chronicle: Chronicle, what_ifs: tuple[WhatIf, ...] | None = None
) -> Edition:
    """The book to be written out, under other names if asked, with the what-ifs that were played."""
    from game.report.exports.edition import edition_of, scenario_at_hand

    scenario = scenario_at_hand(asked.scenario or chronicle.header.scenario, chronicle)
    return edition_of(chronicle, scenario, hidden=asked.pseudonyms, dated=asked.dates, what_ifs=what_ifs)


def wants_exports(asked: argparse.Namespace) -> bool:
    """Whether any file other than the page is asked for."""
    return any((asked.csv, asked.pseudonym_key, asked.charts, asked.map, asked.animate))


def write_exports(asked: argparse.Namespace, edition: Edition) -> None:
    """Write what was asked for."""
    if asked.csv:
        from game.report.exports.folder import write_tables

        write_tables(edition.report, edition.source, asked.csv)
    if asked.pseudonym_key and edition.mask:
        from game.report.exports.folder import written_whole

        written_whole(asked.pseudonym_key, edition.mask.key().encode("utf-8"))
    if asked.charts or asked.map or asked.animate:
        _pictures(asked, edition)


def _pictures(asked: argparse.Namespace, edition: Edition) -> None:
    """Pictures are painted in memory: no screen is opened."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.screens.report.export_charts import write_charts
    from game.ui.screens.report.export_film import write_film, write_picture
    from game.ui.screens.report.export_map import MapPainter

    if asked.charts:
        write_charts(edition.report, asked.charts)
    scenario = edition.scenario
    if not (asked.map or asked.animate):
        return
    if scenario is None or not scenario.is_drawn:
        raise CommandError(f"{asked.save}: this game has no map to draw, for its world is not to be had or has none")
    if asked.map:
        write_picture(MapPainter(edition.source, scenario, 1600).paint(-1, ties=True), asked.map)
    if asked.animate:
        write_film(MapPainter(edition.source, scenario, 960), asked.animate, progress("animated map"))


def progress(doing: str) -> Callable[[float], None]:
    """Tells on stderr how far something is, a line for every tenth: `animated map 40 %`."""
    told = -1

    def tell(share: float) -> None:
        nonlocal told
        tenths = int(share * 10 + 1e-9)
        if tenths > told:
            told = tenths
            print(f"{doing} {tenths * 10} %", file=sys.stderr, flush=True)

    return tell
