"""Metrics of pacts at work: attacks answered, councils that authorise, legitimacy, members that leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from game.lab.history.deeds import Deeds, sides
from game.lab.history.targets import States, Target
from game.measures.law import treaties_between
from game.scenarios.schema import Year
from game.world.conflicts import JoinReason, War
from game.world.events import MemberLeft, NoticeGiven
from game.world.pacts import Pact, Trigger
from game.world.treaties import TreatyKind
from game.world.worlds import World

__all__ = ["Authorisation", "Enforcement", "LegitimacyKept", "Withdrawals"]

UNDER_PACT = frozenset({JoinReason.PACT, JoinReason.CONTINGENT})
SHIELDS = frozenset({TreatyKind.DEFENCE, TreatyKind.OFFENCE, TreatyKind.GUARANTEE, TreatyKind.CLIENTAGE})


def _is_enforced(war: War) -> bool:
    """Whether a member came to the attacked under its pact."""
    side = sides(war)[war.defender]
    return any(one.side is side and one.reason in UNDER_PACT for one in war.belligerents)


def _covered(game: Deeds, aggressors: States) -> Iterator[War]:
    """Attacks that some pact of security speaks of."""
    return (war for war in game.wars if _begun_by(war, aggressors) and game.covering(war))


def _begun_by(war: War, aggressors: States) -> bool:
    """Whether one of these began a war; of none named, anybody."""
    return not aggressors or war.attacker in aggressors


class Enforcement(Target):
    """Share of attacks by `aggressors` that are answered by force: attacks on members, answered under their pact.

    With `by`: attacks on anyone, answered if one of these fights for the attacked, whatever binds it.
    """

    metric: Literal["enforcement"]
    aggressors: States = ()
    by: States = ()

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        if not self.by:
            answered = [_is_enforced(war) for war in _covered(game, self.aggressors)]
        else:
            own = frozenset(self.by)
            wars = [w for w in game.wars if _begun_by(w, self.aggressors) and w.defender not in own]
            answered = [any(sides(w).get(state) is sides(w)[w.defender] for state in own) for w in wars]
        return float(sum(answered)), float(len(answered))


class Authorisation(Target):
    """Share of attacks on members of a council's pact, by `aggressors`, for which the council calls on its members.

    `shielded`: only attackers that hold a veto themselves, or have a treaty of arms with a state that holds one.
    """

    metric: Literal["authorisation"]
    aggressors: States = ()
    shielded: StrictBool = False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game."""
        found = []
        for war in _covered(game, self.aggressors):
            world = game.before(war)
            councils = [p for p in game.covering(war) if p.charter.trigger is Trigger.COUNCIL]
            if councils and (not self.shielded or any(_is_shielded(world, war.attacker, p) for p in councils)):
                found.append(any(pact.id in war.authorised for pact in councils))
        return float(sum(found)), float(len(found))


def _is_shielded(world: World, state: str, pact: Pact) -> bool:
    bound = (t.kind in SHIELDS for veto in pact.permanent for t in treaties_between(world, state, veto))
    return pact.charter.permanent_veto and (state in pact.permanent or any(bound))


class LegitimacyKept(Target):
    """Mean part of a pact's first legitimacy that is left after so many attacks on members went unanswered."""

    metric: Literal["legitimacy_kept"]
    unanswered: Annotated[StrictInt, Field(ge=1, le=20)] = 2

    @property
    def is_share(self) -> bool:
        """A mean."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """The pacts of the start that came to it in one game."""
        kept = [part for id in game.first.pacts if (part := self._kept(game, id)) is not None]
        return sum(kept), float(len(kept))

    def _kept(self, game: Deeds, id: str) -> float | None:
        turns = [w.began for w in _covered(game, ()) if not _is_enforced(w) and id in {p.id for p in game.covering(w)}]
        if len(turns) < self.unanswered:
            return None
        after = next((w for turn, w in game.openings.items() if turn > turns[self.unanswered - 1]), game.last)
        left = after.pacts[id].legitimacy if id in after.pacts else 0
        return left / max(1, game.first.pacts[id].legitimacy)


class Withdrawals(Target):
    """Mean number of members that give notice, or leave a pact at once, of their own will, `until` a year."""

    metric: Literal["withdrawals"]
    until: Year | None = None

    @property
    def is_share(self) -> bool:
        """A mean."""
        return False

    def seen(self, game: Deeds) -> tuple[float, ...]:
        """Those of one game; a member that only died is not among them."""
        turn = game.until(self.until)
        noticed = {(e.pact, e.state) for e in game.of(NoticeGiven, turn)}
        gone = {(e.pact, e.state) for e in game.of(MemberLeft, turn) if e.motive is not None and not e.expelled}
        return float(len(noticed | gone)), 1.0
