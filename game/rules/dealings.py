"""The law of words between states: treaties, pacts, demands, declarations, peace (rules.md §§1, 2, 4).

A check answers with a sentence where a line cannot stand, else None. Breaking a
promise is lawful here: it has a price, which is for `trust` and `wars` to take.
"""

from typing import Final

from game.measures.distance import neighbours, other_end
from game.measures.law import (
    at_war,
    clients_of,
    forbids_attack,
    hosts,
    is_bound_member,
    patron_of,
    side_of,
    treaties_between,
)
from game.measures.system import fronts
from game.rules.means import Ledger
from game.rules.terms import beyond_reach, leader_of
from game.world import sheets as s
from game.world.conflicts import Aim, AimKind, Side, Stage
from game.world.lands import LinkKind
from game.world.treaties import SECRET_KINDS, SENIOR_KINDS, TreatyKind
from game.world.worlds import World

__all__ = [
    "attack",
    "cannot_kneel",
    "cannot_sign",
    "demand",
    "denounce",
    "has_way",
    "join_war",
    "mediate",
    "no_partner",
    "offer_peace",
    "propose",
    "release_ally",
]

MEDIATOR_TRUST: Final = 500
"""Trust (thousandths) that both leaders must have in a mediator."""


def no_partner(world: World, seat: str, other: str) -> str | None:
    """Why another state cannot be dealt with."""
    if other not in world.states or not world.states[other].alive:
        return f"No living state is called {other!r}; choose one of the map."
    return "A state cannot deal with itself; choose another." if other == seat else None


def propose(world: World, ledger: Ledger, line: s.ProposeTreaty) -> str | None:
    """A treaty of a kind not yet in force between the two, and one letter of each kind."""
    why = no_partner(world, ledger.seat, line.to)
    if why:
        return why
    if line.treaty is TreatyKind.TRUCE:
        return "A truce comes with a peace; offer peace instead."
    if line.tribute_permille > 500:
        return "A tribute takes at most half of a client's income; ask for less."
    if line.against is not None and line.against in (ledger.seat, line.to):
        return "A treaty is aimed at a third state; name one that is no party."
    if line.against is not None and line.against not in world.states:
        return f"No state is called {line.against!r}; choose one of the map."
    if line.treaty is TreatyKind.OFFENCE and line.against is None:
        return "A treaty of offence names its target; say against whom."
    why = _wrong_clause(line)
    if why:
        return why
    if ledger.twice("propose", line.treaty.value, line.to):
        return "One letter of each kind to each state; drop the second."
    senior, junior = (ledger.seat, line.to) if line.senior else (line.to, ledger.seat)
    return cannot_sign(world, line.treaty, senior, junior)


def _wrong_clause(line: s.ProposeTreaty) -> str | None:
    """Why the terms do not fit the kind (articles 20, 29, 30)."""
    if line.secret and line.treaty not in SECRET_KINDS:
        return "Such a treaty shows by itself and cannot be secret; offer it openly."
    if line.spoils_permille > 1000:
        return "A share of spoils is at most all of them; name a smaller one."
    if line.treaty is TreatyKind.ARMS_LIMIT and not (line.ceiling_tenths and line.their_ceiling_tenths):
        return "An arms limit names a ceiling for each party; say how many brigades each may keep."
    return None


def cannot_sign(world: World, kind: TreatyKind, senior: str, junior: str) -> str | None:
    """Why two states cannot sign a treaty of this kind today."""
    if at_war(world, senior, junior):
        return "You are at war; only a peace can be signed."
    for treaty in treaties_between(world, senior, junior):
        if treaty.kind is kind and (kind not in SENIOR_KINDS or treaty.first == senior):
            return "A treaty of this kind is in force between you already; drop the letter."
    return cannot_kneel(world, senior, junior) if kind is TreatyKind.CLIENTAGE else None


def cannot_kneel(world: World, patron: str, client: str) -> str | None:
    """Why one state cannot become another's client: a client serves one patron and has no clients of its own."""
    if patron_of(world, client) is not None:
        return f"{world.states[client].name} has a patron already; that bond must end first."
    if patron_of(world, patron) is not None:
        return f"{world.states[patron].name} is a client itself and can protect nobody; that bond must end first."
    if clients_of(world, client):
        return f"{world.states[client].name} has clients of its own; they must be released first."
    return None


def denounce(world: World, ledger: Ledger, line: s.Denounce) -> str | None:
    """An own treaty; a truce can only be broken, never denounced."""
    treaty = world.treaties.get(line.treaty)
    if treaty is None or ledger.seat not in treaty.parties:
        return f"You are no party to a treaty {line.treaty!r}; name one of your own."
    if treaty.kind is TreatyKind.TRUCE:
        return "A truce runs to its end; it cannot be denounced."
    return "The treaty is denounced already; drop the second line." if ledger.twice("denounce", line.treaty) else None


