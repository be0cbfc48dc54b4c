"""What the pages on beliefs say in words, the same in the window and in the file."""

from collections.abc import Mapping

from game.report.records.opinions import Beliefs, Misreading, Outlook, Reading

__all__ = [
    "DOTS",
    "calls_told",
    "leads",
    "misjudged",
    "outlook_row",
    "points",
    "shown_readings",
    "signed_points",
    "worst_told",
]

DOTS = 150
"""Readings drawn as dots; in a large system the greatest threats stand for all."""


def points(tenths: int) -> str:
    """Tenths of a point of threat, as whole points."""
    return f"{tenths / 10:.0f}"


def misjudged(percent: int | None) -> str:
    """A mean error about strength."""
    return "–" if percent is None else f"± {percent} %" if percent else "none"


def signed_points(tenths: int) -> str:
    """The same to a tenth, with its sign."""
    sign = "+" if tenths > 0 else "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) / 10:.1f}"


def leads(told: Beliefs) -> str:
    """What is held against what, and at which turns."""
    return (
        "Threat is in points of 100, as the map of threat shows it: as each state read it, with its own error about "
        "strength and its own mind about intentions, and as it was, with the strength that was there and the appetite "
        f"the other truly had (Walt 1987; Jervis 1976). {_looked_at(told)}"
    )


def _looked_at(told: Beliefs) -> str:
    turns = told.turns
    step = turns[1] - turns[0] if len(turns) > 1 else 1
    return "Every turn was looked at." if step == 1 else f"One turn in {step} was looked at, {len(turns)} in all."


def shown_readings(told: Beliefs) -> tuple[Reading, ...]:
    """The readings worth a dot: those of the greatest threats, read or true."""
    ranked = sorted(told.readings, key=lambda r: (-max(r.read, r.was), r.state, r.about))
    return tuple(ranked[:DOTS])


def worst_told(one: Misreading, names: Mapping[str, str]) -> str:
    """A misreading in one sentence, and what followed."""
    about = names.get(one.about, one.about)
    strength = ""
    if one.strength_percent:
        way = "high" if one.strength_percent > 0 else "low"
        strength = f", its strength {abs(one.strength_percent)}\N{NO-BREAK SPACE}% too {way}"
    followed = f" Within three turns {one.followed}." if one.followed else ""
    return f"{one.year}: {about} read at {points(one.read)}, was {points(one.was)}{strength}.{followed}"


def calls_told(told: Beliefs) -> str:
    """How good the odds of help were; empty where no call was answered."""
    if told.brier is None or told.base is None:
        return ""
    better = "better" if told.brier < told.base else "no better" if told.brier == told.base else "worse"
    calls = f"{told.calls} answered {'call' if told.calls == 1 else 'calls'}"
    return (
        f"Odds of help, as every screen showed them, against {calls}: their mean squared error is "
        f"{told.brier / 1000:.3f} (Brier 1950; 0 is perfect, 0.25 a coin), {better} than always saying the mean share "
        f"that came, {told.base / 1000:.3f}."
    )


def outlook_row(one: Outlook) -> tuple[str, str, str, str]:
    """A range of chances, how often one in it was told, their mean, and how often it came."""
    came = 100 * one.came / one.times
    return (
        f"{one.low // 10}–{one.high // 10} %", str(one.times), f"{one.mean / 10:.0f} %", f"{one.came} ({came:.0f} %)"
    )  # fmt: skip
