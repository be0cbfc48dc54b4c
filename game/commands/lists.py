"""`scenarios` and `doctrines`: what is on the shelves."""

from __future__ import annotations

import argparse

from game.commands.words import Commands, complain, out, print_json

__all__ = ["add_lists"]


def add_lists(commands: Commands) -> None:
    for name, about, run in (
        ("scenarios", "list the scenarios", scenarios_command),
        ("doctrines", "list the doctrines", doctrines_command),
    ):
        one = commands.add_parser(name, help=about)
        one.add_argument("--json", action="store_true", help="print one JSON document")
        one.set_defaults(run=run)


def scenarios_command(asked: argparse.Namespace) -> int:
    """`scenarios`: what can be played, the player's own after those shipped; what cannot be is told on stderr."""
    from dataclasses import asdict

    from game.scenarios.library import scenarios

    shelf = scenarios()
    if asked.json:
        print_json([asdict(one) for one in shelf])
        return 0
    for one in shelf:
        whose = ", your own" if one.folder else ""
        if one.fault:
            complain(one.fault)
        else:
            out(f"{one.id:20} {one.title}: {one.subtitle} ({one.states} states, {one.provinces} provinces{whose})")
    return 0


def doctrines_command(asked: argparse.Namespace) -> int:
    """`doctrines`: who can think for a state."""
    from game.doctrines.doctrine import doctrines, shelf_faults

    minds = doctrines().values()
    for fault in shelf_faults():
        complain(str(fault))
    if asked.json:
        print_json([one.model_dump(mode="json", by_alias=True) for one in minds])
        return 0
    for one in minds:
        out(f"{one.id:30} {one.name} ({one.family}): {' '.join(one.description.split())}")
    return 0