def wrong_aim(world: World, seat: str, target: str, aim: Aim) -> str | None:
    """Why a thing cannot be wanted of this target (decisions 15)."""
    match aim.kind:
        case AimKind.PROVINCE:
            return _wrong_land(world, target, aim.province)
        case AimKind.CLIENTAGE if patron_of(world, seat) is not None:
            return "A client can have no clients of its own; free yourself first."
        case AimKind.TRIBUTE if aim.amount == 0:
            return "The tribute is nothing; name how much you want."
        case AimKind.EXIT:
            return _wrong_exit(world, seat, target, aim.treaty)
        case AimKind.FREEDOM if patron_of(world, seat) != target:
            return "Only a client can ask its own patron for freedom; want something else."
        case AimKind.REDRESS:
            return "Redress is what helpers of a victim fight for; it cannot be an aim of one's own."
        case AimKind.RULE:
            return "The rule of a state is what its rebels fight for in a civil war; want something else."
    return None


def _wrong_land(world: World, target: str, province: str | None) -> str | None:
    """Why a province cannot be the aim: another's, or a last one."""
    place = world.provinces.get(province or "")
    if place is None:
        return "The aim is no province of the map; name the one you want."
    if place.owner != target:
        return f"{place.name} does not belong to {world.states[target].name}; name land that does."
    if sum(1 for p in world.provinces.values() if p.owner == target) == 1:
        return f"{place.name} is the last land of {world.states[target].name}; ask for clientage, tribute or an exit."
    return None


def _wrong_exit(world: World, seat: str, target: str, treaty: str | None) -> str | None:
    """Why a target cannot be told to leave a treaty."""
    held = world.treaties.get(treaty or "")
    if held is None or target not in held.parties or (held.secret and seat not in held.parties):
        return f"{world.states[target].name} is no party to such a treaty; name one of its own."
    if seat in held.parties:
        return "The treaty is your own; denounce it instead."
    return "A truce cannot be left; wait until it ends." if held.kind is TreatyKind.TRUCE else None


def demand(world: World, ledger: Ledger, line: s.MakeDemand) -> str | None:
    """One a turn, after the calm turns, of a state one may attack."""
    why = no_partner(world, ledger.seat, line.target) or wrong_aim(world, ledger.seat, line.target, line.aim)
    if why:
        return why
    revolt = line.aim.kind is AimKind.FREEDOM
    if world.turn <= world.system.calm_turns and not revolt:
        return f"The first {world.system.calm_turns} turns are calm; demands may come later."
    if ledger.twice("demand"):
        return "One demand a turn; choose the one that matters."
    if ("attack", line.target) in ledger.said:
        return "You are declaring war on that state; drop the demand or the war."
    return forbids_attack(world, ledger.seat, line.target)


def attack(world: World, ledger: Ledger, line: s.Attack) -> str | None:
    """Where the law allows a war and a way leads there (rules.md §4)."""
    why = no_partner(world, ledger.seat, line.target)
    why = why or forbids_attack(world, ledger.seat, line.target)
    why = why or _wrong_crisis(world, ledger.seat, line) or wrong_aim(world, ledger.seat, line.target, line.aim)
    if why:
        return why
    if line.crisis is None and world.turn <= world.system.calm_turns and line.aim.kind is not AimKind.FREEDOM:
        return f"The first {world.system.calm_turns} turns are calm; wars may come later."
    if not has_way(world, ledger.seat, line.target):
        return f"No way leads to {world.states[line.target].name}; you need a border, passage or a landing."
    return "War is declared once; drop the second." if ledger.twice("attack", line.target) else None


def _wrong_crisis(world: World, seat: str, line: s.Attack) -> str | None:
    """Why a war cannot come out of the crisis named."""
    if line.crisis is None:
        return None
    crisis = world.crises.get(line.crisis)
    if crisis is None or crisis.demander != seat or crisis.target != line.target:
        return f"You have no crisis {line.crisis!r} with that state; make a demand first, or strike without one."
    return None if crisis.stage is Stage.REFUSED else "The demand has not been refused yet; wait for the answer."


def has_way(world: World, seat: str, target: str) -> bool:
    """Whether a state can get at another: a front of its own, or a road through those who let it pass."""
    return bool(fronts(world, seat, target)) or target in _met_on_the_road(world, seat)


