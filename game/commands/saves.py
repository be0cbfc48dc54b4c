"""`report` and `replay`: a saved game read, told and proved."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.exports import (
    add_export_options,
    check_exports,
    edition_asked,
    print_schema,
    wants_exports,
    write_exports,
)
from game.commands.whatifs import add_what_if_options, list_decisions, played_what_ifs
from game.commands.words import BAD_INPUT, CommandError, Commands, apart, complain, out, path, print_json, writable

if TYPE_CHECKING:
    from game.chronicle.record import Chronicle

__all__ = ["add_save_readers"]


def add_save_readers(commands: Commands) -> None:
    one = commands.add_parser("report", help="write the report of a saved game")
    one.add_argument("save", type=path, metavar="SAVE", nargs="?")
    one.add_argument("--html", type=path, metavar="FILE", help="write it as one self-contained page")
    one.add_argument("--json", action="store_true", help="print it as one JSON document")
    one.add_argument("--handout", type=path, metavar="FILE", help="write one page with five questions, to be printed")
    one.add_argument("--key", action="store_true", help="with --handout: the answers too, on a page of their own")
    one.add_argument("--scenario", default="", metavar="FOLDER", help="its world, if that is not on the shelf")
    add_export_options(one)
    add_what_if_options(one)
    one.set_defaults(run=report_command)
    one = commands.add_parser("replay", help="list the phases of a saved game, or prove them")
    one.add_argument("save", type=path, metavar="SAVE")
    one.add_argument("--verify", action="store_true", help="play every phase again and name the first that differs")
    one.add_argument("--watch", action="store_true", help="open the window at the game, turn by turn on the map")
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

    if asked.schema:
        print_schema()
        return 0
    if asked.save is None:
        raise CommandError("name the save to report on; see all-against-one report --help")
    writable(asked.html, "--html")
    writable(asked.handout, "--handout")
    apart(asked.save, asked.html, "--html would be written over the save")
    apart(asked.save, asked.handout, "--handout would be written over the save")
    check_exports(asked)
    chronicle = loaded(asked.save)
    if asked.decisions:
        list_decisions(chronicle)
        return 0
    what_ifs = played_what_ifs(asked, chronicle) if asked.html or asked.json else ()
    if not (asked.html or asked.json or asked.handout or wants_exports(asked)):
        out(tell(summary(chronicle)))
        return 0
    edition = edition_asked(asked, chronicle, what_ifs if asked.html or asked.json else None)
    if asked.html:
        from game.report.html.page import html_page

        complain_of_world(asked.scenario or chronicle.header.scenario, chronicle)
        asked.html.write_text(
            html_page(edition.report, edition.source, edition.geometry, edition.relief), encoding="utf-8"
        )
    if asked.handout:
        from game.report.html.handout import handout_page

        asked.handout.write_text(handout_page(edition.report, key=asked.key), encoding="utf-8")
    write_exports(asked, edition)
    if asked.json:
        from game.report.exports.ledger import spell_book

        print_json(spell_book(edition.report))
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
    if asked.watch and asked.verify:
        raise CommandError("--watch and --verify do not go together; choose one")
    chronicle = loaded(asked.save)
    if asked.watch:
        return watch(chronicle, asked.scenario)
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


def watch(chronicle: Chronicle, world: str) -> int:
    """The window at the replay; a world named by its folder is put on the shelf for it."""
    from game.ui.app import run

    if world:
        from game.commands.play import on_shelf

        on_shelf(world)
    return run(replay=chronicle)
