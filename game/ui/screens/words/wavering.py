"""Who wavers, and why: a state's largest reason for and against coming, in half a line.

The terms are those of the shared reckoning (game.perception); here they only get words.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.perception.forecast import Weight
from game.report.telling.naming import Names
from game.world.reasons import Term

__all__ = ["reason", "tipper"]

_FOR = {
    "next_in_line": "next on {foe}’s road",
    "trade_at_stake": "lives by {friend}’s trade",
    "client_at_stake": "{friend} is its client",
    "given_word": "gave its word",
    "covenant": "sworn to the pact",
    "institution_itself": "holds by the peace",
    "treaty_itself": "needs {friend}’s help",
    "patrons_wrath": "fears its patron",
}
_AGAINST = {
    "trade_with_the_foe": "trades with {foe}",
    "anger_of_the_foe": "fears {foe}’s anger",
    "cost_of_fighting": "counts the cost",
}
_FAR = 4.0
"""Provinces between from which a friend is said to be far off."""


def reason(one: Weight, steps: float, names: Names, friend: str, foe: str) -> str:
    """The half line under a state's name: what it said in public, or the two terms that pull at it."""
    if one.said is not None:
        return "has pledged to come" if one.said else "has said it stands aside"
    fits = {"friend": names.state(friend), "foe": names.state(foe)}
    pro = _largest(one.terms, _FOR)
    against = "far off" if steps >= _FAR else _AGAINST[_hurt(one.terms)].format(**fits)
    said = [_FOR[pro].format(**fits)] if pro else []
    said = [*said, against] if one.credence >= 500 else [against, *said]
    return "; ".join(said)


def _largest(terms: tuple[Term, ...], table: dict[str, str]) -> str | None:
    """The heaviest term for coming."""
    found = [t for t in terms if t.name in table and t.milli > 0]
    return max(found, key=lambda t: t.milli).name if found else None


def _hurt(terms: tuple[Term, ...]) -> str:
    """What holds it back: what is its own case rather than the cost that all count, if it weighs enough."""
    weight = {t.name: -t.milli for t in terms if t.milli < 0}
    cost = weight.get("cost_of_fighting", 0)
    others = [name for name in ("trade_with_the_foe", "anger_of_the_foe") if weight.get(name, 0) * 4 > cost]
    return max(others, key=lambda name: weight[name], default="cost_of_fighting")


def tipper(swings: Iterable[tuple[str, int, int]]) -> tuple[str, int, int] | None:
    """Of (state, chance if it comes, chance if it stays), the one on whom most depends; None if nobody matters."""
    found = [one for one in swings if one[1] - one[2] >= 10]
    return max(found, key=lambda one: (one[1] - one[2], one[0]), default=None)
