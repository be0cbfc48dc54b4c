"""How those did whom people played: place, score, and what drove it beside the average of all states."""

from game.match.scoring import Weights
from game.report.records.chapters import Standing
from game.report.source import Source
from game.report.telling.naming import listing, signed
from game.report.telling.years import year_text
from game.world.events import StateDied

__all__ = ["own_line"]

_PARTS = (("security", "security"), ("wealth", "wealth enjoyed"), ("power", "relative power"))


def own_line(source: Source, standings: tuple[Standing, ...]) -> str:
    """A player alone is spoken to; several are named; empty where nobody played."""
    rows = [s for s in standings if s.player]
    alone = len(rows) == 1
    return " ".join(_told(row, standings, source, alone) for row in rows)


def _told(one: Standing, standings: tuple[Standing, ...], source: Source, alone: bool) -> str:
    name = source.names.state(one.state)
    who = f"You led {name}: it" if alone else f"{name}, led by a player,"
    line = f"{who} came {_ordinal(one.place)} of {len(standings)}, with {_hundred(one.total)} of 100."
    return f"{line}{_fall(one, source)} {_driven(one, standings)} {_moved(one, source)}"


def _fall(one: Standing, source: Source) -> str:
    """When a state that is no more lost its last land."""
    fell = [e.turn for e in source.of(StateDied) if e.state == one.state]
    return f" It fell in {year_text(source.system, fell[-1])}." if fell and not one.alive else ""


def _driven(one: Standing, standings: tuple[Standing, ...]) -> str:
    """Points of the score above and below the average state, part by part, whole points only."""
    told: list[str] = []
    part = dict(one.parts)
    weights = Weights()
    for key, label in _PARTS:
        mean = sum(dict(s.parts)[key] for s in standings) / len(standings)
        points = round((part[key] - mean) * getattr(weights, key) / 10_000)
        if points:
            told.append(f"{signed(points)} from {label}")
    if not told:
        return "In every part of the score it did as the average state did."
    return f"Beside the average state, points of its score: {listing(told)}."


def _moved(one: Standing, source: Source) -> str:
    """What lies under the score: the share of power then and now, and the homeland kept."""
    first, last = (shares.get(one.state, 0) / 10 for shares in (source.first_shares, source.shares[-1]))
    cores = dict(one.parts)["cores"]
    kept = f"; over the years it kept {_hundred(cores)} of 100 of its own cores" if cores < 995 else ""
    if first == last:
        return f"Its share of power stayed at {last:.1f}\N{NO-BREAK SPACE}%{kept}."
    return f"Its share of power went from {first:.1f} to {last:.1f}\N{NO-BREAK SPACE}%{kept}."


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _ordinal(place: int) -> str:
    ending = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
