"""The command line: `all-against-one`, or `python -m game`.

Exit code 0 on success, 2 with one clear sentence on bad input, 130 when the
reader stops it. `--json` prints one JSON document on stdout and nothing else.
Rooms are imported where they are used: a list of doctrines needs no numpy,
a headless game no pygame.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

if TYPE_CHECKING:
    from game.chronicle.record import Chronicle
    from game.match.setup import Setup
    from game.scenarios.faults import Fault

BAD_INPUT = 2
BUG = 1
STOPPED = 130
NAME = "all-against-one"
LONGEST = 600
"""A complaint is no longer than this, in characters."""


class CommandError(Exception):
    """Bad input, in one sentence."""


class _Parser(argparse.ArgumentParser):
    """argparse that complains in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message[:1].lower()}{message[1:]}; see {self.prog} --help")


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog=NAME, description="All Against One. Without a command it opens the window.")
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_add_lists, _add_simulate, _add_save_readers, _add_check):
        add(commands)
    return parser


def _add_lists(commands: Commands) -> None:
    for name, about, run in (
        ("scenarios", "list the scenarios", scenarios_command),
        ("doctrines", "list the doctrines", doctrines_command),
    ):
        one = commands.add_parser(name, help=about)
        one.add_argument("--json", action="store_true", help="print one JSON document")
        one.set_defaults(run=run)


def _add_simulate(commands: Commands) -> None:
    one = commands.add_parser("simulate", help="play a whole game with no window")
    one.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or the path of its folder")
    one.add_argument("--seed", type=_whole, default=1, metavar="N", help="the seed of all chance (1)")
    one.add_argument("--turns", type=_whole, metavar="N", help="how many turns (the scenario's standard length)")
    one.add_argument("--doctrine", type=_pair, action="append", default=[], metavar="STATE=DOCTRINE")
    one.add_argument("--all", metavar="DOCTRINE", help="one doctrine for all states not named")
    one.add_argument("--charter", metavar="CHARTER", help='the one charter founders may use, or "none"')
    one.add_argument("--save", type=_path, metavar="FILE", help="write the chronicle (packed if it ends in .gz)")
    one.add_argument("--report", type=_path, metavar="FILE.html", help="write the report")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(run=simulate_command)


def _add_save_readers(commands: Commands) -> None:
    one = commands.add_parser("report", help="write the report of a saved game")
    one.add_argument("save", type=_path, metavar="SAVE")
    one.add_argument("--html", type=_path, metavar="FILE", help="write it as one self-contained page")
    one.add_argument("--json", action="store_true", help="print it as one JSON document")
    one.set_defaults(run=report_command)
    one = commands.add_parser("replay", help="list the phases of a saved game, or prove them")
    one.add_argument("save", type=_path, metavar="SAVE")
    one.add_argument("--verify", action="store_true", help="play every phase again and name the first that differs")
    one.add_argument("--scenario", default="", metavar="FOLDER", help="its scenario, if that is not a shipped one")
    one.set_defaults(run=replay_command)


def _add_check(commands: Commands) -> None:
    one = commands.add_parser("check", help="find every fault of a scenario, charter, doctrine or save")
    one.add_argument("path", type=_path, metavar="PATH", help="a file or a folder")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(run=check_command)


def _whole(text: str) -> int:
    """A whole number of a length that can be one."""
    if len(text) > 18 or not text.removeprefix("-").isascii() or not text.removeprefix("-").isdigit():
        raise argparse.ArgumentTypeError(f"{text[:30]!r} is not a whole number that can be used")
    return int(text)


