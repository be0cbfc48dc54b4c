"""`play`: the window, at a new game in one world; `simulate`: a whole game with no window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.words import CommandError, Commands, apart, out, pair, path, print_json, whole, writable

if TYPE_CHECKING:
    from game.doctrines.doctrine import Doctrine
    from game.match.setup import Setup

__all__ = ["add_play", "add_simulate", "taught"]


def add_play(commands: Commands) -> None:
    one = commands.add_parser("play", help="open the window at a new game, in a world of your own if you name it")
    one.add_argument("world", nargs="?", default="", metavar="WORLD", help="an id, or a folder, which is watched")
    one.set_defaults(run=play_command)


def play_command(asked: argparse.Namespace) -> int:
    """`play`: the window at a new game. A folder named is put on the shelf, and read anew whenever it changes."""
    world = on_shelf(asked.world) if asked.world else ""
    from game.ui.app import run

    return run(world, at_new_game=True)


def on_shelf(world: str) -> str:
    """The id of a world, whose folder is put on the shelf if it is not there; CommandError where it cannot be."""
    from game.scenarios.library import FILE, shadow_fault, shelf
    from game.scenarios.own_worlds import put_on_shelf

    known = {one.id: one for one in shelf() if not one.is_shadowed}
    if world in known:
        return world
    folder = Path(world).resolve()
    folder = folder.parent if folder.name == FILE else folder
    if not (folder / FILE).is_file():
        cure = f"name a world's folder, or one of: {', '.join(known)}"
        raise CommandError(f"{world}: this is neither a world on the shelf nor a folder with a {FILE}; {cure}")
    there = known.get(folder.name)
    if there is not None and there.folder.resolve() != folder:
        raise CommandError(str(shadow_fault(folder.name)))
    put_on_shelf(folder)
    return folder.name


def add_simulate(commands: Commands) -> None:
    one = commands.add_parser("simulate", help="play a whole game with no window")
    one.add_argument("scenario", metavar="SCENARIO", help="an id, a folder, or invented:10x50:7")
    one.add_argument("--seed", type=whole, default=1, metavar="N", help="the seed of all chance (1)")
    one.add_argument("--turns", type=whole, metavar="N", help="how many turns (the scenario's standard length)")
    one.add_argument(
        "--doctrine", type=pair, action="append", default=[], metavar="STATE=DOCTRINE", help="an id, or your file.toml"
    )
    one.add_argument("--all", "--all-doctrine", metavar="DOCTRINE", help="one doctrine for all states not named")
    one.add_argument("--strategy", type=pair, action="append", default=[], metavar="STATE=ROAD")
    one.add_argument("--teach", type=path, action="append", default=[], metavar="FILE", help="a doctrine of your own")
    one.add_argument("--charter", metavar="CHARTER", help='the one charter founders may use, or "none"')
    one.add_argument("--save", type=path, metavar="FILE", help="write the chronicle (packed if it ends in .gz)")
    one.add_argument("--report", type=path, metavar="FILE.html", help="write the report")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(run=simulate_command)


def _setup(asked: argparse.Namespace) -> Setup:
    from game.match.setup import Setup

    if len({state for state, _ in asked.doctrine}) < len(asked.doctrine):
        raise CommandError("--doctrine names a state twice; name each once")
    if len({state for state, _ in asked.strategy}) < len(asked.strategy):
        raise CommandError("--strategy names a state twice; name each once")
    own = taught([*asked.teach, *(Path(name) for name in _files(asked))])
    if len({one.id for one in own}) < len(own):
        raise CommandError("two doctrine files carry one id; give each its own")
    ids = {name: read.id for name, read in zip(_files(asked), own[len(asked.teach) :], strict=True)}
    return Setup(
        scenario=asked.scenario,
        seed=asked.seed,
        turns=asked.turns,
        doctrines={state: ids.get(mind, mind) for state, mind in asked.doctrine},
        all_doctrine=ids.get(asked.all, asked.all),
        charter=asked.charter,
        strategies=dict(asked.strategy),
        taught=own,
    )


def _files(asked: argparse.Namespace) -> list[str]:
    """Doctrines named by their files rather than their ids."""
    named = [mind for _, mind in asked.doctrine] + ([asked.all] if asked.all else [])
    return sorted({mind for mind in named if mind.endswith(".toml")})


def taught(files: list[Path]) -> tuple[Doctrine, ...]:
    """Doctrines of the reader's own, from their files."""
    if not files:
        return ()
    from game.doctrines.doctrine import read_doctrine

    return tuple(read_doctrine(file) for file in files)


def simulate_command(asked: argparse.Namespace) -> int:
    """`simulate`: a whole game with no window."""
    from game.chronicle.files import save_as
    from game.match.simulate import simulate
    from game.match.summary import summary
    from game.match.telling import tell

    writable(asked.save, "--save")
    writable(asked.report, "--report")
    apart(asked.save, asked.report, "--save and --report name one file")
    chronicle = simulate(_setup(asked)).chronicle
    if asked.save:
        save_as(chronicle, asked.save)
    if asked.report:
        from game.report.html.page import write_html

        write_html(chronicle, asked.report)
    told = summary(chronicle)
    print_json(told) if asked.json else out(tell(told))
    return 0
