"""The what-ifs of `report`: which decisions are asked about, how many re-plays each way, and the list of decisions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.commands.words import CommandError, out, whole

if TYPE_CHECKING:
    from game.chronicle.record import Chronicle
    from game.report.source import Source
    from game.report.whatif.records import Reversal, WhatIf

__all__ = ["add_what_if_options", "list_decisions", "played_what_ifs"]

AUTO = "auto"


def add_what_if_options(one: argparse.ArgumentParser) -> None:
    """What can be said of what-ifs on the command line."""
    one.add_argument(
        "--what-ifs", type=_count, default=AUTO, metavar="N",
        help="re-plays each way of each what-if; 0 for none; auto for a first look of 4 to 8 (auto)",
    )  # fmt: skip
    one.add_argument(
        "--what-if", action="append", default=[], metavar="ID", help="ask of this decision, not of the five proposed"
    )
    one.add_argument("--decisions", action="store_true", help="list every decision that can be reversed, with its id")
    one.add_argument("--workers", type=whole, metavar="N", help="processes at once for what-ifs (one for each core)")


def _count(text: str) -> int | str:
    return AUTO if text == AUTO else whole(text)


def list_decisions(chronicle: Chronicle) -> None:
    """Every decision and its opposite, a line each."""
    from game.report.source import read_chronicle
    from game.report.whatif.finding import reversals

    if chronicle.world.ended_by is None:
        raise CommandError("--decisions: this game is not over, and its sheets are sealed until it is")
    for one in reversals(read_chronicle(chronicle)):
        out(f"{one.id}  {one.dated}. What if: {one.instead}.")


def played_what_ifs(asked: argparse.Namespace, chronicle: Chronicle) -> tuple[WhatIf, ...]:
    """The what-ifs asked for, played as often as asked; a line on stderr tells how far it is."""
    from game.lab.farm import Progress
    from game.lab.whatif.answering import MOST_REPLAYS, answer, usual_replays
    from game.report.source import read_chronicle
    from game.report.whatif.records import WhatIf

    names = {id: state.name for id, state in chronicle.world.states.items()}
    replays = usual_replays(len(names)) if asked.what_ifs == AUTO else asked.what_ifs
    if not 0 <= replays <= MOST_REPLAYS:
        raise CommandError(f"--what-ifs {replays}: choose 0 to {MOST_REPLAYS}, or auto")
    if asked.what_if and chronicle.world.ended_by is None:
        raise CommandError("--what-if: this game is not over, and its sheets are sealed until it is")
    if asked.workers is not None and not 1 <= asked.workers <= 256:
        raise CommandError(f"--workers {asked.workers}: choose 1 to 256")
    chosen = _chosen(asked.what_if, read_chronicle(chronicle))
    if not replays or not chosen:
        return tuple(WhatIf(one) for one in chosen)
    progress = Progress(replays * len(chosen), "pairs of re-plays")
    return answer(chronicle, chosen, replays, names, workers=asked.workers, progress=progress)


def _chosen(ids: list[str], source: Source) -> tuple[Reversal, ...]:
    """The decisions named, or the most telling."""
    from game.report.whatif.finding import reversals
    from game.report.whatif.proposing import most_telling

    known = {one.id: one for one in reversals(source)}
    if wrong := next((id for id in ids if id not in known), None):
        raise CommandError(f"--what-if {wrong[:60]}: this game has no such decision; --decisions lists them")
    return tuple(known[id] for id in dict.fromkeys(ids)) if ids else most_telling(source, known.values())
