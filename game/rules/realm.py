"""Who owns what: cessions, capitals, the death and return of states (rules.md §§4, 5)."""

from typing import Final

from game.rules.covenants import withhold_title
from game.rules.draft import Draft
from game.rules.pacts import expel
from game.world.events import CapitalMoved, ProvinceCeded, StateDied, StateReturned
from game.world.lands import Province
from game.world.states import State
from game.world.worlds import Trust

__all__ = ["admit", "bury", "cede", "move_capital", "raise_again"]

CORE_LOST: Final = 8
"""Stability that a core ceded in a peace costs (article 50)."""


def cede(draft: Draft, province: str, to: str, war: str | None, because: int | None, *, lawful: bool = False) -> None:
    """Land changes owner for good: a core comes home nearly whole, other land has to be won over.

    `lawful` where a court awarded it: nobody withholds recognition then.
    """
    place = draft.province(province)
    loser = place.owner
    home = to in place.cores
    draft.province(
        province,
        owner=to,
        occupier=None,
        occupied_turns=0,
        besieged_turns=0,
        integration=max(place.integration, 80) if home else 10,
        unrest=10 if home else 40,
    )
    draft.world.recruits[loser] = {p: n for p, n in draft.world.recruits.get(loser, {}).items() if p != province}
    cause = draft.tell(ProvinceCeded, because, province=province, from_state=loser, to=to, war=war)
    if not lawful:
        withhold_title(draft, province, to, cause)
    if war is not None and loser in place.cores:
        draft.shake(loser, -CORE_LOST)
    _claim(draft, loser, province, to)
    move_capital(draft, loser, cause)
    if not any(p.owner == loser for p in draft.world.provinces.values()):
        bury(draft, loser, to, cause)


def _claim(draft: Draft, loser: str, province: str, winner: str) -> None:
    """The loser will want it back; the winner has no more to ask."""
    claims = draft.state(loser).claims
    if province not in claims:
        draft.state(loser, claims=(*claims, province))
    draft.state(winner, claims=tuple(c for c in draft.state(winner).claims if c != province))


def move_capital(draft: Draft, state: str, because: int | None) -> None:
    """A state whose capital is another's chooses its richest land, free and homeland first."""
    if draft.province(draft.state(state).capital).owner == state:
        return
    left = draft.owned(state)
    if left:
        best = max(left, key=lambda p: (p.occupier is None, state in p.cores, p.output))
        draft.state(state, capital=best.id)
        draft.tell(CapitalMoved, because, state=state, province=best.id)


def bury(draft: Draft, state: str, by: str | None, because: int | None) -> None:
    """A state without land is dead: its army, its promises and its seats go with it. Its cores remember it."""
    draft.state(state, alive=False, treasury=0, conscription=0)
    draft.world.forces[state] = {}
    draft.world.recruits.pop(state, None)
    draft.world.marches.pop(state, None)
    cause = draft.tell(StateDied, because, state=state, by=by)
    for pact in sorted(draft.world.pacts):
        if pact in draft.world.pacts:
            expel(draft, pact, state, expelled=False, because=cause)
    _forget(draft, state)


def _forget(draft: Draft, state: str) -> None:
    """Strike the dead from treaties and from every docket."""
    world = draft.world
    for treaty in [t for t in world.treaties.values() if state in (*t.parties, t.against)]:
        del world.treaties[treaty.id]
    for crisis in [c for c in world.crises.values() if state in (c.demander, c.target)]:
        del world.crises[crisis.id]
    for call in [c for c in world.calls.values() if state in (c.to, c.friend, c.foe)]:
        del world.calls[call.id]
    for letter in [p for p in world.proposals.values() if state in (p.by, p.to)]:
        del world.proposals[letter.id]
    for offer in [o for o in world.offers.values() if state in (o.by, o.to, o.mediator)]:
        del world.offers[offer.id]
    for motion in [m for m in world.motions.values() if m.about == state]:
        del world.motions[motion.id]


def admit(draft: Draft, state: State, *, disposition: int, like: str | None = None) -> None:
    """A state enters the world: trust, forces and secrets of its own; `like` another's doctrine, trust and errors.

    Without a model all is even: trust half and half, no error yet.
    """
    world, name = draft.world, state.id
    world.states[name] = state
    world.forces[name] = {}
    for other in sorted(world.states):
        if other != name:
            row = world.trust.get(other, {})
            world.trust[other] = {**row, name: row.get(like or "", Trust(2000, 2000))}
    old = world.trust.get(like or "", {})
    world.trust[name] = {o: old.get(o, Trust(2000, 2000)) for o in sorted(world.states) if o != name}
    secrets = world.secrets
    secrets.disposition[name] = disposition
    if like is not None:
        secrets.doctrine[name] = secrets.doctrine.get(like, "")
        secrets.error_permille[name] = {**secrets.error_permille.get(like, {}), like: 0}
        for observer, errors in sorted(secrets.error_permille.items()):
            if observer != name:
                secrets.error_permille[observer] = {**errors, name: errors.get(like, 0)}


def raise_again(draft: Draft, state: str, place: Province, tenths: int, because: int | None) -> None:
    """A dead state stands up from its risen core, with the rebels for an army and no debts or friends."""
    draft.state(state, alive=True, capital=place.id, treasury=0, weariness=0, stability=55, precedent=0)
    draft.world.forces[state] = {place.id: tenths}
    for other in draft.world.trust:
        draft.world.trust[other] = {**draft.world.trust[other], state: Trust(2000, 2000)}
    draft.tell(StateReturned, because, state=state, province=place.id)
