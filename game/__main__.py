"""The command line: `all-against-one`, or `python -m game`.

Exit code 0 on success, 2 with one clear sentence on bad input, 130 when the
reader stops it. `--json` prints one JSON document on stdout and nothing else.
The commands themselves are in `game.commands`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from game.commands.check import add_check
from game.commands.laboratory import add_bench, add_lab
from game.commands.lists import add_lists
from game.commands.play import add_play, add_simulate
from game.commands.saves import add_save_readers
from game.commands.words import BAD_INPUT, NAME, CommandError, Parser, complain, out
from game.commands.worlds import add_world

BUG = 1
STOPPED = 130


def _parser() -> Parser:
    parser = Parser(prog=NAME, description="All Against One. Without a command it opens the window.")
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (add_play, add_lists, add_simulate, add_save_readers, add_check, add_lab, add_bench, add_world):
        add(commands)
    return parser


def window_command(asked: argparse.Namespace) -> int:
    """No command: the window, which says for itself when there is no display."""
    from game.ui.app import run

    return run()


def _version() -> int:
    from game.match.setup import version

    out(f"{NAME} {version()}")
    return 0


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
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
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
        complain(sentence)
        return code


if __name__ == "__main__":
    sys.exit(main())
