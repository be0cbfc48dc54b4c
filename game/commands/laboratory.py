"""`lab` and `bench`: many games at once, and how fast they are."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.commands.play import taught
from game.commands.words import CommandError, Commands, Parser, complain, out, path, print_json, whole

if TYPE_CHECKING:
    from game.match.setup import Setup

__all__ = ["add_bench", "add_lab"]

WORLDS = ("greece_499bce", "invented:10x50")
"""The reference worlds (issue 3, item 6)."""


def add_lab(commands: Commands) -> None:
    """`lab` with its experiments."""
    lab = commands.add_parser("lab", help="play many games and say what they show")
    inner = lab.add_subparsers(dest="experiment", metavar="EXPERIMENT", required=True, parser_class=Parser)
    one = _add_experiment(inner, "facts", "hold each stylised fact against its band", facts_command, 40)
    one.add_argument("--all", metavar="DOCTRINE", help="one doctrine for all states")
    one.add_argument("--charter", metavar="CHARTER", help='the one charter founders may use, or "none"')
    one = _add_experiment(inner, "dilemma", "what each grand strategy pays, by size and company", dilemma_command, 8)
    one.add_argument("--company", action="append", choices=("realists", "mixed", "institutionalists", "predator"))
    one.add_argument("--size", action="append", choices=("great", "middle", "small"))
    _add_experiment(inner, "guards", "try to catch an outcome written into the rules", guards_command, 10)
    _add_experiment(inner, "seats", "what each seat is worth, doctrines drawn by lot", seats_command, 40)
    one = _add_experiment(inner, "history", "hold the historical worlds against their record", history_command, 10)
    one.add_argument("--noise", type=whole, default=0, metavar="PERMILLE", help="error of every state's power (0)")


def add_bench(commands: Commands) -> None:
    """`bench`: the targets of perf.md."""
    one = commands.add_parser("bench", help="measure speed against its targets and two reference kernels")
    one.add_argument("--workers", type=whole, metavar="N", help="processes of the farm (2)")
    one.add_argument("--ui", action="store_true", help="measure the window: frames, turns, the first frame")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(run=bench_command, games=1)


def _add_experiment(commands: Commands, name: str, about: str, run: object, games: int) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=about)
    one.add_argument("--games", type=whole, default=games, metavar="N", help=f"how many games ({games})")
    one.add_argument("--first-seed", type=whole, default=1, metavar="N", help="seeds count up from here (1)")
    one.add_argument("--workers", type=whole, metavar="N", help="processes at once (one for each core)")
    one.add_argument("--turns", type=whole, metavar="N", help="how many turns (each world's standard length)")
    one.add_argument("--world", action="append", metavar="ID", help="a scenario, or invented:STATESxPROVINCES[:SEED]")
    one.add_argument("--teach", type=path, action="append", default=[], metavar="FILE", help="a doctrine of your own")
    one.add_argument("--json", action="store_true", help="print one JSON document")
    one.set_defaults(run=run)
    return one


def _checked(asked: argparse.Namespace) -> None:
    if not 1 <= asked.games <= 100_000:
        raise CommandError(f"--games {asked.games}: choose 1 to 100000")
    if asked.workers is not None and not 1 <= asked.workers <= 256:
        raise CommandError(f"--workers {asked.workers}: choose 1 to 256")


def facts_command(asked: argparse.Namespace) -> int:
    """`lab facts`: does it look like the world?"""
    from game.lab.facts import TOGETHER, measure, table
    from game.lab.farm import Progress, farm, reproduced
    from game.lab.plays import play_tally

    _checked(asked)
    worlds = tuple(dict.fromkeys(asked.world or WORLDS))
    setups = _setups(worlds, asked)
    tallies = farm(play_tally, setups, reproduced, workers=asked.workers, progress=Progress(len(setups)))
    facts = [
        fact
        for world in worlds
        for fact in measure(world, [t for t, setup in zip(tallies, setups, strict=True) if setup.scenario == world])
    ]
    facts += measure(TOGETHER, tallies)
    if asked.json:
        print_json({"worlds": list(worlds), "games": len(setups), "facts": [fact.plain() for fact in facts]})
    else:
        out(table(facts, len(setups), worlds))
    return 0


def _setups(worlds: tuple[str, ...], asked: argparse.Namespace) -> list[Setup]:
    """The games, split between the worlds; what is wrong with a choice is said before any is played."""
    from game.match.setup import Setup, header_of

    minds = taught(asked.teach)

    def setup(world: str, seed: int) -> Setup:
        return Setup(
            scenario=world, seed=seed, turns=asked.turns, all_doctrine=asked.all, charter=asked.charter, taught=minds
        )

    for world in worlds:
        header_of(setup(world, asked.first_seed))
    shares = [asked.games // len(worlds) + (n < asked.games % len(worlds)) for n in range(len(worlds))]
    return [
        setup(world, asked.first_seed + n) for world, share in zip(worlds, shares, strict=True) for n in range(share)
    ]


def seats_command(asked: argparse.Namespace) -> int:
    """`lab seats`: `--games` counts the games of each world."""
    from game.lab.farm import Progress, farm, reproduced
    from game.lab.seats import games, play_game, told, worths

    _checked(asked)
    worlds = tuple(dict.fromkeys(asked.world or WORLDS[:1]))
    seeds = range(asked.first_seed, asked.first_seed + asked.games)
    setups = {world: games(world, seeds, asked.turns) for world in worlds}
    tasks = [setup for world in worlds for setup in setups[world]]
    played = iter(farm(play_game, tasks, reproduced, workers=asked.workers, progress=Progress(len(tasks))))
    found = {world: [next(played) for _ in setups[world]] for world in worlds}
    if asked.json:
        seats = {world: [one.plain() for one in worths(done)] for world, done in found.items()}
        print_json({"worlds": list(worlds), "games": len(tasks), "seats": seats})
    else:
        out("\n".join(told(world, done) for world, done in found.items()))
    return 0


def dilemma_command(asked: argparse.Namespace) -> int:
    """`lab dilemma`: `--games` counts paired seeds, each played on every road in every company at every size."""
    from game.lab.dilemma import COMPANIES, SIZES, Trial, cells, play_trial, told, trials, verdict
    from game.lab.farm import Progress, farm, reproduced

    _checked(asked)
    worlds = tuple(dict.fromkeys(asked.world or ("invented:10x50",)))
    if len(worlds) > 1:
        raise CommandError("--world: the dilemma is played in one world at a time; name one")
    seeds = range(asked.first_seed, asked.first_seed + asked.games)
    companies = [one for one in COMPANIES if one in (asked.company or COMPANIES)]
    sizes = [one for one in SIZES if one in (asked.size or SIZES)]
    tasks = trials(worlds[0], seeds, companies, sizes, asked.turns, taught(asked.teach))

    def name(trial: Trial) -> str:
        return reproduced(trial.setup)

    payoffs = farm(play_trial, tasks, name, workers=asked.workers, progress=Progress(len(tasks)))
    found = cells(list(zip(tasks, payoffs, strict=True)))
    if asked.json:
        plain = [cell.plain() for cell in found]
        print_json({"worlds": list(worlds), "games": len(tasks), "cells": plain, **verdict(found)})
    else:
        out(told(found, worlds[0], asked.games))
    return 0


def guards_command(asked: argparse.Namespace) -> int:
    """`lab guards`: placebo, permutation, and a search for where a pact does harm; `--games` counts paired seeds."""
    from game.lab.arms import Arm, play_arm
    from game.lab.dilemma import COMPANIES
    from game.lab.farm import Progress, farm, reproduced
    from game.lab.guards import findings, perverse_arms, placebo_arms, swapped_arms, told

    _checked(asked)
    worlds = tuple(dict.fromkeys(asked.world or ("invented:10x50",)))
    if len(worlds) > 1:
        raise CommandError("--world: the guards stand in one world at a time; name one")
    seeds = range(asked.first_seed, asked.first_seed + asked.games)
    placebo, swapped = (make(worlds[0], seeds, asked.turns) for make in (placebo_arms, swapped_arms))
    companies = [one for one in COMPANIES if one != "predator"]  # The arms set predators of their own.
    perverse = perverse_arms(worlds[0], seeds, asked.turns, companies)
    tasks = [arm for pair in (*placebo, *swapped) for arm in pair] + [arm for _, arm in perverse]

    def name(arm: Arm) -> str:
        return f"{reproduced(arm.setup)} (arm: {arm.label})"

    tallies = farm(play_arm, tasks, name, workers=asked.workers, progress=Progress(len(tasks)))
    found = findings(tallies, len(placebo), perverse)
    if asked.json:
        print_json({"worlds": list(worlds), "games": len(tasks), **found})
    else:
        out(told(found, worlds[0], asked.games))
    return 0


def history_command(asked: argparse.Namespace) -> int:
    """`lab history`: the past as a test; `--games` counts the games of each world in each of its arms."""
    from game.lab.farm import Progress, farm
    from game.lab.history.findings import findings
    from game.lab.history.plays import games_of, named, past_of, play_game
    from game.lab.history.record import worlds_on_record
    from game.lab.history.table import plain, told
    from game.match.setup import header_of

    _checked(asked)
    if not 0 <= asked.noise <= 1000:
        raise CommandError(f"--noise {asked.noise}: choose 0 to 1000 thousandths (250 is the record's own doubt)")
    if asked.teach:
        raise CommandError("--teach: history is played with the doctrines of the record; leave it out")
    seeds = range(asked.first_seed, asked.first_seed + asked.games)
    pasts = [past_of(world, asked.turns) for world in dict.fromkeys(asked.world or worlds_on_record())]
    tasks = [game for past in pasts for game in games_of(past, seeds, asked.noise)]
    for past in pasts:
        header_of(games_of(past, seeds[:1], asked.noise)[0].setup)
    played = farm(play_game, tasks, named, workers=asked.workers, progress=Progress(len(tasks)))
    found = findings(pasts, played)
    if asked.json:
        asked_for = {"first_seed": asked.first_seed, "noise": asked.noise, "turns": asked.turns}
        print_json({"games": asked.games, **asked_for, **plain(found)})
    else:
        out(told(found))
    return 0


def bench_command(asked: argparse.Namespace) -> int:
    """`bench`: how fast, and whether the targets are met; exit code 0 either way."""
    if asked.ui:
        from game.ui.bench.measures import ui_bench, ui_plain, ui_told

        found = ui_bench(complain)
        print_json(ui_plain(found)) if asked.json else out(ui_told(found))
        return 0
    from game.lab.bench import bench, plain, told

    _checked(asked)
    measured = bench(asked.workers)
    print_json(plain(*measured)) if asked.json else out(told(*measured))
    return 0
