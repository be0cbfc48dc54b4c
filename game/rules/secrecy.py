"""Secret treaties: how they come out, and what that teaches (rules.md §§1, 3; articles 20, 21)."""

from typing import Final

from game.kit.records import changed
from game.rules.covenants import breached_by_secret_treaty
from game.rules.draft import Draft
from game.rules.trust import learn
from game.world.covert import Surfacing
from game.world.events import TreatySurfaced
from game.world.treaties import Treaty

__all__ = ["leak_treaties", "secret_treaties", "surface"]

LEAK_PERMILLE: Final = 25
"""Chance a turn that a secret treaty comes out by itself."""
HIDDEN_FROM: Final = -200
"""What each third state learns of both parties (thousandths of faith)."""
AIMED_AT: Final = -800
"""What the state learns that the treaty is against."""


def secret_treaties(draft: Draft) -> list[Treaty]:
    """Secret treaties in force, by id."""
    return sorted((t for t in draft.world.treaties.values() if t.secret), key=lambda t: t.id)


def leak_treaties(draft: Draft) -> None:
    """Secrets come out by themselves, now and then."""
    for treaty in secret_treaties(draft):
        if draft.dice.chance(LEAK_PERMILLE, "leak", treaty.id):
            surface(draft, treaty.id, Surfacing.LEAK)


def surface(draft: Draft, name: str, how: Surfacing, because: int | None = None) -> None:
    """A secret treaty is open from now on; nothing where there is none of that id."""
    treaty = draft.world.treaties.get(name)
    if treaty is None or not treaty.secret:
        return
    draft.world.treaties[name] = changed(treaty, secret=False)
    cause = draft.tell(
        TreatySurfaced,
        because,
        treaty=name,
        treaty_kind=treaty.kind,
        first=treaty.first,
        second=treaty.second,
        against=treaty.against,
        how=how,
    )
    for observer in draft.living():
        if observer not in treaty.parties:
            for party in treaty.parties:
                learn(
                    draft,
                    observer,
                    party,
                    AIMED_AT if observer == treaty.against else HIDDEN_FROM,
                    "hid a treaty",
                    cause,
                )
    breached_by_secret_treaty(draft, treaty, cause)