def _path(text: str) -> Path:
    """A file's name; an empty one would mean the folder one stands in, which nobody means."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text[:30]!r} is no name of a file; name one")
    return Path(text)


def _pair(text: str) -> tuple[str, str]:
    state, equals, doctrine = text.partition("=")
    if not (state and equals and doctrine):
        raise argparse.ArgumentTypeError(f"{text[:60]!r} should be STATE=DOCTRINE, such as ATH=jackal")
    return state, doctrine


def _print_json(value: object) -> None:
    import json

    print(json.dumps(value, ensure_ascii=False, indent=1))


def _out(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def scenarios_command(asked: argparse.Namespace) -> int:
    """`scenarios`: what can be played."""
    from dataclasses import asdict

    from game.scenarios.library import scenarios

    shelf = scenarios()
    if asked.json:
        _print_json([asdict(one) for one in shelf])
        return 0
    for one in shelf:
        _out(f"{one.id:20} {one.title}: {one.subtitle} ({one.states} states, {one.provinces} provinces)")
    return 0


def doctrines_command(asked: argparse.Namespace) -> int:
    """`doctrines`: who can think for a state."""
    from game.doctrines.doctrine import doctrines

    minds = doctrines().values()
    if asked.json:
        _print_json([one.model_dump(mode="json", by_alias=True) for one in minds])
        return 0
    for one in minds:
        _out(f"{one.id:30} {one.name} ({one.family}): {' '.join(one.description.split())}")
    return 0


def _setup(asked: argparse.Namespace) -> Setup:
    from game.match.setup import Setup

    if len({state for state, _ in asked.doctrine}) < len(asked.doctrine):
        raise CommandError("--doctrine names a state twice; name each once")
    return Setup(
        scenario=asked.scenario,
        seed=asked.seed,
        turns=asked.turns,
        doctrines=dict(asked.doctrine),
        all_doctrine=asked.all,
        charter=asked.charter,
    )


def _writable(path: Path | None, option: str) -> None:
    """Complain before a game is played, not after."""
    if path is None:
        return
    if path.is_dir():
        raise CommandError(f"{option} {path}: this is a folder; name a file in it")
    if not path.parent.is_dir():
        raise CommandError(f"{option} {path}: there is no folder {path.parent}; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise CommandError(f"{option} {path}: it may not be written to; choose another place")


def _apart(one: Path | None, other: Path | None, wrong: str) -> None:
    """Two names must not be of one file, or the second would be written over the first."""
    if one is not None and other is not None and one.resolve() == other.resolve():
        raise CommandError(f"{other}: {wrong}; name another file")


def simulate_command(asked: argparse.Namespace) -> int:
    """`simulate`: a whole game with no window."""
    from game.chronicle.files import save_as
    from game.match.simulate import simulate
    from game.match.summary import summary
    from game.match.telling import tell

    _writable(asked.save, "--save")
    _writable(asked.report, "--report")
    _apart(asked.save, asked.report, "--save and --report name one file")
    chronicle = simulate(_setup(asked)).chronicle
    if asked.save:
        save_as(chronicle, asked.save)
    if asked.report:
        _write_report(chronicle, asked.report)
    told = summary(chronicle)
    _print_json(told) if asked.json else _out(tell(told))
    return 0


def _write_report(chronicle: Chronicle, path: Path) -> None:
    from game.report.page import write_html

    write_html(chronicle, path)


def _loaded(path: Path) -> Chronicle:
    """A chronicle from its file; what the reader should know of it goes to stderr."""
    from game.chronicle.reading import load

    chronicle = load(path)
    if chronicle.notice:
        _complain(str(chronicle.notice))
    return chronicle


def report_command(asked: argparse.Namespace) -> int:
    """`report`: the book of a saved game."""
    from game.match.summary import summary
    from game.match.telling import tell

    _writable(asked.html, "--html")
    _apart(asked.save, asked.html, "--html would be written over the save")
    chronicle = _loaded(asked.save)
    if asked.html:
        _write_report(chronicle, asked.html)
    if asked.json:
        from game.report.ledger import report_json

        _print_json(report_json(chronicle))
    elif not asked.html:
        _out(tell(summary(chronicle)))
    return 0


def replay_command(asked: argparse.Namespace) -> int:
    """`replay`: the phases of a saved game, and the proof of them. A cut file is no proof."""
    chronicle = _loaded(asked.save)
    if not asked.verify:
        for step in chronicle.steps:
            _out(f"turn {step.turn:3} {step.phase:11} {len(step.events):4} events  {step.digest[:16]}")
        return 0
    from game.match.audit import verify

    if difference := verify(chronicle, asked.scenario):
        raise CommandError(f"{asked.save.name}: the first phase that differs is {difference}")
    if chronicle.notice:
        return BAD_INPUT
    _out(f"{asked.save.name}: all {len(chronicle)} phases come out as recorded; digest {chronicle.digest}")
    return 0


def check_command(asked: argparse.Namespace) -> int:
    """`check`: every fault at once, with file, place and cure."""
    from dataclasses import asdict

    faults = list(_faults_in(asked.path))
    if asked.json:
        _print_json({"path": str(asked.path), "faults": [asdict(fault) for fault in faults]})
    else:
        for fault in faults:
            _out(str(fault))
    if faults:
        _complain(f"{asked.path}: {len(faults)} fault{'s' if len(faults) > 1 else ''} found")
        return BAD_INPUT
    if not asked.json:
        _out(f"{asked.path}: sound")
    return 0


def _faults_in(path: Path) -> Iterable[Fault]:
    """The faults of one file or folder, asked of the room that knows its kind."""
    from game.scenarios.check import check_path

    if path.is_dir() and not (path / "scenario.toml").is_file():
        parts = sorted(one for one in path.iterdir() if _is_known(one))
        if parts:
            return [fault for one in parts for fault in _faults_in(one)]
    if path.name.endswith((".jsonl", ".jsonl.gz")):
        from game.chronicle.checking import check_save

        return check_save(path)
    if path.is_file() and path.suffix == ".toml" and _is_doctrine(path):
        return _doctrine_faults(path)
    return check_path(path)


def _is_known(path: Path) -> bool:
    if path.is_dir():
        return (path / "scenario.toml").is_file()
    return path.name.endswith((".toml", ".json", ".jsonl", ".jsonl.gz")) and not path.name.startswith(".")


def _is_doctrine(path: Path) -> bool:
    from game.scenarios.faults import FaultsFoundError, read_toml

    try:
        told = read_toml(path, path.name)
    except FaultsFoundError:
        return False
    return str(told.get("format", "")).startswith("doctrine") or "temper" in told


def _doctrine_faults(path: Path) -> list[Fault]:
    from game.doctrines.doctrine import DoctrineFault, read_doctrine
    from game.scenarios.faults import Fault

    try:
        read_doctrine(path)
    except DoctrineFault as error:
        parts = [(place, *wrong.partition("; ")) for place, wrong in error.faults]
        return [Fault(path.name, place, wrong, cure or "mend it") for place, wrong, _, cure in parts]
    return []


def window_command(asked: argparse.Namespace) -> int:
    """No command: the window, which says for itself when there is no display."""
    from game.ui.app import run

    return run()


def _version() -> int:
    from game.match.setup import version

    _out(f"{NAME} {version()}")
    return 0


def _complain(sentence: str) -> None:
    """One line on stderr, whatever a file's name or content holds."""
    line = "".join(c if c.isprintable() else "·" for c in sentence)
    print(f"{NAME}: {line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}", file=sys.stderr)


