"""What re-plays showed, in words that claim no more than they can.

A share is told by its count, a difference with its interval; where that holds nought, the sentence says that nothing
can be told from chance, and names no direction.
"""

from collections.abc import Sequence
from typing import Final

from game.report.telling.naming import listing
from game.report.whatif.records import Measured, Outcome, Reversal

__all__ = [
    "AS_IT_WAS",
    "NONE",
    "ONE_IN_TWENTY",
    "figure",
    "finding",
    "interval",
    "measure_name",
    "rest_of",
    "signed_figure",
    "spread",
    "tells",
]

AS_IT_WAS: Final = (
    "Both ways are played onward from the same moment, with the same fresh dice and doctrines in all seats. “As it "
    "was” is replayed too, with other dice than the game’s own: it is a chance, and not what happened."
)
"""What every reader of a what-if must know first."""
NONE: Final = "No decision of this game could be reversed."
ONE_IN_TWENTY: Final = (
    "Each interval holds for its own figure in 95 of 100 cases: of twenty differences that are nothing, one will look "
    "like something."
)

_NAMES: Final = {
    "war_goes_on": "The war is still fought at the end",
    "wars": "Wars begun",
    "losses": "Brigades lost in battle, by all",
    "provinces": "Provinces with another owner",
}


def measure_name(measure: str, reversal: Reversal, names: dict[str, str]) -> str:
    """A measure as a row's head."""
    attacker, defender = (names.get(s, s) for s in (reversal.attacker, reversal.defender))
    if measure == "war_begins":
        return f"{attacker} goes to war with {defender}"
    if measure == "war_won":
        return f"{attacker} and its side win the war"
    if measure == "power":
        return f"Power of {names.get(reversal.seat, reversal.seat)} at the end"
    return _NAMES[measure]


def figure(value: float, one: Outcome) -> str:
    """A figure of this outcome: a share as so many of 100, else to one decimal place, with a true minus."""
    scaled = value * 100 if _is_of_hundred(one) else value
    told = f"{scaled:.0f}" if one.is_share else f"{scaled:.1f}"
    told = told.removeprefix("-") if float(told) == 0 else told
    return told.replace("-", "−")


def spread(measured: Measured, one: Outcome) -> str:
    """The ends of an interval; empty where there is none."""
    if measured.low is None or measured.high is None:
        return ""
    return f"{figure(measured.low, one)} to {figure(measured.high, one)}"


def interval(measured: Measured, one: Outcome) -> str:
    """A difference with its sign and its interval: `−39 in 100, 95 % interval −48 to −30`."""
    told = signed_figure(measured.value, one) + (" in 100" if _is_of_hundred(one) else "")
    ends = spread(measured, one)
    return f"{told}, 95 % interval {ends}" if ends else told


def tells(one: Outcome) -> bool:
    """Whether a difference can be told from chance: its interval, as it is printed, does not touch nought."""
    low, high = one.difference.low, one.difference.high
    if low is None or high is None:
        return False
    nearest = low if low > 0 else high if high < 0 else 0.0
    return figure(nearest, one) not in ("0", "0.0")


def signed_figure(value: float, one: Outcome) -> str:
    """A difference with its sign; nothing has none."""
    told = figure(value, one)
    return told if value <= 0 or told in ("0", "0.0") else f"+{told}"


def _is_of_hundred(one: Outcome) -> bool:
    return one.is_share or one.measure == "power"


def finding(reversal: Reversal, replays: int, turns: int, outcomes: Sequence[Outcome], names: dict[str, str]) -> str:
    """The sentence on the first of the outcomes."""
    if not replays or not outcomes:
        return ""
    first = outcomes[0]
    head = (
        f"In {_replays(replays)} each way over {_turns(turns)}, {_counted(first, reversal, names)} had {reversal.had}"
    )
    if not tells(first):
        return f"{head}: {_nothing(replays)}."
    return f"{head} (a difference of {interval(first.difference, first)})."


def _counted(one: Outcome, reversal: Reversal, names: dict[str, str]) -> str:
    attacker, defender = (names.get(s, s) for s in (reversal.attacker, reversal.defender))
    if one.counts is None:
        was, other = figure(one.as_it_was.value, one), figure(one.reversed.value, one)
        return f"{was} wars began on average as it was and {other}"
    was, other = (str(count) for count in one.counts)
    deed = f"{attacker} and its side won the war" if one.measure == "war_won" else f"{attacker} attacked {defender}"
    return f"{deed} in {was} as it was and in {other}"


def _nothing(replays: int) -> str:
    return f"no difference that {_replays(replays)} can tell from chance"


def _replays(count: int) -> str:
    return "1 re-play" if count == 1 else f"{count} re-plays"


def _turns(count: int) -> str:
    return "1 turn" if count == 1 else f"{count} turns"


def rest_of(replays: int, outcomes: Sequence[Outcome]) -> str:
    """The sentence on the other outcomes: which of them differ, and that the rest cannot be told from chance."""
    others = outcomes[1:]
    if not replays or not others:
        return ""
    told = [one for one in others if tells(one)]
    if not told:
        return f"In nothing else counted is there a difference that {_replays(replays)} can tell from chance."
    differ = listing(f"{_lower(one.name)} ({interval(one.difference, one)})" for one in told)
    rest = "" if len(told) == len(others) else " The rest cannot be told from chance."
    return f"Different too: {differ}.{rest}"


def _lower(name: str) -> str:
    """A row's head within a sentence; names keep their capital."""
    first = name.split(" ")[0]
    return name[:1].lower() + name[1:] if first in {"The", "Wars", "Brigades", "Provinces", "Power"} else name
