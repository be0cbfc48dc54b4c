"""`check`: every fault of a file or folder at once."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.commands.words import BAD_INPUT, Commands, complain, out, path, print_json

if TYPE_CHECKING:
    from game.scenarios.faults import Fault

__all__ = ["WINDOW_TEXTS", "add_check"]

WINDOW_TEXTS: Final = ("codex", "debrief", "invitations", "palettes", "sounds", "theme", "words")
"""Kinds of text files that the window reads; only they load its rooms."""


def add_check(commands: Commands) -> None:
    one = commands.add_parser(
        "check", help="find every fault of a scenario, record, charter, doctrine, save or text of the window"
    )
    one.add_argument("path", type=path, metavar="PATH", help="a file or a folder")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(run=check_command)


def check_command(asked: argparse.Namespace) -> int:
    """`check`: every fault at once, with file, place and cure."""
    from dataclasses import asdict

    faults = list(_faults_in(asked.path))
    if asked.json:
        print_json({"path": str(asked.path), "faults": [asdict(fault) for fault in faults]})
    else:
        for fault in faults:
            out(str(fault))
    if faults:
        complain(f"{asked.path}: {len(faults)} fault{'s' if len(faults) > 1 else ''} found")
        return BAD_INPUT
    if not asked.json:
        out(f"{asked.path}: sound")
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
    if path.is_file() and path.suffix == ".toml":
        format = _format(path)
        if format.startswith("doctrine"):
            return _doctrine_faults(path)
        if format.startswith("record"):
            return _record_faults(path)
        if format.startswith("seats"):
            return _seats_faults(path)
        if format.partition("/")[0] in WINDOW_TEXTS:
            return _text_faults(path, format)
    faults = list(check_path(path))
    for name, faults_of in (("record.toml", _record_faults), ("seats.toml", _seats_faults)):
        if (path / name).is_file():
            faults += faults_of(path / name)
    return faults


def _is_known(path: Path) -> bool:
    if path.is_dir():
        return (path / "scenario.toml").is_file()
    return path.name.endswith((".toml", ".json", ".jsonl", ".jsonl.gz")) and not path.name.startswith(".")


def _format(path: Path) -> str:
    """What a file says it is; a doctrine that forgets to is known by its temper."""
    from game.scenarios.faults import FaultsFoundError, read_toml

    try:
        told = read_toml(path, path.name)
    except FaultsFoundError:
        return ""
    return "doctrine/1" if "temper" in told else str(told.get("format", ""))


def _text_faults(path: Path, format: str) -> list[Fault]:
    """Of a text of the window: codex, debrief, invitations, palettes, sounds, theme, words."""
    from game.scenarios.faults import Fault, nearest
    from game.ui.texts import FORMATS, text_faults

    if format not in FORMATS:
        return [Fault(path.name, "format", f"{format} is not a format this game reads", nearest(format, FORMATS))]
    return text_faults(path, format)


def _record_faults(path: Path) -> list[Fault]:
    """Of what the record says of a historical world (`lab history`)."""
    from game.lab.history.record import record_faults

    return record_faults(path)[1]


def _seats_faults(path: Path) -> list[Fault]:
    """Of the places a map is grown from."""
    from game.cartography.workshop import seats_faults

    return seats_faults(path.resolve().parent)


def _doctrine_faults(path: Path) -> list[Fault]:
    from game.doctrines.doctrine import DoctrineFault, read_doctrine

    try:
        read_doctrine(path)
    except DoctrineFault as error:
        return list(error.faults)
    return []
