"""`report` and `replay`: a saved game read, told and proved."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.words import BAD_INPUT, CommandError, Commands, apart, complain, out, path, print_json, writable

if TYPE_CHECKING:
    from game.chronicle.record import Chronicle

__all__ = ["add_save_readers"]


def add_save_readers(commands: Commands) -> None:
    one = commands.add_parser("report", help="write the report of a saved game")
    one.add_argument("save", type=path, metavar="SAVE")
    one.add_argument("--html", type=path, metavar="FILE", help="write it as one self-contained page")
    one.add_argument("--json", action="store_true", help="print it as one JSON document")
    one.add_argument("--scenario", default="", metavar="FOLDER", help="its world, if that is not on the shelf")
    one.set_defaults(run=report_command)
    one = commands.add_parser("replay", help="list the phases of a saved game, or prove them")
    one.add_argument("save", type=path, metavar="SAVE")
    one.add_argument("--verify", action="store_true", help="play every phase again and name the first that differs")
    one.add_argument("--scenario", default="", metavar="FOLDER", help="its world, if that is not on the shelf")
    one.set_defaults(run=replay_command)


def loaded(path: Path) -> Chronicle:
    """A chronicle from its file; what the reader should know of it goes to stderr."""
    from game.chronicle.reading import load

    chronicle = load(path)
    if chronicle.notice:
        complain(str(chronicle.notice))
    return chronicle


def report_command(asked: argparse.Namespace) -> int:
    """`report`: the book of a saved game."""
    from game.match.summary import summary
    from game.match.telling import tell

    writable(asked.html, "--html")
    apart(asked.save, asked.html, "--html would be written over the save")
    chronicle = loaded(asked.save)
    if asked.html:
        from game.report.html.page import write_html

        complain_of_world(asked.scenario or chronicle.header.scenario, chronicle)
        write_html(chronicle, asked.html, world=asked.scenario)
    if asked.json:
        from game.report.exports.ledger import report_json

        print_json(report_json(chronicle))
    elif not asked.html:
        out(tell(summary(chronicle)))
    return 0


def complain_of_world(name: str, chronicle: Chronicle) -> None:
    """Say why a report must do without its map, where its world has gone or been broken since."""
    from game.scenarios.faults import FaultsFoundError
    from game.scenarios.library import load_scenario, refuse_misfit

    try:
        refuse_misfit(load_scenario(name), chronicle.last.world)
    except FaultsFoundError as error:
        complain(f"the report has no map, for its world is not to be had: {error.faults[0]}")


def replay_command(asked: argparse.Namespace) -> int:
    """`replay`: the phases of a saved game, and the proof of them. A cut file is no proof."""
    chronicle = loaded(asked.save)
    if not asked.verify:
        for step in chronicle.steps:
            out(f"turn {step.turn:3} {step.phase:11} {len(step.events):4} events  {step.digest[:16]}")
        return 0
    from game.match.audit import verify

    if difference := verify(chronicle, asked.scenario):
        raise CommandError(f"{asked.save.name}: the first phase that differs is {difference}")
    if chronicle.notice:
        return BAD_INPUT
    out(f"{asked.save.name}: all {len(chronicle)} phases come out as recorded; digest {chronicle.digest}")
    return 0
