"""Who is bound to whom, and who may do what (rules.md §1; decisions 5–8)."""

from dataclasses import dataclass

from game.world.conflicts import JoinReason, Side, War
from game.world.pacts import Covers, Pact, Trigger
from game.world.treaties import Treaty, TreatyKind
from game.world.worlds import World

__all__ = [
    "Bond",
    "active_wars",
    "at_war",
    "bound_to_help",
    "broken_by_attack",
    "civil_war_of",
    "clients_of",
    "covers",
    "enemies",
    "forbids_attack",
    "gives_way",
    "hosts",
    "is_bound_member",
    "is_opposed",
    "mandate_of",
    "may_enter",
    "members_of",
    "pacts_of",
    "patron_of",
    "shared_pacts",
    "side_of",
    "treaties_between",
    "treaties_of",
    "wars_of",
]

_BREAKABLE = frozenset(
    {TreatyKind.TRUCE, TreatyKind.NON_AGGRESSION, TreatyKind.DEFENCE, TreatyKind.GUARANTEE, TreatyKind.OFFENCE}
)


@dataclass(frozen=True, slots=True)
class Bond:
    """One promise that binds a helper in a case: its treaty or pact, and the reason it would join under."""

    clause: str
    reason: JoinReason
    needs_council: bool = False
    consultative: bool = False


def treaties_of(world: World, state: str) -> tuple[Treaty, ...]:
    """A state's treaties in force."""
    return tuple(t for t in world.treaties.values() if state in (t.first, t.second))


def treaties_between(world: World, a: str, b: str) -> tuple[Treaty, ...]:
    """Treaties in force between two states."""
    return tuple(
        t for t in world.treaties.values() if (t.first == a and t.second == b) or (t.first == b and t.second == a)
    )


def patron_of(world: World, state: str) -> str | None:
    """The patron a state is client of, if any."""
    for t in world.treaties.values():
        if t.kind is TreatyKind.CLIENTAGE and t.second == state:
            return t.first
    return None


def clients_of(world: World, state: str) -> tuple[str, ...]:
    """A state's clients, sorted."""
    return tuple(
        sorted(t.second for t in world.treaties.values() if t.kind is TreatyKind.CLIENTAGE and t.first == state)
    )


def is_bound_member(world: World, pact: Pact, state: str) -> bool:
    """Whether membership binds the state yet: from the turn after it joined (rules.md §1)."""
    return state in pact.members and pact.members[state] <= world.turn


def pacts_of(world: World, state: str) -> tuple[Pact, ...]:
    """The pacts that bind a state now."""
    return tuple(p for p in world.pacts.values() if is_bound_member(world, p, state))


def shared_pacts(world: World, a: str, b: str) -> tuple[Pact, ...]:
    """Pacts that bind both states now."""
    return tuple(p for p in world.pacts.values() if is_bound_member(world, p, a) and is_bound_member(world, p, b))


def covers(pact: Pact, attacker: str, victim: str) -> bool:
    """Whether an attack is one the charter speaks of: on a member, by a member or an outsider as it says."""
    if victim not in pact.members:
        return False
    inside = attacker in pact.members
    wanted = pact.charter.covers
    return wanted is Covers.BOTH or (wanted is Covers.INSIDE) == inside


def active_wars(world: World) -> tuple[War, ...]:
    """Wars not yet ended."""
    return tuple(w for w in world.wars.values() if w.ended is None)


def civil_war_of(world: World, party: str) -> War | None:
    """The civil war in which a state is the rulers or the rebels; its own as rebels first."""
    civil = [w for w in active_wars(world) if w.civil and party in (w.attacker, w.defender)]
    return min(civil, key=lambda w: (w.attacker != party, len(w.id), w.id), default=None)


def mandate_of(world: World, war: War, state: str, side: Side) -> str | None:
    """The pact whose council called on this member to join this side of a civil war (article 13); first by id."""
    for pact, against in sorted(war.mandates.items()):
        held = world.pacts.get(pact)
        if held is not None and is_bound_member(world, held, state) and side_of(war, against) is not side:
            return pact
    return None


def side_of(war: War, state: str) -> Side | None:
    """The side a state fights on now; None if it never joined or has left."""
    for b in war.belligerents:
        if b.state == state and b.left is None:
            return b.side
    return None


def members_of(war: War, side: Side) -> tuple[str, ...]:
    """Those still fighting on a side, in order of joining."""
    return tuple(b.state for b in war.belligerents if b.side is side and b.left is None)


def wars_of(world: World, state: str) -> tuple[War, ...]:
    """Wars a state is fighting now."""
    return tuple(w for w in active_wars(world) if side_of(w, state) is not None)


def at_war(world: World, a: str, b: str) -> bool:
    """Whether two states fight on opposite sides of a war now."""
    return any(war.ended is None and is_opposed(war, a, b) for war in world.wars.values())


def is_opposed(war: War, a: str, b: str) -> bool:
    """Whether two states fight on opposite sides of this war now."""
    mine = side_of(war, a)
    return mine is not None and side_of(war, b) not in (None, mine)


