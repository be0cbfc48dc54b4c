"""Metrics of coalitions: who stands together against one state, and when nobody stands with anybody.

A coalition against a state is the states that fight it in one war, or one state with all who would be called,
and not to talks alone, if that state attacked it. The state's own clients are never part of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from game.lab.history.deeds import Deeds
from game.lab.history.targets import States, Target
from game.measures.law import bound_to_help, clients_of, enemies, shared_pacts, treaties_between
from game.measures.power import living
from game.scenarios.schema import Permille, StateId
from game.world.conflicts import Outcome, Side
from game.world.pacts import Trigger
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["Coalition", "CoalitionShare", "CoalitionWins", "Unallied", "coalitions_against"]

ALLIANCES = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE})


def coalitions_against(world: World, state: str) -> Iterator[frozenset[str]]:
    """Every group that stands together against a state: its enemies in war, and each other state with its helpers."""
    its_own = {state, *clients_of(world, state)}
    others = [one for one in living(world) if one not in its_own]
    yield enemies(world, state) - its_own
    for friend in others:
        bound = (helper for helper in others if helper != friend and _comes(world, helper, friend, state))
        yield frozenset({friend, *bound})


def _comes(world: World, helper: str, friend: str, foe: str) -> bool:
    bonds = bound_to_help(world, helper, friend, foe, friend_attacked=True)
    return any(not bond.consultative for bond in bonds)


class Coalition(Target):
    """Share of games in which `members` states or more stand together `against` one, or against the strongest.

    `after_turns`: looked for when so many turns are over, and not at any time. `given_permille`: of games in which
    that state ever holds so large a share of capability, and looked for while it does.
    """

    metric: Literal["coalition"]
    against: StateId | Literal["strongest"]
    members: Annotated[StrictInt, Field(ge=2, le=60)] = 3
    after_turns: Annotated[StrictInt, Field(ge=0, le=500)] | None = None
    given_permille: Permille = 0

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """One game; no case where nobody reached the share given, or it was over too soon."""
        asked = [turn for turn in game.openings if self.after_turns in (None, turn - 1)]
        foes = {turn: foe for turn in asked if (foe := self._foe(game.shares(turn)))}
        return float(any(self._stands(game.openings[turn], foe) for turn, foe in foes.items())), float(bool(foes))

    def _foe(self, shares: Mapping[str, int]) -> str:
        """The state asked about, where it lives and holds the share given."""
        state = max(sorted(shares), key=lambda s: shares[s]) if self.against == "strongest" else self.against
        return state if state in shares and shares[state] >= self.given_permille else ""

    def _stands(self, world: World, foe: str) -> bool:
        return any(len(group) >= self.members for group in coalitions_against(world, foe))


class CoalitionShare(Target):
    """Mean, over games, of the largest share of all others' capability that ever stands together `against` a state."""

    metric: Literal["coalition_share"]
    against: StateId

    @property
    def is_share(self) -> bool:
        """A mean of shares."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """The largest of one game."""
        return max(self._largest(world, game.shares(turn)) for turn, world in game.openings.items()), 1.0

    def _largest(self, world: World, shares: Mapping[str, int]) -> float:
        whole = sum(shares.values()) - shares.get(self.against, 0)
        groups = coalitions_against(world, self.against) if world.states[self.against].alive else ()
        return max((sum(shares.get(s, 0) for s in group) for group in groups), default=0) / max(1, whole)


class CoalitionWins(Target):
    """Of finished wars in which all of `members` were `against` a state together, in battle or not: share it lost."""

    metric: Literal["coalition_wins"]
    against: StateId
    members: Annotated[States, Field(min_length=1)]

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        won = {Side.ATTACK: Outcome.ATTACKER_WON, Side.DEFENCE: Outcome.DEFENDER_WON}
        found = []
        for war in game.wars:
            fighting = {one.state: one.side for one in war.belligerents}
            mine = {fighting.get(state) for state in self.members}
            if war.ended is not None and len(mine) == 1 and fighting.get(self.against) not in (None, *mine):
                found.append(any(side is not None and war.outcome is won[side] for side in mine))
        return float(sum(found)), float(len(found))


class Unallied(Target):
    """Share of games in which, of all ways in which `states` were allied turn by turn, not at all was the commonest."""

    metric: Literal["unallied"]
    states: Annotated[States, Field(min_length=2)]

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """One game."""
        ways = Counter(_pairs(world, self.states) for world in game.openings.values())
        most = max(ways.values())
        return float(ways[frozenset()] == most), 1.0


def _pairs(world: World, states: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Which of these are allied with which, by treaty or in a pact of security."""
    pairs = ((a, b) for n, a in enumerate(states) for b in states[n + 1 :])
    return frozenset((a, b) for a, b in pairs if _allied(world, a, b))


def _allied(world: World, a: str, b: str) -> bool:
    if any(treaty.kind in ALLIANCES for treaty in treaties_between(world, a, b)):
        return True
    return any(pact.charter.trigger is not Trigger.NONE for pact in shared_pacts(world, a, b))
