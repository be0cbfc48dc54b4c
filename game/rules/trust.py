"""What deeds teach (model.md a3; rules.md §3): Beta counts of good and bad faith, in thousandths.

Only what can be seen teaches. Numbers are a3's; each observer learns from what
was done to others too, but less.
"""

from typing import Final

from game.kit.integers import share
from game.measures.distance import reach_permille
from game.measures.law import enemies, treaties_of
from game.measures.wealth import land_incomes
from game.rules.draft import Draft
from game.world.conflicts import Side, War
from game.world.constants import BRIGADE_UPKEEP, TENTHS
from game.world.events import TrustChanged
from game.world.treaties import TreatyKind
from game.world.worlds import Trust

__all__ = ["fade_and_watch", "learn", "saw_attack", "saw_help", "saw_honour", "saw_renege", "trust_of"]

PRIOR: Final = Trust(2000, 2000)
"""What nobody knows anything about: half and half, weight four. A doctrine's own prior belongs to its own estimates."""
FADE: Final = 985
"""Share of what was learned that is left after a turn."""
QUIET: Final = 20
TREATY_YEAR: Final = 60
PACT_YEAR: Final = 80
ARMING: Final = 150
ARMS_AT_EASE: Final = 350
"""Share of income (thousandths) that an army may cost before its neighbours fear it."""
HONOUR: Final = (2000, 500)
RENEGE: Final = (-2500, -600)
ATTACKED: Final = -3000
HELPED: Final = 2000
HARMED: Final = -2000
SYMPATHY: Final = -1000
_TIES: Final = frozenset({TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE})
KIN: Final = -300
"""What an attack on one's own people teaches beside nearness (article 33)."""
TOLD_FROM: Final = 4
"""A change smaller than this many hundredths is not worth an event."""


def trust_of(draft: Draft, observer: str, other: str) -> Trust:
    """What one state has learned of another so far."""
    return draft.world.trust.get(observer, {}).get(other, PRIOR)


def learn(draft: Draft, observer: str, other: str, milli: int, why: str, because: int | None = None) -> None:
    """Add good faith (plus) or bad faith (minus) to one's count of another."""
    if observer == other or milli == 0:
        return
    old = trust_of(draft, observer, other)
    new = Trust(old.good + max(0, milli), old.bad + max(0, -milli))
    draft.world.trust[observer] = {**draft.world.trust.get(observer, {}), other: new}
    before, after = old.permille // 10, new.permille // 10
    if abs(after - before) >= TOLD_FROM:
        draft.tell(
            TrustChanged,
            because,
            audience=(observer, other),
            of=observer,
            about=other,
            before=before,
            after=after,
            why=why,
        )


def _seen(draft: Draft, doer: str, friend: str, weights: tuple[int, int], permille: int, why: str, cause: int) -> None:
    """All learn from a deed: the friend it touched much, the others a little."""
    for observer in draft.living():
        whole = weights[0] if observer == friend else weights[1]
        learn(draft, observer, doer, whole * permille // 1000, why, cause)


def saw_honour(draft: Draft, doer: str, friend: str, cause: int) -> None:
    """A word was kept: +2 for the friend, +.5 for all who saw it."""
    _seen(draft, doer, friend, HONOUR, 1000, "kept its word", cause)


def saw_renege(draft: Draft, doer: str, friend: str, cause: int, permille: int = 1000) -> None:
    """A word was broken: -2.5 for the friend, -.6 for all; `permille` where less than a call was at stake."""
    _seen(draft, doer, friend, RENEGE, permille, "broke its word", cause)


def saw_attack(draft: Draft, attacker: str, victim: str, cause: int, *, surprise: bool, broken: bool) -> None:
    """Fear by nearness and kinship: -.8 -.8 × reach for all, -.3 for kin, -3 for the victim; × 1.6 surprise,
    × 1.5 broken word."""
    people = draft.state(victim).people
    weight = (1600 if surprise else 1000) * (1500 if broken else 1000) // 1000
    for observer in draft.living():
        if observer == attacker:
            continue
        near = reach_permille(draft.world, attacker, draft.state(observer).capital)
        kin = KIN if draft.state(observer).people == people else 0
        fear = ATTACKED if observer == victim else -800 - 800 * near // 1000 + kin
        learn(draft, observer, attacker, fear * weight // 1000, "attacked", cause)


def saw_help(draft: Draft, war: War, helper: str, side: Side, cause: int | None) -> None:
    """Who helps a side of a civil war is thanked by it; the other and those tied to it blame it (article 42)."""
    for member in (war.attacker, war.defender):
        mine = (member == war.attacker) is (side is Side.ATTACK)
        learn(
            draft, member, helper, HELPED if mine else HARMED, "helped in civil war" if mine else "helped foes", cause
        )
        if not mine:
            tied = {t.other(member) for t in treaties_of(draft.world, member) if t.kind in _TIES and not t.secret}
            for friend in sorted(tied - {helper}):
                learn(draft, friend, helper, SYMPATHY, "helped foes of a friend", cause)


def fade_and_watch(draft: Draft) -> None:
    """A turn passes: memories fade; quiet, kept treaties and shared councils speak for a state, arms against."""
    names, table = sorted(draft.living()), draft.world.trust
    arms = _arming(draft)
    bonds = _years(draft)
    for observer in names:
        old, foes = table.get(observer, {}), enemies(draft.world, observer)
        new = dict(old)
        for other in names:
            if other != observer:
                kindness = 0 if other in foes else QUIET + bonds.get((observer, other), 0)
                was = old.get(other, PRIOR)
                good = PRIOR.good + (was.good - PRIOR.good) * FADE // 1000 + kindness
                bad = PRIOR.bad + (was.bad - PRIOR.bad) * FADE // 1000 + arms[other]
                new[other] = Trust(good if good > 0 else 1, bad if bad > 0 else 1)
        table[observer] = new


def _years(draft: Draft) -> dict[tuple[str, str], int]:
    """What a year of kept treaties and of a shared council is worth, pair by pair."""
    found: dict[tuple[str, str], int] = {}
    drift = draft.world.system.institution_drift_permille
    for treaty in draft.world.treaties.values():
        if treaty.kind is not TreatyKind.TRUCE and not treaty.secret:
            _credit(found, treaty.first, treaty.second, TREATY_YEAR)
    for pact in draft.world.pacts.values():
        if not drift or not pact.charter.is_binding:
            continue
        bound = [m for m, since in pact.members.items() if since <= draft.turn]
        for n, one in enumerate(bound):
            for other in bound[n + 1 :]:
                _credit(found, one, other, PACT_YEAR * pact.legitimacy * drift // 100_000)
    return found


def _credit(table: dict[tuple[str, str], int], a: str, b: str, amount: int) -> None:
    """Credit both ways."""
    table[a, b] = table.get((a, b), 0) + amount
    table[b, a] = table.get((b, a), 0) + amount


def _arming(draft: Draft) -> dict[str, int]:
    """Bad faith read from arms beyond need: .15 for each whole income spent beyond 35 per cent of it."""
    found = {}
    for state, land in land_incomes(draft.world).items():
        cost = sum(draft.world.forces.get(state, {}).values()) * BRIGADE_UPKEEP // TENTHS
        excess = share(cost, max(1, land)) - ARMS_AT_EASE
        found[state] = ARMING * min(2000, max(0, excess)) // 1000
    return found