def enemies(world: World, state: str) -> frozenset[str]:
    """All states that fight against this one now."""
    found: set[str] = set()
    for war in wars_of(world, state):
        other = Side.DEFENCE if side_of(war, state) is Side.ATTACK else Side.ATTACK
        found.update(members_of(war, other))
    return frozenset(found)


def may_enter(world: World, state: str, province: str) -> bool:
    """Whether a state's soldiers may set foot here: own land, an ally's, a patron's or client's, an enemy's."""
    return gives_way(world, state, world.provinces[province].holder)


def gives_way(world: World, state: str, host: str) -> bool:
    """Whether a state's soldiers may set foot on all land that a host holds."""
    return host == state or host in hosts(world, state)


def hosts(world: World, state: str) -> set[str]:
    """All on whose land a state's soldiers may set foot, as friends or as foes, itself among them.

    Partners whose treaty opens the road, all who fight in its wars on either
    side, and while it is at war the fellow members of a pact of security.
    """
    found = {state}
    for treaty in world.treaties.values():
        if state in treaty.parties and _gives_passage(treaty.kind):
            found.update(treaty.parties)
    fought = wars_of(world, state)
    for war in fought:
        found.update(b.state for b in war.belligerents if b.left is None)
    if fought:
        for pact in pacts_of(world, state):
            if pact.charter.trigger is not Trigger.NONE:
                found.update(m for m in pact.members if is_bound_member(world, pact, m))
    return found


def _gives_passage(kind: TreatyKind) -> bool:
    """Kinds of treaty that open the road to a partner's soldiers."""
    return kind in (TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.CLIENTAGE, TreatyKind.GUARANTEE)


def _same_side(world: World, a: str, b: str) -> bool:
    """Whether two states fight on one side of a war now."""
    return any(side_of(w, b) is side_of(w, a) for w in wars_of(world, a))


def bound_to_help(world: World, helper: str, friend: str, foe: str, *, friend_attacked: bool) -> tuple[Bond, ...]:
    """Every promise that would bind `helper` to `friend` in a war with `foe`; strongest treaty duties first.

    `friend_attacked` tells a war the friend suffers from one it began. Defence
    against a foe the helper is itself bound to follow (its patron) still binds:
    states that promised both must choose.
    """
    bonds = [b for t in treaties_between(world, helper, friend) if (b := _treaty_bond(t, helper, foe, friend_attacked))]
    if friend_attacked:
        bonds.extend(_pact_bonds(world, helper, friend, foe))
    return tuple(sorted(bonds, key=lambda b: (b.needs_council, b.consultative, b.clause)))


def _treaty_bond(treaty: Treaty, helper: str, foe: str, friend_attacked: bool) -> Bond | None:
    """The bond one treaty makes in a case, if any."""
    if treaty.against is not None and treaty.against != foe:
        return None
    match treaty.kind:
        case TreatyKind.DEFENCE if friend_attacked:
            return Bond(treaty.id, JoinReason.TREATY, consultative=treaty.consultative)
        case TreatyKind.DEFENCE if treaty.unconditional:
            return Bond(treaty.id, JoinReason.CHAIN_GANG)
        case TreatyKind.OFFENCE if not friend_attacked:
            return Bond(treaty.id, JoinReason.TREATY)
        case TreatyKind.GUARANTEE if friend_attacked and helper == treaty.first:
            return Bond(treaty.id, JoinReason.GUARANTEE)
        case TreatyKind.CLIENTAGE if helper == treaty.first and friend_attacked:
            return Bond(treaty.id, JoinReason.PATRON_DUTY)
        case TreatyKind.CLIENTAGE if helper == treaty.second and treaty.follows:
            return Bond(treaty.id, JoinReason.CLIENT_DUTY)
    return None


def _pact_bonds(world: World, helper: str, friend: str, foe: str) -> list[Bond]:
    """The bonds that shared pacts make where the charter covers the attack."""
    bonds = []
    for pact in shared_pacts(world, helper, friend):
        trigger = pact.charter.trigger
        if helper != foe and trigger is not Trigger.NONE and covers(pact, foe, friend):
            bonds.append(
                Bond(
                    pact.id,
                    JoinReason.PACT,
                    needs_council=trigger is Trigger.COUNCIL,
                    consultative=trigger is Trigger.CONSULTATIVE,
                )
            )
    return bonds


def forbids_attack(world: World, attacker: str, target: str) -> str | None:
    """Why the law of the game forbids an attack outright, in words; None where it may be tried at its cost."""
    if attacker == target:
        return "A state cannot attack itself; choose another."
    if not world.states[target].alive:
        return f"{world.states[target].name} no longer exists; choose another."
    if patron_of(world, target) == attacker:
        return f"{world.states[target].name} is your client; end the clientage first."
    if at_war(world, attacker, target):
        return f"You are at war with {world.states[target].name} already; march instead."
    if _same_side(world, attacker, target):
        return f"You are fighting on the same side as {world.states[target].name}; make peace first."
    return None


def broken_by_attack(world: World, attacker: str, target: str) -> tuple[Treaty, ...]:
    """Treaties between the two that an attack would break."""
    return tuple(t for t in treaties_between(world, attacker, target) if t.kind in _BREAKABLE)
