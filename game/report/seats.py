"""How those did whom people played: place, score, and what drove it beside the mean of all states."""

from game.match.scoring import Weights
from game.report.chapters import Standing
from game.report.naming import listing
from game.report.source import Source
from game.report.years import year_text
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
    return f"{line}{_fall(one, source)} {_driven(one, standings)}".strip()


def _fall(one: Standing, source: Source) -> str:
    """When a state that is no more lost its last land."""
    fell = [e.turn for e in source.of(StateDied) if e.state == one.state]
    return f" It fell in {year_text(source.system, fell[-1])}." if fell and not one.alive else ""


def _driven(one: Standing, standings: tuple[Standing, ...]) -> str:
    """Points of the score won and lost beside the mean state, part by part, whole points only."""
    won: list[str] = []
    lost: list[str] = []
    part = dict(one.parts)
    weights = Weights()
    for key, label in _PARTS:
        mean = sum(dict(s.parts)[key] for s in standings) / len(standings)
        points = round((part[key] - mean) * getattr(weights, key) / 10_000)
        if points:
            (won if points > 0 else lost).append(f"{abs(points)} by {label}")
    told = [f"gained {listing(won)}"] if won else []
    told += [f"lost {listing(lost)}"] if lost else []
    if not told:
        return "In every part it did as the mean state did."
    return f"Beside the mean of all states, in points of the score, it {' and '.join(told)}."


def _hundred(permille: int) -> str:
    return str((permille + 5) // 10)


def _ordinal(place: int) -> str:
    ending = "th" if 10 < place % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
