"""The part each state played, read from its deeds: balanced, bandwagoned, rode free or passed the buck.

The record of the data sorts states into these four (science.md E3). The game's own alignment (rules.md §6) knows
the road a state's bonds show; here the road held longest in the first half of a game is taken, and deeds refine it:

- on the road of a client or a partner in conquest, a state bandwagoned;
- in an alliance or a pact against outsiders (collective defence) it balanced, unless it broke most of the calls upon
  it (it passed the buck) or spent on its army less than half of what the middle state spends of its income (it rode
  free);
- else it stood alone, also as a member of a pact that binds its members against one another (collective security):
  where all are members, membership tells nothing. It goes by the wars it entered, under that pact or uncalled: for
  the attacked it balanced, for spoils it bandwagoned. If it entered none it passed the buck if it broke most of the
  calls upon it, or armed as the middle state or more; and rode free if it armed less.

None of these measures is fitted to the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from statistics import median
from typing import Final, Literal, get_args

from game.lab.history.deeds import Deeds
from game.measures.system import Alignment, alignment
from game.world.conflicts import JoinReason
from game.world.events import CallAnswered, WarJoined
from game.world.pacts import Covers
from game.world.worlds import World

__all__ = ["ROLES", "Role", "roles"]

Role = Literal["balanced", "bandwagoned", "free_rode", "buck_passed"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
BALANCED, BANDWAGONED, FREE_RODE, BUCK_PASSED = ROLES
IDLE: Final = 0.5
"""An ally that spends less than this part of the middle burden rides free."""


def roles(game: Deeds) -> Mapping[str, Role]:
    """Each state's part in the first half of a game; states without a living turn in it have none."""
    roads = {state: Counter[Alignment]() for state in game.first.states}
    for world in (_without_collective_security(w) for turn, w in game.openings.items() if turn <= game.half):
        for state in roads:
            if world.states[state].alive:
                roads[state][alignment(world, state)] += 1
    middle = median(game.burdens.values()) if game.burdens else 0.0
    return {state: _role(state, game, _longest(counts), middle) for state, counts in roads.items() if counts}


def _without_collective_security(world: World) -> World:
    """The world with those pacts alone that stand against outsiders."""
    return replace(world, pacts={id: p for id, p in world.pacts.items() if p.charter.covers is Covers.OUTSIDE})


def _longest(roads: Counter[Alignment]) -> Alignment:
    """The road held for most turns, an alliance and a pact being one; of equals, company, then bandwagoning."""
    company = roads[Alignment.BALANCE] + roads[Alignment.PACT]
    alone, bandwagon = roads[Alignment.ALONE], roads[Alignment.BANDWAGON]
    held = {Alignment.BALANCE: company, Alignment.BANDWAGON: bandwagon, Alignment.ALONE: alone}
    return max(held, key=lambda road: held[road])


def _role(state: str, game: Deeds, road: Alignment, middle: float) -> Role:
    burden = game.burdens.get(state, 0.0)
    if road is Alignment.BANDWAGON:
        return BANDWAGONED
    if road is Alignment.ALONE and (entered := _entered(state, game)):
        return entered
    if _broke_most(state, game):
        return BUCK_PASSED
    if road is Alignment.BALANCE:
        return FREE_RODE if burden < IDLE * middle else BALANCED
    return BUCK_PASSED if burden >= middle else FREE_RODE


def _broke_most(state: str, game: Deeds) -> bool:
    """Whether a state reneged on more than half of the calls upon it."""
    answers = [call.honoured for call in game.of(CallAnswered, game.half) if call.state == state]
    return 2 * sum(answers) < len(answers)


def _entered(state: str, game: Deeds) -> Role | None:
    """The part that wars entered under a pact or uncalled speak for; None where it entered none."""
    reasons = Counter(war.reason for war in game.of(WarJoined, game.half) if war.state == state)
    against, spoils = reasons[JoinReason.BALANCING] + reasons[JoinReason.PACT], reasons[JoinReason.SPOILS]
    if not against + spoils:
        return None
    return BALANCED if against >= spoils else BANDWAGONED
