"""What a promise paid: promised, delivered and got, under each pact and under all treaties of alliance together.

Those who gain from a common good are tempted to leave its cost to others (Olson and Zeckhauser 1966). Each gain is
counted by itself, in its own unit: wars in which others came at the state's call, and the brigades they brought; turns
as a member in which it had no war at home while a neighbour outside was being attacked; and the wealth that a common
market added to its trade. What a treaty promises has no quota: it is taken as the share pledged in the crisis before,
or the usual three quarters of all forces (decisions 7).

The words: *rode free* who delivered less than half of what it promised and yet got something; *paid more than it got*
who delivered at least half of it and got less than half of what it delivered; *contributor* any other who delivered
at least half; *stayed away* who delivered less and got nothing; *never called* of whom nothing was asked.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.measures.law import is_bound_member
from game.measures.wealth import trades
from game.report.records.chapters import Answered
from game.report.records.quarrels import Bond, Rider
from game.report.source import Source
from game.world.conflicts import Side
from game.world.constants import PLEDGE_SHARE
from game.world.pacts import Contribution, Market, Pact
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["HALF_PERMILLE", "bonds_of", "verdict_on"]

HALF_PERMILLE = 500
"""Who delivered less than this share of what it promised did not carry its part."""
_ALLIANCES = frozenset({TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE})


@dataclass(frozen=True)
class _Part:
    """One case: who was called for whom, and brigades (tenths) promised and delivered."""

    turn: int
    war: str
    friend: str
    member: str
    promised: int
    delivered: int
    honoured: bool


def bonds_of(source: Source, answers: tuple[Answered, ...]) -> tuple[Bond, ...]:
    """Every pact in the order of founding, then the alliances together; bonds under which nothing was asked count."""
    borders = [_borders(world) for world in source.snapshots]
    pacts = sorted(source.pacts.values(), key=lambda p: (p.founded, p.id))
    found = [
        Bond(pact.id, source.names.pact(pact.id), _riders(_pact_parts(pact.id, source), _in_pact(pact, source),
             _market(pact, source), source, borders))
        for pact in pacts
    ]  # fmt: skip
    parts = _treaty_parts(source, answers)
    if parts:
        found.append(Bond("", "Alliances by treaty", _riders(parts, _allied(source), Counter(), source, borders)))
    return tuple(found)


def _pact_parts(pact: str, source: Source) -> list[_Part]:
    lives = (step.world.pacts[pact] for step in source.steps if pact in step.world.pacts)
    cases: Iterable[Contribution] = dict.fromkeys(case for life in lives for case in life.contributions)
    return [_Part(c.turn, c.war, c.friend, c.member, c.promised, c.delivered, c.honoured) for c in cases]


def _treaty_parts(source: Source, answers: tuple[Answered, ...]) -> list[_Part]:
    """Calls under treaties: the share pledged in the crisis or the usual one, and the share that went to war."""
    found = []
    for one in answers:
        treaty = source.treaties.get(one.clause)
        if treaty is None or treaty.consultative:
            continue
        war = source.wars[one.war]
        pledged = next((p.share_permille for p in war.pledges if p.state == one.state and p.stands), PLEDGE_SHARE)
        sent = next((b.share_permille for b in war.belligerents if b.state == one.state), 0) if one.honoured else 0
        promised, delivered = one.forces * pledged // 1000, one.forces * sent // 1000
        found.append(_Part(one.turn, one.war, one.friend, one.state, promised, delivered, one.honoured))
    return found


def _in_pact(pact: Pact, source: Source) -> list[frozenset[str]]:
    """Who was bound by the pact as each turn opened."""
    lives = [(world, world.pacts.get(pact.id)) for world in source.snapshots]
    return [
        frozenset(s for s in life.members if is_bound_member(world, life, s)) if life else frozenset()
        for world, life in lives
    ]


def _allied(source: Source) -> list[frozenset[str]]:
    """Who had an ally by treaty as each turn opened."""
    return [
        frozenset(s for t in world.treaties.values() if t.kind in _ALLIANCES for s in t.parties)
        for world in source.snapshots
    ]


def _riders(
    parts: list[_Part],
    members: list[frozenset[str]],
    market: Counter[str],
    source: Source,
    borders: list[dict[str, frozenset[str]]],
) -> tuple[Rider, ...]:
    spared = _spared(members, source, borders)
    names = sorted({s for bound in members for s in bound} | {p.member for p in parts})
    riders = [_rider(state, parts, spared[state], market[state]) for state in names]
    return tuple(sorted(riders, key=lambda r: (-r.delivered, r.promised, r.state)))


def _rider(state: str, parts: list[_Part], spared: int, market: int) -> Rider:
    asked = [p for p in parts if p.member == state]
    helped = [p for p in parts if p.friend == state and p.delivered > 0]
    told = Rider(
        state=state,
        cases=len(asked),
        honoured=sum(p.honoured for p in asked),
        promised=sum(p.promised for p in asked),
        delivered=sum(p.delivered for p in asked),
        helped=len({p.war for p in helped}),
        received=sum(p.delivered for p in helped),
        spared=spared,
        market=market,
        verdict="",
    )
    return replace(told, verdict=verdict_on(told))


def verdict_on(one: Rider) -> str:
    """The word for what it did beside what it got; see the module for the thresholds."""
    if not one.promised:
        return "never called"
    if one.delivered * 1000 < one.promised * HALF_PERMILLE:
        return "rode free" if one.received or one.spared or one.market > 0 else "stayed away"
    return "paid more than it got" if one.received * 2 < one.delivered else "contributor"


def _spared(members: list[frozenset[str]], source: Source, borders: list[dict[str, frozenset[str]]]) -> Counter[str]:
    """Turns in which a bound state had no war at home while a neighbour that was not bound was being attacked."""
    found: Counter[str] = Counter()
    for world, bound, near in zip(source.snapshots, members, borders, strict=True):
        attacked = _attacked(world)
        for state in bound - attacked:
            found[state] += bool(near.get(state, frozenset()) & attacked - bound)
    return found


def _attacked(world: World) -> frozenset[str]:
    """Who is the victim of a war that is being fought, civil wars apart."""
    wars = (w for w in world.wars.values() if w.ended is None and not w.civil)
    return frozenset(
        w.defender for w in wars if any(b.state == w.defender and b.side is Side.DEFENCE for b in w.belligerents)
    )


def _borders(world: World) -> dict[str, frozenset[str]]:
    """Each state's neighbours: whose land or sea lane meets its own."""
    found: dict[str, set[str]] = {}
    for link in world.links:
        one, other = world.provinces[link.a].owner, world.provinces[link.b].owner
        if one != other:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {state: frozenset(near) for state, near in found.items()}


def _market(pact: Pact, source: Source) -> Counter[str]:
    """Wealth (hundredths) that the pact's market added to each member's trade: trade with it less trade without it."""
    found: Counter[str] = Counter()
    for world in source.snapshots:
        life = world.pacts.get(pact.id)
        if life is None or life.charter.market is Market.NONE:
            continue
        shut = replace(life, charter=replace(life.charter, market=Market.NONE))
        with_it, without = trades(world), trades(replace(world, pacts={**world.pacts, pact.id: shut}))
        for pair, worth in with_it.items():
            for state in pair:
                found[state] += worth - without[pair]
    return found
