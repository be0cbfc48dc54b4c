"""Changes of rulers, and the errors of staffs: what lies in the table of secrets (rules.md §5; decisions 3)."""

from typing import Final

from game.kit.dice import mixed
from game.kit.integers import clamp
from game.rules.covert import spied_on
from game.rules.draft import Draft
from game.world.events import RegimeTurned

__all__ = ["drawn_disposition", "drift_errors", "turn_regimes", "turn_rulers"]

TURN_PERMILLE: Final = 30
"""Chance a turn that a state's rulers change (model.md (b): without shocks wars die out by turn 30)."""
PREDATORY_PERMILLE: Final = 200
"""Chance that the new ones are predatory."""
MEMORY_PERMILLE: Final = 800
"""Share of a staff's misjudgement that is left a turn later."""
INNOVATION_PERMILLE: Final = 110
"""New error a turn, in thousandths of ln(strength): about .18 in all with the memory above.

Decisions 3 starts at .40; there attackers chose wars on their errors and lost five in six."""
_PART: Final = 65_535
"""The greatest of one even part of sixteen bits."""
_SPREAD: Final = 37_837
"""Standard deviation of the sum of four such parts."""


def turn_regimes(draft: Draft) -> None:
    """Now and then rulers change; that they did is seen, what they want is not."""
    for name in draft.living():
        if draft.dice.chance(TURN_PERMILLE, "regime", name):
            turn_rulers(draft, name)


def turn_rulers(draft: Draft, name: str, *, predatory: bool = False, because: int | None = None) -> None:
    """New rulers; `predatory` where a scenario says so, which nobody is told (article 48)."""
    draft.world.secrets.disposition[name] = drawn_disposition(draft, name, predatory=predatory)
    draft.shake(name, -6)
    draft.tell(RegimeTurned, because, state=name)


def drawn_disposition(draft: Draft, name: str, *, predatory: bool = False) -> int:
    """One in five 75 to 100; the others around 35, spread 15."""
    if predatory or draft.dice.chance(PREDATORY_PERMILLE, "predatory", name):
        return 75 + draft.dice.roll(26, "disposition", name)
    return clamp(35 + draft.dice.normal_permille("disposition", name) * 15 // 1000, 0, 100)


def drift_errors(draft: Draft) -> None:
    """Each staff's misjudgement of each other state wanders, and persists long enough to make an occasion for war."""
    rolled = {name: draft.dice.roll(1 << 62, "errors", name) for name in sorted(draft.living())}
    errors, watched = draft.world.secrets.error_permille, spied_on(draft)
    for observer, mine in rolled.items():
        old = errors.get(observer, {})
        new = dict(old)
        for other, theirs in rolled.items():
            if other != observer:
                fresh = _bell(mixed(3 * mine + theirs))
                if watched and (observer, other) in watched:
                    fresh //= 2
                new[other] = _truncated(old.get(other, 0) * MEMORY_PERMILLE) + fresh
        errors[observer] = new


def _truncated(milli: int) -> int:
    """A thousandth, rounded towards nothing, so that errors of either sign fade alike."""
    return milli // 1000 if milli >= 0 else -(-milli // 1000)


def _bell(word: int) -> int:
    """One new error: a bell-shaped sum of four even parts of 64 bits."""
    total = (word & _PART) + (word >> 16 & _PART) + (word >> 32 & _PART) + (word >> 48)
    return (total - 2 * _PART) * INNOVATION_PERMILLE // _SPREAD