def _met_on_the_road(world: World, seat: str) -> set[str]:
    """Holders of all land next to the land a state can march to from its capital."""
    friends = hosts(world, seat)
    seen, road, met = {world.states[seat].capital}, [world.states[seat].capital], set()
    while road:
        here = road.pop()
        for link in neighbours(world, here):
            there = world.provinces[other_end(link, here)]
            if link.kind is LinkKind.SEA and not world.provinces[here].port:
                continue
            met.add(there.holder)
            by_sea = link.kind is LinkKind.SEA and not there.port
            if there.holder in friends and not by_sea and there.id not in seen:
                seen.add(there.id)
                road.append(there.id)
    return met


def join_war(world: World, ledger: Ledger, line: s.JoinWar) -> str | None:
    """A war one is not in, against states one may attack, that one can reach."""
    war = world.wars.get(line.war)
    if war is None or war.ended is not None:
        return f"No war {line.war!r} is being fought; name one that is."
    if side_of(war, ledger.seat) is not None:
        return "You are in that war already; drop the line."
    foes = [b.state for b in war.belligerents if b.left is None and b.side is not line.side]
    for foe in foes:
        why = forbids_attack(world, ledger.seat, foe)
        if why:
            return why
    if patron_of(world, ledger.seat) in foes:
        return "Your patron fights on the other side; free yourself first."
    reached = [b.state for b in war.belligerents if b.left is None] if war.civil else foes
    if not any(has_way(world, ledger.seat, other) for other in reached):
        return "No way leads to any enemy in that war; you need a border, passage or a landing."
    return "One war is joined once; drop the second." if ledger.twice("join", line.war) else None


def offer_peace(world: World, ledger: Ledger, line: s.OfferPeace) -> str | None:
    """Leader to leader, or a separate peace between one belligerent and the other side's leader (decisions 17)."""
    war = world.wars.get(line.war)
    if war is None or war.ended is not None:
        return f"No war {line.war!r} is being fought; name one that is."
    mine, theirs = side_of(war, ledger.seat), side_of(war, line.to)
    if mine is None or theirs is None or mine is theirs:
        return "That state is no enemy of yours in that war; offer peace to one that is."
    if ledger.twice("peace", line.war, line.to):
        return "One offer goes to each enemy; drop the second."
    return beyond_reach(world, war, ledger.seat, line.to, line.terms, separate=line.separate)


def mediate(world: World, ledger: Ledger, line: s.Mediate) -> str | None:
    """By a state outside the war that both leaders trust, or that speaks for a pact of one of them (article 31)."""
    war = world.wars.get(line.war)
    if war is None or war.ended is not None:
        return f"No war {line.war!r} is being fought; name one that is."
    if side_of(war, ledger.seat) is not None:
        return "You fight in that war; offer peace instead."
    first, second = (leader_of(world, war, side) for side in (Side.ATTACK, Side.DEFENCE))
    if first is None or second is None:
        return "Nobody is left to speak for one of the sides; wait for the end."
    if any(at_war(world, ledger.seat, leader) for leader in (first, second)):
        return "You are at war with one of the two; make your own peace first."
    if not (_is_trusted(world, ledger.seat, first, second) or _speaks_for_pact(world, ledger.seat, first, second)):
        return "Both leaders must trust you half and half at least, or you lead a pact of one of them; earn it first."
    reasons = (
        beyond_reach(world, war, a, b, line.terms, separate=False) for a, b in ((first, second), (second, first))
    )
    if all(reasons):
        return "Neither leader could offer the other such terms; ask for less."
    return "One mediation a war is enough; drop the second." if ledger.twice("mediate", line.war) else None


def _is_trusted(world: World, seat: str, *leaders: str) -> bool:
    """Whether each leader's trust in a state is even at least."""
    held = [world.trust.get(leader, {}).get(seat) for leader in leaders]
    return all(trust is None or trust.permille >= MEDIATOR_TRUST for trust in held)


def _speaks_for_pact(world: World, seat: str, *leaders: str) -> bool:
    """Whether a state leads a pact that binds one of the leaders."""
    return any(p.leader == seat and any(is_bound_member(world, p, x) for x in leaders) for p in world.pacts.values())


def release_ally(world: World, ledger: Ledger, line: s.ReleaseAlly) -> str | None:
    """By the leader of a side, of one who fights beside it (article 32)."""
    war = world.wars.get(line.war)
    if war is None or war.ended is not None:
        return f"No war {line.war!r} is being fought; name one that is."
    side = side_of(war, ledger.seat)
    if side is None or leader_of(world, war, side) != ledger.seat:
        return "Only the leader of a side can release its allies; write to it."
    part = next((b for b in war.belligerents if b.state == line.state and b.left is None and b.side is side), None)
    if part is None or line.state == ledger.seat:
        return "That state is no ally of yours in that war; name one that is."
    if part.released or ledger.twice("release", line.war, line.state):
        return "That ally is released already; drop the line."
    return None
