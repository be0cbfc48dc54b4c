"""Occupation, sieges and the war's score (rules.md §4; decisions 15, 17)."""

from typing import Final

from game.kit.integers import clamp, share
from game.kit.records import changed
from game.measures.law import active_wars, at_war, enemies, is_opposed, members_of, wars_of
from game.rules.draft import Draft
from game.world.conflicts import Side, War
from game.world.events import ProvinceOccupied
from game.world.lands import Province
from game.world.worlds import World

__all__ = ["occupy_land", "score_parts", "score_wars", "tire_belligerents"]

CAPITAL_SHARE: Final = 400
"""What a capital weighs in its state's whole, in thousandths; the rest goes by output."""
WAR_WEARINESS: Final = 2


def occupy_land(draft: Draft) -> None:
    """Land goes to whoever stands on it unopposed; works hold out a turn for each level."""
    hostile = _uncontested(draft)
    for place in list(draft.world.provinces.values()):
        standing = hostile.get(place.id, [])
        if standing:
            _press(draft, place, standing)
        elif place.besieged_turns:
            draft.province(place.id, besieged_turns=0)
        held = draft.province(place.id)
        if held.occupier is not None:
            draft.province(place.id, occupied_turns=held.occupied_turns + 1)


def _uncontested(draft: Draft) -> dict[str, list[str]]:
    """By place: the holder's enemies that stand there with none of the holder's friends."""
    present: dict[str, list[str]] = {}
    for state in draft.living():
        if wars_of(draft.world, state):
            for province in draft.world.forces.get(state, {}):
                present.setdefault(province, []).append(state)
    found = {}
    for province, states in present.items():
        foes = [s for s in states if at_war(draft.world, s, draft.province(province).holder)]
        against = set().union(*(enemies(draft.world, s) for s in foes)) if foes else set()
        if foes and not against.intersection(states):
            found[province] = foes
    return found


def _press(draft: Draft, place: Province, standing: list[str]) -> None:
    """Besiegers wait for the works; then the place falls to the largest force, or is free again."""
    if place.besieged_turns < place.fort and place.occupier is None:
        draft.province(place.id, besieged_turns=place.besieged_turns + 1)
        return
    taker = max(standing, key=lambda s: (draft.force(s, place.id), draft.rank(s)))
    war = next((w for w in wars_of(draft.world, taker) if is_opposed(w, taker, place.holder)), None)
    if war is None:
        return
    freed = not at_war(draft.world, taker, place.owner)
    draft.province(place.id, occupier=None if freed else taker, occupied_turns=0, besieged_turns=0)
    draft.world.wars[war.id] = changed(war, quiet_turns=0)
    draft.tell(
        ProvinceOccupied,
        war.event,
        war=war.id,
        province=place.id,
        by=place.owner if freed else taker,
        from_state=place.holder,
        capital=draft.state(place.owner).capital == place.id,
    )


def score_wars(draft: Draft) -> None:
    """What each side holds of the other, capitals weighing most: -1000 to 1000 from the attacker's side."""
    for war in active_wars(draft.world):
        taken = _held_share(draft, war, Side.ATTACK) - _held_share(draft, war, Side.DEFENCE)
        draft.world.wars[war.id] = changed(war, score_permille=clamp(taken, -1000, 1000))


def _held_share(draft: Draft, war: War, side: Side) -> int:
    """The share of the other side's land in this side's hands, by output and capitals (thousandths)."""
    holders = set(members_of(war, side))
    owners = {b.state for b in war.belligerents if b.left is None and b.side is not side}
    whole = held = 0
    totals: dict[str, int] = {}
    for place in draft.world.provinces.values():
        if place.owner in owners:
            totals[place.owner] = totals.get(place.owner, 0) + place.output
    for place in draft.world.provinces.values():
        if place.owner in owners:
            weight = place.output * (1000 - CAPITAL_SHARE)
            if draft.state(place.owner).capital == place.id:
                weight += totals[place.owner] * CAPITAL_SHARE
            whole += weight
            held += weight if place.occupier in holders else 0
    return share(held, whole)


def score_parts(world: World, war: War, side: Side) -> tuple[tuple[str, int], ...]:
    """What each province that a side holds of the other adds to its score, in thousandths, the most first."""
    holders = set(members_of(war, side))
    owners = {b.state for b in war.belligerents if b.left is None and b.side is not side}
    lands = [place for place in world.provinces.values() if place.owner in owners]
    totals = {owner: sum(p.output for p in lands if p.owner == owner) for owner in owners}
    weights = {
        p.id: p.output * (1000 - CAPITAL_SHARE)
        + (totals[p.owner] * CAPITAL_SHARE if world.states[p.owner].capital == p.id else 0)
        for p in lands
    }
    whole = sum(weights.values())
    parts = [(p.id, share(weights[p.id], whole)) for p in lands if p.occupier in holders]
    return tuple(sorted(parts, key=lambda one: (-one[1], one[0])))


def tire_belligerents(draft: Draft) -> None:
    """Each turn of war wears its belligerents, democracies faster (rules.md §4)."""
    fighting = {b.state for w in active_wars(draft.world) for b in w.belligerents if b.left is None}
    for name in fighting:
        democratic = draft.state(name).regime.value == "democracy"
        invaded = draft.province(draft.state(name).capital).occupier is not None
        draft.tire(name, WAR_WEARINESS + democratic + 2 * invaded)
    for war in active_wars(draft.world):
        draft.world.wars[war.id] = changed(war, quiet_turns=war.quiet_turns + 1)