def _answer(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    if asked.version:
        return _version()
    run: Callable[[argparse.Namespace], int] = getattr(asked, "run", window_command)
    code = run(asked)
    sys.stdout.flush()
    return code


def _sentence_of(error: Exception) -> tuple[str, int]:
    """What went wrong, in a sentence, and the exit code: bad input, or a bug with the place it was met."""
    faults = getattr(error, "faults", ())
    if isinstance(error, CommandError):
        return str(error), BAD_INPUT
    if isinstance(error, ValueError) and faults:
        more = f" ({len(faults) - 1} more; use check to see all)" if len(faults) > 1 else ""
        return str(error).splitlines()[0] + more, BAD_INPUT
    if isinstance(error, OSError):
        return f"{error.filename or 'a file'} cannot be used ({error.strerror or error})", BAD_INPUT
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name} line {trace.tb_lineno}" if trace else "an unknown place"
    return f"a fault of the program itself at {place} ({type(error).__name__}: {error}); please report it", BUG


def main(arguments: list[str] | None = None) -> int:
    """Run one command; never a traceback, except for who sets ALL_AGAINST_ONE_DEBUG."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        return _answer(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("ALL_AGAINST_ONE_DEBUG"):
            raise
        sentence, code = _sentence_of(error)
        _complain(sentence)
        return code


if __name__ == "__main__":
    sys.exit(main())
