"""What every command shares: complaints in one sentence, checked arguments, one document on stdout."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn, TypeAlias

__all__ = [
    "BAD_INPUT",
    "NAME",
    "CommandError",
    "Commands",
    "Parser",
    "apart",
    "complain",
    "out",
    "pair",
    "path",
    "print_json",
    "whole",
    "writable",
]

BAD_INPUT = 2
NAME = "all-against-one"
LONGEST = 600
"""A complaint is no longer than this, in characters."""


class CommandError(Exception):
    """Bad input, in one sentence."""


class Parser(argparse.ArgumentParser):
    """argparse that complains in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message[:1].lower()}{message[1:]}; see {self.prog} --help")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def whole(text: str) -> int:
    """A whole number of a length that can be one."""
    if len(text) > 18 or not text.removeprefix("-").isascii() or not text.removeprefix("-").isdigit():
        raise argparse.ArgumentTypeError(f"{text[:30]!r} is not a whole number that can be used")
    return int(text)


def path(text: str) -> Path:
    """A file's name; an empty one would mean the folder one stands in, which nobody means."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(f"{text[:30]!r} is no name of a file; name one")
    return Path(text)


def pair(text: str) -> tuple[str, str]:
    state, equals, doctrine = text.partition("=")
    if not (state and equals and doctrine):
        raise argparse.ArgumentTypeError(f"{text[:60]!r} should be STATE=DOCTRINE, such as ATH=jackal")
    return state, doctrine


def print_json(value: object) -> None:
    import json

    print(json.dumps(value, ensure_ascii=False, indent=1))


def out(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def writable(path: Path | None, option: str) -> None:
    """Complain before a game is played, not after."""
    if path is None:
        return
    if path.is_dir():
        raise CommandError(f"{option} {path}: this is a folder; name a file in it")
    if not path.parent.is_dir():
        raise CommandError(f"{option} {path}: there is no folder {path.parent}; make it first")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise CommandError(f"{option} {path}: it may not be written to; choose another place")


def apart(one: Path | None, other: Path | None, wrong: str) -> None:
    """Two names must not be of one file, or the second would be written over the first."""
    if one is not None and other is not None and one.resolve() == other.resolve():
        raise CommandError(f"{other}: {wrong}; name another file")


def complain(sentence: str) -> None:
    """One line on stderr, whatever a file's name or content holds."""
    line = "".join(c if c.isprintable() else "·" for c in sentence)
    print(f"{NAME}: {line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}", file=sys.stderr)
