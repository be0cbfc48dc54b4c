"""What comes from without: powers beyond the frontier, bad luck, a scenario's events (articles 46, 49, 52)."""

from typing import Final

from game.kit.records import changed
from game.rules.draft import Draft
from game.rules.realm import admit
from game.rules.regimes import drawn_disposition, turn_rulers
from game.world.events import MisfortuneStruck, PowerEntered
from game.world.events_system import Misfortune
from game.world.frontiers import Entrant, Fate, FateKind

__all__ = ["admit_powers", "bring_fates", "strike_misfortune"]

LEAN_TURNS: Final = 2
"""Turns that bad luck lasts."""
_SHOCK: Final = 4
"""Points of stability that it costs at once."""
_KINDS: Final = tuple(Misfortune)


def strike_misfortune(draft: Draft) -> None:
    """Lean turns pass; one die a turn for all decides whether a state is struck, and another which."""
    for name in [n for n, state in draft.world.states.items() if state.lean_turns]:
        draft.state(name, lean_turns=draft.state(name).lean_turns - 1)
    rate = draft.world.system.misfortune_permille
    if rate == 0:
        return
    alive = sum(state.alive for state in draft.world.states.values())
    if draft.dice.chance(rate * alive, "misfortune"):
        _strike(draft, draft.living()[0], _KINDS[draft.dice.roll(2, "misfortune kind")])


def _strike(draft: Draft, state: str, what: Misfortune) -> None:
    """Growth falls for some turns, tempers at once."""
    draft.state(state, lean_turns=LEAN_TURNS)
    draft.shake(state, -_SHOCK)
    draft.tell(MisfortuneStruck, state=state, what=what, turns=LEAN_TURNS)


def bring_fates(draft: Draft) -> None:
    """The scenario's events that are due, each once and to the living."""
    if not draft.world.fates:
        return
    left = []
    for number, fate in enumerate(draft.world.fates):
        state = draft.world.states.get(fate.state)
        drawn = draft.turn >= fate.turn and draft.dice.chance(
            fate.chance_permille, "fate", fate.state, fate.kind, number
        )
        if drawn and state is not None and state.alive:
            _befall(draft, fate)
        else:
            left.append(fate)
    draft.world = changed(draft.world, fates=tuple(left))


def _befall(draft: Draft, fate: Fate) -> None:
    """One event of the scenario."""
    if fate.kind in (FateKind.REGIME_TURNS, FateKind.REGIME_TURNS_PREDATORY):
        turn_rulers(draft, fate.state, predatory=fate.kind is FateKind.REGIME_TURNS_PREDATORY)
    else:
        _strike(draft, fate.state, Misfortune(fate.kind.value))


def admit_powers(draft: Draft) -> None:
    """In an open system the powers beyond the frontier come in, each in its time."""
    if not draft.world.entrants or draft.world.system.closed:
        return
    left = []
    for entrant in draft.world.entrants:
        name = entrant.state.id
        if draft.turn >= entrant.from_turn and draft.dice.chance(entrant.chance_permille, "enters", name):
            _enter(draft, entrant)
        else:
            left.append(entrant)
    draft.world = changed(draft.world, entrants=tuple(left))


def _enter(draft: Draft, entrant: Entrant) -> None:
    """A state with its land, its ways and its army, and the disposition drawn for it at the start if it was."""
    name = entrant.state.id
    known = draft.world.secrets.disposition.get(name)
    admit(draft, entrant.state, disposition=drawn_disposition(draft, name) if known is None else known)
    draft.world.provinces.update((place.id, place) for place in entrant.provinces)
    draft.world.forces[name] = {place: tenths for place, tenths in sorted(entrant.forces.items()) if tenths}
    land, known_ways = draft.world.provinces, set(draft.world.links)
    ways = tuple(link for link in entrant.links if link.a in land and link.b in land and link not in known_ways)
    draft.world = changed(draft.world, links=(*draft.world.links, *ways))
    draft.tell(PowerEntered, state=name, province=entrant.state.capital, tenths=sum(entrant.forces.values()))
